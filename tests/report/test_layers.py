"""Boxes of a graph: every edge leads to the right but those that close a circle."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reportedly.report.layers import layers

NODES = [f"n{number}" for number in range(9)]
EDGES = st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), max_size=30)


@given(EDGES)
def test_edges_lead_to_the_right_unless_they_close_a_circle(edges: list[tuple[str, str]]) -> None:
    drawn = layers(NODES, edges)
    for before, after in set(edges):
        if before != after and (before, after) not in drawn.backward:
            assert drawn.place[before][0] < drawn.place[after][0]


@given(EDGES)
def test_no_two_boxes_stand_in_one_place_and_no_long_edge_runs_through_one(edges: list[tuple[str, str]]) -> None:
    drawn = layers(NODES, edges)
    taken = [*drawn.place.values(), *(bend for bends in drawn.bends.values() for bend in bends)]
    assert len(set(taken)) == len(taken)
    assert all(row < drawn.heights[column] for column, row in taken)


def test_a_circle_is_broken_in_one_place() -> None:
    assert len(layers("abc", [("a", "b"), ("b", "c"), ("c", "a")]).backward) == 1


def test_a_chain_of_thousands_needs_no_stack() -> None:
    many = [str(number) for number in range(3000)]
    edges = list(pairwise(many))
    assert len(layers(many, edges).heights) == 3000


def test_nothing_gives_nothing() -> None:
    assert layers([], []).heights == ()
