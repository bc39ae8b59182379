"""Attributions inside the content of others: which stands in which, and where to look again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from .._typing import Span, Spans
from ..statement import Attribution
from .decode import Candidate
from .marks import Quotation

_WORD = re.compile(r"[^\W\d_]+")
_LEADS_IN = re.compile(r"\s*(?:and |but )?that,? ")
_CELL = 512
_SHORTEST = 5
"""A content of fewer words holds no attribution that is worth a second look."""


class Ranked(NamedTuple):
    """A candidate with its confidence."""

    candidate: Candidate
    confidence: float


def arranged(found: list[Ranked]) -> list[Ranked]:
    """`found` without those that stand for what another says better: of two that share a cue, or
    claim the same content, the surer stays."""
    kept: list[Ranked] = []
    near: dict[int, list[Ranked]] = defaultdict(list)
    for item in sorted(found, key=lambda r: (-r.confidence, r.candidate.cue)):
        cells = _cells((item.candidate.cue, *item.candidate.content))
        others = {id(other): other for cell in cells for other in near[cell]}
        if any(_rivals(item.candidate, other.candidate) for other in others.values()):
            continue
        kept.append(item)
        for cell in cells:
            near[cell].append(item)
    return kept


def _cells(spans: Iterable[Span]) -> set[int]:
    """The stretches of the text that spans touch: only what shares one can overlap."""
    return {cell for start, end in spans for cell in range(start // _CELL, end // _CELL + 1)}


def _rivals(a: Candidate, b: Candidate) -> bool:
    if a.cue[0] < b.cue[1] and b.cue[0] < a.cue[1]:
        return True
    if within(a.cue, b.content) or within(b.cue, a.content):
        return False
    shared = _shared(a.content, b.content)
    return shared >= 0.5 * min(_length(a.content), _length(b.content))


def within(span: Span, spans: Spans) -> bool:
    """Whether `span` lies inside one of `spans`."""
    return any(a <= span[0] and span[1] <= b for a, b in spans)


def _length(spans: Spans) -> int:
    return sum(b - a for a, b in spans)


def holders(ordered: Sequence[Attribution]) -> list[int | None]:
    """For each attribution the index of the tightest other one in whose content it stands."""
    near: dict[int, list[int]] = defaultdict(list)
    for j, other in enumerate(ordered):
        for cell in _cells(other.content):
            near[cell].append(j)
    return [_holder(i, ordered, near[(a.cue or a.content)[0][0] // _CELL]) for i, a in enumerate(ordered)]


def _holder(index: int, ordered: Sequence[Attribution], near: list[int]) -> int | None:
    own = ordered[index]
    probe = own.cue or own.content
    found = []
    for j in near:
        other = ordered[j]
        inside = j != index and other.content != own.content and all(within(s, other.content) for s in probe)
        if inside and not (other.cue and all(within(s, own.content) for s in other.cue)):
            found.append((_length(other.content), j))
    return min(found)[1] if found else None


def _shared(a: Spans, b: Spans) -> int:
    return sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)


def worth_reading_again(text: str, spans: Spans) -> Iterator[Span]:
    """The parts of a content in which an attribution of its own may stand."""
    cues = _cue_words()
    for start, end in spans:
        words = [w.lower() for w in _WORD.findall(text, start, end)]
        if len(words) >= _SHORTEST and any(w in cues for w in words):
            yield start, end


def seen_from_inside(text: str, found: list[Quotation], spans: list[Span]) -> tuple[list[Quotation], list[Span]]:
    """Quotations and spans as they look to somebody who reads only what was said.

    The outer marks and the "that" that led to it are no longer there, and what was quoted inside is quoted
    at the top.
    """
    inner = [q._replace(depth=q.depth - 1) for q in found if q.depth > 0]
    shown: list[Span] = []
    for start, end in spans:
        for q in found:
            if q.depth == 0 and start <= q.start and q.end <= end + 1 and end - start <= q.end - q.start + 2:
                start, end = q.inner
        led = _LEADS_IN.match(text, start, end)
        shown.append((led.end() if led else start, end))
    return inner, shown


@cache
def _cue_words() -> frozenset[str]:
    lines = files(__package__).joinpath("cue_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
