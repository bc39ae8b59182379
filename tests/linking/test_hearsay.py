"""By whom somebody was told what they say: only where the next sentence says so of just this."""

from __future__ import annotations

import time

import pytest

from reportedly.linking.hearsay import teller
from reportedly.linking.origins import origins

from .tellings import BRANDT, ROE, party, telling

SAID = "Ann Roe told the harbour board that the lamp had failed twice"


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (". She had been told so by Hal Brandt.", True),
        (". She had been told so, she added, by the keeper, Hal Brandt.", True),
        (" in May. She said that she had it from Hal Brandt.", True),
        (". Roe had heard this from the old keeper Hal Brandt.", True),
        (". She had been told to leave by Hal Brandt.", False),
        (". She had been paid by Hal Brandt.", False),
        (". She had been told so. The board was led by Hal Brandt.", False),
        (". The lamp was lit. A year went by. She had been told so by Hal Brandt.", False),
        (". She had been told so by somebody whom she would not name, but who, she said, knew Hal Brandt.", False),
    ],
)
def test_by_whom_she_was_told(after: str, told: bool) -> None:
    text = SAID + after
    assert teller(text, len(SAID), [(text.index("Hal Brandt"), "brandt")]) == ("brandt" if told else None)


def test_who_told_her_is_the_origin() -> None:
    keeper = telling("Post", BRANDT)
    found = origins([keeper, telling("Meridian", party("Ann Roe", author=BRANDT), day=2)])
    assert [end.name for end in found.ends] == ["Hal Brandt"]
    assert [note.finding for note in found.notes] == ["told_by_another"]
    assert [end.name for end in origins([telling("Meridian", party("Ann Roe", author=BRANDT))]).ends] == [
        "Hal Brandt (told Ann Roe)"
    ]
    assert len(origins([keeper, telling("Meridian", ROE, day=2)]).ends) == 2


def test_long_texts_are_read_in_bounds() -> None:
    started = time.perf_counter()
    for text in (
        "a " * 100_000,
        "She had been told " * 20_000,
        "She, " * 50_000,
        ". She had told so by " + "x " * 90_000,
    ):
        teller(text, 0, [(len(text) - 1, "x")])
    assert time.perf_counter() - started < 1
