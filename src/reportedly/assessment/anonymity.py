"""Anonymity: how an unnamed source is described, and why it is not named.

Grades: `bare` ("a source"), `role` ("a senior official", or a bare source with nothing but a basis:
"people familiar with the matter"), `role_and_organization` ("a port official"),
`role_organization_and_basis` (the same "who attended the meeting").
"""

from __future__ import annotations

import re

from .._typing import Span
from ..statement import Anonymity, Grade
from .passage import Passage

_NAMED_TYPES = frozenset({"person", "organization", "document", "outlet"})
_CLAUSE_END = re.compile(r"[,;:.!?—–\"“”\n]|\s(?:said|says|told|and who|but)\s")
_AT_MOST = 160


def anonymity(passage: Passage) -> Anonymity | None:
    """The description of an unnamed source and its grade; None for those who are named."""
    article, sources = passage.article, passage.attribution.source
    if passage.is_post or not _is_unnamed(passage):
        return None
    span = _description(passage)
    if span is None:
        return None
    zone = (span, *((s, e) for s, e in passage.frame if e > span[0]))
    position = next(iter(article.hits("anonymity", (*sources, *zone), "position")), None)
    description = article.text[span[0] : span[1]]
    return Anonymity(
        description=" ".join(description.split()),
        grade=_grade(passage, span, knows=position is not None),
        position_to_know=None if position is None else _clause(article.text, position.start, passage.sentence[1]),
        reason_given=_reason(passage),
    )


def _is_unnamed(passage: Passage) -> bool:
    article, sources = passage.article, passage.attribution.source
    if not passage.speakers:
        return bool(sources) and bool(article.hits("anonymity", sources, "sources")) and not _names(passage)
    if any(entity.type in _NAMED_TYPES for entity in passage.speakers):
        return False
    if any(entity.type == "unnamed_person" for entity in passage.speakers):
        return not _names(passage)
    spans = sources or tuple(m for entity in passage.speakers for m in entity.mentions[:1])
    names = tuple((e.mentions[0]) for e in passage.speakers if e.mentions)
    return bool(article.hits("anonymity", (*spans, *names), "sources"))


def _names(passage: Passage) -> bool:
    return any(m.entity.type == "person" for m in passage.article.mentions_in(passage.attribution.source))


def _description(passage: Passage) -> Span | None:
    """The longest description that the text gives: the source's span, or an earlier mention of the same speaker."""
    spans = list(passage.attribution.source)
    for entity in passage.speakers:
        spans += [m for m in entity.mentions if m[0] <= passage.sentence[1]]
    if not spans:
        return None
    here = [s for s in spans if passage.article.hits("anonymity", (s,), "bare", "role", "sources")]
    return max(here, key=lambda s: (s[1] - s[0], -s[0]), default=None)


def _grade(passage: Passage, span: Span, *, knows: bool) -> Grade:
    article = passage.article
    labels = {hit.label for hit in article.hits("anonymity", (span,))}
    named = [
        m
        for m in article.mentions_in((span,))
        if m.entity.type in ("organization", "outlet", "person") and m[:2] != span
    ]
    capitals = any(word[:1].isupper() for word in article.text[span[0] : span[1]].split()[1:])
    of_organization = "organization" in labels or bool(named) or capitals
    if "role" in labels:
        if of_organization:
            return "role_organization_and_basis" if knows else "role_and_organization"
        return "role"
    if of_organization:
        return "role_and_organization"
    return "role" if knows else "bare"


def _reason(passage: Passage) -> Span | None:
    """The words that say why the source is not named: after the condition, in the frame or the next sentence."""
    article = passage.article
    places = [passage.frame]
    index = article.sentence_index(passage.sentence[0]) + 1
    if index < len(article.sentences) and article.sentences[index][0] < passage.block.end:
        places.append((article.sentences[index],))
    for spans in places:
        condition = next(iter(article.hits("anonymity", spans, "condition")), None)
        if condition is None:
            continue
        reasons = [
            hit for hit in article.hits("anonymity", spans, "reason")
            if hit.start >= condition.start and hit.start <= condition.end + 40
        ]  # fmt: skip
        if reasons:
            return _clause(article.text, reasons[0].start, spans[-1][1])
    return None


def _clause(text: str, start: int, limit: int) -> Span:
    """From `start` to the end of its clause."""
    end = min(limit, start + _AT_MOST)
    stop = _CLAUSE_END.search(text, start + 1, end)
    cut = stop.start() if stop is not None else end
    return (start, start + len(text[start:cut].rstrip()))
