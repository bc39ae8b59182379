"""What a statement says, taken apart."""

from __future__ import annotations

from typing import Any

import pytest

from reportedly.linking.likeness import likeness
from reportedly.linking.points import MOST_WORDS, Point, modes, point


def taken_apart(text: str, **fields: Any) -> Point:
    return point(text, likeness().read([text])[0], **fields)


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("the letter will leak", "future"),
        ("the letter leaked", "fact"),
        ("to close the bridge", "wish"),
        ("the bridge should be closed", "wish"),
        ("whether the bridge was closed", "asked"),
        ("Was the bridge closed?", "asked"),
        ("the ferry may be late", "possible"),
    ],
)
def test_how_it_is_told(text: str, mode: str) -> None:
    assert modes(text) == {mode}


def test_the_kind_of_a_statement_says_how_it_is_told() -> None:
    assert modes("the bridge", "intention") == {"future"}


@pytest.mark.parametrize(
    ("text", "count"),
    [("not safe", 1), ("won't open", 1), ("failed to open", 1), ("ferry no. 5", 0), ("So no, it fell", 0)],
)
def test_what_is_turned_round(text: str, count: int) -> None:
    assert len(taken_apart(text).negated) == count


def test_names_and_verbs() -> None:
    terms = {term.stem: term for term in taken_apart("Yesterday the council closed a bridge in Meridian").terms}
    assert terms["meridian"].name and not terms["yesterday"].name
    assert terms["clos"].act and not terms["bridg"].act


def test_a_people_and_its_country_are_one_word() -> None:
    assert [taken_apart(text).terms[0].stem for text in ("German ferries", "Germany")] == ["germany", "germany"]


@pytest.mark.parametrize("text", ["", "\x00\x00", "\ud800 said", "“”", "a" * 100_000, "word " * 50_000, "𝔅" * 3000])
def test_hostile_text_is_taken_apart_in_bounds(text: str) -> None:
    made = taken_apart(text)
    assert len(made.terms) <= MOST_WORDS
    assert len(made.terms) == len(made.each) == len(made.weights)
