"""Hosts, programmes and stations: carriers beside the outlet that everybody knows."""

from __future__ import annotations

import pytest

from .marked import entity, marked, person
from .test_occasions import hops, media

ROE = person("Ann Roe", "Roe")
MARSH = person("Ida Marsh", "Marsh")
MERIDIAN = entity("outlet", "Meridian")
SAID = " <s>Ann Roe</s> <c>said</c> <t>that the gate was shut</t>."


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("In an interview with Meridian’s Ida Marsh on Monday,", ["Meridian", "Ida Marsh"]),
        ("During an interview with Ida Marsh that aired on Monday,", ["Ida Marsh"]),
        ("Asked by host Ida Marsh,", ["Ida Marsh"]),
        ("In a Meridian column,", ["Meridian"]),
        ("In an article for Meridian,", ["Meridian"]),
        ("On Monday’s broadcast of Meridian’s “Morning Call,”", ["Meridian", "Morning Call"]),
        ("In a talk on Ida Marsh’s radio program,", ["Ida Marsh’s radio program"]),
        ("In a call to “Corran This Week,”", ["Corran This Week"]),
        ("After a walk with Ida Marsh,", []),
    ],
)
def test_who_is_named_in_the_opening(opening: str, expected: list[str]) -> None:
    assert hops(marked(opening + SAID, ROE, MARSH, MERIDIAN)) == [expected]


def test_a_station_is_named_with_its_number() -> None:
    story = marked("<s>Ann Roe</s> <c>told</c> Radio 35 on Monday <t>it was shut</t>.", ROE, entity("outlet", "Radio"))
    assert hops(story) == [["Radio 35"]]


def test_a_programme_has_its_whole_title() -> None:
    story = marked(
        "<s>Ann Roe</s> <c>said</c> on Meridian’s “Corran Today with Ida Marsh” <t>that the gate was shut</t>.",
        ROE,
        MARSH,
        MERIDIAN,
        entity("outlet", "Corran Today"),
    )
    assert hops(story) == [["Meridian", "Corran Today with Ida Marsh"]]


def test_nobody_is_a_hop_of_her_own_words() -> None:
    story = marked(
        "In an interview with Meridian’s Ida Marsh, <s>Ann Roe</s> <c>said</c> <t>no</t>. "
        "<t2>“Is it old?”</t2> <s2>Marsh</s2> <c2>asked</c2>.",
        ROE,
        MARSH,
        MERIDIAN,
    )
    assert hops(story) == [["Meridian", "Ida Marsh"], ["Meridian"]]


def test_an_earlier_sentence_of_an_interview_has_the_outlet_that_a_later_one_names() -> None:
    story = marked(
        "One.\n\nTwo.\n\nThree.\n\nFour.\n\n<s>Ann Roe</s> <c>said</c> in an interview <t>that it was shut</t>.\n\n"
        "Five.\n\n<s2>Roe</s2> <c2>told</c2> Meridian <t2>it was old</t2>.",
        ROE,
        MERIDIAN,
    )
    assert (media(story), hops(story)) == (["interview", "interview"], [["Meridian"], ["Meridian"]])


def test_told_to_a_programme_called_after_friends_is_an_interview() -> None:
    story = marked("<s>Ann Roe</s> <c>told</c> “Corran and Friends” <t>that the gate was shut</t>.", ROE)
    assert (media(story), hops(story)) == (["interview"], [["Corran and Friends"]])


def test_a_spokesman_who_told_an_outlet_was_interviewed() -> None:
    story = marked(
        "<s>Ann Roe</s> <c>told</c> corran24 <t>that the gate was shut</t>.", person("Ann Roe", roles=("spokeswoman",))
    )
    assert (media(story), hops(story)) == (["interview"], [["corran24"]])
