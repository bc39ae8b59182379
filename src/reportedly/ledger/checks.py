"""Checks as the ledger answers them: a quotation with its places in primary documents and the difference."""

from __future__ import annotations

import json
import sqlite3

from .._typing import Span
from ..claim import Difference, DocumentCheck
from ..document import DocumentKind
from .texts import Texts

_MOST = 8
"""Documents of one quotation that are shown: those that settle it first."""


def of_statement(
    db: sqlite3.Connection, statement: int, texts: Texts, part: Span | None = None
) -> tuple[DocumentCheck, ...]:
    """The checks of all quotations of a statement, in the order of the text; or of those that stand in a part of it."""
    rows = db.execute('SELECT id, start, "end" FROM quotation WHERE statement = ? ORDER BY id', (statement,)).fetchall()
    return tuple(
        check
        for row, start, end in rows
        if part is None or (part[0] <= start and end <= part[1])
        for check in of_quotation(db, row, texts)
    )


def of_quotation(db: sqlite3.Connection, quotation: int, texts: Texts) -> tuple[DocumentCheck, ...]:
    """The checks of one quotation, those of documents that settle it first."""
    rows = db.execute(
        'SELECT quotation.version, start, "end", story.name, kind, document, wording, places, difference,'
        " speaker, speaker_differs, documents FROM document_check JOIN quotation ON quotation.id = quotation"
        " JOIN version ON version.id = document JOIN story ON story.id = version.story"
        " JOIN primary_document ON primary_document.version = document"
        " WHERE quotation = ? ORDER BY documents DESC, document LIMIT ?",
        (quotation, _MOST),
    ).fetchall()
    return tuple(
        DocumentCheck(
            document=name, kind=kind, start=start, end=end, text=texts.evidence(version, start, end).text,
            wording=wording, places=tuple(texts.evidence(document, *place) for place in _places(wording, places)),
            difference=tuple(
                Difference(op=op, story=(here[0], here[1]), document=(there[0], there[1]))
                for op, here, there in json.loads(difference)
            ),
            speaker=speaker, speaker_differs=None if differs is None else bool(differs), documents=bool(documents),
        )
        for (
            version, start, end, name, kind, document, wording, places, difference, speaker, differs, documents
        ) in rows
    )  # fmt: skip


def _places(wording: str, column: str) -> list[tuple[int, int]]:
    """The places of equal words; of a quotation put together from several the extent first, in which they stand."""
    found = [(start, end) for start, end in json.loads(column)]
    if wording in ("spliced", "out_of_order") and len(found) > 1:
        found.insert(0, (min(start for start, _ in found), max(end for _, end in found)))
    return found


def document_kind(db: sqlite3.Connection, version: int) -> DocumentKind | None:
    """Which sort of primary document a version is; None for a story."""
    row = db.execute("SELECT kind FROM primary_document WHERE version = ? AND kind <> 'article'", (version,)).fetchone()
    return None if row is None else row[0]
