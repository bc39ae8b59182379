"""Occasions that a sentence names without quoting anybody."""

from __future__ import annotations

from .marked import entity, marked, person
from .test_occasions import hops, media

ROE = person("Ann Roe", "Roe")
ORR = person("Ben Orr", "Orr", roles=("host",))
MERIDIAN = entity("outlet", "Meridian")
LATER = "\n\nThe gate is of iron.\n\n<s>Roe</s> <c>said</c> <t>that it stays shut</t>."


def test_a_rally_that_was_held_is_where_its_speaker_said_it() -> None:
    assert media(marked("Ann Roe held a rally in Port Ellery on Friday." + LATER, ROE)) == ["speech"]


def test_who_spoke_to_an_outlet_was_interviewed_by_it() -> None:
    story = marked("Ann Roe spoke to Meridian about the gate." + LATER, ROE, MERIDIAN)
    assert (media(story), hops(story)) == (["interview"], [["Meridian"]])


def test_nobody_else_was_at_the_rally() -> None:
    story = marked("Ben Orr held a rally in Port Ellery on Friday." + LATER, ROE, ORR)
    assert media(story) == ["unknown"]


def test_what_is_only_promised_in_a_quotation_is_no_scene() -> None:
    story = marked("<t2>“Ann Roe held a rally in Port Ellery,”</t2> <s2>Orr</s2> <c2>said</c2>." + LATER, ROE, ORR)
    assert media(story)[0] == "unknown"


def test_a_scene_of_another_year_is_none_of_what_comes_after_it() -> None:
    early = "One.\n\nTwo.\n\nThree.\n\nFour.\n\nIn March Ann Roe held a rally in Port Ellery."
    assert media(marked(early + LATER, ROE)) == ["unknown"]


def test_a_sentence_that_looks_back_on_the_remarks_tells_where_they_were_made() -> None:
    story = marked(
        "One.\n\nTwo.\n\nThree.\n\nFour.\n\n<s>Roe</s> <c>said</c> <t>that it stays shut</t>.\n\n"
        "Roe’s remarks came during a rally in Port Ellery.",
        ROE,
    )
    assert media(story) == ["speech"]
