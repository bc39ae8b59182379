"""Kind: what a statement mainly does.

The cue decides where it says anything of the kind ("denied", "vowed", "declined to comment"). A
neutral cue ("said") leaves it to the content: each sentence of the content is judged by its
words, and the statement is of the kind that most of its sentences share; one that mixes follows
its first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from .._typing import Span, Spans
from ..statement import Kind
from .article import Article, Hit
from .clauses import clauses
from .passage import Passage

_PHRASES_FIRST: tuple[Kind, ...] = ("non_response", "open_question", "denial", "confirmation", "allegation")
_FIRST = frozenset({"i", "we", "i'll", "we'll", "i'm", "we're", "i'd", "we'd", "i've", "we've"})
_OPENING_WORDS = 14
_ORDERING = frozenset({"tell", "tells", "told", "telling", "remind", "reminded", "ask", "asks", "asked", "asking"})


def kind(passage: Passage) -> Kind:
    """The kind of the statement, by its cue first and by its content where the cue is neutral."""
    by_cue = _by_cue(passage)
    if by_cue is not None:
        return by_cue
    article, content = passage.article, passage.attribution.content
    if article.words_in(content)[:1] == ["to"] and _ORDERING.intersection(article.words_in(passage.attribution.cue)):
        return "intention"
    quoted = passage.attribution.quotation == "direct" or passage.is_post
    by_content = content_kind(article, content, quoted=quoted, selves=_selves(passage))
    if not passage.attribution.source and article.hits(
        "content", (*content, *passage.attribution.cue), "open_question"
    ):
        return "open_question"
    labels = {hit.label for hit in article.hits("cues", passage.attribution.cue)}
    if by_content == "allegation" and "adjudicated" in labels:
        return "assertion"
    future = by_content in ("assertion", "forecast") and bool(article.hits("content", content, "future"))
    if "leans_intention" in labels and future:
        return "intention"
    if "leans_opinion" in labels and by_content == "assertion":
        return "opinion"
    return by_content


def _selves(passage: Passage) -> frozenset[str]:
    """The words by which reported speech means its speaker or who speaks through him: "it" only for an
    organization, "the company" only where a spokesman speaks."""
    selves = _REPORTED_SELF | _CLIENTS
    if any(entity.type in ("organization", "outlet") for entity in passage.speakers):
        selves |= {"it"}
    if passage.article.hits("chain", passage.attribution.source, "spokesperson"):
        selves |= _BODIES
    return selves


def _by_cue(passage: Passage) -> Kind | None:
    article, cue = passage.article, passage.attribution.cue
    if not cue:
        return None
    labels: dict[str, int] = {}
    for hit in article.hits_from("cues", cue):  # a phrase may run on into the content: "called | for"
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
    if (
        best is None
        or _only_addresses(passage)
        or labels.get("neutral", 0) > best[0]
        or ("neutral" in labels and _spoken(article, cue))
    ):
        return None
    return best[1]


_BY_WEIGHT: tuple[Kind, ...] = ("intention", "forecast", "opinion", "thought", "question")


def _only_addresses(passage: Passage) -> bool:
    """ "I want you all to know that ...": nothing is wanted."""
    article, cue = passage.article, passage.attribution.cue
    before = article.starts[max(0, article.word_range(cue[0]).start - 2)] if article.starts else 0
    return any(
        hit.end > cue[0][0] for hit in article.hits_from("content", ((before, cue[-1][1]),)) if hit.label == "address"
    )


def _spoken(article: Article, cue: Spans) -> bool:
    """Is one of the cue's first words a verb of plain speaking ("said in support of")?"""
    first = article.word_range(cue[0]).start
    return any(hit.first - first <= 1 for hit in article.hits("cues", cue, "spoken"))


def is_speaking(passage: Passage) -> bool:
    """Does the cue tell of words being made public, not of a thought or a deed?"""
    article, cue = passage.article, passage.attribution.cue
    if not cue:
        return True
    labels = {hit.label for hit in article.hits("cues", cue)}
    return bool(labels - {"thought", "negated", "intention", "forecast"}) or not article.words_in(cue)


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


def content_kind(article: Article, content: Spans, *, quoted: bool, selves: frozenset[str] = frozenset()) -> Kind:
    """The kind that most sentences of `content` share; of equals, that of the earliest."""
    found: list[Kind] = []
    for span in content:
        for start, end in article.sentences_in(span):
            piece = main_clause(article, (max(start, span[0]), min(end, span[1])))
            words = len(article.word_range(piece))
            if words >= _LEAST_WORDS or (words and len(content) == 1):
                found.append(clause_kind(article, piece, quoted=quoted, selves=selves))
    votes = Counter(found)
    plain = votes.pop("assertion", 0)
    if not votes or votes.total() < plain or (votes.total() == plain and found[0] == "assertion"):
        return "assertion"
    kind, count = votes.most_common(1)[0]
    return kind if count * 3 >= votes.total() else "assertion"


