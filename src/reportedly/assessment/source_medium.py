"""What kind of source it is can say where its words stand: a poll, a report, a spokesman, a programme."""

from __future__ import annotations

from .._typing import Spans
from ..statement import Medium
from .article import Hit
from .lexicon import words
from .passage import Passage

ORDER: tuple[Medium, ...] = (
    "social_post", "testimony_or_filing", "poll_or_study", "debate", "press_conference", "advert", "email_or_letter",
    "interview", "broadcast", "statement", "book_or_article", "speech", "conversation",
)  # fmt: skip
"""Where a text names several alike, the first of these holds."""
_BARE = frozenset({"according", "to", "said", "says", "say", "saying", "also", "has", "have", "had"})
"""Of an outlet these leave open whether it was written or spoken."""

_PAPERS: tuple[Medium, ...] = ("poll_or_study", "testimony_or_filing", "email_or_letter", "advert", "statement")
_SPEAKING: tuple[Medium, ...] = ("poll_or_study", "social_post", "statement", "broadcast")
_REPORTING = frozenset({"reported", "reports", "reporting", "wrote", "writes", "revealed", "noted"})
_MANY = frozenset({"group", "document", "organization"})
_FINDING = frozenset(
    {"found", "find", "finds", "finding", "reported", "report", "estimated", "estimate", "concluded", "calculated"}
)
_DOCUMENTS: frozenset[Medium] = frozenset({"poll_or_study", "email_or_letter", "advert"})
_HEAD = 3
_NAMED = 4
"""Mentions of a document that are looked at for what it is."""
_BEHIND_HEAD = frozenset(
    {"by", "from", "of", "in", "for", "to", "released", "published", "conducted", "commissioned", "sent", "signed"}
)


def first(hits: list[Hit]) -> Medium | None:
    """The medium that the phrases name."""
    labels = {hit.label for hit in hits}
    return next((name for name in ORDER if name in labels), None)


def by_source(passage: Passage) -> Medium | None:
    """The medium that the source alone tells; None where it may speak anywhere."""
    article, source = passage.article, passage.attribution.source
    types = {entity.type for entity in passage.speakers}
    if _passes_on(passage):
        return None
    if "outlet" in types:
        return _of_outlet(passage)
    found = _headed(passage)
    if found is not None:
        return found
    told = {hit.label for hit in article.hits("sources", source) if not _is_former(article.words, hit)}
    if "document" in types or not passage.speakers:
        written = _of_document(passage)
        if written is not None:
            return written
    for name in _SPEAKING:
        if name in told and (name != "poll_or_study" or types <= _MANY):
            return name
    if "researchers" in told and _FINDING.intersection(article.words_in(passage.attribution.cue)):
        return "poll_or_study"
    if "counting" in told and types == {"organization"}:
        return "poll_or_study"
    if ("book_or_article" in told or _is_an_outlet_s(passage)) and _publishes(passage):
        return "book_or_article"
    return "statement" if _speaks_for_others(passage) else None


def _of_document(passage: Passage) -> Medium | None:
    """What a document is called here or, where it is "it" or "the document" here, elsewhere."""
    article, source = passage.article, passage.attribution.source
    named = tuple(span for entity in passage.speakers if entity.type == "document" for span in entity.mentions[:_NAMED])
    for spans in (source, named):
        labels = {hit.label for hit in article.hits("medium", spans)}
        if passage.speakers:
            labels |= {hit.label for hit in article.hits("sources", spans)}
        for name in _PAPERS:
            if name in labels:
                return name
        if "printed" in labels or "book_or_article" in labels:
            return "poll_or_study" if _is_of_officials(passage, spans) else "book_or_article"
    return None


def _is_of_officials(passage: Passage, spans: Spans) -> bool:
    """ "The report" is what was found by somebody who looked into it, if not of an outlet; "reports" are news."""
    article = passage.article
    if not passage.speakers or "report" not in article.words_in(spans):
        return False
    return all(mention.entity.type != "outlet" for mention in article.mentions_in(spans)) and not any(
        hit.last - hit.first > 1 for hit in article.hits("sources", spans, "printed")
    )


def _passes_on(passage: Passage) -> bool:
    """ "The newspaper quoted her as saying": the source is no more than where her words are read."""
    article, own = passage.article, {entity.id for entity in passage.speakers}
    if not own or not article.hits("chain", passage.attribution.cue, "citing"):
        return False
    named = article.mentions_in(passage.attribution.source)
    return bool(named) and all(mention.entity.id not in own for mention in named)


def _is_former(words: list[str], hit: Hit) -> bool:
    return "former" in words[max(0, hit.first - 2) : hit.first]


def _headed(passage: Passage) -> Medium | None:
    """ "According to an analysis by Ann Roe": a document at the head of the source, whoever counts as speaker."""
    article, source = passage.article, passage.attribution.source
    for span in source:
        words = article.word_range(span)
        for hit in article.hits("medium", (span,)):
            if hit.label not in _DOCUMENTS or hit.last - words.start > _HEAD:
                continue
            if hit.last == words.stop or article.words[hit.last] in _BEHIND_HEAD:
                return first([hit])
    return None


def _of_outlet(passage: Passage) -> Medium | None:
    """What an outlet reports, it prints or airs; whether it "said" something is left open."""
    article, source, cue = passage.article, passage.attribution.source, passage.attribution.cue
    if article.hits("sources", source, "broadcast"):
        return "broadcast"
    on_air = article.hits("chain", source, "television") and not article.hits("chain", source, "reporter")
    if on_air and (_publishes(passage) or article.hits("chain", source, "programme")):
        return "broadcast"
    return "book_or_article" if cue and _publishes(passage) else None


def _is_an_outlet_s(passage: Passage) -> bool:
    """ "Meridian's Ann Roe": is the source named by an outlet that she works for?"""
    article, source = passage.article, passage.attribution.source
    known = [m for m in article.mentions_in(source) if m.entity.type == "outlet"]
    ends = [m.end for m in known] + [hit.end for hit in article.hits("chain", source, "outlet_name")]
    reported = _REPORTING.intersection(article.words_in(passage.attribution.cue))
    return bool(reported) and any(article.text[end - 2 : end + 2].find("s ") >= 0 for end in ends)


def _publishes(passage: Passage) -> bool:
    article, cue = passage.article, passage.attribution.cue
    first_word = article.word_range(cue[0]).start if cue else 0
    if any(hit.first == first_word and hit.label == "intention" for hit in article.hits_from("cues", cue)):
        return False
    return not _BARE.issuperset(word for word in article.words_in(cue) if not word.endswith("ly"))


def _speaks_for_others(passage: Passage) -> bool:
    """Is the speaker known as a spokesman from elsewhere in the article?"""
    speaking = words("sources", "spokesmen")
    return any(
        entity.type in ("person", "unnamed_person")
        and any(speaking.intersection(said := role.lower().split()) and "former" not in said for role in entity.roles)
        for entity in passage.speakers
    )
