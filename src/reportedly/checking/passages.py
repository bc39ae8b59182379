"""A quotation held against a passage, and whether the passage can be where its words come from.

It is found where `compare` finds it, by its content words, and what both share is no chance: four words
in a row, or all of its words, or three in four within twice its length. Where `compare` doesn't find it,
as a short quotation has few content words, it is found all the same where all of its words stand there
in order, or three in four of them, within about twice its length.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple, get_args

from .._typing import Span, Spans
from ..alignment import Comparison, Wording, classed, compare, in_order
from ..claim import Difference, WordingClass
from .index import Index

RUN = 4
"""Words in a row that tell a passage from one that has the same few words by chance."""
_MOST = 0.75
_TWICE = 2
_LONGEST_GAP = 8
"""Words by which a passage may be longer still where all words of a quotation stand in it, in order."""
APART = 40
"""Words between two parts of a passage beyond which they are two places."""

_SEVERITY: dict[str, int] = {name: place for place, name in enumerate(get_args(WordingClass))}
_THERE = frozenset({"same", "moved"})


class Held(NamedTuple):
    """A quotation held against stretches of words of one document."""

    document: int
    stretches: tuple[Span, ...]
    wording: WordingClass
    differences: tuple[Difference, ...]
    runs: tuple[int, ...]
    """How many words has each of the runs that stand in the document, in order or moved."""
    matched: int
    """Code points of the quotation in these runs."""

    @property
    def is_found(self) -> bool:
        return self.wording != "not_found"

    @property
    def order(self) -> tuple[bool, int, int]:
        """Found before not found, then what has most, then the lightest class."""
        return not self.is_found, -self.matched, _SEVERITY[self.wording]


def hold(index: Index, quotation: Wording, document: int, stretches: tuple[Span, ...]) -> Held:
    """Compare a quotation with stretches of words of a document, by the numbers of the index."""
    spans = tuple(index.spot(first, end)[1] for first, end in stretches)
    passage = Wording(index.documents[document].text, spans, unsaid=index.unsaid(document, spans))
    found = compare(quotation, passage)
    held = _held(quotation, document, stretches, found)
    told = held.is_found and tells(index, quotation, held)
    if told and _SEVERITY[held.wording] < _SEVERITY["wording"]:
        return held
    most = _TWICE * len(quotation.forms) + _LONGEST_GAP
    alignment = in_order(quotation.spelled, passage.spelled, most=most)
    if alignment is not None:  # words were left out, and none was put in
        whole = _held(quotation, document, stretches, classed(alignment, quotation, passage))
        return whole if not told or _SEVERITY[whole.wording] < _SEVERITY[held.wording] else held
    if told:
        return held
    return held._replace(wording=found.heaviest) if _is_mostly_there(index, quotation, held) else held


def tells(index: Index, quotation: Wording, held: Held) -> bool:
    """Whether what is shared is no chance: some words in a row, all words, or most close together."""
    every = sum(held.runs) == len(quotation.words)
    return every or max(held.runs, default=0) >= RUN or _is_mostly_there(index, quotation, held)


def places(index: Index, held: Held) -> Spans:
    """The spans of the document that answer to a quotation; what stands far apart is several."""
    spans = sorted(
        step.document for step in held.differences if step.op != "dropped" and step.document[0] < step.document[1]
    )
    found: list[Span] = []
    for start, end in spans:
        if found and _between(index, held.document, found[-1][1], start) <= APART:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return tuple(found)


def _held(quotation: Wording, document: int, stretches: tuple[Span, ...], found: Comparison) -> Held:
    starts = [word.start for word in quotation.words]
    there = [step.story for step in found.differences if step.op in _THERE]
    runs = tuple(bisect_left(starts, end) - bisect_left(starts, start) for start, end in there)
    matched = sum(end - start for start, end in there)
    return Held(document, stretches, found.wording, found.differences, runs, matched)


def _is_mostly_there(index: Index, quotation: Wording, held: Held) -> bool:
    """Whether most of all words, light ones included, stand close together."""
    if not held.runs or sum(held.runs) < _MOST * len(quotation.words):
        return False
    there = [step.document for step in held.differences if step.op in _THERE]
    return _between(index, held.document, min(there)[0], max(there)[1]) <= _TWICE * len(quotation.words)


def _between(index: Index, document: int, start: int, end: int) -> int:
    return index.word_at(document, end) - index.word_at(document, start)
