"""The article's own voice: sentences that no attribution touches and that name no source."""

from __future__ import annotations

from collections.abc import Iterable

from .._typing import Span, Spans
from .article import Article
from .spans import SpanIndex

_BLOCKS = frozenset({"paragraph", "list_item"})
_LEAST_WORDS = 3
_NAME_WORDS = 3


def own_voice(article: Article, attributed: Iterable[Span]) -> Spans:
    """Sentences of paragraphs and list items outside `attributed` and outside posts and quotations."""
    taken = SpanIndex([*attributed, *((post.start, post.end) for post in article.document.posts), *_said(article)])
    found = []
    for start, end in article.sentences:
        if article.block_at(start).kind not in _BLOCKS:
            continue
        if taken.touches((start, end)):
            continue
        if len(article.word_range((start, end))) < _LEAST_WORDS or _names_source(article, (start, end)):
            continue
        found.append((start, end))
    return tuple(found)


def _said(article: Article) -> list[Span]:
    """Quotations that are somebody's words; a word or two in quotation marks are a name or a distance kept."""
    return [span for span in article.quoted if len(article.word_range(span)) > _NAME_WORDS]


def _names_source(article: Article, span: Span) -> bool:
    return bool(article.hits("hedges", (span,), "unsourced") or article.hits("chain", (span,), "by_report_of"))
