"""What people decide: stored beside the evidence with who and when, stronger than the machine, and undone at will.

A decision names what it is about by the story and the words there, not by the number of a row, so that it holds
when a new version of the story is read and linked anew.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import msgspec

from ..claim import Decision
from . import standing
from .case import Case
from .claim_parts import claims_of
from .rulings import CARRIED_OUT, TAKEN_BACK

Action = Literal[
    "merge_agents", "split_agent", "rename_agent", "correct_speaker", "merge_claims", "split_claim", "mark_claim"
]  # fmt: skip


MOST_REASSESSED = 1_000
"""Claims of one agent whose standing is worked out anew: those of its latest words."""
ON_AGENTS: tuple[Action, ...] = ("merge_agents", "split_agent", "rename_agent", "correct_speaker")
CORRECTING: Action = "correct_speaker"
ON_CLAIMS: tuple[Action, ...] = ("merge_claims", "split_claim", "mark_claim")


class Anchor(NamedTuple):
    """What a decision is about: the entity or statement of a story, by its words. `part` is its place in the action."""

    part: str
    story: int
    what: Literal["entity", "statement"]
    words: str


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """One line of `reportedly log`: `about` says it in words; times are ISO 8601 in UTC."""

    id: int
    action: Action
    about: str
    made_by: str
    made_at: str
    note: str | None
    undone_by: str | None
    undone_at: str | None


class Author(NamedTuple):
    """Who decides, when (ISO 8601, UTC), and why."""

    by: str
    at: str
    note: str | None = None


def decide(
    db: sqlite3.Connection, action: Action, anchors: Sequence[Anchor], *, author: Author, about: str, given: str = ""
) -> int:
    """Store a decision and carry it out; the number by which it can be undone."""
    decision = db.execute(
        "INSERT INTO decision (action, given, about, made_by, made_at, note) VALUES (?, ?, ?, ?, ?, ?)",
        (action, given, about, author.by, author.at, author.note),
    ).lastrowid
    assert decision is not None
    db.executemany(
        "INSERT INTO decision_anchor (decision, position, part, story, what, words) VALUES (?, ?, ?, ?, ?, ?)",
        [(decision, position, *anchor) for position, anchor in enumerate(anchors)],
    )
    concerned = _claims(db, action, _case(db, decision))
    _carry_out(db, decision)
    standing.reassess(db, sorted(concerned | _claims(db, action, _case(db, decision))))
    return decision


def undo(db: sqlite3.Connection, decision: int, *, author: Author) -> bool:
    """Take a decision back; whether there was one that stood."""
    row = db.execute("SELECT action FROM decision WHERE id = ? AND undone_at IS NULL", (decision,)).fetchone()
    if row is None:
        return False
    db.execute("UPDATE decision SET undone_by = ?, undone_at = ? WHERE id = ?", (author.by, author.at, decision))
    concerned = _claims(db, row[0], _case(db, decision))
    TAKEN_BACK[row[0]](db, _case(db, decision))
    standing.reassess(db, sorted(concerned | _claims(db, row[0], _case(db, decision))))
    return True


def restored(db: sqlite3.Connection, decision: int) -> None:
    """Give the rows of evidence back what a decision has changed in them; the decision stands."""
    (action,) = db.execute("SELECT action FROM decision WHERE id = ?", (decision,)).fetchone()
    TAKEN_BACK[action](db, _case(db, decision))


def log(db: sqlite3.Connection, *, limit: int | None = None) -> Iterator[Decided]:
    """The decisions, the latest first, those that were undone among them."""
    rows = db.execute(
        "SELECT id, action, about, made_by, made_at, note, undone_by, undone_at FROM decision ORDER BY id DESC LIMIT ?",
        (-1 if limit is None else limit,),
    )
    for row in rows:
        yield Decided(**dict(zip(Decided.__struct_fields__, row, strict=True)))


def about_claim(db: sqlite3.Connection, claim: int) -> tuple[Decision, ...]:
    """The decisions that stand and speak of members of the claim in row `claim`, the first first."""
    rows = db.execute(
        "SELECT DISTINCT decision.id, action, made_by, made_at, about, note FROM membership"
        " JOIN statement ON statement.id = membership.statement JOIN version ON version.id = statement.version"
        " JOIN decision_anchor ON decision_anchor.story = version.story AND words = statement.text"
        " JOIN decision ON decision.id = decision"
        " WHERE claim = ? AND what = 'statement' AND undone_at IS NULL ORDER BY decision.id",
        (claim,),
    )
    return tuple(Decision(**dict(zip(Decision.__struct_fields__, row, strict=True))) for row in rows)


def link(db: sqlite3.Connection, version: int, *, actions: Sequence[Action]) -> None:
    """Carry out again what was decided on the story of `version`, and what its linking may have crossed."""
    made = db.execute(
        "SELECT DISTINCT decision.id FROM decision JOIN decision_anchor ON decision_anchor.decision = decision.id"
        " WHERE undone_at IS NULL AND story = (SELECT story FROM version WHERE id = ?)"
        f" AND action IN ({', '.join('?' * len(actions))})",
        (version, *actions),
    ).fetchall()
    crossed = (
        db.execute(
            "SELECT decision.id FROM decision WHERE action = 'split_agent' AND undone_at IS NULL AND EXISTS"
            " (SELECT 1 FROM agent_merge JOIN entity ON entity.id = agent_merge.bridge WHERE entity.version = ?)",
            (version,),
        ).fetchall()
        if "split_agent" in actions
        else []
    )
    for decision in sorted({row[0] for row in (*made, *crossed)}):
        _carry_out(db, decision)


def _claims(db: sqlite3.Connection, action: Action, case: Case) -> set[int]:
    """The claims whose standing a decision may change: those of its statements, or of what its agents say."""
    found: set[int] = set()
    for row in (row for rows in case.rows.values() for row in rows):
        if action in ON_CLAIMS or action == "correct_speaker":
            ask = claims_of("SELECT ?1")
        else:
            ask = claims_of(
                "SELECT statement FROM (SELECT statement FROM said WHERE agent = (SELECT agent FROM entity"
                f" WHERE id = ?1) ORDER BY dated DESC LIMIT {MOST_REASSESSED})"
            )
        found.update(claim for (claim,) in db.execute(ask, (row,)))
    return found


def _carry_out(db: sqlite3.Connection, decision: int) -> None:
    (action,) = db.execute("SELECT action FROM decision WHERE id = ?", (decision,)).fetchone()
    before = CARRIED_OUT[action](db, _case(db, decision))
    if before is not None:
        db.execute("UPDATE decision SET before = ? WHERE id = ?", (json.dumps(before), decision))


def _case(db: sqlite3.Connection, decision: int) -> Case:
    """A decision with the rows that its anchors stand for now; those whose words are gone are left out."""
    given, before = db.execute("SELECT given, before FROM decision WHERE id = ?", (decision,)).fetchone()
    rows: dict[str, list[int]] = {}
    for part, story, what, words in db.execute(
        "SELECT part, story, what, words FROM decision_anchor WHERE decision = ? ORDER BY position", (decision,)
    ).fetchall():
        column = "name" if what == "entity" else "text"
        row = db.execute(
            f"SELECT {what}.id FROM {what} JOIN version ON version.id = {what}.version AND version.current"
            f" WHERE version.story = ? AND {what}.{column} = ? ORDER BY {what}.id LIMIT 1",
            (story, words),
        ).fetchone()
        if row is not None:
            rows.setdefault(part, []).append(row[0])
    return Case(rows, given, f"decision {decision}", json.loads(before or "{}"))
