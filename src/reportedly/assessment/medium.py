"""Medium: where something was said, as far as the text states or plainly implies it."""

from __future__ import annotations

from ..statement import Medium
from .article import Hit
from .kind import is_speaking
from .lexicon import words
from .listeners import told_to_the_press
from .passage import Passage
from .spans import subtract

_ORDER: tuple[Medium, ...] = (
    "social_post", "testimony_or_filing", "poll_or_study", "debate", "press_conference", "advert", "email_or_letter",
    "interview", "broadcast", "statement", "book_or_article", "speech", "conversation",
)  # fmt: skip
_WRITTEN = frozenset({"wrote", "write", "writes", "writing", "written", "penned", "submitted", "sent", "signed"})
_TENURE = frozenset({"time", "years", "career", "job"})
""" "During his time on ..." he says nothing there."""
_SHORT_CONTENT = 12
_OPENING = 120
"""Code points of a sentence that count as its opening."""
_PREPOSITIONS = frozenset({"in", "on", "at", "during", "via", "by"})
_BARE = frozenset({"according", "to", "said", "says", "say", "saying", "also", "has", "have", "had"})
"""Of an outlet these leave open whether it was written or spoken."""

_PAPERS: tuple[Medium, ...] = (
    "poll_or_study", "testimony_or_filing", "email_or_letter", "advert", "book_or_article",
)  # fmt: skip
_SPEAKING: tuple[Medium, ...] = ("poll_or_study", "social_post", "statement", "broadcast")
_MANY = frozenset({"group", "document", "organization"})
_FINDING = frozenset(
    {"found", "find", "finds", "finding", "reported", "report", "estimated", "estimate", "concluded", "calculated"}
)
_DOCUMENTS: frozenset[Medium] = frozenset({"poll_or_study", "email_or_letter", "advert"})
_HEAD = 3
_BEHIND_HEAD = frozenset(
    {"by", "from", "of", "in", "for", "to", "released", "published", "conducted", "commissioned", "sent", "signed"}
)
_REPORTS = frozenset(
    {"report", "book", "article", "memoir", "column", "editorial", "essay", "story", "newspaper", "magazine"}
)


def medium(passage: Passage) -> Medium:
    """The medium that cue, frame or speaker name; `unknown` for a bare "said"."""
    if passage.is_post:
        return "social_post"
    article, attribution = passage.article, passage.attribution
    in_cue = _first(article.hits("medium", attribution.cue))
    if in_cue is not None:
        return in_cue
    if not is_speaking(passage):
        return _by_source(passage) or "unknown"
    near = [hit for hit in article.hits("medium", _frame_without_source(passage)) if not article.is_quoted(hit.start)]
    near = [
        hit for hit in near if not (hit.label == "broadcast" and hit.first and article.words[hit.first - 1] in _TENURE)
    ]
    found = _nearest(near, passage) or _by_opening(passage)
    if found is not None:
        return found
    if told_to_the_press(passage):
        return "interview"
    return _by_source(passage) or _by_content(passage) or _by_tail(passage) or "unknown"


def _by_opening(passage: Passage) -> Medium | None:
    """ "In a statement announcing it, the guild called her ...": what opens the sentence holds for all of it."""
    article, (start, _) = passage.article, passage.sentence
    own = min((s for s, _ in (*passage.attribution.source, *passage.attribution.cue)), default=start)
    first = article.word_range((start, own)).start
    hits = [hit for hit in article.hits("medium", ((start, min(own, start + _OPENING)),)) if hit.first == first]
    opens = hits and article.words[first] in _PREPOSITIONS and not article.is_quoted(hits[0].start)
    return _first(hits) if opens else None


def _by_tail(passage: Passage) -> Medium | None:
    """ "Corroborated the letters in a post": a short reported content may end in the medium of its speaking."""
    article, attribution = passage.article, passage.attribution
    if attribution.quotation != "indirect" or len(attribution.content) != 1 or not attribution.cue:
        return None
    words = article.word_range(attribution.content[0])
    if len(words) > _SHORT_CONTENT:
        return None
    for hit in article.hits("medium", attribution.content):
        opens = hit.first > words.start and article.words[hit.first] in _PREPOSITIONS
        if opens and not article.hits("cues", ((attribution.content[0][0], hit.start),), "neutral", "saying"):
            return _first([hit])
    return None


