"""Setting: where a speaker is, by the sentence before the one in which she is quoted."""

from __future__ import annotations

from .._typing import Span
from ..statement import Medium
from .article import Article, Mention
from .passage import Passage
from .spans import SpanIndex

_REACH = 400
"""Code points of a sentence that are looked at, from its end."""
_OPENERS = frozenset({"in", "at", "during", "on", "speaking", "via", "before", "addressing", "through"})
_SETTINGS: tuple[Medium, ...] = (
    "interview", "press_conference", "testimony_or_filing", "speech", "statement", "social_post",
    "email_or_letter",
)  # fmt: skip
_PRONOUNS = frozenset({"he", "she", "they", "it", "who", "i", "we"})


def setting(passage: Passage, said: SpanIndex) -> Medium | None:
    """The medium that the sentence before names together with the speaker, but not in what is `said`: "Roe spoke
    at a rally. She said ..." """
    article = passage.article
    before = _sentence_before(passage)
    if before is None or article.text.startswith("(", passage.sentence[0]):
        return None
    own = {entity.id for entity in passage.speakers}
    if not any(mention.entity.id in own for mention in article.mentions_in((before,))):
        return None
    labels = [
        hit.label
        for hit in article.hits("medium", (before,))
        if hit.last - hit.first > 1
        and article.words[hit.first] in _OPENERS
        and not article.is_quoted(hit.start)
        and not said.touches((hit.start, hit.end))
    ]
    return next((name for name in _SETTINGS if name in labels), None)


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
