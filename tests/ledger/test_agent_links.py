"""Entities tied to agents in a ledger: traced, bridged, taken back, bounded, the same every time."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

import pytest

from reportedly.entity import Entity
from reportedly.ledger import Ledger, links
from reportedly.ledger import agents as agent_links
from reportedly.ledger.who import agents_called, who, why
from reportedly.story import Story
from stories import at, document, statement


def story(
    id: str, people: list[Entity | str], *, published: str | None = "2024-03-08", outlet: str = "Harbour Post"
) -> Story:
    """A story in which each of `people` says one thing of their own."""
    entities = [one if isinstance(one, Entity) else Entity(id="", type="person", name=one) for one in people]
    lines = [f"{one.name} said that point {number} holds in {id}." for number, one in enumerate(entities)]
    doc = document(id, [("paragraph", line) for line in lines], outlet=outlet, published=published,
                   url=f"https://harbour.example/{id}")  # fmt: skip
    named, statements = [], []
    for number, one in enumerate(entities):
        mention = at(doc.text, one.name)
        fields = {field: getattr(one, field) for field in ("type", "name", "aliases", "handles", "roles")}
        named.append(Entity(id=f"e{number + 1}", mentions=(mention,), **fields))
        content = at(doc.text, f"that point {number} holds in {id}")
        statements.append(statement(f"s{number + 1}", (content,), source=(mention,), speakers=(f"e{number + 1}",)))
    return Story(document=doc, entities=tuple(named), statements=tuple(statements))


def person(name: str, **fields: Any) -> Entity:
    return Entity(id="", type="person", name=name, **fields)


@pytest.fixture(autouse=True)
def agents_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """No other stage of linking is in the way: neither its time nor its model."""
    monkeypatch.setattr(links, "link", agent_links.link)
    monkeypatch.setattr(links, "unlink", agent_links.unlink)


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger(":memory:") as made:
        yield made


def agents(ledger: Ledger) -> list[set[str]]:
    """The names of each agent's entities, agents in their order."""
    found: dict[int, set[str]] = {}
    rows = ledger.db.execute(
        "SELECT entity.agent, entity.name FROM entity JOIN version ON version.id = entity.version AND current"
        " ORDER BY entity.agent"
    )
    for agent, name in rows:
        found.setdefault(agent, set()).add(name)
    return list(found.values())


def test_a_surname_in_the_same_event_is_who_has_the_full_name(ledger: Ledger) -> None:
    ledger.add(story("one", ["Ann Roe", "Tomas Verne"]))
    ledger.add(story("two", ["Roe", "Tomas Verne"]))
    assert agents(ledger) == [{"Ann Roe", "Roe"}, {"Tomas Verne"}]


def test_a_surname_in_another_event_stays_by_itself(ledger: Ledger) -> None:
    ledger.add(story("one", ["Ann Roe", "Tomas Verne"]))
    ledger.add(story("two", ["Roe", "Odile Marsh"]))
    ledger.add(story("three", ["Roe", "Tomas Verne"], published="2026-03-08"))
    assert {"Ann Roe", "Roe"} not in agents(ledger)


def test_father_and_daughter_in_one_story_are_two(ledger: Ledger) -> None:
    ledger.add(story("one", ["Ann Roe", "Tomas Verne"]))
    ledger.add(story("two", ["Ann Roe", "Roe", "Tomas Verne"]))
    assert agents(ledger) == [{"Ann Roe"}, {"Tomas Verne"}, {"Roe"}]


def test_a_surname_of_two_in_one_event_is_nobodys(ledger: Ledger) -> None:
    ledger.add(story("one", ["Ann Roe", "Ben Roe", "Tomas Verne"]))
    ledger.add(story("two", ["Roe", "Tomas Verne"]))
    assert {"Roe"} in agents(ledger)


