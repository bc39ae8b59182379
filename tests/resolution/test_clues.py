"""What speaks for and against somebody's being meant by a pronoun."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.resolution import clues


def test_who_is_asked_answers(told: Callable) -> None:
    story = told(
        "[[Mark Lane]] spoke. [[John Doe]] spoke.\nDoe then asked Lane about the mill.\n“It is shut,” [[he]] said."
    )
    assert story.speakers(2) == ["Mark Lane"]


def test_behind_a_quotation_is_meant_whom_the_paragraph_before_is_about(told: Callable) -> None:
    story = told(
        "<s1>John Doe</s1> <c1>said</c1> <t1>it was late</t1>. It rained. On Sunday, Mark Lane struck back.\n"
        "<t2>“It is shut,”</t2> <s2>he</s2> <c2>said</c2> of it."
    )
    assert story.speakers(1) == ["Mark Lane"]


def test_he_goes_on_as_he_in_the_sentence_before(told: Callable) -> None:
    story = told("[[Mark Lane]] won. He had met John Doe there. [[He]] was glad.")
    assert story.speakers(1) == ["Mark Lane"]


def test_who_is_only_told_of_in_a_clause_is_seldom_meant_by_he(told: Callable) -> None:
    story = told(
        "John Doe has denied it.\nAt the mill, Doe dismissed a report in the Post, which <c1>quoted</c1> "
        "<s1>Mark Lane</s1> as saying that <t1>it was shut</t1>.\n<t2>“It is open,”</t2> <s2>he</s2> <c2>said</c2>."
    )
    assert story.speakers(1) == ["John Doe"]


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("The Post, which quoted the owner, Mark Lane", True),
        ("The mill, which was shut, will open, said Mark Lane", False),
        ("The mill, which was shut. Mark Lane", False),
    ],
)
def test_a_clause_that_only_describes_ends(text: str, stands: bool) -> None:
    assert clues.in_relative(text, text.index("Mark")) is stands


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("Asked about Roe, she said so.", True),
        ("When asked about Roe, she said so.", True),
        ("Asked by Roe she said so.", False),
        ("Roe asked about it, she said.", False),
    ],
)
def test_a_sentence_may_open_with_what_somebody_was_asked(text: str, opens: bool) -> None:
    assert clues.asked_first(text, 0, text.index("she")) is opens
