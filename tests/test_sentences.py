from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.sentences import sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Ann Roe met Sen. Dace on Sept. 7 at 3.15 p.m. in St. Mary's.",
        "“Why not?” Ann Roe asked.",
        "“Stop!” he said.",
        "J. R. Doe lives in the U.S. with two cats.",
        "Corvane Inc. runs the ferries… or did.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert cut(text) == [text]


def test_two_sentences() -> None:
    assert cut("It is shut. “It stays shut.” Nobody came? No. 40 did.") == [
        "It is shut.",
        "“It stays shut.”",
        "Nobody came?",
        "No. 40 did.",
    ]


def test_an_abbreviation_may_end_a_sentence() -> None:
    assert cut("He left the U.S. The boat was old.") == ["He left the U.S.", "The boat was old."]


def test_a_blank_line_ends_a_sentence_and_a_single_break_does_not() -> None:
    assert cut("A line without a stop\n\nAnother that\ngoes on.") == ["A line without a stop", "Another that\ngoes on."]


def test_only_the_stretch_asked_for() -> None:
    text = "One here. Two here. Three here."
    assert sentences(text, 10, 19) == [(10, 19)]


@given(st.text(alphabet="aA .?!”“\n\u00a0…’\u0301", max_size=60))
def test_spans_are_in_order_and_hold_all_that_is_not_white_space(text: str) -> None:
    found = sentences(text)
    held = set()
    for start, end in found:
        assert start < end
        held.update(range(start, end))
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    assert all(text[at].isspace() for at in range(len(text)) if at not in held)
