"""Finds what the statements of a new story reply to, and what replies to them.

Only those that name one person or organization are held against each other, the ones added last; what the limits
leave out stays open or undisputed, never the other way round.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..linking.gist import gist, share
from ..linking.likeness import likeness
from ..linking.points import Point, point
from ..linking.replies import CLAIMED, REPLYING, TOLD, Asking, asking, reply
from ..linking.reply_words import lists
from ..linking.sameness import same
from .tellings import tellings
from .texts import Texts, among

_MOST_AGENTS = 12
_MOST_STORIES = 24
"""Stories that name an agent, the last ones, in which replies are looked for."""
_MOST_HELD = 160
_LEAST_SHARED = 2
_LIKE_ENOUGH_TO_ASK = 0.6
_SETTLED = frozenset({"forecast", "open_question"})
_NAMING = "SELECT statement FROM concern WHERE entity = ?"
_CONCERNED = "SELECT 1 FROM concern WHERE statement = ? LIMIT 1"
_OF_STORY = (
    "SELECT statement.id FROM entity JOIN statement ON statement.version = entity.version WHERE entity.id = ?"
    " AND (own_voice OR kind IN ('assertion', 'confirmation', 'allegation'))"
)
_MOST_ASKING = 16
"""Denials, confirmations, forecasts and open questions of one story that are looked after."""


class _Said(NamedTuple):
    """As much of a statement as it takes to see whether it may reply to another."""

    id: int
    kind: str | None
    asks: Asking | None
    gist: frozenset[str]

    @property
    def least(self) -> int:
        """How many words it must share: two, or the only one that a question where something is asks about."""
        return 1 if self.asks == "open_question" and len(self.gist - lists()["frame"]) == 1 else _LEAST_SHARED


def find(db: sqlite3.Connection, version: int, texts: Texts) -> None:
    """Write what replies to what, as far as a statement of `version` is one of the two."""
    own = _read(db, [row for (row,) in db.execute("SELECT id FROM statement WHERE version = ?", (version,))])
    pairs: dict[tuple[int, int], None] = {}
    asked = sorted((said for said in own if said.asks is not None), key=lambda said: said.kind != said.asks)
    for said in asked[:_MOST_ASKING]:  # those that are of such a kind come first
        for other in _read(db, _candidates(db, said)):
            _pair(pairs, said, other)
    for said in _read(db, _asking(db, version)):
        for other in own:
            _pair(pairs, said, other)
    told = {telling.id: telling for telling in tellings(db, sorted({row for pair in pairs for row in pair}), texts)}
    found = [
        (*pair, kind) for pair in sorted(pairs) if (kind := reply(told[pair[0]], told[pair[1]], alike)) is not None
    ]
    db.executemany("INSERT OR IGNORE INTO reply (statement, by, kind) VALUES (?, ?, ?)", found)


def alike(one: str, other: str) -> float:
    """1 where two texts say the same, or one says that it is not so; that is decided as it is for claims."""
    if share(one, other) < _LIKE_ENOUGH_TO_ASK:
        return 0.0
    first, second = _point(one), _point(other)
    if not any(term.act or term.verb for term in first.terms):
        return 0.0  # a name or a description claims nothing
    verdict = same(first, second)
    return float(verdict.same or verdict.check == "opposite")


@lru_cache(maxsize=1 << 12)
def _point(text: str) -> Point:
    (reading,) = likeness().read([text])
    return point(text, reading, kind="assertion")


def _pair(pairs: dict[tuple[int, int], None], one: _Said, other: _Said) -> None:
    """Note which of two statements may reply to the other: those that share words, of kinds that can."""
    if one.id == other.id or len(one.gist & other.gist) < min(one.least, other.least):
        return
    for earlier, later in ((one, other), (other, one)):
        settles = earlier.asks in _SETTLED and later.kind in TOLD
        if settles or (later.asks in REPLYING and earlier.kind in CLAIMED):
            pairs[earlier.id, later.id] = None


def _candidates(db: sqlite3.Connection, said: _Said) -> list[int]:
    """Statements, newest first, that a denial or confirmation may be about, or that may settle a forecast or question.

    Those of the first kind name somebody whom it names; those of the second stand in a story that does, as do those
    that it contradicts, word for word, where it names nobody.
    """
    agents = db.execute(
        "SELECT DISTINCT agent FROM asking JOIN entity ON entity.id = entity"
        " WHERE statement = ? AND agent IS NOT NULL ORDER BY agent LIMIT ?",
        (said.id, _MOST_AGENTS),
    ).fetchall()
    contradicts = said.kind not in REPLYING and not db.execute(_CONCERNED, (said.id,)).fetchone()
    query = _OF_STORY if said.asks in _SETTLED or contradicts else _NAMING
    found = (row for (agent,) in agents for entity in _entities(db, agent) for (row,) in db.execute(query, (entity,)))
    return _newest(found)


def _asking(db: sqlite3.Connection, version: int) -> list[int]:
    """Denials, confirmations, forecasts and open questions of other stories about those whom `version` names."""
    agents = db.execute(
        "SELECT agent, count(*) FROM entity LEFT JOIN concern ON concern.entity = entity.id"
        " WHERE version = ? AND agent IS NOT NULL AND type IN ('person', 'organization')"
        " GROUP BY agent ORDER BY count(*) DESC, agent LIMIT ?",
        (version, _MOST_AGENTS),
    ).fetchall()
    found = [
        row
        for agent, _ in agents
        for entity in _entities(db, agent)
        for (row,) in db.execute("SELECT statement FROM asking WHERE entity = ? ORDER BY statement", (entity,))
    ]
    return _newest(found)


def _entities(db: sqlite3.Connection, agent: int) -> list[int]:
    """The last entities that are `agent`, of current versions."""
    rows = db.execute(
        "SELECT entity.id, current FROM (SELECT id, version FROM entity WHERE agent = ? ORDER BY id DESC LIMIT ?)"
        " AS entity JOIN version ON version.id = entity.version ORDER BY entity.id DESC",
        (agent, _MOST_STORIES),
    )
    return [entity for entity, current in rows if current]


def _newest(found: Iterable[int]) -> list[int]:
    return sorted(set(found), reverse=True)[:_MOST_HELD]


def _read(db: sqlite3.Connection, rows: Sequence[int]) -> list[_Said]:
    found = among(db, "SELECT id, kind, text FROM statement WHERE id IN ({}) ORDER BY id", rows)
    return [_Said(row, kind, asking(kind, text), gist(text)) for row, kind, text in found]
