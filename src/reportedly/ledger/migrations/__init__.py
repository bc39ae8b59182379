"""From one schema of the ledger to the next: `schema.sql` is the newest, `0002.sql` leads from 1 to 2, and so on.

A migration runs in one transaction with all others that a file needs, so that it is done or not begun.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Final

SCHEMA_VERSION: Final = 5


def make(db: sqlite3.Connection) -> None:
    """Make the tables of the newest schema in the transaction that is open."""
    _run(db, resources.files("reportedly.ledger").joinpath("schema.sql").read_text("utf-8"))


def migrate(
    db: sqlite3.Connection, version: int, *, newest: int = SCHEMA_VERSION, folder: Traversable | None = None
) -> None:
    """Take the tables from schema `version` to `newest` in the transaction that is open."""
    folder = folder or resources.files(__name__)
    for step in range(version + 1, newest + 1):
        _run(db, folder.joinpath(f"{step:04}.sql").read_text("utf-8"))


def statements(script: str) -> Iterator[str]:
    """The SQL statements of a script, one by one; `executescript` would end the transaction.

    >>> list(statements("CREATE TABLE a (b); -- one; more\\nCREATE TABLE c (d);"))
    ['CREATE TABLE a (b);', '-- one; more\\nCREATE TABLE c (d);']
    """
    begun = ""
    for piece in script.split(";"):
        begun += piece + ";"
        if sqlite3.complete_statement(begun):
            if begun.strip() != ";":
                yield begun.strip()
            begun = ""


def _run(db: sqlite3.Connection, script: str) -> None:
    for statement in statements(script):
        db.execute(statement)
