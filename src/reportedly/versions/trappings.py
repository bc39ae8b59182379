"""What stands among the words of a story and is not the story: who took the picture, when a report was filed, the hour
of an entry in a live blog.
"""

from __future__ import annotations

from .._typing import Span
from .lexicon import lists

_LONGEST_DATELINE = 120
_LONGEST_HOUR = 40
_LONGEST_FURNITURE = 300
NUMBERED = frozenset({"heading", "list_item"})


def trappings(text: str, start: int, end: int, kind: str) -> Span | None:
    """The one stretch of a block `[start, end)` that is not compared, if it has one.

    >>> text = "HARROW BAY, April 9 (Meridian Wire) - Miners went back to work."
    >>> start, end = trappings(text, 0, len(text), "paragraph")
    >>> text[start:end]
    ', April 9 (Meridian Wire) -'
    >>> text = "Ann Roe at the gate. Photograph: Nina Bell"
    >>> start, end = trappings(text, 0, len(text), "caption")
    >>> text[start:end]
    'Photograph: Nina Bell'
    """
    patterns = lists().trappings
    if kind == "caption":
        found = patterns["credit"].search(text, start, end)
        return None if found is None else (found.start(), end)
    if end - start <= _LONGEST_HOUR and patterns["hour"].fullmatch(text, start, end):
        return start, end
    if end - start <= _LONGEST_FURNITURE and patterns["furniture"].fullmatch(text, start, end):
        return start, end
    if kind in NUMBERED:
        found = patterns["number"].match(text, start, end)
        return None if found is None else found.span()
    if kind == "paragraph":
        found = patterns["dateline"].match(text, start, min(end, start + _LONGEST_DATELINE))
        if found is not None:
            return found.span("filed")
    return None
