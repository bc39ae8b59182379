"""PDF files: text in paragraphs, the page and place of each word, and children that are stopped."""

from __future__ import annotations

import pytest

from reportedly.document import Document
from reportedly.reading.pdf import read_pdf
from reportedly.reading.pdf_layout import Line, Word, compose
from zoo.bodies import pdf_lines, pdf_pages

LETTER = [
    "The harbor bridge will close in March, the mayor said on Friday, and it will",
    "not open again before the end of next year at the earliest.",
    "",
    "An engineer said that the repair had been put off for ten years, and that the",
    "steel had been tired for five of them.",
]


def read(data: bytes) -> Document:
    found = read_pdf(data, id="letter", source="letter.pdf")
    assert found.document is not None, found.problems
    return found.document


def line(words: str, *, top: float, left: float = 72.0, weight: int = 400) -> Line:
    placed = []
    for word in words.split():
        placed.append(Word(word, left, top, left + 6.0 * len(word), top + 10))
        left += 6.0 * len(word) + 4
    return Line(11.0, weight, tuple(placed))


def texts(*lines: Line) -> list[str]:
    composed = compose([lines])
    return [composed.text[block.start : block.end] for block in composed.blocks]


def test_lines_become_paragraphs_with_pages_and_boxes() -> None:
    document = read(pdf_pages([pdf_lines(LETTER), pdf_lines(["She left."])]))
    assert [document.text[block.start : block.end] for block in document.blocks] == [
        " ".join(LETTER[:2]), " ".join(LETTER[3:]), "She left.",
    ]  # fmt: skip
    assert [block.page for block in document.blocks] == [1, 1, 2]
    words = [document.text[box.start : box.end] for box in document.layout]
    assert words == document.text.split()
    first = document.layout[0]
    assert (first.page, round(first.left)) == (1, 72)
    assert 60 < first.top < first.bottom < 75
    assert first.left < first.right < 100


@pytest.mark.parametrize(
    ("first", "second", "rest", "text"),
    [
        ("a state-", "ment on it", "one statement", "a statement on it"),
        ("a well-", "known man", "one man", "a well-known man"),
        ("from 2022-", "2023 on", "so", "from 2022- 2023 on"),
    ],
)
def test_a_hyphen_goes_only_where_the_whole_word_is_seen_elsewhere(
    first: str, second: str, rest: str, text: str
) -> None:
    composed = compose([[line(first, top=100), line(second, top=114)], [line(rest, top=100)]])
    assert composed.text == f"{text}\n\n{rest}"
    assert all(composed.text[box.start : box.end].strip("-") for box in composed.boxes)


def test_indents_gaps_lists_and_turns_begin_paragraphs() -> None:
    lines = [
        line("Nobody has said so far who asked for it and why they", top=100),
        line("did.", top=114),
        line("But the engineer has, and the council will have to answer", top=128, left=100),
        line("him.", top=142),
        line("1. A list begins here and goes on for a whole line and", top=156),
        line("Q. And who are you?", top=170),
        line("ADA LINDGREN: The mayor.", top=184),
    ]
    assert [words.split()[0] for words in texts(*lines)] == ["Nobody", "But", "1.", "Q.", "ADA"]


def test_bold_short_lines_are_headings() -> None:
    composed = compose([[line("What comes next", top=100, weight=700), line("Nobody knows what comes next.", top=114)]])
    assert [block.kind for block in composed.blocks] == ["heading", "paragraph"]


def test_line_numbers_in_the_margin_are_left_out_and_counted() -> None:
    numbers = [line(str(number), top=100 + 24 * number, left=40) for number in range(1, 13)]
    lines = [line(f"Line of a court paper {'x' * number}", top=100 + 24 * number) for number in range(1, 13)]
    composed = compose([[*numbers, *lines]])
    assert composed.margin_numbers == 12
    assert not any(word.isdecimal() for word in composed.text.split())


def test_a_child_that_takes_too_long_is_stopped() -> None:
    found = read_pdf(pdf_pages([pdf_lines(LETTER)]), id="a", source="a.pdf", seconds=0)
    assert (found.document, [problem.code for problem in found.problems]) == (None, ["R208"])


def test_pages_beyond_the_limit_are_left_with_a_problem() -> None:
    found = read_pdf(pdf_pages([pdf_lines(["So."])] * 3), id="a", source="a.pdf", pages=2)
    assert found.document is not None
    assert {block.page for block in found.document.blocks} == {1, 2}
    assert [problem.code for problem in found.problems] == ["R312"]
