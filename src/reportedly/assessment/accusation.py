"""Accusation: wrongdoing told as somebody's deed, and not as a topic, a fear or a case before a court."""

from __future__ import annotations

from .._typing import Span
from .article import Article, Hit
from .lexicon import words as lexicon_words
from .passage import Passage

_BEFORE = 4
_AFTER = 3
_OPENING = 6
_MARKS = (",", ".", ";", "”", '"', "")


def accuses(article: Article, span: Span, content: list[Hit], own: frozenset[str]) -> bool:
    """Does the clause at `span` charge somebody else with wrongdoing? `content` are its hits of that family;
    `own` the words by which the speaker means himself."""
    first = article.word_range(span).start
    return any(
        hit.label == "allegation"
        and own.isdisjoint(article.words[max(first, hit.first - 3) : hit.first])
        and not _is_topic(article, first, hit)
        for hit in content
    )


def _is_topic(article: Article, first: int, hit: Hit) -> bool:
    """ "safe from assault", "if they feel harassed", "a fraud inquiry", "its size was intimidating": nobody is
    charged."""
    if article.words[hit.last - 1].endswith("ing") and article.text[hit.end : hit.end + 1] in _MARKS:
        return not lexicon_words("evaluation", "predicating").isdisjoint(article.words[hit.first - 1 : hit.first])
    before = article.words[max(first, hit.first - _BEFORE) : hit.first]
    after = article.words[hit.last : hit.last + _AFTER]
    return not (
        lexicon_words("accusation", "not_charged_before").isdisjoint(before)
        and lexicon_words("accusation", "not_charged_after").isdisjoint(after)
    )


def is_of_another(passage: Passage) -> bool:
    """Does the content open with somebody who is named and is not its speaker?"""
    article = passage.article
    if not passage.attribution.content:
        return False
    start, end = passage.attribution.content[0]
    words = article.word_range((start, end))
    if not words:
        return False
    opening = (start, article.ends[min(words.stop, words.start + _OPENING) - 1])
    speakers = {entity.id for entity in passage.speakers}
    return any(
        mention.entity.type in ("person", "organization", "group") and mention.entity.id not in speakers
        for mention in article.mentions_in((opening,))
    )
