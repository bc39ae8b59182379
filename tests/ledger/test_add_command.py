"""The commands that fill the ledger and list it, with stories put in the place of what the network would find."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from reportedly import corpus, pipeline
from reportedly.cli import main
from reportedly.document import Document
from reportedly.ledger import Ledger
from reportedly.schema import story_line, unread_line
from reportedly.story import Story
from stories import hostile, letters

from .invented import contents, lines, stories, story

WORDS = "“The dam will hold,” Ada Okoro said on Tuesday."


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def understood(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the documents that were given to the network, which here finds nothing."""
    seen: list[str] = []

    def understand(document: Document, **_: Any) -> Story:
        seen.append(document.id)
        return Story(document=document)

    monkeypatch.setattr(pipeline, "understand", understand)
    return seen


def call(*words: str, **extra: Any) -> Result:
    return CliRunner().invoke(main, list(words), env={"COLUMNS": "90"}, **extra)


def test_each_story_is_told_when_it_is_kept(understood: list[str], here: Path) -> None:
    (here / "a.txt").write_text(WORDS)
    (here / "b.txt").write_text("Nobody said a word.")
    result = call("add", "b.txt", "a.txt", "gone.txt")
    assert result.exit_code == 3
    assert result.stdout.splitlines() == ["added b", "added a"]
    assert "[R102] gone.txt does not exist." in result.stderr
    assert result.stderr.splitlines()[-1] == "2 added, 1 could not be read: reportedly.db"
    with Ledger.ask("reportedly.db") as asked:
        assert asked.db.execute("SELECT source, code FROM problem").fetchall() == [("gone.txt", "R102")]


def test_a_text_that_is_stored_is_not_understood_again(understood: list[str], here: Path) -> None:
    (here / "a.txt").write_text(WORDS)
    call("add", "a.txt")
    with Ledger("reportedly.db") as ledger:
        before = contents(ledger.db)
    result = call("add", "a.txt")
    assert result.stdout.splitlines() == ["unchanged a"]
    assert understood == ["a"]
    with Ledger("reportedly.db") as ledger:
        assert contents(ledger.db) == before


@pytest.mark.parametrize("workers", [1, 2])
def test_workers_are_given_no_text_that_is_known(here: Path, workers: int) -> None:
    for number in range(3):
        (here / f"{number}.txt").write_text(f"{WORDS} {number}")
    found = list(corpus.read([here], workers=workers, known=lambda document: True))
    assert [(result.known, result.story and result.story.document.id) for result in found] == [
        (True, "0"), (True, "1"), (True, "2"),
    ]  # fmt: skip


def test_stories_read_before_are_added_without_reading_again(understood: list[str], here: Path) -> None:
    (here / "made.jsonl").write_bytes(
        lines([letters(), hostile()]) + b"\n" + unread_line("b.pdf", ()) + b"\n" + lines([letters()])
    )
    result = call("add", "made.jsonl")
    assert result.stdout.splitlines() == ["added letters", "added hostile", "unchanged letters"]
    assert result.exit_code == 3
    assert understood == []
    assert json.loads(call("story", "letters", "--json").stdout)["story"] == json.loads(story_line(letters()))


def test_lines_come_in_by_standard_input_too(understood: list[str]) -> None:
    result = call("add", "-", input=lines(stories(5)))
    assert (result.exit_code, len(result.stdout.splitlines()), understood) == (0, 5, [])


def test_any_other_text_on_standard_input_is_read(understood: list[str]) -> None:
    result = call("add", "-", input=WORDS.encode())
    assert (result.exit_code, result.stdout, understood) == (0, "added standard-input\n", ["standard-input"])


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"{}", "R611"),
        (b"no json", "R611"),
        (b"[" * 100_000, "R611"),
        (b"\xff\xfe", "R611"),
        (story_line(story()).replace(b"bridge", b"fridge"), "R214"),
        (story_line(story()).replace(b'"own_voice":[[0,', b'"own_voice":[[9000,'), "R611"),
        (story_line(story()).replace(b'"speakers":["e1"]', b'"speakers":["e9"]'), "R611"),
        (story_line(story()).replace(b'"id":"e2"', b'"id":"e1"'), "R611"),
    ],
    ids=["empty", "words", "nested", "bytes", "edited", "offsets", "speaker", "twice"],
)
def test_a_line_that_cannot_be_right_is_named_and_the_rest_is_added(here: Path, line: bytes, code: str) -> None:
    (here / "made.jsonl").write_bytes(line + b"\n" + lines([letters()]))
    result = call("add", "made.jsonl")
    assert f"[{code}] made.jsonl:1" in result.stderr
    assert result.stdout == "added letters\n"
    assert result.exit_code == 3


