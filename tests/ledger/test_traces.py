"""Quotations and copies in a ledger: tied as they come, traced, taken back when a newer version comes."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest

from reportedly.document import Document, fingerprint
from reportedly.entity import Entity
from reportedly.ledger import Ledger
from reportedly.ledger.copies import copied_from, copies_of
from reportedly.ledger.traces import trace
from reportedly.story import Story
from stories import statement

SAID = "We must close the old bridge before the winter comes and the ice takes it"


def story(
    id: str, text: str, quoted: str | None = None, *, day: str | None = None, speaker: str = "Ann Roe", **fields: Any
) -> Story:
    """A story of one paragraph with one direct statement, the words `quoted` between its marks."""
    document = Document(
        id=id, text=text, sha256=fingerprint(text), url=f"https://{id}.example/", outlet=id, published=day, **fields
    )
    if quoted is None:
        return Story(document=document)
    start = text.index(quoted)
    content = ((start - 1, start + len(quoted) + 1),)
    said = statement("s1", content, quotation="direct", speakers=("e1",))
    return Story(document=document, statements=(said,), entities=(Entity(id="e1", type="person", name=speaker),))


@pytest.fixture
def ledger() -> Any:
    with Ledger(":memory:") as made:
        yield made


def rows(db: sqlite3.Connection, table: str) -> int:
    return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_a_quotation_is_traced_earliest_first_against_the_longest_wording(ledger: Ledger) -> None:
    part = "close the old bridge before winter comes"
    ledger.add(story("echo", f"“{part},” said Ann Roe.", part, day="2024-03-16"))
    ledger.add(story("post", f"Ann Roe said: “{SAID}.”", SAID, day="2024-03-15"))
    ledger.add(story("wire", "A tram left its rails.", day="2024-03-14"))
    first, second = trace(ledger.db, "the old bridge")
    assert [(first.story, first.wording), (second.story, second.wording)] == [("post", "verbatim"), ("echo", "grammar")]
    assert (second.text, second.speaker) == (part + ",", "Ann Roe")
    assert second.against is not None
    assert second.against.text == SAID + "."
    assert [step.op for step in second.difference] == ["same", "dropped", "same"]


def test_a_fragment_is_held_against_the_longest_wording_that_has_it(ledger: Ledger) -> None:
    ledger.add(story("post", f"Ann Roe said: “{SAID}.”", SAID, day="2024-03-14"))
    ledger.add(story("echo", "Ann Roe spoke of an “old bridge”.", "old bridge", day="2024-03-15"))
    for asked in ("old bridge", "bridge", "we must close the old bridge before the winter comes"):
        shown = {found.story: found for found in trace(ledger.db, asked)}
        assert set(shown) == {"post", "echo"}
        assert shown["echo"].wording == "verbatim"
        assert shown["echo"].against is not None
        assert shown["echo"].against.story == "post"


def test_the_wordings_of_several_speakers_stay_apart(ledger: Ledger) -> None:
    ledger.add(story("post", f"Ann Roe said: “{SAID}.”", SAID, day="2024-03-14"))
    ledger.add(story("echo", "Edgar Poe saw an “old bridge”.", "old bridge", day="2024-03-15", speaker="Edgar Poe"))
    shown = {found.story: found.against for found in trace(ledger.db, "old bridge")}
    assert {name: against and against.story for name, against in shown.items()} == {"post": "post", "echo": "echo"}
    assert [found.story for found in trace(ledger.db, SAID)] == ["post"]


def test_words_nobody_quotes_are_found_nowhere(ledger: Ledger) -> None:
    ledger.add(story("post", f"Ann Roe said: “{SAID}.”", SAID))
    for words in ("", "\0", "\ud800", '"', "no such bridge", "NEAR AND (", "x" * 10_000):
        assert trace(ledger.db, words) == []


def test_a_single_word_is_found_where_it_is_quoted(ledger: Ledger) -> None:
    ledger.add(story("post", f"Ann Roe said: “{SAID}.”", SAID))
    assert [found.story for found in trace(ledger.db, "ice")] == ["post"]


def test_the_same_quotation_is_one_family_and_another_speakers_is_not(ledger: Ledger) -> None:
    part = "close the old bridge before"
    ledger.add(story("post", f"Ann Roe said: “{SAID}.”", SAID))
    ledger.add(story("echo", f"Ann Roe said: “{SAID}.” Well.", SAID))
    ledger.add(story("wire", f"Edgar Poe said: “{part}.”", part, speaker="Edgar Poe"))
    families = [row[0] for row in ledger.db.execute("SELECT family FROM quotation ORDER BY id")]
    assert families[0] == families[1] != families[2]


def test_a_newer_version_takes_the_quotations_of_the_old_one_with_it(ledger: Ledger) -> None:
    ledger.add(story("post", f"Ann Roe said: “{SAID}.”", SAID))
    ledger.add(story("post", "Ann Roe said nothing."))
    assert trace(ledger.db, SAID) == []
    assert [rows(ledger.db, table) for table in ("quotation", "quotation_key", "quotation_tie")] == [0, 0, 0]


def test_what_only_the_old_version_held_together_falls_apart(ledger: Ledger) -> None:
    one, other = SAID.split(" before ")
    ledger.add(story("echo", f"Ann Roe said: “{one}.”", one))
    ledger.add(story("wire", f"Ann Roe said: “{other}.”", other))
    ledger.add(story("post", f"Ann Roe said: “{SAID}.”", SAID))
    families = "SELECT count(DISTINCT family) FROM quotation"
    assert ledger.db.execute(families).fetchone()[0] == 1
    ledger.add(story("post", "Ann Roe said nothing."))
    assert ledger.db.execute(families).fetchone()[0] == 2


def test_a_pick_up_is_drawn_from_the_wire(ledger: Ledger) -> None:
    told = (
        "The old bridge at Harbour will be closed from Monday because its cables have begun to rust, the council said. "
        "Ferries will run every ten minutes between the two piers until the work is done, which may take a year."
    )
    ledger.add(story("Meridian", told, day="2024-03-14T09:00"))
    ledger.add(story("post", "HARBOUR (Meridian) - " + told, day="2024-03-14T08:00"))
    ledger.add(story("echo", told + " Nobody was asked.", day="2024-03-15"))
    current = "SELECT story.name, version.id FROM version JOIN story ON story.id = version.story"
    names = dict(ledger.db.execute(current))
    assert copied_from(ledger.db, names["post"]) == "Meridian"
    assert copied_from(ledger.db, names["echo"]) in {"Meridian", "post"}
    assert copied_from(ledger.db, names["Meridian"]) is None
    taken = {(found.story, found.original) for found in copies_of(ledger.db, names["Meridian"])}
    assert taken == {("echo", False), ("post", False)}
    ledger.add(story("post", "Nothing is left of it."))
    assert rows(ledger.db, "copy") == 1


def test_thousands_of_repetitions_cost_the_same_each(ledger: Ledger) -> None:
    for at in range(120):
        text = f"{at} Ann Roe said: “{SAID}.” " + f"“{SAID}.” " * 20
        ledger.add(story(f"post-{at}", text, SAID, day=f"2024-03-{at % 28 + 1:02}"))
    found = trace(ledger.db, SAID, limit=50)
    assert len(found) == 50
    assert [item.published for item in found] == sorted(item.published or "" for item in found)
