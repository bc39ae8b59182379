"""Copies of a story: found by some of its runs of words, and kept with what they share and who had it first."""

from __future__ import annotations

import sqlite3
import zlib
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

import msgspec

from .._typing import Spans
from ..document import Post
from ..linking.copies import Body, CopyKind, copied, merged
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
    story = _sign(db, version)
    mine = _side(db, version)
    own = mine.body.fingerprint
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
        theirs = _side(db, other)
        if theirs.story != story:
            _tie(db, mine, theirs)
    db.executemany("INSERT OR IGNORE INTO fingerprint VALUES (?, ?)", [(key, version) for key in own])


def unlink(db: sqlite3.Connection, version: int) -> None:
    """Take the ties and the runs of `version` out of the ledger."""
    own = _side(db, version).body.fingerprint
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


def _tie(db: sqlite3.Connection, mine: _Side, theirs: _Side) -> None:
    found = copied(mine.body, theirs.body)
    if found is None:
        return
    way = direction(mine.signed, theirs.signed, whole=found.kind == "story")
    passages = [msgspec.json.encode(side).decode() for side in (found.passages, found.of_other)]
    pair = (mine.version, theirs.version)
    if way.earlier == 0:
        pair, passages = (theirs.version, mine.version), passages[::-1]
    db.execute(
        "INSERT OR REPLACE INTO copy (version, original, share, kind, known, reason, passages, of_original)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (*pair, found.share, found.kind, int(way.earlier is not None), way.reason, *passages),
    )


class _Side(NamedTuple):
    version: int
    story: int
    signed: Signed
    body: Body


def _side(db: sqlite3.Connection, version: int) -> _Side:
    """A version as it is held against another."""
    story, outlet, url, published, text, authors, told = db.execute(
        "SELECT story.id, outlet, url, version.published, text, authors, told FROM version"
        " JOIN story ON story.id = version.story JOIN signature ON signature.version = version.id WHERE version.id = ?",
        (version,),
    ).fetchone()
    signed = Signed(outlet, msgspec.json.decode(authors, type=tuple[str, ...]), url, published, text)
    return _Side(version, story, signed, _body(text, msgspec.json.decode(told, type=Spans)))


@lru_cache(maxsize=64)
def _body(text: str, told: Spans) -> Body:
    # Loads the extractor's package, which only the reading of stories needs.
    from ..extraction.marks import quotations

    return Body(text, (*told, *(found.inner for found in quotations(text) if found.depth == 0)))


class _Document(msgspec.Struct):
    authors: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()


class _Record(msgspec.Struct):
    document: _Document


def _sign(db: sqlite3.Connection, version: int) -> int:
    """Keep the authors of a version, and the words that are somebody's without marks; gives the row of its story."""
    story, record = db.execute("SELECT story, record FROM version WHERE id = ?", (version,)).fetchone()
    document = msgspec.json.decode(zlib.decompress(record), type=_Record).document
    told = [(post.start, post.end) for post in document.posts]
    for (pieces,) in db.execute(
        "SELECT pieces FROM statement WHERE version = ? AND quotation = 'direct' ORDER BY id", (version,)
    ):
        told += msgspec.json.decode(pieces, type=Spans)
    kept = (document.authors[:_AUTHORS], merged(told))
    db.execute(
        "INSERT INTO signature (version, authors, told) VALUES (?, ?, ?)",
        (version, *(msgspec.json.encode(part).decode() for part in kept)),
    )
    return int(story)
