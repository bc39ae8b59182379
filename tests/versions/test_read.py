"""The same versions, read by the networks as they are shipped: what a reading sees or misses makes no other change."""

from __future__ import annotations

from functools import cache

import pytest

from reportedly.extraction import Extractor
from reportedly.pipeline import understand
from reportedly.story import Story
from reportedly.versions import compare

from .pairs import PAIRS, Versions, document
from .test_compare import fits, shown


@cache
def read(text: str, model: str) -> Story:
    return understand(document(text), extractor=_extractor(model))


@cache
def _extractor(model: str) -> Extractor:
    return Extractor(model=model)  # type: ignore[arg-type]


@pytest.mark.parametrize("models", [("accurate", "accurate"), ("fast", "accurate")], ids="-".join)
@pytest.mark.parametrize("versions", PAIRS, ids=lambda versions: versions.name)
def test_every_change_is_classed_right_as_read(versions: Versions, models: tuple[str, str]) -> None:
    old, new = read(versions.old, models[0]), read(versions.new, models[1])
    found, wanted = sorted(shown(compare(old, new)), key=repr), sorted(versions.changes, key=repr)
    assert len(found) == len(wanted) and all(map(fits, found, wanted)), f"{found}\n{wanted}"
