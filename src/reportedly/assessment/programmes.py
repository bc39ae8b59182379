"""Programmes: shows that are named beside a statement, whether or not an entity was made of them."""

from __future__ import annotations

import re

from .._typing import Span
from ..statement import Hop
from .article import Article
from .passage import Passage
from .spans import inside

_TITLE = re.compile(r"[’']s?\s+[“\"]((?:The\s)?[A-Z][^“”\"\n]{1,40}?)[,.]?[”\"]")
"""Behind an outlet: "Radio Corran's “Morning Call,”"."""
_SHOW = re.compile(
    r"\b[Oo]n\s(?:the\s)?((?:The\s)?(?:[A-Z][\w’'-]{0,30}\s){1,4}(?:Show|Hour|Report|Podcast|Program|Programme))\b"
)
_TAIL = 80
"""Code points at the end of a reported content that may still belong to the sentence around it."""


def titled(article: Article, end: int) -> Hop | None:
    """The programme whose title follows an outlet that ends at `end`."""
    title = _TITLE.match(article.text, end)
    return None if title is None else _hop(article, title.span(1))


def shows(passage: Passage) -> list[Hop]:
    """ "On The Ann Roe Show": programmes by their name alone, in what the article itself says."""
    article, attribution = passage.article, passage.attribution
    spans = [*passage.frame, *attribution.cue]
    if attribution.content and attribution.quotation != "direct":
        start, end = attribution.content[-1]
        spans.append((max(start, end - _TAIL), end))
    return [
        _hop(article, show.span(1))
        for start, end in spans
        for show in _SHOW.finditer(article.text, start, end)
        if not article.is_quoted(show.start()) and not inside(show.start(), attribution.source)
    ]


def _hop(article: Article, name: Span) -> Hop:
    entity = next((m.entity for m in article.mentions_in((name,)) if m.end == name[1]), None)
    return Hop(
        entity=entity.id if entity is not None else None,
        name=entity.name if entity is not None else " ".join(article.text[name[0] : name[1]].split()),
        relation="programme",
        evidence=name,
    )
