"""Anonymity: how an unnamed source is described, and why it is not named.

Grades: `bare` ("a source"), `role` ("a senior official", or a bare source with nothing but a basis:
"people familiar with the matter"), `role_and_organization` ("a port official"),
`role_organization_and_basis` (the same "who attended the meeting").
"""

from __future__ import annotations

import re

from .._typing import Span, Spans
from ..statement import Anonymity, Grade
from .article import Article
from .passage import Passage

_NAMED_TYPES = frozenset({"person", "organization", "document", "outlet"})
_CLAUSE_END = re.compile(r"[,;:.!?—–\"“”\n]|\s(?:said|says|told|and who|but)\s")
_NAME = re.compile(r"\s*(?:[A-Z][\w.’'-]*\s+){1,3}[A-Z]\w+")
_INDEFINITE = frozenset({"a", "an", "one", "another", "two", "three", "four", "several", "some", "many"})
_LOOSE_END = re.compile(r"(?:[\s,;:]+(?:and|who|that|which)?)+$")
_CONJUNCTIONS = frozenset({"But", "And", "So", "Still", "Yet", "but", "and"})
_SPEAKING = ("neutral", "denial", "confirmation", "allegation", "non_response", "question", "continuation", "forecast")
_AT_MOST = 160


def anonymity(passage: Passage) -> Anonymity | None:
    """The description of an unnamed source and its grade; None for those who are named, and for
    people who are only described and do not speak ("voters", "wealthy donors")."""
    article, sources = passage.article, passage.attribution.source
    if passage.is_post or not _is_unnamed(passage):
        return None
    span = _description(passage)
    if span is None or _is_named(article, span):
        return None
    zone = (*sources, *((s, e) for s, e in passage.frame if e > span[0]))
    position = next(iter(article.hits("anonymity", (span, *zone), "position")), None)
    return Anonymity(
        description=_shown(article.text[span[0] : span[1]]),
        grade=_grade(passage, span, knows=position is not None),
        position_to_know=None if position is None else _clause(article.text, position.start, (span, *zone)),
        reason_given=_reason(passage, span),
    )


def _shown(description: str) -> str:
    words = _LOOSE_END.sub("", description).split()
    return " ".join(words[1:] if words and words[0] in _CONJUNCTIONS else words)


def _is_unnamed(passage: Passage) -> bool:
    article, sources = passage.article, passage.attribution.source
    if any(entity.type in _NAMED_TYPES for entity in passage.speakers):
        return False
    if any(entity.type == "unnamed_person" for entity in passage.speakers):
        return True
    firsts = tuple(entity.mentions[0] for entity in passage.speakers if entity.mentions)
    speaks = article.hits("cues", passage.attribution.cue, *_SPEAKING)
    return bool(speaks) and bool(article.hits("anonymity", (*sources, *firsts), "sources"))


def _is_named(article: Article, span: Span) -> bool:
    """ "Ann Roe, a doctor" and "the minister, Ann Roe": a name stands before or after the description."""
    head, *rest = article.text[span[0] : span[1]].split(",")
    if head.split(maxsplit=1)[:1] and head.split(maxsplit=1)[0].lower() in _INDEFINITE:
        return False
    if not article.hits("anonymity", ((span[0], span[0] + len(head)),), "bare", "role", "sources"):
        return True
    return any(_NAME.match(piece) for piece in rest)


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


def _widened(passage: Passage) -> Spans:
    return (*passage.attribution.source, *passage.frame)


def _reason(passage: Passage, described: Span) -> Span | None:
    """The words that say why the source is not named: after the condition, in the frame, in the next
    sentence, or where the same source was first described."""
    article = passage.article
    places: list[Spans] = [_widened(passage)]
    index = article.sentence_index(passage.sentence[0]) + 1
    if index < len(article.sentences) and article.sentences[index][0] < passage.block.end:
        places.append((article.sentences[index],))
    if described[0] < passage.sentence[0]:
        places.append((article.sentence_at(described[0]),))
    for spans in places:
        condition = next(iter(article.hits("anonymity", spans, "condition")), None)
        if condition is None:
            continue
        reasons = [
            hit for hit in article.hits("anonymity", spans, "reason")
            if hit.start >= condition.start and hit.start <= condition.end + 40
        ]  # fmt: skip
        if reasons:
            return _clause(article.text, reasons[0].start, spans)
    return None


def _clause(text: str, start: int, within: Spans) -> Span:
    """From `start` to the end of its clause, and no further than the stretch it stands in."""
    end = min([stop for first, stop in within if first <= start < stop], default=start + _AT_MOST)
    stop = _CLAUSE_END.search(text, start + 1, min(end, start + _AT_MOST))
    cut = stop.start() if stop is not None else min(end, start + _AT_MOST)
    return (start, start + len(text[start:cut].rstrip()))
