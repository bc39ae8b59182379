"""Questions that were open and are answered, forecasts that came true or did not, between two versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..change import ChangeKind
from ..linking.replies import how_it_came_out, tells
from .laid_open import Sentence

_MOST_ASKED, _MOST_TELLING = 100, 200
"""Sentences on either side that are held against each other."""


class Settled(NamedTuple):
    """A sentence of the old version that sentence `new` of the new one settles."""

    kind: ChangeKind
    old: int
    new: int


def settled(
    old: tuple[Sentence, ...],
    new: tuple[Sentence, ...],
    changed: Iterable[int],
    told: Iterable[int],
    texts: tuple[str, str],
) -> Iterator[Settled]:
    """What was asked or foretold in the old sentences `changed`, and is told in the new sentences `told`."""
    telling = list(told)[:_MOST_TELLING]
    asked = 0
    for at in changed:
        words = texts[0][old[at].start : old[at].end]
        if asked >= _MOST_ASKED:
            return
        candidates = [there for there in telling if len(old[at].stems & new[there].stems) > 1]
        asked += bool(candidates)
        for there in candidates:
            kind = _settles(words, texts[1][new[there].start : new[there].end])
            if kind is not None:
                yield Settled(kind, at, there)
                break


def _settles(words: str, later: str) -> ChangeKind | None:
    if tells(words, later):
        return "answered"
    out = how_it_came_out(words, later)
    if out is None:
        return None
    return "reported_as_happened" if out == "happened" else "reported_as_not_happened"
