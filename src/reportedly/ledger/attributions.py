"""Attributions that were dropped: what one story attributes, another says in its own voice.

The story that attributes it was published before, or its words were copied; a story that also attributes it
itself drops nothing.
"""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from . import claim_parts
from .claim_parts import claims_of

_MOST = 64
"""Members of one claim that are looked at: those added first."""


class Dropped(NamedTuple):
    """A sentence in a story's own voice, and the statement of another story whose attribution it does without.

    `reason` is `earlier` or `copied`: how the two stories are tied.
    """

    claim: str
    story: str
    start: int
    end: int
    text: str
    attributed_in: str
    attributed_start: int
    attributed_end: int
    attributed_text: str
    reason: str


class _Told(NamedTuple):
    statement: int
    version: int
    own_voice: bool
    published: str | None


def dropped(db: sqlite3.Connection, *, limit: int | None = 100) -> list[Dropped]:
    """The attributions that were dropped, in the order in which the ledger was told of them.

    >>> from reportedly.ledger import Ledger
    >>> with Ledger(":memory:") as ledger:
    ...     dropped(ledger.db)
    []
    """
    rows = db.execute(
        'SELECT claim.name, story.name, mine.start, mine."end", mine.text,'
        ' theirs_story.name, theirs.start, theirs."end", theirs.text, attribution_dropped.reason,'
        " theirs.id, claim.id, theirs_version.text"
        " FROM attribution_dropped JOIN membership USING (statement) JOIN claim ON claim.id = membership.claim"
        " JOIN statement AS mine ON mine.id = attribution_dropped.statement"
        " JOIN version ON version.id = mine.version JOIN story ON story.id = version.story"
        " JOIN statement AS theirs ON theirs.id = attributed"
        " JOIN version AS theirs_version ON theirs_version.id = theirs.version"
        " JOIN story AS theirs_story ON theirs_story.id = theirs_version.story"
        " ORDER BY attribution_dropped.statement LIMIT ?",
        (-1 if limit is None else limit,),
    )
    found = []
    for *row, statement, claim, text in rows:
        drop = Dropped(*row)
        part = claim_parts.span(db, statement, claim)
        if part is not None:
            start, end = part
            words = text[start:end]
            drop = drop._replace(attributed_start=start, attributed_end=end, attributed_text=words)
        found.append(drop)
    return found


def update(db: sqlite3.Connection, version: int) -> None:
    """Find the dropped attributions of the claims that `version` has a part in."""
    own = claims_of("SELECT id FROM statement WHERE version = ?1")
    for (claim,) in db.execute(f"{own} ORDER BY claim", (version,)).fetchall():
        reassess(db, claim)


def forget(db: sqlite3.Connection, version: int) -> None:
    """Take out what rests on `version`; others that it was the witness of find another, if there is one."""
    held = "(SELECT id FROM statement WHERE version = ?)"
    claims = db.execute(
        "SELECT DISTINCT claim FROM attribution_dropped JOIN membership USING (statement)"
        f" WHERE attributed IN {held} ORDER BY claim",
        (version,),
    ).fetchall()
    db.execute(f"DELETE FROM attribution_dropped WHERE statement IN {held} OR attributed IN {held}", (version, version))
    for (claim,) in claims:
        reassess(db, claim, without=version)


def reassess(db: sqlite3.Connection, claim: int, *, without: int = 0) -> None:
    """Find the dropped attributions of one claim anew; the members of the version `without` are passed over.

    A part of what somebody said is attributed as the whole is. A sentence in a story's own voice of which only a part
    stands in the claim drops nothing: what it drops it drops in the claim of its own.
    """
    told = [
        _Told(row, version, bool(own_voice), published)
        for row, version, own_voice, published, part in db.execute(
            "SELECT statement.id, version.id, own_voice, version.published, member.start FROM claim_member AS member"
            " JOIN statement ON statement.id = member.statement JOIN version ON version.id = statement.version"
            " WHERE claim = ? ORDER BY statement.id LIMIT ?",
            (claim, _MOST),
        )
        if version != without and not (own_voice and part is not None)
    ]
    attributed = [one for one in told if not one.own_voice]
    attributing = {one.version for one in attributed}
    db.executemany("DELETE FROM attribution_dropped WHERE statement = ?", [(one.statement,) for one in told])
    for mine in told:
        if not mine.own_voice or mine.version in attributing:
            continue
        found = _witness(db, mine, attributed)
        if found is not None:
            db.execute("INSERT INTO attribution_dropped VALUES (?, ?, ?)", (mine.statement, *found))


def _witness(db: sqlite3.Connection, mine: _Told, attributed: list[_Told]) -> tuple[int, str] | None:
    """The statement whose attribution is missing, and how its story is tied: one that was copied, else the earliest."""
    for other in attributed:
        copied = db.execute(
            "SELECT 1 FROM copy WHERE (version = ? AND original = ?) OR (NOT known AND version = ? AND original = ?)",
            (mine.version, other.version, other.version, mine.version),
        ).fetchone()
        if copied:
            return other.statement, "copied"
    earlier = [
        (other.published, other.statement)
        for other in attributed
        if mine.published and other.published and _before(other.published, mine.published)
    ]
    return (min(earlier)[1], "earlier") if earlier else None


def _before(one: str, other: str) -> bool:
    """Whether a date or time is before another: by the day, where one of them says no more."""
    size = min(len(one), len(other), 16)
    return one[:size] < other[:size]
