"""How a ledger that older rules linked is linked anew.

Texts, and what was read in them, are evidence and stay. All that ties them is worked out again from them, as if the
stories came in once more in the order in which they came; what people decided is carried out again on the way.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable
from typing import Final

import msgspec

from ..document import Document
from . import links
from .decisions import CORRECTING, restored
from .rules import stamp

DERIVED: Final = (
    "upstream_correction", "document_check", "document_key", "attribution_dropped", "claim_vector", "claim_words_of",
    "claim_key", "claim_word", "claim_part", "membership", "claim", "standing", "stale_standing", "origin", "rests_on",
    "reply", "notice", "asking", "concern", "sourcing", "copy", "signature", "fingerprint", "quotation_tie",
    "quotation_key", "quotation", "said", "company", "agent_merge", "agent_key", "agent_trait", "identification",
    "agent",
)  # fmt: skip
"""The tables that are worked out from the others, in an order in which they can be emptied."""

Progress = Callable[[int, int], None]
"""Is told how many versions of how many are linked anew."""


class _Record(msgspec.Struct):
    document: Document


def relink(db: sqlite3.Connection, progress: Progress | None = None) -> int:
    """Link the whole ledger anew in the transaction that is open; how many versions it holds."""
    _empty(db)
    versions = db.execute("SELECT id, story FROM version ORDER BY id").fetchall()
    for count, (version, story) in enumerate(versions, 1):
        (record,) = db.execute("SELECT record FROM version WHERE id = ?", (version,)).fetchone()
        document = msgspec.json.decode(zlib.decompress(record), type=_Record).document
        shown = (document.url, document.outlet, document.published, document.title)
        db.execute("UPDATE story SET url = ?, outlet = ?, published = ?, title = ? WHERE id = ?", (*shown, story))
        replaced = db.execute("SELECT id FROM version WHERE story = ? AND current", (story,)).fetchone()
        if replaced is not None:
            db.execute("UPDATE version SET current = 0 WHERE id = ?", replaced)
        db.execute("UPDATE version SET current = 1 WHERE id = ?", (version,))
        if replaced is not None:
            links.unlink(db, replaced[0])
        links.link(db, version)
        if progress is not None:
            progress(count, len(versions))
    stamp(db)
    return len(versions)


def _empty(db: sqlite3.Connection) -> None:
    """Take out all that is derived, and what people decided out of the rows of evidence."""
    for (decision,) in db.execute(
        "SELECT id FROM decision WHERE action = ? AND undone_at IS NULL ORDER BY id DESC", (CORRECTING,)
    ).fetchall():
        restored(db, decision)
    db.execute("UPDATE decision SET before = NULL WHERE undone_at IS NULL")
    db.execute("UPDATE entity SET agent = NULL")
    db.execute("UPDATE version SET current = 0")
    for table in DERIVED:
        db.execute(f"DELETE FROM {table}")
    db.execute(f"DELETE FROM sqlite_sequence WHERE name IN ({', '.join('?' * len(DERIVED))})", DERIVED)
    db.execute("DELETE FROM primary_document WHERE NOT given")
