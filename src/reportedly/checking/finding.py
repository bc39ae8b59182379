"""Where a quotation stands in the documents of an index, and how its words differ from those that stand there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, get_args

from .._typing import Span, Spans
from ..alignment import Wording, compare
from ..alignment.grammar import is_content
from ..claim import Difference, WordingClass
from .index import Index

_SEVERITY: dict[str, int] = {name: place for place, name in enumerate(get_args(WordingClass))}
_MOST_COMPARED = 24
_LIKELY = 5
"""Passages that are compared word by word where the words of a quotation stand nowhere in a row."""
_SETTLED = frozenset({"verbatim", "typographic", "bracketed"})
_LEAST_PIECE = 4
"""Words in a row of a quotation that are looked for elsewhere."""
_MOST_PIECES = 6
_APART = 40
"""Words between two pieces beyond which they are two places."""

_RUN = 4
"""Words in a row that tell a passage from one that has the same few words by chance."""
_MOST_OF = 0.7
"""Share of all words of a quotation that must stand there where no such run does."""
_TWICE = 2

Rank = Callable[[int, int], int]
"""How well a place fits beside its words, from its document and its first code point; the lowest is best."""


class Found(NamedTuple):
    """A quotation as it stands in a document: `places` are spans of its text, all that there are or, where the
    quotation is put together from several, one for each of them."""

    wording: WordingClass
    document: int
    places: Spans
    differences: tuple[Difference, ...]


class _Held(NamedTuple):
    """A quotation held against stretches of words of one document."""

    wording: WordingClass
    document: int
    stretches: tuple[Span, ...]
    differences: tuple[Difference, ...]
    matched: int
    """Code points of the quotation that stand in the document, in order or moved."""


def find(index: Index, quotation: Wording, *, rank: Rank | None = None) -> Found | None:
    """The place of a quotation in the documents and its class there; None where it is not found.

    Where its words stand in a row, every such place is given, the one of the best rank and the lightest class first.
    Otherwise the passages that share most with it are compared, and what none of them holds is looked for elsewhere
    in the same document.

    >>> from reportedly.reading import from_text
    >>> index = Index([from_text("I say that we must close the old bridge before the winter.", id="speech")])
    >>> found = find(index, Wording("we must close the new bridge"))
    >>> found.wording, found.places, [step.document for step in found.differences if step.op == "replaced"]
    ('wording', ((11, 39),), [(29, 32)])
    """
    keys = index.keys(quotation.text, quotation.spans)
    places = index.places(keys)
    if places:
        found = _in_a_row(index, quotation, places, len(keys), rank)
        if found is not None:
            return found
    best: _Held | None = None
    equals: list[_Held] = []
    for stretch in index.likely(keys, limit=_LIKELY):
        for document in range(index.document_of(stretch[0]), index.document_of(stretch[1] - 1) + 1):
            first, end = index.within(stretch, document)
            if first == end:
                continue
            held = _hold(index, quotation, document, ((first, end),))
            if best is None or _order(held) < _order(best):
                best, equals = held, []
            elif _order(held) == _order(best):
                equals.append(held)
        if best is not None and best.wording in _SETTLED:
            break
    if best is None:
        return None
    if best.wording not in _SETTLED:
        whole = _with_pieces(index, quotation, best)
        if whole is not best:
            best, equals = whole, []
    if best.wording == "not_found" or not _tells(index, quotation, best):
        return None
    places_of = _places(index, best)
    if len(places_of) == 1:
        places_of += tuple(span for held in equals if held.document == best.document for span in _places(index, held))
    return Found(best.wording, best.document, places_of, best.differences)


def nearest(index: Index, text: str, spans: Spans, *, limit: int = 3) -> list[tuple[int, Span]]:
    """The passages that share most words with a paraphrase: their documents and code points, the nearest first."""
    found = []
    for first, end in index.likely(index.keys(text, spans), limit=limit):
        document = index.document_of((first + end) // 2)
        found.append(index.spot(*index.within((first, end), document)))
    return found


def _in_a_row(index: Index, quotation: Wording, places: Sequence[int], size: int, rank: Rank | None) -> Found | None:
    spots = [index.spot(place, place + size) for place in places]
    ranks = [rank(document, span[0]) if rank is not None else 0 for document, span in spots]
    order = sorted(range(len(places)), key=lambda at: (ranks[at], at))
    compared = []
    for at in order[:_MOST_COMPARED]:
        held = _hold(index, quotation, spots[at][0], ((places[at], places[at] + size),))
        compared.append((ranks[at], _SEVERITY[held.wording], at, held))
        if held.wording == "verbatim" and ranks[at] == ranks[order[0]]:
            break
    _, _, first, best = min(compared, key=lambda item: item[:3])
    if best.wording == "not_found":  # equal keys of other words: of those that tell nothing, or by chance
        return None
    here = best.document
    others = (spots[at][1] for at in order if at != first and spots[at][0] == here)
    return Found(best.wording, here, (spots[first][1], *others), best.differences)


def _order(held: _Held) -> tuple[bool, int, int]:
    return held.wording == "not_found", -held.matched, _SEVERITY[held.wording]


def _hold(index: Index, quotation: Wording, document: int, stretches: tuple[Span, ...]) -> _Held:
    spans = tuple(index.spot(first, end)[1] for first, end in stretches)
    found = compare(quotation, Wording(index.documents[document].text, spans))
    matched = sum(step.story[1] - step.story[0] for step in found.differences if step.op in {"same", "moved"})
    return _Held(found.wording, document, stretches, found.differences, matched)


def _tells(index: Index, quotation: Wording, held: _Held) -> bool:
    """Whether what is shared can't well be chance: some words in a row, all words, or most close together."""
    starts = [word.start for word in quotation.words]
    there: list[Span] = []
    shared = 0
    for step in held.differences:
        if step.op in {"same", "moved"}:
            size = bisect_left(starts, step.story[1]) - bisect_left(starts, step.story[0])
            if size >= _RUN:
                return True
            shared += size
            there.append(step.document)
    if shared < _MOST_OF * len(starts):
        return False
    if shared == len(starts):  # all of its words, in passages of which some was left out
        return True
    spread = _between(index, held.document, min(there)[0], max(there)[1])
    return spread <= _TWICE * len(starts)


