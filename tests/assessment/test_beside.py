"""Outlets that are named by the way, as where words stand or were said."""

from __future__ import annotations

import pytest

from .marked import entity, marked, person
from .test_occasions import hops, media

ROE = person("Ann Roe", "Roe")
MERIDIAN = entity("outlet", "Meridian")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<s>Ann Roe</s> <c>told</c> The Tarn-Herald <t>that it was shut</t>.", ["The Tarn-Herald"]),
        ("<s>Ann Roe</s> <c>told</c> Ben Okoro <t>that it was shut</t>.", []),
        ("In a Corran4 interview, <s>Ann Roe</s> <c>said</c> <t>it was shut</t>.", ["Corran4"]),
        ("<s>Ann Roe</s>, when reached by Meridian, <c>said</c> <t>it was shut</t>.", ["Meridian"]),
        ("Meridian columnist <s>Ann Roe</s> <c>wrote</c> <t>that it was shut</t>.", []),
        ("<s>Meridian columnist Ann Roe</s> <c>wrote</c> <t>that it was shut</t>.", ["Meridian"]),
        ("<s>Meridian columnist Ann Roe</s> <c>asked</c> <t>whether it was shut</t>.", []),
    ],
)
def test_who_is_named_by_the_way(text: str, expected: list[str]) -> None:
    assert hops(marked(text, ROE, MERIDIAN, speakers=(("e1",),))) == [expected]


def test_who_speaks_after_an_interview_is_named_was_interviewed() -> None:
    story = marked(
        "All began with an interview on Meridian that was shown on Sunday.\n\n"
        "<t>“The gate is shut,”</t> <s>Ann Roe</s> <c>said</c>.",
        ROE,
        MERIDIAN,
    )
    assert (media(story), hops(story)) == (["interview"], [["Meridian"]])


def test_an_author_goes_on_in_her_article() -> None:
    story = marked(
        "<s>An article by Ann Roe in Meridian</s> <c>says</c> <t>that the gate is shut</t>. "
        "<s2>Roe</s2> <c2>said</c2> <t2>it was old</t2>.",
        ROE,
        MERIDIAN,
        entity("document", "An article by Ann Roe in Meridian"),
        speakers=(("e3",), ("e1",)),
    )
    assert (media(story), hops(story)) == (["book_or_article"] * 2, [["Meridian"]] * 2)
