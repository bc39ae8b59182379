"""Leanings: what the network, which was trained to find attributions, makes of the kind of each.

The states of its last layer but one hold more than spans: a linear reading of them, fitted on labelled
statements (`training/kind.py`), scores every kind. Assessment adds what its rules see.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from .._typing import Spans
from ..statement import Attribution
from .windows import Window

Leaning: TypeAlias = tuple[float, ...]
"""A score for each kind, in the order of `statement.Kind`, to be added to others: log chances, but for a constant."""

OPENING = 12
"""Pieces of a content that count as its opening."""

FARTHEST = 128
"""Pieces of one role that are read: what comes later tells little, and contents may be very long."""

ROWS = 16
"""States that are weighted at a time: so few that the library of numpy does not spread the work over all cores, which
would stand in the way of the other processes that read."""

POOLS = 3
"""Means that `pooled` puts side by side."""


class Seen(NamedTuple):
    """A window with the states (n, width) of its pieces, or with a projection of them."""

    window: Window
    states: NDArray[np.float32]


class Reading:
    """A text as the network has read it, window by window."""

    def __init__(self, seen: Sequence[Seen]) -> None:
        self._seen = seen
        self._starts = [found.window.own[0] for found in seen]

    def states(self, spans: Spans) -> NDArray[np.float32] | None:
        """The states (k, width) of the first pieces of `spans`, or None where no window holds any."""
        found: list[NDArray[np.float32]] = []
        left = FARTHEST
        for start, end in spans:
            at = max(0, bisect_right(self._starts, start) - 1)
            while left > 0 and at < len(self._seen) and self._starts[at] < end:
                window, states = self._seen[at]
                begins = window.offsets[:, 0]
                first, last = max(start, window.own[0]), min(end, window.own[1])
                held = np.flatnonzero((begins >= first) & (begins < last))[:left]
                if len(held):
                    found.append(states[held])
                    left -= len(held)
                at += 1
        if not found:
            return None
        return found[0] if len(found) == 1 else np.concatenate(found)


def pooled(attribution: Attribution, reading: Reading) -> NDArray[np.float32] | None:
    """What the reading holds of an attribution, (POOLS * width,): the mean states of its content, of the content's
    opening and of its cue (zeros where it has none). None where the content was not read."""
    content, cue = reading.states(attribution.content), reading.states(attribution.cue)
    if content is None:
        return None
    opening = content[:OPENING].mean(axis=0)
    return np.concatenate([content.mean(axis=0), opening, np.zeros_like(opening) if cue is None else cue.mean(axis=0)])


class Leaner:
    """The fitted reading: `weights` has a row for each number of `pooled` and the constant, a column for each kind.

    A mean of states, weighted, is the mean of the weighted states. So each piece is weighted once, as soon as it is
    read, and of a long text no more is kept than a few numbers a piece.
    """

    def __init__(self, weights: NDArray[np.float32]) -> None:
        self._projection = np.hstack(np.split(weights[:-1], POOLS))
        self._constant = weights[-1]

    @classmethod
    def load(cls, path: Path) -> Leaner:
        """The reading that is shipped as numbers of sixteen bits."""
        return cls(np.load(path, allow_pickle=False).astype(np.float32))

    def projected(self, states: NDArray[np.float32]) -> NDArray[np.float32]:
        """What each piece adds to each kind, for each of the means: (n, POOLS * kinds) of states (n, width)."""
        return np.concatenate([states[at : at + ROWS] @ self._projection for at in range(0, len(states), ROWS)])

    def leanings(self, attributions: Sequence[Attribution], reading: Reading) -> tuple[Leaning | None, ...]:
        """The leaning of each attribution, from a reading of projected states; None where it was not read."""
        return tuple(self._leaning(attribution, reading) for attribution in attributions)

    def _leaning(self, attribution: Attribution, reading: Reading) -> Leaning | None:
        means = pooled(attribution, reading)
        if means is None:
            return None
        kinds = len(self._constant)
        # Of the mean over each role's pieces only the part counts that was weighted for this role.
        own = means.reshape(POOLS, POOLS, kinds)[range(POOLS), range(POOLS)]
        return tuple((own.sum(axis=0) + self._constant).tolist())
