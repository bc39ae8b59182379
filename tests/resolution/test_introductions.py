"""Names that the words beside them introduce."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.resolution.introductions import short_forms


@pytest.mark.parametrize(
    ("lead", "kind"),
    [
        ("the newspaper", "outlet"),
        ("the broadcaster", "outlet"),
        ("the law firm", "organization"),
        ("the retailer", "organization"),
    ],
)
def test_the_noun_before_a_name_tells_what_it_names(told: Callable, lead: str, kind: str) -> None:
    assert told(f"It came from {lead} Zorb Qell. It rained.").entity("Zorb Qell").type == kind


@pytest.mark.parametrize(
    ("behind", "kind"),
    [
        ("a law firm in Tarrow", "organization"),
        ("the local group that runs it", "organization"),
        ("a company under scrutiny", "organization"),
        ("a spokesman for the group", "person"),
        ("an analyst at the bank", "person"),
        ("the union leader", "person"),
    ],
)
def test_who_works_for_a_body_is_none(told: Callable, behind: str, kind: str) -> None:
    story = told(f"It was no secret, said Zorb Qellekild, {behind}. [[Mr Qellekild]] slept.")
    assert story.entity("Zorb Qellekild").type == kind


def test_what_was_once_introduced_as_a_body_stays_one(told: Callable) -> None:
    story = told("It came from the law firm Ann Kell. [[Ann Kell]] said no.")
    assert (story.speakers(0), story.types(0)) == (["Ann Kell"], ["organization"])


def test_who_has_a_site_of_their_own_is_a_body(told: Callable) -> None:
    assert told("It stood on Zorbo’s official website. It rained.").entity("Zorbo").type == "organization"


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Union to Keep Our Mills", "UKOM"),
        ("Society of Pilots", "SOP"),
        ("Society of Pilots", "SP"),
        ("Anti-Noise Front", "ANF"),
        ("Friends of Old Mills", "FoOM"),
    ],
)
def test_a_body_is_told_in_full_with_its_initials(full: str, short: str) -> None:
    story = f"It was the {full} ({short}) again."
    (one,) = short_forms(story)
    assert (story[one.start : one.end], one.short) == (full, short)


@pytest.mark.parametrize(
    "text",
    [
        "It was the Union of Mills (UKOM) again.",
        "It was Rux Obbert (R-Ohio) again.",
        "Said the Union. Keep Mills Open (UKMO) again.",
        "It was the Union (1999) again.",
    ],
)
def test_other_words_in_parentheses_are_no_short_form(text: str) -> None:
    assert short_forms(text) == []


def test_the_short_form_and_the_full_name_later_are_one_body(told: Callable) -> None:
    story = told("The Union to Keep Our Mills (UKOM) met. [[UKOM]] spoke. [[The Union to Keep Our Mills]] left.")
    assert story.speakers(0) == story.speakers(1) == ["Union to Keep Our Mills"]
    assert [entity.type for entity in story.resolution.entities] == ["organization"]


def test_the_initials_of_a_person_make_no_body_of_the_name(told: Callable) -> None:
    assert told("Ann Mary Lee (AML) left.").entity("Ann Mary Lee").type == "person"


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("the Telegraph", "outlet"),
        ("the Wolfhound", "organization"),
        ("the advocacy group One Mill", "organization"),
        ("Philadelphia Millers", "organization"),
        ("Quill Wolfhound", "person"),
    ],
)
def test_what_stands_before_a_name_tells_its_kind(told: Callable, source: str, kind: str) -> None:
    assert told(f"It was so, [[{source}]] said.").types(0) == [kind]


@pytest.mark.parametrize(
    ("source", "kind"),
    [("American Millroads, a super PAC of millers,", "organization"), ("Mill Facts, a weekly magazine,", "outlet")],
)
def test_what_stands_behind_a_name_tells_its_kind(told: Callable, source: str, kind: str) -> None:
    story = told(f"[[{source}]] said so.")
    assert (story.speakers(0), story.types(0)) == ([source.split(",")[0]], [kind])


def test_a_name_of_small_words_within_a_sentence_is_a_persons(told: Callable) -> None:
    assert told("It was late, [[chief executive Ian Read]] said.").speakers(0) == ["Ian Read"]


@pytest.mark.parametrize(
    ("source", "type"),
    [("the Zorb Qell", "outlet"), ("Qellabout", "outlet"), ("Zorb Qell", "person"), ("Ann Kell", "person")],
)
def test_a_name_behind_an_article_or_alone_that_reported_something_is_an_outlet(
    told: Callable, source: str, type: str
) -> None:
    story = told(f"The bridge was shut, [[{source}]] reported on Friday. It rained.")
    assert story.types(0) == [type]


def test_a_surname_that_reported_something_is_whose_it_is(told: Callable) -> None:
    story = told("[[Ann Kell]] went there. The bridge was shut, [[Kell]] reported on Friday.")
    assert story.speakers(1) == ["Ann Kell"]
