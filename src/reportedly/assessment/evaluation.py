"""Evaluation: how far a clause judges, supposes or compares, where the cue leaves that open."""

from __future__ import annotations

from .._typing import Span
from .article import Article, Hit
from .lexicon import words as lexicon_words
from .passage import Passage

ENOUGH = 2
"""The weight from which a clause is an opinion."""

_BEFORE = 5
_BEHIND = 4
_FRAGMENT = 6
_FRAGMENT_REACH = 80
_SHORT_QUOTED = 16
_SHORT_REPORTED = 9


def evaluates(article: Article, span: Span, content: list[Hit], *, quoted: bool, lean: int = 0) -> bool:
    """Does the clause at `span` evaluate more than it reports? `content` are its hits of that family; `lean` is what
    speaks for it beforehand: a speaker asked for his judgement, a cue of arguing.

    Strong words of evaluation decide; verdicts, comparisons and suppositions count, the more where they
    are predicated, quoted by themselves or stand in a short clause.
    """
    content = [hit for hit in content if not is_plain_fact(article, hit)]
    if any(hit.label in ("opinion", "thought") for hit in content):
        return True
    verdicts = [hit for hit in article.hits("evaluation", (span,), "verdict") if not is_plain_fact(article, hit)]
    verdicts += [hit for hit in content if hit.label == "weak_opinion"]
    signs = {hit.label for hit in article.hits("evaluation", (span,))} & _SIGNS
    weight = lean + min(2, len({hit.first for hit in verdicts}))
    if verdicts and len(article.word_range(span)) <= (_SHORT_QUOTED if quoted else _SHORT_REPORTED):
        weight += 1
    if any(_predicated(article, span, hit) for hit in verdicts):
        weight += 1
    if not quoted and any(_in_fragment(article, hit) for hit in verdicts):
        weight += 1
    weight += 2 * bool({"supposition", "unreal"} & signs)
    weight += "comparison" in signs
    weight += ("interpretation" in signs) * (2 if quoted else 1)
    return weight >= ENOUGH


def is_plain_fact(article: Article, hit: Hit) -> bool:
    """ "Serious injuries" are what doctors find, and "they went crazy" is what was to be seen: nothing is judged."""
    words = article.words
    return not (
        lexicon_words("evaluation", "of_the_body").isdisjoint(words[hit.last : hit.last + _BEHIND])
        and lexicon_words("evaluation", "going").isdisjoint(words[max(0, hit.first - 1) : hit.first])
    )


_SIGNS = frozenset({"supposition", "unreal", "comparison", "interpretation"})


def lean(passage: Passage, labels: frozenset[str]) -> int:
    """What speaks for an opinion before its words are read; `labels` are those of its cue."""
    if any(entity.type in ("document", "outlet") for entity in passage.speakers[:1]):
        return -1
    by = {hit.label for hit in passage.article.hits("evaluation", passage.attribution.source)}
    return ("judges" in by) - ("recorders" in by) + bool({"leans_opinion", "inclines_opinion"} & labels)


def _predicated(article: Article, span: Span, hit: Hit) -> bool:
    """ "(the plan) is rather timid", "makes it risky": a verb of being close before the verdict."""
    first = max(article.word_range(span).start, hit.first - _BEFORE)
    verbs = lexicon_words("evaluation", "predicating")
    return any(word in verbs or word.endswith("'s") for word in article.words[first : hit.first])


def _in_fragment(article: Article, hit: Hit) -> bool:
    """Does the verdict stand in a few words that reported speech quotes?"""
    return any(
        start <= hit.start < end and len(article.word_range((start, end))) <= _FRAGMENT
        for start, end in article.quotations_in((max(0, hit.start - _FRAGMENT_REACH), hit.end))
    )
