"""Medium: where something was said, as far as the text states or plainly implies it."""

from __future__ import annotations

import re

from ..statement import Medium
from .article import Article, Hit
from .kind import is_speaking
from .lexicon import words
from .listeners import told_to_the_press
from .passage import Passage
from .source_medium import ORDER, by_source, first
from .spans import inside, subtract

_WRITTEN = frozenset({"wrote", "write", "writes", "writing", "written", "penned", "submitted", "sent", "signed"})
_TENURE = frozenset({"time", "years", "career", "job"})
""" "During his time on ..." he says nothing there."""
_POSSESSIVES = frozenset({"his", "her", "their", "its"})
_SPOKEN = frozenset({"speech", "interview", "debate", "press_conference", "conversation"})
"""Where no document has a say."""
_THINGS = frozenset({"email_or_letter", "poll_or_study", "advert", "broadcast"})
"""What is also a thing to own, use or look at."""
_SHORT_CONTENT = 12
_OWNED = re.compile(r"[’']s ")
_OWNED_REACH = 60
_LISTENER_REACH = 40
_TOWARDS = re.compile(r" (?:to|with) ")
_OPENING = 120
"""Code points of a sentence that count as its opening."""
_PREPOSITIONS = frozenset({"in", "on", "at", "during", "via", "by"})


def medium(passage: Passage) -> Medium:
    """The medium that cue, frame or speaker name; `unknown` for a bare "said"."""
    if passage.is_post:
        return "social_post"
    article, attribution = passage.article, passage.attribution
    in_cue = first(article.hits("medium", attribution.cue))
    if in_cue is not None:
        return in_cue
    opening = _by_opening(passage)
    owned = _of_the_speaker_s(passage)
    if owned is not None:
        return owned
    if not is_speaking(passage):
        return opening or by_source(passage) or "unknown"
    near = [hit for hit in _named_beside(passage) if not article.is_quoted(hit.start)]
    found = named(near, passage) or opening
    if found is not None and not (found in _SPOKEN and _is_a_document(passage)):
        return found
    if told_to_the_press(passage):
        return "interview"
    return by_source(passage) or _by_content(passage) or _by_tail(passage) or "unknown"


def _of_these_words(article: Article, hits: list[Hit]) -> list[Hit]:
    """Those of `hits` that name no medium of other words, nor stand in a phrase that does."""
    found: list[Hit] = []
    passed = 0
    for hit in hits:
        if _is_of_other_words(article, hit):
            passed = max(passed, hit.end)
        elif hit.start >= passed:
            found.append(hit)
    return found


def _is_of_other_words(article: Article, hit: Hit) -> bool:
    """ "His claim in an interview" and "her years on air" are talked of; they are not where the talking is done."""
    before = article.words[max(0, hit.first - 2) : hit.first]
    is_thing = hit.label in _THINGS and hit.last < len(article.words)
    is_used = is_thing and article.words[hit.last] in words("medium", "of_a_thing")
    if is_used and article.starts[hit.last] - hit.end <= 1:
        return True
    if hit.label == "broadcast" and before[-1:] and before[-1] in _TENURE:
        return True
    return (
        len(before) == 2
        and before[1] in words("medium", "other_words")
        and (before[0] in _POSSESSIVES or before[0].endswith("'s"))
    )


def named(hits: list[Hit], passage: Passage) -> Medium | None:
    """The medium that `hits` name, of which those of other words do not count."""
    return _nearest(_of_these_words(passage.article, hits), passage)


def points_back(article: Article, hit: Hit) -> bool:
    """ "In her remarks" names no medium but those words, wherever she said them."""
    return article.words[hit.last - 1] in words("medium", "pointing_back")


def _is_a_document(passage: Passage) -> bool:
    return bool(passage.speakers) and all(entity.type == "document" for entity in passage.speakers)


def _by_opening(passage: Passage) -> Medium | None:
    """ "In a statement announcing it, the guild called her ...": what opens the sentence holds for all of it."""
    article, (start, _) = passage.article, passage.sentence
    own = min((s for s, _ in (*passage.attribution.source, *passage.attribution.cue)), default=start)
    head = article.word_range((start, own)).start
    hits = [hit for hit in article.hits("medium", ((start, min(own, start + _OPENING)),)) if hit.first == head]
    opens = hits and article.words[head] in _PREPOSITIONS and not article.is_quoted(hits[0].start)
    return first(hits) if opens else None


