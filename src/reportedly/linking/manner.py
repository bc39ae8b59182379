"""Whether one statement tells as done what another tells as to come, as wished or as asked."""

from __future__ import annotations

from .._typing import Span
from .points import OF_KIND, Mode, Point, modes

_PARTED: frozenset[frozenset[Mode]] = frozenset(
    frozenset(pair) for pair in (("fact", "wish"), ("fact", "asked"), ("fact", "future"))
)
_MOST = 0.6
"""The share of a statement from which a stretch of it is told as the whole is."""
_ENDS = ".!?…"


def is_told_otherwise(shorter: Point, longer: Point, stretch: Span) -> bool:
    """Whether the shorter is told in another manner than the stretch of the longer that answers it.

    The kind of a statement is a guess: it parts two only where their words do too. The verb of a stretch may stand
    before it ("will", in "will roll out a service"), so that its sentence must part them as well.
    """
    start, end = stretch
    text = longer.text
    kind = longer.kind if end - start > _MOST * len(text) else None
    begins = not any(map(str.isalnum, text[:start]))
    first = max(text.rfind(mark, 0, start) for mark in _ENDS) + 1
    last = min((at for at in (text.find(mark, end) for mark in _ENDS) if at >= 0), default=len(text))
    around = modes(text[first : last + 1])
    plain = modes(shorter.text, None if shorter.kind in OF_KIND else shorter.kind)
    return (
        _is_parted(shorter.modes, modes(text[start:end], kind, begins=begins))
        and _is_parted(plain, modes(text[start:end], begins=begins))
        and _is_parted(shorter.modes, around)
        and _is_parted(plain, around)
    )


def _is_parted(mine: frozenset[Mode], theirs: frozenset[Mode]) -> bool:
    return not mine & theirs and any(frozenset((one, other)) in _PARTED for one in mine for other in theirs)
