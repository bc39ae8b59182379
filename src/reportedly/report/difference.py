"""A quotation with its differences drawn into it: the words of the story, and among them those of the document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from ..check import Check

Drawn = Literal["same", "added", "dropped", "moved", "gap"]
LONGEST = 1_200
"""Characters of one passage that the document has and the story lacks; what is longer is cut in its middle."""
_SIGNS = {"same": ("", ""), "added": ("{+", "+}"), "dropped": ("[-", "-]"), "moved": ("{~", "~}"), "gap": ("", "")}


class Piece(NamedTuple):
    """Words at `[start, end)` of the story or, where they are `dropped`, of the document.

    `same` words stand in both, `added` ones in the story only, `moved` ones in the document at another place; a `gap`
    stands for words of the story around which the quotation goes on, or for the middle of a long passage.
    """

    op: Drawn
    text: str
    start: int
    end: int


def pieces(check: Check, story: str, document: str) -> Iterator[Piece]:
    """The pieces of a quotation in the order of the story; a replaced word is a dropped one and an added one.

    >>> from reportedly.check import Match
    >>> from reportedly.claim import Difference
    >>> found = Match(start=0, end=12, text="close all it")
    >>> held = Check(story="s", statement=None, start=0, end=8, pieces=((0, 8),), text="close it", quotation="direct",
    ...              speaker=None, wording="elided", document="d", matches=(found,),
    ...              difference=(Difference(op="same", story=(0, 5), document=(0, 5)),
    ...                          Difference(op="dropped", story=(6, 6), document=(6, 9)),
    ...                          Difference(op="same", story=(6, 8), document=(10, 12))))
    >>> [(piece.op, piece.text) for piece in pieces(held, "close it", "close all it")]
    [('same', 'close'), ('same', ' '), ('dropped', 'all'), ('same', 'it')]
    """
    at = check.start
    for step in check.difference:
        (start, end), there = step.story, step.document
        yield from _between(check, story, at, start)
        at = max(at, end)
        if step.op in {"dropped", "replaced"}:
            yield from _dropped(document, *there)
        if start < end and step.op != "dropped":
            op: Drawn = "added" if step.op in {"added", "replaced"} else "moved" if step.op == "moved" else "same"
            yield from _between(check, story, start, end, op)
    yield from _between(check, story, at, check.end)


def line(check: Check, story: str, document: str | None) -> str:
    """A quotation on one line, with signs about what differs: `[-not in the story-]`, `{+only there+}`, `{~moved~}`."""
    return "".join(words for _, words in signed(check, story, document))


def signed(check: Check, story: str, document: str | None) -> Iterator[tuple[Drawn, str]]:
    """The pieces with their signs, and the spaces that part them."""
    if document is None or not check.difference:
        yield from _plain(check, story)
        return
    last: Piece | None = None
    for piece in pieces(check, story, document):
        if last is not None and parted(last, piece):
            yield "same", " "
        left, right = _SIGNS[piece.op]
        yield piece.op, f"{left}{piece.text}{right}"
        last = piece


def parted(last: Piece, piece: Piece) -> bool:
    """Whether a space belongs between two pieces: the document's words bring none of theirs along."""
    if "dropped" not in (last.op, piece.op) or not last.text or not piece.text:
        return False
    if last.text[-1].isspace() or piece.text[0].isspace():
        return False
    return piece.text[0] not in ",.;:!?)]" and last.text[-1] not in "(["


def _plain(check: Check, story: str) -> Iterator[tuple[Drawn, str]]:
    for number, (start, end) in enumerate(check.pieces):
        if number:
            yield "gap", " … "
        yield "same", story[start:end]


def _between(check: Check, story: str, start: int, end: int, op: Drawn = "same") -> Iterator[Piece]:
    """The parts of `[start, end)` that are quoted, and a gap for the way from one piece of the quotation to another."""
    last = start
    for first, stop in _inside(check, start, end):
        if first > last:
            yield _gap(story, last, first)
        yield Piece(op, story[first:stop], first, stop)
        last = stop
    if last < end:
        yield _gap(story, last, end)


def _gap(story: str, start: int, end: int) -> Piece:
    told = any(character.isalnum() for character in story[start:end])
    return Piece("gap", " … " if told else " ", start, end)


def _inside(check: Check, start: int, end: int) -> Sequence[tuple[int, int]]:
    """The parts of `[start, end)` that stand in the quotation."""
    cuts = [(max(start, first), min(end, last)) for first, last in check.pieces]
    return [(first, last) for first, last in cuts if first < last]


def _dropped(document: str, start: int, end: int) -> Iterator[Piece]:
    """The words that only the document has, without their middle where they are long."""
    if end - start <= LONGEST:
        yield Piece("dropped", document[start:end], start, end)
        return
    head = document.rfind(" ", start, start + LONGEST // 2)
    tail = document.find(" ", end - LONGEST // 2, end)
    head, tail = head if head > start else start + LONGEST // 2, tail + 1 if tail > 0 else end - LONGEST // 2
    yield Piece("dropped", document[start:head], start, head)
    yield Piece("gap", f" [… {len(document[head:tail].split())} words …] ", head, tail)
    yield Piece("dropped", document[tail:end], tail, end)
