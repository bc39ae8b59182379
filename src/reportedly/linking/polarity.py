"""Whether a "not" of one statement has no counterpart in another that is alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from .amounts import words as lists
from .laying import Laid
from .likeness import Vector
from .points import Point, Term

TOUCHED = 0.2
"""The share of a sentence's content words that must be answered for its "not" to count."""
REACH, REACH_OF_VERBS = 4, 12
"""Content words behind a "not", and behind a verb such as "denied", that it turns round."""
_ENDS = ".!?…"
_BREAKS = _ENDS + ",;:—–"


def is_turned_round(laid: Laid, near: Sequence[Term]) -> bool:
    """Whether one of the two says "not" of what the other says, `near` being the terms of the longer that count.

    That one has an odd number of them is not enough: each is sought on the other side too, where it turns round the
    same words. What the longer says beside the point counts only if the shorter has something of what its "not" turns
    round.
    """
    shorter, longer = laid.shorter, laid.longer
    mine = _turning(shorter, shorter.terms, laid.answered)
    theirs = _turning(longer, near, laid.answering)
    if len(mine) % 2 == len(theirs) % 2:
        return False
    met = laid.match > 0
    rows, columns = _scopes(shorter), _scopes(longer)
    alone = sum(
        not any(met[row, column] for row in rows[at] for there in columns.values() for column in there) for at in mine
    )
    for at in theirs:
        scope = columns[at]
        said = not scope or any(laid.answering[column] > 0 for column in scope)
        alone += said and not any(met[row, column] for column in scope for there in rows.values() for row in there)
    return alone % 2 == 1


def _scopes(point: Point) -> dict[int, list[int]]:
    """For each word that turns round, the content words behind it in its clause."""
    return {at: _scope(point, at) for at, term in enumerate(point.terms) if term.start in point.negated}


def _scope(point: Point, at: int) -> list[int]:
    found: list[int] = []
    reach = REACH_OF_VERBS if point.terms[at].act else REACH
    for here in range(at + 1, len(point.terms)):
        term = point.terms[here]
        between = point.text[point.terms[here - 1].end : term.start]
        if len(found) == reach or any(mark in between for mark in _BREAKS):
            break
        if found and point.text[term.start : term.end].lower() in _joining():
            break
        if term.content:
            found.append(here)
    return found


@cache
def _joining() -> frozenset[str]:
    """Words that begin another clause."""
    return frozenset(lists()["stance"]["joining"].split())


def _turning(point: Point, among: Sequence[Term], answers: Vector) -> list[int]:
    """The words among those given that turn round what they stand by; a sentence that nothing answers says nothing."""
    turning = {term.start for term in among}.intersection(point.negated)
    found: list[int] = []
    for sentence in _sentences(point):
        contents = [at for at in sentence if point.content[at]]
        if not contents or sum(answers[at] for at in contents) >= TOUCHED * len(contents):
            found += [at for at in sentence if point.terms[at].start in turning]
    return found


def _sentences(point: Point) -> Iterator[range]:
    """The terms of each sentence."""
    begin = 0
    for at, (one, other) in enumerate(pairwise(point.terms), 1):
        if any(mark in point.text[one.end : other.start] for mark in _ENDS):
            yield range(begin, at)
            begin = at
    yield range(begin, len(point.terms))
