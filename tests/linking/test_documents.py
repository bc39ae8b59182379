"""When a document settles that something was said, and whose words stand in it."""

from __future__ import annotations

import pytest

from reportedly.claim import WordingClass
from reportedly.linking.documents import Held, Voice, differs, documented, telling
from reportedly.linking.quotations import Speaker

ROE = (Speaker(None, "Ann Roe", "person"),)
TRUST = (Speaker(None, "the Harbour Trust", "organization"),)
SOMEBODY = (Speaker(None, "a trust employee", "unnamed_person"),)
PAPER = (Speaker(None, "the letter", "document"),)
NOBODY: frozenset[str] = frozenset()
WORDS = ("we", "must", "close", "the", "old", "bridge", "before", "the", "winter")


@pytest.mark.parametrize(
    ("speakers", "voice", "named", "expected"),
    [
        (ROE, Voice("turn", ("MAYOR ROE",)), NOBODY, False),
        (ROE, Voice("turn", ("ANN",)), NOBODY, False),
        (ROE, Voice("turn", ("ANN POE",)), NOBODY, True),
        (ROE, Voice("turn", ("Q",)), NOBODY, True),
        (ROE, Voice("turn", ("A",)), NOBODY, None),
        (ROE, Voice("author", ("Edgar Poe",)), frozenset({"roe"}), True),
        (ROE, Voice("nobody"), frozenset({"roe"}), False),
        (ROE, Voice("nobody"), NOBODY, None),
        (ROE, Voice("quoted", ("Roe",)), NOBODY, False),
        (ROE, Voice("quoted", ()), frozenset({"roe"}), None),
        (TRUST, Voice("author", ("Ann Roe",)), frozenset({"harbour", "trust"}), False),
        (TRUST, Voice("turn", ("ANN ROE",)), frozenset({"harbour", "trust"}), None),
        (SOMEBODY, Voice("author", ("Ann Roe",)), NOBODY, None),
        (PAPER, Voice("author", ("Ann Roe",)), NOBODY, None),
        (PAPER, Voice("quoted", ("Edgar Poe",)), NOBODY, None),
        ((), Voice("author", ("Ann Roe",)), NOBODY, None),
    ],
)
def test_whose_words_they_are(
    speakers: tuple[Speaker, ...], voice: Voice, named: frozenset[str], expected: bool | None
) -> None:
    assert differs(speakers, voice, named) is expected


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("verbatim", True), ("typographic", True), ("bracketed", True), ("elided", True), ("grammar", False),
        ("wording", False), ("spliced", False), ("out_of_order", False), ("not_found", False),
    ],
)  # fmt: skip
def test_only_words_as_they_were_printed_settle(wording: WordingClass, expected: bool) -> None:
    assert documented([Held(WORDS, wording, False)], direct=True, content=WORDS) is expected


def test_somebody_else_s_words_settle_nothing() -> None:
    assert not documented([Held(WORDS, "verbatim", True)], direct=True, content=WORDS)
    assert telling([Held(WORDS, "verbatim", True)])


def test_where_nobody_is_named_a_few_words_may_be_chance() -> None:
    assert documented([Held(WORDS, "verbatim", None)], direct=True, content=WORDS)
    assert not documented([Held(WORDS[2:6], "verbatim", None)], direct=True, content=WORDS[2:6])
    assert telling([Held(WORDS[4:6], "verbatim", None)]) == []


def test_a_fragment_is_kept_beside_what_is_no_chance() -> None:
    whole, fragment = Held(WORDS, "verbatim", False), Held(WORDS[4:6], "verbatim", False)
    assert telling([fragment]) == []
    assert not documented([fragment], direct=True, content=WORDS[4:6])
    assert telling([whole, fragment]) == [whole, fragment]
    assert documented([whole, fragment], direct=True, content=WORDS)


def test_what_is_altered_is_told_from_what_sounds_alike() -> None:
    assert telling([Held(WORDS, "wording", False, shared=4, run=6)])
    assert telling([Held(WORDS[2:], "wording", False, shared=3, run=2)])
    assert telling([Held(WORDS, "wording", None, shared=4, run=6)]) == []
    assert telling([Held(WORDS, "wording", True, shared=5, run=8)]) == []
    assert telling([Held(WORDS, "wording", False, shared=2, run=4)]) == []


def test_each_quotation_of_a_statement_must_stand_there() -> None:
    fine, altered = Held(WORDS, "verbatim", False), Held(WORDS, "wording", False)
    assert not documented([fine, altered], direct=True, content=WORDS)
    assert not documented([], direct=True, content=WORDS)


def test_of_what_is_partly_quoted_most_must_be() -> None:
    quoted = Held(WORDS, "verbatim", False)
    assert documented([quoted], direct=False, content=("she", "said", *WORDS))
    assert not documented([Held(WORDS[4:6], "verbatim", False)], direct=False, content=WORDS)
