"""The kind is the largest sum of what the network makes of a statement and the weights of its signs."""

from __future__ import annotations

import json
from importlib import resources

import pytest

from reportedly.assessment import assess, weighing
from reportedly.assessment.kind import kind
from reportedly.assessment.weighing import KINDS, signs, weighed, weights
from reportedly.statement import Kind

from .marked import marked, person

SAID = "<s>Ada Lindgren</s> <c>denied</c> <t>that the wall had moved</t>."


def leaning(towards: Kind, by: float = 50.0) -> tuple[float, ...]:
    return tuple(by if name == towards else 0.0 for name in KINDS)


def test_without_a_leaning_the_rules_decide() -> None:
    (passage,) = marked(SAID, person("Ada Lindgren")).passages
    assert weighed(passage, None) == kind(passage) == "denial"


def test_a_strong_leaning_decides() -> None:
    (passage,) = marked(SAID, person("Ada Lindgren")).passages
    assert weighed(passage, leaning("thought")) == "thought"


def test_signs_decide_where_the_network_has_no_preference(monkeypatch: pytest.MonkeyPatch) -> None:
    (passage,) = marked(SAID, person("Ada Lindgren")).passages
    rows = weighing.np.array([leaning("forecast", 1.0)], dtype=weighing.np.float32)
    monkeypatch.setattr(weighing, "weights", lambda: weighing.Weights({"rule:denial": 0}, rows))
    assert weighed(passage, leaning("opinion", 0.5)) == "forecast"
    assert weighed(passage, leaning("opinion", 1.5)) == "opinion"


def test_signs_name_verdict_phrases_and_form() -> None:
    (passage,) = marked(SAID, person("Ada Lindgren")).passages
    found = signs(passage)
    assert {"rule:denial", "by_cue:denial", "cue:denial", "quotation:indirect", "speaker:person", "opens:that"} <= set(
        found
    )
    assert found == sorted(set(found))


def test_a_leaning_goes_through_assessment() -> None:
    story = marked(SAID, person("Ada Lindgren"))
    (statement,) = assess(story.document, story.attributions, story.resolution, [leaning("thought")]).statements
    assert statement.kind == "thought"
    (statement,) = assess(story.document, story.attributions, story.resolution, [None]).statements
    assert statement.kind == "denial"


def test_the_shipped_weights_are_of_the_closed_list() -> None:
    path = resources.files("reportedly.assessment").joinpath("kind_weights.json")
    assert json.loads(path.read_text("utf-8"))["kinds"] == list(KINDS)
    assert weights().values.shape == (len(weights().rows), len(KINDS))
