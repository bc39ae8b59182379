"""Takes a story and all that rests on it out of the ledger for good, as the law may ask, and says what it took."""

from __future__ import annotations

import sqlite3

import msgspec

from . import links, standing
from .claim_parts import claims_of
from .watched import hashed


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """What was taken out: counts of rows, and the decisions that spoke of the story."""

    story: str
    versions: int
    statements: int
    quotations: int
    claims: int
    agents: int
    decisions: int


def forget(db: sqlite3.Connection, name: str) -> Taken | None:
    """Take out the story called `name`, in the transaction that is open; None where there is none.

    Claims and agents go that stood in this story alone; what others also say is linked without it. The
    words of what was deleted are overwritten in the file once `scrub` has run.
    """
    row = db.execute("SELECT id FROM story WHERE name = ? OR key = ?", (name, f"url:{name}")).fetchone()
    if row is None:
        return None
    (story,) = row
    (called,) = db.execute("SELECT name FROM story WHERE id = ?", (story,)).fetchone()
    before = _counts(db, story)
    decisions = _forget_decisions(db, story)
    dependent = [
        claim
        for (claim,) in db.execute(
            f"{claims_of('SELECT statement FROM rests_on WHERE story = ?1')} ORDER BY claim",
            (story,),
        )
    ]
    for (version,) in db.execute("SELECT id FROM version WHERE story = ? AND current", (story,)).fetchall():
        links.unlink(db, version)
    db.execute(
        "INSERT INTO statement_words (statement_words, rowid, text) SELECT 'delete', statement.id, statement.text"
        " FROM statement JOIN version ON version.id = statement.version WHERE version.story = ?",
        (story,),
    )
    _leave_alone(db, story)
    db.execute("DELETE FROM story WHERE id = ?", (story,))
    stale = [claim for (claim,) in db.execute("SELECT claim FROM stale_standing")]
    db.execute("DELETE FROM stale_standing")
    standing.reassess(db, sorted({*dependent, *stale}))
    after = _counts(db, story)
    return Taken(
        story=called,
        versions=before["version"],
        statements=before["statement"],
        quotations=before["quotation"],
        claims=before["claim"] - after["claim"],
        agents=before["agent"] - after["agent"],
        decisions=decisions,
    )


def scrub(db: sqlite3.Connection) -> None:
    """Overwrite what was deleted: in the index of words, in the file and in what is written ahead of it."""
    db.execute("INSERT INTO statement_words (statement_words) VALUES ('optimize')")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.execute("VACUUM")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _leave_alone(db: sqlite3.Connection, story: int) -> None:
    """Note the addresses at which the story was watched, so that no feed brings it back; only their hashes are kept."""
    rows = db.execute("SELECT url FROM watched WHERE story = ?", (story,)).fetchall()
    (own,) = db.execute("SELECT url FROM story WHERE id = ?", (story,)).fetchone()
    addresses = {hashed(url) for (url,) in (*rows, (own,))} if rows else ()
    db.executemany("INSERT OR IGNORE INTO forgotten (address) VALUES (?)", [(each,) for each in sorted(addresses)])
    db.executemany("DELETE FROM problem WHERE version IS NULL AND source = ?", rows)


def _counts(db: sqlite3.Connection, story: int) -> dict[str, int]:
    of_story = "JOIN version ON version.id = {0}.version WHERE version.story = ?"
    queries = {
        "version": ("SELECT count(*) FROM version WHERE story = ?", (story,)),
        "statement": (f"SELECT count(*) FROM statement {of_story.format('statement')} AND NOT own_voice", (story,)),
        "quotation": (f"SELECT count(*) FROM quotation {of_story.format('quotation')}", (story,)),
        "claim": ("SELECT count(*) FROM claim", ()),
        "agent": ("SELECT count(*) FROM agent", ()),
    }
    return {name: int(db.execute(query, given).fetchone()[0]) for name, (query, given) in queries.items()}


def _forget_decisions(db: sqlite3.Connection, story: int) -> int:
    """Delete the decisions that quote the story: what they say of it may be what must go."""
    rows = db.execute("SELECT DISTINCT decision FROM decision_anchor WHERE story = ?", (story,)).fetchall()
    db.executemany("DELETE FROM decision WHERE id = ?", rows)
    return len(rows)
