"""Which sentence of the one version is which of the other: equal, alike, split in two or run together; and moved.

Equal sentences are paired first, wherever they stand. Of the others, those are paired that share most of what they
speak of, and most of their quoted words. What is rare is looked up, so that the work grows with
the length of the texts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..alignment.grammar import is_content, stem
from .laid_open import Sentence

_MOST_PLACES = 40
"""Sentences that hold a stem beyond which it tells nothing."""
_CANDIDATES = 6
_ALIKE, _ALIKE_HERE = 0.5, 0.3
"""How much two sentences must share of their content: anywhere, and between the same neighbours."""
_ALIKE_QUOTED = 0.2
"""And where both hold the same words in quotation marks."""
_MATTER, _QUOTED = 0.3, 0.34
_QUOTED_HERE = 0.5
_HERE = 0.1
_PART = 0.7
_STANDS = 0.8


class Pair(NamedTuple):
    """Sentences of the old version and of the new one that answer each other, by their numbers; `same` in words."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    same: bool


class Pairing(NamedTuple):
    """All pairs in the order of the old version; what answers nothing; and the pairs that stand in another order.

    `stands` are old sentences without a partner whose words stand in a new one all the same.
    """

    pairs: tuple[Pair, ...]
    withdrawn: tuple[int, ...]
    added: tuple[int, ...]
    moved: frozenset[int]
    stands: dict[int, int]


def pair(old: Sequence[Sentence], new: Sequence[Sentence]) -> Pairing:
    """Pair the sentences of two versions."""
    partner = _equal(old, new)
    same = dict(partner)
    free_old = [at for at, sentence in enumerate(old) if at not in partner and sentence.tokens]
    taken = set(partner.values())
    free_new = [at for at, sentence in enumerate(new) if at not in taken and sentence.tokens]
    partner |= _alike(old, new, free_old, free_new, same)
    partner |= _quoted_here(old, new, free_old, free_new, partner)
    groups = {at: ([at], [there]) for at, there in partner.items()}
    left_old = _run_together([at for at in free_old if at not in partner], old, new, groups, same, own=0)
    taken = set(partner.values())
    left_new = _run_together([at for at in free_new if at not in taken], new, old, groups, same, own=1)
    pairs = tuple(
        Pair(tuple(sorted(mine)), tuple(sorted(theirs)), at in same) for at, (mine, theirs) in sorted(groups.items())
    )
    stands = _standing(left_old, old, new)
    return Pairing(
        pairs,
        tuple(at for at in left_old if at not in stands),
        tuple(left_new),
        frozenset(_out_of_order(pairs, old)),
        stands,
    )


def _equal(old: Sequence[Sentence], new: Sequence[Sentence]) -> dict[int, int]:
    places: dict[tuple[str, ...], deque[int]] = defaultdict(deque)
    for at, sentence in enumerate(new):
        if sentence.tokens:
            places[sentence.key].append(at)
    return {
        at: places[sentence.key].popleft()
        for at, sentence in enumerate(old)
        if sentence.tokens and places.get(sentence.key)
    }


def _alike(
    old: Sequence[Sentence], new: Sequence[Sentence], mine: Sequence[int], theirs: Sequence[int], same: dict[int, int]
) -> dict[int, int]:
    """Pairs of sentences that are not equal, the likest first."""
    places = _places(theirs, new)
    bounds = _bounds(mine, same, len(new))
    scored = []
    for at in mine:
        for there in _candidates(old[at], places):
            here = bounds[at][0] < there < bounds[at][1]
            score = _score(old[at], new[there], here=here)
            if score:
                scored.append((-score, abs(there - at), at, there))
    found: dict[int, int] = {}
    used: set[int] = set()
    for _, _, at, there in sorted(scored):
        if at not in found and there not in used:
            found[at] = there
            used.add(there)
    return found


def _quoted_here(
    old: Sequence[Sentence],
    new: Sequence[Sentence],
    mine: Sequence[int],
    theirs: Sequence[int],
    partner: dict[int, int],
) -> dict[int, int]:
    """Short quotations with few words that carry content, of which half the words stand in the same place."""
    back = {there: at for at, there in partner.items()}
    beside: dict[int, int] = {}
    for there in theirs:
        if there not in back and _is_quoted(new[there]):
            for at in (back.get(there - 1, -2) + 1, back.get(there + 1, 0) - 1):
                beside.setdefault(at, there)
    found: dict[int, int] = {}
    used: set[int] = set()
    for at in mine:
        there = beside.get(at, -1)
        if at in partner or there < 0 or there in used or not _is_quoted(old[at]):
            continue
        if _dice_of_forms(old[at], new[there]) >= _QUOTED_HERE:
            found[at] = there
            used.add(there)
    return found


def _is_quoted(sentence: Sentence) -> bool:
    return 2 * sum(token.quoted for token in sentence.tokens) > len(sentence.tokens)


def _dice_of_forms(one: Sentence, other: Sentence) -> float:
    shared = (Counter(one.key) & Counter(other.key)).total()
    return 2 * shared / (len(one.key) + len(other.key))


