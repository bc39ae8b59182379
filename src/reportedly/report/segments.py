"""Overlapping marks over a text, cut into pieces that do not overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from .._typing import Span, Spans
from ..statement import Attribution, Statement
from ..story import Story

Role = Literal["content", "source", "cue", "hedge", "evidence", "superseded", "link"]
"""What a passage is to the statement (or notice, or link) that it belongs to."""


class Mark(NamedTuple):
    """A passage, and what it is to the `owner`-th statement, notice or link."""

    start: int
    end: int
    role: Role
    owner: int


class Segment(NamedTuple):
    """A stretch of text under the same marks from its first character to its last."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def segments(window: Span, marks: Iterable[Mark]) -> Iterator[Segment]:
    """`window` cut at every edge of the marks that touch it; together the segments are the window.

    >>> a, b = Mark(0, 6, "content", 0), Mark(4, 9, "source", 1)
    >>> [(s.start, s.end, len(s.marks)) for s in segments((0, 10), [a, b])]
    [(0, 4, 1), (4, 6, 2), (6, 9, 1), (9, 10, 0)]
    """
    first, last = window
    inside = [mark for mark in marks if mark.start < last and mark.end > first and mark.start < mark.end]
    cuts = {first, last} | {min(max(edge, first), last) for mark in inside for edge in (mark.start, mark.end)}
    edges = sorted(cuts)
    starting = sorted(inside)
    begun = 0
    active: list[Mark] = []
    for start, end in pairwise(edges):
        while begun < len(starting) and starting[begun].start <= start:
            active.append(starting[begun])
            begun += 1
        active = [mark for mark in active if mark.end > start]
        yield Segment(start, end, tuple(active))


def story_marks(story: Story) -> list[Mark]:
    """Every mark of a story, in order of the text: statements at each printing, notices, links."""
    marks = [mark for owner, statement in enumerate(story.statements) for mark in _statement_marks(owner, statement)]
    for owner, notice in enumerate(story.notices):
        marks += (Mark(start, end, "superseded", owner) for start, end in notice.supersedes)
    marks += (Mark(link.start, link.end, "link", owner) for owner, link in enumerate(story.document.links))
    return sorted(marks)


def printings(statement: Statement) -> tuple[Attribution | Statement, ...]:
    """The attribution at each appearance; the statement's own spans where none was kept."""
    return statement.printings or (statement,)


def _statement_marks(owner: int, statement: Statement) -> Iterator[Mark]:
    for printing in printings(statement):
        for role, spans in _roles(printing):
            yield from (Mark(start, end, role, owner) for start, end in spans)
    yield from (Mark(hedge.start, hedge.end, "hedge", owner) for hedge in statement.hedges)
    yield from (Mark(*hop.evidence, "evidence", owner) for hop in statement.chain)
    yield from (Mark(*span, "evidence", owner) for flag in statement.flags for span in flag.evidence)


def _roles(printing: Attribution | Statement) -> tuple[tuple[Role, Spans], ...]:
    return (("content", printing.content), ("source", printing.source), ("cue", printing.cue))
