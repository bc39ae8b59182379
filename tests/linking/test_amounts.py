"""Numbers of two statements: brought to one measure, and held against each other."""

from __future__ import annotations

import pytest

from reportedly.linking.amounts import MOST, amounts, conflict


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("at least two people were killed", "six people were killed"),
        ("the well is 40m deep", "the 80-metre-deep well"),
        ("a five-year-old boy", "a six-year-old boy"),
        ("the ferry left at 10:15 a.m.", "the ferry left at 10:15 p.m."),
        ("between Feb. 8 and 25", "on Feb. 7"),
        ("she came in 2015", "she came in 2014"),
        ("dozens of complaints", "359 complaints"),
        ("a fine of $7m", "a fine of $9 million"),
        ("the third test", "the fourth test"),
    ],
)
def test_numbers_that_contradict(one: str, other: str) -> None:
    assert conflict(amounts(one), amounts(other))
    assert conflict(amounts(other), amounts(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a crater of 100 metres", "a crater of around 330 feet"),
        ("more than 80 diggers", "around 80 diggers"),
        ("more than 100 wounded", "120 wounded"),
        ("eight days", "8 days"),
        ("a fine of $7 million", "a fine of $7m"),
        ("129 people drowned", "103 passengers swam"),
        ("dozens of complaints", "45 complaints"),
        ("nothing to count", "six trains"),
        ("on 7 February", "on Feb. 7"),
    ],
)
def test_numbers_that_do_not(one: str, other: str) -> None:
    assert not conflict(amounts(one), amounts(other))


def test_a_list_of_numbers_without_end_stays_small() -> None:
    assert len(amounts("7 trains, " * 10_000)) == MOST
    assert amounts("9" * 50_000) == amounts("9" * 50_000)
