"""The ledger's file: opened, made, and added to, one story a transaction."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import Self

import msgspec

from ..schema import story_line
from ..story import Story
from .rows import Added, write

APPLICATION_ID = 0x72707464
"""'rptd': what makes a SQLite file a ledger."""
SCHEMA_VERSION = 1
WAIT_MS = 60_000


class Ledger:
    """A ledger that can be added to.

    >>> import reportedly
    >>> from reportedly.ledger import Ledger
    >>> story = reportedly.Story(document=reportedly.from_text("Ann Roe said no.", id="note"))
    >>> with Ledger(":memory:") as ledger:
    ...     ledger.add(story).outcome, ledger.add(story).outcome
    ('added', 'unchanged')
    """

    def __init__(self, path: str | Path) -> None:
        self.db = sqlite3.connect(path, isolation_level=None, timeout=WAIT_MS / 1000)
        self.db.execute("PRAGMA foreign_keys = ON")
        self.db.execute("PRAGMA journal_mode = WAL")
        with self._transaction():
            if self.db.execute("PRAGMA user_version").fetchone()[0] == 0:
                self._make()

    def add(self, story: Story) -> Added:
        """Store `story` and link it; the same text at the same address again changes nothing."""
        with self._transaction():
            return write(self.db, story, _record(story), datetime.now(UTC).isoformat(timespec="seconds"))

    def close(self) -> None:
        self.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    def _make(self) -> None:
        for statement in resources.files(__package__).joinpath("schema.sql").read_text("utf-8").split(";\n"):
            self.db.execute(statement)
        self.db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        self.db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _record(story: Story) -> bytes:
    bare = msgspec.structs.replace(story, document=msgspec.structs.replace(story.document, text=""))
    return zlib.compress(story_line(bare), 6)
