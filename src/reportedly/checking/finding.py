"""Where a quotation stands in the documents of an index, and how its words differ from those that stand there.

Most quotations stand there in a row. For the others the likeliest passages are compared with the
quotation word by word, and what the best of them lacks is looked for elsewhere in its document.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

from .._typing import Span, Spans
from ..alignment import Wording, fold
from ..alignment.grammar import is_content
from ..claim import Difference, WordingClass
from .index import Index
from .passages import APART, RUN, Held, hold, places, tells
from .tokens import Keys, tokens

_MOST_COMPARED = 24
"""Places of the same words that are compared, mark by mark."""
_LIKELY = 5
"""Passages that are compared word by word where the words of a quotation stand nowhere in a row."""
_LIKELY_OF_SHORT, _SHORT = 60, 12
"""A short quotation has few words that tell: of so many passages those are compared that have most of it in order."""
_LEAST_OF, _LEAST_CONTENTS = 0.25, 6
"""Share of the content words of a quotation, where it has so many, that a passage worth comparing has in order."""
_LEFT_OUT = 60
"""Words on either side of a passage where what stands beyond dots, or a break, is looked for."""
_LEAST_PIECE, _MOST_PIECES = 4, 6
"""Words in a row of a quotation that are looked for elsewhere, and how many such pieces are."""
_MOST_OF_PIECE = 0.6
"""Share of such a piece that must stand elsewhere."""
_UNALTERED = frozenset({"verbatim", "typographic", "bracketed"})

Rank = Callable[[int, int], int]
"""How well a place fits beside its words, from its document and its first code point; the lowest is best."""


class Found(NamedTuple):
    """A quotation as it stands in a document: `places` are spans of its text, all that there are or, where the
    quotation is put together from several, one for each of them."""

    wording: WordingClass
    document: int
    places: Spans
    differences: tuple[Difference, ...]


def find(index: Index, quotation: Wording, *, rank: Rank | None = None) -> Found | None:
    """The place of a quotation in the documents and its class there; None where it is not found.

    Where its words stand in a row, every such place is given, the one of the best rank and the lightest class first.

    >>> from reportedly.reading import from_text
    >>> index = Index([from_text("I say that we must close the old bridge before the winter.", id="speech")])
    >>> found = find(index, Wording("we must close the new bridge"))
    >>> found.wording, found.places, [step.document for step in found.differences if step.op == "replaced"]
    ('wording', ((11, 39),), [(29, 32)])
    """
    keys = index.keys(quotation.text, quotation.spans)
    return _in_a_row(index, quotation, keys, rank) or _altered(index, quotation, keys, rank)


def nearest(index: Index, text: str, spans: Spans, *, limit: int = 3) -> list[tuple[int, Span]]:
    """The passages that share most words with a paraphrase: their documents and code points, the nearest first."""
    found = []
    for first, end in index.likely(index.keys(text, spans), limit=limit):
        document = index.document_of((first + end) // 2)
        found.append(index.spot(*index.within((first, end), document)))
    return found


def _in_a_row(index: Index, quotation: Wording, keys: Keys, rank: Rank | None) -> Found | None:
    size = len(keys)
    standing = index.places(keys)
    spots = [index.spot(place, place + size) for place in standing]
    ranks = [rank(document, span[0]) if rank is not None else 0 for document, span in spots]
    order = sorted(range(len(standing)), key=lambda at: (ranks[at], at))
    compared = []
    for at in order[:_MOST_COMPARED]:
        held = hold(index, quotation, spots[at][0], ((standing[at], standing[at] + size),))
        if held.is_found:  # otherwise other words of equal keys, or words that tell nothing
            compared.append((ranks[at], held.order, at, held))
        if held.wording == "verbatim" and ranks[at] == ranks[order[0]]:
            break
    if not compared:
        return None
    _, _, first, best = min(compared, key=lambda item: item[:3])
    others = (spots[at][1] for at in order if at != first and spots[at][0] == best.document)
    return Found(best.wording, best.document, (spots[first][1], *others), best.differences)


def _altered(index: Index, quotation: Wording, keys: Keys, rank: Rank | None) -> Found | None:
    likely = [hold(index, quotation, document, (stretch,)) for document, stretch in _likely(index, quotation, keys)]
    if not likely:
        return None
    first = min(held.order for held in likely)
    best, *equals = _ranked(index, [held for held in likely if held.order == first], rank)
    if best.wording not in _UNALTERED:
        whole = _with_pieces(index, quotation, best)
        best, equals = whole, equals if whole is best else []
    if not best.is_found or not tells(index, quotation, best):
        return None
    found = places(index, best)
    if len(found) == 1:  # the same in several places
        found += tuple(span for held in equals if held.document == best.document for span in places(index, held))
    return Found(best.wording, best.document, found, best.differences)


def _ranked(index: Index, equals: list[Held], rank: Rank | None) -> list[Held]:
    """Passages that have the same, that of the best rank first."""
    if rank is None or len(equals) == 1:
        return equals
    return sorted(equals, key=lambda held: min(rank(held.document, at) for at, _ in places(index, held) or ((0, 0),)))


def _likely(index: Index, quotation: Wording, keys: Keys) -> list[tuple[int, Span]]:
    """The stretches of words, each in one document, that have enough of a quotation to be compared with it."""
    contents = keys[_contents(quotation)]
    least = _LEAST_OF * len(contents) if len(contents) >= _LEAST_CONTENTS else 0
    room = _LEFT_OUT if quotation.gaps else 0
    found: list[tuple[int, Span]] = []
    for stretch in index.likely(keys, limit=_LIKELY if len(keys) > _SHORT else _LIKELY_OF_SHORT):
        for document in range(index.document_of(stretch[0]), index.document_of(stretch[1] - 1) + 1):
            part = index.within((max(0, stretch[0] - room), stretch[1] + room), document)
            if part[0] < part[1] and index.in_order(contents, part) >= least:
                found.append((document, part))
    if len(found) > _LIKELY:
        found.sort(key=lambda passage: -index.in_order(keys, passage[1]))
    return found[:_LIKELY]


def _contents(quotation: Wording) -> list[bool]:
    """Which of the words of a quotation, as an index parts them, carry content."""
    found = tokens(quotation.text, quotation.spans)
    text = quotation.text
    return [is_content(fold(text[a:b])) for a, b in zip(found.starts.tolist(), found.ends.tolist(), strict=True)]


def _with_pieces(index: Index, quotation: Wording, best: Held) -> Held:
    """`best`, or the quotation held against that passage and those of the same document that have the rest of it."""
    if max(best.runs, default=0) < RUN:
        return best
    for piece in islice(_left(quotation, best), _MOST_PIECES):
        stretch = _elsewhere(index, Wording(quotation.text, (piece,)), best)
        if stretch is None:
            continue
        held = hold(index, quotation, best.document, _joined(index, best, stretch))
        if held.is_found and held.matched - best.matched >= _MOST_OF_PIECE * (piece[1] - piece[0]):
            best = held
    return best


def _left(quotation: Wording, held: Held) -> Iterator[Span]:
    """The stretches of a quotation that its passage lacks and that are long enough to be looked for."""
    starts = [word.start for word in quotation.words]
    for step in held.differences:
        if step.op in {"added", "replaced"}:
            forms = quotation.forms[slice(*(bisect_left(starts, point) for point in step.story))]
            if len(forms) >= _LEAST_PIECE and sum(map(is_content, forms)) > 1:
                yield step.story


def _elsewhere(index: Index, piece: Wording, held: Held) -> Span | None:
    """The stretch of words of the same document that has a piece: in a row, the nearest, or most of it."""
    keys = index.keys(piece.text, piece.spans)
    standing = [place for place in index.places(keys) if index.document_of(place) == held.document]
    if standing:
        place = min(standing, key=lambda at: abs(at - held.stretches[0][0]))
        return place, place + len(keys)
    contents = keys[_contents(piece)]
    likely = index.likely(keys, limit=1, document=held.document)
    if likely and index.in_order(contents, likely[0]) >= _MOST_OF_PIECE * len(contents):
        return likely[0]
    return None


def _joined(index: Index, held: Held, stretch: Span) -> tuple[Span, ...]:
    """The stretches and one more, widened by what two places are apart, in the order of the document."""
    wide = index.within((stretch[0] - APART - 2, stretch[1] + APART + 2), held.document)
    found: list[Span] = []
    for first, end in sorted((*held.stretches, wide)):
        if found and first <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((first, end))
    return tuple(found)
