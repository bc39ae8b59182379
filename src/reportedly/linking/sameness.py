"""Whether two statements say the same thing: likeness proposes, explicit checks decide, each with its name.

The shorter statement is laid along the longer; what the longer says beside it is extra detail, and only the
words that answer the shorter are held against it. A wrong merge is worse than a missed one: every check can
only part what likeness would tie.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any, Literal, NamedTuple, TypeAlias

from ..alignment.grammar import stem
from .amounts import conflict
from .amounts import words as lists
from .laying import Laid, lay
from .manner import is_told_otherwise
from .points import Point, Term, is_people
from .polarity import is_turned_round

Check: TypeAlias = Literal[
    "same_words", "same_sense", "too_little", "unlike", "other_number", "turned_round", "other_name", "other_manner",
    "opposite", "other_order",
]  # fmt: skip
"""Why two are held to be the same, or not."""

FEW = 3
"""Different content words that a statement must have to be told from others at all."""
WHOLE = 0.85
"""The share of both that must be answered where the shorter is too little to stand for a claim by itself."""
MUCH = 5
"""Different content words with which a description may stand for a claim, where both say all of it."""
BESIDE = 2
"""Words on either side of the answers in which a number still counts."""
SURE = 0.8
"""Likeness from which a few words tell enough, where one person said both."""
STANDS = 5
"""Words in a row that are enough, where all of the shorter stands in the longer and is a clause."""
AROUND = 6
"""Words before the answers that may be read with them, for a "not" or a "would"."""


class Verdict(NamedTuple):
    """Whether two say the same, by which check, and how alike they are (0 to 1).

    `against` tells that a check found one to contradict the other, not only to say something else.
    """

    same: bool
    check: Check
    likeness: float
    against: bool = False


def same(one: Point, other: Point, rare: Mapping[str, float] | None = None) -> Verdict:
    """Whether two statements say the same. `rare` says of stems how telling they are here, from 0 to 1."""
    if not len(one.terms) or not len(other.terms):
        return Verdict(False, "too_little", 0.0)
    laid = lay(one, other, rare)
    likeness = alike(laid)
    if likeness < settings()["least"] / 2:
        return Verdict(False, "unlike", likeness)
    for check, against in _parting(laid):
        return Verdict(False, check, likeness, against)
    if likeness < settings()["least"]:
        return Verdict(False, "unlike", likeness)
    return Verdict(True, "same_words" if laid.measures["run"] >= 0.99 else "same_sense", likeness)


def alike(laid: Laid) -> float:
    """How alike two are: the measures, weighed as `lexicons/sameness.toml` says, between 0 and 1."""
    weights = settings()["weights"]
    total = settings()["constant"] + sum(weight * laid.measures[name] for name, weight in weights.items())
    return 1 / (1 + math.exp(-total))


@cache
def settings() -> dict[str, Any]:
    """The weights of the measures and the least likeness, read once."""
    read = resources.files(__package__).joinpath("lexicons/sameness.toml").read_text(encoding="utf-8")
    return tomllib.loads(read)


def _parting(laid: Laid) -> Iterator[tuple[Check, bool]]:
    """The checks that part the two, the gravest first; with each, whether one contradicts the other."""
    shorter, longer, measures = laid.shorter, laid.longer, laid.measures
    near = longer.terms[_before(laid) : laid.last + 1]
    around = longer.terms[max(0, laid.first - BESIDE) : laid.last + 1 + BESIDE]
    quoted, clause = measures["quoted"] == 1, shorter.clause
    theirs_too = measures["speaker"] == 1 and clause and longer.clause and alike(laid) >= SURE
    few = len(shorter.told) < FEW and not (quoted and clause) and not theirs_too and not (clause and _stands(laid))
    whole = measures["covered"] > WHOLE and measures["back"] > WHOLE
    if (few and not whole) or not (clause or quoted or (whole and len(shorter.told) >= MUCH)):
        yield "too_little", False
    if near and conflict(
        shorter.amounts, [one for one in longer.amounts if around[0].start <= one.start < around[-1].end]
    ):
        yield "other_number", True
    if is_turned_round(laid, near):
        yield "turned_round", True
    if _opposites(shorter, near):
        yield "opposite", True
    mine = [term for term, answer in zip(shorter.terms, laid.answered, strict=True) if answer < 1]
    theirs = [term for term in around if term.stem not in {one.stem for one in shorter.terms}]
    if any(map(is_people, mine)) and any(map(is_people, theirs)):
        yield "other_name", True
    if is_told_otherwise(shorter, longer, (near[0].start, near[-1].end) if near else (0, 0)):
        yield "other_manner", True
    if _swapped(laid):
        yield "other_order", True


def _stands(laid: Laid) -> bool:
    """Whether all words of the shorter, but for one that leads in, stand in the longer as they are."""
    forms = laid.shorter.forms.split()
    kept = forms[1:] if forms[0] in lists()["stance"]["leading"].split() else forms
    return len(forms) >= STANDS and len(laid.shorter.told) > 1 and f" {' '.join(kept)} " in laid.longer.forms


def _before(laid: Laid) -> int:
    """The first term that is read with the answers: the small words before them, and a verb that turns them round."""
    first, terms = laid.first, laid.longer.terms
    for at in range(first - 1, max(-1, first - 1 - AROUND), -1):
        if any(c in ".!?…" for c in laid.longer.text[terms[at].end : terms[at + 1].start]):
            break
        if terms[at].content and terms[at].start not in laid.longer.negated:
            break
        first = at
    return first


def _opposites(shorter: Point, near: tuple[Term, ...]) -> bool:
    mine, theirs = {term.stem for term in shorter.terms}, {term.stem for term in near}
    return any(
        (one in mine and other in theirs and one not in theirs and other not in mine)
        or (other in mine and one in theirs and other not in theirs and one not in mine)
        for one, other in _pairs()
    )


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    lines = lists()["stance"]["opposites"].strip().splitlines()
    return tuple((stem(one), stem(other)) for one, other in (line.split() for line in lines))


def _swapped(laid: Laid) -> bool:
    """Whether two who stand on either side of one verb have changed places ("A sued B", "B sued A")."""
    mine, theirs = _sides(laid.shorter), _sides(laid.longer)
    return any((after, act, before) in theirs and (before, act, after) not in theirs for before, act, after in mine)


def _sides(point: Point) -> set[tuple[str, str, str]]:
    """Names on either side of a verb, the nearest ones; none where the verb is told from its other end ("by")."""
    found = set()
    for at, term in enumerate(point.terms):
        if not term.act:
            continue
        before = next((one.stem for one in point.terms[max(0, at - 5) : at][::-1] if one.name), None)
        after = next((one for one in point.terms[at + 1 : at + 6] if one.name or one.stem == "by"), None)
        if before and after and after.name:
            found.add((before, term.stem, after.stem))
    return found
