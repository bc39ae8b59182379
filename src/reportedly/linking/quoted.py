"""The quotations of a story: which words stand in quotation marks, and in whose statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .._typing import Span, Spans
from ..alignment import words

_LEAST_WORDS = 2
"""Words that a passage needs where no statement holds it: a lone word in marks is seldom somebody's."""
_MOST_WORDS = 2000
"""Words of one quotation that are looked at; what is longer is cut."""


class Saying(NamedTuple):
    """A statement as far as its quotations matter: `pieces` are the spans of its content."""

    statement: int
    pieces: Spans
    direct: bool


class Quotation(NamedTuple):
    """A quotation as a story prints it: its pieces, the marks not included, and the folded forms of its words."""

    statement: int | None
    pieces: Spans
    forms: tuple[str, ...]


def quotations_of(text: str, marked: Sequence[Span], sayings: Sequence[Saying]) -> list[Quotation]:
    """Every quotation of `text`, in order.

    `marked` are the passages in quotation marks, outermost only and without the marks, in order.
    What is quoted around "he said" is one quotation in pieces; each fragment within a sentence of
    the article's is one of its own. A direct statement without marks (a post) is a quotation as it
    stands. Passages in no statement count from two words.

    >>> text = "“We agree,” she said, “in part.” He called it “a mess”."
    >>> said = [Saying(1, ((0, 11), (22, 32)), True), Saying(2, ((43, 54),), False)]
    >>> [(q.statement, q.pieces) for q in quotations_of(text, [(1, 10), (23, 31), (47, 53)], said)]
    [(1, ((1, 10), (23, 31))), (2, ((47, 53),))]
    """
    direct = {saying.statement for saying in sayings if saying.direct}
    joined: dict[int, list[Span]] = {}
    found: list[Quotation] = []
    holders = _holders(marked, sayings)
    for span, holder in zip(marked, holders, strict=True):
        if holder in direct:
            joined.setdefault(holder, []).append(span)
            continue
        quotation = _quotation(text, holder, (span,))
        if len(quotation.forms) >= (_LEAST_WORDS if holder is None else 1):
            found.append(quotation)
    for saying in sayings:
        if saying.direct and saying.pieces:
            found.append(_quotation(text, saying.statement, tuple(joined.get(saying.statement, saying.pieces))))
    kept = sorted((quotation for quotation in found if quotation.forms), key=lambda q: (q.pieces[0], q.pieces[-1]))
    return list(_repeated(kept))


def _quotation(text: str, statement: int | None, pieces: Spans) -> Quotation:
    forms = tuple(word.form for word in words(text, pieces)[:_MOST_WORDS])
    return Quotation(statement, pieces, forms)


def _holders(marked: Sequence[Span], sayings: Sequence[Saying]) -> list[int | None]:
    """For each passage the innermost statement that holds at least half of it; both are walked once, in order."""
    pieces = sorted((start, end, saying.statement) for saying in sayings for start, end in saying.pieces)
    open_now: list[tuple[int, int, int]] = []
    found: list[int | None] = []
    at = 0
    for start, end in marked:
        while at < len(pieces) and pieces[at][0] < end:
            open_now.append(pieces[at])
            at += 1
        open_now = [piece for piece in open_now if piece[1] > start]
        holding = [
            (stop - begin, -begin, statement)
            for begin, stop, statement in open_now
            if 2 * (min(stop, end) - max(begin, start)) >= end - start
        ]
        found.append(min(holding)[2] if holding else None)
    return found


def _repeated(found: Sequence[Quotation]) -> Iterator[Quotation]:
    """A passage in no statement that repeats the words of one (a pull quote, a caption) is that statement's."""
    said: dict[str, int] = {}
    for quotation in found:
        if quotation.statement is not None:
            said.setdefault(" ".join(quotation.forms), quotation.statement)
    for quotation in found:
        if quotation.statement is None:
            yield quotation._replace(statement=said.get(" ".join(quotation.forms)))
        else:
            yield quotation
