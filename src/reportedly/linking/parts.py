"""Parts: what a statement says beside its main point, and what of the whole holds for a part of it alone.

A quotation of three sentences says three things. Each may be what another statement says; the others are none of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from .._typing import Span, Spans
from ..sentences import sentences
from ..statement import Kind
from .gist import forms
from .laying import lay
from .points import Point
from .replies import NOT, asking

EVEN = 0.6
"""The share of the longer that must be answered for each of two to say what the other does."""
_TELLING_NOTHING = frozenset({"open_question", "question", "non_response"})


def stretch(one: Point, other: Point, rare: Mapping[str, float] | None = None) -> Span:
    """The stretch of `one` that says what `other` says: the sentences that answer it, all of it where it is shorter."""
    laid = lay(one, other, rare)
    if laid.shorter is one or laid.last < laid.first:
        return 0, len(one.text)
    found = sentences(one.text)
    starts = [start for start, _ in found]
    first = found[max(0, bisect_right(starts, one.terms[laid.first].start) - 1)]
    last = found[max(0, bisect_right(starts, one.terms[laid.last].start) - 1)]
    return first[0], last[1]


def holds(one: Point, other: Point, rare: Mapping[str, float] | None = None) -> bool:
    """Of two that say the same: whether `one` says all that `other` does, among other things or in as many words.

    What is only a part of the other one does not say it: "the ferry is old" does not say that the old ferry was sold.
    """
    laid = lay(one, other, rare)
    return laid.longer is one or laid.measures["back"] >= EVEN


def is_longer(one: Point, other: Point, rare: Mapping[str, float] | None = None) -> bool:
    """Whether `one` is the longer of two, of which the other is laid along it."""
    return lay(one, other, rare).longer is one


def kind_of(kind: Kind | None, text: str) -> Kind | None:
    """The kind that a part of a statement is held to have, of which the whole is of `kind`; `text` are its words.

    A statement has the kind of its main point, and nobody knows whether that is in the part: so a part denies only
    where it says "not" itself, and foresees only where it looks ahead. What else stands in a denial, or in a question,
    is told for another purpose: it is held to tell nothing.

    >>> kind_of("denial", "We did not sell the ferry."), kind_of("denial", "The ferry was built in 1974.")
    ('denial', 'non_response')
    >>> kind_of("forecast", "The ferry was built in 1974."), kind_of("forecast", "The ferry will sail in May.")
    ('assertion', 'forecast')
    """
    if kind == "denial":
        return "denial" if any(form in NOT for form in forms(text)) else "non_response"
    if kind == "forecast":
        return "forecast" if asking("assertion", text) == "forecast" else "assertion"
    return "non_response" if kind in _TELLING_NOTHING else kind


def inside(pieces: Spans, part: Span) -> Spans:
    """What of the `pieces` of a statement stands in a part of it.

    >>> inside(((10, 15), (30, 40)), (12, 34))
    ((12, 15), (30, 34))
    """
    cut = ((max(start, part[0]), min(end, part[1])) for start, end in pieces)
    return tuple((start, end) for start, end in cut if start < end)
