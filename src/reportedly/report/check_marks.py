"""The words of a story and of a document with their checks marked: each passage a link to its partner."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from markupsafe import Markup

from .._typing import Span
from ..checking.turns import turn_numbers
from ..document import Block, Document
from ..glossary import label
from .checked import Numbered, class_label
from .passages import marks_by_block, shown
from .segments import Mark, Segment, segments
from .words import visible

WHOLE = 40_000
"""Characters of a text up to which all of it is shown; of a longer one what stands about the passages."""
_AROUND = 1
"""Blocks shown before and after one that holds a passage."""
_LONG, _NEAR = 4_000, 700
"""Characters of a block beyond which only so many on each side of a passage are shown."""
MOST_PLACES = 8
"""Places of one quotation that are marked, where there are many."""


class Linked(NamedTuple):
    """A passage as a link: of which check, its own anchor, where it leads, and the pages on which it stands."""

    it: Numbered
    anchor: str
    partner: str
    pages: frozenset[int] = frozenset()


class Shown(NamedTuple):
    """A block as it is shown: what it is, a word on it, its number, its words; `skipped` blocks come before it."""

    kind: str
    label: str
    number: int
    words: Markup
    skipped: int


class Marked(NamedTuple):
    """The passages of one text: their marks, in order, and the links that the owners of the marks are."""

    marks: list[Mark]
    links: list[Linked]


def in_story(checks: Sequence[Numbered]) -> Marked:
    """The passages of the story: each piece of each quotation, and the words in it that differ."""
    marks: list[Mark] = []
    links: list[Linked] = []
    for it in checks:
        check = it.check
        partner = f"d{it.number}" if check.matches else f"c{it.number}"
        marks += (Mark(start, end, "content", len(links)) for start, end in check.pieces)
        marks += (
            Mark(*step.story, "evidence", len(links)) for step in check.difference if step.op not in {"same", "dropped"}
        )
        links.append(Linked(it, f"q{it.number}", partner))
    return Marked(sorted(marks), links)


def in_document(checks: Sequence[Numbered], name: str) -> Marked:
    """The passages of the document called `name`, and the words of them that the story has otherwise or not at all."""
    marks: list[Mark] = []
    links: list[Linked] = []
    for it in checks:
        if it.check.document != name:
            continue
        for number, match in enumerate(it.check.matches[:MOST_PLACES], 1):
            marks.append(Mark(match.start, match.end, "content", len(links)))
            marks += (Mark(*span, "evidence", len(links)) for span in odd_words(it, number))
            anchor = f"d{it.number}" + (f"-{number}" if number > 1 else "")
            links.append(Linked(it, anchor, f"q{it.number}", frozenset(box.page for box in match.boxes)))
    return Marked(sorted(marks), links)


def odd_words(it: Numbered, place: int) -> Iterator[Span]:
    """The words of the document, at the `place`-th match, that the story has otherwise, elsewhere or not at all."""
    match = it.check.matches[place - 1]
    together = it.check.wording in {"spliced", "out_of_order"}
    if place > 1 and not together:
        return
    for step in it.check.difference:
        start, end = max(step.document[0], match.start), min(step.document[1], match.end)
        if step.op in {"dropped", "replaced", "moved"} and start < end:
            yield start, end


def blocks_shown(
    document: Document, marked: Marked, *, anchors: Set[str] | None = None, whole: int = WHOLE
) -> list[Shown]:
    """The blocks of a text with their passages marked. Links lead to these `anchors`; to all where None is given."""
    blocks = document.blocks or (Block(kind="paragraph", start=0, end=len(document.text)),)
    by_block = marks_by_block(blocks, marked.marks)
    return list(_shown(document, blocks, by_block, marked.links, anchors=anchors, whole=whole))


def _shown(
    document: Document,
    blocks: Sequence[Block],
    by_block: Sequence[Sequence[Mark]],
    links: Sequence[Linked],
    *,
    anchors: Set[str] | None,
    whole: int,
) -> Iterator[Shown]:
    everything = len(document.text) <= whole
    near = {at + step for at, marks in enumerate(by_block) if marks for step in range(-_AROUND, _AROUND + 1)}
    begun: set[int] = set()
    skipped = 0
    turns = [block for block in blocks if block.kind == "turn"]
    numbers = iter(turn_numbers(document.text, turns))
    for at, (block, marks) in enumerate(zip(blocks, by_block, strict=True)):
        turn = next(numbers) if block.kind == "turn" else 0
        if not everything and at not in near:
            skipped += 1
            continue
        windows = [(block.start, block.end)] if everything else list(_windows(document.text, block, marks))
        parts = []
        for window in windows:
            if window[0] > block.start:
                parts.append(Markup('<span class="cut">[…]</span> '))
            inside = marks if len(windows) == 1 else _within(marks, window)
            parts += (
                _segment(document.text, piece, links, begun, anchors=anchors) for piece in segments(window, inside)
            )
        if windows and windows[-1][1] < block.end:
            parts.append(Markup(' <span class="cut">[…]</span>'))
        yield Shown(block.kind, _label(block, turn), at + 1, Markup("").join(parts), skipped)
        skipped = 0
    if skipped:
        yield Shown("", "", 0, Markup(""), skipped)


def _windows(text: str, block: Block, marks: Sequence[Mark]) -> Iterator[Span]:
    """The parts of a block that are shown: all of it, or what stands near its passages."""
    if block.end - block.start <= _LONG:
        yield block.start, block.end
        return
    if not marks:
        end = text.rfind(" ", block.start, block.start + _NEAR)
        yield block.start, end if end > block.start else block.start + _NEAR
        return
    last: Span | None = None
    for mark in marks:
        start, end = max(block.start, mark.start - _NEAR), min(block.end, mark.end + _NEAR)
        start = start if start == block.start else max(start, text.find(" ", start, mark.start) + 1)
        if last is not None and start <= last[1]:
            last = last[0], max(last[1], end)
            continue
        if last is not None:
            yield last
        last = start, end
    if last is not None:
        yield last


def _within(marks: Sequence[Mark], window: Span) -> Sequence[Mark]:
    """The marks of a window; where a block is cut into several, each mark stands in one of them as a whole."""
    first = bisect_left(marks, window[0], key=lambda mark: mark.start)
    return marks[first : bisect_left(marks, window[1], key=lambda mark: mark.start)]


def _segment(
    text: str, piece: Segment, links: Sequence[Linked], begun: set[int], *, anchors: Set[str] | None
) -> Markup:
    """A stretch of the text, as a link where a passage holds it, after the numbers of those that begin with it."""
    words = shown(text[piece.start : piece.end])
    holding = [mark for mark in piece.marks if mark.role == "content"]
    new = [mark.owner for mark in holding if mark.owner not in begun]
    begun.update(new)
    before = Markup("").join(_number(links[owner], anchors=anchors) for owner in dict.fromkeys(new))
    if not holding:
        return before + words
    inner = min(holding, key=lambda mark: mark.end - mark.start)
    link = links[inner.owner]
    if any(mark.role == "evidence" and mark.owner == inner.owner for mark in piece.marks):
        words = Markup('<b class="odd">{}</b>').format(words)
    return before + Markup('<a class="q v-{}" href="#{}" data-n="{}" title="{}">{}</a>').format(
        link.it.verdict, link.partner, link.it.number, title(link.it), words
    )


def _number(link: Linked, *, anchors: Set[str] | None) -> Markup:
    named = Markup(' id="{}"').format(link.anchor) if anchors is None or link.anchor in anchors else Markup("")
    return Markup('<a class="ref"{} href="#c{}" data-n="{}" aria-label="check {}, {}">{}</a>').format(
        named, link.it.number, link.it.number, link.it.number, title(link.it), link.it.number
    )


def title(it: Numbered) -> str:
    """What a passage is, for the pointer and for those who hear the page."""
    whose = f", {visible(it.check.speaker)}" if it.check.speaker else ""
    return f"{class_label(it.check)}{whose}"


def _label(block: Block, turn: int) -> str:
    if block.kind == "turn":
        return f"turn {turn}, {visible(block.speaker or '')}"
    return label("block", block.kind) if block.kind in ("pull_quote", "notice", "embedded_post", "caption") else ""
