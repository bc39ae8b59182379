"""Keeps, for each claim, where it comes from and what that supports, as stories are added and replaced."""

from __future__ import annotations

import sqlite3

from ..linking.standing import assess
from . import corrections, replies, sourcing
from .claim_parts import claims_of
from .replied import replies as replies_to
from .tellings import gather
from .texts import Texts

_MOST_DEPENDENT = 400
"""Claims that are looked at again because a story that they rest on has changed: those added last."""
_OF_VERSION = "SELECT id FROM statement WHERE version = ?1"
_REPLIED_TO = "SELECT reply.statement FROM statement JOIN reply ON by = statement.id WHERE version = ?1"


def update(db: sqlite3.Connection, version: int) -> None:
    """Assess the claims that `version` touches: its own, those it replies to, those that rest on its story."""
    texts = Texts(db)
    sourcing.write(db, version)
    replies.find(db, version, texts)
    touched = [claim for (claim,) in db.execute(_TOUCHED, (version, _MOST_DEPENDENT))]
    db.execute("DELETE FROM stale_standing")
    reassess(db, touched, texts)


def update_stale(db: sqlite3.Connection, version: int) -> None:
    """Assess the claims of `version` and those that were left to be assessed."""
    touched = db.execute(
        f"SELECT claim FROM stale_standing UNION {claims_of(_OF_VERSION)} ORDER BY claim",
        (version,),
    ).fetchall()
    db.execute("DELETE FROM stale_standing")
    reassess(db, [claim for (claim,) in touched])


def unlink(db: sqlite3.Connection, version: int) -> None:
    """Take back what `version` says about sourcing; its claims are assessed anew by the update that follows.

    This is called before the statements of `version` leave their claims.
    """
    db.execute(
        f"INSERT OR IGNORE INTO stale_standing (claim) {claims_of(_OF_VERSION)}",
        (version,),
    )
    db.execute(
        f"INSERT OR IGNORE INTO stale_standing (claim) {claims_of(_REPLIED_TO)}",
        (version,),
    )
    db.execute("DELETE FROM notice WHERE version = ?", (version,))
    for table, column in (
        ("asking", "statement"), ("concern", "statement"), ("sourcing", "statement"), ("rests_on", "statement"),
        ("reply", "statement"), ("reply", "by"),
    ):  # fmt: skip
        db.execute(f"DELETE FROM {table} WHERE {column} IN (SELECT id FROM statement WHERE version = ?)", (version,))


def reassess(db: sqlite3.Connection, claims: list[int], texts: Texts | None = None) -> None:
    """Assess `claims` and write what comes out; a claim without members loses its rows."""
    texts = texts or Texts(db)
    told = gather(db, claims, texts)
    replied = replies_to(db, told, texts)
    stories = {}
    for claim in claims:
        assessed = assess(told[claim], replied.get(claim, ()))
        db.execute("DELETE FROM origin WHERE claim = ?", (claim,))
        db.execute("DELETE FROM standing WHERE claim = ?", (claim,))
        db.executemany(
            "INSERT INTO origin (claim, position, agent, name, evidence) VALUES (?, ?, ?, ?, ?)",
            [
                (claim, at, origin.entity, origin.name, texts.kept(origin.evidence))
                for at, origin in enumerate(assessed.origins.records())
            ],
        )
        db.executemany(
            "INSERT INTO standing (claim, position, standing, rule, named, evidence) VALUES (?, ?, ?, ?, ?, ?)",
            [
                (claim, at, reason.standing, reason.code, reason.named, texts.kept(reason.evidence))
                for at, reason in enumerate(assessed.reasons)
            ],
        )
        for statement, name in assessed.origins.upstream:
            if name not in stories:
                stories[name] = _story(db, name)
            db.execute("INSERT OR IGNORE INTO rests_on (statement, story) VALUES (?, ?)", (statement, stories[name]))
        corrections.write(db, claim, told[claim], texts)


def _story(db: sqlite3.Connection, name: str) -> int:
    return int(db.execute("SELECT id FROM story WHERE name = ?", (name,)).fetchone()[0])


_TOUCHED = f"""
WITH touched AS (
    {_OF_VERSION} UNION {_REPLIED_TO} UNION SELECT statement FROM (
        SELECT statement FROM rests_on WHERE story = (SELECT story FROM version WHERE id = ?1)
        ORDER BY statement DESC LIMIT ?2
    )
)
SELECT claim FROM stale_standing UNION {claims_of("SELECT * FROM touched")} ORDER BY claim
"""
