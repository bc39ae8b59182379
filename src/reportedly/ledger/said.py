"""What is said: the statements of a story, and the sentences in its own voice, as rows that are held against others."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

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
    speakers: str | None
    agents: str | None


_SAID = (
    'SELECT statement.id, version, own_voice, kind, start, "end", text, claim,'
    " (SELECT group_concat(entity) FROM speaker WHERE speaker.statement = statement.id),"
    " (SELECT group_concat(agent) FROM speaker JOIN entity ON entity.id = entity"
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
    return _point(said.text, said.kind, _agents(said))


def outermost_last(own: Iterable[Said]) -> list[Said]:
    """The statements of a story in the order in which they are tied: who tells that something was said after it.

    Of the two only one can be a whole member of a claim, and it is to be the one with the speaker of the words.
    """
    own = list(own)
    inside = {said.id: sum(within(other, said) for other in own) for said in own}
    return sorted(own, key=lambda said: (inside[said.id], said.id))


def nested(one: Said, other: Said) -> bool:
    """Whether one tells that the other was said: the same words of a story, with other speakers."""
    overlap = one.version == other.version and one.start < other.end and other.start < one.end
    return overlap and (one.speakers or "") != (other.speakers or "")


def within(one: Said, other: Said) -> bool:
    """Whether the other tells that the one was said."""
    return nested(one, other) and other.start <= one.start and one.end <= other.end


def _said(db: sqlite3.Connection, where: str, values: Sequence[object]) -> list[Said]:
    return [Said(*row) for row in db.execute(f"{_SAID} WHERE {where}", tuple(values))]


def _agents(said: Said) -> frozenset[str]:
    return frozenset(said.agents.split(",")) if said.agents else frozenset()


@lru_cache(maxsize=4096)
def _point(text: str, kind: Kind | None, agents: frozenset[str]) -> Point:
    reading: Reading = likeness().read([text])[0]
    return point(text, reading, kind=kind, speakers=agents)
