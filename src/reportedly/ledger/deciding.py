"""What a person can decide, by the names that answers show: `a5` an agent, `c7` a claim, a story and its statement."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from ..errors import UsageError
from .claim_parts import claims_of
from .decisions import Anchor, Author, decide

SHOWN = 60
"""Characters of a statement in the words of a decision."""


def merge(db: sqlite3.Connection, one: str, other: str, author: Author) -> int:
    """Two agents, or two claims, are one."""
    if _kind(one) != _kind(other) or one == other:
        raise UsageError("R112", value=f"{one} and {other}")
    if _kind(one) == "c":
        anchors = [_member(db, one, "first"), _member(db, other, "second")]
        return decide(db, "merge_claims", anchors, author=author, about=f"claims {one} and {other} are one")
    anchors = [_sighting(db, one, "first"), _sighting(db, other, "second")]
    about = f"{_name(db, one)} ({one}) and {_name(db, other)} ({other}) are one"
    return decide(db, "merge_agents", anchors, author=author, about=about)


def split(db: sqlite3.Connection, whole: str, out: Sequence[str], author: Author) -> int:
    """What an agent is called in the stories `out` is somebody else; or members `STORY:STATEMENT` are another claim."""
    if _kind(whole) == "c":
        anchors = [_statement(db, *_parted(name), "out", of=whole) for name in out]
        anchors.append(_member(db, whole, "stay", but=[(anchor.story, anchor.words) for anchor in anchors]))
        return decide(db, "split_claim", anchors, author=author, about=f"{', '.join(out)} are not of claim {whole}")
    rows = [row for name in out for row in _sightings(db, whole, name)]
    stay = _sighting(db, whole, "stay", but=[anchor.story for anchor in rows])
    about = f"{_name(db, whole)} ({whole}) in {', '.join(out)} is somebody else"
    return decide(db, "split_agent", [*rows, stay], author=author, about=about)


def rename(db: sqlite3.Connection, agent: str, name: str, author: Author) -> int:
    """An agent is called `name`."""
    about = f"{_name(db, agent)} ({agent}) is called {name}"
    return decide(db, "rename_agent", [_sighting(db, agent, "first")], author=author, about=about, given=name)


def correct(db: sqlite3.Connection, story: str, statement: str, name: str, author: Author) -> int:
    """Who said a statement is `name`: somebody of its story, or somebody new to it."""
    anchor = _statement(db, story, statement, "first")
    about = f"{name} said {statement} of {story}: {_shown(anchor.words)}"
    return decide(db, "correct_speaker", [anchor], author=author, about=about, given=name)


def mark(db: sqlite3.Connection, claim: str, words: str, author: Author) -> int:
    """A person's words on a claim."""
    anchor = _member(db, claim, "first")
    about = f"claim {claim} ({_shown(anchor.words)}): {words}"
    return decide(db, "mark_claim", [anchor], author=author, about=about, given=words)


def _kind(name: str) -> str:
    kind, number = name[:1], name[1:]
    if kind not in ("a", "c") or not (number.isascii() and number.isdigit() and len(number) < 18):
        raise UsageError("R112", value=name)
    return kind


def _number(name: str) -> int:
    _kind(name)
    return int(name[1:])


def _name(db: sqlite3.Connection, agent: str) -> str:
    row = db.execute("SELECT name FROM agent WHERE id = ?", (_number(agent),)).fetchone()
    if row is None:
        raise UsageError("R112", value=agent)
    return str(row[0])


def _sighting(db: sqlite3.Connection, agent: str, part: str, but: Sequence[int] = ()) -> Anchor:
    """The first sighting of an agent, in a story other than those in `but`."""
    rows = db.execute(
        "SELECT version.story, entity.name FROM entity JOIN version ON version.id = entity.version"
        " WHERE agent = ? AND current ORDER BY entity.id",
        (_number(agent),),
    )
    row = next((row for row in rows if row[0] not in but), None)
    if row is None:
        raise UsageError("R113" if but else "R112", value=agent)
    return Anchor(part, row[0], "entity", row[1])


def _sightings(db: sqlite3.Connection, agent: str, story: str) -> list[Anchor]:
    rows = db.execute(
        "SELECT version.story, entity.name FROM story JOIN version ON version.story = story.id AND current"
        " JOIN entity ON entity.version = version.id WHERE story.name = ? AND agent = ? ORDER BY entity.id",
        (story, _number(agent)),
    ).fetchall()
    if not rows:
        raise UsageError("R112", value=f"{agent} in {story}")
    return [Anchor("out", row[0], "entity", row[1]) for row in rows]


def _member(db: sqlite3.Connection, claim: str, part: str, but: Sequence[tuple[int, str]] = ()) -> Anchor:
    """The first member of a claim that is not among `but`: stories and words."""
    rows = db.execute(
        "SELECT version.story, statement.text FROM membership JOIN statement ON statement.id = membership.statement"
        " JOIN version ON version.id = statement.version WHERE claim = ? ORDER BY statement.id",
        (_number(claim),),
    )
    row = next((row for row in rows if tuple(row) not in but), None)
    if row is None:
        raise UsageError("R113" if but else "R112", value=claim)
    return Anchor(part, row[0], "statement", row[1])


def _statement(db: sqlite3.Connection, story: str, statement: str, part: str, *, of: str | None = None) -> Anchor:
    """A statement of a story, which must be a member of the claim `of` where one is given."""
    row = db.execute(
        "SELECT version.story, statement.text FROM story JOIN version ON version.story = story.id AND current"
        " JOIN statement ON statement.version = version.id WHERE story.name = ?1 AND local = ?2"
        f" AND (?3 IS NULL OR ?3 IN ({claims_of('statement.id')}))",
        (story, statement, None if of is None else _number(of)),
    ).fetchone()
    if row is None:
        raise UsageError("R112", value=f"{story}:{statement}" + (f" in {of}" if of else ""))
    return Anchor(part, row[0], "statement", row[1])


def _parted(name: str) -> tuple[str, str]:
    story, _, statement = name.rpartition(":")
    return story, statement


def _shown(words: str) -> str:
    line = " ".join(words.split())
    return f"“{line}”" if len(line) <= SHOWN else f"“{line[:SHOWN].rpartition(' ')[0]} …”"
