"""Hosts: the reporter of an outlet to whom, or in whose interview, something was said."""

from __future__ import annotations

import re

from ..statement import Hop
from .article import Article, Mention
from .lexicon import words
from .passage import Passage
from .spans import inside

_REACH = 60
_WITH = re.compile(
    r"\b(?:interview|sit-down|Q&A|discussion|interviewed|speaking|spoke|talking|asked|pressed|questioned)"
    r" (?:with|by|to)(?: (?:the|host|anchor|radio|talk|television|show|conservative|journalist|reporter|moderator))* $"
)
_WITH_REACH = 70
_PERSON = frozenset({"person", "unnamed_person"})


def beside(passage: Passage, named: Hop) -> Hop | None:
    """ "Told Meridian's Jo Roe", "a talk with Meridian editor Jo Roe": who stands behind the outlet."""
    if named.relation != "outlet":
        return None
    article, own = passage.article, {entity.id for entity in passage.speakers}
    end = named.evidence[1]
    for mention in article.mentions_in(((named.evidence[0], end + _REACH),)):
        is_behind = mention.start > end and _is_of_outlet(article, end, mention.start)
        is_around = mention.start == named.evidence[0] and mention.end > end
        if mention.entity.type == "person" and mention.entity.id not in own and (is_behind or is_around):
            return _reporter(mention, (max(mention.start, end + 1) if is_around else mention.start, mention.end))
    return None


def _is_of_outlet(article: Article, end: int, start: int) -> bool:
    """Is there nothing between the outlet and the name but "'s" or what somebody does there?"""
    between = article.text[end:start]
    named = between.lower().removeprefix("’s").removeprefix("'s").removeprefix("’").removeprefix("'").split()
    if len(named) > 3 or any(mark in between for mark in ",.;:\n"):
        return False
    owned = between[:1] in ("’", "'")
    return owned if not named else named[-1] in words("listeners", "press_roles")


def asked_by(passage: Passage) -> list[Hop]:
    """ "In an interview with Jo Roe", "asked by host Jo Roe"."""
    article, own = passage.article, {entity.id for entity in passage.speakers}
    found = []
    for mention in article.mentions_in(passage.frame):
        entity = mention.entity
        if entity.type not in _PERSON or entity.id in own or article.is_quoted(mention.start):
            continue
        start = max(passage.sentence[0], mention.start - _WITH_REACH)
        if _WITH.search(article.text, start, mention.start) and not inside(mention.start, passage.attribution.source):
            found.append(_reporter(mention, (mention.start, mention.end)))
    return found


def _reporter(mention: Mention, evidence: tuple[int, int]) -> Hop:
    return Hop(entity=mention.entity.id, name=mention.entity.name, relation="reporter", evidence=evidence)
