"""Kind: what a statement mainly does.

The cue decides where it says anything of the kind ("denied", "vowed", "declined to comment"). A
neutral cue ("said") leaves it to the content: each sentence of the content is judged by its
words, and the statement is of the kind that most of its sentences share; one that mixes follows
its first.
"""

from __future__ import annotations

from collections import Counter

from .._typing import Span, Spans
from ..statement import Kind
from .article import Article
from .passage import Passage

_PHRASES_FIRST: tuple[Kind, ...] = ("non_response", "open_question", "denial", "confirmation", "allegation")
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i"})
_FIRST = frozenset({"i", "we", "i'll", "we'll", "i'm", "we're", "i'd", "we'd", "i've", "we've"})
_OPENING_WORDS = 14
_PASSIVE = frozenset({"is", "are", "was", "were", "be", "been", "being", "widely"})


def kind(passage: Passage) -> Kind:
    """The kind of the statement, by its cue first and by its content where the cue is neutral."""
    by_cue = _by_cue(passage)
    if by_cue is not None:
        return by_cue
    article, content = passage.article, passage.attribution.content
    by_content = content_kind(article, content, quoted=passage.attribution.quotation == "direct" or passage.is_post)
    if by_content == "assertion":
        labels = {hit.label for hit in article.hits("cues", passage.attribution.cue)}
        if "leans_intention" in labels and article.hits("content", content, "future"):
            return "intention"
        if "leans_opinion" in labels:
            return "opinion"
    return by_content


def _by_cue(passage: Passage) -> Kind | None:
    article, cue = passage.article, passage.attribution.cue
    if not cue:
        return None
    zone = _cue_zone(passage)
    labels: dict[str, int] = {}
    for hit in article.hits("cues", zone):
        labels[hit.label] = max(labels.get(hit.label, 0), hit.last - hit.first)
    if "non_response" in labels:
        return "non_response"
    if "question" in labels and _asks(passage, labels):
        return "question"
    for name in _PHRASES_FIRST[1:]:
        if name in labels and labels[name] >= labels.get("intention", 0):
            return name
    candidates: list[tuple[int, Kind]] = [
        (labels[name], name) for name in _BY_WEIGHT if name in labels and name != "question"
    ]
    best = max(candidates, key=lambda found: found[0], default=None)
    if best is None or labels.get("neutral", 0) > best[0] or ("neutral" in labels and _spoken(article, cue)):
        return None
    return best[1]


_BY_WEIGHT: tuple[Kind, ...] = ("intention", "forecast", "opinion", "thought", "question")
_SPOKEN = frozenset(
    [
        "said",
        "says",
        "say",
        "saying",
        "told",
        "tells",
        "tell",
        "telling",
        "wrote",
        "writes",
        "write",
        "added",
        "adds",
        "adding",
        "noted",
        "notes",
        "tweeted",
        "tweets",
        "according",
    ]
)


def _spoken(article: Article, cue: Spans) -> bool:
    """Is the cue's first verb one of plain speaking ("said in support of")?"""
    words = article.words_in(cue)
    return bool(words) and (words[0] in _SPOKEN or (len(words) > 1 and words[1] in _SPOKEN))


def _cue_zone(passage: Passage) -> Spans:
    """The cue with the particle after it that may belong to it ("called | for", "refused | to comment")."""
    article, cue = passage.article, passage.attribution.cue
    last = article.word_range(cue[-1])
    if not len(last):
        return cue
    words_after = article.words[last.stop : last.stop + 3]
    reach = 0
    if words_after[:1] and words_after[0] in _PARTICLES:
        reach = 3 if words_after[0] in ("to", "not") else 1
    if not reach or last.stop + reach > len(article.ends):
        return cue
    return (*cue[:-1], (cue[-1][0], article.ends[last.stop + reach - 1]))


_PARTICLES = frozenset({"for", "on", "to", "against", "whether", "not", "guilty"})


def _asks(passage: Passage, labels: dict[str, int]) -> bool:
    """Asking for an answer, not asking somebody to do something; and not being asked."""
    if labels.get("intention", 0) > 1:
        return False
    article = passage.article
    words = article.words_in(passage.attribution.content)
    if words[:1] in (["to"], ["for"]):
        return False
    cue = article.words_in(passage.attribution.cue)
    if cue and cue[0] in ("questioned", "questioning", "questions") and len(cue) == 1:
        return words[:1] != [] and words[0] in ("whether", "why", "how", "if", "what", "who", "when")
    return True


def content_kind(article: Article, content: Spans, *, quoted: bool) -> Kind:
    """The kind that most sentences of `content` share; of equals, that of the earliest."""
    votes: Counter[Kind] = Counter()
    for span in content:
        for start, end in article.sentences_in(span):
            piece = (max(start, span[0]), min(end, span[1]))
            words = len(article.word_range(piece))
            if words >= 2 or (words and len(content) == 1):
                votes[clause_kind(article, piece, quoted=quoted)] += 1
    if not votes:
        return "assertion"
    plain = votes.pop("assertion", 0)
    if not votes:
        return "assertion"
    kind, count = votes.most_common(1)[0]
    return kind if votes.total() >= plain and count * 3 >= votes.total() else "assertion"


def clause_kind(article: Article, span: Span, *, quoted: bool) -> Kind:
    """The kind of one sentence or clause, by its words alone."""
    text = article.text[span[0] : span[1]].rstrip("\"”’' ")
    if text.endswith("?"):
        return "question"
    labels = {}
    for hit in article.hits("content", (span,)):
        labels.setdefault(hit.label, hit)
    if not labels:
        return "assertion"
    for name in ("open_question", "denial"):
        if name in labels:
            return name  # type: ignore[return-value]
    first = article.word_range(span).start
    if (
        "intention" in labels
        and "address" not in labels
        and _first_person_or_call(article, labels["intention"].first, first)
    ):
        return "intention"
    if "imperative" in labels and quoted and labels["imperative"].first == first:
        return "intention"
    if "allegation" in labels and not _of_oneself(article, first, labels["allegation"].first):
        return "allegation"
    if "future" in labels and labels["future"].first - first <= _OPENING_WORDS:
        return _future_kind(article, first, labels["future"].first, quoted=quoted)
    if "opinion" in labels:
        return "opinion"
    if "thought" in labels and quoted:
        return "thought"
    return "confirmation" if "confirmation" in labels else "assertion"


def _first_person_or_call(article: Article, hit: int, first: int) -> bool:
    return hit - first <= _OPENING_WORDS


def _of_oneself(article: Article, first: int, hit: int) -> bool:
    return any(word in _FIRST for word in article.words[max(first, hit - 3) : hit])


def _future_kind(article: Article, first: int, at: int, *, quoted: bool) -> Kind:
    """A future of the speaker's own doing is an intention, any other a forecast."""
    subject = article.words[first:at]
    word = article.words[at]
    if quoted:
        own = bool(_FIRST.intersection(subject[-2:])) or word in _FIRST
        if word == "would":
            return "assertion"
        return "intention" if own else "forecast"
    own = bool(subject) and subject[-1] in _PRONOUNS - {"it"} and len(subject) <= 3
    return "intention" if own else "forecast"
