"""From scores to spans: which pieces are a cue, and which are its source and its content."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .._typing import Span, Spans
from .windows import Window

ROLES = ("none", "source begins", "source", "content begins", "content", "cue")
"""The labels that a piece can have for one cue."""

_NONE, _SOURCE_BEGINS, _SOURCE, _CONTENT_BEGINS, _CONTENT, _CUE = range(6)
_IMPOSSIBLE = -1e4


class Candidate(NamedTuple):
    """A cue with its source and content, as the scores have it, before anything is joined or cut.

    `evidence` are the figures that the confidence is computed from: the cue's score, how sure the
    second look was that it is one, and the mean certainty over the source's and content's pieces.
    """

    source: Spans
    cue: Span
    content: Spans
    evidence: tuple[float, float, float, float]


def softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Softmax over the last axis."""
    shifted = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: NDArray[np.float32] = shifted / shifted.sum(axis=-1, keepdims=True)
    return result


def best_labels(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """The best sequence of `ROLES` (k, n) for log scores (k, n, 6).

    A label that continues a span must follow one of the same role; all else is free.
    """
    k, n, _ = scores.shape
    best = scores[:, 0].copy()
    best[:, _SOURCE] += _IMPOSSIBLE
    best[:, _CONTENT] += _IMPOSSIBLE
    came_from = np.zeros((n, k, 6), dtype=np.int64)
    rows = np.arange(k)
    for t in range(1, n):
        top = best.argmax(axis=1)
        at = np.repeat(top[:, None], 6, axis=1)
        at[:, _SOURCE] = np.where(best[:, _SOURCE_BEGINS] > best[:, _SOURCE], _SOURCE_BEGINS, _SOURCE)
        at[:, _CONTENT] = np.where(best[:, _CONTENT_BEGINS] > best[:, _CONTENT], _CONTENT_BEGINS, _CONTENT)
        came_from[t] = at
        best = best[rows[:, None], at] + scores[:, t]
    labels = np.zeros((k, n), dtype=np.int64)
    labels[:, -1] = best.argmax(axis=1)
    for t in range(n - 1, 0, -1):
        labels[:, t - 1] = came_from[t, rows, labels[:, t]]
    return labels


def decode(
    window: Window,
    cue_scores: NDArray[np.float32],
    anchors: NDArray[np.int64],
    role_scores: NDArray[np.float32],
) -> list[Candidate]:
    """Read the candidates out of one window's scores.

    `cue_scores` is (n, 3), `anchors` (k,) the pieces at which a cue may begin, `role_scores`
    (k, n, 6), all unnormalized. Of anchors that turn out to lie in one cue the likeliest stays.
    """
    if not len(anchors):
        return []
    cues = softmax(cue_scores)
    roles = softmax(role_scores)
    second_look = roles[np.arange(len(anchors)), anchors, _CUE]
    scores = np.log(roles + 1e-9)
    scores[np.arange(len(anchors)), anchors, :_CUE] += _IMPOSSIBLE
    special = window.offsets[:, 0] < 0
    scores[:, special, 1:] += _IMPOSSIBLE
    labels = best_labels(scores)
    order = sorted(range(len(anchors)), key=lambda i: (-float(cues[anchors[i], 1]), i))
    taken: dict[int, int] = {}
    kept: dict[int, list[float]] = {}
    extents: dict[int, tuple[int, int]] = {}
    for i in order:
        first, last = _cue_extent(labels[i], int(anchors[i]))
        rival = next((taken[t] for t in range(first, last + 1) if t in taken), None)
        if rival is not None:
            kept[rival].append(float(cues[anchors[i], 1]))
            continue
        kept[i] = [float(cues[anchors[i], 1])]
        extents[i] = (first, last)
        taken.update(dict.fromkeys(range(first, last + 1), i))
    found = []
    for i in sorted(kept, key=lambda i: int(anchors[i])):
        first, last = extents[i]
        source, source_sure = _spans(window, labels[i], roles[i], _SOURCE_BEGINS)
        content, content_sure = _spans(window, labels[i], roles[i], _CONTENT_BEGINS)
        cue = (int(window.offsets[first, 0]), int(window.offsets[last, 1]))
        evidence = (min(1.0, sum(kept[i])), float(second_look[i]), source_sure, content_sure)
        found.append(Candidate(source, cue, content, evidence))
    return found


def _cue_extent(labels: NDArray[np.int64], anchor: int) -> tuple[int, int]:
    first = last = anchor
    while first > 0 and labels[first - 1] == _CUE:
        first -= 1
    while last + 1 < len(labels) and labels[last + 1] == _CUE:
        last += 1
    return first, last


def _spans(
    window: Window, labels: NDArray[np.int64], roles: NDArray[np.float32], begins: int
) -> tuple[Spans, float]:
    """The spans of one role, and the mean probability of the role over their pieces (1 if none)."""
    held = np.flatnonzero((labels == begins) | (labels == begins + 1))
    if not len(held):
        return (), 1.0
    sure = float(roles[held][:, [begins, begins + 1]].sum(axis=1).mean())
    spans: list[tuple[int, int]] = []
    previous = -2
    for k in held.tolist():
        start, end = int(window.offsets[k, 0]), int(window.offsets[k, 1])
        if k == previous + 1 and labels[k] == begins + 1:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
        previous = k
    return tuple(spans), sure
