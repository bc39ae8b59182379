"""Marks of doubt that came or went: "reportedly", "is said to have"."""

from __future__ import annotations

from ..alignment.grammar import meaning
from ..change import ChangeKind
from .hunks import Differences, Hunk, Sides
from .pairing import Pair


def doubts(one: Pair, found: Differences, sides: Sides) -> tuple[list[tuple[ChangeKind, Hunk]], list[Hunk]]:
    """The marks of doubt that one of two sentences has, and the differences without them."""
    mine = {start for at in one.old for start in sides.old.doubting(sides.old.sentences[at])}
    theirs = {start for at in one.new for start in sides.new.doubting(sides.new.sentences[at])}
    hedges: list[tuple[ChangeKind, Hunk]] = []
    hunks: list[Hunk] = []
    for hunk in found.hunks:
        lost = [token for token in hunk.old if token.start in mine]
        won = [token for token in hunk.new if token.start in theirs]
        if bool(lost) == bool(won):
            hunks.append(hunk)
            continue
        at = hunk.at + (hunk.old.index(lost[0]) if lost else 0)
        there = hunk.there + (hunk.new.index(won[0]) if won else 0)
        hedges.append(("hedge_dropped" if lost else "hedge_added", Hunk(tuple(lost), tuple(won), at, there)))
        rest = hunk._replace(
            old=tuple(token for token in hunk.old if token not in lost),
            new=tuple(token for token in hunk.new if token not in won),
        )
        if not _is_small(rest):
            hunks.append(rest)
    return hedges, hunks


def _is_small(hunk: Hunk) -> bool:
    """Whether what is left beside a mark of doubt is grammar: "is said to have sold", "sold"."""
    mine, theirs = (meaning([token.form for token in side]) for side in (hunk.old, hunk.new))
    return mine == theirs
