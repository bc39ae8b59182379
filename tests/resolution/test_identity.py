"""Which names are one and the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.resolution.forms import compatible


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("jane doe", "jane doe", True),
        ("jane q doe", "jane doe", True),
        ("j doe", "jane doe", True),
        ("bill lane", "william lane", True),
        ("jane doe", "mark doe", False),
        ("jane doe", "jane roe", False),
        ("jane a doe", "jane b doe", False),
    ],
)
def test_forms_that_may_be_one_persons(one: str, other: str, same: bool) -> None:
    assert compatible(tuple(one.split()), tuple(other.split())) is same


def test_a_surname_before_the_full_name_is_known_too(told: Callable) -> None:
    story = told("[[Lee]] was late. Ann Lee often is.")
    assert story.speakers(0) == ["Ann Lee"]


def test_a_given_name_alone(told: Callable) -> None:
    story = told("Mira Kell and Theo Vane came. [[Mira]] spoke.")
    assert story.speakers(0) == ["Mira Kell"]


def test_a_bare_surname_of_two_stays_by_itself(told: Callable) -> None:
    story = told("Jane Doe and Mark Doe came together. [[Doe]] spoke.")
    assert story.speakers(0) == ["Doe"]


def test_the_family_is_a_group(told: Callable) -> None:
    story = told("Jane Doe and Mark Doe came together. [[The Does]] spoke.")
    (speaker,) = story.resolution.speakers[0]
    assert story.by_id[speaker].type == "group"


def test_initials_stand_for_the_body_named_in_full(told: Callable) -> None:
    story = told("The National Tulip Association objected. [[The NTA]] said so twice.")
    assert story.speakers(0) == ["National Tulip Association"]


def test_a_short_paper_is_the_one_named_in_full(told: Callable) -> None:
    story = told("As The Springfield Courier wrote, it fell. [[The Courier]] said so.")
    assert story.speakers(0) == ["Springfield Courier"]


def test_capitals_and_headlines_fold_to_the_proper_form(told: Callable) -> None:
    story = told("MIRA KELL RESIGNS AFTER LONG FIGHT\n\nMira Kell left on Monday. [[Kell]] was calm.")
    (entity,) = story.resolution.entities
    assert entity.name == "Mira Kell"
    assert len(entity.mentions) == 3


def test_a_headline_makes_nobody_of_its_verbs(told: Callable) -> None:
    story = told("Angry Crowd Tells Council Budget Must Change\n\nIt rained on the crowd.")
    assert story.resolution.entities == ()


def test_accents_are_kept_and_compared_without(told: Callable) -> None:
    story = told("José Núñez came. [[Nunez]] spoke.")
    assert story.speakers(0) == ["José Núñez"]


def test_unknown_names_in_a_list_with_known_ones_are_people(told: Callable) -> None:
    story = told("Letters came from Ann Lee, Ulfgar Brzt and Ooma Xilk.")
    assert {entity.type for entity in story.resolution.entities} == {"person"}
    assert len(story.resolution.entities) == 3


def test_a_name_alone_in_a_headline_that_speaks_is_a_person(told: Callable) -> None:
    story = told("[[Brzt]]: Council Budget Must Change\n\nIt rained on the crowd.")
    (entity,) = story.resolution.entities
    assert (entity.name, entity.type) == ("Brzt", "person")


def test_a_company_that_is_also_a_surname_is_the_person_of_the_text(told: Callable) -> None:
    story = told("Jane Ford came late. [[Ford]] spoke.")
    assert story.speakers(0) == ["Jane Ford"]
    assert told("It rained. [[Ford]] spoke.").resolution.entities[0].type == "organization"


@pytest.mark.parametrize(
    ("office", "name"),
    [
        ("HPC Chief of Staff", "Kathleen Walsh"),
        ("Deputy Director of Public Works", "Anna Lund"),
        ("Senior Vice President for Research", "Daniel R. Osei"),
    ],
)
def test_a_name_behind_an_office_of_several_words_is_a_persons(told: Callable, office: str, name: str) -> None:
    story = told(f"It was late. [[{office} {name}]] spoke.")
    assert story.speakers(0) == [name]


@pytest.mark.parametrize("name", ["Ann May", "Roe & Young"])
def test_a_name_keeps_a_last_word_that_is_also_a_small_one(told: Callable, name: str) -> None:
    assert told(f"They met minister {name} there.").entity(name)


@pytest.mark.parametrize("again", ["[[Dr Kell]]", "[[Kell]]"])
def test_of_two_of_one_surname_the_one_with_the_title_or_of_the_paragraph_is_meant(told: Callable, again: str) -> None:
    story = told(
        "[[Frank Kell]] left on Friday. [[Kell]] slept. [[Mr Kell]] sat. [[Kell]] went.\n\n"
        f"[[Dr Ann Kell]], who is no kin of his, has patients. It rained, {again} said."
    )
    assert story.speakers(4) == story.speakers(5) == ["Ann Kell"]
    assert story.speakers(1) == ["Frank Kell"]
