"""Primary documents in a ledger: declared, replaced, taken out, and checked in any order. The stories are records."""

from __future__ import annotations

import random
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from reportedly.cli import main
from reportedly.ledger import Ledger, deciding
from reportedly.ledger.claim_rows import claims
from reportedly.story import Story

from .invented import contents, letter, stories, story, with_letters

WORDS = "the old ferry bridge at Pell must be closed before the winter"
OTHER = "the town hall of Pell will be painted in two colours by May"


def documented(ledger: Ledger) -> list[str]:
    return [member.story for each in claims(ledger.db, standing="documented") for member in each.members]


def checks(ledger: Ledger) -> set[tuple[object, ...]]:
    """Every check by the names and words of its story and document."""
    return set(
        ledger.db.execute(
            "SELECT mine.name, words, theirs.name, wording, places, speaker, speaker_differs, documents"
            " FROM document_check JOIN quotation ON quotation.id = quotation"
            " JOIN version AS a ON a.id = quotation.version JOIN story AS mine ON mine.id = a.story"
            " JOIN version AS b ON b.id = document JOIN story AS theirs ON theirs.id = b.story"
        )
    )


def test_a_letter_by_its_form_settles_what_its_author_wrote() -> None:
    with Ledger(":memory:") as ledger:
        ledger.add(story("post", quote=WORDS))
        assert documented(ledger) == []
        ledger.add(letter("letter", WORDS))
        assert documented(ledger) == ["post"]
        (reason,) = [each for each in next(claims(ledger.db)).reasons if each.standing == "documented"]
        assert [words.story for words in reason.evidence] == ["post", "letter"]


def test_another_s_letter_settles_nothing_and_says_whose_it_is() -> None:
    with Ledger(":memory:") as ledger:
        ledger.add(story("post", quote=WORDS, name="Ben Oduya"))
        ledger.add(letter("letter", WORDS, name="Ann Roe"))
        assert documented(ledger) == []
        assert {(row[5], row[6]) for row in checks(ledger)} == {("Ann Roe", 1)}


def test_who_is_put_right_by_a_person_is_checked_anew() -> None:
    with Ledger(":memory:") as ledger:
        ledger.add(story("post", quote=WORDS, name="Ben Oduya"))
        ledger.add(letter("letter", WORDS, name="Ann Roe"))
        decision = ledger.decide(lambda db, author: deciding.correct(db, "post", "s1", "Ann Roe", author), by="me")
        assert documented(ledger) == ["post"]
        ledger.undo(decision, by="me")
        assert documented(ledger) == []
        assert ledger.db.execute("SELECT count(*) FROM stale_standing").fetchone() == (0,)


def test_what_its_form_does_not_tell_is_declared_and_holds_for_later_versions() -> None:
    speech = story("speech", quote=WORDS, url="https://pell.example/speech")
    later = story("speech", quote=f"{WORDS}, I say", url="https://pell.example/speech")
    with Ledger(":memory:") as ledger:
        ledger.add(story("post", quote=WORDS))
        ledger.add(speech)
        assert documented(ledger) == []
        assert ledger.add(speech, document="speech").outcome == "unchanged"
        assert "post" in documented(ledger)
        ledger.add(later)
        assert {row[2] for row in checks(ledger)} == {"speech"}
        ledger.add(later, document="article")
        assert checks(ledger) == set()
        assert documented(ledger) == []


def test_a_letter_that_is_declared_to_be_none() -> None:
    with Ledger(":memory:") as ledger:
        ledger.add(story("post", quote=WORDS))
        ledger.add(letter("letter", WORDS), document="article")
        assert checks(ledger) == set()
        assert ledger.db.execute("SELECT count(*) FROM document_key").fetchone() == (0,)


def test_a_new_version_of_the_document_is_checked_anew() -> None:
    first = letter("letter", WORDS, url="https://pell.example/letter")
    second = letter("letter", OTHER, url="https://pell.example/letter")
    with Ledger(":memory:") as ledger:
        ledger.add(story("post", quote=WORDS))
        ledger.add(story("herald", quote=OTHER))
        ledger.add(first)
        assert documented(ledger) == ["post"]
        ledger.add(second)
        assert documented(ledger) == ["herald"]


def test_a_new_version_of_the_story_is_checked_anew() -> None:
    with Ledger(":memory:") as ledger:
        ledger.add(letter("letter", WORDS))
        ledger.add(story("post", quote=WORDS.replace("ferry", "railway"), url="https://post.example/1"))
        assert {(row[3], row[7]) for row in checks(ledger)} == {("wording", 0)}
        ledger.add(story("post", quote=WORDS, url="https://post.example/1"))
        assert {(row[3], row[7]) for row in checks(ledger)} == {("typographic", 1)}


def test_taken_out_it_leaves_nothing() -> None:
    with Ledger(":memory:") as ledger, Ledger(":memory:") as never:
        for opened in (ledger, never):
            opened.add(story("post", quote=WORDS))
        ledger.add(letter("letter", WORDS))
        ledger.forget("letter")
        assert contents(ledger.db) == contents(never.db)


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_coming_makes_no_difference_to_the_checks(seed: int) -> None:
    made = list({each.document.url or each.document.id: each for each in with_letters(stories(60))}.values())
    mixed = list(made)
    random.Random(seed).shuffle(mixed)
    with Ledger(":memory:") as one, Ledger(":memory:") as other:
        for each in made:
            one.add(each)
        for each in mixed:
            other.add(each)
        assert checks(one)
        assert checks(one) == checks(other)


def test_a_document_of_many_words_is_added_in_time() -> None:
    words = " ".join(f"the harbour{n % 997} bridge{n % 89} stands" for n in range(30_000))
    with Ledger(":memory:") as ledger:
        ledger.add(story("post", quote=WORDS))
        ledger.add(letter("letter", f"{words}. {WORDS}"))
        assert documented(ledger) == ["post"]


def test_the_command_declares(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(msgspec.json.encode(story("post", quote=WORDS)) + b"\n")
    (tmp_path / "b.jsonl").write_bytes(msgspec.json.encode(unsigned(letter("speech", WORDS))) + b"\n")
    path = str(tmp_path / "a.db")
    for words in (("a.jsonl",), ("b.jsonl",), ("--as", "speech", "b.jsonl")):
        files = [str(tmp_path / word) if word.endswith("jsonl") else word for word in words]
        assert CliRunner().invoke(main, ["add", "--ledger", path, *files]).exit_code == 0
        with Ledger.ask(path) as asked:
            assert bool(documented(asked)) == ("--as" in words)


def unsigned(made: Story) -> Story:
    """The same text as it would stand on a page of an outlet."""
    return msgspec.structs.replace(made, document=msgspec.structs.replace(made.document, outlet="Pell Town Hall"))
