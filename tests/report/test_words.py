"""Words made fit to be shown, and nothing added to what stands in quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.report.words import fragments, quoted, shortened, visible, when


@settings(deadline=None)
@given(st.text())
def test_visible_text_is_printable_whatever_comes_in(text: str) -> None:
    assert visible(text).isprintable()


@settings(deadline=None)
@given(st.text(alphabet="ab “”\n", min_size=1), st.data())
def test_every_fragment_shown_stands_in_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for piece in fragments(text, ((start, end),), limit=data.draw(st.integers(1, 40))):
        assert piece.left_out or piece.text in visible(text)


def test_shortening_never_ends_within_a_word() -> None:
    assert shortened("one two three", 9) == ("one two", True)
    assert shortened("x" * 30, 9) == ("x" * 9, True)


def test_quotation_marks_are_shown_only_as_the_text_has_them() -> None:
    assert quoted("She said “no” twice.", ((10, 12),)) == ("“no”",)
    assert quoted("She said no twice.", ((9, 11),)) == ("no",)
    assert quoted("“no,” she said", ((1, 3),)) == ("no",)


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2024-03-08T09:30:00+02:00", "2024-03-08 09:30 +02:00"),
        ("2024-03-08T09:30", "2024-03-08 09:30, zone unknown"),
        ("2024-03", "2024-03"),
        ("yester\x1bday", "yester\ufffdday"),
        (None, ""),
    ],
)
def test_a_time_says_its_zone_or_that_it_is_unknown(date: str | None, shown: str) -> None:
    assert when(date) == shown
