"""Whatever is altered inside a quotation is noticed and placed, over invented speeches drawn at random."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reportedly.alignment import Wording, words
from reportedly.checking import Found, Index, find
from reportedly.reading import from_text

NOUNS = ["bridge", "harbour", "ferry", "council", "winter", "mill", "nurse", "parcel", "letter", "budget", "orchard"]
VERBS = ["closes", "opens", "repairs", "sells", "crosses", "paints", "follows", "measures", "forgets", "answers"]
SMALL = ["the old", "our new", "every", "that small", "no", "her first", "seven", "a tall"]
OTHER = ["velvet", "copper", "pencil", "walrus"]
UNALTERED = {"verbatim", "typographic", "bracketed"}

CLAUSES = (
    st.tuples(*(st.sampled_from(words) for words in (SMALL, NOUNS, VERBS, SMALL, NOUNS)))
    .filter(lambda parts: parts[0] != parts[3] and parts[1] != parts[4])
    .map(" ".join)
)
"""Clauses in which nothing stands twice: else what was left out may as well be what was put in."""


class Speech(NamedTuple):
    text: str
    begin: int
    """The first of the clauses that are quoted."""
    quoted: list[str]


@st.composite
def speeches(draw: st.DrawFn) -> Speech:
    clauses = draw(st.lists(CLAUSES, min_size=12, max_size=30, unique=True))
    begin = draw(st.integers(0, len(clauses) - 3))
    text = ". ".join(clauses)
    return Speech(text, begin, ", ".join(clauses[begin : begin + draw(st.integers(2, 3))]).split())


def stands(text: str, quotation: str) -> bool:
    """Whether the words stand in a row, counted without the index."""
    plain = [" ".join(word.form for word in words(part)) for part in (text, quotation)]
    return f" {plain[1]} " in f" {plain[0]} "


def altered(speech: Speech, parts: list[str]) -> Found:
    """What is found of an altered quotation; that it is found at all is half of what is asked."""
    quotation = " ".join(parts)
    assume(not stands(speech.text, quotation))
    found = find(Index([from_text(speech.text, id="speech")]), Wording(quotation))
    assert found is not None
    assert found.wording not in UNALTERED
    check(speech.text, quotation, found)
    return found


def check(text: str, quotation: str, found: Found) -> None:
    """The steps go through all of the quotation, and what is called the same is the same."""
    covered = [word.form for step in found.differences for word in words(quotation, [step.story])]
    assert covered == [word.form for word in words(quotation)]
    for step in found.differences:
        if step.op in {"same", "moved"}:
            mine, theirs = (
                [word.form for word in words(whole, [span])]
                for whole, span in ((quotation, step.story), (text, step.document))
            )
            assert mine == theirs


def touched(found: Found, quotation: str) -> list[str]:
    return [quotation[slice(*step.story)] for step in found.differences if step.op in {"replaced", "added"}]


def test_a_word_is_in_one_step_only() -> None:
    places = ["every bridge", "the old harbour", "the old ferry", "the old council", "the old winter", "the old mill"]
    places += ["the old nurse", "our new bridge", "our new harbour"]
    clauses = ["the old bridge", *places]
    text = ". ".join(f"the old bridge closes {clause}" for clause in clauses)
    text += ". the old bridge opens the old bridge. the old bridge opens the old harbour"
    quotation = "the old bridge closes the old bridge, the closes every bridge"
    found = find(Index([from_text(text, id="speech")]), Wording(quotation))
    assert found is not None
    check(text, quotation, found)


@settings(max_examples=80, deadline=None)
@given(speeches(), st.data())
def test_another_word_is_placed(speech: Speech, data: st.DataObject) -> None:
    parts = list(speech.quoted)
    at = data.draw(st.integers(1, len(parts) - 2))
    parts[at] = data.draw(st.sampled_from(OTHER))
    assert any(parts[at] in words for words in touched(altered(speech, parts), " ".join(parts)))


@settings(max_examples=80, deadline=None)
@given(speeches(), st.data())
def test_a_word_put_in_is_placed(speech: Speech, data: st.DataObject) -> None:
    parts = list(speech.quoted)
    new = data.draw(st.sampled_from([*OTHER, "not", "never"]))
    parts.insert(data.draw(st.integers(1, len(parts) - 1)), new)
    assert any(new in words for words in touched(altered(speech, parts), " ".join(parts)))


@settings(max_examples=80, deadline=None)
@given(speeches(), st.data())
def test_words_left_out_are_shown(speech: Speech, data: st.DataObject) -> None:
    parts = list(speech.quoted)
    at = data.draw(st.integers(1, len(parts) - 3))
    size = data.draw(st.integers(1, min(3, len(parts) - 2 - at)))
    gone = [word.form for word in words(" ".join(parts[at : at + size]))]
    found = altered(speech, parts[:at] + data.draw(st.sampled_from([[], ["..."]])) + parts[at + size :])
    shown = [word.form for step in found.differences for word in words(speech.text, [step.document])]
    assert set(gone) <= set(shown)
    assert any(step.op in {"dropped", "replaced"} for step in found.differences)


@settings(max_examples=80, deadline=None)
@given(speeches(), st.data())
def test_a_moved_word_is_noticed(speech: Speech, data: st.DataObject) -> None:
    parts = list(speech.quoted)
    at = data.draw(st.integers(1, len(parts) - 2))
    word = parts.pop(at)
    parts.insert(data.draw(st.integers(1, len(parts) - 1)), word)
    altered(speech, parts)


@settings(max_examples=60, deadline=None)
@given(speeches(), st.integers(1, 4))
def test_all_places_are_listed(speech: Speech, times: int) -> None:
    quotation = " ".join(speech.quoted)
    text = f" Nothing else. {speech.text} ".join(["", *[f"“{quotation.upper()}!”"] * times, ""])
    found = find(Index([from_text(text, id="speech")]), Wording(quotation))
    assert found is not None
    assert found.wording in UNALTERED
    assert len(found.places) == len(set(found.places)) == 2 * times + 1
    assert all(stands(text[start:end], quotation) for start, end in found.places)


@settings(max_examples=60, deadline=None)
@given(speeches(), speeches())
def test_a_quotation_whose_things_stand_nowhere_is_not_found(speech: Speech, other: Speech) -> None:
    """Small words and verbs in common are no place of a quotation."""
    quotation = " ".join("walrus" if part.strip(",") in NOUNS else part for part in other.quoted)
    assert find(Index([from_text(speech.text, id="speech")]), Wording(quotation)) is None
