"""Sources that a story describes first and names afterwards ("A union boss said ... The remarks by Ann Roe ...")."""

from __future__ import annotations

import re

from . import roles
from .cast import Cast
from .descriptions import Description
from .figure import Figure
from .names import fold
from .pronouns import Foreground

_REACH = 4  # sentences after a description in which its name may come
_FURTHEST = 2_000  # characters of those sentences, in the longest
_WORDS_BY = re.compile(
    r"(?:The|These|Those|His|Her) (?:[a-z]+ )?(?:comments?|remarks?|statements?|words|warnings?|criticism|claims?|"
    r"allegations?|accusations?|announcement|appeal|plea|complaint|interview) (?:by|from|of|came from|were made by) "
)
_CAPITAL = re.compile(r"\b[A-Z][\w’'-]*")
_SMALL = frozenset(("the", "a", "an", "his", "her", "their", "its"))
_POLICE = frozenset(("force",))


def named_later(told: Description, end: int, cast: Cast, foreground: Foreground) -> Figure | None:
    """The person whom the sentences after `end` name and the description is of; None where none surely is."""
    here = foreground.sentence(end)
    after = foreground.sentences[here + _REACH + 1 :][:1]
    spots = cast.at(end, min(after[0] if after else len(cast.text), end + _FURTHEST))
    for sentence in (here + 1, here + 2):
        if sentence < len(foreground.sentences):
            begin = foreground.sentences[sentence]
            words = _WORDS_BY.match(cast.text, begin)
            if words is None:
                continue
            for spot in spots:
                if spot.lead == words.end() and spot.figure.type == "person":
                    return spot.figure
    if not told.head.startswith("spokes"):
        return None
    asked = {fold(word) for word in _CAPITAL.findall(told.text[1:])}
    for spot in spots:
        if spot.figure.type != "person" or spot.figure.first < end:
            continue
        for role in spot.figure.roles:
            if not roles.same_head(role, told.head):
                continue
            whose = {fold(word) for word in _CAPITAL.findall(role)}
            if (asked and asked <= whose) or _of_one_body(told.text, role):
                return spot.figure
    return None


def _of_one_body(description: str, role: str) -> bool:
    """Whether "a spokeswoman for the force" and "town police spokeswoman" may speak for one body."""
    body = {fold(word) for word in description.partition(" for ")[2].split()} - _SMALL
    known = {fold(word) for word in role.split()[:-1]}
    return bool(body) and body <= (known | _POLICE if "police" in known else known)
