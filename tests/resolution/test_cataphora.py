"""Sources that a story describes first and names afterwards."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    "after",
    [
        "The remarks by Ann Roe came late. It rained.",
        "It rained. These strong warnings from Ann Roe came late. It rained.",
        "His comments were made by Ann Roe.",
    ],
)
def test_words_by_somebody_are_those_of_whom_the_story_has_just_described(told: Callable, after: str) -> None:
    assert told("[[A union boss]] said no. " + after).speakers(0) == ["Ann Roe"]


def test_words_by_somebody_are_looked_for_in_two_sentences(told: Callable) -> None:
    story = told("[[A union boss]] said no. It rained. It snowed. The remarks by Ann Roe came late.")
    assert story.types(0) == ["unnamed_person"]


@pytest.mark.parametrize(
    ("described", "named"),
    [
        ("A spokesman for Acme", "Mark Roe, an Acme spokesman, left"),
        ("An Acme spokesperson", "Then Acme spokeswoman Ann Roe left"),
        ("A spokeswoman for the force", "Then Springfield police spokeswoman Ann Roe left"),
    ],
)
def test_a_spokesperson_is_named_in_the_next_sentences(told: Callable, described: str, named: str) -> None:
    story = told(f"[[{described}]] said no. It rained. {named}.")
    assert story.types(0) == ["person"]


@pytest.mark.parametrize(
    "after",
    [
        "Then Zenith Corp. spokeswoman Ann Roe left.",
        "Then Acme accountant Ann Roe left.",
        "It rained. It snowed. It hailed. It blew. It froze. Then Acme spokeswoman Ann Roe left.",
    ],
)
def test_a_spokesperson_of_another_body_or_far_away_is_somebody_else(told: Callable, after: str) -> None:
    assert told("[[A spokeswoman for Acme]] said no. " + after).types(0) == ["unnamed_person"]


def test_whoever_was_named_before_is_no_name_for_a_new_description(told: Callable) -> None:
    story = told("Acme spokeswoman Ann Roe left. [[A spokeswoman for Acme]] said no. Then Ann Roe came back.")
    assert story.types(0) == ["unnamed_person"]