def _with_pieces(index: Index, quotation: Wording, best: _Held) -> _Held:
    """`best`, or the quotation held against that passage and those of the same document that have the rest of it."""
    for piece in list(_left(quotation, best.differences))[:_MOST_PIECES]:
        keys = index.keys(quotation.text, (piece,))
        places = index.places(keys)
        places = [place for place in places if index.document_of(place) == best.document]
        if places:
            place = min(places, key=lambda at: abs(at - best.stretches[0][0]))
            stretch = place, place + len(keys)
        else:
            likely = index.likely(keys, limit=1, document=best.document)
            if not likely:
                continue
            stretch = likely[0]
        held = _hold(index, quotation, best.document, _joined(index, best, stretch))
        gained = held.matched - best.matched
        if gained >= (piece[1] - piece[0]) * 0.6 and held.wording != "not_found":
            best = held
    return best


def _joined(index: Index, best: _Held, stretch: Span) -> tuple[Span, ...]:
    """The stretches and one more, each widened by what two places are apart, in the order of the document."""
    wide = index.within((stretch[0] - _APART - 2, stretch[1] + _APART + 2), best.document)
    found: list[Span] = []
    for first, end in sorted((*best.stretches, wide)):
        if found and first <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((first, end))
    return tuple(found)


def _left(quotation: Wording, differences: Sequence[Difference]) -> Iterator[Span]:
    """The stretches of a quotation that its passage lacks and that are long enough to be looked for."""
    for step in differences:
        if step.op not in {"added", "replaced"}:
            continue
        words = [word for word in quotation.words if step.story[0] <= word.start and word.end <= step.story[1]]
        if len(words) >= _LEAST_PIECE and sum(is_content(word.form) for word in words) > 1:
            yield step.story


def _places(index: Index, held: _Held) -> Spans:
    """The spans of the document that answer to a quotation; what stands far apart is several."""
    spans = sorted(
        step.document
        for step in held.differences
        if step.op in {"same", "moved", "replaced"} and step.document[0] < step.document[1]
    )
    found: list[Span] = []
    for start, end in spans:
        if found and _between(index, held.document, found[-1][1], start) <= _APART:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return tuple(found)


def _between(index: Index, document: int, start: int, end: int) -> int:
    return index.word_at(document, end) - index.word_at(document, start)
