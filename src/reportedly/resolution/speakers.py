"""The whole of resolution: everybody in a document, and who speaks in each attribution."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from .._typing import Span, Spans
from ..document import Document
from ..entity import Entity
from ..reading.graphemes import snap
from ..sentences import sentences
from ..statement import Attribution
from . import handles, impersonal, kinds, lexicon, names, passed_on, pronouns
from .cast import Cast
from .figure import Figure
from .identity import identify
from .names import fold
from .oneself import Oneself, continued
from .pronouns import Foreground
from .record import Resolution
from .sources import Sources

_APART = frozenset(("heading", "byline", "pull_quote", "caption", "embedded_post", "entry", "table_row"))

_GOES_ON = re.compile(r"\b(?:and|but|or|yet)(?: (?:also|then|even|later|still|now|\w+ly))? \Z")
_BEFORE_CUE = 40
_AHEAD = 8
"""Attributions behind a participle that opens a sentence, among which that of its main clause is looked for."""
CHARACTERS_NAMED = 200_000
"""Characters of one text in which names are looked for, as many as statements are (R325)."""


def resolve(document: Document, attributions: Sequence[Attribution]) -> Resolution:
    """Find out who is in a story, and who speaks in each attribution found in it.

    The spans of sources may name, describe or point ("she"); what comes back is one entity for
    each person, body, group or paper, under its fullest name, and for each attribution, in the
    order given, the ids of those who speak. Names are known from the text alone: the same document
    and attributions give the same entities, whatever else was read.
    """
    document = msgspec.structs.replace(document, text=document.text.replace("\u00a0", " "))
    text = document.text
    attributions = [msgspec.structs.replace(a, source=_bare(a.source, text)) for a in attributions]
    spoken = sorted(span for attribution in attributions for span in attribution.source)
    near = text[:CHARACTERS_NAMED]
    cast = identify(text, kinds.names(text, names.sequences(near)), spoken)
    handles.settle(cast, document.posts, handles.handles(near))
    starts = _sentence_starts(text)
    attributions = [msgspec.structs.replace(a, source=passed_on.beside_cue(a, starts)) for a in attributions]
    quoted = sorted(
        {(a.content[0][0], a.content[-1][1]) for a in attributions if a.content and a.quotation == "direct"}
    )
    aside = [(block.start, block.end) for block in document.blocks if block.kind in ("byline", "entry")]
    foreground = Foreground(cast, starts, _outermost(quoted), aside)
    speakers = _speakers(document, attributions, cast, foreground)
    return _resolution(text, cast.figures, speakers)


def _bare(source: Spans, text: str) -> Spans:
    """A source without the comma that closes its apposition."""
    return tuple((start, end - (text[end - 1 : end] == ",")) for start, end in source if text[start:end] != ",")


def _sentence_starts(text: str) -> list[int]:
    """Where sentences begin; the first holds the beginning of the text in any case."""
    return [0, *(start for start, _ in sentences(text) if start)]


def _outermost(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _speakers(
    document: Document, attributions: Sequence[Attribution], cast: Cast, foreground: Foreground
) -> list[list[Figure]]:
    """Who speaks in each attribution: outer ones first, in the order of the text; "I" after all others."""
    text = document.text
    sources = Sources(cast, foreground)
    apart = [(block.start, block.end) for block in document.blocks if block.kind in _APART]
    found: list[list[Figure]] = [[] for _ in attributions]
    later: list[int] = []
    opening: list[int] = []
    for i in sorted(range(len(attributions)), key=lambda i: (_depth(attributions, i), _place(attributions[i]), i)):
        attribution = attributions[i]
        if attribution.post is not None and attribution.parent is None and not attribution.source:
            found[i] = _author(document, attribution.post, cast)
        elif _first_person(text, attribution):
            later.append(i)
        elif impersonal.nameless(text, attribution):
            cut = attribution.source[0]
            found[i] = sources.whole(cut) or sources.subject((attribution.cue or attribution.source)[0][0])
        elif attribution.source and not impersonal.nobody(text, attribution):
            found[i] = _of_source(document, attributions, i, found, sources)
        elif _participle(text, attribution):
            found[i] = sources.subject(attribution.cue[0][0])
            if not found[i]:
                opening.append(i)
        elif _coordinate(text, attribution):
            found[i] = sources.subject(attribution.cue[0][0])
        elif _alone(attribution, apart):
            found[i] = continued(text, attribution.content[0], foreground)
        if not found[i] and attribution.post is not None and attribution.parent is None:
            found[i] = _author(document, attribution.post, cast)
        for figure in found[i]:
            for span in () if passed_on.quoted_one(text, attribution) else attribution.source:
                _mention(figure, cast, span)
            foreground.speaks(_place(attribution), figure)
    for i in opening:
        found[i] = _main_subject(attributions, i, found, foreground) or _just_before(attributions[i], foreground)
    oneself = Oneself(document, attributions, cast, foreground)
    for i in later:
        found[i] = oneself.speaks(i, found)
        for figure in found[i]:
            for span in attributions[i].source:
                _mention(figure, cast, span)
    return found


def _of_source(
    document: Document, attributions: Sequence[Attribution], i: int, found: list[list[Figure]], sources: Sources
) -> list[Figure]:
    """Who the source of one attribution means, or whose words it passes on."""
    text, attribution = document.text, attributions[i]
    if passed_on.hangs_on(text, attribution):
        subject = sources.subject(attribution.cue[0][0])
        if subject:
            return subject
    parent = attribution.parent
    outer = attributions[parent] if parent is not None and 0 <= parent < len(attributions) else None
    body = passed_on.spoken_for(text, attribution, outer)
    if body is not None:
        return sources.speakers((body,))
    told = sources.speakers(attribution.source, _quoted_from(attributions, i, found), attribution.content)
    quoted = passed_on.quoted_one(text, attribution)
    if quoted is not None and told and all(figure.type in ("outlet", "document") for figure in told):
        for figure in told:
            for span in attribution.source:
                _mention(figure, sources.cast, span)
        return sources.speakers((quoted,)) or told
    if attribution.post is None and told and all(figure.type == "unnamed_person" for figure in told):
        post = passed_on.posted(document, attribution)
        return (_author(document, post, sources.cast) if post is not None else []) or told
    return told


def _main_subject(
    attributions: Sequence[Attribution], i: int, found: list[list[Figure]], foreground: Foreground
) -> list[Figure]:
    """Who speaks next in the sentence that a participle opens."""
    sentence = foreground.sentence(attributions[i].cue[0][0])
    after = [
        (_place(other), found[j])
        for j, other in enumerate(attributions[i + 1 : i + 1 + _AHEAD], start=i + 1)
        if found[j]
        and other.source
        and _place(other) > _place(attributions[i])
        and foreground.sentence(_place(other)) == sentence
        and other.parent == attributions[i].parent
    ]
    return min(after, key=lambda one: one[0])[1] if after else []


def _just_before(attribution: Attribution, foreground: Foreground) -> list[Figure]:
    """Who spoke in the sentence before one that is all participle ("Adding, ...")."""
    at = attribution.cue[0][0]
    here = foreground.sentence(at)
    spoke = foreground.spoken_between(foreground.sentences[max(0, here - 1)], at) if here else []
    return spoke[-1:]


def _place(attribution: Attribution) -> int:
    for spans in (attribution.source, attribution.cue, attribution.content):
        if spans:
            return spans[0][0]
    return 0


def _depth(attributions: Sequence[Attribution], i: int) -> int:
    """How many attributions one stands in."""
    seen = {i}
    parent = attributions[i].parent
    while parent is not None and 0 <= parent < len(attributions) and parent not in seen:
        seen.add(parent)
        parent = attributions[parent].parent
    return len(seen) - 1


def _quoted_from(attributions: Sequence[Attribution], i: int, found: list[list[Figure]]) -> list[Figure]:
    """Whose quoted words an attribution stands in."""
    parent = attributions[i].parent
    if parent is None or not 0 <= parent < len(attributions) or attributions[parent].quotation != "direct":
        return []
    return found[parent]


def _first_person(text: str, attribution: Attribution) -> bool:
    words = [fold(text[start:end]).strip(' ,."“”') for start, end in attribution.source]
    return bool(words) and all(word in pronouns.FIRST for word in words)


def _participle(text: str, attribution: Attribution) -> bool:
    """Whether a cue without a source leans on the subject of its sentence ("..., calling it a mistake")."""
    return bool(attribution.cue) and text[slice(*attribution.cue[0])].split()[0].endswith("ing")


def _coordinate(text: str, attribution: Attribution) -> bool:
    """Whether a cue without a source goes on from another clause of its sentence ("..., but said she would stay")."""
    return (
        bool(attribution.cue)
        and _GOES_ON.search(text, max(0, attribution.cue[0][0] - _BEFORE_CUE), attribution.cue[0][0]) is not None
    )


def _alone(attribution: Attribution, apart: Sequence[Span]) -> bool:
    """Whether a quotation in the running text, none of it in what stands `apart`, has no source or cue of its own."""
    if attribution.cue or attribution.parent is not None or attribution.post is not None:
        return False
    if attribution.quotation != "direct" or not attribution.content:
        return False
    return pronouns.holding(apart, attribution.content[0][0]) < 0


def _author(document: Document, post: int, cast: Cast) -> list[Figure]:
    if not 0 <= post < len(document.posts):
        return []
    figure = handles.author(cast, document.posts[post])
    return [] if figure is None else [figure]


def _mention(figure: Figure, cast: Cast, span: Span) -> None:
    """Note a source as a mention, unless a shorter mention of the same figure lies in it already."""
    if any(spot.figure is figure for spot in cast.at(*span)):
        return
    text = cast.text
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        figure.call(text[start:end], (start, end)) if not figure.named else figure.mention((start, end))


def _resolution(text: str, figures: list[Figure], speakers: list[list[Figure]]) -> Resolution:
    speaking = {figure for those in speakers for figure in those}
    ordered = sorted(
        (figure for figure in dict.fromkeys(figures) if figure.mentions or figure in speaking),
        key=lambda figure: (figure.first < 0, figure.first, figure.name),
    )
    ids = {id(figure): f"e{number}" for number, figure in enumerate(ordered, 1)}
    entities = tuple(_entity(text, figure, ids[id(figure)]) for figure in ordered)
    return Resolution(entities, tuple(tuple(ids[id(figure)] for figure in those) for those in speakers))


def _entity(text: str, figure: Figure, name_id: str) -> Entity:
    name = _fullest(figure)
    aliases = tuple(form for form in figure.forms if form != name and fold(form) not in pronouns.ALL)
    return Entity(
        id=name_id,
        type=figure.type,
        name=name,
        aliases=aliases,
        handles=tuple(figure.handles),
        roles=tuple(figure.roles),
        mentions=tuple(sorted({snap(text, start, end) for start, end in figure.mentions})),
    )


def _known_first(form: str) -> bool:
    """Whether a name begins as a full name does: with a given name or an initial, and goes on."""
    words = fold(form).split()
    return len(words) > 1 and (words[0].rstrip(".") in lexicon.given_names().gender or words[0].endswith("."))


def _fullest(figure: Figure) -> str:
    """The fullest form of a name, in proper case where the text has it so."""
    if not figure.named or not figure.forms:
        return figure.name
    return max(
        figure.forms,
        key=lambda form: (_known_first(form), len(form.split()), not form.isupper(), figure.forms[form]),
    )
