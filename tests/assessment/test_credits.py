"""Credits: outlets that a line of their own names."""

from __future__ import annotations

from .marked import entity, marked, person
from .test_occasions import hops

ROE = person("Ann Roe", "Roe")
MERIDIAN = entity("outlet", "Meridian")
SAID = "<s>Ann Roe</s> <c>said</c> <t>that the gate was shut</t>."


def test_what_stands_under_a_credit_is_taken_over_from_there() -> None:
    story = marked(
        f"From Meridian:\n\n{SAID}\n\nRead the rest of it here.\n\n<s2>Roe</s2> <c2>said</c2> <t2>more</t2>.",
        ROE,
        MERIDIAN,
    )
    assert hops(story) == [["Meridian"], []]


def test_a_credit_behind_a_paragraph_is_of_that_paragraph() -> None:
    story = marked(f"{SAID} [Meridian]\n\n<s2>Roe</s2> <c2>said</c2> <t2>more</t2>.", ROE, MERIDIAN)
    assert hops(story) == [["Meridian"], []]


def test_brackets_around_no_outlet_are_no_credit() -> None:
    assert hops(marked(f"{SAID} [Ann Roe]", ROE)) == [[]]