def _first(hits: list[Hit]) -> Medium | None:
    labels = {hit.label for hit in hits}
    return next((name for name in _ORDER if name in labels), None)


def _frame_without_source(passage: Passage) -> tuple[tuple[int, int], ...]:
    return tuple(piece for span in passage.frame for piece in subtract(span, passage.attribution.source))


def _nearest(hits: list[Hit], passage: Passage) -> Medium | None:
    """Of several media named, the one named nearest the cue; of equals by the order of the list."""
    if not hits:
        return None
    cue_end = passage.attribution.cue[-1][1] if passage.attribution.cue else passage.anchor
    labels = sorted(
        (
            min(abs(hit.start - cue_end), abs(passage.anchor - hit.end)) // 12,
            -(hit.last - hit.first),
            _ORDER.index(hit.label),
        )
        for hit in hits
    )
    nearest = _ORDER[labels[0][2]]
    return "interview" if nearest == "broadcast" and any(hit.label == "interview" for hit in hits) else nearest


def _by_source(passage: Passage) -> Medium | None:
    """What kind of speaker it is can say where the words stand: a poll, a report, a spokesman, a programme."""
    article, source = passage.article, passage.attribution.source
    types = {entity.type for entity in passage.speakers}
    if "outlet" in types:
        return _of_outlet(passage)
    found = _headed(passage)
    if found is not None:
        return found
    labels = {hit.label for hit in article.hits("medium", source)}
    told = {hit.label for hit in article.hits("sources", source)}
    if "document" in types or not passage.speakers:
        for name in _PAPERS:
            if name in labels or (name in told and types and name != "book_or_article"):
                return name
        if "document" in types and _REPORTS.intersection(article.words_in(source)):
            return "book_or_article"
        if "statement" in labels:
            return "statement"
    for name in _SPEAKING:
        if name in told and (name != "poll_or_study" or types <= _MANY):
            return name
    if "researchers" in told and _FINDING.intersection(article.words_in(passage.attribution.cue)):
        return "poll_or_study"
    if "counting" in told and types == {"organization"}:
        return "poll_or_study"
    if "book_or_article" in told and _publishes(passage):
        return "book_or_article"
    return "statement" if _speaks_for_others(passage) else None


def _headed(passage: Passage) -> Medium | None:
    """ "According to an analysis by Ann Roe": a document at the head of the source, whoever counts as speaker."""
    article, source = passage.article, passage.attribution.source
    for span in source:
        words = article.word_range(span)
        for hit in article.hits("medium", (span,)):
            if hit.label not in _DOCUMENTS or hit.last - words.start > _HEAD:
                continue
            if hit.last == words.stop or article.words[hit.last] in _BEHIND_HEAD:
                return _first([hit])
    return None


def _of_outlet(passage: Passage) -> Medium | None:
    """What an outlet reports, it prints or airs; whether it "said" something is left open."""
    article, source, cue = passage.article, passage.attribution.source, passage.attribution.cue
    on_air = article.hits("chain", source, "television") and not article.hits("chain", source, "reporter")
    if on_air and (_publishes(passage) or article.hits("chain", source, "programme")):
        return "broadcast"
    return "book_or_article" if cue and _publishes(passage) else None


def _publishes(passage: Passage) -> bool:
    return not _BARE.issuperset(passage.article.words_in(passage.attribution.cue))


def _speaks_for_others(passage: Passage) -> bool:
    """Is the speaker known as a spokesman from elsewhere in the article?"""
    speaking = words("sources", "spokesmen")
    return any(
        entity.type in ("person", "unnamed_person")
        and any(speaking.intersection(role.lower().split()) for role in entity.roles)
        for entity in passage.speakers
    )


def _by_content(passage: Passage) -> Medium | None:
    """ "Wrote letters of support": what was written is named at the head of the content."""
    article, attribution = passage.article, passage.attribution
    if not attribution.content or not _WRITTEN.intersection(article.words_in(attribution.cue)):
        return None
    start = attribution.content[0][0]
    words = article.word_range(attribution.content[0])
    end = article.ends[min(words.start + 5, len(article.ends) - 1)] if article.ends else start
    found = article.hits("medium", ((start, end),), "email_or_letter", "book_or_article")
    return _first(found)
