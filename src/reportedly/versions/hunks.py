"""Where two sentences that answer each other differ, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from ..alignment.grammar import is_light
from .laid_open import Token, Version

_Edge = tuple[int, int, int, int]


class Hunk(NamedTuple):
    """Words `old` of the one text that stand for words `new` of the other; one of the two may be empty.

    `at` and `there` are their places in the lists of words.
    """

    old: tuple[Token, ...]
    new: tuple[Token, ...]
    at: int
    there: int
    parts: tuple[Hunk, ...] = ()
    """The pieces of one that small words part."""

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
    edges: list[list[_Edge]] = []
    remarked: list[Hunk] = []
    forms, others = [token.form for token in old], [token.form for token in new]
    for step in LCSseq.opcodes(forms, others):
        if step.tag == "equal":
            remarked += _remarked(old, new, step.src_start, step.src_end, step.dest_start)
            continue
        here = (step.src_start, step.src_end, step.dest_start, step.dest_end)
        if edges and _joins(edges[-1][-1], here, forms):
            last = edges[-1][-1]
            if last[1] == here[0] and last[3] == here[2]:
                edges[-1][-1] = (last[0], here[1], last[2], here[3])
            else:
                edges[-1].append(here)
        else:
            edges.append([here])

    def hunk(here: _Edge) -> Hunk:
        return Hunk(tuple(old[here[0] : here[1]]), tuple(new[here[2] : here[3]]), here[0], here[2])

    hunks: list[Hunk] = []
    for found in edges:
        whole = hunk((found[0][0], found[-1][1], found[0][2], found[-1][3]))
        hunks += _parted(whole._replace(parts=tuple(map(hunk, found)) if len(found) > 1 else ()))
    return Differences(tuple(hunks), tuple(remarked))


def is_paraphrased(hunks: Sequence[Hunk]) -> bool:
    """Whether only one of the two versions has words in quotation marks among those that changed."""
    old = any(token.quoted for hunk in hunks for token in hunk.old)
    new = any(token.quoted for hunk in hunks for token in hunk.new)
    return old != new


def _parted(hunk: Hunk) -> Iterator[Hunk]:
    """A number and what stands behind a comma ("46, a dentist") one by one, where both sides have both."""
    cuts = [
        next((at for at in range(1, len(side)) if side[at - 1].is_number and side[at].start - side[at - 1].end > 1), 0)
        for side in (hunk.old, hunk.new)
    ]
    if not all(cuts) or any(token.is_number for side, cut in zip(hunk[:2], cuts, strict=True) for token in side[cut:]):
        yield hunk
        return
    one, other = cuts
    yield Hunk(hunk.old[:one], hunk.new[:other], hunk.at, hunk.there)
    yield Hunk(hunk.old[one:], hunk.new[other:], hunk.at + one, hunk.there + other)


def _joins(last: _Edge, here: _Edge, forms: Sequence[str]) -> bool:
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
