"""The stories of a ledger: listed, and one with its versions as it was read."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator

import msgspec

from ..document import fingerprint
from ..errors import LedgerError
from ..story import Story
from .answers import StoryAnswer, StoryRow, VersionRow
from .checks import document_kind
from .copies import copied_from
from .corrections import corrected, flagged
from .history import history


def stories(db: sqlite3.Connection, *, limit: int | None = None) -> Iterator[StoryRow]:
    """The stories in the order of their publication, those without a date first.

    >>> from reportedly import Ledger, Story, from_text
    >>> with Ledger(":memory:") as ledger:
    ...     _ = ledger.add(Story(document=from_text("Ann Roe said no.", id="note")))
    ...     [(row.id, row.versions) for row in stories(ledger.db)]
    [('note', 1)]
    """
    rows = db.execute(
        "SELECT id, name, url, outlet, published, title,"
        " (SELECT count(*) FROM version WHERE version.story = story.id),"
        " (SELECT kind FROM version JOIN primary_document ON version = version.id AND kind <> 'article'"
        " WHERE version.story = story.id AND current)"
        " FROM story ORDER BY published, id LIMIT ?",
        (-1 if limit is None else limit,),
    )
    for identity, name, url, outlet, published, title, versions, kind in rows:
        yield StoryRow(
            id=name, url=url, outlet=outlet, published=published, title=title, versions=versions,
            copied_from=_copied_from(db, identity), document=kind,
        )  # fmt: skip


def story(db: sqlite3.Connection, name: str, *, path: str, number: int | None = None) -> StoryAnswer | None:
    """The story called `name`, or at the address `name`, with its current version or that of `number`; None if none."""
    found = db.execute(
        "SELECT id, name, url, outlet, published, title FROM story WHERE name = ? OR key = ?", (name, f"url:{name}")
    ).fetchone()
    if found is None:
        return None
    identity, known, url, outlet, published, title = found
    versions = tuple(
        VersionRow(
            number=row[0], current=bool(row[1]), sha256=row[2], published=row[3], modified=row[4], added_at=row[5]
        )
        for row in db.execute(
            "SELECT number, current, sha256, published, modified, added_at FROM version"
            " WHERE story = ? ORDER BY number",
            (identity,),
        )
    )
    shown = number or next(version.number for version in versions if version.current)
    kept = db.execute(
        "SELECT text, sha256, record, id FROM version WHERE story = ? AND number = ?", (identity, shown)
    ).fetchone()
    if kept is None:
        return None
    read = _as_read(*kept[:3], story=known, path=path)
    return StoryAnswer(
        id=known, url=url, outlet=outlet, published=published, title=title, versions=versions,
        copied_from=_copied_from(db, identity), shown=shown, history=history(db, identity),
        document=document_kind(db, kept[3]), story=_flagged(read, corrected(db, kept[3])),
    )  # fmt: skip


def _flagged(read: Story, wrong: frozenset[str]) -> Story:
    """A story with the flags that only other stories give."""
    return msgspec.structs.replace(
        read,
        statements=tuple(
            msgspec.structs.replace(said, flags=flagged(said)) if said.id in wrong else said for said in read.statements
        ),
    )


def _as_read(text: str, sha256: str, record: bytes, *, story: str, path: str) -> Story:
    """A stored version as reading gave it; its text is held against its sha256 before a word of it is shown."""
    if fingerprint(text) != sha256:
        raise LedgerError("R610", story=story, path=path)
    try:
        read = msgspec.json.decode(zlib.decompress(record), type=Story)
    except (zlib.error, msgspec.MsgspecError) as error:
        raise LedgerError("R605", path=path, reason=str(error)) from error
    return msgspec.structs.replace(read, document=msgspec.structs.replace(read.document, text=text, sha256=sha256))


def _copied_from(db: sqlite3.Connection, story: int) -> str | None:
    """The story that this one was copied from, where that is known."""
    current = db.execute("SELECT id FROM version WHERE story = ? AND current", (story,)).fetchone()
    return None if current is None else copied_from(db, current[0])
