"""A story as rows: its version, its entities, its statements and the sentences in its own voice."""

from __future__ import annotations

import re
import sqlite3
from typing import Literal, NamedTuple

import msgspec

from .._typing import Spans
from ..document import Document
from ..statement import Statement
from ..story import Story

PAUSE = " ... "


class Added(NamedTuple):
    """What adding a story did: its name in the ledger, the number of its version, and whether anything changed."""

    story: str
    version: int
    outcome: Literal["added", "new_version", "unchanged"]


def write(db: sqlite3.Connection, story: Story, record: bytes, now: str) -> Added:
    """Store `story` in the transaction that is open, and link what is new."""
    document = story.document
    identity, name, number = _place(db, document)
    known = db.execute(
        "SELECT number FROM version WHERE story = ? AND sha256 = ?", (identity, document.sha256)
    ).fetchone()
    if known is not None:
        return Added(name, known[0], "unchanged")
    db.execute("UPDATE version SET current = 0 WHERE story = ?", (identity,))
    version = db.execute(
        "INSERT INTO version (story, number, current, sha256, text, published, modified, added_at, record)"
        " VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?)",
        (identity, number, document.sha256, document.text, document.published, document.modified, now, record),
    ).lastrowid
    assert version is not None
    entities = _write_entities(db, version, story)
    _write_statements(db, version, story, entities)
    return Added(name, number, "added" if number == 1 else "new_version")


def _place(db: sqlite3.Connection, document: Document) -> tuple[int, str, int]:
    """The story that `document` is a version of, made where there is none: its row, its name, the next number."""
    key = f"url:{document.url}" if document.url else f"sha256:{document.sha256}"
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
    wanted = re.sub(r"[^\w.-]+", "-", wanted).strip("-.")[:80] or "story"
    name, count = wanted, 1
    while db.execute("SELECT 1 FROM story WHERE name = ?", (name,)).fetchone():
        count += 1
        name = f"{wanted}-{count}"
    return name


def _write_entities(db: sqlite3.Connection, version: int, story: Story) -> dict[str, int]:
    rows = {}
    for entity in story.entities:
        rows[entity.id] = db.execute(
            "INSERT INTO entity (version, local, type, name) VALUES (?, ?, ?, ?)",
            (version, entity.id, entity.type, entity.name),
        ).lastrowid
    return {local: row for local, row in rows.items() if row is not None}


def _write_statements(db: sqlite3.Connection, version: int, story: Story, entities: dict[str, int]) -> None:
    text = story.document.text
    published = (story.document.published or "")[:10] or None
    rows: dict[str, int] = {}
    for statement in story.statements:
        row = _write_statement(db, version, text, published, statement, rows)
        rows[statement.id] = row
        db.executemany(
            "INSERT INTO speaker (statement, position, entity) VALUES (?, ?, ?)",
            [(row, at, entities[speaker]) for at, speaker in enumerate(statement.speakers)],
        )
        db.executemany(
            'INSERT INTO hop (statement, position, entity, name, relation, start, "end") VALUES (?, ?, ?, ?, ?, ?, ?)',
            [
                (row, at, entities.get(hop.entity or ""), hop.name, hop.relation, *hop.evidence)
                for at, hop in enumerate(statement.chain)
            ],
        )
    for span in story.own_voice:
        _insert(db, version, text, (span,), local=None, own_voice=1, dated=published)
    # A parent may stand after its child in the list, so it is tied once all have a row.
    db.executemany(
        "UPDATE statement SET parent = ? WHERE id = ?",
        [(rows[item.parent], rows[item.id]) for item in story.statements if item.parent in rows],
    )


def _write_statement(
    db: sqlite3.Connection, version: int, text: str, published: str | None, statement: Statement, rows: dict[str, int]
) -> int:
    return _insert(
        db,
        version,
        text,
        statement.content,
        local=statement.id,
        own_voice=0,
        quotation=statement.quotation,
        kind=statement.kind,
        polarity=statement.polarity,
        medium=statement.medium,
        said_on=statement.said_on,
        basis=statement.basis,
        confidence=statement.confidence,
        dated=(statement.said_on or published or "")[:10] or None,
    )


def _insert(db: sqlite3.Connection, version: int, text: str, pieces: Spans, **columns: object) -> int:
    words = PAUSE.join(text[start:end] for start, end in pieces)
    columns |= {
        "version": version,
        "start": min(start for start, _ in pieces),
        '"end"': max(end for _, end in pieces),
        "pieces": msgspec.json.encode(pieces).decode(),
        "text": words,
    }
    marks = ", ".join("?" * len(columns))
    row = db.execute(
        f"INSERT INTO statement ({', '.join(columns)}) VALUES ({marks})", tuple(columns.values())
    ).lastrowid
    assert row is not None
    db.execute("INSERT INTO statement_words (rowid, text) VALUES (?, ?)", (row, words))
    return row
