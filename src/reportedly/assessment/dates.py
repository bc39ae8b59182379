"""The day on which something was said, counted from the day the story was published.

A weekday is the last one of that name up to that day, the day itself included. Only words of the
frame count, not those of the content; a vague "last week" gives no date.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from ..document import Document
from ..reading.dates import find_date
from .article import Hit
from .passage import Passage

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NEAR_WORDS = 8
_DATELINE = 40
_DAYS_BACK = {"today": 0, "yesterday": 1}


def reference_day(document: Document) -> str | None:
    """The day from which relative dates count: publication, else the latest date that the page itself carries."""
    if document.published:
        return document.published
    dates = [block.date for block in document.blocks if block.date and block.kind == "notice"]
    dates += [post.posted_on for post in document.posts if post.posted_on]
    return max(dates, default=None, key=lambda found: found[:10])


def said_on(passage: Passage, reference: str | None) -> str | None:
    """The ISO date of the statement, or None where the text gives none."""
    article = passage.article
    if passage.attribution.post is not None:
        return article.document.posts[passage.attribution.post].posted_on
    hits = [
        hit
        for hit in article.hits("time", (*passage.frame, *passage.attribution.cue))
        if not article.is_quoted(hit.start)
    ]
    if not hits:
        return None
    blocked = {hit.last for hit in hits if hit.label == "not_said"}
    vague = [hit for hit in hits if hit.label == "vague"]
    dated = [hit for hit in hits if hit.label in ("weekday", "month", "today", "yesterday")]
    dated = [hit for hit in dated if _is_of_saying(passage, hit, blocked) and not _within(hit, vague)]
    dated.sort(key=lambda hit: _distance(passage, hit))
    for hit in dated:
        if _distance(passage, hit) > _NEAR_WORDS:
            break
        found = _day(passage, hit, reference)
        if found is not None:
            return found
    return None


def _day(passage: Passage, hit: Hit, reference: str | None) -> str | None:
    if hit.label == "month":
        return _written_out(passage, hit, reference)
    base = _as_date(reference)
    if base is None:
        return None
    if hit.label in _DAYS_BACK:
        return (base - timedelta(days=_DAYS_BACK[hit.label])).isoformat()
    written = _written_out(passage, hit, reference)  # "Thursday, Sept. 7"
    if written is not None:
        return written
    weekday = _WEEKDAYS.index(passage.article.words[hit.first][:3])
    back = (base.weekday() - weekday) % 7
    if hit.first and passage.article.words[hit.first - 1] == "last" and back == 0:
        back = 7
    return (base - timedelta(days=back)).isoformat()


def _written_out(passage: Passage, hit: Hit, reference: str | None) -> str | None:
    text = passage.article.text
    found = find_date(text, start=max(0, hit.start - 4), end=min(len(text), hit.end + 24), reference=reference)
    return found.iso[:10] if found is not None and found.span[0] <= hit.end + 3 else None


def _as_date(reference: str | None) -> date | None:
    if reference is None:
        return None
    try:
        return date.fromisoformat(reference[:10])
    except ValueError:
        return None


def _is_of_saying(passage: Passage, hit: Hit, blocked: set[int]) -> bool:
    """Not "since Friday"; "Tuesday's" only where an occasion of saying follows."""
    words = passage.article.words
    if hit.first in blocked or _in_dateline(passage, hit):
        return False
    if hit.first and words[hit.first - 1] == "the" and hit.first - 1 in blocked:
        return False
    if words[hit.last - 1].endswith("'s") and hit.label == "weekday":
        after = passage.article.hits("time", ((hit.end, hit.end + 50),), "occasion")
        return bool(after) and after[0].first - hit.last <= 3
    return True


def _in_dateline(passage: Passage, hit: Hit) -> bool:
    """ "HALLOWBRIDGE, Oct 3 (Agency) -" says when the story was filed."""
    before = passage.article.text[passage.block.start : hit.start]
    return 0 < len(before) <= _DATELINE and before == before.upper() and any(c.isalpha() for c in before)


def _within(hit: Hit, spans: Sequence[Hit]) -> bool:
    return any(span.first <= hit.first < span.last for span in spans)


def _distance(passage: Passage, hit: Hit) -> int:
    """Words between the date and the cue; a sentence's opening ("On Friday, ...") is near to all of it."""
    article, cue = passage.article, passage.attribution.cue
    if hit.first - article.word_range(passage.sentence).start <= 2:
        return _NEAR_WORDS
    if not cue:
        return _NEAR_WORDS + 1
    words = article.word_range((cue[0][0], cue[-1][1]))
    return max(hit.first - words.stop, words.start - hit.last, 0)
