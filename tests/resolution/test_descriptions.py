"""Sources that have no name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.resolution.descriptions import describe


@pytest.mark.parametrize(
    ("text", "kind", "head"),
    [
        ("a spokesman for the mayor", "unnamed_person", "spokesman"),
        ("one of the officers", "unnamed_person", "officer"),
        ("a majority of voters", "group", "voter"),
        ("62 percent of voters", "group", "voter"),
        ("about four in 10", "group", None),
        ("some of the operatives", "group", "operative"),
        ("the campaign", "organization", "campaign"),
        ("a report from the inspector general", "document", "report"),
        ("people familiar with the network's plans", "group", None),
        ("the old lions of the movement", "group", "lions"),
        ("a glarbist", "unnamed_person", "glarbist"),
        ("the attack", "document", "attack"),
        ("the French", "group", "french"),
        ("the independent senator and candidate", "unnamed_person", None),
    ],
)
def test_kind_and_head(text: str, kind: str, head: str | None) -> None:
    told = describe(text)
    assert told is not None
    assert told.type == kind
    assert head is None or told.head == head


def test_a_relative_clause_is_no_part_of_the_name() -> None:
    told = describe("a female reporter, who worked for Mr. Roe,")
    assert told is not None
    assert told.text == "a female reporter"


def test_nothing_is_described_by_nothing() -> None:
    assert describe(" ,") is None


def test_a_role_keeps_what_it_is_of() -> None:
    told = describe("The former secretary of state")
    assert told is not None
    assert told.role == "former secretary of state"


def test_his_campaign_is_told_apart_by_its_owner(told: Callable) -> None:
    story = told("Mark Roe ran. [[His campaign]] said yes. Peter Lane ran too. [[His campaign]] said no.")
    assert story.resolution.speakers[0] != story.resolution.speakers[1]


def test_the_group_later_is_the_same_group(told: Callable) -> None:
    story = told("[[Protesters]] shouted. It rained. [[The protesters]] said so.")
    assert story.resolution.speakers[0] == story.resolution.speakers[1]


def test_a_report_later_is_the_same_report(told: Callable) -> None:
    story = told("[[A report by the council]] blamed rain. [[The report]] said so twice.")
    assert story.resolution.speakers[0] == story.resolution.speakers[1]


def test_the_spokesman_for_a_body_is_not_the_body(told: Callable) -> None:
    story = told("Acme Corp. closed. [[A spokesman for Acme Corp.]] said so. [[Acme's lawyer]] did not.")
    types = [story.by_id[ids[0]].type for ids in story.resolution.speakers]
    assert types == ["unnamed_person", "unnamed_person"]
    assert story.by_id[story.resolution.speakers[0][0]].roles == ("spokesman",)


def test_a_relative_clause_names_no_second_speaker(told: Callable) -> None:
    story = told("[[Ann Lee, who covered the White House with Bob Moss,]] spoke.")
    assert story.speakers(0) == ["Ann Lee"]


def test_two_women_are_the_pair_just_named(told: Callable) -> None:
    story = told("Ann Lee and Mira Kell came late. [[Both women]] said so.")
    assert story.speakers(0) == ["Ann Lee", "Mira Kell"]


def test_they_are_the_people_who_open_the_sentence(told: Callable) -> None:
    story = told("As voters waited in the rain, [[they]] said nothing.")
    (speaker,) = story.resolution.speakers[0]
    assert story.by_id[speaker].name == "voters"


def test_no_one_is_a_group_and_no_unnamed_person() -> None:
    for text in ("No one", "nobody"):
        found = describe(text)
        assert found is not None
        assert found.type == "group"


def test_a_country_with_its_s_is_the_country(told: Callable) -> None:
    story = told("[[Peru’s]] was first. [[Peru]] was glad.")
    assert (story.speakers(0), story.types(0)) == (["Peru"], ["organization"])
    assert story.resolution.speakers[0] == story.resolution.speakers[1]
