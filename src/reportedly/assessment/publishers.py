"""Publishers: who made a document known that speaks, by the sentence before the one in which it does."""

from __future__ import annotations

from .._typing import Span
from .article import Article, Mention
from .passage import Passage

_REACH = 400
"""Code points of a sentence that are looked at, from its end."""
_PRONOUNS = frozenset({"he", "she", "they", "it", "who", "i", "we"})


def publisher(passage: Passage) -> Mention | None:
    """Who made the document known that speaks: "The Courier published a letter. The letter said ..." """
    article, source = passage.article, passage.attribution.source
    before = _sentence_before(passage)
    named = article.words_in(source)
    if before is None or len(named) != 2 or not any(entity.type == "document" for entity in passage.speakers):
        return None
    for hit in article.hits("chain", (before,), "makes_known"):
        if article.words[hit.last - 1] == named[1]:
            outlets = [m for m in article.mentions_in(((before[0], hit.start),)) if m.entity.type == "outlet"]
            return outlets[-1] if outlets else None
    return None


def points_back(passage: Passage) -> bool:
    """Is the source a pronoun, or a description such as "the spokesman", and no name?"""
    article, source = passage.article, passage.attribution.source
    named = article.words_in(source)
    if _PRONOUNS.issuperset(named):
        return True
    text = passage.text(source)
    return named[0] == "the" and text[1:] == text[1:].lower()


def _sentence_before(passage: Passage) -> Span | None:
    """In the same paragraph, or where the source of this one points back, the end of the paragraph before."""
    article: Article = passage.article
    at = article.sentence_index(passage.extent[0])
    if not at:
        return None
    before = article.sentences[at - 1]
    if before[0] < article.block_at(passage.block.start - 1).start:
        return None
    before = (max(before[0], before[1] - _REACH), before[1])
    if before[0] >= passage.block.start:
        return before
    return before if passage.attribution.source and points_back(passage) else None
