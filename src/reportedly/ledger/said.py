"""What is said: the statements of a story, and the sentences in its own voice, as rows that are held against others."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from .._typing import Span
from ..linking.likeness import Reading, likeness
from ..linking.points import Point, point
from ..statement import Kind

_OWN = 300


class Said(NamedTuple):
    """A statement, or a sentence in a story's own voice, as a row of the ledger."""

    id: int
    version: int
    own_voice: bool
    kind: Kind | None
    start: int
    end: int
    text: str
    claim: int | None
    speakers: frozenset[str]
    """By the names that their story has for them."""
    agents: frozenset[str]


_SAID = (
    'SELECT statement.id, version, own_voice, kind, start, "end", text, claim,'
    " (SELECT group_concat(name, char(10)) FROM speaker JOIN entity ON entity.id = entity"
    " WHERE speaker.statement = statement.id),"
    " (SELECT group_concat(agent, char(10)) FROM speaker JOIN entity ON entity.id = entity"
    " WHERE speaker.statement = statement.id AND agent IS NOT NULL)"
    " FROM statement LEFT JOIN membership ON membership.statement = statement.id"
)


def said_by(db: sqlite3.Connection, version: int) -> list[Said]:
    """What a version says: its statements and the sentences in its own voice, those that are read of them."""
    return _said(db, "version = ? ORDER BY statement.id LIMIT ?", (version, _OWN))


def said_of(db: sqlite3.Connection, statement: int) -> Said:
    """One of them by its row."""
    return _said(db, "statement.id = ?", (statement,))[0]


def pointed(said: Said) -> Point:
    """A statement taken apart."""
    return _point(said.text, said.kind, said.agents)


def outermost_last(own: Iterable[Said]) -> list[Said]:
    """The statements of a story in the order in which they are tied: who tells that something was said after it.

    Of the two only one can be a whole member of a claim, and it is to be the one with the speaker of the words.
    """
    own = list(own)
    inside = {said.id: sum(within(other, said) for other in own) for said in own}
    return sorted(own, key=lambda said: (inside[said.id], said.id))


def nested(one: Said, other: Said) -> bool:
    """Whether one of two statements tells that the other was said."""
    same = one.version == other.version
    return same and is_nested((one.start, one.end), one.speakers, (other.start, other.end), other.speakers)


def is_nested(one: Span, its: Collection[str], other: Span, theirs: Collection[str]) -> bool:
    """Whether two statements of one story have words in common that other people are said to have said."""
    return one[0] < other[1] and other[0] < one[1] and set(its) != set(theirs)


def within(one: Said, other: Said) -> bool:
    """Whether the other tells that the one was said."""
    return nested(one, other) and other.start <= one.start and one.end <= other.end


def _said(db: sqlite3.Connection, where: str, values: Sequence[object]) -> list[Said]:
    rows = db.execute(f"{_SAID} WHERE {where}", tuple(values))
    return [Said(*row[:-2], *(frozenset((listed or "").split("\n")) - {""} for listed in row[-2:])) for row in rows]


@lru_cache(maxsize=4096)
def _point(text: str, kind: Kind | None, agents: frozenset[str]) -> Point:
    reading: Reading = likeness().read([text])[0]
    return point(text, reading, kind=kind, speakers=agents)
