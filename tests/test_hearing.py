"""A hearing and three papers: what the transcript settles, what it shows to be altered, and what it leaves open.

The files are read with the shipped model; what is expected was written down from the texts.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest

import reportedly
from reportedly.claim import DocumentCheck, Member
from reportedly.ledger import Ledger
from reportedly.ledger.claim_rows import claims
from reportedly.ledger.stories import stories
from reportedly.ledger.traces import trace
from reportedly.story import Story

FILES = sorted((Path(__file__).parents[1] / "examples" / "hearing").iterdir())


@pytest.fixture(scope="module")
def read() -> list[Story]:
    return [story for story in reportedly.read(*FILES) if isinstance(story, Story)]


@pytest.fixture(scope="module")
def ledger(read: list[Story]) -> Iterator[Ledger]:
    with Ledger(":memory:") as made:
        for story in read:
            made.add(story)
        yield made


def holding(ledger: Ledger, words: str) -> tuple[set[str], Member]:
    """The standings of the claim whose member quotes these words, and that member."""
    (found,) = [
        (set(each.standing), member)
        for each in claims(ledger.db, limit=None)
        for member in each.members
        if words in member.text and member.document is None
    ]
    return found


def check(ledger: Ledger, words: str) -> DocumentCheck:
    (found,) = holding(ledger, words)[1].checks
    return found


def test_the_transcript_is_known_by_its_form_and_the_papers_are_none(ledger: Ledger) -> None:
    assert {row.id: row.document for row in stories(ledger.db)} == {
        "01-brackwater-echo": None, "02-estuary-times": None, "03-coast-daily": None, "transcript": "transcript",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("words", "wording"),
    [
        ("The eastern hinge is cracked through", "verbatim"),
        ("my fault and nobody else’s", "typographic"),
        ("what cracked it in the first place", "elided"),
    ],
)
def test_what_the_speaker_said_is_documented(ledger: Ledger, words: str, wording: str) -> None:
    standing, member = holding(ledger, words)
    assert "documented" in standing
    (found,) = member.checks
    assert (found.wording, found.documents, found.speaker_differs) == (wording, True, False)


def test_what_was_left_out_is_shown(ledger: Ledger) -> None:
    found = check(ledger, "what cracked it in the first place")
    place = found.places[0]
    (dropped,) = [step.document for step in found.difference if step.op == "dropped"]
    assert place.text[dropped[0] - place.start : dropped[1] - place.start] == "exactly"


def test_an_altered_quotation_is_not_documented_but_carries_the_check(ledger: Ledger) -> None:
    standing, member = holding(ledger, "There will be one in June")
    assert "documented" not in standing
    (found,) = member.checks
    assert (found.wording, found.documents, found.speaker) == ("wording", False, "TOMAS WELBY")
    (changed,) = [step for step in found.difference if step.op == "replaced"]
    text = ledger.db.execute("SELECT text FROM version JOIN story ON story.id = story WHERE name = 'transcript'")
    assert text.fetchone()[0][slice(*changed.document)] == "August"


def test_words_under_another_s_name_are_not_documented(ledger: Ledger) -> None:
    standing, member = holding(ledger, "I have never seen the order")
    assert standing == {"single_origin"}
    (found,) = member.checks
    assert (found.wording, found.speaker, found.speaker_differs) == ("verbatim", "INGRID FERRAR", True)


def test_a_paraphrase_is_not_documented(ledger: Ledger) -> None:
    standing, member = holding(ledger, "the gate should not be shut under load")
    assert "documented" not in standing
    assert member.checks == ()


def test_the_document_is_an_appearance_and_the_measure_of_the_others(ledger: Ledger) -> None:
    found = {each.story: each for each in trace(ledger.db, "we will close the gate by hand at low water")}
    assert found["transcript"].document == "transcript"
    assert found["transcript"].speaker == "TOMAS WELBY"
    assert found["02-estuary-times"].wording == "wording"
    assert found["02-estuary-times"].against is not None
    assert found["02-estuary-times"].against.story == "transcript"


def test_words_that_no_paper_quotes_are_found_in_the_document(ledger: Ledger) -> None:
    (found,) = trace(ledger.db, "a foundry that has since closed its doors")
    assert (found.story, found.document, found.speaker) == ("transcript", "transcript", "TOMAS WELBY")


def summary(ledger: Ledger) -> object:
    checks = {
        (member.story, member.start, each.wording, each.documents, each.speaker_differs, each.places[0].start)
        for found in claims(ledger.db, limit=None)
        for member in found.members
        for each in member.checks
    }
    documented = {
        frozenset((member.story, member.start) for member in found.members if member.checks)
        for found in claims(ledger.db, standing="documented", limit=None)
    }
    return checks, documented


def test_the_order_of_coming_makes_no_difference(read: list[Story], ledger: Ledger) -> None:
    for order in list(permutations(read))[::5]:
        with Ledger(":memory:") as other:
            for story in order:
                other.add(story)
            assert summary(other) == summary(ledger)


def test_taken_out_the_document_settles_nothing_and_back_again_it_does(read: list[Story], ledger: Ledger) -> None:
    with Ledger(":memory:") as other:
        for story in read:
            other.add(story)
        other.forget("transcript")
        assert list(claims(other.db, standing="documented")) == []
        for table in ("document_check", "document_key", "primary_document", "stale_standing"):
            assert other.db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
        other.add(read[-1])
        assert summary(other) == summary(ledger)


def test_every_word_that_is_shown_stands_at_its_place(ledger: Ledger) -> None:
    texts = dict(
        ledger.db.execute("SELECT name, text FROM version JOIN story ON story.id = version.story WHERE current")
    )
    for found in claims(ledger.db, limit=None):
        shown = [words for reason in found.reasons for words in reason.evidence]
        for member in found.members:
            for each in member.checks:
                assert texts[member.story][each.start : each.end] == each.text
                shown += each.places
        for words in shown:
            assert texts[words.story][words.start : words.end] == words.text
