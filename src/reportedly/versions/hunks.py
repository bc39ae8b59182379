"""Where two sentences that answer each other differ, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from ..alignment.grammar import is_light
from .laid_open import Token, Version


class Hunk(NamedTuple):
    """Words `old` of the one text that stand for words `new` of the other; one of the two may be empty.

    `at` and `there` are their places in the lists of words.
    """

    old: tuple[Token, ...]
    new: tuple[Token, ...]
    at: int
    there: int

    @property
    def quoted(self) -> bool:
        """Whether words in quotation marks are among them."""
        return any(token.quoted for token in (*self.old, *self.new))


class Sides(NamedTuple):
    """The two versions, and the words of both from which a hunk is taken."""

    old: Version
    new: Version
    before: Sequence[Token]
    after: Sequence[Token]


class Differences(NamedTuple):
    """The hunks, and runs of equal words of which only one version has quotation marks around them."""

    hunks: tuple[Hunk, ...]
    remarked: tuple[Hunk, ...]


def differences(old: Sequence[Token], new: Sequence[Token]) -> Differences:
    """Hold two lists of words against each other."""
    edges: list[tuple[int, int, int, int]] = []
    remarked: list[Hunk] = []
    forms, others = [token.form for token in old], [token.form for token in new]
    for step in LCSseq.opcodes(forms, others):
        if step.tag == "equal":
            remarked += _remarked(old, new, step.src_start, step.src_end, step.dest_start)
            continue
        here = (step.src_start, step.src_end, step.dest_start, step.dest_end)
        if edges and _joins(edges[-1], here, forms):
            last = edges.pop()
            here = (last[0], here[1], last[2], here[3])
        edges.append(here)
    hunks = tuple(
        Hunk(tuple(old[start:end]), tuple(new[begin:stop]), start, begin) for start, end, begin, stop in edges
    )
    return Differences(hunks, tuple(remarked))


def _joins(last: tuple[int, int, int, int], here: tuple[int, int, int, int], forms: Sequence[str]) -> bool:
    """Whether nothing but a small word stands between two hunks, or nothing at all."""
    gap = forms[last[1] : here[0]]
    return not gap or (len(gap) == 1 and is_light(gap[0]))


def _remarked(old: Sequence[Token], new: Sequence[Token], start: int, end: int, begin: int) -> Iterator[Hunk]:
    first = None
    for at in range(start, end + 1):
        differs = at < end and old[at].quoted != new[begin + at - start].quoted
        if differs and first is None:
            first = at
        elif not differs and first is not None:
            there = begin + first - start
            yield Hunk(tuple(old[first:at]), tuple(new[there : there + at - first]), first, there)
            first = None
