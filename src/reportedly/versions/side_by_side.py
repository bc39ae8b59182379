"""Two versions laid side by side: which block of the one stands across from which of the other."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from typing import NamedTuple

from .laid_open import Version
from .pairing import Pairing


class Row(NamedTuple):
    """Numbers of blocks that stand side by side, from 0; None where the other version has nothing there.

    `elsewhere` is the number of the old block from which a new one without a neighbour was moved, or the reverse.
    """

    old: int | None
    new: int | None
    elsewhere: int | None = None


def rows(old: Version, new: Version, pairing: Pairing) -> Iterator[Row]:
    """The blocks of both versions in order, those that answer each other in one row."""
    partner = _partners(old, new, pairing)
    back: dict[int, int] = {}
    for there, at in partner.items():
        back.setdefault(at, there)
    shown = 0
    beside = _in_order(partner)
    for there in range(len(new.blocks)):
        at = beside.get(there, -1)
        if at < 0:
            yield Row(None, there, partner.get(there))
            continue
        yield from (Row(number, None, back.get(number)) for number in range(shown, at))
        yield Row(at, there)
        shown = at + 1
    yield from (Row(number, None, back.get(number)) for number in range(shown, len(old.blocks)))


def _partners(old: Version, new: Version, pairing: Pairing) -> dict[int, int]:
    """For each new block the old one with which it shares the most sentences, or its very words."""
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    for pair in pairing.pairs:
        for at in pair.old:
            for there in pair.new:
                sentence = new.sentences[there]
                votes[sentence.block][old.sentences[at].block] += len(sentence.tokens)
    found = {there: max(counts.items(), key=lambda item: (item[1], -item[0]))[0] for there, counts in votes.items()}
    rest: dict[tuple[str, str], deque[int]] = defaultdict(deque)
    for number, block in enumerate(old.blocks):
        rest[(block.kind, " ".join(old.text[block.start : block.end].split()))].append(number)
    taken = set(found.values())
    titles = (old.title_block, new.title_block)
    for number, block in enumerate(new.blocks):
        if number in found:
            continue
        if number == titles[1] and titles[0] is not None:
            found[number] = titles[0]
            continue
        same = rest[(block.kind, " ".join(new.text[block.start : block.end].split()))]
        while same:
            at = same.popleft()
            if at not in taken:
                found[number] = at
                taken.add(at)
                break
    for number, block in enumerate(new.blocks):
        if number not in found and block.kind == "byline":
            beside = found.get(number - 1, -2) + 1
            if 0 < beside < len(old.blocks) and beside not in taken and old.blocks[beside].kind == "byline":
                found[number] = beside  # another byline, or another day, in the same place
                taken.add(beside)
    return found


def _in_order(partner: dict[int, int]) -> dict[int, int]:
    """The most partners that stand in one order in both versions."""
    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for there in sorted(partner):
        at = bisect_left(tails, partner[there])
        before[there] = ends[at - 1] if at else None
        tails[at : at + 1], ends[at : at + 1] = [partner[there]], [there]
    kept: dict[int, int] = {}
    here = ends[-1] if ends else None
    while here is not None:
        kept[here] = partner[here]
        here = before[here]
    return kept
