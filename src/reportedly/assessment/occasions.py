"""Occasions: where and when something was said, and through whom it came here.

What one sentence says of the occasion holds for the next one of the same speaker, where that plainly
goes on and says nothing else: in the same paragraph or the next, and in the next in spite of others between
where it is an event such as a speech or a hearing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..statement import Hop, Medium, OwnReporting
from .chain import chain, hop, own_reporting
from .dates import said_on
from .kind import is_speaking
from .medium import medium
from .passage import Passage
from .setting import publisher, setting
from .spans import SpanIndex

_RELAYING = frozenset({"outlet", "document"})
_TO_THE_PRESS = frozenset({"interview", "press_conference", "email_or_letter"})
_WRITING = frozenset({"wrote", "writes", "write", "writing"})
_ONE_MORE = frozenset({"a", "another", "one", "other", "others", "second", "some", "third"})
_EVENTS = frozenset({"speech", "testimony_or_filing", "press_conference"})
"""What goes on over paragraphs, whoever else is quoted between."""


class Occasion(NamedTuple):
    """Where and when a passage was said, and through whom it came."""

    medium: Medium
    said_on: str | None
    chain: tuple[Hop, ...]
    own_reporting: OwnReporting


def occasions(story: Sequence[Passage], reference: str | None) -> list[Occasion]:
    """The occasion of each passage, carried on where the same speaker plainly goes on."""
    inner: dict[int | None, list[Passage]] = {}
    for passage in story:
        inner.setdefault(passage.attribution.parent, []).append(passage)
    said = SpanIndex(span for passage in story for span in passage.attribution.content)
    found = [_occasion(passage, story, inner.get(at, ()), said, reference) for at, passage in enumerate(story)]
    order = [at for at in sorted(range(len(story)), key=lambda at: story[at].extent) if _is_carrying(story[at])]
    stretches = _stretches(story, order, inner)
    turns: dict[frozenset[str], int] = {}
    interviews: set[tuple[frozenset[str], str]] = set()  # who was interviewed, by whom
    for last, at in pairwise([-1, *order]):
        passage, speakers = story[at], _speakers(story[at])
        if last >= 0 and found[last].medium == "social_post" and _is_one_more(story[last], passage):
            found[at] = found[at]._replace(medium="social_post")
        before = turns.get(speakers)
        if before is not None and (
            _goes_on(story[before], passage, uninterrupted=stretches[before] == stretches[at])
            or (found[before].medium in _EVENTS and _is_near(story[before], passage))
        ):
            found[at] = _carried(found[before], found[at], passage)
        heard = [(speakers, hop.entity or hop.name) for hop in found[at].chain]
        if found[at].medium == "interview":
            interviews.update(heard)
        elif not interviews.isdisjoint(heard) and is_speaking(passage) and _says_nothing(found[at], passage):
            found[at] = found[at]._replace(medium="interview")
        turns[speakers] = at
    return found


def _is_carrying(passage: Passage) -> bool:
    return bool(passage.speakers) and not passage.is_post


def _speakers(passage: Passage) -> frozenset[str]:
    return frozenset(entity.id for entity in passage.speakers)


def _stretches(
    story: Sequence[Passage], order: Sequence[int], inner: Mapping[int | None, Sequence[Passage]]
) -> dict[int, int]:
    """The number of the stretch without another speaker that each passage stands in. What is said inside
    another's words is no turn of its own, but what an outlet or a document only passes on is."""
    relays = {at for at in order if any(entity.type in _RELAYING for entity in story[at].speakers)}
    numbers: dict[int, int] = {}
    number, speaking = 0, frozenset[str]()
    for at in order:
        parent, speakers = story[at].attribution.parent, _speakers(story[at])
        outermost = (parent is None or parent in relays) and not (at in relays and at in inner)
        if outermost and speakers != speaking:
            number, speaking = number + 1, speakers
        numbers[at] = number
    return numbers


def _occasion(
    passage: Passage, story: Sequence[Passage], inner: Sequence[Passage], said: SpanIndex, reference: str | None
) -> Occasion:
    hops = chain(passage, list(outward(passage, story)), inner)
    known_by = publisher(passage)
    if known_by is not None and not hops:
        hops = (hop(known_by, "publisher"),)
    said_in = medium(passage)
    if said_in == "unknown" and is_speaking(passage) and not passage.is_post:
        said_in = _written_for(passage, hops) or setting(passage, said) or "unknown"
    return Occasion(said_in, said_on(passage, reference), hops, own_reporting(passage, hops))


def _written_for(passage: Passage, hops: Sequence[Hop]) -> Medium | None:
    """ "The Courier's Ann Roe wrote": for that outlet."""
    written = _WRITING.intersection(passage.article.words_in(passage.attribution.cue))
    return "book_or_article" if written and any(hop.relation == "outlet" for hop in hops) else None


def _carried(before: Occasion, own: Occasion, passage: Passage) -> Occasion:
    """What the sentence before says of the occasion, where this one says nothing else."""
    if own.medium != before.medium and not (
        own.medium == "unknown" or (before.medium in _TO_THE_PRESS and _says_nothing(own, passage))
    ):
        return own
    same_way = not own.chain and own.own_reporting == "unknown"
    return Occasion(
        medium=before.medium,
        said_on=own.said_on or before.said_on,
        chain=before.chain if same_way else own.chain,
        own_reporting=before.own_reporting if same_way else own.own_reporting,
    )


def _says_nothing(own: Occasion, passage: Passage) -> bool:
    """Is nothing said of the medium, or only by its being a spokesman who speaks?"""
    stated = (*passage.frame, *passage.attribution.cue)
    return own.medium == "unknown" or (
        own.medium == "statement" and not passage.article.hits("medium", stated, "statement")
    )


def _goes_on(before: Passage, passage: Passage, *, uninterrupted: bool) -> bool:
    """Does the speaker go on in words: in the next sentence, or without another one between in the same
    paragraph or the next?"""
    if not is_speaking(passage):
        return False
    article = passage.article
    start = passage.extent[0]
    if before.block.start == passage.block.start:
        return uninterrupted or article.sentence_index(start) - article.sentence_index(before.extent[1] - 1) <= 1
    return uninterrupted and article.block_at(passage.block.start - 1).start == before.block.start


def _is_near(before: Passage, passage: Passage) -> bool:
    """Does it stand in words in the same paragraph or in the next?"""
    last = passage.article.block_at(passage.block.start - 1).start
    return before.block.start in (passage.block.start, last) and is_speaking(passage)


def _is_one_more(before: Passage, passage: Passage) -> bool:
    """ "... wrote another": one more of the users quoted just before, of whom nothing else is said."""
    named = passage.article.words_in(passage.attribution.source)
    unnamed = bool(named) and _ONE_MORE.issuperset(named)
    return unnamed and _is_near(before, passage) and medium(passage) == "unknown"


def outward(passage: Passage, story: Sequence[Passage]) -> Iterator[Passage]:
    """The attributions that this one stands in, the outermost first; a loop in hostile input ends."""
    found: list[Passage] = []
    seen = {passage.index}
    parent = passage.attribution.parent
    while parent is not None and 0 <= parent < len(story) and parent not in seen:
        seen.add(parent)
        found.append(story[parent])
        parent = story[parent].attribution.parent
    return reversed(found)
