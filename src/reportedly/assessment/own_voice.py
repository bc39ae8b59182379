"""The article's own voice: sentences that no attribution touches and that name no source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from .._typing import Span, Spans
from .article import Article

_BLOCKS = frozenset({"paragraph", "list_item"})
_LEAST_WORDS = 3


def own_voice(article: Article, attributed: Iterable[Span]) -> Spans:
    """Sentences of paragraphs and list items outside `attributed` and outside posts and quotations."""
    taken = _merged([*attributed, *((post.start, post.end) for post in article.document.posts), *article.quoted])
    ends = [end for _, end in taken]
    found = []
    for start, end in article.sentences:
        if article.block_at(start).kind not in _BLOCKS:
            continue
        at = bisect_left(ends, start + 1)
        if at < len(taken) and taken[at][0] < end:
            continue
        if len(article.word_range((start, end))) < _LEAST_WORDS or _names_source(article, (start, end)):
            continue
        found.append((start, end))
    return tuple(found)


def _names_source(article: Article, span: Span) -> bool:
    return bool(article.hits("hedges", (span,), "unsourced") or article.hits("chain", (span,), "by_report_of"))


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
