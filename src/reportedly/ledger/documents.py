"""Primary documents in a ledger: which stored texts are some, and how the quotations of stories stand in them.

A document is found by the pairs of words by which quotations are known, a quotation by those of the document; only
what shares enough of them is held against it word by word. So the work for a text does not grow with the ledger but
where it is quoted more. A pair of a quotation and a document is judged by the two alone: the order in which they came
makes no difference.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .._typing import Span
from ..alignment import Wording, words
from ..document import DocumentKind
from ..linking.documents import AS_PRINTED, documented, telling
from ..linking.quotations import keys
from ..reading.primary import primary
from .claim_parts import claims_of
from .placed import Made, document_of, placed
from .quotations import spans, speakers_of

_DOCUMENTS = 256
"""Documents that one pair of words gives, those added first."""
_QUOTATIONS = 2_048
"""Quotations that one pair of words gives."""
_SHARED = 0.34
"""Share of a quotation's pairs of words that a document must have."""
_MOST_HELD = 64
"""Documents against which the quotations of one statement are held: those that share most."""


def declare(db: sqlite3.Connection, version: int, kind: DocumentKind) -> None:
    """Keep what sort of document a person says that `version` is; it wins over what its form shows."""
    db.execute(
        "INSERT OR REPLACE INTO primary_document (version, kind, reason, given) VALUES (?, ?, ?, 1)",
        (version, kind, "declared"),
    )


def link(db: sqlite3.Connection, version: int) -> None:
    """Hold the quotations of `version` against the documents; where it is one itself, those of others against it."""
    _settle(db, version)
    own = [row for (row,) in db.execute("SELECT id FROM quotation WHERE version = ? ORDER BY id", (version,))]
    for row in _statements(db, own):
        for document in _candidates(db, row):
            if document != version:
                _check(db, row, document)
    if _is_document(db, version):
        found = _keys(_text(db, version))
        db.executemany("INSERT OR IGNORE INTO document_key (key, version) VALUES (?, ?)", [(k, version) for k in found])
        for row in _quoting(db, version, found):
            _check(db, row, version)
            _mark(db, "SELECT ?1", row)


def unlink(db: sqlite3.Connection, version: int) -> None:
    """Take back what `version` says as a document; what its quotations were checked for goes with them."""
    if not _is_document(db, version):
        return
    _mark(
        db,
        "SELECT statement FROM document_check JOIN quotation ON quotation.id = quotation WHERE document = ?1",
        version,
    )
    gone = [(key, version) for key in _keys(_text(db, version))]
    db.executemany("DELETE FROM document_key WHERE key = ? AND version = ?", gone)
    db.execute("DELETE FROM document_check WHERE document = ?", (version,))


def recheck(db: sqlite3.Connection, statement: int) -> None:
    """Check a statement anew, whose speaker a person has corrected; its claims are assessed by the caller."""
    held = "SELECT id FROM quotation WHERE statement = ?"
    documents = db.execute(f"SELECT DISTINCT document FROM document_check WHERE quotation IN ({held})", (statement,))
    for document in sorted({*(row for (row,) in documents), *_candidates(db, statement)}):
        db.execute(f"DELETE FROM document_check WHERE document = ? AND quotation IN ({held})", (document, statement))
        _check(db, statement, document)


def documents(db: sqlite3.Connection) -> list[tuple[int, str, DocumentKind]]:
    """The primary documents of a ledger: the row of the current version, the story's name, what it is."""
    return db.execute(
        "SELECT version.id, name, kind FROM primary_document JOIN version ON version.id = version AND current"
        " JOIN story ON story.id = story WHERE kind <> 'article' ORDER BY version.id"
    ).fetchall()


class Standing(NamedTuple):
    """Words where they stand in a document, and who speaks there."""

    document: int
    kind: DocumentKind
    place: Span
    speaker: str | None


def standing(db: sqlite3.Connection, wanted: str, quotations: Sequence[int], limit: int) -> list[Standing]:
    """Where the documents have the words `wanted`, or what stories quote of them, each place once.

    Of each document the places of the longest of `quotations` that stands there, and where it has none of them those
    of the words themselves.
    """
    found: dict[int, tuple[DocumentKind, list[Span], str | None]] = {}
    for row in quotations:
        for document, kind, places, speaker in db.execute(
            "SELECT document, kind, places, document_check.speaker FROM document_check JOIN primary_document"
            " ON version = document WHERE quotation = ? AND NOT coalesce(speaker_differs, 0) ORDER BY document",
            (row,),
        ).fetchall():
            spots = [(start, end) for start, end in json.loads(places)]
            if document not in found or _size(spots) > _size(found[document][1]):
                found[document] = (kind, spots, speaker)
    forms = tuple(word.form for word in words(wanted))
    for document in _sharing(db, [forms]):
        if document not in found and len(found) < limit:
            ready = placed(db, document)
            made = ready.find(0, Wording(wanted), forms, ())
            if made is not None and made.held.wording in AS_PRINTED:
                (kind,) = db.execute("SELECT kind FROM primary_document WHERE version = ?", (document,)).fetchone()
                found[document] = (kind, list(made.places), made.speaker)
    return [
        Standing(document, kind, place, speaker)
        for document, (kind, spots, speaker) in sorted(found.items())
        for place in spots
    ][:limit]