def test_a_file_of_lines_that_is_not_there_is_named() -> None:
    assert "[R102] made.jsonl does not exist." in call("add", "made.jsonl").stderr


def test_sources_are_needed(here: Path) -> None:
    result = call("add")
    assert (result.exit_code, result.stderr[:6]) == (2, "[R101]")
    assert not list(here.iterdir())


def test_a_ledger_that_is_none_stops_before_anything_is_read(understood: list[str], here: Path) -> None:
    (here / "a.txt").write_text(WORDS)
    (here / "photo").write_bytes(b"\x89PNG")
    result = call("add", "a.txt", "--ledger", "photo")
    assert (result.exit_code, understood) == (3, [])
    assert result.stderr.startswith("[R601] photo is no ledger")


def test_quiet_says_nothing(here: Path) -> None:
    (here / "made.jsonl").write_bytes(lines([letters()]))
    result = call("add", "made.jsonl", "--quiet")
    assert (result.output, result.exit_code) == ("", 0)


@pytest.fixture
def filled(here: Path) -> None:
    with Ledger("reportedly.db") as ledger:
        ledger.add(letters())
        ledger.add(hostile())
        for each in stories(30):
            ledger.add(each)


def test_stories_are_listed_in_the_order_of_their_publication(filled: None) -> None:
    rows = [json.loads(line) for line in call("stories", "--json").stdout.splitlines()]
    assert len(rows) > 10
    assert set(rows[0]) >= {"id", "url", "outlet", "published", "versions", "copied_from"}
    assert [row["published"] for row in rows] == sorted(row["published"] for row in rows)
    assert sum(row["versions"] for row in rows) == 32
    assert len(call("stories", "--json", "--limit", "3").stdout.splitlines()) == 3


def test_a_story_is_shown_with_its_versions(filled: None) -> None:
    shown = call("story", "letters").stdout
    assert "article ← Good Morning Springfield ← Tomas Verne" in shown
    assert "version" in shown
    answer = json.loads(call("story", "letters", "--json").stdout)
    assert answer["shown"] == 1
    assert [version["number"] for version in answer["versions"]] == [1]


@pytest.mark.parametrize("words", [("nosuch",), ("letters", "--version", "9")])
def test_a_story_that_is_not_there_is_named(filled: None, words: tuple[str, ...]) -> None:
    result = call("story", *words)
    assert (result.exit_code, result.stderr[:6]) == (2, "[R110]")


def test_words_are_found(filled: None) -> None:
    rows = [json.loads(line) for line in call("search", "role", "model", "--json").stdout.splitlines()]
    assert [(row["story"], row["text"], row["speaker"]) for row in rows] == [
        ("letters", "Aspen a “role model”", "Tomas Verne")
    ]
    assert call("search", "...").stderr.startswith("[R111]")
    assert "role model" in call("search", "model").stdout


@pytest.mark.parametrize("words", [("stories",), ("search", "script"), ("story", "hostile")])
def test_nothing_of_a_page_reaches_a_spreadsheet_as_a_formula_or_a_terminal_as_a_command(
    filled: None, words: tuple[str, ...]
) -> None:
    rows = list(csv.reader(io.StringIO(call(*words, "--csv").stdout)))
    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if cell[:1] in tuple("=+-@\t\r")]
    assert "\x1b[31m" not in call(*words, "--no-color").stdout


def test_two_forms_at_once_are_refused(filled: None) -> None:
    assert call("stories", "--json", "--csv").stderr.startswith("[R106]")


@pytest.mark.parametrize("words", [("stories",), ("story", "a"), ("search", "a")])
def test_asking_without_a_ledger_says_how_to_make_one(here: Path, words: tuple[str, ...]) -> None:
    result = call(*words)
    assert (result.exit_code, result.stderr[:6]) == (3, "[R602]")
    assert not list(here.iterdir())
