"""Attributions whose source is no speaker."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    "sentence",
    [
        "<s>It</s> <c>has been said</c> <t>that it fell</t>.",
        "<s>Roe</s> <c>was told</c> <t>to leave</t>.",
        "<s>Roe</s> <c>is widely expected to</c> <t>leave</t>.",
        "<s>They</s> <c>are believed to</c> <t>have left</t>.",
        "<s>Roe</s> <c>allegedly ran</c> <t>the den</t>.",
    ],
)
def test_nobody_speaks_of_whom_others_say_it(told: Callable, sentence: str) -> None:
    assert told("Ann Roe and Mark Lane left. " + sentence).speakers(0) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "<s>Roe</s> <c>allegedly said</c> <t>that it fell</t>.",
        "<s>Roe</s> <c>has told</c> us <t>that it fell</t>.",
        "<t>That it fell</t> <c>was said by</c> <s>Roe</s>.",
        "<s>Roe</s> <c>was adamant</c> <t>that it fell</t>.",
    ],
)
def test_whoever_does_the_saying_speaks(told: Callable, sentence: str) -> None:
    assert told("Ann Roe left. " + sentence).speakers(0) == ["Ann Roe"]


@pytest.mark.parametrize("cut", ["last week", "the previous day", "two months ago", "Friday", "an"])
def test_a_time_or_an_article_gives_way_to_the_subject_of_the_sentence(told: Callable, cut: str) -> None:
    story = told(f"Ann Roe came back and <s>{cut}</s> <c>said</c> <t>that it fell</t>.")
    assert story.speakers(0) == ["Ann Roe"]


def test_a_paper_that_is_called_after_a_time_still_speaks(told: Callable) -> None:
    story = told("Ann Roe left. <s>The Times</s> <c>said</c> <t>that it fell</t>.")
    assert story.types(0) == ["outlet"]


def test_an_article_cut_from_its_name_means_the_name(told: Callable) -> None:
    story = told("Ann Roe left. <s>The</s> Daily Star <c>said</c> <t>that it fell</t>.")
    assert story.types(0) == ["outlet"]


def test_it_that_only_fills_the_place_is_no_body(told: Callable) -> None:
    assert told("Acme Corp. fell. <s>It</s> <c>is unclear</c> <t>why</t>.").speakers(0) == []
