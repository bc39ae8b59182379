"""Whose words they are where somebody else passes them on, or where the spans of a source are not quite right."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.document import Document, Post, fingerprint
from reportedly.resolution.speakers import resolve
from reportedly.statement import Attribution


@pytest.mark.parametrize("cue", ["<c>quoted</c> him as saying", "<c>quoted him as saying</c>"])
def test_who_a_newspaper_quotes_speaks(told: Callable, cue: str) -> None:
    story = told(
        f"Oskar Ruhl told the Corran Courier that it was shut. <t>“It stays so,”</t> <s>the newspaper</s> {cue}."
    )
    assert story.speakers(0) == ["Oskar Ruhl"]
    start = story.text.index("the newspaper")
    assert (start, start + len("the newspaper")) in story.entity("Corran Courier").mentions


def test_but_somebody_who_quotes_speaks_himself(told: Callable) -> None:
    story = told("<s>Oskar Ruhl</s> <c>quoted</c> Ann Roe as saying <t>that it was shut</t>.")
    assert story.speakers(0) == ["Oskar Ruhl"]


def test_what_a_spokeswoman_says_of_it_is_of_the_body_that_she_speaks_for(told: Callable) -> None:
    story = told(
        "The Corran Courier asked. <s>A spokeswoman for Hallow Water</s> <c>said</c> <t><s2>it</s2> <c2>suggested</c2> "
        "<t2>a safer gate</t2></t>.",
        parents={1: 0},
    )
    assert story.speakers(1) == ["Hallow Water"]


def test_a_piece_of_the_source_in_another_sentence_is_none(told: Callable) -> None:
    story = told(
        "<s>Nigel Marsh</s>, of the Hallow Group, shrugged. <c>According to</c> <s>the Hallow Group</s>, "
        "<t>nothing is hidden</t>."
    )
    assert story.speakers(0) == ["Hallow Group"]


def test_a_participle_that_opens_the_sentence_is_of_its_subject(told: Callable) -> None:
    story = told(
        "<c>Claiming</c> <t>that the gate was old</t>, <s2>Ann Roe</s2> <c2>told</c2> Meridian <t2>it was shut</t2>."
    )
    assert story.speakers(0) == ["Ann Roe"]


def test_nor_does_a_thing_speak_that_stands_apart_from_its_participle(told: Callable) -> None:
    story = told(
        "<s>Ann Roe</s> <c>described</c> <t>a scene</t> and <s2>a frantic</s2>, loud crowd at it, <c2>saying:</c2> "
        "<t2>“All of them ran.”</t2>"
    )
    assert story.speakers(1) == ["Ann Roe"]


def test_who_tweeted_what_a_post_below_shows_is_its_author(told: Callable) -> None:
    words = "Caught with the keys of the gate in hand, and very sad to see it."
    text = f"<t>“{words}”</t> <c>tweeted</c> <s>the lake's president</s>.\n\n{words} — Orla Venn (@orlavenn)"
    at = text.replace("<t>", "").replace("</t>", "")
    for tag in ("<c>", "</c>", "<s>", "</s>"):
        at = at.replace(tag, "")
    start = at.rindex(words)
    signature = (at.index("Orla"), at.index(" (@"))
    post = Post(
        start=start,
        end=len(at),
        body=(start, start + len(words)),
        network="twitter",
        author="Orla Venn",
        handle="orlavenn",
        signature=signature,
    )
    assert told(text, posts=(post,)).speakers(0) == ["Orla Venn"]


def test_what_somebody_s_address_says_she_says(told: Callable) -> None:
    story = told("<s>Ann Roe’s New Year address</s> <c>included</c> <t>a warning</t>.")
    assert (story.speakers(0), story.types(0)) == (["Ann Roe"], ["person"])


def test_somebody_named_right_behind_the_body_she_serves(told: Callable) -> None:
    story = told("<s>his ambassador to the United Nations Nora Haley</s> <c>said</c> <t>so</t>.")
    assert (story.speakers(0), story.types(0)) == (["Nora Haley"], ["person"])


def test_a_speaker_run_together_with_the_outlet_before_her(told: Callable) -> None:
    story = told(
        "Ann Venn came. Venn sat. In a meeting with <s>the editorial board of the Washington Post Venn</s> <c>said</c> "
        "<t>that it was shut</t>."
    )
    assert story.speakers(0) == ["Ann Venn"]


@pytest.mark.parametrize("slip", ["Bradstetter", "Brandstettter", "Brandstteter"])
def test_a_surname_with_a_slip_of_one_letter(told: Callable, slip: str) -> None:
    story = told(f"Erik Brandstetter came. <s>{slip}</s> <c>said</c> <t>that it was shut</t>.")
    assert story.speakers(0) == ["Erik Brandstetter"]


def test_but_not_the_plural_nor_somebody_named_in_full(told: Callable) -> None:
    story = told(
        "Erik Johnson came with Ann Johnston. <s>Johnston</s> <c>said</c> <t>so</t>. <s2>Johnson</s2> <c2>said</c2> "
        "<t2>no</t2>."
    )
    assert [story.speakers(at) for at in (0, 1)] == [["Ann Johnston"], ["Erik Johnson"]]


@pytest.mark.parametrize("name", ["Corran Center for Investigative Reporting", "Union of Investigative Journalists"])
def test_a_body_of_investigative_reporters_is_an_outlet(told: Callable, name: str) -> None:
    story = told(f"<c>According to</c> <s>the {name}</s>, <t>it was shut</t>.")
    assert story.types(0) == ["outlet"]


def test_and_so_is_one_told_with_its_short_form(told: Callable) -> None:
    story = told(
        "The Union of Investigative Journalists (UIJ) met. <c>According to</c> <s>the UIJ</s>, <t>it was shut</t>."
    )
    assert story.types(0) == ["outlet"]


def test_a_name_that_begins_with_world_keeps_it(told: Callable) -> None:
    story = told("They asked <s>the World Meadow Fund</s>, which <c>said</c> <t>no</t>.")
    assert story.speakers(0) == ["World Meadow Fund"]


def test_a_post_that_somebody_described_is_said_to_have_written_is_its_authors() -> None:
    text = "It rained. Its president posted this:\n\nThe gate stays shut.\n— Orla Venn (@orlav)\n\nIt rained again."
    begin = text.index("The gate")
    post = Post(
        start=begin, end=text.index("(@orlav)") + 8, author="Orla Venn", handle="@orlav", body=(begin, begin + 20)
    )
    said = Attribution(
        source=((11, 24),), cue=((25, 31),), content=((begin, begin + 19),), quotation="indirect", confidence=1.0
    )
    document = Document(id="x", text=text, sha256=fingerprint(text), posts=(post,))
    found = resolve(document, [said])
    (who,) = found.speakers[0]
    assert next(entity.name for entity in found.entities if entity.id == who) == "Orla Venn"
