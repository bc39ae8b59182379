"""`reportedly check` on invented stories: its forms, its exit codes, and the fit of its JSON with its schema."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from reportedly.cli import main
from reportedly.commands.schema import schema

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
