"""Decisions about which statements say the same, carried out on the rows: two claims made one, one made two, marks."""

from __future__ import annotations

import sqlite3

from . import claim_parts
from .case import Before, Case


def merge(db: sqlite3.Connection, case: Case) -> Before | None:
    """Make one claim of that of the first and that of the second statement."""
    first, second = _claim_of(db, case.one("first")), _claim_of(db, case.one("second"))
    if first is None or second is None or first == second:
        return None
    moved = [
        row for (row,) in db.execute("SELECT statement FROM membership WHERE claim = ? ORDER BY statement", (second,))
    ]
    _move(db, moved, first, case.reason)
    return {"statements": [*case.before.get("statements", ()), *moved]}


def unmerge(db: sqlite3.Connection, case: Case) -> Before | None:
    """Take the statements that a merge had moved out again, as a claim of their own."""
    first = _claim_of(db, case.one("first"))
    rows = [row for row in case.before.get("statements", ()) if _claim_of(db, row) == first]
    if rows:
        _move(db, rows, _new(db), f"undone: {case.reason}")
    return None


def split(db: sqlite3.Connection, case: Case) -> Before | None:
    """Take statements out of the claim that another stays with; of what is in it with a part only, that part goes."""
    stays = _claim_of(db, case.one("stay"))
    if stays is None:
        return None
    claim_parts.part(db, case.rows.get("out", ()), stays, case.reason)
    rows = [row for row in case.rows.get("out", ()) if _claim_of(db, row) == stays]
    if not rows:
        return None
    into = case.before.get("claim")
    if into is None or db.execute("SELECT 1 FROM claim WHERE id = ?", (into,)).fetchone() is None:
        into = _new(db)
    _move(db, rows, into, case.reason)
    return {"claim": into}


def unsplit(db: sqlite3.Connection, case: Case) -> Before | None:
    """Bring together again what a split had parted."""
    stays, out, into = _claim_of(db, case.one("stay")), case.rows.get("out", []), case.before.get("claim")
    if stays is not None:
        whole = [row for row in out if _claim_of(db, row) == into or not claim_parts.parted(db, row, case.reason)]
        claim_parts.restore(db, out, case.reason)
        _move(db, whole, stays, f"undone: {case.reason}")
    return None


def mark(db: sqlite3.Connection, case: Case) -> Before | None:
    """A person's words on a claim stand in the decision itself."""
    return None


def _claim_of(db: sqlite3.Connection, statement: int | None) -> int | None:
    row = db.execute("SELECT claim FROM membership WHERE statement = ?", (statement,)).fetchone()
    return None if row is None else int(row[0])


def _new(db: sqlite3.Connection) -> int:
    row = db.execute("INSERT INTO claim (name) VALUES ('new')").lastrowid
    assert row is not None
    db.execute("UPDATE claim SET name = ? WHERE id = ?", (f"c{row}", row))
    return row


def _move(db: sqlite3.Connection, statements: list[int], claim: int, reason: str) -> None:
    """Make `statements` members of `claim`; a claim that is left without any goes."""
    left = {found for row in statements if (found := _claim_of(db, row)) not in (None, claim)}
    db.executemany(
        "UPDATE membership SET claim = ?, reason = ?, beside = NULL, likeness = NULL WHERE statement = ?",
        [(claim, reason, row) for row in statements],
    )
    for old in sorted(left):
        if db.execute("SELECT 1 FROM membership WHERE claim = ?", (old,)).fetchone() is None:
            for table in ("standing", "origin", "upstream_correction"):
                db.execute(f"DELETE FROM {table} WHERE claim = ?", (old,))
            db.execute("DELETE FROM claim WHERE id = ?", (old,))
