"""From the spans of one source to who that is."""

from __future__ import annotations

from collections.abc import Callable

import pytest


def test_a_document_speaks_and_not_who_made_it(told: Callable) -> None:
    story = told("<c>According to</c> <s>an analysis</s> by <s>Ann Roe</s> <t>it fell</t>.")
    assert story.types(0) == ["document"]


def test_a_name_behind_a_person_described_is_that_persons(told: Callable) -> None:
    story = told("<s>A teacher</s> here, <s>Ann Roe</s>, <c>said</c> <t>it fell</t>.")
    assert story.speakers(0) == ["Ann Roe"]


def test_a_pronoun_in_a_source_of_several_pieces_says_who_it_is(told: Callable) -> None:
    story = told("Ann Roe left. <s>for the moment</s> there <s>she</s> <c>said</c> <t>it fell</t>.")
    assert story.speakers(0) == ["Ann Roe"]


def test_the_site_of_a_body_is_the_body(told: Callable) -> None:
    assert told("Acme Corp. fell. [[Acme’s own website]] said so.").speakers(0) == ["Acme Corp."]


def test_the_lawyer_of_a_body_is_not_the_body(told: Callable) -> None:
    assert told("Acme Corp. fell. [[Acme’s own lawyer]] said so.").types(0) == ["unnamed_person"]


def test_somebody_and_their_husband_are_two(told: Callable) -> None:
    story = told("[[Ann Roe and her husband]] said so.")
    assert story.speakers(0) == ["Ann Roe", "her husband"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("a user named Zork99", "Zork99"),
        ("another Reddit user, Zork99", None),
        ("one commenter going by “Zork Quell”", "Zork Quell"),
        ("Reddit user Zork", "Zork"),
        ("a user of the site", None),
    ],
)
def test_a_user_is_called_what_the_text_calls_them(told: Callable, source: str, name: str | None) -> None:
    story = told(f"Then [[{source}]] wrote so.")
    assert (story.types(0) == ["person"] and story.speakers(0) == [name]) is (name is not None)


def test_a_verb_behind_the_name_takes_nothing_from_it(told: Callable) -> None:
    assert told("Ann Roe left. [[Roe insisted]] it fell.").speakers(0) == ["Ann Roe"]


def test_the_family_is_not_the_one_whose_name_it_has(told: Callable) -> None:
    assert told("Ann Roe left. [[The Roe family]] said so.").types(0) == ["group"]


def test_a_body_behind_the_comma_is_the_persons(told: Callable) -> None:
    assert told("[[Ann Roe, the Daily Star]] said so.").speakers(0) == ["Ann Roe"]


def test_an_article_alone_means_the_name_behind_it(told: Callable) -> None:
    story = told("Mark Lane left, and then <s>the</s> Acme Corp. board <c>said</c> <t>so</t>.")
    assert story.speakers(0) == ["Acme Corp."]


def test_ing_leans_on_who_spoke_last_in_the_sentence(told: Callable) -> None:
    story = told("Mark Lane heard <s>Ann Roe</s> <c>say</c> <t>no</t>, <c2>calling</c2> <t2>it dust</t2>.")
    assert story.speakers(1) == ["Ann Roe"]


def test_ing_leans_on_no_name_that_only_owns_the_subject(told: Callable) -> None:
    story = told("In the rain Eve Kell’s aide Ann Roe left, <c>calling</c> <t>it dust</t>.")
    assert story.speakers(0) == ["Ann Roe"]


@pytest.mark.parametrize("source", ["Its website", "The charity's official website"])
def test_a_website_of_somebody_described_speaks_for_them(told: Callable, source: str) -> None:
    story = told(f"[[The Roe Charity]] spoke. [[{source}]] says so.")
    assert story.speakers(1) == story.speakers(0)


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("Acme News’ Ann Roe", "Ann Roe"),
        ("spokeswoman for the festival Ann Roe", "Ann Roe"),
        ("mill owner and local historian Ann Roe", "Ann Roe"),
        ("former Mill Valley Grand Wizard Ann Roe", "Ann Roe"),
        ("an aide to singer Ann Roe", "an aide to singer Ann Roe"),
        ("a spokesman for Mayor Ann Roe", "a spokesman for Mayor Ann Roe"),
    ],
)
def test_a_full_name_that_ends_a_source_is_its_speaker_unless_another_serves_it(
    told: Callable, source: str, wanted: str
) -> None:
    assert told(f"It was [[{source}]] who said so.").speakers(0) == [wanted]


@pytest.mark.parametrize(
    "source",
    [
        "Two millers, Ann Roe and Mark Lane,",
        "mill hopefuls Ann Roe and Mark Lane",
        "two millers, Ann Roe of Corran and Mark Lane of Ellery",
        "Ann Roe (Ky.) and Mark Lane (Fla.)",
    ],
)
def test_people_named_together_speak_each(told: Callable, source: str) -> None:
    assert told(f"It was said. [[{source}]] said so.").speakers(0) == ["Ann Roe", "Mark Lane"]


def test_a_description_behind_a_name_is_no_other(told: Callable) -> None:
    assert told("Ann Roe won. [[Roe the idealist]] knew.").speakers(0) == ["Ann Roe"]


def test_a_surname_that_is_also_a_small_word_is_its_bearers(told: Callable) -> None:
    story = told("It was late, chief executive Ian Read said. [[Read]] said no more.")
    assert story.speakers(0) == ["Ian Read"]
