"""Segments: whatever marks overlap, the pieces are the text, in order, once."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.report.segments import Mark, segments, story_marks
from stories import letters

edges = st.integers(0, 60)
marks = st.lists(st.builds(Mark, edges, edges, st.sampled_from(["content", "source", "cue"]), st.integers(0, 5)))


@settings(deadline=None)
@given(marks, edges, edges)
def test_segments_are_the_window_and_carry_exactly_the_marks_over_them(found: list[Mark], one: int, other: int) -> None:
    first, last = min(one, other), max(one, other)
    pieces = list(segments((first, last), found))
    covered = [place for piece in pieces for place in range(piece.start, piece.end)]
    assert covered == list(range(first, last))
    for piece in pieces:
        for place in range(piece.start, piece.end):
            assert sorted(piece.marks) == sorted(mark for mark in found if mark.start <= place < mark.end)


def test_every_printing_of_a_statement_is_marked() -> None:
    story = letters()
    twice = len(story.statements) - 1
    contents = [m for m in story_marks(story) if m.owner == twice and m.role == "content"]
    assert len(contents) == 3


def test_marks_stand_in_order_of_the_text() -> None:
    found = story_marks(letters())
    assert found == sorted(found)
