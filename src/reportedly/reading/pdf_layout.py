"""From the words of pages, each with its place, to running text with paragraphs.

The lines of a paragraph are joined by one space. A word parted at the end of a line loses its
hyphen only where the whole word stands elsewhere in the document; otherwise the hyphen is kept
and no space put in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from ..document import Block, BlockKind, Box
from .turns import turn_label


class Word(NamedTuple):
    """A word and its rectangle, in points from the top left corner of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


class Line(NamedTuple):
    """A line of a page: the size and weight of its first letter, and its words."""

    size: float
    weight: int
    words: tuple[Word, ...]

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def middle(self) -> float:
        return median((word.top + word.bottom) / 2 for word in self.words)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


class Composed(NamedTuple):
    """The text of all pages, its blocks, the place of each word, and how many margin numbers were left out."""

    text: str
    blocks: tuple[Block, ...]
    boxes: tuple[Box, ...]
    margin_numbers: int = 0


_LIST_START = re.compile(r"(?:[-•‣◦▪●·]|\(?\d{1,3}[.)]|\(?[a-z]\))(?:\s+[^\W_]|$)")
_INDENT = 12.0
_BOLD = range(600, 1000)


def compose(pages: Sequence[Sequence[Line]]) -> Composed:
    """One text from the lines of `pages`, in the order in which the file holds them."""
    numbered = 0
    paragraphs: list[tuple[int, list[Line]]] = []
    for page, lines in enumerate(pages, 1):
        kept, dropped = without_margin_numbers(lines)
        numbered += dropped
        paragraphs.extend((page, paragraph) for paragraph in _paragraphs(kept))
    vocabulary = {
        word.text.lower().strip(".,;:!?()[]\"“”'’") for _, lines in paragraphs for x in lines for word in x.words
    }
    sheet = _Sheet(vocabulary)
    for page, lines in paragraphs:
        sheet.add(page, lines)
    return Composed(sheet.text(), tuple(sheet.blocks), tuple(sheet.boxes), numbered)


def without_margin_numbers(lines: Sequence[Line]) -> tuple[list[Line], int]:
    """`lines` of a page without the numbers that count them in the margin, and how many there were.

    Court papers number their lines. Numbers count as such when at least ten of them, one above the
    other at the left edge, run up from 1.
    """
    candidates = [index for index, line in enumerate(lines) if _may_be_numbered(line)]
    if len(candidates) < 10:
        return list(lines), 0
    edge = median(lines[index].words[0].right for index in candidates)
    running = [index for index in candidates if abs(lines[index].words[0].right - edge) < 8]
    numbers = [int(lines[index].words[0].text) for index in running]
    if len(running) < 10 or numbers != list(range(numbers[0], numbers[0] + len(numbers))) or numbers[0] > 2:
        return list(lines), 0
    kept = []
    for index, line in enumerate(lines):
        if index not in running:
            kept.append(line)
        elif len(line.words) > 1:
            kept.append(line._replace(words=line.words[1:]))
    return kept, len(running)


def _may_be_numbered(line: Line) -> bool:
    first = line.words[0]
    if not (first.text.isdecimal() and len(first.text) <= 2):
        return False
    return len(line.words) == 1 or line.words[1].left - first.right > 8


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of a page, in paragraphs."""
    if not lines:
        return
    leading = _leading(lines)
    margin = sorted(line.right for line in lines)[int(0.9 * (len(lines) - 1))]
    paragraph = [lines[0]]
    for line in lines[1:]:
        if _begins(paragraph, line, leading=leading, margin=margin):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    yield paragraph


def _leading(lines: Sequence[Line]) -> float:
    """The usual distance between a line and the next."""
    steps = [b.middle - a.middle for a, b in pairwise(lines) if 4 < b.middle - a.middle < 60]
    return median(steps) if steps else 14.0


def _begins(paragraph: Sequence[Line], line: Line, *, leading: float, margin: float) -> bool:
    """Whether `line` begins a new paragraph after the lines of `paragraph`."""
    last = paragraph[-1]
    step = line.middle - last.middle
    if step < 2 or step > 1.4 * leading:
        return True
    if _LIST_START.match(line.text) or turn_label(line.text) in ("Q", "A") or _is_capital_turn(line):
        return True
    if (last.weight in _BOLD) != (line.weight in _BOLD):
        return True
    body = min(part.left for part in paragraph[1:]) if len(paragraph) > 1 else last.left
    if line.left > body + _INDENT and not _LIST_START.match(paragraph[0].text):
        return True
    first = line.words[0]
    return last.right + (first.right - first.left) + 10 < margin


def _is_capital_turn(line: Line) -> bool:
    label = turn_label(line.text)
    return label is not None and label.isupper()


class _Sheet:
    """The text as it grows."""

    def __init__(self, vocabulary: set[str]) -> None:
        self.blocks: list[Block] = []
        self.boxes: list[Box] = []
        self._vocabulary = vocabulary
        self._pieces: list[str] = []
        self._length = 0

    def text(self) -> str:
        return "".join(self._pieces)

    def add(self, page: int, lines: Sequence[Line]) -> None:
        if self._length:
            self._write("\n\n")
        start = self._length
        words = [word for line in lines for word in line.words]
        ends = {sum(len(line.words) for line in lines[: index + 1]) - 1 for index in range(len(lines))}
        for index, word in enumerate(words):
            following = words[index + 1] if index + 1 < len(words) else None
            text, gap = word.text, " "
            if following is not None and index in ends and _is_parted(text, following.text):
                text, gap = self._joined(text, following.text), ""
            at = self._length
            self._write(text)
            self.boxes.append(
                Box(start=at, end=self._length, page=page, left=word.left, top=word.top, right=word.right,
                    bottom=word.bottom)
            )  # fmt: skip
            if following is not None:
                self._write(gap)
        kind = _kind(lines, "".join(word.text for word in words))
        self.blocks.append(Block(kind=kind, start=start, end=self._length, page=page))

    def _write(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)

    def _joined(self, first: str, second: str) -> str:
        """The first part of a parted word: without its hyphen where the whole word is seen elsewhere."""
        whole = (first[:-1] + second).lower().strip(".,;:!?()[]\"“”'’")
        return first[:-1] if whole in self._vocabulary or first[-1] == "\u00ad" else first


def _is_parted(word: str, following: str) -> bool:
    return len(word) > 2 and word[-1] in "-\u2010\u00ad" and word[-2].isalpha() and following[:1].islower()


def _kind(lines: Sequence[Line], letters: str) -> BlockKind:
    if _LIST_START.match(lines[0].text) and not turn_label(lines[0].text):
        return "list_item"
    length = sum(len(line.text) for line in lines)
    if len(lines) > 3 or length > 150 or not any(c.isalpha() for c in letters):
        return "paragraph"
    bold = all(line.weight in _BOLD for line in lines)
    if (bold or letters.isupper()) and letters[-1] not in ".,;:":
        return "heading"
    return "paragraph"
