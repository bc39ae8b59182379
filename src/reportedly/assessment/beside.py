"""Beside a statement: outlets named by the way, as where its words stand or were said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..statement import Hop
from .article import Article, Mention
from .hosts import asked_by
from .lexicon import words
from .passage import Passage
from .programmes import printed
from .spans import inside, merged

_INTERVIEW = re.compile(r"(?:[’']s?)?(?: [a-z]+)? (?:interview|appearance)\b")
_ON_AIR = re.compile(r"(?<!time )(?<!years )(?<!career )(?<!job )\bon (?:the )?$")
_PIECES = (
    r"(?:article|piece|column|op-ed|essay|issue|edition|editorial|story|report|blog|account|"
    r"programme?|broadcast|panel|segment|podcast)"
)
_IN_A_PIECE = re.compile(
    rf"\b{_PIECES}(?: by [A-Z][\w ]{{1,30}})?(?: (?:s?he|they) gave| written| published| posted| piece| titled)? "
    r"(?:in|for|by|from|of|on|to) (?:the |[A-Z][a-z]+day[’']s |this |last )?$"
)
_PIECE = re.compile(
    r"(?:[’']s?)?(?: [a-z-]+)? (?:article|piece|column|op-ed|essay|editorial|blog|programme?|panel|podcast|story)\b"
)
_PIECE_REACH = 60
_AT = re.compile(r"(?:At|In|On|Over at|Writing (?:in|for)) (?:the )?")
_NAMED_INTERVIEW = re.compile(
    r"\b(?:[Ii]n|[Dd]uring) (?:an?|his|her) (?:[a-z]+ )?((?:[A-Z][\w-]{0,30} ){0,3}[A-Z][\w-]{1,30}) interview\b"
)
_TOLD = re.compile(
    r"\b(?:told|telling) (?:the )?((?:[A-Z][\w-]{0,30} ){0,4}(?:[A-Z][\w-]{0,30}|[a-z]{2,8}\d{1,3}))(?=[\s,.]|$)"
)
_WRITING = frozenset({"wrote", "writes", "write", "writing", "reported", "reports", "noted", "notes"})
_ROLE_REACH = 40
_OWNED = re.compile(r"[’']s?\s+[\"“‘'’]*")
_COMMA = re.compile(r"\s?,")
_OPENING = 24
"""Code points from the head of a sentence."""


def by_the_way(passage: Passage) -> list[Hop]:
    """ "In a Meridian interview", "on Meridian", "At the Courier, Roe writes", "the Courier's Ann Roe wrote"."""
    article, source = passage.article, passage.attribution.source
    own = {entity.id for entity in passage.speakers}
    found: list[Mention] = []
    for mention in article.mentions_in(passage.frame):
        if mention.entity.type != "outlet" or mention.entity.id in own or inside(mention.start, source):
            continue
        before = article.text[max(0, mention.start - 12) : mention.start]
        if article.is_quoted(mention.start) and not _OWNED.search(before):
            continue
        opens = mention.start - passage.sentence[0] < _OPENING
        if (
            _INTERVIEW.match(article.text, mention.end)
            or _ON_AIR.search(before)
            or _IN_A_PIECE.search(article.text, max(passage.sentence[0], mention.start - _PIECE_REACH), mention.start)
            or _PIECE.match(article.text, mention.end)
            or (
                opens
                and _AT.fullmatch(article.text, passage.sentence[0], mention.start)
                and _COMMA.match(article.text, mention.end)
            )
        ):
            found.append(mention)
    named = article.mentions_in(source)
    starts = {mention.start for mention in named if mention.entity.id in own}
    writes = bool(_WRITING.intersection(article.words_in(passage.attribution.cue)))
    asks = bool(article.hits("cues", passage.attribution.cue, "question"))
    for mention in named:
        if mention.entity.type != "outlet" or mention.entity.id in own:
            continue
        owner = None if asks else _OWNED.match(article.text, mention.end)
        zone = (max(passage.sentence[0], mention.start - _PIECE_REACH), mention.start)
        is_writer_s = (owner and owner.end() in starts) or (writes and _works_there(article, mention))
        if is_writer_s or _IN_A_PIECE.search(article.text, *zone):
            found.append(mention)
    hops = [printed(article, mention) for mention in found]
    return [*hops, *_at_its_head(passage), *asked_by(passage), *_unknown(passage)]


def _works_there(article: Article, mention: Mention) -> bool:
    """ "Meridian columnist Ann Roe": does a role of the press follow the outlet?"""
    following = article.word_range((mention.end, mention.end + _ROLE_REACH))
    return not words("listeners", "press_roles").isdisjoint(article.words[following.start : following.start + 2])


def _unknown(passage: Passage) -> list[Hop]:
    """ "In a Corran4 interview", "told The Tarn-Herald": outlets by how they are named, though no entities."""
    article, found = passage.article, []
    zone = merged((*passage.frame, *passage.attribution.cue), gap=1)
    for start, end in zone:
        for name in (*_NAMED_INTERVIEW.finditer(article.text, start, end), *_TOLD.finditer(article.text, start, end)):
            span = name.span(1)
            last = re.split(r"[\s-]", name.group(1))[-1].lower()
            if name.re is _TOLD and not (last in words("listeners", "press_nouns") or last[-1].isdigit()):
                continue
            whole = ((max(start, span[0] - 4), span[1] + 1),)
            if (
                not article.is_quoted(span[0])
                and not any(m.end > span[0] for m in article.mentions_in(((span[0] - 1, end),)) if m.start < span[1])
                and not article.hits("chain", whole, "outlet_name")
            ):
                found.append(Hop(entity=None, name=name.group(1), relation="outlet", evidence=span))
    return found


def _at_its_head(passage: Passage) -> list[Hop]:
    """ "At the Standard, Roe writes": where a sentence opens so, even a common word with a capital is an outlet."""
    article, start = passage.article, passage.sentence[0]
    opening = _AT.match(article.text, start, start + _OPENING)
    if opening is None:
        return []
    return [
        Hop(entity=None, name=article.text[hit.start : hit.end], relation="outlet", evidence=(hit.start, hit.end))
        for hit in article.hits("chain", ((opening.end(), opening.end() + _OPENING),), "outlet_name", "common_word")
        if hit.start == opening.end()
        and article.text[hit.start].isupper()
        and _COMMA.match(article.text, hit.end)
        and not article.mentions_in(((hit.start, hit.end),))
        and any(hit.start >= begin and hit.end <= end for begin, end in passage.frame)
    ]


def printed_at(passage: Passage, hops: Sequence[Hop]) -> bool:
    """ "At the Courier, Ann Roe says": does the sentence open with an outlet in print where she writes?"""
    article, start = passage.article, passage.sentence[0]
    opening = _AT.match(article.text, start, start + _OPENING)
    if opening is None or not hops or article.text.startswith(("In ", "On "), start):
        return False
    return hops[0].evidence[0] == opening.end() and not article.hits("chain", (hops[0].evidence,), "television")


def interviewed_by(passage: Passage, hops: Sequence[Hop]) -> bool:
    """ "In her Meridian appearance": is an outlet named as the one that she appeared on?"""
    return any(_INTERVIEW.match(passage.article.text, hop.evidence[1]) for hop in hops)
