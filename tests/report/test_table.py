"""The sourcing table: what an editor must be able to read, at any width, with and without colour."""

from __future__ import annotations

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from reportedly.entity import Entity
from reportedly.report.table import SourcingTable
from reportedly.story import Story
from stories import LEAK, at, document, hostile, letters, long, statement, unnamed

WIDTHS = (40, 80, 120)


def shown(story: Story, *, width: int = 80, own_voice: bool = False, color: bool = False, ascii: bool = False) -> str:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii" if ascii else "utf-8", errors="replace")
    console = Console(
        file=out, width=width, force_terminal=color, color_system="truecolor" if color else None, highlight=False,
        markup=False, emoji=False, legacy_windows=False,
    )  # fmt: skip
    console.print(SourcingTable(story, own_voice=own_voice))
    out.flush()
    return raw.getvalue().decode("utf-8")


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("story", [letters, unnamed, hostile], ids=lambda story: story.__name__)
def test_no_line_is_wider_than_the_terminal(story: object, width: int) -> None:
    lines = shown(story(), width=width, own_voice=True).splitlines()  # type: ignore[operator]
    assert max(map(cell_len, lines)) <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_the_head_says_what_the_story_is(width: int) -> None:
    text = flat(shown(letters(), width=width))
    for fact in ("Two chefs wrote letters", "The Larder Post", "2024-03-08 09:30, zone unknown", "by Noor Eklund"):
        assert fact in text


def test_the_sourcing_is_counted_at_a_glance() -> None:
    text = flat(shown(letters(), width=120))
    assert "8 by 6 sources · 8 named" in text
    assert "0 direct · 3 partly quoted · 5 paraphrased" in text
    assert "3 second-hand · 1 hedged" in text
    assert "1 open question (1 settled by a notice)" in text


def test_a_story_that_rests_on_one_source_says_so() -> None:
    line = "Both statements rest on a single source: a person familiar with the talks (an unnamed source)."
    assert line in flat(shown(unnamed()))
    assert "single source" not in shown(letters())


@pytest.mark.parametrize("width", [80, 120])
def test_a_statement_shows_speaker_words_chain_hedge_and_flags(width: int) -> None:
    text = shown(letters(), width=width)
    for fact in (
        "Tomas Verne", "chef", "called: Aspen a “role model”", "article ← Good Morning Springfield ← Tomas Verne",
        "hedged: “reportedly”", "⚑ hedge without source", "⚑ second-hand",
    ):  # fmt: skip
        assert fact in text


@pytest.mark.parametrize("width", WIDTHS)
def test_a_notice_shows_its_date_and_what_it_supersedes(width: int) -> None:
    text = flat(shown(letters(), width=width))
    assert "UPDATE 2024-03-08" in text
    assert "supersedes ¶3 The full content of those letters has not been disclosed" in text


@pytest.mark.parametrize("width", WIDTHS)
def test_open_questions_are_listed_with_what_settles_them(width: int) -> None:
    text = flat(shown(letters(), width=width))
    assert "s3 ¶3 The full content of those letters has not been disclosed → settled by UPDATE 2024-03-08" in text


def test_an_open_question_that_somebody_asks_is_listed_as_both() -> None:
    doc = document("q", [("paragraph", "It is not known who signed it, Marsh said.")])
    content = (at(doc.text, "It is not known who signed it"),)
    asked = statement("s1", content, kind="open_question", speakers=("e1",))
    people = (Entity(id="e1", type="person", name="Odile Marsh"),)
    text = flat(shown(Story(document=doc, statements=(asked,), entities=people)))
    assert "s1 ¶1 Odile Marsh: It is not known who signed it → not settled in this text" in text
    assert "Statements s1 Odile Marsh It is not known who signed it" in text
    assert "1 by 1 source" in text


def test_a_statement_printed_twice_is_shown_once_with_both_places() -> None:
    text = flat(shown(letters()))
    assert text.count(LEAK) == 1
    assert "printed 2 times: ¶7, ¶8" in text


def test_own_voice_is_shown_on_request_only() -> None:
    lead = "Rolf Aspen, a swimming coach"
    assert lead not in shown(letters())
    assert lead in shown(letters(), own_voice=True)


def test_long_words_are_cut_with_a_mark_and_never_altered() -> None:
    words = "“" + "They told us nothing at all for weeks and weeks. " * 20 + "Nothing.”"
    doc = document("x", [("paragraph", words + " Marsh said.")])
    story = Story(document=doc, statements=(statement("s1", (at(doc.text, words),), quotation="direct"),))
    text = flat(shown(story))
    start = text.index("“They told")
    assert text[start : text.index(" […]")] in words
    assert "Nothing.”" not in text


def test_an_unnamed_source_shows_how_it_is_described_and_why_it_is_not_named() -> None:
    text = flat(shown(unnamed()))
    assert "unnamed, described by role; reason: “because the sale is not public”" in text
    assert "unnamed, not described; no reason given" in text
    assert "low confidence: check the passage" in text


def test_columns_stand_side_by_side_only_on_a_wide_terminal() -> None:
    assert "how it was said" in shown(letters(), width=120)
    assert "how it was said" not in shown(letters(), width=80)


def test_text_from_outside_is_harmless_and_complete() -> None:
    text = shown(hostile(), own_voice=True, color=True)
    assert "\ufffd[31mred\ufffdgnp.exe" in flat(text)
    assert "\u202e" not in text
    assert "[bold]x[/bold]" in flat(shown(hostile(), width=200))


def test_colour_is_never_the_only_sign() -> None:
    plain, colored = shown(letters()), shown(letters(), color=True)
    assert "\x1b[" in colored
    assert "\x1b[" not in plain
    assert "⚑" in plain


def test_a_terminal_without_unicode_gets_signs_in_ascii() -> None:
    text = shown(letters(), ascii=True)
    assert "article <- Good Morning Springfield <- Tomas Verne" in text
    assert "! second-hand" in text


def test_a_text_without_statements_says_so() -> None:
    text = shown(Story(document=document("empty", [("paragraph", "Rain fell.")])))
    assert "No statement was found in this text." in text


def test_many_statements_are_all_shown() -> None:
    text = shown(long(150), width=120)
    assert "s150" in text