def _of_the_speaker_s(passage: Passage) -> Medium | None:
    """ "Roe's keynote address included ...": a medium of the speaker's stands where the speaker is the source."""
    article, source, cue = passage.article, passage.attribution.source, passage.attribution.cue
    if not source or not cue or not 0 < cue[0][0] - source[-1][1] <= _OWNED_REACH:
        return None
    owned = _OWNED.search(article.text, *source[-1])
    if owned is not None and not _is_a_document(passage):
        return first(article.hits("medium", ((owned.end(), source[-1][1]),)))
    if article.text[source[-1][1] : source[-1][1] + 3] not in ("'s ", "’s "):
        return None
    return first(article.hits("medium", ((source[-1][1] + 3, cue[-1][1]),)))


def _by_tail(passage: Passage) -> Medium | None:
    """ "Corroborated the letters in a post": a short reported content may end in the medium of its speaking."""
    article, attribution = passage.article, passage.attribution
    if attribution.quotation == "direct" or len(attribution.content) != 1 or not attribution.cue:
        return None
    within = article.word_range(attribution.content[0])
    if len(within) > _SHORT_CONTENT:
        return None
    for hit in article.hits("medium", attribution.content):
        opens = hit.first > within.start and article.words[hit.first] in _PREPOSITIONS
        if points_back(article, hit) or article.is_quoted(hit.start):
            continue
        if opens and not article.hits("cues", ((attribution.content[0][0], hit.start),), "neutral", "saying"):
            return first([hit])
    return None


def _named_beside(passage: Passage) -> list[Hit]:
    """The media named in the frame, also those whose words end only in what was taken for the source."""
    source, cue, spans = passage.attribution.source, passage.attribution.cue, _frame_without_source(passage)
    crossing = [
        hit
        for hit in passage.article.hits_from("medium", spans)
        if inside(hit.end - 1, source) and not inside(hit.start, (*source, *cue))
    ]
    furthest = max((hit.end for hit in crossing), default=0)
    return [
        *passage.article.hits("medium", spans),
        *(hit for hit in crossing if hit.end == furthest),
    ]


def _frame_without_source(passage: Passage) -> tuple[tuple[int, int], ...]:
    return tuple(piece for span in passage.frame for piece in subtract(span, passage.attribution.source))


def _nearest(hits: list[Hit], passage: Passage) -> Medium | None:
    """Of several media named, the one named nearest the cue; of equals by the order of the list."""
    if not hits:
        return None
    cue_end = passage.attribution.cue[-1][1] if passage.attribution.cue else passage.anchor
    labels = sorted(
        (
            hit.last - hit.first == 1,
            min(abs(hit.start - cue_end), abs(passage.anchor - hit.end)) // 12,
            -(hit.last - hit.first),
            ORDER.index(hit.label),
        )
        for hit in hits
    )
    nearest = ORDER[labels[0][3]]
    if nearest in ("speech", "conversation") and any(_is_to_an_outlet(hit, passage) for hit in hits):
        return "interview"
    if nearest == "speech" and any(hit.label == "speech" and _is_an_outlet_s(hit, passage) for hit in hits):
        return "broadcast"
    return "interview" if nearest == "broadcast" and any(hit.label == "interview" for hit in hits) else nearest


def _is_to_an_outlet(hit: Hit, passage: Passage) -> bool:
    """ "Speaking to Meridian": no audience, but somebody who asks."""
    article = passage.article
    last = article.words[hit.last - 1]
    if hit.label == "speech" and (article.words[hit.first] != "speaking" or last not in ("to", "with")):
        return False
    if hit.label == "conversation" and last not in ("to", "with") and _TOWARDS.match(article.text, hit.end) is None:
        return False
    heard = article.mentions_in(((hit.end, hit.end + _LISTENER_REACH),))
    return bool(heard) and heard[0].entity.type == "outlet"


def _is_an_outlet_s(hit: Hit, passage: Passage) -> bool:
    """ "Told the Radio Corran audience": in front of those who listen at home."""
    return any(mention.entity.type == "outlet" for mention in passage.article.mentions_in(((hit.start, hit.end),)))


def _by_content(passage: Passage) -> Medium | None:
    """ "Wrote letters of support": what was written is named at the head of the content."""
    article, attribution = passage.article, passage.attribution
    if not attribution.content or not _WRITTEN.intersection(article.words_in(attribution.cue)):
        return None
    start = attribution.content[0][0]
    within = article.word_range(attribution.content[0])
    end = article.ends[min(within.start + 5, len(article.ends) - 1)] if article.ends else start
    found = article.hits("medium", ((start, end),), "email_or_letter", "book_or_article")
    return first(found)
