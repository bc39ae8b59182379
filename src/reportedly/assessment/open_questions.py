"""Open questions: what the article itself says is not known.

"The full content of the letters has not been disclosed": a sentence in the article's own voice,
kept as a statement without a speaker, so that a later notice can be seen to settle it.
"""

from __future__ import annotations

from collections.abc import Sequence

from .._typing import Span
from ..statement import Attribution
from .article import Article
from .clauses import clauses
from .passage import Passage
from .spans import SpanIndex

_BLOCKS = frozenset({"paragraph", "list_item", "entry", "blockquote"})
_CONFIDENCE = 0.9
"""A rule found it, and rules are not calibrated; high, since the phrases are seldom anything else."""


def open_questions(article: Article, passages: Sequence[Passage]) -> list[Attribution]:
    """One attribution without source and cue for each clause that says that something is not known."""
    taken = SpanIndex(
        [span for passage in passages for span in (*passage.attribution.cue, *passage.attribution.content)]
        + [(post.start, post.end) for post in article.document.posts]
    )
    found: dict[Span, Attribution] = {}
    for hit in article.hits("content", ((0, len(article.text)),), "open_question"):
        if article.is_quoted(hit.start) or article.block_at(hit.start).kind not in _BLOCKS:
            continue
        if taken.touches((hit.start, hit.end)):
            continue
        span = _clause(article, hit.start)
        found[span] = Attribution(source=(), cue=(), content=(span,), quotation="indirect", confidence=_CONFIDENCE)
    return list(found.values())


def _clause(article: Article, offset: int) -> Span:
    sentence = article.sentence_at(offset)
    for start, end in clauses(article.text, sentence):
        if start <= offset < end:
            return (start, end)
    return sentence
