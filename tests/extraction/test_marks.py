"""Quotation marks as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.extraction.marks import curled, quotations


def passages(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text)]


@pytest.mark.parametrize(
    ("case", "text", "expected"),
    [
        ("curly and straight", 'He said “no” and "why".', ["“no”", '"why"']),
        ("doubled single marks", "''Both,'' he said, ''go.''", ["''Both,''", "''go.''"]),
        ("guillemets", "She said «enough».", ["«enough»"]),
        ("nested", "“He said ‘no’ to me,” she said.", ["“He said ‘no’ to me,”", "‘no’"]),
        ("single marks outside", "'We know,' she said.", ["'We know,'"]),
        ("plural possessive", "The workers' rights and the boss's.", []),
        ("elided letters", "'Tis the season of '90s rock.", []),
        ("inches", "He is 5'10\" tall.", []),
        ("an opening mark for an apostrophe", "They shouldn‘t do that.", []),
        ("typed the wrong way round", "”Stop it,” he said.", ["”Stop it,”"]),
        ("a mark with no word", 'Odd " mark here.', []),
        ("fragment", 'the "role model", and', ['"role model"']),
        ("in brackets", '("quoted")', ['"quoted"']),
    ],
)
def test_marks_that_belong_together(case: str, text: str, expected: list[str]) -> None:
    assert passages(text) == expected, case


def test_a_quotation_left_open_over_paragraphs_is_one_a_paragraph() -> None:
    text = "“We began in May.\n\n“We ended in June,” she said."
    first, second = quotations(text)
    assert (first.closed, second.closed) == (False, True)
    assert text[slice(*first.inner)] == "We began in May."


def test_an_odd_number_of_marks_loses_no_later_paragraph() -> None:
    text = 'A stray " mark, "here.\n\n"All is well," he said.'
    assert '"All is well,"' in passages(text)


def test_curling_keeps_the_length_and_touches_marks_only() -> None:
    text = 'She said "yes", not 5\'10".'
    shown = curled(text, quotations(text))
    assert shown == "She said “yes”, not 5'10\"."


@given(st.text(alphabet="ab '\"“”‘’«».,\n"))
def test_any_mixture_of_marks_is_read(text: str) -> None:
    for q in quotations(text):
        assert 0 <= q.start < q.inner[0] <= q.inner[1] <= q.end <= len(text)
        assert "\n" not in text[q.start : q.end]
    assert len(curled(text, quotations(text))) == len(text)
