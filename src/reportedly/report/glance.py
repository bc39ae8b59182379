"""A story's sourcing at a glance: counts, and the line that says when all rests on one source."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from ..entity import Entity
from ..statement import Statement
from ..story import Story

SOURCES = ("named", "group", "document", "unnamed", "unknown")
"""Kinds of source, from the one that a reader can check best to the one that nobody can."""


class Glance(NamedTuple):
    """Counts over one story.

    `statements`, `sources` (by kind of source) and `quotations` (by type) leave out the open
    questions that the article asks in its own voice; `open_questions` counts those of speakers
    too. `single` is the sentence that says that everything rests on one source, or empty.
    """

    statements: int
    speakers: int
    sources: dict[str, int]
    quotations: dict[str, int]
    second_hand: int
    hedged: int
    notices: int
    open_questions: int
    settled: int
    own_voice: int
    single: str


def glance(story: Story) -> Glance:
    """The counts of `story`."""
    entities = {entity.id: entity for entity in story.entities}
    questions = [s for s in story.statements if s.kind == "open_question"]
    said = [s for s in story.statements if not is_own_question(s)]
    kinds = Counter(source_kind(statement, entities) for statement in said)
    forms = Counter(statement.quotation for statement in said)
    return Glance(
        statements=len(said),
        speakers=len({id for statement in said for id in statement.speakers}),
        sources={kind: kinds[kind] for kind in SOURCES},
        quotations={form: forms[form] for form in ("direct", "mixed", "indirect")},
        second_hand=sum(map(is_second_hand, said)),
        hedged=sum(bool(statement.hedges) for statement in said),
        notices=len(story.notices),
        open_questions=len(questions),
        settled=sum(statement.settled_by is not None for statement in questions),
        own_voice=len(story.own_voice),
        single=_single(said, entities),
    )


def is_second_hand(statement: Statement) -> bool:
    """Whether it reached the page through somebody between the article and the speaker."""
    return bool(statement.chain) or any(flag.code == "second_hand" for flag in statement.flags)


def is_own_question(statement: Statement) -> bool:
    """Whether it is an open question that the article asks itself, by nobody's mouth."""
    return statement.kind == "open_question" and not statement.speakers


def source_kind(statement: Statement, entities: dict[str, Entity]) -> str:
    """The kind of source behind a statement: the best known of its speakers counts."""
    if statement.anonymity is not None:
        return "unnamed"
    kinds = {_entity_kind(entities[id]) for id in statement.speakers if id in entities}
    return next((kind for kind in SOURCES if kind in kinds), "unknown")


def _entity_kind(entity: Entity) -> str:
    same = {"group": "group", "document": "document", "unnamed_person": "unnamed"}
    return same.get(entity.type, "named")


def _single(said: list[Statement], entities: dict[str, Entity]) -> str:
    """The line for a story that rests on one source; none while a speaker is unknown."""
    ids = {id for statement in said for id in statement.speakers}
    if len(ids) != 1 or any(not statement.speakers for statement in said):
        return ""
    entity = entities.get(next(iter(ids)))
    if entity is None:
        return ""
    kind = {"named": "a named source", "group": "a described group", "document": "a document"}
    which = (
        "an unnamed source" if said[0].anonymity is not None else kind.get(_entity_kind(entity), "an unnamed source")
    )
    whole = {1: "The one statement rests", 2: "Both statements rest"}.get(len(said), f"All {len(said)} statements rest")
    return f"{whole} on a single source: {entity.name} ({which})."
