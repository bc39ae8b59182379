"""Who copied whom: by the credit line, then by the date, else nobody knows."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from .copies import lexicon
from .outlets import outlet_words, same_outlet

_HEAD = 400
_TAIL = 500
_DATELINE = re.compile(r"(?:^|\n)[^\n(]{0,120}\(([^()\n]{2,40})\)\s*[-–—]")
_SOURCE = re.compile(
    r"\b(?:first (?:appeared|published|ran)|originally (?:appeared|published)|(?:story|report|reporting) (?:is |was )?"
    r"(?:by|from)|source:|courtesy of|republished (?:from|with)|reprinted from)[^\n]{0,120}",
    re.IGNORECASE,
)

Known = Literal["credit", "date"]


class Signed(NamedTuple):
    """What tells where a story comes from: its outlet, its authors, address and date, and its text."""

    outlet: str | None
    authors: tuple[str, ...]
    url: str | None
    published: str | None
    text: str


class Direction(NamedTuple):
    """`earlier` is 0 or 1: which of two stories is the original; None where nobody knows. `reason` is in words."""

    earlier: int | None
    reason: str


def credits(story: Signed) -> tuple[str, ...]:
    """Those whom a story credits, or is: agencies by the first of their names, others as they are written.

    >>> credits(Signed("Harbour Post", (), None, None, "HARBOUR (Reuters) - The bridge is closed."))
    ('Reuters',)
    >>> credits(Signed("Harbour Post", ("Meridian Wire",), None, None, "The bridge is closed."))
    ('Meridian Wire',)
    """
    found: dict[str, None] = {}
    for name in (*(match.group(1) for match in _DATELINE.finditer(story.text[:_HEAD])), *story.authors):
        agency = _agency(name)
        if agency is not None or not same_outlet(name, story.outlet):
            found[agency or name] = None
    address = (story.url or "").casefold()
    for entry in lexicon().agencies:
        if any(path in address for path in entry.paths):
            found[entry.names[0]] = None
    own = _agency(story.outlet or "")
    if own is not None:
        found[own] = None
    return tuple(found)


def _agency(name: str) -> str | None:
    wanted = outlet_words(name)
    for entry in lexicon().agencies:
        if wanted and any(outlet_words(known) == wanted for known in entry.names):
            return entry.names[0]
    return None


def direction(one: Signed, other: Signed, *, whole: bool = True) -> Direction:
    """Which of two copies is the original.

    A story that credits the other's outlet was taken from it. Two that credit the same agency come from it
    both, and neither from the other; where only one credits it, the other may still have it from there. Else
    the day decides, and the hour where both give one; not where they share passages only (`whole` is
    False): those may be anybody's, of a notice or an agency that neither names.

    >>> wire = Signed("Meridian Wire", (), None, "2024-03-14T10:00", "HARBOUR (Meridian Wire) - It is closed.")
    >>> paper = Signed("Harbour Post", (), None, "2024-03-14", "HARBOUR (Meridian Wire) - It is closed.")
    >>> direction(paper, wire)
    Direction(earlier=1, reason='credits Meridian Wire')
    """
    mine, theirs = credits(one), credits(other)
    for earlier, outlet, credited, text in ((1, other, mine, one.text), (0, one, theirs, other.text)):
        name = outlet.outlet
        if not name or same_outlet(one.outlet, other.outlet):
            continue
        if any(same_outlet(credit, name) or _agency(name) == credit for credit in credited) or _named(text, name):
            return Direction(earlier, f"credits {name}")
    agencies = {credit for credit in (*mine, *theirs) if _agency(credit) is not None or credit not in one.authors}
    shared = [credit for credit in mine if credit in theirs and credit in agencies]
    if shared and not same_outlet(one.outlet, other.outlet):
        return Direction(None, f"both credit {shared[0]}")
    third = [credit for credit in (*mine, *theirs) if _agency(credit) is not None]
    if third and not same_outlet(one.outlet, other.outlet):
        return Direction(None, f"one credits {third[0]}")
    return _by_date(one.published, other.published) if whole else Direction(None, "passages only")


def _named(text: str, outlet: str) -> bool:
    """Whether a line of source names the outlet ("first appeared in ...")."""
    wanted = " ".join(outlet_words(outlet))
    ends = (text[:_HEAD], text[-_TAIL:])
    return bool(wanted) and any(
        wanted in " ".join(outlet_words(match.group())) for end in ends for match in _SOURCE.finditer(end)
    )


def _by_date(one: str | None, other: str | None) -> Direction:
    if not one or not other:
        return Direction(None, "a date is missing")
    if one[:10] != other[:10]:
        return Direction(0 if one[:10] < other[:10] else 1, "the earlier day")
    # Midnight is how a page writes that it gives no hour.
    hours = [value[11:16] for value in (one, other)]
    if all(hours) and "00:00" not in hours and hours[0] != hours[1]:
        return Direction(0 if hours[0] < hours[1] else 1, "the earlier hour")
    return Direction(None, "the same day")
