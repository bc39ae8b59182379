"""What could not be read or understood, as rows: of a stored version, or of a source that gave no story."""

from __future__ import annotations

import sqlite3

from ..document import Problem

_COLUMNS = 'code, message, start, "end"'


def of_version(db: sqlite3.Connection, version: int, found: tuple[Problem, ...]) -> None:
    """Keep the problems of a version that is being stored."""
    db.executemany(
        f"INSERT INTO problem (version, source, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)",
        [(version, item.source, *_row(item)) for item in found],
    )


def of_source(db: sqlite3.Connection, source: str, found: tuple[Problem, ...]) -> None:
    """Keep why `source` could not be read, in place of what was kept of it before; the same again changes nothing."""
    source = source.encode("utf-8", "replace").decode()
    rows = [_row(item) for item in found]
    known = f"SELECT {_COLUMNS} FROM problem WHERE version IS NULL AND source = ? ORDER BY id"
    if db.execute(known, (source,)).fetchall() == rows:
        return
    db.execute("DELETE FROM problem WHERE version IS NULL AND source = ?", (source,))
    db.executemany(f"INSERT INTO problem (source, {_COLUMNS}) VALUES (?, ?, ?, ?, ?)", [(source, *row) for row in rows])


def _row(item: Problem) -> tuple[str, str, int | None, int | None]:
    return item.code, item.message.encode("utf-8", "replace").decode(), item.start, item.end
