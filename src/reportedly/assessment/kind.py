"""Kind: what a statement mainly does.

The cue decides where it says anything of the kind ("denied", "vowed", "declined to comment"). A
neutral cue ("said") leaves it to the content: each sentence of the content is judged by its
words, and the statement is of the kind that most of its sentences share; one that mixes follows
its first.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from .._typing import Span, Spans
from ..statement import Kind
from .accusation import accuses, is_of_another
from .article import Article, Hit
from .clauses import clauses
from .evaluation import evaluates, lean
from .lexicon import words as lexicon_words
from .oneself import reported_kind, selves
from .passage import Passage

_PHRASES_FIRST: tuple[Kind, ...] = ("non_response", "open_question", "denial", "confirmation", "allegation")
_FIRST = frozenset({"i", "we", "i'll", "we'll", "i'm", "we're", "i'd", "we'd", "i've", "we've"})
_MAIN = 18
"""Words of a clause among which its main verb is looked for."""
_BEHIND_CONDITION = 32
"""The same, where the clause opens with a condition."""
_OBJECT = 4
_ADVISING = frozenset({"suggest", "suggests", "suggested", "suggesting"})
_ORDERING = frozenset({"tell", "tells", "told", "telling", "remind", "reminded", "ask", "asks", "asked", "asking"})


class Ruled(NamedTuple):
    """What the rules say: the kind, and what they say by the cue and, where that is neutral, by the content alone."""

    kind: Kind
    by_cue: Kind | None = None
    by_content: Kind | None = None


def kind(passage: Passage) -> Kind:
    """The kind of the statement, by its cue first and by its content where the cue is neutral."""
    return ruled(passage).kind


def ruled(passage: Passage) -> Ruled:
    """The kind of the statement by the rules, and how they come to it."""
    by_cue = _by_cue(passage)
    if by_cue is not None:
        return Ruled(by_cue, by_cue)
    article, content = passage.article, passage.attribution.content
    cue_words = article.words_in(passage.attribution.cue)
    if article.words_in(content)[:1] == ["to"]:
        deed = _infinitive(article, content)
        if deed is not None or _ORDERING.intersection(cue_words):
            return Ruled(deed or "intention")
    if _advises(cue_words, article.words_in(content[:1])):
        return Ruled("intention")
    quoted = passage.attribution.quotation == "direct" or passage.is_post
    labels = frozenset(hit.label for hit in article.hits("cues", passage.attribution.cue))
    by_content = content_kind(article, content, quoted=quoted, selves=selves(passage), lean=lean(passage, labels))
    if not passage.attribution.source and article.hits(
        "content", (*content, *passage.attribution.cue), "open_question"
    ):
        return Ruled("open_question", by_content=by_content)
    return Ruled(_leaning(passage, by_content, labels), by_content=by_content)


def _advises(cue: list[str], content: list[str]) -> bool:
    """ "(suggested) closing the bridge"."""
    return bool(content) and content[0].endswith("ing") and not _ADVISING.isdisjoint(cue[-1:])


def _infinitive(article: Article, content: Spans) -> Kind | None:
    """ "(wrote) to wish her well", "(spoke) to condemn the plan": the deed that is named."""
    second = article.word_range(content[0]).start + 1
    if second >= len(article.words):
        return None
    verb = (article.starts[second], article.ends[second])
    labels = {hit.label for hit in article.hits("cues", (verb,))}
    return next((kind for kind in (*_PHRASES_FIRST, *_BY_WEIGHT[:3]) if kind in labels), None)


def _leaning(passage: Passage, by_content: Kind, labels: frozenset[str]) -> Kind:
    """What a cue that leans one way makes of a content that shows little."""
    article, content = passage.article, passage.attribution.content
    if by_content in ("allegation", "opinion") and "adjudicated" in labels:
        return "assertion"
    future = by_content in ("assertion", "forecast") and bool(article.hits("content", content, "future"))
    if "leans_intention" in labels and future:
        return "intention"
    if by_content != "assertion":
        return by_content
    if "leans_intention" in labels and content:
        opening = article.words_in(content)[:_OBJECT]
        if not lexicon_words("cues", "to_come").isdisjoint(opening):
            return "intention"
    if "leans_forecast" in labels and future:
        return "forecast"
    if "leans_denial" in labels and _opens_negated(article, content):
        return "denial"
    if "leans_allegation" in labels and is_of_another(passage):
        return "allegation"
    return "opinion" if "leans_opinion" in labels else by_content


def _opens_negated(article: Article, content: Spans) -> bool:
    """Is the first verb of the content negated ("insisted that the gate was not open")?"""
    words = article.word_range(content[0]) if content else range(0)
    if not words:
        return False
    opening = (content[0][0], article.ends[min(words.start + _NORMATIVE_OPENING, words.stop) - 1])
    return bool(article.hits("cues", (opening,), "negated"))


def _by_cue(passage: Passage) -> Kind | None:
    article, cue = passage.article, passage.attribution.cue
    if not cue:
        return None
    labels: dict[str, int] = {}
    for hit in article.hits_from("cues", cue):  # a phrase may run on into the content: "called | for"
        labels[hit.label] = max(labels.get(hit.label, 0), hit.last - hit.first)
    if "non_response" in labels:
        return "non_response"
    if "unasked" in labels:
        return None
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


def content_kind(
    article: Article, content: Spans, *, quoted: bool, selves: frozenset[str] = frozenset(), lean: int = 0
) -> Kind:
    """The kind that most sentences of `content` share; of equals, that of the earliest."""
    found: list[Kind] = []
    for span in _standing_alone(article, content):
        for start, end in article.sentences_in(span):
            piece = main_clause(article, (max(start, span[0]), min(end, span[1])))
            words = len(article.word_range(piece))
            if words >= _LEAST_WORDS or (words and len(content) == 1):
                found.append(clause_kind(article, piece, quoted=quoted, selves=selves, lean=lean))
    votes = Counter(found)
    plain = votes.pop("assertion", 0)
    if not votes or votes.total() < plain or (votes.total() == plain and found[0] == "assertion" and not quoted):
        return "assertion"
    kind, count = votes.most_common(1)[0]
    return kind if count * 3 >= votes.total() else "assertion"


def _standing_alone(article: Article, content: Spans) -> Spans:
    """The spans of `content` without a condition or an adverb that the words of reporting cut off."""
    if len(content) < 2:
        return content
    first = article.word_range(content[0])
    cut_off = len(first) < _FRAGMENT or article.words[first.start] in _CONDITIONS
    return content[1:] if cut_off else content


def main_clause(article: Article, sentence: Span) -> Span:
    """The clause that says most, where one is much longer than what stands before it; else the whole."""
    parts = clauses(article.text, sentence)
    if len(parts) == 1:
        return sentence
    longest = max(parts, key=lambda part: part[1] - part[0])
    others = sentence[1] - sentence[0] - (longest[1] - longest[0])
    return longest if longest[1] - longest[0] > _MUCH_LONGER * others else sentence


def clause_kind(
    article: Article, span: Span, *, quoted: bool, selves: frozenset[str] = frozenset(), lean: int = 0
) -> Kind:
    """The kind of one sentence or clause, by its words alone; `lean` speaks for an opinion beforehand."""
    first = article.word_range(span).start
    hits = article.hits("content", (span,))
    labels: dict[str, Hit] = {}
    for hit in hits:
        labels.setdefault(hit.label, hit)
    if article.text[span[0] : span[1]].rstrip("\"”’' ").endswith("?"):
        return "opinion" if "rhetorical" in labels and labels["rhetorical"].first - first <= 1 else "question"
    if not quoted:
        reported = reported_kind(article, span, selves)
        if reported is not None:
            return reported
    elif article.hits("content", (span,), "no_answer"):
        return "non_response"
    if "open_question" in labels:
        return "open_question"
    if "wondering" in labels and labels["wondering"].first == first:
        return "question"
    if "denial" in labels and not ("opinion" in labels and labels["opinion"].first == labels["denial"].first):
        return "denial"
    if "normative" in labels and _is_main(article, first, labels["normative"].first, within=_NORMATIVE_OPENING):
        return "intention"
    if (
        "intention" in labels
        and "address" not in labels
        and _is_main(article, first, labels["intention"].first)
        and not _is_their_plan(article, labels["intention"], labels.get("future"))
    ):
        return "intention"
    if "imperative" in labels and quoted and "address" not in labels and labels["imperative"].first == first:
        return "intention"
    if accuses(article, span, hits, _FIRST):
        return "allegation"
    within = _BEHIND_CONDITION if article.words[first] in _CONDITIONS else _MAIN
    if (
        "future" in labels
        and "address" not in labels
        and _is_main(article, first, labels["future"].first, within=within)
    ):
        future = _future_kind(article, first, labels["future"].first, quoted=quoted, selves=selves)
        if future is not None:
            return future
    if evaluates(article, span, hits, quoted=quoted, lean=lean):
        return "opinion"
    return "confirmation" if "confirmation" in labels and labels["confirmation"].first - first <= 2 else "assertion"


def _is_their_plan(article: Article, intention: Hit, future: Hit | None) -> bool:
    """ "Her plans to raise the fee would double it": a plan is spoken of, and what comes of it foretold."""
    before = article.words[max(0, intention.first - 1) : intention.first + 1]
    return future is not None and future.first > intention.last and not _DETERMINERS.isdisjoint(before)


def _is_main(article: Article, first: int, at: int, *, within: int = _MAIN) -> bool:
    """Is the verb at `at` that of the main clause, and not far on or inside a question or an aside?"""
    return at - first <= within and _SUBORDINATING.isdisjoint(article.words[max(first + 1, at - 6) : at])


def _of_things(article: Article, at: int) -> bool:
    """Is the verb one of things and the weather ("it will rain"), and not of those who plan?"""
    verb = (article.starts[at], article.ends[at])
    return any(hit.label == "of_things" for hit in article.hits_from("content", (verb,)))


def _future_kind(article: Article, first: int, at: int, *, quoted: bool, selves: frozenset[str]) -> Kind | None:
    """A future of the speaker's own doing is an intention, any other a forecast; "would" alone may be neither."""
    subject = article.words[first:at]
    word = article.words[at]
    if quoted:
        if word in ("would", "wouldn't") or (word == "going" and subject[-1:] in (["was"], ["were"])):
            return None
        return "intention" if _FIRST.intersection(subject[-2:]) or word in _FIRST else "forecast"
    verb = (article.starts[at], article.ends[at])
    if any(hit.label == "unreal" for hit in article.hits_from("evaluation", (verb,))):
        return None  # "would be a disgrace"
    nearest = [*subject[-1:], word]
    own = len(subject) <= _SELF_AT_MOST and any(name.partition("'")[0] in selves for name in nearest)
    if subject == ["it"] and at + 1 < len(article.words) and not _of_things(article, at + 1):
        own = True  # "says it will publish both letters"
    return "intention" if own else "forecast"


_DETERMINERS = frozenset({"her", "his", "its", "the", "their", "these", "those"})
_SUBORDINATING = frozenset({"which", "whether", "how", "what", "whose", "where", "why"})
_CONDITIONS = frozenset(
    {"if", "when", "while", "although", "though", "as", "because", "since", "unless", "until", "after"}
)
_LEAST_WORDS = 2
_FRAGMENT = 4
_SELF_AT_MOST = 3
_NORMATIVE_OPENING = 8
_MUCH_LONGER = 2
