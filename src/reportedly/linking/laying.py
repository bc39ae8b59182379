"""The shorter of two statements laid along the longer, and how well it fits: what likeness is reckoned from."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..alignment.grammar import is_content
from .amounts import agree, comparable
from .likeness import Vector
from .points import Point, Term

WORD = 0.6
"""Likeness of two words from which one may stand for the other."""
LONG_RUN = 6
MANY = 8
NEAR = 4


class Laid(NamedTuple):
    """The shorter of two laid along the longer: `first` to `last` are the terms of the longer that answer it.

    `measures` are what likeness is reckoned from, each from 0 to 1: `covered`, the share of the shorter that is
    answered between them; `back`, that of the whole longer one; `cosine`, of the vectors; `run`, the same content
    words in a row; `order`, answers that follow one another; `acts` and `back_acts`, the verbs that are answered;
    `shared`, different content words that both have; `pairs`, of the shorter's words in a row, those that the longer
    has; `speaker`, 1 where one person said both.
    """

    shorter: Point
    longer: Point
    answered: Vector
    answering: Vector
    places: tuple[int, ...]
    first: int
    last: int
    measures: dict[str, float]
    match: Vector
    """How well each term of the longer (columns) answers each of the shorter (rows), all of both."""


def lay(one: Point, other: Point, rare: Mapping[str, float] | None = None) -> Laid:
    """Lay the shorter along the longer."""
    shorter, longer, mine, theirs = one, other, _weights(one, rare), _weights(other, rare)
    if mine.sum() > theirs.sum():
        shorter, longer, mine, theirs = longer, shorter, theirs, mine
    match = _match(shorter, longer)
    first, last, covered = _window(match, mine, theirs)
    inside = match[:, first : last + 1]
    answered = inside.max(1) if inside.size else np.zeros(len(mine), dtype=np.float32)
    answering = match.max(0) if match.size else np.zeros(len(theirs), dtype=np.float32)
    places = tuple(first + int(inside[row].argmax()) for row in range(len(mine)) if mine[row] > 0 and answered[row] > 0)
    steps = sum(1 for here, there in pairwise(places) if 0 < there - here <= NEAR)
    measures = {
        "covered": covered,
        "back": _share(answering, theirs),
        "cosine": max(0.0, float(one.vector @ other.vector)),
        "run": min(_run(shorter, longer), LONG_RUN) / LONG_RUN,
        "order": steps / max(1, int((mine > 0).sum()) - 1),
        "acts": _acts(shorter.terms, answered, range(len(mine))),
        "back_acts": _acts(longer.terms, answering, range(first, last + 1)),
        "numbers": _numbers(shorter, longer),
        "quoted": _quoted(shorter, longer),
        "shared": min(len(shorter.told & longer.told), MANY) / MANY,
        "pairs": len(shorter.pairs & longer.pairs) / max(1, min(len(shorter.pairs), len(longer.pairs))),
        "speaker": float(not shorter.speakers.isdisjoint(longer.speakers)),
    }
    return Laid(shorter, longer, answered, answering, places, first, last, measures, match)


def _weights(point: Point, rare: Mapping[str, float] | None) -> Vector:
    if not rare:
        return point.weights
    return point.weights * np.array([rare.get(term.stem, 1.0) for term in point.terms], dtype=np.float32)


def _share(answers: Vector, weights: Vector) -> float:
    total = float(weights.sum())
    return float((answers * weights).sum()) / total if total else 0.0


def _acts(terms: tuple[Term, ...], answers: Vector, among: range) -> float:
    """The share of the verbs that are answered; half where there are none."""
    found = [float(answers[at]) for at in among if terms[at].act]
    return sum(found) / len(found) if found else 0.5


def _numbers(shorter: Point, longer: Point) -> float:
    """The share of the shorter's numbers that the longer has too; half where it has none."""
    if not shorter.amounts:
        return 0.5
    met = sum(
        1 for one in shorter.amounts if any(comparable(one, other) and agree(one, other) for other in longer.amounts)
    )
    return met / len(shorter.amounts)


def _quoted(shorter: Point, longer: Point) -> float:
    """1 where the words that one of the two puts in quotation marks stand in the other too, 0 where they do not."""
    found = [
        f" {' '.join(quoted)} " in other.forms
        for one, other in ((shorter, longer), (longer, shorter))
        for quoted in one.quoted
        if sum(map(is_content, quoted)) > 1
    ]
    return 0.5 if not found else float(any(found))


def _match(shorter: Point, longer: Point) -> Vector:
    """How well each term of the longer answers each of the shorter: 1 for the same word, 0 for what is not alike.

    Nothing but the same word may stand for a name or a number.
    """
    alike = shorter.each @ longer.each.T
    alike[alike < WORD] = 0
    alike[shorter.exact] = 0
    alike[:, longer.exact] = 0
    alike[shorter.stems[:, None] == longer.stems[None, :]] = 1.0
    alike[~shorter.content] = 0
    alike[:, ~longer.content] = 0
    clipped: Vector = np.minimum(alike, np.float32(1.0))
    return clipped


def _window(match: Vector, mine: Vector, theirs: Vector) -> tuple[int, int, float]:
    """The stretch of the longer that answers the shorter best, and the share of the shorter that it covers.

    Words far off that only happen to be shared are left out: what they cover costs what stands between.
    """
    total = float(mine.sum())
    answering = match.max(0) if match.size else np.zeros(0, dtype=np.float32)
    found = [int(at) for at in np.flatnonzero(answering)]
    if not found or not total:
        return 0, -1, 0.0

    rows = match * mine[:, None]
    told = np.concatenate(([0.0], np.cumsum(answering * theirs, dtype=np.float64)))
    whole = np.concatenate(([0.0], np.cumsum(theirs, dtype=np.float64)))

    def worth(first: NDArray[np.intp], last: NDArray[np.intp], covered: Vector) -> Vector:
        dense = (told[last + 1] - told[first]) / np.maximum(whole[last + 1] - whole[first], 1e-9)
        worths: Vector = 0.7 * covered + 0.3 * dense
        return worths

    every = np.array(found)
    covered = np.maximum.accumulate(rows[:, every[::-1]], axis=1).sum(0)[::-1] / total
    worths = worth(every, np.full_like(every, every[-1]), covered)
    low = len(found) - 1 - int(worths[::-1].argmax())
    covered = np.maximum.accumulate(rows[:, every[low:]], axis=1).sum(0) / total
    high = int(worth(np.full_like(every[low:], every[low]), every[low:], covered).argmax())
    return found[low], found[low + high], float(covered[high])


def _run(one: Point, other: Point) -> int:
    """Content words in the longest run of words that both share."""
    best = 0
    runs: dict[tuple[int, int], int] = {}
    rows, columns = np.nonzero(one.stems[:, None] == other.stems[None, :])
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        found = runs.get((row - 1, column - 1), 0) + one.terms[row].content
        runs[row, column] = found
        best = max(best, found)
    return best
