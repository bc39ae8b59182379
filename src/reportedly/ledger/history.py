"""What happened to a story, in the order of days: said, published, changed, taken up by others."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from .answers import Happening

MOST = 200
"""Happenings of each sort."""


def history(db: sqlite3.Connection, story: int) -> tuple[Happening, ...]:
    """What is known of the story in row `story`, the earliest first; what has no date is left out."""
    return tuple(sorted((*_said(db, story), *_versions(db, story), *_taken_up(db, story)), key=lambda event: event.day))


def _said(db: sqlite3.Connection, story: int) -> Iterator[Happening]:
    rows = db.execute(
        "SELECT said_on, coalesce(entity.name, 'somebody'), count(*) FROM statement"
        " JOIN version ON version.id = statement.version AND version.current"
        " LEFT JOIN speaker ON speaker.statement = statement.id AND speaker.position = 0"
        " LEFT JOIN entity ON entity.id = speaker.entity"
        " WHERE version.story = ? AND said_on IS NOT NULL"
        " GROUP BY substr(said_on, 1, 10), 2 ORDER BY min(statement.id) LIMIT ?",
        (story, MOST),
    )
    for day, name, count in rows:
        times = "" if count == 1 else f" ({count} statements)"
        yield Happening(day=day, lane="said", words=f"{name} speaks{times}")


def _versions(db: sqlite3.Connection, story: int) -> Iterator[Happening]:
    rows = db.execute(
        "SELECT number, version.published, version.modified, added_at, outlet FROM version"
        " JOIN story ON story.id = version.story WHERE story.id = ? ORDER BY number LIMIT ?",
        (story, MOST),
    )
    for number, published, modified, added, outlet in rows:
        if number == 1 and published:
            yield Happening(day=published, lane="story", words=f"published by {outlet or 'its outlet'}")
        elif number > 1:
            yield Happening(day=modified or added, lane="story", words=f"version {number}")


def _taken_up(db: sqlite3.Connection, story: int) -> Iterator[Happening]:
    """The stories that copy this one, and those that have a statement from it."""
    copies = db.execute(
        "SELECT DISTINCT story.id, story.published, coalesce(story.outlet, story.name) FROM version AS mine"
        " JOIN copy ON copy.original = mine.id AND known AND kind = 'story'"
        " JOIN version AS theirs ON theirs.id = copy.version AND theirs.current JOIN story ON story.id = theirs.story"
        " WHERE mine.story = ? ORDER BY story.id LIMIT ?",
        (story, MOST),
    ).fetchall()
    citing = db.execute(
        "SELECT DISTINCT story.id, story.published, coalesce(story.outlet, story.name) FROM rests_on"
        " JOIN statement ON statement.id = rests_on.statement"
        " JOIN version ON version.id = statement.version AND current JOIN story ON story.id = version.story"
        " WHERE rests_on.story = ? ORDER BY story.id LIMIT ?",
        (story, MOST),
    ).fetchall()
    for row, published, name in copies:
        if published:
            yield Happening(day=published, lane="other", words=f"copied by {name}")
        citing = [other for other in citing if other[0] != row]
    for _, published, name in citing:
        if published:
            yield Happening(day=published, lane="other", words=f"cited by {name}")
