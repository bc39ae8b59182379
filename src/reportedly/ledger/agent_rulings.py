"""Decisions about who is who, carried out on the rows: two agents made one, one made two, a name, a speaker."""

from __future__ import annotations

import sqlite3
import zlib

import msgspec

from ..entity import Entity
from ..linking.agents import Verdict
from ..linking.sightings import Sighting, day_number, lookup_keys, sighting
from ..story import Story
from . import documents
from .agent_rows import Agents
from .case import Before, Case

MOST_NAMESAKES = 48


def merge(db: sqlite3.Connection, case: Case) -> Before | None:
    """Make one agent of those of the first and of the second entity."""
    first, second = _agent_of(db, case.one("first")), _agent_of(db, case.one("second"))
    if first is None or second is None or first == second:
        return None
    moved = [row for (row,) in db.execute("SELECT id FROM entity WHERE agent = ? ORDER BY id", (second,))]
    bridge = case.one("second")
    assert bridge is not None
    agents = Agents(db, _version_of(db, bridge))
    agents.merge(first, agents.bare(second), bridge, case.reason, most=len(moved))
    return {"entities": [*case.before.get("entities", ()), *moved]}


def unmerge(db: sqlite3.Connection, case: Case) -> Before | None:
    """Take the entities that a merge had moved out again."""
    first = _agent_of(db, case.one("first"))
    rows = [row for row in case.before.get("entities", ()) if _agent_of(db, row) == first]
    _move_out(db, rows, "undone: " + case.reason)
    return None


def split(db: sqlite3.Connection, case: Case) -> Before | None:
    """Take some entities out of the agent that another stays with."""
    stays = _agent_of(db, case.one("stay"))
    rows = [row for row in case.rows.get("out", ()) if stays is not None and _agent_of(db, row) == stays]
    if not rows:
        return None
    into = case.before.get("agent")
    if into is not None and db.execute("SELECT 1 FROM agent WHERE id = ?", (into,)).fetchone() is None:
        into = None
    return {"agent": _move_out(db, rows, case.reason, into)}


def unsplit(db: sqlite3.Connection, case: Case) -> Before | None:
    """Bring together again what a split had parted."""
    merge(db, case._replace(rows={"first": case.rows.get("stay", []), "second": case.rows.get("out", [])}))
    return None


def rename(db: sqlite3.Connection, case: Case) -> Before | None:
    """Call an agent as a person says, whatever most stories call it."""
    agent = _agent_of(db, case.one("first"))
    if agent is not None:
        db.execute("UPDATE agent SET name = ?, ruled = 1 WHERE id = ?", (case.given, agent))
    return None


def unname(db: sqlite3.Connection, case: Case) -> Before | None:
    """Call an agent as most stories do."""
    agent = _agent_of(db, case.one("first"))
    if agent is not None:
        db.execute("UPDATE agent SET ruled = 0 WHERE id = ?", (agent,))
        Agents(db, 0).name(agent)
    return None


def correct_speaker(db: sqlite3.Connection, case: Case) -> Before | None:
    """Give a statement the speaker that a person names: somebody of its story, or else somebody new to it."""
    statement = case.one("first")
    if statement is None:
        return None
    (version,) = db.execute("SELECT version FROM statement WHERE id = ?", (statement,)).fetchone()
    row = _entity_named(db, version, case.given)
    if row is None:
        row = db.execute(
            "INSERT INTO entity (version, local, type, name) VALUES (?, ?, 'person', ?)",
            (version, case.reason, case.given),
        ).lastrowid
        assert row is not None
        _move_out(db, [row], case.reason, _agent_named(db, case.given))
    _give(db, statement, [row])
    documents.recheck(db, statement)
    return None


def restore_speakers(db: sqlite3.Connection, case: Case) -> Before | None:
    """Give a statement the speakers that the text was read to give it."""
    statement = case.one("first")
    if statement is None:
        return None
    version, local = db.execute("SELECT version, local FROM statement WHERE id = ?", (statement,)).fetchone()
    (record,) = db.execute("SELECT record FROM version WHERE id = ?", (version,)).fetchone()
    story = msgspec.json.decode(zlib.decompress(record), type=Story)
    names = next((said.speakers for said in story.statements if said.id == local), ())
    rows = dict(db.execute("SELECT local, id FROM entity WHERE version = ?", (version,)).fetchall())
    _give(db, statement, [rows[name] for name in names if name in rows])
    documents.recheck(db, statement)
    made = db.execute("SELECT id, agent FROM entity WHERE version = ? AND local = ?", (version, case.reason)).fetchone()
    if made is not None:
        entity, one, _ = _sighting(db, made[0])
        Agents(db, version).forget(made[0], made[1], entity, one)
        db.execute("DELETE FROM entity WHERE id = ?", (made[0],))
    return None


