"""Colours of the report: text keeps the contrast of WCAG AA on every ground it stands on, in light and dark."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

STYLES = ("report.css", "check.css")
CSS = "".join(files("reportedly.report").joinpath("templates", name).read_text(encoding="utf-8") for name in STYLES)
COLORS = {
    name: (light, dark)
    for name, light, dark in re.findall(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", CSS)
}
GROUNDS = ("paper", "card", "wash")
PAIRS = [
    *((text, ground) for text in ("ink", "quiet", "link", "flag", "hedge") for ground in GROUNDS),
    *(("ink", ground) for ground in ("content", "source", "cue")),
    ("paper", "link"),
    *(
        (f"v-{name}", ground)
        for name in ("altered", "speaker", "not_found", "accepted", "printed")
        for ground in GROUNDS
    ),
    ("more-ink", "more"),
    ("less-ink", "less"),
]


def luminance(color: str) -> float:
    parts = (int(color[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("text", "ground"), PAIRS)
@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_text_can_be_read_on_its_ground(text: str, ground: str, scheme: int) -> None:
    assert contrast(COLORS[text][scheme], COLORS[ground][scheme]) >= 4.5
