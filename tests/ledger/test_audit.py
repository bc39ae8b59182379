"""Whose words fill stories: by hand-built records in a real ledger."""

from __future__ import annotations

import msgspec
import pytest

from reportedly.entity import Entity
from reportedly.ledger import Ledger
from reportedly.ledger.audit import Audit, audit
from reportedly.statement import Hop
from reportedly.story import Story
from stories import at, document, statement

WORDS = "The gate is shut, Roe said. The gate is old, Roe said. Sources say it leaks. Meridian has it that Oak left."


def story(id: str, outlet: str, day: str) -> Story:
    doc = document(id, [("paragraph", f"{WORDS} In {id}.")], outlet=outlet, published=day, url=f"https://{id}.example/")
    roe = Entity(id="e1", type="person", name="Ann Roe")
    sources = Entity(id="e2", type="group", name="Sources")
    meridian = Hop(entity=None, name="Meridian", relation="outlet", evidence=at(doc.text, "Meridian"))
    said = (
        statement("s1", (at(doc.text, "The gate is shut"),), speakers=("e1",)),
        statement("s2", (at(doc.text, "The gate is old"),), speakers=("e1",)),
        statement("s3", (at(doc.text, "it leaks"),), speakers=("e2",)),
        statement("s4", (at(doc.text, "Oak left"),), chain=(meridian,)),
    )
    return Story(document=doc, statements=said, entities=(roe, sources), own_voice=(at(doc.text, f"In {id}."),))


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    made = Ledger(":memory:")
    made.add(story("one", "Harbour Post", "2024-03-01"))
    made.add(story("two", "Harbour Post", "2024-03-05T10:00:00Z"))
    made.add(story("three", "Coast Courier", "2024-03-09"))
    return made


def counts(found: Audit) -> tuple[int, int, int, int]:
    return found.stories, found.statements, found.second_hand, found.own_voice


def test_a_story_is_counted_by_the_kinds_of_its_sources(ledger: Ledger) -> None:
    found = audit(ledger.db, story="one")
    assert counts(found) == (1, 4, 1, 1)
    assert found.sources == {"person": 2, "group": 1, "none": 1}
    assert [(voice.name, voice.statements, voice.share) for voice in found.voices] == [
        ("Ann Roe", 2, 0.5),
        ("Sources", 1, 0.25),
    ]
    assert found.few == 0.75


def test_an_outlet_a_period_and_the_whole(ledger: Ledger) -> None:
    assert counts(audit(ledger.db, outlet="Harbour Post")) == (2, 8, 2, 2)
    assert counts(audit(ledger.db, since="2024-03-05", until="2024-03-05")) == (1, 4, 1, 1)
    assert counts(audit(ledger.db)) == (3, 12, 3, 3)
    assert audit(ledger.db, outlet="Harbour Post", since="2024-03-02").scope == "Harbour Post, from 2024-03-02"


def test_only_the_current_version_counts() -> None:
    with Ledger(":memory:") as made:
        first = story("one", "Harbour Post", "2024-03-01")
        made.add(first)
        text = first.document.text.replace("In one.", "In two.")
        again = msgspec.structs.replace(
            first, document=msgspec.structs.replace(first.document, text=text, sha256="x" * 64)
        )
        made.add(again)
        assert counts(audit(made.db)) == (1, 4, 1, 1)


def test_nothing_is_counted_as_nothing() -> None:
    with Ledger(":memory:") as made:
        found = audit(made.db)
    assert (counts(found), found.few, found.voices) == ((0, 0, 0, 0), 0.0, ())
