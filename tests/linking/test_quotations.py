"""When two quotations are the same one, which words of a story are quoted, and the keys by which they are found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.alignment.grammar import is_content
from reportedly.linking.quotations import Quoted, Speaker, differ, keys, sameness
from reportedly.linking.quoted import Saying, quotations_of

ROE = Speaker(1, "Ann Roe", "person")
MAYOR = Speaker(None, "the mayor", "unnamed_person")
POE = Speaker(2, "Edgar Poe", "person")
WORDS = [
    "we",
    "must",
    "the",
    "old",
    "bridge",
    "close",
    "before",
    "winter",
    "comes",
    "and",
    "not",
    "of",
    "it",
    "harbour",
]
SAID = Quoted(["we", "must", "close", "the", "old", "bridge", "before", "the", "winter", "comes"], (ROE,), 100)


@given(st.lists(st.sampled_from(WORDS), max_size=20), st.lists(st.sampled_from(WORDS), max_size=8), st.data())
def test_five_words_in_a_row_with_two_of_content_share_a_key(
    one: list[str], around: list[str], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, max(0, len(one) - 5)))
    run = one[at : at + 5]
    if len(run) == 5 and sum(map(is_content, run)) >= 2:
        assert set(keys(one)) & set(keys([*around, *run, *reversed(around)]))


def test_a_run_of_five_is_enough_unless_the_speakers_differ() -> None:
    part = ["close", "the", "old", "bridge", "before"]
    assert sameness(Quoted(part), SAID).same
    assert sameness(Quoted(part, (MAYOR,)), SAID).same
    assert not sameness(Quoted(part, (POE,)), SAID).same


def test_a_word_said_twice_parts_no_run() -> None:
    one = ["there", "is", "no", "way", "we're", "making", "any", "of", "the", "bridge", "up"]
    other = ["there", "is", "is", "no", "way", "we're", "making", "the", "bridge", "up,", "they", "said"]
    assert sameness(Quoted(one), Quoted(other)).run >= 5


def test_the_same_words_at_length_are_one_quotation_under_any_name() -> None:
    assert sameness(Quoted(SAID.forms, (POE,)), SAID).reason == "10 words in a row, under another speaker"


def test_a_fragment_needs_its_speaker() -> None:
    assert sameness(Quoted(["old", "bridge"], (ROE,)), SAID).same
    assert not sameness(Quoted(["old", "bridge"]), SAID).same
    assert sameness(Quoted(["the", "winter"], (ROE,), 110), SAID).same
    assert not sameness(Quoted(["the", "winter"], (ROE,), 500), SAID).same


def test_an_altered_quotation_is_still_the_same() -> None:
    altered = ["they", "have", "to", "close", "the", "bridge", "until", "the", "winter", "comes"]
    assert sameness(Quoted(altered, (ROE,)), SAID).same


def test_who_is_known_to_differ() -> None:
    assert differ([ROE], [POE])
    assert not differ([ROE], [POE, ROE])
    assert not differ([Speaker(1, "Federal Harbour Board", "organization")], [Speaker(2, "FHB", "organization")])
    assert not differ([], [POE])


def test_a_passage_belongs_to_the_innermost_statement_that_holds_it() -> None:
    text = "The letter says Roe called the bridge “a wreck”."
    sayings = [Saying(1, ((4, 47),), False), Saying(2, ((27, 47),), False)]
    assert [q.statement for q in quotations_of(text, [(39, 46)], sayings)] == [2]


def test_a_pull_quote_is_the_statements_that_it_repeats() -> None:
    text = "“It is a wreck of a bridge,” Roe said.\nIt is a wreck of a bridge"
    found = quotations_of(text, [(1, 26), (39, 64)], [Saying(7, ((0, 28),), True)])
    assert [q.statement for q in found] == [7, 7]


def test_thousands_of_passages_are_walked_once() -> None:
    text = "“Close it now,” said Roe. " * 20_000
    marked = [(at * 26 + 1, at * 26 + 13) for at in range(20_000)]
    sayings = [Saying(at, ((at * 26, at * 26 + 15),), True) for at in range(20_000)]
    assert len(quotations_of(text, marked, sayings)) == 20_000
