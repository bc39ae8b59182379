"""Scenes: occasions that the article names in its own voice, and who was there.

"Roe held a rally in Port Ellery. ...", "in an interview with Meridian, Roe was asked ...", "Roe spoke to Meridian":
what is quoted near such a sentence was said there, though nothing beside the quotation says so.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from .._typing import Span
from ..statement import Attribution, Medium
from .article import Article, Hit, Mention
from .chain import chain
from .lexicon import words
from .medium import named, points_back
from .occasion import Occasion
from .own_outlet import own_reporting
from .passage import Passage
from .spans import SpanIndex, subtract

_OPENERS = frozenset(
    {"in", "at", "during", "on", "speaking", "via", "before", "addressing", "through", "appearing", "appeared",
     "appearance", "held", "holding", "holds", "hosted", "hosting", "gave", "delivered", "delivering", "took",
     "taking", "spoke", "addressed", "started", "opened", "sat", "headlined", "throughout"}
)  # fmt: skip
_MEETING: frozenset[Medium] = frozenset({"debate", "interview", "broadcast", "conversation"})
"""Where all who are named speak."""
_EVENTS: frozenset[str] = frozenset(
    {*_MEETING, "press_conference", "speech", "testimony_or_filing", "statement", "email_or_letter", "book_or_article"}
)
_SPOKE = frozenset({"spoke", "speaking", "talked", "talking", "appeared", "appearing", "appearance", "interview"})
_THERE = frozenset({"person", "unnamed_person", "group", "organization"})


_NO_VERBS = frozenset(
    {"and", "or", "in", "at", "on", "during", "for", "with", "of", "to", "by", "from", "about", "that", "who", "as",
     "after", "before", "over", "against", "when", "while", "but", "than", "into"}
)  # fmt: skip


class Scene(NamedTuple):
    """An occasion named at `span`, a sentence, with the ids of those who were there."""

    span: Span
    occasion: Occasion
    present: frozenset[str]
    points_back: bool
    """Does it tell where all was said that was quoted before?"""


def scenes(story: Sequence[Passage]) -> list[Scene]:
    """The scenes of a story, by their place."""
    if not story:
        return []
    article = story[0].article
    said = SpanIndex(span for passage in story for span in passage.attribution.content)
    by_sentence: dict[Span, list[Hit]] = {}
    everything = ((0, len(article.text)),)
    for hit in (*article.hits("medium", everything), *article.hits("chain", everything, "spoken_to")):
        apart = not article.is_quoted(hit.start) and not said.touches((hit.start, hit.end))
        if apart and _names_an_event(article, hit):
            by_sentence.setdefault(article.sentence_at(hit.start), []).append(hit)
    cut = _contents(article, story, by_sentence)
    found = [_scene(article, sentence, hits, cut.get(sentence, ())) for sentence, hits in sorted(by_sentence.items())]
    return [scene for scene in found if scene is not None]


def _present(
    article: Article, there: Sequence[Mention], hit: Hit, hosts: Collection[str | None], *, all_speak: bool
) -> list[str]:
    """Who was there: where nobody is named who does something before the occasion is, whoever is named next."""
    if all_speak and hit.label not in ("interview", "spoken_to"):
        return [mention.entity.id for mention in there]
    asking = [mention.entity.id for mention in there if mention.entity.id in hosts]
    there = [mention for mention in there if mention.entity.id not in hosts]
    before = [mention for mention in there if mention.start < hit.start]
    doing = [mention for mention in before if _does(article, mention)] or before[:1] or list(there[:1])
    return [*asking, *(mention.entity.id for mention in (doing[-1:] if all_speak else before or doing))]


def _does(article: Article, mention: Mention) -> bool:
    """ "Roe spoke": does a verb seem to follow the name?"""
    at = article.word_range((mention.end, mention.end)).start
    follows = article.text[mention.end : mention.end + 2]
    return at < len(article.words) and follows[:1] == " " and follows.islower() and article.words[at] not in _NO_VERBS


def _names_an_event(article: Article, hit: Hit) -> bool:
    told = article.words
    if hit.label == "spoken_to":
        return told[hit.first] in _SPOKE
    if hit.label not in _EVENTS or points_back(article, hit):
        return False
    opens = told[hit.first] in _OPENERS and hit.last - hit.first > 1
    return opens or (hit.first > 0 and told[hit.first - 1] in ("on", "during") and hit.last - hit.first > 1)


def _contents(article: Article, story: Sequence[Passage], wanted: dict[Span, list[Hit]]) -> dict[Span, list[Span]]:
    """What of each sentence belongs to the content of an attribution."""
    found: dict[Span, list[Span]] = {}
    for passage in story:
        for span in passage.attribution.content:
            for sentence in (article.sentence_at(span[0]), article.sentence_at(span[1] - 1)):
                if sentence in wanted:
                    found.setdefault(sentence, []).append(span)
    return found


def _scene(article: Article, sentence: Span, hits: list[Hit], cut: Sequence[Span]) -> Scene | None:
    media = [hit for hit in hits if hit.label != "spoken_to"]
    hit = (media or hits)[0]
    telling = Attribution(source=(), cue=((hit.start, hit.end),), content=(), quotation="indirect", confidence=0.0)
    passage = Passage(article, -1, telling, ())
    passage.frame = subtract(sentence, cut)
    hops = chain(passage, ())
    medium = named(media, passage)
    if medium is None or (medium == "speech" and article.words[hit.first] in _SPOKE):
        if not hops and medium is None:
            return None
        medium = "interview" if hops else medium
    if medium is None:
        return None
    there = [m for m in article.mentions_in(passage.frame) if m.entity.type in _THERE]
    present = _present(article, there, hit, {hop.entity for hop in hops}, all_speak=medium in _MEETING)
    tells_of_remarks = not words("medium", "pointing_back").isdisjoint(article.words_in(passage.frame))
    occasion = Occasion(medium, None, hops, own_reporting(passage, hops))
    return Scene(sentence, occasion, frozenset(present), tells_of_remarks)
