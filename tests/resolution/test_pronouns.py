"""Who stands in the foreground for "he", "she", "they" and "it"."""

from __future__ import annotations

from collections.abc import Callable

from reportedly.resolution.cast import Cast
from reportedly.resolution.figure import Figure
from reportedly.resolution.pronouns import Foreground, holding


def test_who_is_named_in_what_she_says_seldom_says_it(told: Callable) -> None:
    story = told("Eve Kell left. Then came rain. <t>Ann Roe was late</t>, <s>she</s> <c>said</c>.")
    assert story.speakers(0) == ["Eve Kell"]


def test_who_says_her_name_in_the_quotation_says_it(told: Callable) -> None:
    story = told("Eve Kell left. It rained. It snowed. It hailed. <t>“My name is Ann Roe,”</t> <s>she</s> <c>said</c>.")
    assert story.speakers(0) == ["Ann Roe"]


def test_who_was_just_introduced_speaks_next(told: Callable) -> None:
    story = told("Eve Kell wrote of Ann Roe, a teacher. <t>“It rained,”</t> <s>she</s> <c>said</c>.")
    assert story.speakers(0) == ["Ann Roe"]


def test_an_owner_does_not_keep_who_comes_next_from_opening_the_sentence(told: Callable) -> None:
    story = told("Eve Kell’s friend Ann Roe met Ida Vane. Late, [[she]] left.")
    assert story.speakers(0) == ["Ann Roe"]


def test_last_speakers_and_quotations_are_known_by_place() -> None:
    one, other = Figure("person", "Ann Roe"), Figure("person", "Mark Lane")
    foreground = Foreground(Cast("x" * 40), [0], [(3, 9), (20, 30)])
    foreground.speaks(25, other)
    foreground.speaks(5, one)
    assert foreground.last_speaker(25) is one
    assert foreground.spoken_between(5, 25) == [one]
    assert foreground.spoken_between(5, 26) == [one, other]
    assert [foreground.quotation(at) for at in (2, 3, 8, 9, 29)] == [-1, 3, 3, -1, 20]


def test_a_place_lies_in_one_span_or_none() -> None:
    assert holding([], 3) == -1
    assert holding([(0, 2), (4, 6)], 5) == 4
