"""Parts: what a statement says beside its own claim. A quotation of two sentences says two things.

A statement is a member of one claim; a part of it may stand in others too. A part is held to the statement that it was
found the same as, and stands in the claim of that one, wherever a merge or a split takes it. Nobody is held against a
part: so a claim does not drift by what else its members say.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from .._typing import Span, Spans
from .rows import PAUSE

MOST, MOST_IN_ONE = 12, 3
"""Statements that one is held to with parts, in all and in one claim: where one of them goes another may stay."""
OF_CLAIM = 'SELECT statement, start, "end" FROM claim_member WHERE claim = ? ORDER BY statement LIMIT ?'
PARTS_OF_CLAIM = "SELECT statement FROM claim_member WHERE claim = ? AND start IS NOT NULL"


def claims_of(statements: str) -> str:
    """The query for the claims that `statements` stand in, whole or with a part; they are a query or marks."""
    return (
        f"SELECT claim FROM membership WHERE statement IN ({statements})"
        " UNION SELECT claim FROM claim_part JOIN membership ON membership.statement = claim_part.beside"
        f" WHERE claim_part.statement IN ({statements}) AND parted IS NULL"
    )


class Found(NamedTuple):
    """A part that was found: `inside` the words of `statement` is what `beside` says, by which check, how alike."""

    statement: int
    beside: int
    inside: Span
    reason: str
    likeness: float


def tie(db: sqlite3.Connection, found: Found) -> None:
    """Keep a part; where a person has parted the two it is kept as such."""
    (claim,) = db.execute("SELECT claim FROM membership WHERE statement = ?", (found.beside,)).fetchone()
    held = db.execute(
        "SELECT claim FROM claim_part JOIN membership ON membership.statement = claim_part.beside"
        " WHERE claim_part.statement = ?",
        (found.statement,),
    ).fetchall()
    if len(held) >= MOST or held.count((claim,)) >= MOST_IN_ONE:
        return
    (pieces,) = db.execute("SELECT pieces FROM statement WHERE id = ?", (found.statement,)).fetchone()
    start, end = place(msgspec.json.decode(pieces, type=Spans), found.inside)
    db.execute(
        'INSERT OR IGNORE INTO claim_part (statement, beside, start, "end", reason, likeness, parted)'
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            found.statement, found.beside, start, end, found.reason, round(found.likeness, 4),
            decided(db, found.statement, claim) or _decided_beside(db, found.beside, found.statement),
        ),
    )  # fmt: skip


def place(pieces: Spans, inside: Span) -> Span:
    """Where a stretch of a statement's words stands in its story, of whose text the words are the `pieces`.

    >>> place(((10, 15), (30, 40)), (2, 14))
    (12, 34)
    """
    found, at = [], 0
    for start, end in pieces:
        first, last = max(inside[0], at), min(inside[1], at + end - start)
        if first < last:
            found.append((start + first - at, start + last - at))
        at += end - start + len(PAUSE)
    found = found or list(pieces)
    return min(start for start, _ in found), max(end for _, end in found)


def span(db: sqlite3.Connection, statement: int, claim: int) -> Span | None:
    """Where the part of a statement stands that is in a claim; None where all of it is, or nothing."""
    row: Span | None = db.execute(
        'SELECT start, "end" FROM claim_part JOIN membership ON membership.statement = claim_part.beside'
        " WHERE claim_part.statement = ?1 AND claim = ?2 AND parted IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM membership WHERE statement = ?1 AND claim = ?2)"
        " ORDER BY claim_part.beside LIMIT 1",
        (statement, claim),
    ).fetchone()
    return row


def unlink(db: sqlite3.Connection, version: int) -> list[int]:
    """Take out the parts of what `version` says, and those held to it; the claims that lose parts of other stories."""
    held = "SELECT id FROM statement WHERE version = ?"
    losing = db.execute(
        "SELECT DISTINCT claim FROM claim_part JOIN membership ON membership.statement = claim_part.beside"
        f" WHERE claim_part.beside IN ({held}) ORDER BY claim",
        (version,),
    ).fetchall()
    db.execute(f"DELETE FROM claim_part WHERE statement IN ({held})", (version,))
    db.execute(f"DELETE FROM claim_part WHERE beside IN ({held})", (version,))
    return [claim for (claim,) in losing]


def part(db: sqlite3.Connection, statements: Sequence[int], claim: int, reason: str) -> bool:
    """Part `statements` from the members of `claim`, as a person says; whether there was anything to part.

    What a member of the claim has beside one of them goes as well: the two do not say the same.
    """
    members = "SELECT statement FROM membership WHERE claim = ?2"
    parted = 0
    for row in statements:
        parted += db.execute(
            "UPDATE claim_part SET parted = ?3 WHERE parted IS NULL AND"
            f" ((statement = ?1 AND beside IN ({members})) OR (beside = ?1 AND statement IN ({members})))",
            (row, claim, reason),
        ).rowcount
    return parted > 0


def parted(db: sqlite3.Connection, statement: int, reason: str) -> bool:
    """Whether parts of a statement were taken out by a decision."""
    query = "SELECT 1 FROM claim_part WHERE statement = ? AND parted = ? LIMIT 1"
    return db.execute(query, (statement, reason)).fetchone() is not None


def restore(db: sqlite3.Connection, statements: Iterable[int], reason: str) -> None:
    """Bring back what a decision took out of claims, of `statements` or beside them."""
    db.executemany(
        "UPDATE claim_part SET parted = NULL WHERE parted = ?2 AND (statement = ?1 OR beside = ?1)",
        [(row, reason) for row in statements],
    )


def kept_apart(db: sqlite3.Connection, one: int, other: int) -> bool:
    """Whether a person has taken a part of one of two claims out of the other."""
    query = (
        "SELECT 1 FROM membership AS theirs JOIN claim_part ON claim_part.beside = theirs.statement"
        " JOIN membership AS own ON own.statement = claim_part.statement"
        " WHERE parted IS NOT NULL AND theirs.claim = ? AND own.claim = ? LIMIT 1"
    )
    return any(db.execute(query, pair).fetchone() is not None for pair in ((one, other), (other, one)))


def decided(db: sqlite3.Connection, statement: int, claim: int) -> str | None:
    """The decision, where there is one, by which a person has parted a statement from members of a claim."""
    row = db.execute(
        f"{_SPLITS} AND EXISTS (SELECT 1 FROM version JOIN statement AS said ON said.version = version.id"
        " JOIN membership ON membership.statement = said.id"
        " WHERE version.story = other.story AND current AND said.text = other.words AND claim = ?2) LIMIT 1",
        (statement, claim),
    ).fetchone()
    return None if row is None else f"decision {row[0]}"


def _decided_beside(db: sqlite3.Connection, statement: int, other: int) -> str | None:
    row = db.execute("SELECT claim FROM membership WHERE statement = ?", (other,)).fetchone()
    return None if row is None else decided(db, statement, row[0])


_SPLITS = (
    "SELECT mine.decision FROM statement JOIN version ON version.id = statement.version"
    " JOIN decision_anchor AS mine ON mine.story = version.story AND mine.words = statement.text"
    " JOIN decision ON decision.id = mine.decision AND action = 'split_claim' AND undone_at IS NULL"
    " JOIN decision_anchor AS other ON other.decision = decision.id"
    " AND (other.part = 'out') <> (mine.part = 'out') WHERE statement.id = ?1"
)
