"""A story as rows: its version, its entities, its statements and the sentences in its own voice."""

from __future__ import annotations

import re
import sqlite3
import zlib
from typing import Literal, NamedTuple

import msgspec

from .._typing import Spans
from ..document import Document
from ..schema import story_line
from ..story import Story

PAUSE = " ... "
_KEPT = (
    "id, version, local, own_voice, start, \"end\", pieces, text, quotation, kind, polarity, medium, said_on, basis,"
    " parent, confidence, dated"
)  # fmt: skip


class Added(NamedTuple):
    """What adding a story did: its name in the ledger, the number of its version, and whether anything changed."""

    story: str
    version: int
    outcome: Literal["added", "new_version", "unchanged"]


class Written(NamedTuple):
    """`version` is the row that is new, `replaced` the one that was current until now; None where there is none."""

    added: Added
    version: int | None
    replaced: int | None


def write(db: sqlite3.Connection, story: Story, now: str) -> Written:
    """Store `story` in the transaction that is open; what it says is linked by others."""
    document = story.document
    known = find(db, document)
    if known is not None:
        return Written(known, None, None)
    identity, name, number = _place(db, document)
    replaced = db.execute("SELECT id FROM version WHERE story = ? AND current = 1", (identity,)).fetchone()
    db.execute("UPDATE version SET current = 0 WHERE story = ? AND current = 1", (identity,))
    version = db.execute(
        "INSERT INTO version (story, number, current, sha256, text, published, modified, added_at, record)"
        " VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?)",
        (identity, number, document.sha256, document.text, document.published, document.modified, now, _record(story)),
    ).lastrowid
    assert version is not None
    entities = _write_entities(db, version, story)
    _write_statements(db, version, story, entities)
    added = Added(name, number, "added" if number == 1 else "new_version")
    return Written(added, version, replaced[0] if replaced else None)


def find(db: sqlite3.Connection, document: Document) -> Added | None:
    """The version that `document` is, where its text is already stored at its address."""
    found = db.execute(
        "SELECT story.name, number FROM story JOIN version ON version.story = story.id WHERE key = ? AND sha256 = ?",
        (_key(document), document.sha256),
    ).fetchone()
    return Added(found[0], found[1], "unchanged") if found else None


def _key(document: Document) -> str:
    return f"url:{document.url}" if document.url else f"sha256:{document.sha256}"


def _record(story: Story) -> bytes:
    bare = msgspec.structs.replace(story, document=msgspec.structs.replace(story.document, text=""))
    return zlib.compress(story_line(bare), 6)


def _place(db: sqlite3.Connection, document: Document) -> tuple[int, str, int]:
    """The story that `document` is a version of, made where there is none: its row, its name, the next number."""
    key = _key(document)
    shown = (document.url, document.outlet, document.published, document.title)
    found = db.execute("SELECT id, name FROM story WHERE key = ?", (key,)).fetchone()
    if found is not None:
        db.execute("UPDATE story SET url = ?, outlet = ?, published = ?, title = ? WHERE id = ?", (*shown, found[0]))
        number = db.execute("SELECT max(number) + 1 FROM version WHERE story = ?", (found[0],)).fetchone()[0]
        return found[0], found[1], number
    name = _free_name(db, document.id)
    identity = db.execute(
        "INSERT INTO story (name, key, url, outlet, published, title) VALUES (?, ?, ?, ?, ?, ?)", (name, key, *shown)
    ).lastrowid
    assert identity is not None
    return identity, name, 1


def _free_name(db: sqlite3.Connection, wanted: str) -> str:
    """`wanted`, with a number behind it where another story is called so.

    The number is found by doubling and halving: a thousand stories called `index` must not cost a
    thousand look-ups each.
    """
    wanted = re.sub(r"[^\w.-]+", "-", wanted).strip("-.")[:80] or "story"

    def taken(count: int) -> bool:
        name = wanted if count == 1 else f"{wanted}-{count}"
        return db.execute("SELECT 1 FROM story WHERE name = ?", (name,)).fetchone() is not None

    free = 1
    while taken(free):
        free *= 2
    low = free // 2
    while free - low > 1:
        middle = (low + free) // 2
        low, free = (middle, free) if taken(middle) else (low, middle)
    return wanted if free == 1 else f"{wanted}-{free}"


def _write_entities(db: sqlite3.Connection, version: int, story: Story) -> dict[str, int]:
    first = _next(db, "entity")
    rows = {entity.id: first + at for at, entity in enumerate(story.entities)}
    db.executemany(
        "INSERT INTO entity (id, version, local, type, name) VALUES (?, ?, ?, ?, ?)",
        [(rows[entity.id], version, entity.id, entity.type, entity.name) for entity in story.entities],
    )
    return rows


def _write_statements(db: sqlite3.Connection, version: int, story: Story, entities: dict[str, int]) -> None:
    text = story.document.text
    published = (story.document.published or "")[:10] or None
    first = _next(db, "statement")
    rows = {statement.id: first + at for at, statement in enumerate(story.statements)}
    kept: list[tuple[object, ...]] = []
    for said in story.statements:
        dated = (said.said_on or published or "")[:10] or None
        place = (rows[said.id], version, said.id, 0, *_words(text, said.content))
        understood = (said.quotation, said.kind, said.polarity, said.medium, said.said_on, said.basis)
        kept.append((*place, *understood, rows.get(said.parent or ""), said.confidence, dated))
    for row, span in enumerate(story.own_voice, first + len(rows)):
        kept.append((row, version, None, 1, *_words(text, (span,)), *(None,) * 8, published))
    marks = ", ".join("?" * 17)
    # A parent may stand after its child in the list; what they refer to is looked at when all are there.
    db.execute("PRAGMA defer_foreign_keys = ON")
    db.executemany(f"INSERT INTO statement ({_KEPT}) VALUES ({marks})", kept)
    db.executemany("INSERT INTO statement_words (rowid, text) VALUES (?, ?)", [(row[0], row[7]) for row in kept])
    db.executemany(
        "INSERT INTO speaker (statement, position, entity) VALUES (?, ?, ?)",
        [
            (rows[said.id], at, entities[speaker])
            for said in story.statements
            for at, speaker in enumerate(said.speakers)
        ],
    )
    db.executemany(
        'INSERT INTO hop (statement, position, entity, name, relation, start, "end") VALUES (?, ?, ?, ?, ?, ?, ?)',
        [
            (rows[said.id], at, entities.get(hop.entity or ""), hop.name, hop.relation, *hop.evidence)
            for said in story.statements
            for at, hop in enumerate(said.chain)
        ],
    )


def _next(db: sqlite3.Connection, table: str) -> int:
    """The row that comes next; no other process can write while the transaction is open."""
    return int(db.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}").fetchone()[0])


def _words(text: str, pieces: Spans) -> tuple[int, int, str, str]:
    """The extent of the pieces, the pieces as JSON, and their words."""
    start, end = min((s for s, _ in pieces), default=0), max((e for _, e in pieces), default=0)
    return start, end, msgspec.json.encode(pieces).decode(), PAUSE.join(text[s:e] for s, e in pieces)
