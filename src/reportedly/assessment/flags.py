"""Flags: the newsroom rules that the sourcing of a statement touches, with the words that show it."""

from __future__ import annotations

from collections.abc import Sequence

from .._typing import Span, Spans
from ..statement import Anonymity, Basis, Flag, FlagCode, Hedge, Hop, Kind
from .passage import Passage
from .responses import Response

_LATE_CHARACTERS = 250
_LATE_SENTENCES = 2
_PLURAL = frozenset(
    {"sources", "officials", "aides", "advisers", "advisors", "people", "insiders", "executives", "persons"}
)
_OPINIONS: frozenset[Kind] = frozenset({"opinion"})


def flags(
    passage: Passage,
    story: Sequence[Passage],
    paragraph: Sequence[Passage],
    *,
    kind: Kind,
    hedges: Sequence[Hedge],
    basis: Basis,
    anonymity: Anonymity | None,
    chain: Sequence[Hop],
    response: Response | None,
) -> tuple[Flag, ...]:
    """All flags of a statement, in the order of the rules; `paragraph` are the passages beside it."""
    source = passage.attribution.source or passage.attribution.cue or passage.attribution.content
    found: list[tuple[FlagCode, Spans]] = []
    single = _plural_but_single(passage, story)
    if single:
        found.append(("plural_but_single", single))
    unsourced = _hedge_without_source(passage, hedges, chain)
    if unsourced:
        found.append(("hedge_without_source", unsourced))
    if chain:
        found.append(("second_hand", tuple(hop.evidence for hop in chain)))
    if kind == "allegation" and response == "none_mentioned":
        found.append(("allegation_without_response", passage.attribution.cue or passage.attribution.content))
    if anonymity is not None:
        if kind in _OPINIONS:
            found.append(("anonymous_opinion", passage.attribution.content or source))
        if anonymity.grade == "bare":
            found.append(("bare_anonymity", source))
        if anonymity.reason_given is None:
            found.append(("anonymity_without_reason", source))
        if basis == "unknown" and anonymity.position_to_know is None:
            found.append(("unknown_basis", source))
    late = _late_source(passage)
    if late:
        found.append(("late_source", late))
    adjacent = _adjacent_speakers(passage, paragraph)
    if adjacent:
        found.append(("adjacent_speakers", adjacent))
    if not passage.speakers and passage.attribution.quotation != "indirect":
        found.append(("speaker_unknown", passage.attribution.content or source))
    return tuple(Flag(code=code, evidence=evidence) for code, evidence in found)


def _plural_but_single(passage: Passage, story: Sequence[Passage]) -> Spans:
    """ "Sources said", and what follows shows one source: a singular entity, or "the source" a little later."""
    article, source = passage.article, passage.attribution.source
    words = article.words_in(source)
    if not words or not _PLURAL.intersection(words[-1:] + words[:1]) or len(words) > 4:
        return ()
    if len(passage.speakers) == 1 and passage.speakers[0].type == "unnamed_person":
        return source
    plural = next(word for word in words if word in _PLURAL)
    singular = "person" if plural in ("people", "persons") else plural.removesuffix("s")
    for other in story:
        theirs = article.words_in(other.attribution.source)
        later = (
            other.anchor > passage.anchor
            and article.sentence_index(other.anchor) - article.sentence_index(passage.anchor) <= 3
        )
        if later and theirs[:2] == ["the", singular]:
            return (*source, *other.attribution.source)
    return ()


def _hedge_without_source(passage: Passage, hedges: Sequence[Hedge], chain: Sequence[Hop]) -> Spans:
    """A hedge that stands for an upstream ("reportedly"), and no upstream that the text ties to it."""
    article = passage.article
    if chain or not hedges or any(entity.type in ("outlet", "document") for entity in passage.speakers):
        return ()
    return tuple(
        (hedge.start, hedge.end) for hedge in hedges if article.hits("hedges", ((hedge.start, hedge.end),), "unsourced")
    )


def _late_source(passage: Passage) -> Spans:
    """A reader is left to guess for long who speaks."""
    attribution = passage.attribution
    if passage.is_post or attribution.quotation == "indirect" or not attribution.source or not attribution.content:
        return ()
    begin, named = attribution.content[0][0], min(start for start, _ in (*attribution.source, *attribution.cue))
    if named <= begin:
        return ()
    before = [s for s in passage.article.sentences_in((begin, named)) if s[1] <= named]
    if named - begin > _LATE_CHARACTERS or len(before) >= _LATE_SENTENCES:
        return attribution.source
    return ()


def _adjacent_speakers(passage: Passage, paragraph: Sequence[Passage]) -> Spans:
    """Right after one speaker's quotation comes another's, who is named only afterwards."""
    attribution = passage.attribution
    if attribution.quotation == "indirect" or not attribution.content or passage.is_post or not passage.speakers:
        return ()
    begin = attribution.content[0][0]
    if not attribution.source or attribution.source[0][0] < begin:
        return ()
    article = passage.article
    nearby = article.sentence_at(article.sentence_at(begin)[0] - 1)[0]
    before = [
        other
        for other in paragraph
        if nearby < other.extent[1] <= begin + 1 and other is not passage and _quotes(other)
    ]
    if not before:
        return ()
    previous = max(before, key=lambda other: other.extent[1])
    mine = {entity.id for entity in passage.speakers}
    if not previous.speakers or mine & {entity.id for entity in previous.speakers}:
        return ()
    return (_last_content(previous), attribution.content[0])


def _quotes(passage: Passage) -> bool:
    """Are these words between quotation marks, and no post?"""
    return not passage.is_post and passage.attribution.quotation != "indirect" and bool(passage.attribution.content)


def _last_content(passage: Passage) -> Span:
    return passage.attribution.content[-1]