def main_clause(article: Article, sentence: Span) -> Span:
    """The clause that says most, where one is much longer than what stands before it; else the whole."""
    parts = clauses(article.text, sentence)
    if len(parts) == 1:
        return sentence
    longest = max(parts, key=lambda part: part[1] - part[0])
    others = sentence[1] - sentence[0] - (longest[1] - longest[0])
    return longest if longest[1] - longest[0] > _MUCH_LONGER * others else sentence


def clause_kind(article: Article, span: Span, *, quoted: bool, selves: frozenset[str] = frozenset()) -> Kind:
    """The kind of one sentence or clause, by its words alone."""
    if article.text[span[0] : span[1]].rstrip("\"”’' ").endswith("?"):
        return "question"
    first = article.word_range(span).start
    if not quoted:
        reported = _reported_kind(article, span, first, selves)
        if reported is not None:
            return reported
    labels: dict[str, Hit] = {}
    hits = article.hits("content", (span,))
    for hit in hits:
        labels.setdefault(hit.label, hit)
    if not labels:
        return "assertion"
    if "open_question" in labels:
        return "open_question"
    if "denial" in labels:
        return "denial"
    if "normative" in labels and labels["normative"].first - first <= _NORMATIVE_OPENING:
        return "intention"
    if "intention" in labels and "address" not in labels and labels["intention"].first - first <= _OPENING_WORDS:
        return "intention"
    if "imperative" in labels and quoted and "address" not in labels and labels["imperative"].first == first:
        return "intention"
    if "allegation" in labels and not _of_oneself(article, first, labels["allegation"].first):
        return "allegation"
    if "future" in labels and "address" not in labels and labels["future"].first - first <= _OPENING_WORDS:
        return _future_kind(article, first, labels["future"].first, quoted=quoted, selves=selves)
    if "opinion" in labels or ("weak_opinion" in labels and _weighs(article, span, hits, quoted=quoted)):
        return "opinion"
    if "thought" in labels and quoted:
        return "thought"
    return "confirmation" if "confirmation" in labels else "assertion"


def _weighs(article: Article, span: Span, hits: Sequence[Hit], *, quoted: bool) -> bool:
    """Weak evaluative words decide where there are two, or where the clause is short and is quoted."""
    weak = sum(hit.label == "weak_opinion" for hit in hits)
    return weak > 1 or (len(article.word_range(span)) <= (_SHORT_QUOTED if quoted else _SHORT_REPORTED))


def _reported_kind(article: Article, span: Span, first: int, selves: frozenset[str]) -> Kind | None:
    """What a speaker says of himself: "(said) he intends to run", "that they believe", "she did not know"."""
    words = article.words
    at = first + 1 if words[first : first + 1] == ["that"] else first
    if words[at : at + 1] and words[at] in selves and at + 2 < len(words):
        reach = (article.starts[at + 1], min(span[1], article.ends[min(at + 4, len(words) - 1)]))
        labels = {hit.label for hit in article.hits("cues", (reach,)) if hit.first <= at + _REACH}
        for kind in _SELF_KINDS:
            if kind in labels:
                return kind
        if "negated" in labels and words[at + 1] in _DID:
            return "thought" if words[at + 3 : at + 4] == ["recall"] else "denial"
    return None


_REPORTED_SELF = frozenset({"he", "she", "they"})


def _of_things(article: Article, at: int) -> bool:
    """Is the verb one of things and the weather ("it will rain"), and not of those who plan?"""
    verb = (article.starts[at], article.ends[at])
    return any(hit.label == "of_things" for hit in article.hits_from("content", (verb,)))


_CLIENTS = frozenset({"client", "clients"})
_BODIES = frozenset(
    {"company", "campaign", "team", "office", "government", "ministry", "department", "firm", "union", "it"}
)
_DID = frozenset({"did", "didn't", "never", "had", "hadn't"})
_SELF_KINDS: tuple[Kind, ...] = ("intention", "forecast", "opinion", "thought")


def _of_oneself(article: Article, first: int, hit: int) -> bool:
    return any(word in _FIRST for word in article.words[max(first, hit - 3) : hit])


def _future_kind(article: Article, first: int, at: int, *, quoted: bool, selves: frozenset[str]) -> Kind:
    """A future of the speaker's own doing is an intention, any other a forecast."""
    subject = article.words[first:at]
    word = article.words[at]
    if quoted:
        if word == "would":
            return "assertion"
        return "intention" if _FIRST.intersection(subject[-2:]) or word in _FIRST else "forecast"
    own = bool(subject) and subject[-1] in selves and len(subject) <= _SELF_AT_MOST
    if subject == ["it"] and at + 1 < len(article.words) and not _of_things(article, at + 1):
        own = True  # "says it will publish both letters"
    return "intention" if own else "forecast"


_LEAST_WORDS = 2
_SHORT_QUOTED = 16
_SHORT_REPORTED = 9
_SELF_AT_MOST = 3
_REACH = 3
_NORMATIVE_OPENING = 8
_MUCH_LONGER = 2
