"""The pages of a document as pictures, with a box about the words of each quotation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from ..checking.findings import Verdict
from ..document import Box, Document
from ..reading.pictures import Picture
from .check_marks import MOST_PLACES, odd_words, title
from .checked import Numbered

_EDGE = 1.5
"""Points by which a box stands off its words."""


_ROW = 10.0
"""Points between two numbers in the margin below which they would cover each other."""


class Rectangle(NamedTuple):
    """A rectangle on a page, in points."""

    x: float
    y: float
    width: float
    height: float


class Boxed(NamedTuple):
    """The words of one quotation on one page: where, those that differ, and the links to and from it."""

    number: int
    verdict: Verdict
    title: str
    anchor: str
    boxes: tuple[Rectangle, ...]
    odd: tuple[Rectangle, ...]
    tab: tuple[float, float] = (0.0, 0.0)


class Page(NamedTuple):
    """A page with its picture and what is boxed on it; `name` is that of its picture among those of the report."""

    number: int
    name: str
    width: float
    height: float
    boxed: tuple[Boxed, ...]


def pages(
    document: Document, checks: Sequence[Numbered], pictures: Mapping[int, Picture], *, name: str
) -> tuple[Page, ...]:
    """The pages of `document` of which there is a picture and that hold words of these checks."""
    found: dict[int, list[Boxed]] = {}
    for it in checks:
        if it.check.document == document.id:
            for page, boxed in _boxed(document, it):
                found.setdefault(page, []).append(boxed)
    return tuple(
        Page(page, f"{name}-{page}", pictures[page].width, pictures[page].height, _with_tabs(page, document, boxed))
        for page, boxed in sorted(found.items())
        if page in pictures
    )


def picture(page: Picture, name: str) -> Markup:
    """The picture as a definition, to be used on every page of the report that shows it."""
    return Markup('<image id="{}" width="{}" height="{}" href="data:image/png;base64,{}"/>').format(
        name, _n(page.width), _n(page.height), page.png
    )


def drawn(page: Page) -> Markup:
    """A page as a drawing: its picture, and over it the boxes as links to the story."""
    parts = [
        Markup('<svg class="leaf" viewBox="0 0 {} {}" role="group" aria-label="page {}"><use href="#{}"/>').format(
            _n(page.width), _n(page.height), page.number, page.name
        )
    ]
    for boxed in page.boxed:
        parts.append(
            Markup(
                '<a class="v-{}" id="{}" href="#q{}" data-n="{}" aria-label="check {}, {}"><title>{}</title>'
            ).format(boxed.verdict, boxed.anchor, boxed.number, boxed.number, boxed.number, boxed.title, boxed.title)
        )
        parts += (_rect(box, "box") for box in boxed.boxes)
        parts += (_rect(box, "odd") for box in boxed.odd)
        if boxed.boxes:
            parts.append(_tab(boxed))
        parts.append(Markup("</a>"))
    parts.append(Markup("</svg>"))
    return Markup("").join(parts)


def _boxed(document: Document, it: Numbered) -> Iterator[tuple[int, Boxed]]:
    """What a check boxes, page by page; its anchor stands on the first page of each match."""
    for place, match in enumerate(it.check.matches[:MOST_PLACES], 1):
        odd = [box for span in odd_words(it, place) for box in _words(document, *span)]
        anchor = f"d{it.number}" + (f"-{place}" if place > 1 else "")
        for order, page in enumerate(sorted({box.page for box in match.boxes})):
            yield (
                page,
                Boxed(
                    number=it.number,
                    verdict=it.verdict,
                    title=title(it),
                    anchor=anchor if order == 0 else f"{anchor}-p{page}",
                    boxes=tuple(_about(box) for box in match.boxes if box.page == page),
                    odd=tuple(_on_line(box, match.boxes) for box in odd if box.page == page),
                ),
            )


def _words(document: Document, start: int, end: int) -> Iterator[Box]:
    """The places of the words of `[start, end)`."""
    layout = document.layout
    low, high = 0, len(layout)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if layout[middle].end <= start else (low, middle)
    for at in range(low, len(layout)):
        if layout[at].start >= end:
            return
        yield layout[at]


def _about(box: Box, edge: float = _EDGE) -> Rectangle:
    return Rectangle(box.left - edge, box.top - edge, box.right - box.left + 2 * edge, box.bottom - box.top + 2 * edge)


def _on_line(word: Box, lines: Sequence[Box]) -> Rectangle:
    """The place of a word, as high as the line on which it stands."""
    middle = (word.top + word.bottom) / 2
    line = next((box for box in lines if box.page == word.page and box.top <= middle <= box.bottom), word)
    return Rectangle(word.left, line.top, word.right - word.left, line.bottom - line.top)


def _rect(box: Rectangle, kind: str) -> Markup:
    return Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}" rx="1"/>').format(
        kind, *(_n(value) for value in box)
    )


def _tab(boxed: Boxed) -> Markup:
    """The number of a check, in the margin beside its first line."""
    x, y = boxed.tab
    text = str(boxed.number)
    return Markup(
        '<rect class="tab" x="{}" y="{}" width="{}" height="11" rx="2"/><text x="{}" y="{}">{}</text>'
    ).format(_n(x), _n(y), _n(_wide(text)), _n(x + _wide(text) / 2), _n(y + 8.4), text)


def _wide(number: str) -> float:
    return 5.0 * len(number) + 5


def _with_tabs(page: int, document: Document, boxed: Sequence[Boxed]) -> tuple[Boxed, ...]:
    """The checks of a page with their numbers in its left margin; those of one line stand side by side."""
    edge = min((box.left for box in document.layout if box.page == page), default=0.0)
    taken: list[tuple[float, float]] = []
    found = []
    for one in reversed(boxed):  # the first of a line stands outermost
        y = one.boxes[0].y
        beside = sum(wide for row, wide in taken if abs(row - y) < _ROW)
        wide = _wide(str(one.number))
        taken.append((y, wide + 1))
        found.append(one._replace(tab=(max(0.0, edge - 4 - beside - wide), y)))
    return tuple(reversed(found))


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
