"""Hearsay: what somebody says that they were told, where the next sentence says by whom.

"Roe told the board that the lamp had failed. She had been told so, she said, by the keeper, Hal Brandt."
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_REACH = 240
_IT = r"(?:so|this|that|it|as much|of it|of this)"
_HAD_IT = re.compile(
    r"[^.!?\n]{0,80}[.!?]?[”\"]?\s+"
    r"(?:he|she|they|(?:[A-Z][\w’'-]+ ){1,3}?)[\s,]*(?:said|says|added)?[\s,]*(?:that )?(?:he |she |they )?"
    r"(?:(?:had|has|have|was|were) (?:been )?(?:only |just )?"
    rf"(?:(?:told|informed)(?: {_IT})?|(?:learned|learnt|heard) {_IT})"
    rf"|(?:had|has|got|learned|learnt|heard) {_IT})"
    r"(?:,[^.!?\n]{0,40},|(?! to\b)(?: \w+){0,3}?)\s(?:by|from)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[\s,]*(?:[\w’'-]+[ ,]{1,2}){0,6}")


def teller(text: str, end: int, named: Iterable[tuple[int, str]]) -> str | None:
    """By whom somebody was told what ends at `end`, of those `named`, each by the place of the name.

    >>> text = "Roe said that the lamp failed. She had been told so by the keeper, Hal Brandt."
    >>> teller(text, 29, [(0, "roe"), (text.index("Hal"), "brandt")])
    'brandt'
    >>> teller("Roe said that the lamp failed. She had been told so.", 29, [(0, "roe")]) is None
    True
    """
    found = _HAD_IT.match(text, end, end + _REACH)
    if found is None:
        return None
    for start, who in named:
        if found.end() <= start < found.end() + _REACH:
            return who if _BETWEEN.fullmatch(text, found.end(), start) else None
    return None
