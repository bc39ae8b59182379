"""What is altered in a quotation is found, stands where it was altered, and is never called verbatim."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reportedly.alignment import Comparison, Wording, compare
from reportedly.alignment.grammar import spelling


def _words(text: str) -> list[str]:
    return text.split()


CONTENT = _words(
    "harbour bridge ferry council engineer winter mill lantern orchard quarry tide mayor ledger granary beacon weir "
    "lock clerk parish sluice wharf tower market cellar gravel meadow kettle barley anchor chapel timber copper saddle"
)
SMALL = _words("the a of in to and that with will was by for")
PRONOUNS = _words("we they he she it")
NUMBERS = _words("12 seven 1,500 40")
ELSEWHERE = _words("zeppelin marmalade saxophone")


class Altered(NamedTuple):
    """A quotation of a document, altered between its first and its last word."""

    document: str
    quoted: str
    altered: str


def _altered(words: list[str], begin: int, end: int, altered: list[str]) -> Altered:
    return Altered(" ".join(words), " ".join(words[begin:end]), " ".join(altered))


@st.composite
def speeches(draw: st.DrawFn, *, repeating: bool) -> list[str]:
    """Some thirty to ninety invented words, in sentences; without `repeating`, no word with content comes twice."""
    contents = (
        st.lists(st.sampled_from(CONTENT), min_size=20, max_size=60)
        if repeating
        else st.permutations(CONTENT).map(list[str])
    )
    found: list[str] = []
    for number, word in enumerate(draw(contents)):
        kind = draw(st.sampled_from((SMALL, SMALL, PRONOUNS, NUMBERS, ())))
        found += [draw(st.sampled_from(kind))] if kind else []
        found.append(word + ("." if number % 6 == 5 else ""))
    return found


@st.composite
def alterations(draw: st.DrawFn, kind: str, *, repeating: bool = False) -> Altered:
    words = draw(speeches(repeating=repeating))
    size = draw(st.integers(8, min(24, len(words))))
    begin = draw(st.integers(0, len(words) - size))
    quoted = words[begin : begin + size]
    at = draw(st.integers(2, size - 3))
    altered = list(quoted)
    if kind == "replaced":
        altered[at] = draw(st.sampled_from((*ELSEWHERE, *CONTENT)))
    elif kind == "dropped":
        del altered[at]
    elif kind == "added":
        altered.insert(at, draw(st.sampled_from((*ELSEWHERE, *CONTENT, *SMALL))))
    elif kind == "negated":
        altered.insert(at, draw(st.sampled_from(("not", "never", "no"))))
    elif kind == "moved":
        altered.insert(draw(st.integers(1, size - 2)), altered.pop(at))
    elif kind in {"number", "pronoun"}:
        known = NUMBERS if kind == "number" else PRONOUNS
        places = [place for place in range(1, size - 1) if quoted[place] in known]
        assume(places)
        at = draw(st.sampled_from(places))
        altered[at] = draw(st.sampled_from([word for word in (*known, "13", "I") if word != quoted[at]]))
    else:
        until = draw(st.integers(at + 1, size - 2))
        altered[at:until] = ["..."] if kind == "elided, marked" else []
    made = _altered(words, begin, begin + size, altered)
    assume(f" {_plain(made.altered)} " not in f" {_plain(made.document)} ")
    return made


def _plain(text: str) -> str:
    return " ".join(Wording(text).spelled)


def answered(made: Altered, compared: Comparison) -> list[tuple[str, int, int]]:
    """The operations and how many words of either they hold; every word of the story is in one, in order."""
    story, document = Wording(made.altered).words, Wording(made.document).words
    found: list[tuple[str, int, int]] = []
    at = 0
    for step in compared.differences:
        mine, theirs = (
            [word for word in words if start <= word.start < word.end <= end]
            for words, (start, end) in ((story, step.story), (document, step.document))
        )
        assert mine == story[at : at + len(mine)]
        at += len(mine)
        if step.op in {"same", "moved"}:
            assert [spelling(word.form) for word in mine] == [spelling(word.form) for word in theirs]
        found.append((step.op, len(mine), len(theirs)))
    assert at == len(story)
    return found


KINDS = ("replaced", "dropped", "added", "negated", "moved", "number", "pronoun")


@pytest.mark.parametrize("kind", (*KINDS, "elided", "elided, marked"))
@settings(max_examples=30, deadline=None, derandomize=True)
@given(data=st.data())
def test_no_alteration_is_called_verbatim_whatever_repeats(kind: str, data: st.DataObject) -> None:
    made = data.draw(alterations(kind, repeating=True))
    compared = compare(made.altered, made.document)
    assert compared.wording not in {"verbatim", "typographic"}
    assert any(op != "same" for op, _, _ in answered(made, compared))


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=30, deadline=None, derandomize=True)
@given(data=st.data())
def test_one_word_that_was_altered_is_all_that_differs(kind: str, data: st.DataObject) -> None:
    made = data.draw(alterations(kind))
    changed = [step for step in answered(made, compare(made.altered, made.document)) if step[0] != "same"]
    assert sum(max(mine, theirs) for _, mine, theirs in changed) <= (4 if kind == "moved" else 2), changed


@pytest.mark.parametrize("kind", ["negated", "pronoun", "number"])
@settings(max_examples=30, deadline=None, derandomize=True)
@given(data=st.data())
def test_who_whether_and_how_many_are_wording(kind: str, data: st.DataObject) -> None:
    made = data.draw(alterations(kind))
    assert compare(made.altered, made.document).wording in {"wording", "out_of_order"}  # the word may stand close by


@settings(max_examples=60, deadline=None, derandomize=True)
@given(made=alterations("elided, marked"))
def test_words_left_out_at_a_mark_are_elided_and_shown(made: Altered) -> None:
    compared = compare(made.altered, made.document)
    assert compared.wording == "elided"
    left = set(Wording(made.quoted).forms) - set(Wording(made.altered).forms)
    dropped = {
        form
        for step in compared.differences
        if step.op == "dropped"
        for form in Wording(made.document, (step.document,)).forms
    }
    assert left <= dropped


def _hostile(name: str, size: int) -> tuple[str, str]:
    words = [CONTENT[(at * at + 7 * at) % len(CONTENT)] for at in range(size)]
    match name:
        case "one word":
            return "start " + "no " * size, "no " * size + "end"
        case "dots":
            return "start " + "no … " * size, "no … " * size
        case "brackets":
            return "start " + "[no] yes " * (size // 2), "(no) yes " * (size // 2)
        case "open brackets":
            return " ".join(f"[{word}" for word in words), " ".join(f"{word}]" for word in words)
        case "every seventh":
            return " ".join(words), " ".join("x" if at % 7 == 0 else word for at, word in enumerate(words))
        case "swapped":
            return " ".join(words), " ".join(word for pair in pairwise(words) for word in reversed(pair))
        case _:
            return " ".join(words), " ".join(reversed(words))


@pytest.mark.parametrize(
    "name", ["one word", "dots", "brackets", "open brackets", "every seventh", "swapped", "turned"]
)
def test_a_hundred_thousand_words_cost_little_more_than_ten_times_ten_thousand(name: str) -> None:
    took = []
    for size in (10_000, 100_000):
        story, document = _hostile(name, size)
        began = time.process_time()
        compare(story, document, excerpt=True)
        took.append(time.process_time() - began)
    assert took[1] < max(2.0, 25 * took[0])
