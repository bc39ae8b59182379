"""`reportedly check` on invented stories: its forms, its exit codes, and the fit of its JSON with its schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from click.testing import CliRunner, Result

from checks import STORY, bridge, debate
from reportedly.cli import main
from reportedly.commands.schema import schema
from reportedly.ledger import Ledger
from reportedly.reading import from_text
from reportedly.story import Story

SPEECH = "I say that we must close the old bridge before the winter. Nobody will pay for the ferry."


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "speech.txt").write_text(SPEECH, encoding="utf-8")
    for name, words in (("right", "we must close the old bridge"), ("wrong", "we must close the bridge at once")):
        (tmp_path / f"{name}.txt").write_text(f"“{words},” said Ann Roe, the mayor, on Monday.", encoding="utf-8")
    return tmp_path


def call(*words: str) -> Result:
    return CliRunner().invoke(main, ["check", *words])


def test_words_that_stand_there_are_no_finding(desk: Path) -> None:
    result = call("right.txt", "--against", "speech.txt", "--json")
    assert result.exit_code == 0
    line = json.loads(result.stdout)
    jsonschema.Draft202012Validator(schema("check")).validate(line)
    assert (line["class"], line["document"]) == ("typographic", "speech") or line["class"] == "verbatim"
    assert line["matches"][0]["text"] == SPEECH[line["matches"][0]["start"] : line["matches"][0]["end"]]


@pytest.mark.parametrize("form", [(), ("--csv",), ("--json",), ("--html", "-")])
def test_an_altered_quotation_ends_with_1(desk: Path, form: tuple[str, ...]) -> None:
    result = call("right.txt", "wrong.txt", "--against", "speech.txt", *form)
    assert result.exit_code == 1
    assert "we must close the old bridge" in result.stdout


def test_a_document_that_cannot_be_read_ends_with_3(desk: Path) -> None:
    result = call("right.txt", "--against", "nosuch.txt")
    assert result.exit_code == 3
    assert "nosuch.txt" in result.stderr


LEDGER = "kept.db"


@pytest.fixture
def ledger(desk: Path) -> Path:
    """A ledger that holds two versions of a story, an article beside it, and the debate."""
    with Ledger(LEDGER) as kept:
        for text in (STORY, STORY.replace("You have", "We have")):
            story = bridge(text)
            document = msgspec.structs.replace(story.document, url="https://tarrow.example/bridge")
            kept.add(msgspec.structs.replace(story, document=document))
        kept.add(Story(document=debate()))
        kept.add(Story(document=from_text("“We must close the bridge,” a paper had Roe say.", id="other")))
    return desk


def found(*words: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in call(*words, "--json").stdout.splitlines()]


def test_a_story_of_a_ledger_is_checked_against_all_its_primary_documents(ledger: Path) -> None:
    result = call("bridge", "--ledger", LEDGER, "--json")
    assert result.exit_code == 1, result.stderr
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert {line["document"] for line in lines} == {"debate", None}
    assert {line["story"] for line in lines} == {"bridge"}
    assert [line["class"] for line in lines if "have a duty" in line["text"]] == ["verbatim"]


def test_a_version_is_checked_as_it_was(ledger: Path) -> None:
    lines = found("bridge@1", "--ledger", LEDGER, "--against", "debate")
    assert [line["class"] for line in lines if "have a duty" in line["text"]] == ["wording"]
    assert {line["story"] for line in lines} == {"bridge@1"}


def test_files_and_names_of_a_ledger_go_together(ledger: Path) -> None:
    assert {line["story"] for line in found("bridge", "wrong.txt", "--ledger", LEDGER)} == {"bridge", "wrong"}
    lines = found("bridge", "--ledger", LEDGER, "--against", "debate", "--against", "speech.txt")
    assert {line["document"] for line in lines} >= {"debate"}
    assert found("wrong.txt", "--ledger", LEDGER, "--against", "other")[0]["document"] == "other"


def test_a_ledger_that_holds_no_document_is_told(desk: Path) -> None:
    with Ledger(LEDGER) as kept:
        kept.add(bridge())
    result = call("bridge", "--ledger", LEDGER)
    assert result.exit_code == 2
    assert "[R121]" in result.stderr
    assert call("right.txt").exit_code == 2


def test_a_story_that_is_neither_held_nor_a_file_is_told(ledger: Path) -> None:
    result = call("bridge@9", "--ledger", LEDGER)
    assert result.exit_code == 3
    assert "bridge@9 does not exist" in result.stderr


def test_a_finding_is_accepted_by_its_number_and_stays_so(desk: Path) -> None:
    first = call("wrong.txt", "--against", "speech.txt")
    assert first.exit_code == 1
    again = call("wrong.txt", "--against", "speech.txt", "--accept", "1", "--reason", "agreed with the desk")
    assert again.exit_code == 0, again.stderr
    assert "accepted: agreed with the desk" in again.stdout
    assert "agreed with the desk" in Path("reportedly.toml").read_text(encoding="utf-8")
    later = call("wrong.txt", "--against", "speech.txt", "--json")
    assert later.exit_code == 0
    line = json.loads(later.stdout)
    jsonschema.Draft202012Validator(schema("check")).validate(line)
    assert (line["finding"], line["accepted"]) == (False, "agreed with the desk")


def test_a_changed_wording_is_a_finding_again_and_the_entry_is_told(desk: Path) -> None:
    call("wrong.txt", "--against", "speech.txt", "--accept", "1", "--reason", "agreed")
    text = Path("wrong.txt").read_text(encoding="utf-8")
    Path("wrong.txt").write_text(text.replace("at once", "very soon"), encoding="utf-8")
    result = call("wrong.txt", "--against", "speech.txt")
    assert result.exit_code == 1
    assert (
        "[R119] reportedly.toml accepts words that are no finding in what was checked: we must close" in result.stderr
    )
    assert call("wrong.txt", "--against", "speech.txt", "--quiet").stderr == ""
    assert "[R119]" not in call("right.txt", "--against", "speech.txt").stderr


def test_a_changed_document_makes_it_a_finding_again(desk: Path) -> None:
    call("wrong.txt", "--against", "speech.txt", "--accept", "1", "--reason", "agreed")
    Path("speech.txt").write_text(SPEECH.replace("the old bridge", "the long bridge"), encoding="utf-8")
    assert call("wrong.txt", "--against", "speech.txt").exit_code == 1


def test_settings_can_stand_elsewhere(desk: Path) -> None:
    words = ("wrong.txt", "--against", "speech.txt", "--settings", "desk.toml")
    missing = call(*words)
    assert missing.exit_code == 2
    assert "[R117] desk.toml cannot be read as settings" in missing.stderr
    assert call(*words, "--accept", "1", "--reason", "so").exit_code == 0
    assert call(*words).exit_code == 0
    assert not Path("reportedly.toml").exists()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--accept", "1"), "R108"),
        (("--reason", "so"), "R108"),
        (("--accept", "9", "--reason", "so"), "R120"),
        (("--accept", "0", "--reason", "so"), "R108"),
        (("--accept", "1", "--reason", " "), "R118"),
    ],
)
def test_what_cannot_be_accepted_writes_nothing(desk: Path, words: tuple[str, ...], code: str) -> None:
    result = call("wrong.txt", "--against", "speech.txt", *words)
    assert result.exit_code == 2
    assert f"[{code}]" in result.stderr
    assert not Path("reportedly.toml").exists()


def test_settings_that_are_wrong_are_told_before_the_work(desk: Path) -> None:
    Path("reportedly.toml").write_text("[[accepted]]\nworded = 'a'\n", encoding="utf-8")
    result = call("wrong.txt", "--against", "speech.txt")
    assert result.exit_code == 2
    assert result.stderr.startswith("[R118] reportedly.toml: accepted 1: 'worded' is no key of it.")
    assert result.stdout == ""


def test_a_story_that_cannot_be_read_ends_with_3_though_others_have_findings(desk: Path) -> None:
    result = call("wrong.txt", "gone.txt", "--against", "speech.txt")
    assert result.exit_code == 3
    assert "gone.txt" in result.stderr
    assert "Altered (1)" in result.stdout


def test_numbers_go_on_from_story_to_story_and_a_last_line_counts_them_all(desk: Path) -> None:
    shown = call("wrong.txt", "right.txt", "--against", "speech.txt").stdout
    assert "2 stories, 2 quotations: 1 altered, 1 as printed" in shown
    assert "2 verbatim" in shown or "2 typographic" in shown


def test_the_pages_of_a_pdf_are_pictured(desk: Path) -> None:
    letter = Path(__file__).parents[2] / "examples" / "letter.pdf"
    Path("renn.txt").write_text("“In 2009 he drove through the night,” said Piet Sandoval, a chef.", encoding="utf-8")
    page = call("renn.txt", "--against", str(letter), "--html", "-").stdout
    assert 'href="data:image/png;base64,' in page
    assert 'class="box"' in page