def test_every_tie_has_its_reason_and_evidence(ledger: Ledger) -> None:
    ledger.add(story("one", ["Ann Roe", "Tomas Verne"]))
    ledger.add(story("two", ["Roe", "Tomas Verne"], outlet="Quay Courier"))
    first, second = why(ledger.db, agents_called(ledger.db, "Ann Roe")[0].id)
    assert (first.story, first.reason, first.other_story) == ("one", "first seen here", None)
    assert (second.name, second.reason) == ("Roe", "the surname alone, in one event")
    assert (second.other_story, second.other_name, second.shared) == ("one", "Ann Roe", ("tomas verne",))
    assert ledger.db.execute("SELECT count(*) FROM entity").fetchone() == ledger.db.execute(
        "SELECT count(*) FROM identification").fetchone()  # fmt: skip


def test_a_later_story_bridges_two_agents(ledger: Ledger) -> None:
    ledger.add(story("one", [person("Ann Roe", roles=("mayor of Northgate",))]))
    ledger.add(story("two", [person("@roeoffice", handles=("@roeoffice",))]))
    assert len(agents(ledger)) == 2
    ledger.add(story("three", [person("Ann Q. Roe", roles=("Northgate mayor",), handles=("@roeoffice",))]))
    assert len(agents(ledger)) == 1
    assert ledger.db.execute("SELECT name, reason FROM agent_merge").fetchall() == [
        ("Ann Roe", "the same name, in one with a middle name, surname or suffix more")
    ]
    assert [said.story for said in who(ledger.db, "Ann Roe")] == ["one", "two", "three"]


def test_two_bodies_named_together_stay_two(ledger: Ledger) -> None:
    def body(name: str, *aliases: str) -> Entity:
        return Entity(id="", type="organization", name=name, aliases=aliases)

    ledger.add(story("one", [body("Meridian Board"), body("Fenwick Union")]))
    ledger.add(story("two", [body("Meridian Board", "Fenwick Union")]))
    assert len(agents(ledger)) >= 2


def test_unnamed_sources_are_never_tied(ledger: Ledger) -> None:
    source = Entity(id="", type="unnamed_person", name="a spokesman for the Harbour Board", roles=("spokesman",))
    crowd = Entity(id="", type="group", name="residents")
    for number in range(3):
        ledger.add(story(f"s{number}", [source, crowd, "Tomas Verne", "Ann Roe"]))
    assert len(agents(ledger)) == 3 + 3 + 2


def test_a_new_version_takes_the_old_ties_back(ledger: Ledger) -> None:
    ledger.add(story("one", ["Ann Roe", "Tomas Verne"]))
    before = dump(ledger)
    ledger.add(story("two", ["Ann Roe", "Odile Marsh", "Tomas Verne"]))
    new = story("two", ["Ben Quill"])
    ledger.add(new)
    assert agents(ledger) == [{"Ann Roe"}, {"Tomas Verne"}, {"Ben Quill"}]
    assert [agent.sightings for agent in agents_called(ledger.db, "Ann Roe")] == [1]
    assert not agents_called(ledger.db, "Odile Marsh")
    gone = {"Ben Quill", "quill"}
    kept = [row for row in dump(ledger) if not any(word in json.dumps(row) for word in gone)]
    assert [row[:2] for row in kept if row[0] == "agent_trait"] == [
        row[:2] for row in before if row[0] == "agent_trait"
    ]


def dump(ledger: Ledger) -> list[tuple[Any, ...]]:
    tables = ("agent", "agent_trait", "agent_key", "agent_merge", "company", "identification", "said")
    return [(table, *row) for table in tables for row in ledger.db.execute(f"SELECT * FROM {table}")]


def test_the_same_stories_give_the_same_rows() -> None:
    made = [
        story(f"s{n}", [f"Ann Roe{'' if n % 3 else ' Quill'}", "Roe", f"Ben Verne{n % 5}", "AP"]) for n in range(20)
    ]
    dumps = []
    for _ in range(2):
        with Ledger(":memory:") as ledger:
            for one in made:
                ledger.add(one)
            dumps.append(dump(ledger))
    assert dumps[0] == dumps[1]


