"""Quotations that no cue introduces: a dash and a name, a name and a colon, a quotation that goes on
in the next paragraph, and those whose speaker nobody names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from itertools import islice, pairwise
from typing import NamedTuple

from .._typing import Span, Spans
from .marks import Quotation

_NAME = r"(?:(?:[A-Z][\w’'.-]*|[A-Z]\.)(?:\s+(?:[A-Z][\w’'.-]*|[A-Z]\.|de|van|von|der|al|bin|of|the)){0,6})"
_SIGNED = re.compile(rf"[ \t\xa0]*(?P<mark>[—–―-]{{1,2}})[ \t\xa0]*(?P<name>{_NAME})")
_INTRODUCED = re.compile(rf"(?P<name>{_NAME})(?:,[^:\n]{{0,60}})?\s*(?P<mark>:)\s*$")
_TURN = re.compile(r"(?P<name>[A-Z][A-Z.’' -]*[A-Z])(?P<mark>:)\s+")
_WORDS = re.compile(r"\w+(?:[’'-]\w+)*")
_SHORTEST = 3


def continued(spans: Spans, text: str, outer: list[Quotation]) -> Spans:
    """A content with the paragraphs that go on with its quotation, by the text's `outer` quotations.

    A quotation that its paragraph leaves open, followed by a paragraph that opens with a mark of
    its own, goes on there; not where somebody else has the word ("BRANDT: We ...").
    """
    result = list(spans)
    at = bisect_right(outer, min(spans)[0], key=lambda q: q.end)
    last = max(end for _, end in result)
    for q, following in pairwise(islice(outer, at, None)):
        if q.start > last:
            break
        held = any(a < q.end and q.inner[0] < b for a, b in result)
        if (
            held
            and not q.closed
            and not _TURN.match(text, following.inner[0])
            and not text[q.end : following.start].strip()
        ):
            result.append((following.start, following.end))
            last = max(last, following.end)
    return tuple(sorted(set(result)))


def outermost(found: list[Quotation]) -> list[Quotation]:
    """The quotations in double marks that stand in no other."""
    return [q for q in found if q.depth == 0 and not q.single]


def unpaired(text: str, found: list[Quotation]) -> list[Span]:
    """The quotations that their paragraph leaves open and no paragraph goes on with."""
    outer = outermost(found)
    goes_on = {q.start for q, then in pairwise(outer) if not text[q.end : then.start].strip()}
    return [(q.start, q.end) for q in outer if not q.closed and q.start not in goes_on]


def free(text: str, found: list[Quotation], taken: list[Span]) -> list[Quotation]:
    """The outermost quotations that no content holds and that are somebody's words.

    Fewer than three words, or a title in capitals (“The Long Way Home”), name a thing and are
    nobody's statement.
    """
    kept = []
    held = merged(taken)
    for q in found:
        words = _WORDS.findall(text, *q.inner)
        titled = all(w[:1].isupper() or len(w) < 4 for w in words)
        if q.depth or q.single or len(words) < _SHORTEST or titled:
            continue
        if not _touches(held, q):
            kept.append(q)
    return kept


def merged(spans: list[Span]) -> list[Span]:
    """Spans in order, those that overlap as one."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def _touches(held: list[Span], q: Quotation) -> bool:
    at = bisect_left(held, q.end, key=lambda span: span[0]) - 1
    return at >= 0 and held[at][1] > q.start


class Place(NamedTuple):
    """What the place of a quotation tells: who speaks, the mark that says so, and where the words begin."""

    source: Spans
    cue: Spans
    start: int


def signed(text: str, end: int) -> tuple[Span, Span] | None:
    """The dash behind what ends at `end` and the name that it ties to it, as mark and name."""
    match = _SIGNED.match(text, end)
    return (match.span("mark"), match.span("name")) if match else None


class Paragraphs:
    """The paragraphs of a text, and who speaks in each by the quotations that are `attributed` (content, source)."""

    def __init__(self, text: str, attributed: list[tuple[Spans, Spans]]) -> None:
        self._breaks = [-1, *(m.start() for m in re.finditer("\n", text)), len(text)]
        self._sources: dict[int, set[Spans]] = defaultdict(set)
        for content, source in attributed:
            for start, end in content if source else ():
                number = self._number(start)
                if text[start] in "“\"'" and end <= self._breaks[number + 1]:
                    self._sources[number].add(source)

    def only_source(self, at: int) -> Spans:
        """The one source that the quotations of the paragraph at `at` have, if there is just one."""
        sources = self._sources.get(self._number(at), set())
        return next(iter(sources)) if len(sources) == 1 else ()

    def _number(self, at: int) -> int:
        return bisect_left(self._breaks, at) - 1


def place(text: str, quotation: Quotation, paragraphs: Paragraphs) -> Place:
    """Who speaks in a quotation without a cue, as far as its surroundings say.

    A dash and a name behind it; a name in capitals and a colon that open it, as in transcripts; a
    name and a colon before it, in the paragraph above too; else the one speaker whom the other
    quotations of the paragraph have.
    """
    by_dash = signed(text, quotation.end)
    if by_dash:
        return Place((by_dash[1],), (by_dash[0],), quotation.start)
    turn = _TURN.match(text, quotation.inner[0], quotation.end)
    if turn:
        return Place((turn.span("name"),), (turn.span("mark"),), turn.end())
    offset = max(0, quotation.start - 200)
    introduced = _INTRODUCED.search(text[offset : quotation.start])
    if introduced:
        (a, b), (c, d) = introduced.span("name"), introduced.span("mark")
        return Place(((offset + a, offset + b),), ((offset + c, offset + d),), quotation.start)
    return Place(paragraphs.only_source(quotation.start), (), quotation.start)
