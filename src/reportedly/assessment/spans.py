"""Spans: joining, cutting and looking up pairs of offsets."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from .._typing import Span, Spans


def merged(spans: Iterable[Span], *, gap: int = 0) -> Spans:
    """`spans` in order, those joined that overlap or lie no more than `gap` apart; empty ones left out.

    >>> merged([(8, 9), (0, 3), (2, 5), (6, 6)])
    ((0, 5), (8, 9))
    """
    found: list[Span] = []
    for start, end in sorted(spans):
        if start >= end:
            continue
        if found and start <= found[-1][1] + gap:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def subtract(span: Span, cut: Iterable[Span]) -> Spans:
    """What is left of `span` without the spans of `cut`.

    >>> subtract((0, 10), [(2, 4), (8, 12)])
    ((0, 2), (4, 8))
    """
    left: list[Span] = []
    at, end = span
    for start, stop in sorted(cut):
        if start >= end:
            break
        if stop > at:
            if start > at:
                left.append((at, start))
            at = stop
    if at < end:
        left.append((at, end))
    return tuple(left)


def inside(offset: int, spans: Iterable[Span]) -> bool:
    """Does one of `spans` hold `offset`?"""
    return any(start <= offset < end for start, end in spans)


def overlaps(span: Span, spans: Iterable[Span]) -> bool:
    """Does one of `spans` share a character with `span`?"""
    return any(span[0] < end and start < span[1] for start, end in spans)


class SpanIndex:
    """Many spans, asked often whether they touch a stretch of the text."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans: Sequence[Span] = merged(spans)
        self._ends = [end for _, end in self._spans]

    def touches(self, span: Span) -> bool:
        """Does any of the spans share a character with `span`?"""
        at = bisect_left(self._ends, span[0] + 1)
        return at < len(self._spans) and self._spans[at][0] < span[1]
