"""Where sentences begin."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…]+[\"”’')\]]*\s+(?=[^\sa-z])|\n+")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mrs?|Ms|Dr|St|Sens?|Reps?|Govs?|Gen|Lt|Jr|Sr|vs|Rev|Prof|Capt|Sgt|Col|No)|(?:\b|\.)[A-Z])\Z"
)


def starts(text: str) -> list[int]:
    """The offset of the first character of each sentence; a line break ends one too.

    >>> starts("Mr. Roe spoke. He left.\\nNobody asked.")
    [0, 15, 24]
    """
    found = [0]
    for match in _END.finditer(text):
        begin = match.start()
        if text[begin] == "." and _ABBREVIATED.search(text, max(0, begin - 6), begin):
            continue
        found.append(match.end())
    return found
