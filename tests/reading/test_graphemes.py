"""Where one visible character ends and the next begins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading.graphemes import is_boundary, snap

WHOLE = [
    "e\u0301", "\u1100\u1161\u11a8", "각", "각\u11a8", "🇫🇮", "👩\u200d👩\u200d👧", "👍🏽", "❤\ufe0f", "\r\n",
    "1\ufe0f\u20e3", "\u0e01\u0e33", "\u0928\u093f", "\u0915\u094d\u0937", "\u0600\u0661",
    "🏴\U000e0067\U000e0062\U000e007f",
]  # fmt: skip


@pytest.mark.parametrize("character", WHOLE)
def test_a_character_is_never_cut(character: str) -> None:
    text = f"a{character}b"
    assert [is_boundary(text, at) for at in range(1, len(text))] == [True, *[False] * (len(character) - 1), True]
    for at in range(2, len(character) + 1):
        assert snap(text, at, at) in {(1, 1 + len(character)), (1, 1)} or len(character) == 1


@pytest.mark.parametrize("two", ["ab", "a\n", "\n\u0301", "🇫🇮🇸🇪"[:2] + "🇸🇪", "👩👧", "각각", "\n\r", "\u11a8\u1100"])
def test_two_characters_are_parted(two: str) -> None:
    assert is_boundary(two, len(two) - 2 if len(two) == 4 else 1)


@given(st.text(alphabet="ae\u0301\u200d👩🇫각\u1100\u1161\r\n \ufe0f", max_size=20), st.data())
def test_snapping_widens_to_boundaries_and_no_further(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    left, right = snap(text, start, end)
    assert left <= start <= end <= right
    assert is_boundary(text, left)
    assert is_boundary(text, right)
    assert not any(is_boundary(text, at) for at in range(left + 1, start + 1))
    assert not any(is_boundary(text, at) for at in range(end, right))
