"""Listeners: who was told, as far as the text names an outlet or a member of the press."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .._typing import Span
from .article import Article, Mention
from .lexicon import words
from .passage import Passage

_TELLING = frozenset({"told", "tells", "tell", "telling"})
_PASSIVE = frozenset({"was", "were", "been", "being"})
_REACH = 80
_SKIPPED = 30
"""Code points between the cue and the listener's name: "told Germany's ..."."""
_TOWARDS = re.compile(r"\s+to\s+", re.IGNORECASE)
_STOP = re.compile(r"[.;:!?](?=\s|$)|[“”\"]|\bthat\b")
_OF = re.compile(r"(?:[’']s\s+|,?\s+(?:of|from|at|with|for)\s+)(?:the\s+)?", re.IGNORECASE)


def told_to_the_press(passage: Passage) -> bool:
    """Is it told to an outlet or to one member of the press? Of several who are named the first two count."""
    zone = listening_zone(passage)
    if zone is None:
        return False
    article = passage.article
    if unnamed_press(passage) is not None:
        return True
    if any(hit.start - zone[0] <= 1 for hit in article.hits("listeners", (zone,), "one_of_the_press")):
        return True
    for hit in article.hits("chain", (zone,), "outlet_name"):
        printed = article.text[hit.start : hit.end]
        if hit.start - zone[0] <= _SKIPPED and printed != printed.lower():
            return True
    heard = [m for m in article.mentions_in((zone,)) if m.start - zone[0] <= _SKIPPED]
    own = {entity.id for entity in passage.speakers}
    for mention in heard[:2]:
        if mention.entity.type == "outlet" and mention.entity.id not in own:
            return True
        if is_reporter(article, mention):
            return True
    return False


def told_to_host(passage: Passage, programmes: Sequence[str]) -> bool:
    """ "On The Jo Roe Show she told Roe": is it told to whose name the programme bears?"""
    zone = listening_zone(passage)
    if zone is None:
        return False
    heard = passage.article.text[slice(*zone)].strip(" ,").split()
    bearers = {word for name in programmes for word in name.split()[1:-1] if word[:1].isupper()}
    return bool(heard) and bearers.issuperset(heard)


def unnamed_press(passage: Passage) -> Span | None:
    """Outlets without a name of their own that were told: "local media", "Veldish television"."""
    zone = listening_zone(passage)
    if zone is None:
        return None
    text = passage.article.text
    for hit in passage.article.hits("listeners", (zone,), "press_of_a_kind", "a_country_s_press"):
        before = text[zone[0] : hit.start].split()
        if hit.label == "press_of_a_kind" and not before:
            return (hit.start, hit.end)
        if hit.label == "a_country_s_press" and len(before) == 1 and before[0][:1].isupper():
            return (text.index(before[0], zone[0]), hit.end)
    return None


def is_reporter(article: Article, mention: Mention) -> bool:
    """Is a person named as somebody of the press: by role, or as "N of OUTLET" or "OUTLET's N"?"""
    entity = mention.entity
    if entity.type not in ("person", "unnamed_person"):
        return False
    if any(word in words("listeners", "press_roles") for role in entity.roles for word in role.lower().split()):
        return True
    around = ((max(0, mention.start - 40), mention.end + 50),)
    for other in article.mentions_in(around):
        if other.entity.type != "outlet":
            continue
        if other.start >= mention.end and _OF.fullmatch(article.text, mention.end, other.start):
            return True
        if other.end <= mention.start and article.text[other.end : mention.start] in ("'s ", "’s "):
            return True
    return False


def listening_zone(passage: Passage) -> Span | None:
    """The words behind "told" or "explained to", up to the next mark or the content."""
    article, cue = passage.article, passage.attribution.cue
    if not cue or _PASSIVE.intersection(article.words_in(cue)):
        return None
    start = cue[-1][1]
    if not _TELLING.intersection(article.words_in(cue)):
        towards = _TOWARDS.match(article.text, start)
        said_to = article.words_in(cue)
        if towards is None and (said_to[-1:] != ["to"] or said_to[0] == "according"):
            return None
        start = towards.end() if towards is not None else start
    end = min(start + _REACH, *(s for s, _ in passage.attribution.content if s >= start), len(article.text))
    stop = _STOP.search(article.text, start, end)
    return (start, stop.start() if stop is not None else end)
