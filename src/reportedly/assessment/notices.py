"""Notices: what an update or correction about the story makes out of date in it.

A notice that says that something was published, named or decided settles the open question that
shares its words. One that says what an earlier version got wrong points at the sentence that still
says so, where there is one.
"""

from __future__ import annotations

from collections.abc import Sequence

from .._typing import Span, Spans
from ..document import Block
from ..story import Notice
from .article import Article

_SHARE = 0.3
_WRONG_SHARE = 0.6
_SHORT = 3
_EMPTY = frozenset(
    [
        "the",
        "that",
        "this",
        "those",
        "these",
        "there",
        "their",
        "they",
        "them",
        "has",
        "have",
        "had",
        "been",
        "being",
        "was",
        "were",
        "is",
        "are",
        "not",
        "yet",
        "for",
        "from",
        "with",
        "and",
        "but",
        "its",
        "his",
        "her",
        "who",
        "which",
        "what",
        "when",
        "where",
        "whether",
        "will",
        "would",
        "could",
        "should",
        "about",
        "into",
        "over",
        "under",
        "after",
        "before",
        "also",
        "more",
        "than",
        "any",
        "all",
        "some",
        "one",
        "full",
        "only",
        "still",
        "remains",
        "remain",
        "unclear",
        "unknown",
        "known",
        "clear",
        "immediately",
    ]
)


def notices(article: Article, open_questions: Sequence[Span]) -> tuple[Notice, ...]:
    """Every notice of the document with the passages that it supersedes."""
    return tuple(
        Notice(
            type=block.notice or "update",
            start=block.start,
            end=block.end,
            date=block.date,
            supersedes=_superseded(article, block, open_questions),
        )
        for block in article.blocks
        if block.kind == "notice"
    )


def _superseded(article: Article, block: Block, open_questions: Sequence[Span]) -> Spans:
    span = (block.start, block.end)
    told = _stems(article, span) - _stems_of_frame(article, span)
    found: set[Span] = set()
    if article.hits("notices", (span,), "settling"):
        found.update(question for question in open_questions if _settles(article, told, question))
    if article.hits("notices", (span,), "wrong"):
        found.update(_still_wrong(article, block))
    return tuple(sorted(found))


def _settles(article: Article, told: set[str], question: Span) -> bool:
    asked = _stems(article, question)
    phrase = {
        stem(article.words[at])
        for hit in article.hits("content", (question,), "open_question")
        for at in range(hit.first, hit.last)
    }
    asked -= phrase
    shared = asked & told
    return bool(asked) and len(shared) >= _SHARE * len(asked)


def _still_wrong(article: Article, block: Block) -> list[Span]:
    """Sentences outside the notice that hold most of what it calls wrong."""
    found = []
    for sentence in article.sentences_in((block.start, block.end)):
        wrong = article.hits("notices", (sentence,), "wrong")
        if not wrong:
            continue
        right = [hit.start for hit in article.hits("notices", ((wrong[0].end, sentence[1]),), "right")]
        claim = _stems(article, (wrong[0].end, min(right, default=sentence[1])))
        if len(claim) < _SHORT:
            continue
        for other in article.sentences:
            if article.block_at(other[0]).kind == "notice":
                continue
            if len(claim & _stems(article, other)) >= _WRONG_SHARE * len(claim) and _numbers(claim) <= _stems(
                article, other
            ):
                found.append(other)
    return found


def _numbers(words: set[str]) -> set[str]:
    return {word for word in words if word.isdigit()}


def _stems(article: Article, span: Span) -> set[str]:
    words = (article.words[at] for at in article.word_range(span))
    return {stem(word) for word in words if (len(word) > 2 or word.isdigit()) and word not in _EMPTY}


def _stems_of_frame(article: Article, span: Span) -> set[str]:
    return {
        stem(article.words[at])
        for hit in article.hits("notices", (span,), "frame")
        for at in range(hit.first, hit.last)
    }


def stem(word: str) -> str:
    """A word without its commonest endings, good enough to match "letters" with "letter".

    >>> stem("letters"), stem("letter's"), stem("published")
    ('letter', 'letter', 'publish')
    """
    word = word.removesuffix("'s")
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word
