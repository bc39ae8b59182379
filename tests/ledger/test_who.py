"""What somebody is on record as saying."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reportedly.entity import Entity
from reportedly.ledger import Ledger
from reportedly.ledger.who import agents_called, who

from . import invented
from .test_agent_links import person, story


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger(":memory:") as made:
        made.add(story("late", [person("Ann Roe", handles=("@annroe",), roles=("mayor",)), "Tomas Verne"],
                       published="2024-03-09"))  # fmt: skip
        made.add(story("early", ["Ann Q. Roe", "Tomas Verne", "Ben Roe"], published="2024-03-07"))
        made.add(story("undated", ["Ann Roe", "Tomas Verne"], published=None))
        made.add(story("wire", [Entity(id="", type="outlet", name="The Meridian Wire Agency")]))
        yield made


def test_statements_come_in_the_order_of_time_those_without_a_date_first(ledger: Ledger) -> None:
    found = who(ledger.db, "Ann Roe")
    assert [(said.story, said.speaker) for said in found] == [
        ("undated", "Ann Roe"), ("early", "Ann Q. Roe"), ("late", "Ann Roe"),
    ]  # fmt: skip
    assert {said.name for said in found} == {"Ann Roe"}


def test_what_is_shown_stands_in_the_story(ledger: Ledger) -> None:
    for said in who(ledger.db, "Tomas Verne"):
        (text,) = ledger.db.execute(
            "SELECT text FROM version JOIN story ON story.id = version.story WHERE name = ?", (said.story,)
        ).fetchone()
        assert text[said.start : said.end] == said.text == "that point 1 holds in " + said.story
        assert said.content == ((said.start, said.end),)


@pytest.mark.parametrize(
    "name", ["Ann Roe", "ann roe", "ÁNN ROE", "A. Roe", "@annroe", "@AnnRoe", " Ann Roe ", "Mayor Ann Roe"]
)
def test_all_names_of_one_find_her(ledger: Ledger, name: str) -> None:
    assert [agent.name for agent in agents_called(ledger.db, name)] == ["Ann Roe"]


def test_a_surname_finds_all_who_bear_it(ledger: Ledger) -> None:
    assert [agent.name for agent in agents_called(ledger.db, "Roe")] == ["Ann Roe", "Ben Roe"]
    assert len(who(ledger.db, "Roe")) == 4


def test_a_body_is_found_without_its_article(ledger: Ledger) -> None:
    assert [agent.name for agent in agents_called(ledger.db, "meridian wire agency")] == ["The Meridian Wire Agency"]


def test_an_agent_shows_its_names_handles_and_roles(ledger: Ledger) -> None:
    (ann,) = agents_called(ledger.db, "Ann Roe")
    assert (ann.aliases, ann.handles, ann.roles, ann.sightings) == (("Ann Q. Roe",), ("@annroe",), ("mayor",), 3)


@pytest.mark.parametrize("name", ["", " ", "@", "\x00", "Nobody Atall", "x" * 100_000, "%", "' OR 1=1 --"])
def test_who_is_not_there_gives_nothing(ledger: Ledger, name: str) -> None:
    assert who(ledger.db, name) == []


def test_no_more_than_asked_for(ledger: Ledger) -> None:
    assert [said.story for said in who(ledger.db, "Ann Roe", limit=2)] == ["undated", "early"]


def test_a_text_with_a_zero_byte_is_quoted_at_its_place() -> None:
    told = invented.story("zero", quote="the bridge\0 is safe")
    with Ledger(":memory:") as ledger:
        ledger.add(told)
        (said,) = who(ledger.db, "Ann Roe")
        assert said.text == told.document.text[said.start : said.end] == "“the bridge\0 is safe,”"
