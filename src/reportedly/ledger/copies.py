"""Copies of a story: found by some of its runs of words, and kept with what they share and who had it first."""

from __future__ import annotations

import sqlite3
import zlib
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

import msgspec

from .._typing import Spans
from ..linking.copies import Body, CopyKind, copied
from ..linking.credits import Signed, direction

_HOLDERS = 32
"""Stories that one run of words gives, the latest; what more stories share is boilerplate, or found by other runs."""
_MOST_COMPARED = 16
_LEAST_SHARED = 2
_AUTHORS = 12


class Copy(NamedTuple):
    """A story that shares its words with another: `original` says whether the other had them first, None if unknown.

    `passages` are the spans of this story that they share, `kind` whether that is the story, some passages, or a
    quotation at length.
    """

    story: str
    share: float
    kind: CopyKind
    original: bool | None
    reason: str
    passages: Spans


def link(db: sqlite3.Connection, version: int) -> None:
    """Tie `version` to the stories that it shares its text with."""
    signed, authors = _signed(db, version)
    body = _body(signed.text)
    own = body.fingerprint
    story = db.execute("SELECT story FROM version WHERE id = ?", (version,)).fetchone()[0]
    shared: Counter[int] = Counter()
    for key in own:
        shared.update(
            row[0]
            for row in db.execute(
                "SELECT version FROM fingerprint WHERE key = ? ORDER BY version DESC LIMIT ?", (key, _HOLDERS)
            )
        )
    least = min(_LEAST_SHARED, len(own))
    ranked = sorted((row for row in shared if shared[row] >= least), key=lambda row: (-shared[row], row))
    for other in ranked[:_MOST_COMPARED]:
        theirs, _ = _signed(db, other)
        if db.execute("SELECT story FROM version WHERE id = ?", (other,)).fetchone()[0] == story:
            continue
        _tie(db, version, other, body, signed, theirs)
    db.execute("INSERT INTO signature VALUES (?, ?)", (version, msgspec.json.encode(authors).decode()))
    db.executemany("INSERT OR IGNORE INTO fingerprint VALUES (?, ?)", [(key, version) for key in own])


def unlink(db: sqlite3.Connection, version: int) -> None:
    """Take the ties and the runs of `version` out of the ledger."""
    text = db.execute("SELECT text FROM version WHERE id = ?", (version,)).fetchone()[0]
    own = _body(text).fingerprint
    db.executemany("DELETE FROM fingerprint WHERE key = ? AND version = ?", [(key, version) for key in own])
    db.execute("DELETE FROM copy WHERE version = ? OR original = ?", (version, version))
    db.execute("DELETE FROM signature WHERE version = ?", (version,))


def copies_of(db: sqlite3.Connection, version: int) -> list[Copy]:
    """All that share their text with `version`: first the likeliest original of it.

    That is one that it credits, then one that was earlier; of these the one with which it shares most.
    """
    found = []
    for mine, theirs, was_copied in (("version", "original", True), ("original", "version", False)):
        rows = db.execute(
            f"SELECT name, share, kind, known, reason, passages, of_original FROM copy"
            f" JOIN version ON version.id = copy.{theirs} JOIN story ON story.id = version.story"
            f" WHERE copy.{mine} = ?",
            (version,),
        )
        for name, share, kind, known, reason, passages, others in rows:
            held = msgspec.json.decode(passages if was_copied else others, type=Spans)
            found.append(Copy(name, share, kind, was_copied if known else None, reason, held))
    return sorted(found, key=_likeliest)


def copied_from(db: sqlite3.Connection, version: int) -> str | None:
    """The story that `version` was taken from, as a whole; None where there is none or nobody knows."""
    found = copies_of(db, version)
    return found[0].story if found and found[0].original and found[0].kind == "story" else None


def _likeliest(copy: Copy) -> tuple[bool, bool, bool, float, str]:
    return (
        copy.original is not True,
        copy.kind != "story",
        not copy.reason.startswith("credits"),
        -copy.share,
        copy.story,
    )


def _tie(db: sqlite3.Connection, version: int, other: int, body: Body, signed: Signed, theirs: Signed) -> None:
    found = copied(body, _body(theirs.text))
    if found is None:
        return
    way = direction(signed, theirs)
    passages = [msgspec.json.encode(side).decode() for side in (found.passages, found.of_other)]
    pair = (version, other)
    if way.earlier == 0:
        pair, passages = (other, version), passages[::-1]
    db.execute(
        "INSERT OR REPLACE INTO copy (version, original, share, kind, known, reason, passages, of_original)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (*pair, found.share, found.kind, int(way.earlier is not None), way.reason, *passages),
    )


@lru_cache(maxsize=64)
def _body(text: str) -> Body:
    # Loads the extractor's package, which only the reading of stories needs.
    from ..extraction.marks import quotations

    return Body(text, [found.inner for found in quotations(text) if found.depth == 0])


def _signed(db: sqlite3.Connection, version: int) -> tuple[Signed, tuple[str, ...]]:
    row = db.execute(
        "SELECT outlet, url, version.published, text, authors FROM version JOIN story ON story.id = version.story"
        " LEFT JOIN signature ON signature.version = version.id WHERE version.id = ?",
        (version,),
    ).fetchone()
    outlet, url, published, text, kept = row
    authors = _authors(db, version) if kept is None else tuple(msgspec.json.decode(kept, type=list[str]))
    return Signed(outlet, authors, url, published, text), authors


class _Byline(msgspec.Struct):
    authors: tuple[str, ...] = ()


class _Record(msgspec.Struct):
    document: _Byline


def _authors(db: sqlite3.Connection, version: int) -> tuple[str, ...]:
    """The authors of a version that is just being linked, from its record."""
    record = db.execute("SELECT record FROM version WHERE id = ?", (version,)).fetchone()[0]
    return msgspec.json.decode(zlib.decompress(record), type=_Record).document.authors[:_AUTHORS]
