"""Stances: plans and forecasts that state a fact all the same.

"Roe has asked to leave the council", as her sister says, tells what Roe did, not what the sister plans. "They paid for
the ferry, and it will sail in May" tells what was done before it looks ahead.
"""

from __future__ import annotations

import re

from .gist import forms
from .reply_words import lists
from .telling import Telling

_LATER_CLAUSE = re.compile(r",? and that |, and |; ")
_PERFECT = frozenset({"has", "have", "had"})
_OPENING = 6
_ONESELF = frozenset({"i", "we", "he", "she", "they", "it"})


def states(told: Telling) -> bool:
    """Whether what counts as a plan or a forecast states what was done, by another than the one who says it.

    >>> from ..claim import Evidence
    >>> def said(text, kind):
    ...     return Telling(id=1, story="a", kind=kind, evidence=Evidence(story="a", start=0, end=9, text=text))
    >>> states(said("Roe has asked to leave the council", "intention")), states(said("he has asked to", "intention"))
    (True, False)
    >>> states(said("that they paid for the ferry, and that it will sail in May", "forecast"))
    True
    """
    if told.kind == "forecast":
        return looks_ahead_later(told.evidence.text)
    if told.kind != "intention" or {party.key for party in told.speakers} & set(told.about):
        return False
    found = forms(told.evidence.text)
    found = found[1:] if found[:1] == ("that",) else found
    return found[:1] != () and found[0] not in _ONESELF and bool(_PERFECT & set(found[1:_OPENING]))


def looks_ahead(text: str) -> bool:
    """Whether a text says what will be."""
    return lists()["ahead"].search(text[:2_000].replace("’", "'")) is not None


def looks_ahead_later(text: str) -> bool:
    """Whether a text looks ahead in a later clause only.

    >>> looks_ahead_later("They paid for it, and it will sail"), looks_ahead_later("It will sail, and will be full")
    (True, False)
    """
    clauses = _LATER_CLAUSE.split(text[:2_000].replace("’", "'"))
    ahead = lists()["ahead"]
    return len(clauses) > 1 and not ahead.search(clauses[0]) and any(map(ahead.search, clauses[1:]))
