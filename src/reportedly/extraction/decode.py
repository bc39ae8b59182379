"""From scores to spans: which pieces are a cue, and which are its source and its content."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .._typing import Span, Spans
from .boundaries import Boundaries
from .windows import Window

ROLES = ("none", "source begins", "source", "content begins", "content", "cue")
"""The labels that a piece can have for one cue."""

_NONE, _SOURCE_BEGINS, _SOURCE, _CONTENT_BEGINS, _CONTENT, _CUE = range(6)
_IMPOSSIBLE = -1e4


class Scores(NamedTuple):
    """Unnormalized scores for one window of n pieces: `cues` (n, 3) for outside, begins, inside;
    `anchors` (k,) the pieces at which a cue may begin; `roles` (k, n, 6) in the order of `ROLES`; `states`
    (n, width) what is kept of what the network's last layer but one makes of the pieces."""

    cues: NDArray[np.float32]
    anchors: NDArray[np.int64]
    roles: NDArray[np.float32]
    states: NDArray[np.float32] | None = None


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


def best_labels(scores: NDArray[np.float32], ending: NDArray[np.float32]) -> NDArray[np.int64]:
    """The best sequence of `ROLES` (k, n) for log scores (k, n, 6).

    A label that continues a span must follow one of the same role; a content that ends right before
    piece t costs `ending[:, t]` (k, n); all else is free.
    """
    k, n, _ = scores.shape
    steps = np.ascontiguousarray(scores.transpose(1, 2, 0))
    price = np.zeros((n, 6, k), dtype=np.float32)
    price[:, _CONTENT_BEGINS:_CUE] = ending.T[:, None]
    best = np.empty((n, 6, k), dtype=np.float32)
    top = np.zeros((n, k), dtype=np.int64)
    best[0] = steps[0]
    best[0, (_SOURCE, _CONTENT)] += _IMPOSSIBLE
    for t in range(1, n):
        before = best[t - 1]
        left = before - price[t]
        top[t - 1] = left.argmax(axis=0)
        best[t] = left.max(axis=0)
        np.maximum(before[_SOURCE_BEGINS], before[_SOURCE], out=best[t, _SOURCE])
        np.maximum(before[_CONTENT_BEGINS], before[_CONTENT], out=best[t, _CONTENT])
        best[t] += steps[t]
    top[-1] = best[-1].argmax(axis=0)
    in_source = np.where(best[:, _SOURCE_BEGINS] > best[:, _SOURCE], _SOURCE_BEGINS, _SOURCE)
    in_content = np.where(best[:, _CONTENT_BEGINS] > best[:, _CONTENT], _CONTENT_BEGINS, _CONTENT)
    labels = np.empty((n, k), dtype=np.int64)
    labels[-1] = top[-1]
    for t in range(n - 1, 0, -1):
        now = labels[t]
        labels[t - 1] = np.where(now == _SOURCE, in_source[t - 1],
                                 np.where(now == _CONTENT, in_content[t - 1], top[t - 1]))  # fmt: skip
    return labels.T


def decode(scored: Sequence[tuple[Window, Scores]], boundaries: Boundaries) -> list[Candidate]:
    """Read the candidates out of the scores of a text's windows, in order of the text.

    All windows are decoded together, which costs little more than one. Of anchors that turn out to
    lie in one cue the likeliest stays.
    """
    scored = [(window, scores) for window, scores in scored if len(scores.anchors)]
    if not scored:
        return []
    n = max(len(window.pieces) for window, _ in scored)
    logs = np.full((sum(len(scores.anchors) for _, scores in scored), n, len(ROLES)), _IMPOSSIBLE, dtype=np.float32)
    logs[:, :, _NONE] = 0.0
    ending = np.zeros(logs.shape[:2], dtype=np.float32)
    at, chances = 0, []
    for window, scores in scored:
        roles = softmax(scores.roles)
        k, size = roles.shape[:2]
        block = logs[at : at + k]
        block[:, :size] = np.log(roles + 1e-9)
        block[np.arange(k), scores.anchors, :_CUE] += _IMPOSSIBLE
        block[:, :size][:, window.offsets[:, 0] < 0, 1:] += _IMPOSSIBLE
        ending[at : at + k, :size], beginning = boundaries.costs(window)
        block[:, :size, _CONTENT_BEGINS] -= beginning
        chances.append(roles)
        at += k
    labels = best_labels(logs, ending)
    found: list[Candidate] = []
    at = 0
    for (window, scores), roles in zip(scored, chances, strict=True):
        k, size = roles.shape[:2]
        found += _candidates(window, softmax(scores.cues), scores.anchors, roles, labels[at : at + k, :size])
        at += k
    return found


def _candidates(
    window: Window,
    cues: NDArray[np.float32],
    anchors: NDArray[np.int64],
    roles: NDArray[np.float32],
    labels: NDArray[np.int64],
) -> list[Candidate]:
    """The candidates of one window whose cue is the window's own."""
    second_look = roles[np.arange(len(anchors)), anchors, _CUE]
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
        cue = (int(window.offsets[first, 0]), int(window.offsets[last, 1]))
        if not window.own[0] <= cue[0] < window.own[1]:
            continue
        source, source_sure = _spans(window, labels[i], roles[i], _SOURCE_BEGINS)
        content, content_sure = _spans(window, labels[i], roles[i], _CONTENT_BEGINS)
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


def _spans(window: Window, labels: NDArray[np.int64], roles: NDArray[np.float32], begins: int) -> tuple[Spans, float]:
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
