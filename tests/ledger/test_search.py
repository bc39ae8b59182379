"""Words of users are words, whatever signs they hold; what is shown stands at its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.ledger import Ledger
from reportedly.ledger.search import query, search

from .invented import stories, story


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    made = Ledger(":memory:")
    made.add(story("a", quote="the old bridge is safe"))
    made.add(story("b", quote="safe or not, the café bridge stays shut"))
    made.add(story("c", quote="NEAR the dam AND the road"))
    return made


def found(ledger: Ledger, words: str) -> list[str]:
    return [row.story for row in search(ledger.db, words)]


def test_all_words_must_stand_there(ledger: Ledger) -> None:
    assert found(ledger, "bridge safe") == ["b", "a"]
    assert found(ledger, "bridge old") == ["a"]


@pytest.mark.parametrize("phrase", ['"bridge is safe"', "“bridge is safe”", '"bridge is safe'])
def test_a_phrase_must_stand_as_it_is(ledger: Ledger, phrase: str) -> None:
    assert found(ledger, phrase) == ["a"]
    assert found(ledger, '"safe bridge"') == []


def test_case_and_accents_do_not_matter(ledger: Ledger) -> None:
    assert found(ledger, "CAFE") == ["b"]


def test_a_star_finds_beginnings(ledger: Ledger) -> None:
    assert found(ledger, "sta*") == ["b"]
    assert found(ledger, "sta") == []


@pytest.mark.parametrize("words", ["NEAR AND", "near(dam road)", "dam OR", "-dam", "text:dam", "dam)", "^dam", "{dam}"])
def test_words_of_the_query_language_are_words(ledger: Ledger, words: str) -> None:
    assert set(found(ledger, words)) <= {"c"}


@pytest.mark.parametrize("words", ["", "   ", "...", '""', "“”", "\0", "* *"])
def test_signs_alone_are_no_words(ledger: Ledger, words: str) -> None:
    assert query(words) == ""
    assert search(ledger.db, words) == []


@given(st.text(max_size=60))
def test_no_words_of_a_user_are_an_error(words: str) -> None:
    with Ledger(":memory:") as ledger:
        ledger.add(story())
        search(ledger.db, words)


def test_more_words_than_are_looked_for_are_no_error(ledger: Ledger) -> None:
    assert found(ledger, "dam " * 10_000) == ["c"]


def test_what_is_found_stands_at_its_place() -> None:
    made = {each.document.id: each.document for each in stories(50) if each.document.url is None}
    with Ledger(":memory:") as ledger:
        for each in stories(50):
            ledger.add(each)
        rows = search(ledger.db, "harbour")
        assert rows
        texts = dict(ledger.db.execute("SELECT name, text FROM story JOIN version ON story = story.id AND current = 1"))
        for row in rows:
            assert row.text == texts[row.story][row.start : row.end]
            assert (row.speaker is None) == row.own_voice
    assert made