def _size(places: Sequence[Span]) -> int:
    return max((end - start for start, end in places), default=0)


def _settle(db: sqlite3.Connection, version: int) -> None:
    """Keep what sort of document a version is: as declared, as an earlier version was declared, or by its form."""
    if db.execute("SELECT 1 FROM primary_document WHERE version = ? AND given", (version,)).fetchone():
        return
    earlier = db.execute(
        "SELECT kind FROM primary_document JOIN version ON version.id = version WHERE given AND story ="
        " (SELECT story FROM version WHERE id = ?) ORDER BY version.id DESC LIMIT 1",
        (version,),
    ).fetchone()
    if earlier:
        declare(db, version, earlier[0])
        return
    found = primary(document_of(db, version))
    if found is not None:
        db.execute(
            "INSERT OR REPLACE INTO primary_document (version, kind, reason, given) VALUES (?, ?, ?, 0)",
            (version, found.kind, found.reason),
        )


def _is_document(db: sqlite3.Connection, version: int) -> bool:
    row = db.execute("SELECT kind FROM primary_document WHERE version = ?", (version,)).fetchone()
    return row is not None and row[0] != "article"


def _text(db: sqlite3.Connection, version: int) -> str:
    return str(db.execute("SELECT text FROM version WHERE id = ?", (version,)).fetchone()[0])


def _keys(text: str) -> list[int]:
    return keys([word.form for word in words(text)])


def _statements(db: sqlite3.Connection, quotations: Iterable[int]) -> list[int]:
    """The statements that have these quotations, each once; a quotation of nobody's is not checked."""
    found: dict[int, None] = {}
    for row in quotations:
        (statement,) = db.execute("SELECT statement FROM quotation WHERE id = ?", (row,)).fetchone()
        if statement is not None:
            found[statement] = None
    return list(found)


def _candidates(db: sqlite3.Connection, statement: int) -> list[int]:
    """The documents that share enough with a quotation of `statement`, those first that share most."""
    rows = db.execute("SELECT words FROM quotation WHERE statement = ? ORDER BY id", (statement,)).fetchall()
    return _sharing(db, [tuple(folded.split(" ")) for (folded,) in rows])


def _sharing(db: sqlite3.Connection, quotations: Sequence[tuple[str, ...]]) -> list[int]:
    """The documents that share enough with one of some quotations, those first that share most."""
    best: Counter[int] = Counter()
    for forms in quotations:
        own = keys(forms)
        shared: Counter[int] = Counter()
        for key in own:
            rows = db.execute(
                "SELECT version FROM document_key WHERE key = ? ORDER BY version LIMIT ?", (key, _DOCUMENTS)
            )
            shared.update(version for (version,) in rows)
        for version, count in shared.items():
            if count >= _SHARED * len(own):
                best[version] = max(best[version], count)
    return sorted(best, key=lambda version: (-best[version], version))[:_MOST_HELD]


def _quoting(db: sqlite3.Connection, document: int, found: Sequence[int]) -> list[int]:
    """The statements of other texts of which a quotation shares enough with `document`."""
    shared: Counter[int] = Counter()
    for key in found:
        rows = db.execute("SELECT quotation FROM quotation_key WHERE key = ? LIMIT ?", (key, _QUOTATIONS))
        shared.update(quotation for (quotation,) in rows)
    statements: dict[int, None] = {}
    for row, count in sorted(shared.items()):
        stored = db.execute("SELECT statement, version, words FROM quotation WHERE id = ?", (row,)).fetchone()
        if stored is None or stored[0] is None or stored[1] == document:
            continue
        if count >= _SHARED * len(keys(stored[2].split(" "))):
            statements[stored[0]] = None
    return list(statements)


def _check(db: sqlite3.Connection, statement: int, document: int) -> None:
    """Hold the quotations of `statement` against `document` and keep what is found."""
    ready = placed(db, document)
    direct, text, content = db.execute(
        "SELECT quotation, version.text, statement.text FROM statement JOIN version ON version.id = version"
        " WHERE statement.id = ?",
        (statement,),
    ).fetchone()
    speakers = speakers_of(db, statement)
    found: list[Made | None] = []
    for row, pieces, folded in db.execute(
        "SELECT id, pieces, words FROM quotation WHERE statement = ? ORDER BY id", (statement,)
    ).fetchall():
        found.append(ready.find(row, Wording(text, spans(pieces)), tuple(folded.split(" ")), speakers))
    held = [one.held for one in found if one is not None]
    kept = telling(held)
    made = [one for one in found if one is not None and one.held in kept]
    settled = len(held) == len(found) and documented(
        held, direct=direct == "direct", content=[word.form for word in words(content)]
    )
    db.executemany(
        "INSERT OR REPLACE INTO document_check"
        " (quotation, document, wording, places, difference, speaker, speaker_differs, documents)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                one.quotation, document, one.held.wording, json.dumps(one.places), one.differences, one.speaker,
                one.held.differs, int(settled),
            )
            for one in made
        ],
    )  # fmt: skip


def _mark(db: sqlite3.Connection, statements: str, given: int) -> None:
    """Note that the standing of the claims of `statements` is to be worked out anew."""
    db.execute(
        f"INSERT OR IGNORE INTO stale_standing (claim) {claims_of(statements)}",
        (given,),
    )
