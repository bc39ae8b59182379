"""The entries of a live blog: the time that opens one, and the text after it."""

from __future__ import annotations

import re
from dataclasses import replace

from .pieces import Anchor, Piece

LONGEST_LINE = 80
"""Characters of a line that opens an entry."""
_CLOCK = re.compile(
    r"[\s*•|–—-]*(?:[01]?\d|2[0-3])(?:[:.][0-5]\d(?::\d\d)?(?:\s?[apAP]\.?[mM]\b\.?)?|\s?[apAP]\.?[mM]\b\.?)"
    r"(?:\s[A-Z]{2,4}\b)?(?=\W|$)(?!\s?%|\s[a-z])"
)
_SENTENCE = re.compile(r"\W*\S+\s+\S+\s.*[.!?…][\"'”’»)\]]*\s*", re.DOTALL)


def opens(text: str) -> bool:
    """Whether a line begins with a time of day.

    >>> opens("10:30 The mayor sits down."), opens("10 per cent of them")
    (True, False)
    """
    return _CLOCK.match(text) is not None


def split(piece: Piece) -> tuple[Piece, Piece | None]:
    """The time that opens an entry, and the text after it where that is more than a name or heading."""
    clock = _CLOCK.match(piece.text)
    if clock is None:
        return piece, None
    if len(piece.text) <= LONGEST_LINE and not _SENTENCE.fullmatch(piece.text, clock.end()):
        return piece, None
    line = piece.text[: clock.end()].rstrip()
    lead = re.compile(r"[\s:|–—-]*").match(piece.text, clock.end())
    at = lead.end() if lead is not None else clock.end()
    anchors = [Anchor(a.start - at, a.end - at, a.url) for a in piece.anchors if a.start >= at]
    rest = replace(piece, text=piece.text[at:], anchors=anchors)
    return (
        (replace(piece, text=line + piece.text[clock.end() : at].rstrip(), anchors=[], linked=0), rest)
        if rest.text
        else (piece, None)
    )
