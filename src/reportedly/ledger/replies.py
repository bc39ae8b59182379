"""Finds what the statements of a new story reply to, and what replies to them.

Only those that name one person or organization are held against each other, the ones added last; what the limits
leave out stays open or undisputed, never the other way round.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from ..linking.replies import CLAIMED, REPLYING, reply
from ..linking.telling import Telling
from .sourcing import ASKING
from .tellings import Texts, tellings

_MOST_AGENTS = 12
_MOST_STORIES = 24
"""Stories that name an agent, the last ones, in which replies are looked for."""
_MOST_HELD = 240
_NAMING = "SELECT statement FROM concern WHERE entity = ?"
_OF_STORY = (
    "SELECT statement.id FROM entity JOIN statement ON statement.version = entity.version WHERE entity.id = ?"
    " AND (own_voice OR kind IN ('assertion', 'confirmation', 'allegation'))"
)
_MOST_ASKING = 16
"""Denials, confirmations, forecasts and open questions of one story that are looked after."""


def find(db: sqlite3.Connection, version: int, texts: Texts) -> None:
    """Write what replies to what, as far as a statement of `version` is one of the two."""
    own = [row for (row,) in db.execute("SELECT id FROM statement WHERE version = ? ORDER BY id", (version,))]
    told = {telling.id: telling for telling in tellings(db, own, texts)}
    asking = [telling for telling in told.values() if telling.kind in ASKING][:_MOST_ASKING]
    pairs: dict[tuple[int, int], str] = {}
    for telling in asking:
        for other in _read(db, _candidates(db, telling), told, texts):
            _hold(pairs, other, telling)
            _hold(pairs, telling, other)
    for other in _read(db, _asking(db, version), told, texts):
        for telling in told.values():
            _hold(pairs, other, telling)
            _hold(pairs, telling, other)
    db.executemany(
        "INSERT OR IGNORE INTO reply (statement, by, kind) VALUES (?, ?, ?)",
        [(statement, by, kind) for (statement, by), kind in sorted(pairs.items())],
    )


def _hold(pairs: dict[tuple[int, int], str], earlier: Telling, later: Telling) -> None:
    if earlier.id == later.id or not _may_reply(earlier, later):
        return
    kind = reply(earlier, later)
    if kind is not None:
        pairs[earlier.id, later.id] = kind


def _may_reply(earlier: Telling, later: Telling) -> bool:
    return earlier.kind in ("forecast", "open_question") or (later.kind in REPLYING and earlier.kind in CLAIMED)


def _candidates(db: sqlite3.Connection, telling: Telling) -> list[int]:
    """Statements, newest first, that a denial or confirmation may be about, or that may settle a forecast or question.

    Those of the first kind name somebody whom it names; those of the second stand in a story that does.
    """
    agents = db.execute(
        "SELECT DISTINCT agent FROM asking JOIN entity ON entity.id = entity"
        " WHERE statement = ? AND agent IS NOT NULL ORDER BY agent LIMIT ?",
        (telling.id, _MOST_AGENTS),
    ).fetchall()
    query = _OF_STORY if telling.kind in ("forecast", "open_question") else _NAMING
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


def _read(db: sqlite3.Connection, rows: Sequence[int], told: dict[int, Telling], texts: Texts) -> list[Telling]:
    others = {telling.id: telling for telling in tellings(db, [row for row in rows if row not in told], texts)}
    return [others.get(row) or told[row] for row in rows]
