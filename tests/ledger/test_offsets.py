"""Every quoted string in an answer stands at its offsets in a stored text: over all the examples, all the questions."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import reportedly
from reportedly.cli import main
from reportedly.ledger import Ledger

EXAMPLES = Path(__file__).parents[2] / "examples"
QUESTIONS = (
    ["claims"], ["claim", "c1"], ["stories"], ["sources"], ["who", "Sallow"], ["who", "Brandreth"], ["who", "Dunmore"],
    ["trace", "costly ornament"], ["trace", "nobody on that board was shown a page"],
    ["search", "lifeboat"], ["search", "letter"],
)  # fmt: skip
QUOTED = re.compile(r"“([^“”]{3,})”")


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A ledger of all the examples, and the texts that it stores."""
    path = tmp_path_factory.mktemp("offsets") / "examples.db"
    with Ledger(path) as ledger:
        for file in sorted([*EXAMPLES.glob("*.html"), EXAMPLES / "letter.pdf", *EXAMPLES.glob("lifeboat/*.html")]):
            for story in reportedly.read(str(file)):
                ledger.add(story)
    names = [json.loads(line)["id"] for line in run("stories", "--ledger", str(path), "--json").splitlines()]
    shown = [json.loads(run("story", name, "--ledger", str(path), "--json")) for name in names]
    return path, {told["id"]: told["story"]["document"]["text"] for told in shown}


def run(*arguments: str) -> str:
    result = CliRunner().invoke(main, list(arguments))
    assert result.exit_code == 0, result.output
    return result.stdout


def told(value: Any, story: str | None = None) -> Iterator[tuple[str, int, int, str]]:
    """The strings of an answer that come with offsets, and the story in which they are."""
    if isinstance(value, dict):
        story = value["story"] if isinstance(value.get("story"), str) else story
        if story and value.keys() >= {"start", "end", "text"}:
            yield story, value["start"], value["end"], value["text"]
        for inner in value.values():
            yield from told(inner, story)
    elif isinstance(value, list):
        for inner in value:
            yield from told(inner, story)


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_what_an_answer_quotes_stands_at_its_offsets(question: list[str], asked: tuple[Path, dict[str, str]]) -> None:
    path, texts = asked
    lines = run(*question, "--ledger", str(path), "--json").splitlines()
    found = [quoted for line in lines for quoted in told(json.loads(line))]
    assert lines
    assert found or question[0] in {"stories", "sources"}
    for story, start, end, text in found:
        assert texts[story][start:end] == text


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_what_a_page_has_in_quotation_marks_stands_in_a_text(
    question: list[str], asked: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    path, texts = asked
    page = tmp_path / "page.html"
    run(*question, "--ledger", str(path), "--html", str(page))
    shown = re.sub(r"<(style|script|title)\b.*?</\1>", " ", page.read_text("utf-8"), flags=re.DOTALL)
    shown = html.unescape(re.sub(r"<[^>]+>", "", shown))
    stored = " ".join(" ".join(text.split()) for text in texts.values())
    for words in QUOTED.findall(shown):
        for piece in re.split(r"\s*(?:\[…\]|…|\.\.\.)\s*", " ".join(words.split())):
            assert piece in stored
