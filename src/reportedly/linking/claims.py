"""Claims: which of those that are there a statement joins, and by what it is found again.

A statement joins a claim where it says the same as more than half of its members that it is held against, and
contradicts none; one with too little in it to say the same as anything is not asked. So a claim does not drift from
one thing to the next by small steps, nor bring together two that say different things of which a third says both.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from .points import Point
from .sameness import Verdict

SHARE = 0.5
"""The share of the members compared than which a newcomer must say the same as more."""
KEYS = 48
"""Words by which a story is found again."""
UNSEEN = 100
"""Stories without any of the words that are held to be there as well: what is rare is not known from the first few."""
_WORD_LENGTH = 3


class Chosen(NamedTuple):
    """The claim to join, the member most like the newcomer, and the verdict on the two."""

    claim: int
    member: int
    verdict: Verdict


def choose(held: Mapping[int, Sequence[tuple[int, Verdict]]]) -> Chosen | None:
    """Which claim to join, of claims whose members were each held against the newcomer: `(member, verdict)`.

    >>> near, far = Verdict(True, "same_sense", 0.9), Verdict(False, "unlike", 0.2)
    >>> choose({1: [(10, far), (11, near)], 2: [(20, near), (21, near), (22, far)]}).claim
    2
    """
    best: tuple[float, int, Chosen] | None = None
    for claim in sorted(held):
        verdicts = [(member, verdict) for member, verdict in held[claim] if verdict.check != "too_little"]
        alike = [(verdict.likeness, -member, verdict) for member, verdict in verdicts if verdict.same]
        if not alike or len(alike) <= SHARE * len(verdicts) or any(verdict.against for _, verdict in verdicts):
            continue
        _, member, verdict = max(alike)
        mean = sum(verdict.likeness for _, verdict in held[claim]) / len(held[claim])
        if best is None or mean > best[0]:
            best = (mean, claim, Chosen(claim, -member, verdict))
    return best[2] if best else None


def telling(points: Iterable[Point]) -> dict[str, float]:
    """How telling each stem is among the statements of a story, from 0 to 1: what all speak of tells little.

    >>> telling([]) == {}
    True
    """
    stems = [{term.stem for term in point.terms if term.content} for point in points]
    counts = Counter(stem for found in stems for stem in found)
    total = len(stems)
    if total < 2:
        return {}
    return {
        stem: min(1.0, math.log(1 + total / count) / math.log(1 + total / 2)) for stem, count in sorted(counts.items())
    }


def words_of(points: Iterable[Point]) -> dict[str, int]:
    """The words by which a story may be found, with how often it has them; names count twice."""
    counts: Counter[str] = Counter()
    for point in points:
        for term in point.terms:
            if term.content and len(term.stem) >= _WORD_LENGTH:
                counts[term.stem] += 2 if term.name else 1
    return dict(counts)


def keys(words: Mapping[str, int], stories: Mapping[str, int], total: int) -> list[str]:
    """Of `words`, the ones that tell a story from others best. `stories` says how many of `total` have a word.

    Among the first few stories of a ledger the words that they share are rare all the same:

    >>> told = {"ferry": 9, "mayor": 4} | {f"word{number}": 1 for number in range(60)}
    >>> keys(told, {"ferry": 3, "mayor": 3}, 3)[:2]
    ['ferry', 'mayor']
    """
    total += UNSEEN
    worth = {word: count**0.5 * math.log(total / (stories.get(word, 0) + 1)) for word, count in words.items()}
    return sorted(worth, key=lambda word: (-worth[word], word))[:KEYS]


def key(word: str) -> int:
    """A word as a number that fits the ledger.

    >>> key("bridge") == key("bridge"), key("bridge") > 0
    (True, True)
    """
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "replace"), digest_size=8).digest(), "big") >> 1
