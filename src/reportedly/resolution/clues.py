"""What speaks for and against somebody's being meant by a pronoun: the clues at each mention, and what each weighs."""

from __future__ import annotations

import re

from . import lexicon
from .cast import Cast, Spot

WEIGHTS = {
    "sentence": -0.35,
    "paragraph": -0.6,
    "across": -1.2,
    "gender": 0.6,
    "often": 0.35,
    "opens": 1.0,
    "preposition": -0.3,
    "owner": -0.3,
    "spoke_last": 1.7,
    "spoke": 0.9,
    "introduced": 2.4,
    "spoken_of": -2.7,
    "leads": 0.4,
    "nickname": -1.0,
    "asked": 1.5,
    "asks": -1.5,
    "fronted": -0.5,
    "echo": 0.7,
    "relative": -1.0,
}
"""How much each clue counts; those of distance count once for each sentence between, "often" for each doubling of how
often somebody is mentioned. Set by trial on news and interviews."""

_PREPOSITIONS = lexicon.grammar("prepositions")
_ASKING = lexicon.grammar("asks")
_OWNS = ("’s", "'s")
_NEXT = re.compile(r" (?:(?:also|then|later|again|even) )?([a-z]+)")
_RELATIVE = re.compile(r", (?:which|who|whose|whom)\b[^.;:!?\n]*\Z")
_CLAUSE = 120
_ASKED_FIRST = re.compile(r"[\"“]?(?:When |After being |While being )?([A-Z]?[a-z]+)\b")


def standing(cast: Cast, spot: Spot) -> tuple[str, ...]:
    """How somebody stands in the sentence at a mention: as who asks or is asked, as owner, behind a preposition."""
    found = []
    text = cast.text
    if text[spot.end : spot.end + 2] in _OWNS:
        found.append("owner")
    if not is_subject(text, spot.lead):
        found.append("preposition")
    if in_relative(text, spot.lead):
        found.append("relative")
    following = _NEXT.match(text, spot.end)
    if following is not None and following.group(1) in _ASKING:
        found.append("asks")
    before = text[max(0, spot.lead - 16) : spot.lead].split()
    if before and before[-1] in _ASKING:
        found.append("asked")
    return tuple(found)


def is_subject(text: str, start: int) -> bool:
    """Whether no preposition stands right before a name, that is with no comma between ("On Sunday, Roe")."""
    words = text[max(0, start - 24) : start].split()
    for word in reversed(words[-3:]):
        if word[-1] in ",;:—":
            return True
        low = word.lower().strip('“"(,')
        if low in _PREPOSITIONS:
            return False
        if not (word[:1].isupper() or low in ("the", "a", "an", "and")):
            return True
    return True


def in_relative(text: str, start: int) -> bool:
    """Whether a mention stands in a clause that only describes: "a report, which quoted his father, Roe"."""
    found = _RELATIVE.search(text, max(0, start - _CLAUSE), start)
    return found is not None and text.count(",", found.start() + 1, start) < 2


def asked_first(text: str, begin: int, at: int) -> bool:
    """Whether a sentence opens with what somebody was asked, and a place lies behind that ("Asked about Roe, she")."""
    opened = _ASKED_FIRST.match(text, begin, at)
    return opened is not None and opened.group(1).lower() in _ASKING and "," in text[opened.end() : at]
