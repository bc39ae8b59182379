"""The checks of a story on a terminal: findings first, differences marked, nothing that moves the cursor."""

from __future__ import annotations

import csv
import io

import msgspec
import pytest
from rich.console import Console

from checks import STORY, checked
from reportedly.checking.accepted import Accepted
from reportedly.reading import from_text
from reportedly.report.cells import csv_rows
from reportedly.report.check_rows import HEADS, row
from reportedly.report.check_table import CheckTable
from reportedly.report.checked import Checked
from stories import HOSTILE, hostile


def lines(held: Checked, *, width: int = 80, everything: bool = False) -> list[str]:
    console = Console(file=io.StringIO(), width=width, no_color=True, highlight=False, markup=False, emoji=False)
    console.print(CheckTable(held, everything=everything))
    assert isinstance(console.file, io.StringIO)
    return [line.rstrip() for line in console.file.getvalue().splitlines()]


def test_findings_come_first_and_differences_are_marked() -> None:
    shown = lines(checked())
    assert shown[0] == "Bridge to close (bridge) against debate"
    assert shown[1] == "7 quotations: 2 altered, 1 in another’s turn, 1 not found, 2 as printed, 1"
    assert shown[4:7] == [
        "Altered (2)",
        "1 wording  Ann Roe, paragraph 2 → debate, turn 2, MS. ROE",
        "    We must close the [-old-] bridge {+at once+} before the winter,",
    ]
    assert "    [-We-] {+You+} have a duty to the people who live there," in shown
    assert "    MS. ROE says it there; the story gives it to Ben Oduya." in shown
    assert shown.index("In somebody else’s turn (1)") < shown.index("Not found (1)")
    assert "1 paraphrase (--all shows the nearest passages)" in shown


def test_paraphrases_are_listed_when_asked_for_without_a_verdict() -> None:
    shown = "\n".join(lines(checked(), everything=True))
    assert "Paraphrased: nearest passages, no verdict (1)" in shown
    assert "near: " in shown


def test_what_was_accepted_shows_the_reason() -> None:
    accepted = [Accepted(checked().checks[0].check.text, "agreed\x1b[31m with the desk")]
    assert "    accepted: agreed\ufffd[31m with the desk" in lines(checked(accepted=accepted))


@pytest.mark.parametrize("width", [30, 80, 200])
def test_nothing_is_wider_than_the_terminal_and_no_word_is_lost(width: int) -> None:
    shown = lines(checked(), width=width)
    assert max(map(len, shown)) <= width
    together = " ".join(" ".join(shown).split())
    assert "The islands will have nothing but the wind," in together


def test_text_from_outside_reaches_the_terminal_harmless() -> None:
    document = msgspec.structs.replace(from_text(f"{HOSTILE} and more", id="x"), id=HOSTILE)
    shown = lines(checked(hostile(), [document]))
    assert all(character.isprintable() for line in shown for character in line)
    assert "[bold]x[/bold]" in "".join(shown)


def test_rows_of_csv_have_the_offsets_and_the_difference() -> None:
    held = checked()
    text = csv_rows([HEADS, *(row(held, it) for it in held.checks)])
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [one["finding"] for one in rows] == [str(it.check.finding).lower() for it in held.checks]
    first = rows[0]
    assert STORY[int(first["start"]) : int(first["end"])] == first["text"]
    assert first["difference"] == "We must close the [-old-] bridge {+at once+} before the winter,"
    assert (first["turn"], first["turn speaker"], first["speaker differs"]) == ("2", "MS. ROE", "false")
    assert rows[5]["document"] == ""
