"""What somebody is on record as saying, in the order of time, and by which names stories call them."""

from __future__ import annotations

import json
import sqlite3
import zlib
from heapq import merge
from itertools import islice

import msgspec

from ..entity import Entity, EntityType
from ..linking.personal import relation
from ..linking.sightings import Sighting, lookup_keys, sighting
from ..statement import Statement
from .agent_rows import Agents
from .corrections import flagged, is_corrected

MOST_AGENTS = 12
"""Agents that one name may bring up; of namesakes those seen most."""
_CANDIDATES = 96
_NAMES = 24


class Agent(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody or something across stories, by all that stories call it; `sightings` counts the stories.

    Of aliases, handles and roles those used most come first.
    """

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...]
    handles: tuple[str, ...]
    roles: tuple[str, ...]
    sightings: int


class Said(Statement, frozen=True, kw_only=True):
    """One line of `reportedly who`: a statement as `reportedly read` gives it, with its story and its speaker there.

    `agent` and `name` are the ledger's, `speaker` is what the story calls them. `text` is what stands at
    `[start, end)`, the extent of the content, in the story's text.
    """

    story: str
    outlet: str | None
    published: str | None
    agent: str
    name: str
    speaker: str
    dated: str | None
    start: int
    end: int
    text: str


class Identified(msgspec.Struct, frozen=True, kw_only=True):
    """Why an entity of a story is held to be an agent: the rule, whom it was held against, what both share."""

    story: str
    entity: str
    name: str
    reason: str
    other_story: str | None
    other_name: str | None
    shared: tuple[str, ...]


class _Named(msgspec.Struct):
    id: str


class _Ids(msgspec.Struct):
    statements: tuple[_Named, ...] = ()


class _Raw(msgspec.Struct):
    statements: tuple[msgspec.Raw, ...] = ()


def agents_called(db: sqlite3.Connection, name: str, *, limit: int = MOST_AGENTS) -> list[Agent]:
    """The agents that `name` may mean: a full name, a surname, a body or its short form, a handle with its `@`.

    Where some bear exactly this name only these are given; else those of whom it is another form; else those whose
    surname or given name it is.

    >>> from reportedly import Entity, Ledger, Story, from_text
    >>> ann = Entity(id="e1", type="person", name="Ann Roe", handles=("@annroe",), mentions=((0, 7),))
    >>> with Ledger(":memory:") as ledger:
    ...     _ = ledger.add(Story(document=from_text("Ann Roe said no.", id="note"), entities=(ann,)))
    ...     [[agent.name for agent in agents_called(ledger.db, name)] for name in ("Roe", "@AnnRoe", "Roy")]
    [['Ann Roe'], ['Ann Roe'], []]
    """
    agents = Agents(db, 0)
    name = name.strip()
    if name.startswith("@"):
        asked = [sighting(Entity(id="", type="person", name="", handles=(name,)))]
    else:
        asked = [sighting(Entity(id="", type=kind, name=name)) for kind in _KINDS]
    tiers: dict[int, list[Agent]] = {}
    for one in asked:
        for agent in agents.under(lookup_keys(one).sought, _CANDIDATES):
            profile = agents.bare(agent)
            tier = _closeness(one, profile.sighting)
            if tier is not None:
                tiers.setdefault(tier, []).append(_agent(db, agent, profile.entity))
    found = {agent.id: agent for agent in tiers.get(min(tiers, default=0), ())}
    return sorted(found.values(), key=lambda agent: (-agent.sightings, _row(agent.id)))[:limit]


_KINDS: tuple[EntityType, ...] = ("person", "organization")


def _closeness(asked: Sighting, known: Sighting) -> int | None:
    """0 where the name or handle is the same, 1 where it is another form of it, 2 for a part of it; None otherwise."""
    if asked.handles & known.handles or set(asked.bodies) & set(known.bodies):
        return 0
    if asked.family != known.family:
        return None
    if asked.short & known.initials or asked.initials & known.short:
        return 1
    tiers = {"equal": 0, "longer": 1, "nickname": 1, "initial": 1, "order": 1, "surname": 2, "given": 2}
    found = [relation(one, other) for one in asked.names for other in known.names]
    return min((tiers[kind] for kind in found if kind in tiers), default=None)


def _agent(db: sqlite3.Connection, agent: int, entity: Entity) -> Agent:
    seen = db.execute("SELECT max(sightings) FROM agent_key WHERE agent = ?", (agent,)).fetchone()[0]
    return Agent(
        id=f"a{agent}",
        type=entity.type,
        name=entity.name,
        aliases=tuple(form for form in entity.aliases if form != entity.name)[:_NAMES],
        handles=entity.handles,
        roles=entity.roles,
        sightings=seen or 0,
    )


def _row(agent: str) -> int:
    """The row of an agent by what answers call it: `a5`."""
    return int(agent.removeprefix("a"))


def who(db: sqlite3.Connection, name: str, *, limit: int = 100) -> list[Said]:
    """What those whom `name` means are on record as saying, earliest first; what has no date comes before.

    >>> from reportedly import Ledger
    >>> with Ledger(":memory:") as ledger:
    ...     who(ledger.db, "Ann Roe")
    []
    """
    called = {_row(agent.id): agent for agent in agents_called(db, name)}
    rows = merge(
        *(
            db.execute(
                "SELECT dated, statement, agent FROM said WHERE agent = ? ORDER BY dated, statement LIMIT ?",
                (agent, limit),
            ).fetchall()
            for agent in called
        )
    )
    records: dict[int, dict[str, Statement]] = {}
    found, seen = [], set()
    for dated, statement, agent in rows:
        if statement in seen:
            continue
        seen.add(statement)
        found.append(_said(db, statement, called[agent], dated, records))
        if len(found) >= limit:
            break
    return found


def _said(
    db: sqlite3.Connection, statement: int, agent: Agent, dated: str, records: dict[int, dict[str, Statement]]
) -> Said:
    version, local, start, end, story, outlet, published, text = db.execute(
        'SELECT statement.version, statement.local, statement.start, statement."end", story.name, story.outlet,'
        " version.published, version.text"
        " FROM statement JOIN version ON version.id = statement.version JOIN story ON story.id = version.story"
        " WHERE statement.id = ?",
        (statement,),
    ).fetchone()
    speaker = db.execute(
        "SELECT entity.name FROM speaker JOIN entity ON entity.id = speaker.entity"
        " WHERE speaker.statement = ? AND entity.agent = ? ORDER BY position",
        (statement, _row(agent.id)),
    ).fetchone()
    known = records.setdefault(version, {})
    if local not in known:
        known[local] = _record(db, version, local)
    return Said(
        story=story, outlet=outlet, published=published, agent=agent.id, name=agent.name,
        speaker=speaker[0] if speaker else agent.name, dated=dated or None, start=start, end=end,
        text=text[start:end],
        **msgspec.structs.asdict(_flagged(db, statement, known[local])),
    )  # fmt: skip


def _flagged(db: sqlite3.Connection, row: int, said: Statement) -> Statement:
    return msgspec.structs.replace(said, flags=flagged(said)) if is_corrected(db, row) else said


def _record(db: sqlite3.Connection, version: int, local: str) -> Statement:
    record = zlib.decompress(db.execute("SELECT record FROM version WHERE id = ?", (version,)).fetchone()[0])
    ids = msgspec.json.decode(record, type=_Ids).statements
    at = next(place for place, one in enumerate(ids) if one.id == local)
    return msgspec.json.decode(msgspec.json.decode(record, type=_Raw).statements[at], type=Statement)


def why(db: sqlite3.Connection, agent: str, *, limit: int = 100) -> list[Identified]:
    """Why the entities of stories are held to be this agent, the first sightings first."""
    rows = db.execute(
        "SELECT story.name, entity.local, entity.name, reason, other, shared FROM identification"
        " JOIN entity ON entity.id = identification.entity JOIN version ON version.id = entity.version"
        " JOIN story ON story.id = version.story WHERE identification.agent = ?"
        " ORDER BY identification.day, identification.entity LIMIT ?",
        (_row(agent), limit),
    ).fetchall()
    found = []
    for story, local, name, reason, other, shared in islice(rows, limit):
        held = db.execute(
            "SELECT story.name, entity.name FROM entity JOIN version ON version.id = entity.version"
            " JOIN story ON story.id = version.story WHERE entity.id = ?",
            (other,),
        ).fetchone() or (None, None)
        found.append(
            Identified(
                story=story, entity=local, name=name, reason=reason, other_story=held[0], other_name=held[1],
                shared=tuple(json.loads(shared)),
            )
        )  # fmt: skip
    return found
