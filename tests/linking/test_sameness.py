"""Whether two statements say the same, check by check."""

from __future__ import annotations

import pytest

from reportedly.linking.likeness import likeness
from reportedly.linking.points import Point, point
from reportedly.linking.sameness import Verdict, same
from reportedly.statement import Kind


def taken_apart(text: str, kind: Kind | None = None) -> Point:
    return point(text, likeness().read([text])[0], kind=kind)


def verdict(one: str, other: str) -> Verdict:
    there, back = same(taken_apart(one), taken_apart(other)), same(taken_apart(other), taken_apart(one))
    assert there == back, "which of the two comes first must not matter"
    return there


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The council closed the old bridge on Monday.", "that the old bridge was closed by the council on Monday"),
        ("the fire destroyed twelve boats", "The fire destroyed 12 boats in the harbour, fishermen among them."),
        ("“the bridge was never safe”", "“The bridge was never safe,” ... “and everybody knew it.”"),
        ("it will publish the letters next week", "the paper will publish the letters next week"),
        ("Two boats collided in the harbour on Tuesday", "two boats have collided in the harbour, injuring one person"),
    ],
)
def test_the_same(one: str, other: str) -> None:
    assert verdict(one, other).same


@pytest.mark.parametrize(
    ("one", "other", "check"),
    [
        ("The fire destroyed twelve boats", "The fire destroyed nine boats", "other_number"),
        ("The bridge was safe for cars", "The bridge was not safe for cars", "turned_round"),
        ("the council failed to repair the bridge", "the council repaired the bridge", "turned_round"),
        ("Ann Roe will resign as mayor on Friday", "Ann Roe resigned as mayor on Friday", "other_manner"),
        ("to close the old bridge at once", "the council closed the old bridge at once", "other_manner"),
        ("whether the mayor resigned over the letters", "the mayor resigned over the letters", "other_manner"),
        ("The ship of Russian traders carried oil", "The ship of Chinese traders carried oil", "other_name"),
        ("On Monday Roe sued Marsh over the letters", "On Monday Marsh sued Roe over the letters", "other_order"),
        ("the price of bread rose in the harbour", "the price of bread fell in the harbour", "opposite"),
        (
            "Officials denied that the old bridge in Meridian was closed",
            "the old bridge in Meridian was closed",
            "turned_round",
        ),
        (
            "The price that Roe paid for the mill was not disclosed",
            "Roe paid 85,000 pounds for the mill",
            "turned_round",
        ),
        ("such harbour letters", "the harbour letters were published by the paper", "too_little"),
        ("The council closed the bridge", "Fishermen sold their catch at dawn", "unlike"),
    ],
)
def test_not_the_same(one: str, other: str, check: str) -> None:
    found = verdict(one, other)
    assert (found.same, found.check) == (False, check)


def test_what_is_to_last_is_so_already() -> None:
    assert verdict("The old bridge will remain closed to the public", "the old bridge is closed to the public").same
    assert not verdict("The old bridge will be closed to the public", "the old bridge is closed to the public").same


def test_a_no_in_a_sentence_that_the_other_has_nothing_of_turns_nothing_round() -> None:
    mine = "The council closed the old bridge on Monday after engineers found cracks."
    assert verdict(mine, f"{mine} Nobody slept at the inn.").same
    assert verdict(f"So no, {mine[0].lower()}{mine[1:]}", mine).same
    assert not verdict(mine, "The council never closed the old bridge on Monday after engineers found cracks.").same


def test_a_few_words_are_enough_of_one_person() -> None:
    one, other = (point(text, likeness().read([text])[0], speakers=frozenset({"roe"})) for text in (
        "he surprised me today", "“I must say that he surprised me,” ... “and the whole harbour with me.”"
    ))  # fmt: skip
    assert same(one, other).same
    assert not same(one, taken_apart(other.text)).same


def test_the_kind_of_a_statement_is_a_guess_and_parts_nothing_that_its_words_do_not() -> None:
    told = "the council closed the old bridge in Meridian"
    assert same(taken_apart(told, "intention"), taken_apart(told)).same
    assert not same(taken_apart("the council will close the old bridge in Meridian"), taken_apart(told)).same


def test_a_stretch_is_told_as_its_sentence_is() -> None:
    closing = "the old bridge in Meridian will close on Monday"
    assert verdict(closing, "The council will shut down the old bridge in Meridian on Monday").check != "other_manner"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "there will be a storm such as Meridian has never seen",
            "Meridian will see a storm that it has never seen before",
        ),
        ("he sold the old mill and left Meridian", "he sold the old mill, which was not insured, and left Meridian"),
    ],
)
def test_a_not_counts_only_of_what_the_other_says_too(one: str, other: str) -> None:
    assert verdict(one, other).same


def test_a_short_sentence_that_stands_whole_in_the_other_is_enough() -> None:
    whole = "“I would sleep there, though I am only nine of us, ... But I am afraid of the old well, and of the dogs.”"
    assert verdict("But I am afraid of the old well.", whole).same


def test_a_name_or_a_description_claims_nothing() -> None:
    things = "the closing of the old bridge in Meridian"
    assert not same(taken_apart(things), taken_apart(things)).same


def test_nothing_says_the_same_as_nothing() -> None:
    assert not verdict("", "").same
    assert not verdict("", "The council closed the bridge").same