def test_thousands_of_namesakes_cost_no_more_than_a_few(ledger: Ledger) -> None:
    def cost(numbers: range) -> float:
        began = time.process_time()
        for number in numbers:
            role = ("striker", "physics professor", "harbour pilot", "cellist")[number % 4] + f" {number}"
            ledger.add(story(f"s{number}", [person("John Smith", roles=(role,)), "Smith"], published=None))
        return time.process_time() - began

    first = cost(range(100))
    cost(range(100, 600))
    assert cost(range(600, 700)) < 4 * first + 0.5


def test_hostile_entities_are_stored(ledger: Ledger) -> None:
    odd = ["\x00", "—", "A" * 300, "Ann\ud800 Roe", " ", "@", "'", '%_"; DROP TABLE agent']
    names = [Entity(id="", type=kind, name=name, aliases=(name,) * 3, roles=(name,))
             for name in odd for kind in ("person", "organization", "unnamed_person")]  # fmt: skip
    for number in range(2):
        ledger.add(story(f"s{number}", names))  # type: ignore[arg-type]
    assert ledger.db.execute("SELECT count(*) FROM entity WHERE agent IS NULL").fetchone() == (0,)


def test_a_story_of_a_thousand_people_is_stored(ledger: Ledger) -> None:
    began = time.process_time()
    for number in range(2):
        ledger.add(story(f"s{number}", [f"Ann{n} Roe{n}" for n in range(1000)]))
    assert time.process_time() - began < 20


def described(name: str, *aliases: str, role: str) -> Entity:
    return Entity(id="", type="unnamed_person", name=name, aliases=aliases, roles=(role,))


def test_who_is_described_by_an_office_is_its_holder_in_the_story_that_names_him_without_it(ledger: Ledger) -> None:
    ledger.add(story("one", [person("Ann Roe", roles=("director of Northgate Zoo",)), "Tomas Verne"]))
    office = described("director", "The director of Northgate Zoo", role="director of Northgate Zoo")
    ledger.add(story("two", ["Ann Roe", office, "Tomas Verne"], outlet="Quay Courier"))
    assert agents(ledger) == [{"Ann Roe", "director"}, {"Tomas Verne"}]


@pytest.mark.parametrize(
    "other",
    [
        described("a director", role="director of Northgate Zoo"),
        described("director", "The director of Tarrow Zoo", role="director of Tarrow Zoo"),
        described("keeper", "The keeper at Northgate Zoo", role="keeper at Northgate Zoo"),
    ],
)
def test_another_office_or_one_of_several_is_not_he(ledger: Ledger, other: Entity) -> None:
    ledger.add(story("one", [person("Ann Roe", roles=("director of Northgate Zoo",)), "Tomas Verne"]))
    ledger.add(story("two", ["Ann Roe", other, "Tomas Verne"], outlet="Quay Courier"))
    assert {"Ann Roe"} in agents(ledger)


def test_who_is_described_first_and_then_named_in_one_story_is_one_and_taken_back_as_one(ledger: Ledger) -> None:
    text = "A night porter said that point 0 holds in one. That it does not, said the porter, Ann Roe."
    doc = document("one", [("paragraph", text)], outlet="Post", published="2024-03-08", url="https://post.example/one")
    porter = Entity(id="e1", type="unnamed_person", name="a night porter", mentions=(at(doc.text, "A night porter"),))
    roe = Entity(id="e2", type="person", name="Ann Roe", mentions=(at(doc.text, "Ann Roe"),))
    ledger.add(Story(document=doc, entities=(porter, roe)))
    assert agents(ledger) == [{"Ann Roe", "a night porter"}]
    assert agents_called(ledger.db, "Ann Roe")[0].name == "Ann Roe"
    agent_links.unlink(ledger.db, 1)
    assert ledger.db.execute("SELECT count(*) FROM agent").fetchone() == (0,)
