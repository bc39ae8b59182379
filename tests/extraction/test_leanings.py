"""What the network makes of a kind is read off the words of the attribution, wherever its windows end."""

from __future__ import annotations

import numpy as np
import pytest

from reportedly import from_text
from reportedly.extraction import Extractor
from reportedly.extraction.leanings import FARTHEST, OPENING, POOLS, Leaner, Reading, Seen, pooled
from reportedly.extraction.windows import Window
from reportedly.statement import Attribution

WIDTH = 4


def window(own: tuple[int, int], offsets: list[tuple[int, int]]) -> Seen:
    """A window whose piece at offset n has the state (n, n, n, n)."""
    spans = np.array(offsets, dtype=np.int64)
    none = np.zeros(len(offsets), dtype=np.int64)
    states = np.repeat(spans[:, :1], WIDTH, axis=1).astype(np.float32)
    return Seen(Window(none, none, none, spans, own), states)


def pieces(first: int, last: int) -> list[tuple[int, int]]:
    return [(-1, -1), *((at, at + 1) for at in range(first, last)), (-1, -1)]


def attribution(content: tuple[int, int], cue: tuple[tuple[int, int], ...] = ()) -> Attribution:
    return Attribution(source=(), cue=cue, content=(content,), quotation="direct", confidence=0.9)


def test_a_span_over_two_windows_is_read_once() -> None:
    reading = Reading([window((0, 10), pieces(0, 14)), window((10, 20), pieces(8, 20))])
    states = reading.states(((6, 16),))
    assert states is not None
    assert states[:, 0].tolist() == list(range(6, 16))


def test_what_was_not_read_has_no_states() -> None:
    reading = Reading([window((0, 10), pieces(0, 10))])
    assert reading.states(((12, 16),)) is None
    assert Reading([]).states(((0, 4),)) is None
    assert pooled(attribution((12, 16)), reading) is None


def test_a_long_content_is_read_up_to_a_point() -> None:
    reading = Reading([window((0, 1000), pieces(0, 1000))])
    states = reading.states(((0, 1000),))
    assert states is not None
    assert len(states) == FARTHEST


def test_content_opening_and_cue_stand_side_by_side() -> None:
    reading = Reading([window((0, 100), pieces(0, 100))])
    found = pooled(attribution((0, 41), cue=((50, 53),)), reading)
    assert found is not None
    assert found.reshape(POOLS, WIDTH)[:, 0].tolist() == [20.0, (OPENING - 1) / 2, 51.0]
    bare = pooled(attribution((0, 41)), reading)
    assert bare is not None
    assert not bare.reshape(POOLS, WIDTH)[2].any()


def test_a_leaning_is_the_means_weighted_and_the_constant_for_each_kind() -> None:
    weights = np.random.default_rng(3).normal(size=(POOLS * WIDTH + 1, 2)).astype(np.float32)
    leaner = Leaner(weights)
    whole = window((0, 100), pieces(0, 100))
    projected = Reading([whole._replace(states=leaner.projected(whole.states))])
    wanted = [attribution((0, 41)), attribution((3, 60), cue=((70, 72),)), attribution((200, 210))]
    found = leaner.leanings(wanted, projected)
    for one, leaning in zip(wanted, found, strict=True):
        means = pooled(one, Reading([whole]))
        if means is None:
            assert leaning is None
        else:
            assert leaning == pytest.approx((means @ weights[:-1] + weights[-1]).tolist(), rel=1e-4)


@pytest.mark.parametrize("model", ["accurate", "fast"])
def test_the_shipped_networks_lean(model: str) -> None:
    note = from_text("Ada Okoro asked: “Who paid for the dam?” Lewis Brandt said the dam was a disgrace.", id="note")
    found = Extractor(model=model).extract(note)  # type: ignore[arg-type]
    assert len(found.leanings) == len(found.attributions) >= 2
    assert all(leaning is not None and len(leaning) == 11 for leaning in found.leanings)
