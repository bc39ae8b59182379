"""Ties the statements of a story, and the sentences in its own voice, to what others say: the claims.

Neighbouring stories are found by rare words, nearest in time; their statements by the likeness of vectors, and by
the words that tell. What is left is held against each other, a fixed number at most. So the work for a story does not
grow with the ledger. Where the limits leave something out a claim is missed, never a wrong one made.
"""

from __future__ import annotations

import sqlite3

from ..linking.claims import key
from . import attributions, candidates, claim_parts
from .claim_neighbours import day as day_of
from .claim_neighbours import keys_of, neighbours, numbers, store_keys
from .membership import Membership
from .said import pointed, said_by


def link(db: sqlite3.Connection, version: int) -> None:
    """Tie what `version` says to the claims that are there, and make new ones."""
    own = said_by(db, version)
    points = [pointed(said) for said in own]
    day = day_of(db, version)
    found = keys_of(db, points)
    others = [one for near in neighbours(db, version, day, found.asked) for one in candidates.of_version(db, near)]
    mine = [candidates.candidate(said.id, point) for said, point in zip(own, points, strict=True)]
    candidates.store(db, mine)
    store_keys(db, version, day, found)
    if own:
        Membership(db, own, points, candidates.Candidates(mine, others)).run()
    attributions.update(db, version)
    db.execute("DROP TABLE IF EXISTS temp.claim_left")


def unlink(db: sqlite3.Connection, version: int) -> None:
    """Take what `version` says out of its claims; a claim that nobody is left in goes."""
    held = "(SELECT id FROM statement WHERE version = ?)"
    db.execute("CREATE TEMP TABLE IF NOT EXISTS claim_left (words INTEGER PRIMARY KEY, claim INTEGER NOT NULL)")
    touched = db.execute(
        "SELECT claim, text FROM membership JOIN statement ON statement.id = membership.statement"
        " WHERE version = ? ORDER BY statement.id",
        (version,),
    ).fetchall()
    losing = claim_parts.unlink(db, version)
    attributions.forget(db, version)
    db.execute(f"DELETE FROM membership WHERE statement IN {held}", (version,))
    db.execute(f"DELETE FROM claim_vector WHERE statement IN {held}", (version,))
    for claim, text in touched:
        if db.execute("SELECT 1 FROM membership WHERE claim = ?", (claim,)).fetchone() is None:
            db.execute("INSERT OR IGNORE INTO temp.claim_left VALUES (?, ?)", (key(text), claim))
            db.execute("DELETE FROM claim WHERE id = ?", (claim,))
    for claim in losing:
        attributions.reassess(db, claim)
    row = db.execute("SELECT day, words, keys FROM claim_words_of WHERE version = ?", (version,)).fetchone()
    if row is None:
        return
    words, own = numbers(row[1]), numbers(row[2])
    db.executemany("UPDATE claim_word SET stories = stories - 1 WHERE key = ?", [(word,) for word in [0, *words]])
    gone = [(word, row[0], version) for word in own]
    db.executemany("DELETE FROM claim_key WHERE key = ? AND day = ? AND version = ?", gone)
    db.execute("DELETE FROM claim_words_of WHERE version = ?", (version,))
