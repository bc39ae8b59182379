"""Basis: how the speaker can know, where the text says so.

First-person words of the content show it ("I saw", "I just picked up the letters"), or what the
article says of the speaker ("who was in court", "which has seen the memo").
"""

from __future__ import annotations

from ..statement import Basis
from .passage import Passage

_ORDER: tuple[Basis, ...] = ("holds_document", "witnessed", "was_told", "took_part")
_OWN_WORDS = frozenset({"direct", "mixed"})


def basis(passage: Passage) -> Basis:
    """The basis of the statement; `unknown` where the text says nothing of it."""
    article, attribution = passage.article, passage.attribution
    if passage.is_post or attribution.quotation in _OWN_WORDS:
        spans = tuple(
            span for span in attribution.content if passage.is_post or article.is_quoted((span[0] + span[1]) // 2)
        )
        said = {hit.label for hit in article.hits("basis", spans)}
        for name in _ORDER:
            if name in said:
                return name
    if passage.is_post:
        return "unknown"
    told = {hit.label for hit in article.hits("basis", (*attribution.source, *attribution.cue, *_beside(passage)))}
    told.update(hit.label for hit in article.hits_from("basis", attribution.cue))  # "published | the letters"
    for name in _ORDER:
        if f"{name}_told" in told:
            return name
    return "unknown"


def _beside(passage: Passage) -> tuple[tuple[int, int], ...]:
    """The frame around the source: an apposition or a relative clause may stand outside its span."""
    sources = passage.attribution.source
    if not sources:
        return ()
    begin, end = sources[0][0] - 60, sources[-1][1] + 80
    return tuple((max(s, begin), min(e, end)) for s, e in passage.frame if s < end and e > begin)
