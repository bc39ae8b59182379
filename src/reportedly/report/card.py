"""One statement as an editor reads it: who, how it reached the page, how sure the wording is."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from .._typing import Span, Spans
from ..document import Document
from ..entity import Entity, EntityType
from ..glossary import label
from ..statement import Statement
from ..story import Story
from .words import when

ARTICLE = "article"
UNKNOWN = "speaker unknown"
OWN_VOICE = "the article itself"
NEGATIVE_BY_NATURE = ("denial", "non_response")
"""Kinds whose name already says that something is turned away."""


class Speaker(NamedTuple):
    """Who speaks: the fullest name in the text, and the roles that it does not say itself."""

    name: str
    roles: tuple[str, ...]
    type: EntityType | None


class Note(NamedTuple):
    """A remark on a statement; `warns` where an editor should look twice."""

    text: str
    warns: bool


class Card(NamedTuple):
    """What is shown of one statement; names and words are still as the text has them.

    `manner` says how it was said (kind, medium, wording, date), `chain` who stands between
    article and speaker with both ends, empty where nobody does, `cue` the words that carry the
    saying where they do not stand within what is said, `paragraphs` the number of the
    block of each appearance.
    """

    statement: Statement
    speakers: tuple[Speaker, ...]
    cue: str
    manner: tuple[str, ...]
    chain: tuple[str, ...]
    notes: tuple[Note, ...]
    flags: tuple[str, ...]
    paragraphs: tuple[int, ...]


def cards(story: Story) -> tuple[Card, ...]:
    """A card for each statement of `story`, in its order."""
    entities = {entity.id: entity for entity in story.entities}
    return tuple(_card(statement, entities, story.document) for statement in story.statements)


def paragraph(document: Document, span: Span) -> int:
    """The number, from 1, of the block in which `span` begins; 0 where there is none."""
    number = bisect_right(document.blocks, span[0], key=lambda block: block.start)
    return number if number and span[0] < document.blocks[number - 1].end else 0


def confidence_in_words(confidence: float) -> str:
    """A calibrated confidence as a word: of those at 0.8, four in five are right.

    >>> confidence_in_words(0.97), confidence_in_words(0.7), confidence_in_words(0.3)
    ('high', 'fair', 'low')
    """
    return "high" if confidence >= 0.85 else "fair" if confidence >= 0.6 else "low"


def _card(statement: Statement, entities: dict[str, Entity], document: Document) -> Card:
    speakers = _speakers(statement, entities)
    return Card(
        statement=statement,
        speakers=speakers,
        cue=" … ".join(document.quote(span) for span in statement.cue if not _inside(span, statement.content)),
        manner=_manner(statement),
        chain=_chain(statement, speakers),
        notes=_notes(statement, document),
        flags=tuple(label("flag", flag.code) for flag in statement.flags),
        paragraphs=tuple(paragraph(document, span) for span in statement.appearances),
    )


def _inside(span: Span, spans: Spans) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def _speakers(statement: Statement, entities: dict[str, Entity]) -> tuple[Speaker, ...]:
    known = tuple(entities[id] for id in statement.speakers if id in entities)
    if known:
        return tuple(Speaker(entity.name, _roles(entity), entity.type) for entity in known)
    return (Speaker(OWN_VOICE if statement.kind == "open_question" else UNKNOWN, (), None),)


def _roles(entity: Entity) -> tuple[str, ...]:
    """The roles that the name itself does not say already ("a senior port official")."""
    return tuple(role for role in entity.roles if role.casefold() not in entity.name.casefold())


def _manner(statement: Statement) -> tuple[str, ...]:
    kind = label("kind", statement.kind)
    turned_away = statement.polarity == "negative" and statement.kind not in NEGATIVE_BY_NATURE
    said = [f"{kind} ({label('polarity', 'negative')})" if turned_away else kind]
    if statement.kind != "open_question":
        said.append(label("quotation", statement.quotation))
    if statement.medium != "unknown":
        said.append(label("medium", statement.medium))
    if statement.said_on:
        said.append(when(statement.said_on))
    return tuple(said)


def _chain(statement: Statement, speakers: tuple[Speaker, ...]) -> tuple[str, ...]:
    if not statement.chain:
        return ()
    return (ARTICLE, *(hop.name for hop in statement.chain), " and ".join(speaker.name for speaker in speakers))


def _notes(statement: Statement, document: Document) -> tuple[Note, ...]:
    notes = []
    if statement.hedges:
        notes.append(Note("hedged: " + ", ".join(f"“{hedge.text}”" for hedge in statement.hedges), True))
    if statement.basis != "unknown":
        notes.append(Note("basis: " + label("basis", statement.basis), False))
    if statement.own_reporting == "yes":
        notes.append(Note("own reporting", False))
    if statement.anonymity is not None:
        reason = statement.anonymity.reason_given
        why = "no reason given" if reason is None else f"reason: “{document.quote(reason)}”"
        notes.append(Note(f"unnamed, {label('grade', statement.anonymity.grade)}; {why}", reason is None))
        if statement.anonymity.position_to_know is not None:
            notes.append(Note(f"can know: “{document.quote(statement.anonymity.position_to_know)}”", False))
    if statement.parent is not None:
        notes.append(Note(f"stands within what {statement.parent} says", False))
    if statement.response is not None:
        notes.append(Note("response: " + label("response", statement.response), statement.response != "given"))
    return tuple(notes)