def _places(numbers: Sequence[int], sentences: Sequence[Sentence]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for at in numbers:
        for word in sentences[at].stems:
            if len(places[word]) <= _MOST_PLACES:
                places[word].append(at)
    return places


def _candidates(sentence: Sentence, places: dict[str, list[int]]) -> list[int]:
    weights: dict[int, float] = defaultdict(float)
    for word in sorted(sentence.stems):
        found = places.get(word, ())
        if len(found) <= _MOST_PLACES:
            for there in found:
                weights[there] += 1 / len(found)
    return sorted(weights, key=lambda there: (-weights[there], there))[:_CANDIDATES]


def _bounds(numbers: Sequence[int], same: dict[int, int], size: int) -> dict[int, tuple[int, int]]:
    """Between which new sentences each of the old ones would stand, by its neighbours that stand unchanged."""
    anchors = sorted(same)
    found = {}
    for at in numbers:
        place = bisect_left(anchors, at)
        before = same[anchors[place - 1]] if place else -1
        after = same[anchors[place]] if place < len(anchors) else size
        found[at] = (before, after)
    return found


def _score(one: Sentence, other: Sentence, *, here: bool) -> float:
    """How alike two sentences are, 0 where they speak of different things."""
    alike = _dice(one.stems, other.stems)
    if here and alike >= _ALIKE_QUOTED and _same_quotation(one, other):
        return 1.0 + alike
    if alike < (_ALIKE_HERE if here else _ALIKE):
        return 0.0
    if min(len(one.quoted), len(other.quoted)) > 1 and _dice(one.quoted, other.quoted) < _QUOTED:
        return 0.0
    if min(len(one.matter), len(other.matter)) > 1 and _dice(one.matter, other.matter) < _MATTER:
        return 0.0
    if _says_else(one, other):
        return 0.0
    return alike + (_HERE if here else 0.0)


def _same_quotation(one: Sentence, other: Sentence) -> bool:
    mine, theirs = ([token.form for token in sentence.tokens if token.quoted] for sentence in (one, other))
    return len(mine) > 1 and mine == theirs and bool(one.quoted)


def _says_else(one: Sentence, other: Sentence) -> bool:
    """Whether two sentences begin alike, or end alike, and have nothing else in common: one speaker, other words."""
    mine, theirs = one.key, other.key
    size = min(len(mine), len(theirs))
    first = next((at for at in range(size) if mine[at] != theirs[at]), size)
    last = next((at for at in range(size - first) if mine[-1 - at] != theirs[-1 - at]), size - first)
    rest = [{stem(form) for form in forms[first : len(forms) - last] if is_content(form)} for forms in (mine, theirs)]
    if rest[0] & rest[1] or min(map(len, rest)) < 2:
        return False
    return max(map(len, rest)) > len(one.stems & other.stems)


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def _run_together(
    left: Sequence[int],
    mine: Sequence[Sentence],
    theirs: Sequence[Sentence],
    groups: dict[int, tuple[list[int], list[int]]],
    same: dict[int, int],
    *,
    own: int,
) -> list[int]:
    """Sentences most of which stands in the partner of their neighbour join it; the others are given back."""
    by_own = {at: key for key, group in groups.items() if key not in same for at in group[own]}
    rest = []
    for at in left:
        for neighbour in (at - 1, at + 1):
            key = by_own.get(neighbour)
            if key is None:
                continue
            partners = frozenset().union(*(theirs[there].stems for there in groups[key][1 - own]))
            over = partners.difference(*(mine[there].stems for there in groups[key][own]))
            shared = len(mine[at].stems & partners)
            if (shared > 1 and shared >= _PART * len(mine[at].stems)) or (shared and mine[at].stems <= over):
                groups[key][own].append(at)
                by_own[at] = key
                break
        else:
            rest.append(at)
    return rest


def _standing(left: Sequence[int], old: Sequence[Sentence], new: Sequence[Sentence]) -> dict[int, int]:
    """Sentences without a partner that another sentence holds all the same, as when one of two printings went."""
    if not left:
        return {}
    places = _places(range(len(new)), new)
    found = {}
    for at in left:
        stems = old[at].stems
        for there in _candidates(old[at], places) if len(stems) > 2 else ():
            if len(stems & new[there].stems) >= _STANDS * len(stems) and old[at].quoted <= new[there].quoted:
                found[at] = there
                break
    return found


def _out_of_order(pairs: Sequence[Pair], old: Sequence[Sentence]) -> Iterator[int]:
    """The first old sentences of pairs outside the longest chain, by words, that has the order of both versions."""
    order = sorted({pair.new[0] for pair in pairs})
    tree: list[tuple[int, int]] = [(0, -1)] * (len(order) + 1)
    before: list[int] = []
    for at, here in enumerate(pairs):
        rank = bisect_left(order, here.new[0]) + 1
        best, place = (0, -1), rank - 1
        while place > 0:
            best = max(best, tree[place])
            place -= place & -place
        before.append(best[1])
        weight = best[0] + 1 + sum(len(old[number].tokens) for number in here.old)
        place = rank
        while place <= len(order):
            tree[place] = max(tree[place], (weight, at))
            place += place & -place
    kept = set()
    at = max(tree)[1]
    while at >= 0:
        kept.add(at)
        at = before[at]
    yield from (here.old[0] for number, here in enumerate(pairs) if number not in kept)
