"""Ties the entities of a version to the agents of the ledger, and takes the ties back.

Everything is looked up by keys with a limit: of those kept under one key, the ones seen last. What that limit leaves
out is kept apart, never tied unseen.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from itertools import combinations
from typing import NamedTuple

import msgspec

from ..entity import Entity
from ..linking.agents import BY_OFFICE, EVENT, Verdict, same
from ..linking.introductions import introduced
from ..linking.sightings import (
    Company,
    Sighting,
    company_of,
    day_number,
    lookup_keys,
    sighting,
)
from .agent_rows import Agents, Profile

INTRODUCED = Verdict(True, "described first, and then named", strong=True)
"""Why somebody who is only described is one whom the same story names."""
MOST_CANDIDATES = 48
"""Agents that one entity is held against."""
MOST_ENTITIES = 400
"""Entities of one story that are tied to others; those beyond are agents by themselves."""


class _Record(msgspec.Struct):
    entities: tuple[Entity, ...] = ()


class _Candidate(NamedTuple):
    profile: Profile
    verdict: Verdict


def link(db: sqlite3.Connection, version: int) -> None:
    """Give each entity of `version` its agent: one that the ledger has, or a new one."""
    record, published, text = db.execute(
        "SELECT record, published, text FROM version WHERE id = ?", (version,)
    ).fetchone()
    entities = {entity.id: entity for entity in msgspec.json.decode(zlib.decompress(record), type=_Record).entities}
    rows = db.execute("SELECT id, local FROM entity WHERE version = ? ORDER BY id", (version,)).fetchall()
    company = company_of(entities.values())
    db.execute(
        "INSERT OR REPLACE INTO company (version, names) VALUES (?, ?)",
        (version, json.dumps([sorted(names) for names in company])),
    )
    linking = _Linking(db, version, company, day_number(published))
    seen = [(row, entities[local], sighting(entities[local], company, linking.day)) for row, local in rows]
    # Who has a full name goes first: what is short or only described may then be somebody who is in this story.
    named = introduced(entities.values(), text)
    for row, entity, one in sorted(
        seen[:MOST_ENTITIES], key=lambda item: (item[1].id in named, _is_short(item[2]), item[0])
    ):
        linking.tie(row, entity, one, linking.agent_of.get(named.get(entity.id, "")))
    for row, entity, one in seen[MOST_ENTITIES:]:
        linking.agents.make(row, entity, one, linking.day)
    db.execute(
        "INSERT OR IGNORE INTO said (agent, dated, statement)"
        " SELECT entity.agent, coalesce(statement.dated, ''), statement.id FROM statement"
        " JOIN speaker ON speaker.statement = statement.id JOIN entity ON entity.id = speaker.entity"
        " WHERE statement.version = ? AND entity.agent IS NOT NULL",
        (version,),
    )


def unlink(db: sqlite3.Connection, version: int) -> None:
    """Take the ties of `version` back, and the agents that no other story has seen."""
    record = db.execute("SELECT record FROM version WHERE id = ?", (version,)).fetchone()[0]
    entities = {entity.id: entity for entity in msgspec.json.decode(zlib.decompress(record), type=_Record).entities}
    agents = Agents(db, version)
    db.execute("DELETE FROM said WHERE statement IN (SELECT id FROM statement WHERE version = ?)", (version,))
    for row, local, kind, name, agent in db.execute(
        "SELECT id, local, type, name, agent FROM entity WHERE version = ? AND agent IS NOT NULL ORDER BY id",
        (version,),
    ).fetchall():
        entity = entities.get(local) or Entity(id=local, type=kind, name=name)  # a speaker whom a person named
        agents.forget(row, agent, entity, sighting(entity))
    db.execute("DELETE FROM company WHERE version = ?", (version,))


def _is_short(one: Sighting) -> bool:
    return one.family == "person" and not any(name.is_full for name in one.names) and not one.handles


class _Linking:
    """The linking of one version: its company and day, and the agents that it already has."""

    def __init__(self, db: sqlite3.Connection, version: int, company: Company, day: int | None) -> None:
        self.agents = Agents(db, version)
        self.company = company
        self.day = day
        self.taken: set[int] = set()
        self.agent_of: dict[str, int] = {}

    def tie(self, row: int, entity: Entity, one: Sighting, known: int | None = None) -> None:
        """Give the entity in `row` its agent: the one that is `known` to be it, or one that is found."""
        if known is not None:
            self.agents.add(row, self.agents.bare(known), entity, one, self.day, INTRODUCED)
            return
        candidates = self._candidates(one) if one.family != "nobody" else []
        found = self._choose(candidates)
        if found is None:
            agent = self.agents.make(row, entity, one, self.day)
        else:
            agent = found.profile.agent
            self.agents.add(row, found.profile, entity, one, self.day, found.verdict)
            agent = self._merge(row, found, candidates)
        self.taken.add(agent)
        self.agent_of[entity.id] = agent

    def _candidates(self, one: Sighting) -> list[_Candidate]:
        found = []
        for agent in self.agents.under(lookup_keys(one).sought, MOST_CANDIDATES):
            bare = self.agents.bare(agent)
            if same(one, bare.sighting).same is False:
                continue  # most that share a key bear another name; whom they kept company with is not asked for
            profile = self.agents.in_company(bare, self.day)
            verdict = same(one, profile.sighting)
            weak = verdict.same and rank(verdict) < 3 and verdict.reason != BY_OFFICE
            if not (weak and agent in self.taken):
                found.append(_Candidate(profile, verdict))
        return found

    def _choose(self, candidates: list[_Candidate]) -> _Candidate | None:
        """The one agent that an entity is; None where none is it, or where several may be and nothing decides."""
        yes = [one for one in candidates if one.verdict.same]
        if not yes:
            return None
        best = max(rank(one.verdict) for one in yes)
        top = sorted(
            (one for one in yes if rank(one.verdict) == best),
            key=lambda one: (-one.verdict.support, one.profile.agent),
        )
        known = [one for one in top if one.verdict.strong and one.verdict.support >= EVENT]
        if len(top) == 1 or not _are_apart(top):
            return min(top, key=lambda one: one.profile.agent)
        if len(known) > 1 and known == top[: len(known)] and not _contradict(known):
            return min(known, key=lambda one: one.profile.agent)
        if top[0].verdict.support >= 2 * top[1].verdict.support > 0:
            return top[0]
        return None

    def _merge(self, row: int, found: _Candidate, candidates: list[_Candidate]) -> int:
        """Take in the other agents that this entity shows to be the same as `found`."""
        kept = found.profile
        others = [one for one in candidates if one.profile.agent != kept.agent]
        for one in others:
            if not one.verdict.same or one.profile.agent in self.taken:
                continue
            ranks = (rank(found.verdict), rank(one.verdict))
            weak = max(ranks) < 2 or (max(ranks) < 4 and one.verdict.support < EVENT)
            if not _are_mergeable(kept.sighting, one.profile.sighting, weak=weak):
                continue
            rivals = [
                other
                for other in others
                if other is not one and same(other.profile.sighting, one.profile.sighting).same is not False
            ]
            if rank(one.verdict) < 2 and any(not other.verdict.same for other in rivals):
                continue
            self.agents.merge(kept.agent, one.profile, row, one.verdict.reason)
        return kept.agent


def _are_mergeable(a: Sighting, b: Sighting, *, weak: bool) -> bool:
    """Whether two agents that one entity ties may be one: nothing contradicts it, and for bodies a name says so too."""
    if a.family == "body":
        # "The United States and China" would make one of two: what bridges bodies must be a name of both.
        return bool(set(a.bodies) & set(b.bodies) or a.short & b.initials or b.short & a.initials)
    together = same(a, b).same
    return together is True or (together is None and not weak)


def _contradict(candidates: list[_Candidate]) -> bool:
    """Whether any two of several agents are known to be different."""
    return any(same(a.profile.sighting, b.profile.sighting).same is False for a, b in combinations(candidates[:6], 2))


def _are_apart(candidates: list[_Candidate]) -> bool:
    """Whether any two of several agents are known, or may be, different."""
    return any(
        same(a.profile.sighting, b.profile.sighting).same is not True for a, b in combinations(candidates[:6], 2)
    )


def rank(verdict: Verdict) -> int:
    """How much a reason weighs: 4 a handle, 3 the full name, 2 another form of it, 1 what rests on the event."""
    if verdict.reason.startswith("the same handle"):
        return 4
    if verdict.reason in ("the same full name", "the same name"):
        return 3
    return 2 if verdict.strong else 1
