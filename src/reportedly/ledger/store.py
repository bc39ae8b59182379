"""The ledger: made, added to one story a transaction, and asked.

What links stories is imported where something is changed: it is heavy, and who only asks does not wait for it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from ..document import Document, DocumentKind, Problem
from ..errors import LedgerError
from ..story import Story
from . import problems, rules
from .file import APPLICATION_ID, open_to_add, open_to_ask, told
from .migrations import SCHEMA_VERSION
from .rows import Added, find, write
from .storable import storable

if TYPE_CHECKING:
    from .decisions import Author
    from .relink import Progress
    from .takedown import Taken

__all__ = ["APPLICATION_ID", "SCHEMA_VERSION", "Ledger"]

WAIT_SECONDS = 60.0


class Ledger:
    """A ledger that can be added to; `Ledger.ask` gives one that can only be asked.

    `wait` is how many seconds to wait for another process that is just adding. What goes wrong
    with the file is a `LedgerError`, and leaves the ledger as it was before the story.

    >>> import reportedly
    >>> from reportedly.ledger import Ledger
    >>> story = reportedly.Story(document=reportedly.from_text("Ann Roe said no.", id="note"))
    >>> with Ledger(":memory:") as ledger:
    ...     ledger.add(story).outcome, ledger.add(story).outcome
    ('added', 'unchanged')
    """

    def __init__(self, path: str | Path, *, wait: float = WAIT_SECONDS) -> None:
        self.path = str(path)
        self.db = open_to_add(path, wait=wait)

    @classmethod
    def ask(cls, path: str | Path, *, wait: float = WAIT_SECONDS) -> Self:
        """The ledger at `path`, opened so that nothing can change it; adding raises `LedgerError`."""
        made = cls.__new__(cls)
        made.path = str(path)
        made.db = open_to_ask(path, wait=wait)
        return made

    def add(self, story: Story, *, source: str | None = None, document: DocumentKind | None = None) -> Added:
        """Store `story` and link it; the same text at the same address again changes nothing.

        `source` is where it was read: what was noted when it could not be read is struck out. `document` says which
        sort of primary document it is, or that it is none (`article`), where its form does not tell.
        When this returns, the story is kept, whatever happens to the process afterwards.
        """
        from . import documents, links

        story = storable(story)
        with self._transaction():
            added, version, replaced = write(self.db, story, datetime.now(UTC).isoformat(timespec="seconds"))
            if replaced is not None:
                links.unlink(self.db, replaced)
            if version is not None:
                problems.of_version(self.db, version, story.problems)
                if document is not None:
                    documents.declare(self.db, version, document)
                links.link(self.db, version)
            elif document is not None:
                self._declare(added, document)
            if source is not None:
                problems.of_source(self.db, source, ())
        return added

    def _declare(self, known: Added, document: DocumentKind) -> None:
        """Take a text that is stored for another sort of document than it was."""
        from . import links

        row = self.db.execute(
            "SELECT version.id FROM version JOIN story ON story.id = story WHERE name = ? AND number = ? AND current",
            (known.story, known.version),
        ).fetchone()
        if row is not None:
            links.declare(self.db, row[0], document)

    def decide(self, deciding: Callable[[sqlite3.Connection, Author], int], *, by: str, note: str | None = None) -> int:
        """Carry out what a person decides, in one transaction; the number of the decision. See `ledger.deciding`."""
        from .decisions import Author

        author = Author(by, datetime.now(UTC).isoformat(timespec="seconds"), note)
        with self._transaction():
            return deciding(self.db, author)

    def undo(self, decision: int, *, by: str) -> bool:
        """Take a decision back; whether there was one that stood."""
        from .decisions import Author, undo

        author = Author(by, datetime.now(UTC).isoformat(timespec="seconds"))
        with self._transaction():
            return undo(self.db, decision, author=author)

    def forget(self, story: str) -> Taken | None:
        """Take a story and all that rests on it out for good; None where there is none of that name or address."""
        from .takedown import forget, scrub

        with self._transaction():
            self.db.execute("PRAGMA secure_delete = ON")
            taken = forget(self.db, story)
        if taken is not None:
            with told(self.path):
                scrub(self.db)
        return taken

    def keep(self, keeping: Callable[[sqlite3.Connection], None]) -> None:
        """Keep what watching learns of addresses and captures, in one transaction. See `ledger.watched`."""
        with self._transaction():
            keeping(self.db)

    @property
    def up_to_date(self) -> bool:
        """Whether it was linked by the rules of this version; `relink` does it anew."""
        with told(self.path):
            return rules.number(self.db) == rules.RULES

    def relink(self, progress: Progress | None = None) -> int:
        """Link all stories anew by the rules of this version, as a whole or not at all; how many versions there are.

        Texts, and what was read in them, stay as they are; what people decided holds. Claims and persons may get
        other names.
        """
        from .relink import relink

        with self._transaction():
            return relink(self.db, progress)

    def note(self, source: str, found: tuple[Problem, ...]) -> None:
        """Keep why `source` could not be read, until it is."""
        with self._transaction():
            problems.of_source(self.db, source, found)

    def find(self, document: Document) -> Added | None:
        """The version that `document` is, where its text is already stored at its address."""
        with told(self.path):
            return find(self.db, storable(document))

    def close(self) -> None:
        """Close the file; what was written ahead is taken into it."""
        with told(self.path):
            self.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        self.close()
        if isinstance(error, sqlite3.DatabaseError):
            with told(self.path):  # what SQLite says of the file while it is asked is told in our words too
                raise error

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with told(self.path):
            if self.db.execute("PRAGMA query_only").fetchone()[0]:
                raise LedgerError("R607", path=self.path, reason="it was opened only to be asked")
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.db.execute("COMMIT")
            except BaseException:
                self._undo()
                raise

    def _undo(self) -> None:
        # SQLite has often rolled back by itself where a write failed; the first error is the one to tell.
        if self.db.in_transaction:
            try:
                self.db.execute("ROLLBACK")
            except sqlite3.DatabaseError:
                self.db.close()
