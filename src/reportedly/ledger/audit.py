"""Whose words fill a story, an outlet or a period: named, unnamed, at second hand, and on how few voices it rests."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import msgspec

FEW = 3
"""Voices whose share is told together."""
LISTED = 20


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """One who speaks: statements, stories in which they stand, and the share of all statements, from 0 to 1."""

    entity: str | None
    name: str
    type: str
    statements: int
    stories: int
    share: float


class Audit(msgspec.Struct, frozen=True, kw_only=True):
    """Where the statements of some stories come from.

    `sources` counts statements by the type of their first speaker (`none` where there is none), `second_hand` those
    that came through somebody else or from an outlet, `own_voice` the sentences that name no source. `few` is the
    share of the three who speak most, `voices` those who speak most, first the most.
    """

    scope: str
    stories: int
    statements: int
    sources: dict[str, int]
    second_hand: int
    own_voice: int
    few: float
    voices: tuple[Voice, ...]


def audit(
    db: sqlite3.Connection,
    *,
    story: str | None = None,
    outlet: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int = LISTED,
) -> Audit:
    """The audit of one story, of an outlet, of a period (ISO 8601 days, both inclusive), or of the whole ledger."""
    within, given = _scope(story, outlet, since, until)
    stories = f"version JOIN story ON story.id = version.story WHERE {within}"
    versions = f"SELECT version.id FROM {stories}"
    said = f"statement WHERE NOT own_voice AND version IN ({versions})"
    total = _count(db, f"FROM {said}", given)
    voices = tuple(_voices(db, versions, given, total, max(limit, FEW)))
    few = sum(voice.statements for voice in voices[:FEW]) / total if total else 0.0
    return Audit(
        scope=_in_words(story, outlet, since, until),
        stories=_count(db, f"FROM (SELECT DISTINCT story.id FROM {stories})", given),
        statements=total,
        sources=dict(db.execute(_BY_TYPE.format(said=said), given).fetchall()),
        second_hand=_count(db, f"FROM {said} AND {_PASSED_ON}", given),
        own_voice=_count(db, f"FROM statement WHERE own_voice AND version IN ({versions})", given),
        few=round(min(few, 1.0), 4),
        voices=voices[:limit],
    )


_BY_TYPE = """
SELECT coalesce((
    SELECT entity.type FROM speaker JOIN entity ON entity.id = speaker.entity
    WHERE speaker.statement = statement.id AND speaker.position = 0
), 'none') AS type, count(*) FROM {said} GROUP BY type ORDER BY count(*) DESC, type
"""
_PASSED_ON = """(
    EXISTS (SELECT 1 FROM hop WHERE hop.statement = statement.id) OR EXISTS (
        SELECT 1 FROM speaker JOIN entity ON entity.id = speaker.entity
        WHERE speaker.statement = statement.id AND entity.type = 'outlet'
    )
)"""
_BY_VOICE = """
SELECT agent.id, coalesce(agent.name, entity.name), coalesce(agent.type, entity.type),
       count(*), count(DISTINCT version.story)
FROM speaker
JOIN statement ON statement.id = speaker.statement
JOIN version ON version.id = statement.version
JOIN entity ON entity.id = speaker.entity
LEFT JOIN agent ON agent.id = entity.agent
WHERE statement.version IN ({versions})
GROUP BY coalesce(agent.id, -entity.id) ORDER BY count(*) DESC, 2, min(statement.id) LIMIT ?
"""


def _voices(db: sqlite3.Connection, versions: str, given: tuple[str, ...], total: int, limit: int) -> Iterator[Voice]:
    for agent, name, type_, count, stories in db.execute(_BY_VOICE.format(versions=versions), (*given, limit)):
        yield Voice(
            entity=None if agent is None else f"a{agent}",
            name=name,
            type=type_,
            statements=count,
            stories=stories,
            share=round(count / total, 4),
        )


def _count(db: sqlite3.Connection, rows: str, given: tuple[str, ...]) -> int:
    return int(db.execute(f"SELECT count(*) {rows}", given).fetchone()[0])


def _scope(story: str | None, outlet: str | None, since: str | None, until: str | None) -> tuple[str, tuple[str, ...]]:
    """The condition that versions must meet, and what stands for its marks."""
    conditions, given = ["version.current"], []
    for condition, value in (
        ("story.name = ?", story),
        ("story.outlet = ?", outlet),
        ("substr(story.published, 1, 10) >= ?", since),
        ("substr(story.published, 1, 10) <= ?", until),
    ):
        if value is not None:
            conditions.append(condition)
            given.append(value)
    return " AND ".join(conditions), tuple(given)


def _in_words(story: str | None, outlet: str | None, since: str | None, until: str | None) -> str:
    named = [words for words in (story and f"story {story}", outlet) if words]
    dates = [words for words in (since and f"from {since}", until and f"to {until}") if words]
    return ", ".join([*named, " ".join(dates)] if dates else named) or "the whole ledger"
