"""Quotations are found where they stand, and what differs is placed; what does not stand there is not found."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.alignment import Wording
from reportedly.checking import Checker, Index, find
from reportedly.checking.tokens import tokens
from reportedly.entity import Entity, EntityType
from reportedly.reading import from_text
from reportedly.story import Story
from stories import at, statement

FILLER = " ".join(f"Item {number} of the list concerns parcel {number * 7} near the mill." for number in range(60))
SPEECH = (
    "I have never said that the harbour belongs to the city. We must close the old bridge before the winter comes. "
    f"{FILLER} The ferry will run every day, and nobody will pay for it. The nurses are a steady hand in a storm."
)
INDEX = Index([from_text(SPEECH, id="speech"), from_text("A steady hand is rare.", id="letter")])


@pytest.mark.parametrize(
    ("quotation", "wording", "places"),
    [
        ("We must close the old bridge", "verbatim", ["We must close the old bridge"]),
        ("we must close the old bridge,", "typographic", ["We must close the old bridge"]),
        ("[W]e must close the old bridge", "bracketed", ["We must close the old bridge"]),
        ("We must close the bridge", "elided", ["We must close the old bridge"]),
        ("We must close the new bridge", "wording", ["We must close the old bridge"]),
        ("I have said that the harbour belongs to the city", "wording", None),
        (
            "We must close the old bridge. The ferry will run every day",
            "spliced",
            ["We must close the old bridge", "The ferry will run every day"],
        ),
        ("steady hand", "verbatim", ["steady hand"]),
        ("the lighthouse keeper sold his boat to a stranger", None, None),
    ],
)
def test_a_quotation_has_its_class_and_its_places(
    quotation: str, wording: str | None, places: list[str] | None
) -> None:
    found = find(INDEX, Wording(quotation))
    assert (None if found is None else found.wording) == wording
    if found is not None and places is not None:
        text = INDEX.documents[found.document].text
        assert [text[start:end] for start, end in found.places] == places


def test_every_place_of_a_fragment_is_listed() -> None:
    index = Index([from_text("A role model. No. He is a role model; be a ROLE MODEL.", id="speech")])
    found = find(index, Wording("role model"))
    assert found is not None
    assert found.places == ((2, 12), (26, 36), (43, 53))


TRANSCRIPT = "\n\n".join(
    f"{who}: {words}"
    for who, words in [
        ("ANN ROE", "I think that the plan is a fine mess and I said so."),
        ("EDGAR POE", "The council has a plan, and it is a fine mess."),
        ("ANN ROE", "Then we agree on that much at least."),
        ("EDGAR POE", "We agree on nothing."),
    ]
)


def test_a_fragment_is_tied_to_the_turn_of_its_speaker() -> None:
    text = "Poe called it “a fine mess”. Roe answered that they “agree on nothing”."
    spans = [at(text, words) for words in ("“a fine mess”", "“agree on nothing”")]
    said = tuple(
        statement(f"s{n}", (span,), quotation="mixed", speakers=(f"e{n}",)) for n, span in enumerate(spans, 1)
    )  # fmt: skip
    people = tuple(
        Entity(id=f"e{n}", type="person", name=name, mentions=()) for n, name in enumerate(("Edgar Poe", "Ann Roe"), 1)
    )
    story = Story(document=from_text(text, id="story"), statements=said, entities=people)
    first, second = Checker([from_text(TRANSCRIPT, id="debate")]).checks(story)
    assert (first.matches[0].turn, first.matches[0].speaker, first.speaker_differs) == (2, "EDGAR POE", False)
    assert len(first.matches) == 2
    assert (second.wording, second.matches[0].turn, second.speaker_differs) == ("verbatim", 4, True)


@pytest.mark.parametrize(("type", "differs"), [("person", True), ("group", None), ("organization", None)])
def test_a_group_or_a_body_is_nobody_elses_turn(type: EntityType, differs: bool | None) -> None:
    text = "“We agree on nothing,” they said."
    said = (statement("s1", (at(text, "“We agree on nothing,”"),), quotation="direct", speakers=("e1",)),)
    who = (Entity(id="e1", type=type, name="Many voters", mentions=()),)
    (found,) = Checker([from_text(TRANSCRIPT, id="debate")]).checks(
        Story(document=from_text(text, id="story"), statements=said, entities=who)
    )
    assert (found.speaker, found.matches[0].speaker, found.speaker_differs) == ("Many voters", "EDGAR POE", differs)


WORDS = st.lists(
    st.sampled_from(["the", "old", "bridge", "is", "not", "a", "harbour", "we", "close", "1,500", "naïve", "ﬁne", "İ"]),
    max_size=30,
)


@settings(max_examples=60, deadline=None)
@given(WORDS, st.data())
def test_what_stands_there_is_found_at_its_offsets(parts: list[str], data: st.DataObject) -> None:
    text = " ".join(parts)
    index = Index([from_text(text, id="a")])
    if len(parts) > 1:
        begin = data.draw(st.integers(0, len(parts) - 1))
        end = data.draw(st.integers(begin + 1, len(parts)))
        quotation = " ".join(parts[begin:end])
        found = find(index, Wording(quotation))
        assert found is not None
        assert (found.wording, {text[start:stop] for start, stop in found.places}) == ("verbatim", {quotation})


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=30))
def test_no_text_breaks_it(text: str, quotation: str) -> None:
    found = find(Index([from_text(text, id="a")]), Wording(quotation))
    assert found is None or found.places


def test_words_keep_their_places_over_the_chunks() -> None:
    text = "bridge ’ harbour ﬁne " * 20_000
    found = tokens(text)
    assert len(found.keys) == 60_000
    assert text[found.starts[-1] : found.ends[-1]] == "ﬁne"
    assert len(set(found.keys.tolist())) == 3


def test_many_different_characters_stay_linear() -> None:
    text = "".join(map(chr, range(0xAC00, 0xD7A3))) * 20
    assert len(Index([from_text(text, id="a")])) >= 1
