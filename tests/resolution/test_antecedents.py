"""Who a pronoun goes back to, in the sentence that holds it and the ones before."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("My mother is 86, but [[she]] walks daily.", "my mother"),
        ("A neighbor told us that [[she]] was home.", "a neighbor"),
        ("But one teacher insisted [[she]] would stay.", "one teacher"),
    ],
)
def test_she_is_the_person_without_a_name_who_opens_the_sentence(told: Callable, sentence: str, name: str) -> None:
    assert told("Ann Roe left. " + sentence).speakers(0) == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "My father is 86, but [[she]] stays.",
        "The teachers are late, but [[she]] is not.",
        "The mother lode is deep, and [[she]] knows it.",
        "Her mother Eve Kell is 86, and [[she]] is not the older.",
    ],
)
def test_she_is_nobody_who_opens_the_sentence_and_does_not_fit(told: Callable, sentence: str) -> None:
    assert told("Ann Roe left. " + sentence).types(0) == ["person"]


def test_they_are_the_body_that_opens_the_sentence(told: Callable) -> None:
    story = told("[[Two aides]] left. Acme Corp. fell because [[they]] lied.")
    assert story.speakers(1) == ["Acme Corp."]


def test_they_are_the_people_told_of_in_the_sentence_before(told: Callable) -> None:
    story = told("It was dark when the voters came up. In the end [[they]] sang.")
    assert story.speakers(0) == ["the voters"]


def test_they_may_be_the_outlet_named_just_before(told: Callable) -> None:
    assert told("It was in the Daily Star. It rained. [[They]] said so.").speakers(0) == ["Daily Star"]
    assert told("It was in the Daily Star. " + "It rained. " * 4 + "[[They]] said so.").speakers(0) == []


def test_it_is_the_country_that_is_the_subject(told: Callable) -> None:
    story = told("Acme Corp. rose. Peru fears that [[it]] will lose.")
    assert story.speakers(0) == ["Peru"]


def test_which_is_the_thing_right_before_it(told: Callable) -> None:
    story = told("Ann Roe sent the report, [[which]] said no.")
    assert story.types(0) == ["document"]


def test_who_is_the_name_behind_whose_apposition_it_stands(told: Callable) -> None:
    story = told("We met Mark Lane and Ann Roe, a pilot, [[who]] said no.")
    assert story.speakers(0) == ["Ann Roe"]


def test_who_behind_a_plural_is_not_the_name_before_it(told: Callable) -> None:
    story = told("Then came Ann Roe, the judges [[who]] said no.")
    assert story.types(0) == ["group"]


def test_they_are_the_people_who_open_the_sentence_before_those_who_spoke(told: Callable) -> None:
    assert told("[[Two aides]] left. As voters stood in the rain, [[they]] sang.").speakers(1) == ["voters"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ann Roe is a tireless miller [[who]] thinks so.", "Ann Roe"),
        ("Ann Roe met two millhands [[who]] think so.", "two millhands"),
        ("Ann Roe met Mark Lane, [[who]] thinks so.", "Mark Lane"),
    ],
)
def test_who_is_the_noun_right_before_it(told: Callable, text: str, wanted: str) -> None:
    assert told(text).speakers(0) == [wanted]


def test_a_person_within_a_quotation_is_not_he_behind_it(told: Callable) -> None:
    story = told("<s1>Mark Lane</s1> <c1>spoke</c1>.\n<t2>“A son was there too,”</t2> <s2>he</s2> <c2>said</c2>.")
    assert story.speakers(1) == ["Mark Lane"]
