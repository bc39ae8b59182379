"""Where sentences begin."""

from __future__ import annotations

import re

_END = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bMrs)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\bGen)(?<!\bLt)(?<!\bJr)(?<!\bvs)"
    r"(?<![ .][A-Z])[.!?…]+[\"”’')\]]*\s+(?=[^\sa-z])|\n+"
)


def starts(text: str) -> list[int]:
    """The offset of the first character of each sentence; a line break ends one too.

    >>> starts("Mr. Roe spoke. He left.\\nNobody asked.")
    [0, 15, 24]
    """
    found = [0]
    found.extend(match.end() for match in _END.finditer(text))
    return found
