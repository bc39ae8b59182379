"""Quality may rise, and does not fall without somebody's saying so: the floors of `floors.toml`."""

from __future__ import annotations

from typing import Any

import pytest

from . import measure


@pytest.fixture(scope="module", params=measure.MODELS)
def measured(request: pytest.FixtureRequest) -> tuple[str, dict[str, float]]:
    return request.param, measure.figures(request.param)


def test_no_figure_is_below_its_floor(measured: tuple[str, dict[str, float]]) -> None:
    model, figures = measured
    floors = measure.floors()[model]
    below = {name: (figures[name], least) for name, least in floors.items() if figures[name] < least}
    assert not below, f"{model}: figure and floor: {below}; see tests/quality/measure.py"


def test_there_is_a_floor_under_every_figure(measured: tuple[str, dict[str, float]]) -> None:
    model, figures = measured
    assert set(measure.floors()[model]) == set(figures)


def test_the_floors_are_of_these_passages() -> None:
    assert measure.floors()["sha256"] == measure.sha256(), "measure again, and say why the passages changed"


def test_the_passages_are_many_and_their_marks_stand_in_them() -> None:
    passages = measure.passages()
    assert len(passages) >= 60
    assert len({passage["id"] for passage in passages}) == len(passages)
    for passage in passages:
        for attribution in passage.get("attribution", ()):
            assert measure.marked(passage["text"], attribution).content, passage["id"]


def test_a_fall_would_be_seen() -> None:
    passage: dict[str, Any] = next(p for p in measure.passages() if len(p.get("attribution", ())) > 1)
    wanted = [measure.marked(passage["text"], a) for a in passage["attribution"]]
    assert len(measure._pairs(wanted, wanted)) == len(wanted)
    assert len(measure._pairs(wanted, wanted[1:])) == len(wanted) - 1
    assert not measure._pairs(wanted, [m._replace(source=frozenset({-1})) for m in wanted if m.source])