def _give(db: sqlite3.Connection, statement: int, entities: list[int]) -> None:
    db.execute("DELETE FROM speaker WHERE statement = ?", (statement,))
    db.execute("DELETE FROM said WHERE statement = ?", (statement,))
    db.executemany(
        "INSERT INTO speaker (statement, position, entity) VALUES (?, ?, ?)",
        [(statement, position, entity) for position, entity in enumerate(entities)],
    )
    db.execute(
        "INSERT OR IGNORE INTO said (agent, dated, statement)"
        " SELECT entity.agent, coalesce(statement.dated, ''), statement.id FROM statement"
        " JOIN speaker ON speaker.statement = statement.id JOIN entity ON entity.id = speaker.entity"
        " WHERE statement.id = ? AND entity.agent IS NOT NULL",
        (statement,),
    )


def _move_out(db: sqlite3.Connection, rows: list[int], reason: str, into: int | None = None) -> int | None:
    """Tie the entities in `rows` to the agent `into`, or to a new one; the agent."""
    for row in rows:
        entity, one, day = _sighting(db, row)
        agents = Agents(db, _version_of(db, row))
        old = _agent_of(db, row)
        if old is not None:
            agents.forget(row, old, entity, one)
        if into is None:
            into = agents.make(row, entity, one, day, reason)
        else:
            agents.add(row, agents.bare(into), entity, one, day, Verdict(True, reason, strong=True))
        db.execute(
            "INSERT OR IGNORE INTO said (agent, dated, statement)"
            " SELECT ?, coalesce(statement.dated, ''), statement.id FROM speaker"
            " JOIN statement ON statement.id = speaker.statement JOIN version ON version.id = statement.version"
            " WHERE speaker.entity = ? AND version.current",
            (into, row),
        )
        if old is not None:
            db.execute(
                "DELETE FROM said WHERE agent = ? AND statement IN (SELECT statement FROM speaker WHERE entity = ?)"
                " AND statement NOT IN (SELECT statement FROM speaker JOIN entity ON entity.id = speaker.entity"
                " WHERE entity.agent = ?)",
                (old, row, old),
            )
    return into


def _sighting(db: sqlite3.Connection, row: int) -> tuple[Entity, Sighting, int | None]:
    """The entity in `row` as its story was read to have it, or as a person named it."""
    local, kind, name, record, published = db.execute(
        "SELECT local, type, name, record, published FROM entity JOIN version ON version.id = entity.version"
        " WHERE entity.id = ?",
        (row,),
    ).fetchone()
    story = msgspec.json.decode(zlib.decompress(record), type=Story)
    known = next((entity for entity in story.entities if entity.id == local), None)
    entity = known or Entity(id=local, type=kind, name=name)
    return entity, sighting(entity), day_number(published)


def _entity_named(db: sqlite3.Connection, version: int, name: str) -> int | None:
    row = db.execute(
        "SELECT id FROM entity WHERE version = ? AND name = ? COLLATE NOCASE ORDER BY id LIMIT 1", (version, name)
    ).fetchone()
    return int(row[0]) if row else None


def _agent_named(db: sqlite3.Connection, name: str) -> int | None:
    """The one agent of that name; None where there is none, or several."""
    agents = Agents(db, 0)
    keys = lookup_keys(sighting(Entity(id="", type="person", name=name))).kept
    found = [agent for agent in agents.under(keys, MOST_NAMESAKES) if agents.bare(agent).entity.name == name]
    return found[0] if len(found) == 1 else None


def _agent_of(db: sqlite3.Connection, entity: int | None) -> int | None:
    row = db.execute("SELECT agent FROM entity WHERE id = ?", (entity,)).fetchone() if entity is not None else None
    return None if row is None else row[0]


def _version_of(db: sqlite3.Connection, entity: int) -> int:
    return int(db.execute("SELECT version FROM entity WHERE id = ?", (entity,)).fetchone()[0])
