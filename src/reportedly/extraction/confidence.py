"""A confidence that means what it says: of the attributions at 0.8, four in five are right.

A logistic curve over what the network shows of its own certainty, fitted on articles that it was
not trained on (`training/calibrate.py`); its coefficients are shipped beside the weights.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from .decode import Candidate

FEATURES = (
    "constant", "cue", "second_look", "source", "content", "weakest", "no_source", "in_pieces", "quoted",
    "quoted_without_source",
)  # fmt: skip


def features(candidate: Candidate, *, quoted: bool) -> list[float]:
    """The figures that confidence is computed from, in the order of `FEATURES`.

    Probabilities enter as log odds, bounded to +-5; `quoted` says whether any of the content stands
    in quotation marks, which few words do that nobody said.
    """
    cue, second, source, content = (_log_odds(p) for p in candidate.evidence)
    has_source = bool(candidate.source)
    return [1.0, cue, second, source if has_source else 0.0, content, min(cue, second, content),
            0.0 if has_source else 1.0, float(len(candidate.content) > 1),
            float(quoted), float(quoted and not has_source)]  # fmt: skip


def confidence(candidate: Candidate, coefficients: Sequence[float], *, quoted: bool) -> float:
    """How likely it is, from 0 to 1, that content and source are right, by the fitted curve."""
    total = sum(a * b for a, b in zip(features(candidate, quoted=quoted), coefficients, strict=True))
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def coefficients_of(description: dict[str, Any]) -> list[float]:
    """The coefficients in the order of `FEATURES`, from the model's description."""
    fitted: dict[str, float] = description["coefficients"]
    return [float(fitted[name]) for name in FEATURES]


def _log_odds(p: float) -> float:
    p = min(max(p, 1e-3), 1 - 1e-3)
    return max(-5.0, min(5.0, math.log(p / (1 - p))))
