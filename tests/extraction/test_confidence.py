"""Confidence rises with what the network shows of its own certainty."""

from __future__ import annotations

import json

import pytest

from reportedly.extraction.confidence import FEATURES, coefficients_of, confidence, features
from reportedly.extraction.decode import Candidate
from reportedly.extraction.encoder import MODEL_FOLDER


def candidate(*evidence: float) -> Candidate:
    first, second, third, fourth = evidence
    return Candidate(((0, 3),), (4, 8), ((9, 20),), (first, second, third, fourth))


@pytest.fixture(scope="module")
def shipped() -> list[float]:
    description = json.loads((MODEL_FOLDER / "accurate.json").read_text(encoding="utf-8"))
    return coefficients_of(description["confidence"])


def test_there_is_a_figure_for_each_feature() -> None:
    assert len(features(candidate(0.5, 0.5, 0.5, 0.5), quoted=True)) == len(FEATURES)


def test_the_surer_the_network_the_higher_the_confidence(shipped: list[float]) -> None:
    low, middle, high = (confidence(candidate(p, p, p, p), shipped, quoted=True) for p in (0.2, 0.6, 0.99))
    assert 0 < low < middle < high < 1


def test_certainty_itself_does_not_overflow(shipped: list[float]) -> None:
    assert (
        0
        < confidence(candidate(0.0, 0.0, 0.0, 0.0), shipped, quoted=True)
        < 0.5
        < confidence(candidate(1, 1, 1, 1), shipped, quoted=True)
        < 1
    )
