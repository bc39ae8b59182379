"""The rows of agents: what they are called, under which keys they are found, when and in whose company."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from ..entity import Entity
from ..linking.agents import Verdict
from ..linking.sightings import (
    MOST_NAMES,
    MOST_ROLES,
    Company,
    Sighting,
    lookup_keys,
    person_names,
    sighting,
)

MOST_UNDER_A_KEY = 24
"""Agents of one key that are looked at, those seen last."""
SIGHTINGS = 4
"""Sightings on each side in time whose company stands for an agent's."""
MOST_TRAITS = 96
"""Names, handles and roles of an agent that are looked at."""
_END_OF_TIME = 10**7
MOST_MOVED = 1_000
"""Sightings that a merge may move; two agents seen more often than that stay apart."""


class Profile(NamedTuple):
    """An agent as it is held against a sighting: what it is called, and the company of its nearest stories."""

    agent: int
    entity: Entity
    sighting: Sighting
    nearest: int | None = None


class Agents:
    """The agents of a ledger, for the linking of one version."""

    def __init__(self, db: sqlite3.Connection, version: int) -> None:
        self.db = db
        self.version = version
        self._companies: dict[int, Company] = {}
        self._bare: dict[int, Profile] = {}

    def under(self, keys: Iterable[str], most: int) -> list[int]:
        """The agents kept under any of `keys`, of each key those seen last."""
        found: dict[int, None] = {}
        for key in keys:
            rows = self.db.execute(
                "SELECT agent FROM agent_key WHERE key = ? ORDER BY seen DESC, agent DESC LIMIT ?",
                (key, MOST_UNDER_A_KEY),
            )
            found.update((agent, None) for (agent,) in rows)
            if len(found) >= most:
                break
        return list(found)[:most]

    def bare(self, agent: int) -> Profile:
        """An agent by what stories call it, without the company."""
        if agent not in self._bare:
            kind, name = self.db.execute("SELECT type, name FROM agent WHERE id = ?", (agent,)).fetchone()
            rows = self.db.execute(
                "SELECT kind, value, sightings FROM agent_trait WHERE agent = ? LIMIT ?", (agent, MOST_TRAITS)
            ).fetchall()
            rows.sort(key=lambda row: (-row[2], row[1]))
            found: dict[str, list[str]] = {"name": [], "handle": [], "role": []}
            for trait, value, _ in rows:
                found[trait].append(value)
            entity = Entity(
                id=str(agent),
                type=kind,
                name=name,
                aliases=tuple(found["name"][:MOST_NAMES]),
                handles=tuple(found["handle"][:MOST_NAMES]),
                roles=tuple(found["role"][:MOST_ROLES]),
            )
            self._bare[agent] = Profile(agent, entity, sighting(entity))
        return self._bare[agent]

    def in_company(self, profile: Profile, day: int | None) -> Profile:
        """The same agent with the company and the days of those of its sightings that are nearest to `day`."""
        # Without a date the latest stand for all; where there is one, those just before and just after it.
        at = _END_OF_TIME if day is None else day
        rows = []
        for which in (
            "day = :at ORDER BY entity DESC",
            "day > :at ORDER BY day, entity",
            "day < :at ORDER BY day DESC, entity DESC",
            "day IS NULL ORDER BY entity DESC",
        ):
            rows += self.db.execute(
                f"SELECT entity, day FROM identification WHERE agent = :agent AND {which} LIMIT :most",
                {"agent": profile.agent, "at": at, "most": SIGHTINGS},
            ).fetchall()
        companies = [self._company(entity) for entity, _ in rows]
        joined = Company(*(frozenset().union(*(one[part] for one in companies)) for part in range(3)))
        days = tuple(dict.fromkeys(seen for _, seen in rows if seen is not None))
        nearest = min(rows, key=lambda row: (abs((row[1] or 0) - at), row[0]))[0] if rows else None
        return profile._replace(sighting=profile.sighting._replace(company=joined, days=days), nearest=nearest)

    def _company(self, entity: int) -> Company:
        row = self.db.execute(
            "SELECT company.version, company.names FROM entity JOIN company ON company.version = entity.version"
            " WHERE entity.id = ?",
            (entity,),
        ).fetchone()
        if row is None:
            return Company()
        if row[0] not in self._companies:
            self._companies[row[0]] = Company(*map(frozenset, json.loads(row[1])))
        return self._companies[row[0]]

    def make(self, row: int, entity: Entity, one: Sighting, day: int | None, reason: str = "first seen here") -> int:
        """A new agent for the entity in `row`."""
        name = told_name(entity)
        agent = self.db.execute("INSERT INTO agent (type, name) VALUES (?, ?)", (agent_type(entity), name)).lastrowid
        assert agent is not None
        self._identify(row, agent, day, reason, None, ())
        self._count(agent, entity, one, 1)
        return agent

    def add(self, row: int, profile: Profile, entity: Entity, one: Sighting, day: int | None, verdict: Verdict) -> None:
        """One more sighting of an agent."""
        self._identify(row, profile.agent, day, verdict.reason, profile.nearest, verdict.shared)
        self._count(profile.agent, entity, one, 1)
        self.name(profile.agent)

    def _identify(
        self, row: int, agent: int, day: int | None, reason: str, other: int | None, shared: tuple[str, ...]
    ) -> None:
        self.db.execute("UPDATE entity SET agent = ? WHERE id = ?", (agent, row))
        self.db.execute(
            "INSERT OR REPLACE INTO identification (entity, agent, day, reason, other, shared)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (row, agent, day, reason, other, json.dumps(shared)),
        )

    def _count(self, agent: int, entity: Entity, one: Sighting, step: int) -> None:
        """Count what a sighting calls an agent, or take it back with a `step` of -1."""
        self._bare.pop(agent, None)
        if one.family == "nobody":
            return
        self.db.executemany(
            "INSERT INTO agent_trait (agent, kind, value, sightings) VALUES (?, ?, ?, 1)"
            " ON CONFLICT DO UPDATE SET sightings = sightings + ?",
            [(agent, kind, value, step) for kind, value in traits(entity, one)],
        )
        self.db.executemany(
            "INSERT INTO agent_key (key, agent, seen, sightings) VALUES (?, ?, ?, 1)"
            " ON CONFLICT DO UPDATE SET sightings = sightings + ?, seen = max(seen, excluded.seen)",
            [(key, agent, self.version, step) for key in lookup_keys(one).kept],
        )

    def name(self, agent: int) -> None:
        """Call an agent by the name that most stories use, the longest of several, unless a person gave it one."""
        counts = dict(
            self.db.execute(
                "SELECT value, sightings FROM agent_trait WHERE agent = ? AND kind = 'name' LIMIT ?",
                (agent, MOST_TRAITS),
            ).fetchall()
        )
        if not counts:
            return
        full = [name for name in counts if " " in name] or list(counts)
        best = max(full, key=lambda name: (counts[name], len(name), name))
        self.db.execute("UPDATE agent SET name = ? WHERE id = ? AND name <> ? AND NOT ruled", (best, agent, best))

    def merge(self, kept: int, gone: Profile, bridge: int, reason: str, *, most: int = MOST_MOVED) -> None:
        """Make one agent of two, unless too much would have to be moved."""
        moved = self.db.execute(
            "SELECT count(*) FROM (SELECT 1 FROM identification WHERE agent = ? LIMIT ?)",
            (gone.agent, most + 1),
        ).fetchone()[0]
        if moved > most:
            return
        old = (kept, gone.agent)
        self.db.execute(
            "INSERT INTO agent_merge (kept, gone, name, bridge, reason) VALUES (?, ?, ?, ?, ?)",
            (*old, gone.entity.name, bridge, reason),
        )
        self.db.execute("UPDATE entity SET agent = ? WHERE agent = ?", old)
        self.db.execute("UPDATE identification SET agent = ? WHERE agent = ?", old)
        self.db.execute("UPDATE OR IGNORE said SET agent = ? WHERE agent = ?", old)
        self.db.execute(
            "INSERT INTO agent_trait SELECT ?, kind, value, sightings FROM agent_trait WHERE agent = ?"
            " ON CONFLICT DO UPDATE SET sightings = sightings + excluded.sightings",
            old,
        )
        self.db.execute(
            "INSERT INTO agent_key SELECT key, ?, seen, sightings FROM agent_key WHERE agent = ?"
            " ON CONFLICT DO UPDATE SET sightings = sightings + excluded.sightings, seen = max(seen, excluded.seen)",
            old,
        )
        self._drop(gone.agent)
        self._bare.clear()
        self.name(kept)

    def forget(self, row: int, agent: int, entity: Entity, one: Sighting) -> None:
        """Take a sighting back; an agent that nobody has seen goes."""
        self.db.execute("UPDATE entity SET agent = NULL WHERE id = ?", (row,))
        self.db.execute("DELETE FROM identification WHERE entity = ?", (row,))
        self._count(agent, entity, one, -1)
        self.db.execute("DELETE FROM agent_trait WHERE agent = ? AND sightings < 1", (agent,))
        self.db.execute("DELETE FROM agent_key WHERE agent = ? AND sightings < 1", (agent,))
        if self.db.execute("SELECT 1 FROM entity WHERE agent = ? LIMIT 1", (agent,)).fetchone() is None:
            self._drop(agent)
        else:
            self.name(agent)

    def _drop(self, agent: int) -> None:
        for table in ("said", "agent_trait", "agent_key"):
            self.db.execute(f"DELETE FROM {table} WHERE agent = ?", (agent,))
        self.db.execute("DELETE FROM agent WHERE id = ?", (agent,))


def agent_type(entity: Entity) -> str:
    """The type of an agent whose first sighting is `entity`: who is only described but named at the end is a person."""
    return "person" if entity.type == "unnamed_person" and person_names(entity) else entity.type


def told_name(entity: Entity) -> str:
    """What an agent is called after `entity`."""
    if entity.type == "unnamed_person" and (names := person_names(entity)):
        return " ".join(word.capitalize() for word in names[0].words)
    return entity.name


def traits(entity: Entity, one: Sighting) -> list[tuple[str, str]]:
    """What a sighting calls an agent, as kinds and values."""
    if one.family == "person" and entity.type == "unnamed_person" and one.names:
        forms = [told_name(entity)]
    elif one.names and any(name.is_full for name in one.names):
        forms = [form for form in (entity.name, *entity.aliases[:MOST_NAMES]) if " " in form.strip()] or [entity.name]
    elif one.names or one.family == "body":
        forms = [entity.name, *entity.aliases[:MOST_NAMES]]
    else:
        forms = []
    found = [("name", form) for form in forms]
    found += [("handle", handle) for handle in entity.handles[:MOST_NAMES]]
    found += [("role", role) for role in entity.roles[:MOST_ROLES]]
    return list(dict.fromkeys(found))
