"""The class of a wording: each as a copy editor would call it, and none that a hostile text can stall."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.alignment import Wording, compare, words

SAID = (
    "We will not sell the old harbour. The council has promised that the bridge, which my father built, "
    "will be repaired before the winter, and I don't see why anybody should doubt it now."
)


@pytest.mark.parametrize(
    ("quoted", "wording"),
    [
        ("We will not sell the old harbour", "verbatim"),
        ("we will not sell the old harbour", "typographic"),
        ("I don’t see why anybody should doubt it", "typographic"),
        ("The council has promised that the bridge ... will be repaired before the winter", "elided"),
        ("The council has promised that the bridge will be repaired before the winter", "elided"),
        ("[It] will be repaired before the winter", "bracketed"),
        ("which [the engineer’s] father built, will be repaired before the winter", "bracketed"),
        ("The council has promised that the bridge will be repaired before winter", "grammar"),
        ("will be repaired before winter, and I don't see", "grammar"),
        ("will be repaired before the winter, and I do not see why", "grammar"),
        ("We will sell the old harbour", "wording"),
        ("We will not close the old harbour", "wording"),
        ("will be repaired before the summer", "wording"),
        ("I don't see why anybody should doubt it. We will not sell the old harbour", "out_of_order"),
        ("Nobody asked the ferrymen of Meridian", "not_found"),
        ("The bridge has promised that the council will be repaired", "out_of_order"),
        ("(T)he bridge, which my father built", "bracketed"),
        # verbs of possibility and duty are no small words, and "will" for "would" is one
        ("the bridge, which my father built, may be repaired before the winter", "wording"),
        ("the bridge, which my father built, would be repaired before the winter", "grammar"),
        # what is marked as left out is not spliced, and words far off are found where the gap is marked
        ("We will not sell ... anybody should doubt", "elided"),
    ],
)
def test_a_wording_against_what_was_said(quoted: str, wording: str) -> None:
    assert compare(quoted, SAID).wording == wording


def test_words_far_apart_that_are_joined_are_spliced() -> None:
    document = "We will sell the harbour " + "because the town needs the money it brings to everybody here " * 6
    assert (
        compare("We will sell the harbour when Ann Roe resigns", document + "when Ann Roe resigns.").wording
        == "spliced"
    )


def test_a_word_put_together_or_spelt_the_other_way_is_no_other_word() -> None:
    assert compare("they don't need a harbor anymore", "they don't need a harbour any more").wording == "typographic"
    assert compare("for three days", "for 3 days").wording == "typographic"


def test_what_stands_around_she_said_is_one_quotation() -> None:
    text = "“We will not,” she said, “sell the old harbour.”"
    pieces = ((1, 13), (26, 47))
    assert compare(Wording(text, pieces), SAID).wording == "verbatim"


def test_sentences_that_only_one_of_two_excerpts_gives_are_no_change_of_words() -> None:
    long = "We will not sell the old harbour. The bridge comes first. Nobody should doubt it, least of all here."
    other = "We will not sell the old harbour. Ask the ferrymen what they want."
    assert compare(other, long, excerpt=True).wording == "verbatim"
    assert compare(other, long).wording != "verbatim"


def test_offsets_hold_the_words_of_both_texts() -> None:
    story = "We will not close the old harbour"
    found = compare(story, SAID).differences
    assert [(d.op, story[slice(*d.story)], SAID[slice(*d.document)]) for d in found] == [
        ("same", "We will not", "We will not"),
        ("replaced", "close", "sell"),
        ("same", "the old harbour", "the old harbour"),
    ]


@pytest.mark.parametrize(
    ("one", "other", "wording"),
    [
        # words that changed places within a sentence
        ("We saw the shore from the ferry", "We saw the ferry from the shore.", "out_of_order"),
        ("We really don't know how old it is", "We don't really know how old it is.", "out_of_order"),
        ("the ferry was old and the shore was cold", "the old ferry was on the shore and it was cold", "out_of_order"),
        ("We saw the burning ferry from the shore", "We saw the burning shore from the mill", "wording"),
        # put together or taken apart, at an end and before a break
        ("I don't need a boat any more", "I don't need a boat anymore. This one is yours.", "typographic"),
        ("any more rain and it floods", "we had anymore rain and it floods", "typographic"),
        ("I've seen the ferry burn", "They say I have seen the ferry burn", "grammar"),
        ("a firsthand tale of the ferry", "a first-hand tale of the ferry", "typographic"),
        # a small word at an end, where the other has what is not quoted
        ("But we never saw the ferry burn", "She said we never saw the ferry burn", "grammar"),
        # brackets, and a parenthesis that is all of what the other quotes
        ("the ferry of [Ann Roe] was late", "the ferry of (Ann Roe) was late", "bracketed"),
        ("nobody knows how old it is", "It runs (nobody knows how old it is) every day.", "verbatim"),
        # a link is none of the words
        ("The ferry is late again https://meridian.example/ferry", "The ferry is late again", "verbatim"),
        # what stands before the other takes up the words
        ("I know the ferry will be late", "We waited ... the ferry will be late", "elided"),
        # another sentence that only ends, or begins, with the same words
        (
            "We take all reports of smoke, and above all those about the ferry of Meridian, seriously",
            "The ferry of Meridian is a marvel. It has carried everybody in this town for sixty years without harm.",
            "not_found",
        ),
        (
            "No more boats. So any claim about the ferry is a claim about all of us who live here",
            "We built the ferry ourselves, with our own hands. No more boats.",
            "verbatim",
        ),
        # another form of a word counts as found, and so does a word within twice the length
        ("Roe saw boats from the closed mills", "Roe sees boats from the closing mills", "grammar"),
        (
            "Council Promises Three Days of Ferry in December",
            "the town will have three days of cheap ferry and the mill too, from the first of December",
            "wording",
        ),
        # a small verb that changed places
        ("It is we that will in the end pay", "It is we that in the end will pay", "out_of_order"),
        # "hoping" is no form of "hop", "sloping" none of "slop"
        ("nobody likes a slopping roof here", "nobody likes a sloping roof here", "wording"),
        ("they are hoping for a ferry", "they hope for a ferry", "grammar"),
        ("it stands ten metres high in the mill", "it stands ten meter high in the mill", "grammar"),
        ("it was seen among the boats", "it was seen amongst the boats", "typographic"),
        # a bracket stands for words as a whole
        ("in the week of 12/8, and no later", "in the week of [8 December], and no later", "bracketed"),
        # a small word that joins on to a sentence that the other lacks
        ("Ask the ferrymen. So it will close", "“Nobody knows why,” she said. It will close, and soon.", "grammar"),
        # whole sentences left out between two
        ("We will go. It is late.", "We will go. They said we must not. It is late.", "elided"),
        # a sentence that the other lacks, with words that stand in another one by chance
        (
            "The keeper saw nothing that night. I wish I had slept a little more",
            "Nobody slept, and I had asked for more lamps. The keeper saw nothing that night.",
            "verbatim",
        ),
        (
            "The harbour was closed again. Today the sailors of Larne accepted the wages",
            "The harbour was closed, again. Nobody accepted what sailors were offered by the owners today at noon.",
            "typographic",
        ),
        # the other takes up what was said after dots
        (
            "My leg was no trouble, I was free, and I felt strong, and slept until the bells rang.",
            "Later, on the hill, I was told of the risks ... and I felt strong, and slept until the bells rang.",
            "elided",
        ),
        # a text of nothing but a link
        ("https://meridian.example/ferry", "https://meridian.example/ferry", "verbatim"),
        # a fragment of two words in a long sentence
        (
            "rusty marvel",
            "The ferry is a rusty marvel that carried everybody to school, to church, to market and home.",
            "verbatim",
        ),
    ],
)
def test_a_wording_against_another_excerpt(one: str, other: str, wording: str) -> None:
    assert compare(one, other, excerpt=True).wording == wording


def test_words_after_a_break_are_left_out_and_not_spliced() -> None:
    text = "“We will sell the ferry,” she said. “When Ann Roe resigns.”"
    document = "We will sell the ferry. " + "The town needs the money that it brings to all of us. " * 5
    pieces = ((1, 23), (36, 57))
    assert compare(Wording(text, pieces), document + "When Ann Roe resigns.", excerpt=True).wording == "elided"


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_can_be_compared(story: str, document: str) -> None:
    for step in compare(story, document, excerpt=True).differences:
        for (start, end), text in ((step.story, story), (step.document, document)):
            assert 0 <= start <= end <= len(text)


@given(st.lists(st.sampled_from(["we", "must", "not", "close", "the", "old", "bridge", ".", "�", "\x00"]), max_size=30))
def test_words_stand_at_their_offsets(parts: list[str]) -> None:
    text = " ".join(parts)
    for word in words(text):
        assert text[word.start : word.end].strip() == text[word.start : word.end] != ""
    compared = compare(text, text)
    assert compared.wording in {"verbatim", "not_found"}


@pytest.mark.parametrize("word", ["no ", "no. Yes, ", "[", "… ", "'", "\u0301", "bridge bridge old "])
def test_repetition_without_end_costs_no_time(word: str) -> None:
    began = time.process_time()
    compare(word * 3000, word * 20_000 + "end", excerpt=True)
    compare("start " + word * 3000, word * 20_000, excerpt=True)
    assert time.process_time() - began < 10
