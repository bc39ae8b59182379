"""Programmes: shows that are named beside a statement, whether or not an entity was made of them."""

from __future__ import annotations

import re

from .._typing import Span
from ..statement import Hop
from .article import Article, Mention
from .passage import Passage
from .relays import outlet_relation
from .spans import inside

_TITLE = re.compile(
    r"(?:[’']s?|\sprogram(?:me)?|\sshow)?,?\s(?:“|\"|''|‘)((?:The\s)?[A-Z][^“”\"\n]{1,40}?)[,.]?(?:”|\"|''|’)"
)
"""Behind an outlet: "Radio Corran's “Morning Call,”"."""
_ON = re.compile(
    r"\b(?:on|told|(?:broadcast|edition|episode|interview|appearance|call|spoke|talked)\s(?:of|with|on|for|to))\s"
    r"(?:the\s|(?:[A-Z][\w-]{0,30}\s?){1,2}[’']s?\s)?(?:“|\"|''|‘)([A-Z][^“”\"\n‘,]{1,40}?)[,.]?(?:”|\"|''|’)(?=[\s,.]|$)"
)
"""A title in quotation marks, where words are said on it or told to it."""
_SHOW = re.compile(
    r"\b[Oo]n\s(?:the\s)?((?:The\s)?(?:[A-Z][\w’'-]{0,30}\s){1,4}(?:Show|Hour|Report|Podcast|Program|Programme))\b"
)
_S_SHOW = re.compile(
    r"\b(?:[Oo]n|with|to)\s((?:[A-Z][\w’'-]{0,30}\s){0,2}[A-Z][\w-]{0,30}[’']s?\s(?:(?:radio|television|TV|talk|morning|news)\s)*"
    r"(?:show|program|programme|podcast))\b"
)
""" "On Ann Roe's radio show"."""
_OWNED = re.compile(r"[‘’']?s?\s(?:the\s)?")
_BESIDE = 8
_HINTS = re.compile(r"[“\"‘']|[Ss]how|Hour|Report|[Pp]odcast|[Pp]rogram")
"""Without one of these no programme is named."""
_TAIL = 80
"""Code points at the end of a reported content that may still belong to the sentence around it."""
_SMALL = frozenset({"and", "the", "of", "with", "to", "in", "for", "on", "a"})
_STATION = re.compile(r"(?:Fox|Channel|Radio|News|AM|FM|Talk)\Z")
_NUMBER = re.compile(r"\s\d{1,4}(?=\s(?:in|on|that|during|AM|FM)\b|[,.;]|[’']s)")


def titled(article: Article, end: int) -> Hop | None:
    """The programme whose title follows an outlet that ends at `end`."""
    title = _TITLE.match(article.text, end)
    if title is not None:
        return _hop(article, title.span(1))
    for hit in article.hits("chain", ((end, end + _TAIL),), "outlet_name"):
        if (
            hit.start - end <= _BESIDE
            and _OWNED.fullmatch(article.text, end, hit.start)
            and article.text[hit.start].isupper()
        ):
            return _hop(article, (hit.start, hit.end))
    return None


def shows(passage: Passage) -> list[Hop]:
    """ "On The Ann Roe Show", "told “Morning Call”": programmes by their name alone, in what the article says."""
    article, attribution = passage.article, passage.attribution
    spans = [*passage.frame, *attribution.cue]
    if attribution.content and attribution.quotation != "direct":
        start, end = attribution.content[-1]
        spans.append((max(start, end - _TAIL), end))
    return [
        _hop(article, show.span(1))
        for start, end in spans
        if _HINTS.search(article.text, start, end)
        for pattern in (_SHOW, _S_SHOW, _ON)
        for show in pattern.finditer(article.text, start, end)
        if not article.is_quoted(show.start())
        and not inside(show.start(), attribution.source)
        and (pattern is not _ON or _is_title(article, show.span(1)))
    ]


def printed(article: Article, mention: Mention) -> Hop:
    """The hop through an outlet, by the whole of a known or numbered name of which the mention is but the beginning:
    "Fox 35", "Corran and Friends"."""
    entity, (start, end) = mention.entity, (mention.start, mention.end)
    longer = max(
        (hit.end for hit in article.hits_from("chain", ((start, end),)) if hit.label == "outlet_name"), default=0
    )
    if longer <= end and _STATION.search(article.text, start, end):
        number = _NUMBER.match(article.text, end)
        longer = number.end() if number is not None else 0
    if longer <= end:
        relation = outlet_relation(entity.name, entity.roles)
        return Hop(entity=entity.id, name=entity.name, relation=relation, evidence=(start, end))
    name = article.text[start:longer].removesuffix("’s").removesuffix("'s")
    return Hop(entity=None, name=name, relation=outlet_relation(name, ()), evidence=(start, start + len(name)))


def _is_title(article: Article, span: Span) -> bool:
    """Does each word of it but the small ones begin with a capital, and is there more than one?"""
    named = article.text[slice(*span)].split()
    return len(named) > 1 and all(word[0].isupper() or word[0].isdigit() or word in _SMALL for word in named)


def _hop(article: Article, name: Span) -> Hop:
    """A programme by its whole name, though an entity was made of the beginning alone."""
    entity = next((m.entity for m in article.mentions_in((name,)) if m.start - name[0] in (0, 4)), None)
    whole = entity is not None and any(m == (*name, entity) for m in article.mentions_in((name,)))
    return Hop(
        entity=entity.id if entity is not None else None,
        name=entity.name if entity is not None and whole else " ".join(article.text[slice(*name)].split()),
        relation="programme",
        evidence=name,
    )
