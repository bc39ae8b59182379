"""Oneself: what reported speech says of its own speaker ("(said) he intends to run", "the bank will appeal")."""

from __future__ import annotations

from .._typing import Span
from ..statement import Kind
from .article import Article
from .lexicon import words as lexicon_words
from .passage import Passage

_PRONOUNS = frozenset({"he", "she", "they"})
_CLIENTS = frozenset({"client", "clients"})
_BODIES = frozenset(
    {"company", "campaign", "team", "office", "government", "ministry", "department", "firm", "union", "it", "bank"}
    | {"group", "agency", "administration", "party", "school", "university", "committee", "club", "church", "we"}
)
_DID = frozenset({"did", "didn't", "never", "had", "hadn't", "has", "hasn't", "have", "haven't"})
_SELF_KINDS: tuple[Kind, ...] = ("non_response", "intention", "forecast", "opinion")
_MODALS = frozenset(
    {"will", "would", "won't", "wouldn't", "could", "couldn't", "might", "may", "can", "can't", "cannot"}
)
_REACH = 3
_OPENING = 5


def selves(passage: Passage) -> frozenset[str]:
    """The words by which reported speech means its speaker or whom he speaks for: "it" only for an
    organization, "the company" only where a spokesman or an officer speaks."""
    found = _PRONOUNS | _CLIENTS
    article, source = passage.article, passage.attribution.source
    if any(entity.type in ("organization", "outlet") for entity in passage.speakers):
        found |= {"it"}
    if article.hits("chain", source, "spokesperson") or not lexicon_words("evaluation", "officers").isdisjoint(
        article.words_in(source)
    ):
        found |= _BODIES
    return found


def reported_kind(article: Article, span: Span, selves: frozenset[str]) -> Kind | None:
    """What a speaker says of himself: "he intends to run", "that they believe", "she did not know"."""
    words, first = article.words, article.word_range(span).start
    opening = words[first : first + _OPENING]
    at = next((first + n for n, word in enumerate(opening) if word in selves), None)
    if at is None or at + 2 >= len(words):
        return None
    near = opening[0] == "that" and at == first + 1
    reach = (article.starts[at + 1], min(span[1], article.ends[min(at + 4, len(words) - 1)]))
    labels = {hit.label for hit in article.hits("cues", (reach,)) if hit.first <= at + _REACH}
    if at == first or near or not _PRONOUNS.issuperset({words[at]}):
        for kind in _SELF_KINDS if words[at + 1] not in _MODALS else _SELF_KINDS[:2]:
            if kind in labels:
                return kind
    if "negated" in labels and words[at + 1] in _DID and (at == first or near):
        return None if words[at + 3 : at + 4] == ["recall"] else "denial"
    return None
