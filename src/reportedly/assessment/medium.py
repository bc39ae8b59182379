"""Medium: where something was said, as far as the text states or plainly implies it."""

from __future__ import annotations

from ..statement import Medium
from .article import Hit
from .kind import is_speaking
from .passage import Passage
from .spans import subtract

_ORDER: tuple[Medium, ...] = (
    "social_post", "testimony_or_filing", "poll_or_study", "debate", "press_conference", "advert", "email_or_letter",
    "interview", "broadcast", "statement", "book_or_article", "speech", "conversation",
)  # fmt: skip
_WRITTEN = frozenset({"wrote", "write", "writes", "writing", "written", "penned", "submitted", "sent", "signed"})
_TELLING = frozenset({"told", "tells", "tell", "telling"})
_LISTENER_REACH = 30
_SHORT_CONTENT = 12
_PREPOSITIONS = frozenset({"in", "on", "at", "during", "via", "by"})
_OUTLET_CUES = frozenset(
    {"reported", "reports", "report", "reporting", "according", "says", "said", "say", "wrote", "writes"}
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
    found = _nearest(near, passage)
    if found is not None:
        return found
    return _by_source(passage) or _by_content(passage) or _by_listener(passage) or _by_tail(passage) or "unknown"


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


def _by_listener(passage: Passage) -> Medium | None:
    """Told to an outlet or a reporter: an interview."""
    article, cue = passage.article, passage.attribution.cue
    if not cue or not _TELLING.intersection(article.words_in(cue)):
        return None
    heard = article.mentions_in(((cue[-1][1], cue[-1][1] + _LISTENER_REACH),))
    return "interview" if any(mention.entity.type == "outlet" for mention in heard[:1]) else None


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
    return _ORDER[labels[0][2]]


def _by_source(passage: Passage) -> Medium | None:
    """What kind of speaker it is can say where the words stand: a poll, a report, a spokesman, a programme."""
    article, source = passage.article, passage.attribution.source
    labels = {hit.label for hit in article.hits("medium", source)}
    types = {entity.type for entity in passage.speakers}
    if "document" in types or not passage.speakers:
        for name in ("poll_or_study", "testimony_or_filing", "email_or_letter", "advert", "book_or_article"):
            if name in labels:
                return name
    if "document" in types and _is_report(passage):
        return "book_or_article"
    if "statement" in labels and not types & {"outlet"}:
        return "statement"
    if "outlet" in types and _OUTLET_CUES.intersection(article.words_in(passage.attribution.cue)):
        on_air = article.hits("chain", source, "television") and not article.hits("chain", source, "reporter")
        return "broadcast" if on_air else "book_or_article"
    return None


_REPORTS = frozenset(
    {"report", "book", "article", "memoir", "column", "editorial", "essay", "story", "newspaper", "magazine"}
)


def _is_report(passage: Passage) -> bool:
    return bool(_REPORTS.intersection(passage.article.words_in(passage.attribution.source)))


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
