"""Notices: what an update or correction about the story makes out of date in it.

A notice that says that something was published, named or decided settles the open question that
shares its words. One that says what an earlier version got wrong points at the sentence that still
says so, where there is one.
"""

from __future__ import annotations

from collections.abc import Sequence

from .._typing import Span, Spans
from ..document import Block, Problem
from ..messages import problem
from ..story import Notice
from .article import Article
from .lexicon import words

_SHARE = 0.3
_WRONG_SHARE = 0.6
_SHORT = 3
_MOST = 100
"""Notices that are held against the text. No real page has a tenth of them; each is compared with every sentence."""


def notices(article: Article, open_questions: Sequence[Span]) -> tuple[tuple[Notice, ...], tuple[Problem, ...]]:
    """Every notice of the document with the passages that it supersedes, and what was left undone."""
    found = [block for block in article.blocks if block.kind == "notice"]
    gist = _Gist(article)
    made = tuple(
        Notice(
            type=block.notice or "update",
            start=block.start,
            end=block.end,
            date=block.date,
            supersedes=_superseded(gist, block, open_questions) if number < _MOST else (),
        )
        for number, block in enumerate(found)
    )
    left = (problem("R326", count=_MOST, start=found[_MOST].start, end=found[-1].end),) if len(found) > _MOST else ()
    return made, left


class _Gist:
    """What the spans of an article speak of: the stems of their words, found once for each span."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._stems: dict[Span, frozenset[str]] = {}
        self._empty = words("notices", "empty")

    def __call__(self, span: Span) -> frozenset[str]:
        if span not in self._stems:
            found = (self.article.words[at] for at in self.article.word_range(span))
            self._stems[span] = frozenset(
                stem(word) for word in found if (len(word) > 2 or word.isdigit()) and word not in self._empty
            )
        return self._stems[span]

    def without(self, span: Span, family: str, label: str) -> frozenset[str]:
        """The stems of a span that do not stand in its phrases of this label."""
        return self(span) - {
            stem(self.article.words[at])
            for hit in self.article.hits(family, (span,), label)
            for at in range(hit.first, hit.last)
        }


def _superseded(gist: _Gist, block: Block, open_questions: Sequence[Span]) -> Spans:
    span = (block.start, block.end)
    told = gist.without(span, "notices", "frame")
    found: set[Span] = set()
    if gist.article.hits("notices", (span,), "settling"):
        found.update(question for question in open_questions if _settles(gist, told, question))
    if gist.article.hits("notices", (span,), "wrong"):
        found.update(_still_wrong(gist, block))
    return tuple(sorted(found))


def _settles(gist: _Gist, told: frozenset[str], question: Span) -> bool:
    if told.isdisjoint(gist(question)):
        return False
    asked = gist.without(question, "content", "open_question")
    return bool(asked) and len(asked & told) >= _SHARE * len(asked)


def _still_wrong(gist: _Gist, block: Block) -> list[Span]:
    """Sentences outside the notice that hold most of what it calls wrong."""
    article, found = gist.article, []
    for sentence in article.sentences_in((block.start, block.end)):
        wrong = article.hits("notices", (sentence,), "wrong")
        if not wrong:
            continue
        right = [hit.start for hit in article.hits("notices", ((wrong[0].end, sentence[1]),), "right")]
        claim = gist((wrong[0].end, min(right, default=sentence[1])))
        if len(claim) < _SHORT:
            continue
        numbers = {word for word in claim if word.isdigit()}
        for other in article.sentences:
            said = gist(other)
            if (
                len(claim & said) >= _WRONG_SHARE * len(claim)
                and numbers <= said
                and article.block_at(other[0]).kind != "notice"
            ):
                found.append(other)
    return found


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
