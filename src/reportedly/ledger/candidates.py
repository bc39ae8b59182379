"""Candidates: the statements of neighbouring stories that a newcomer may say the same as, the likeliest first.

Some are about the same, as the network of likeness sees it; others hold all the words that tell anything in the
newcomer, or the newcomer all of theirs: one sentence is not much like the five among which it stands again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Container, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..linking.claims import key
from ..linking.likeness import packed, unpacked
from ..linking.points import Point

NEAREST = 12
HOLDING = 8
"""Candidates that are held against a newcomer for their likeness, and for the words of the one that the other has."""
_LEAST_COSINE = 0.4
_LEAST_WORDS = 3
_OF_A_STORY = 160
_KEY = 0xFFFFFFFF


class Candidate(NamedTuple):
    """A statement by what it is found: its vector, and the words that tell anything, as packed numbers."""

    statement: int
    vector: bytes
    told: bytes


class Candidates:
    """The candidates for the statements of one story, of which those of the story itself are among them."""

    def __init__(self, mine: Sequence[Candidate], others: Sequence[Candidate]) -> None:
        every = [*others, *mine]
        self._rows = [candidate.statement for candidate in every]
        self._places = {candidate.statement: place for place, candidate in enumerate(mine)}
        vectors = unpacked([candidate.vector for candidate in every])
        self._cosines = vectors[len(others) :] @ vectors.T
        self._shared, self._contained = _shares(mine, every)

    def of(self, statement: int, without: Container[int]) -> list[int]:
        """The statements to hold against one of the story's own, each once."""
        at = self._places[statement]
        nearest = np.argsort(-self._cosines[at], kind="stable")[: 3 * NEAREST]
        alike = [self._rows[other] for other in nearest if self._cosines[at, other] >= _LEAST_COSINE]
        within = np.flatnonzero(self._contained[at])
        most = within[np.argsort(-self._shared[at, within], kind="stable")]
        holding = [self._rows[other] for other in most]
        found = (
            *[row for row in alike if row not in without][:NEAREST],
            *[row for row in holding if row not in without][:HOLDING],
        )
        return list(dict.fromkeys(found))


def candidate(statement: int, point: Point) -> Candidate:
    """A statement, taken apart, as a candidate for others."""
    told = np.array(sorted(key(stem) & _KEY for stem in point.told), dtype="<u4")
    return Candidate(statement, packed(point.vector), told.tobytes())


def store(db: sqlite3.Connection, found: Sequence[Candidate]) -> None:
    db.executemany("INSERT INTO claim_vector (statement, vector, told) VALUES (?, ?, ?)", found)


def of_version(db: sqlite3.Connection, version: int) -> list[Candidate]:
    """What a version says, as candidates: the first of its statements and sentences."""
    rows = db.execute(
        "SELECT id, vector, told FROM statement JOIN claim_vector ON claim_vector.statement = id"
        " WHERE version = ? ORDER BY id LIMIT ?",
        (version, _OF_A_STORY),
    )
    return [Candidate(*row) for row in rows]


def _shares(mine: Sequence[Candidate], every: Sequence[Candidate]) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """How many words each of `mine` shares with each of `every`, and whether they are all that one of the two tells."""
    known = np.unique(np.concatenate([_words(one) for one in mine])) if mine else np.zeros(0, dtype="<u4")
    own, all_of_them = _incidence(mine, known), _incidence(every, known)
    shared = own @ all_of_them.T
    sizes = np.array([len(one.told) // 4 for one in every], dtype=np.float32)
    fewer = np.minimum(sizes[len(every) - len(mine) :, None], sizes[None, :])
    contained: NDArray[np.bool_] = (shared >= fewer) & (shared >= _LEAST_WORDS)
    return shared, contained


def _incidence(found: Sequence[Candidate], known: NDArray[np.uint32]) -> NDArray[np.float32]:
    """Which of the `known` words each has: one row a candidate, 1 where it has the word."""
    table = np.zeros((len(found), len(known)), dtype=np.float32)
    words = [_words(one) for one in found]
    if not words or not len(known):
        return table
    rows = np.repeat(np.arange(len(found)), [len(one) for one in words])
    every = np.concatenate(words)
    places = np.minimum(np.searchsorted(known, every), len(known) - 1)
    there = known[places] == every
    table[rows[there], places[there]] = 1
    return table


def _words(one: Candidate) -> NDArray[np.uint32]:
    return np.frombuffer(one.told, dtype="<u4")
