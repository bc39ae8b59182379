"""Where the boxes of a graph stand: columns from the sources to what rests on them, few lines crossing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

Edge = tuple[str, str]
_SWEEPS = 6


class Layers(NamedTuple):
    """`place` is the column and the row of each node, `bends` those that a long edge passes through, `heights` the
    number of rows of each column, `backward` the edges that close a circle."""

    place: dict[str, tuple[int, int]]
    bends: dict[Edge, tuple[tuple[int, int], ...]]
    heights: tuple[int, ...]
    backward: frozenset[Edge]


def layers(nodes: Sequence[str], edges: Sequence[Edge]) -> Layers:
    """Columns for `nodes` such that each edge leads to the right; the order given decides where nothing else does.

    >>> drawn = layers("abc", [("a", "b"), ("b", "c"), ("a", "c")])
    >>> drawn.place, drawn.bends
    ({'a': (0, 0), 'b': (1, 0), 'c': (2, 0)}, {('a', 'c'): ((1, 1),)})
    >>> sorted(layers("ab", [("a", "b"), ("b", "a")]).backward)
    [('b', 'a')]
    """
    edges = [edge for edge in dict.fromkeys(edges) if edge[0] != edge[1]]
    order, backward = _in_order(nodes, edges)
    forward = [edge for edge in edges if edge not in backward]
    column = _columns(order, forward)
    columns: list[list[object]] = [[] for _ in range(max(column.values(), default=-1) + 1)]
    for node in nodes:
        columns[column[node]].append(node)
    steps: list[tuple[object, object]] = []
    passing: dict[Edge, list[tuple[Edge, int]]] = {}
    for edge in forward:
        between = [(edge, at) for at in range(column[edge[0]] + 1, column[edge[1]])]
        for bend in between:
            columns[bend[1]].append(bend)
        if between:
            passing[edge] = between
        way = [edge[0], *between, edge[1]]
        steps.extend(pairwise(way))
    _untangle(columns, steps)
    place = {item: (at, row) for at, items in enumerate(columns) for row, item in enumerate(items)}
    return Layers(
        place={node: place[node] for node in nodes},
        bends={edge: tuple(place[bend] for bend in bends) for edge, bends in passing.items()},
        heights=tuple(map(len, columns)),
        backward=backward,
    )


def _in_order(nodes: Sequence[str], edges: Sequence[Edge]) -> tuple[list[str], frozenset[Edge]]:
    """The nodes, each before those that it leads to, and the edges that had to be left out for that."""
    following: dict[str, list[str]] = {node: [] for node in nodes}
    for before, after in edges:
        following[before].append(after)
    done: list[str] = []
    state = dict.fromkeys(nodes, "new")
    backward = set()
    for root in nodes:
        if state[root] != "new":
            continue
        state[root] = "open"
        path = [(root, iter(following[root]))]
        while path:
            node, rest = path[-1]
            for after in rest:
                if state[after] == "open":
                    backward.add((node, after))
                elif state[after] == "new":
                    state[after] = "open"
                    path.append((after, iter(following[after])))
                    break
            else:
                state[node] = "done"
                done.append(node)
                path.pop()
    return done[::-1], frozenset(backward)


def _columns(order: Sequence[str], forward: Sequence[Edge]) -> dict[str, int]:
    following: dict[str, list[str]] = {node: [] for node in order}
    for before, after in forward:
        following[before].append(after)
    column = dict.fromkeys(order, 0)
    for node in order:
        for after in following[node]:
            column[after] = max(column[after], column[node] + 1)
    return column


def _untangle(columns: list[list[object]], steps: Sequence[tuple[object, object]]) -> None:
    """Put each node near the middle of its neighbours, column by column, to and fro."""
    neighbours: dict[object, list[object]] = {}
    for one, other in steps:
        neighbours.setdefault(one, []).append(other)
        neighbours.setdefault(other, []).append(one)
    height = {item: _middle(row, column) for column in columns for row, item in enumerate(column)}
    for sweep in range(_SWEEPS):
        for column in columns if sweep % 2 == 0 else reversed(columns):
            wanted = {item: _mean([height[near] for near in neighbours.get(item, (item,))]) for item in column}
            column.sort(key=lambda item: wanted[item])
            height.update({item: _middle(row, column) for row, item in enumerate(column)})


def _mean(heights: Sequence[float]) -> float:
    return sum(heights) / len(heights)


def _middle(row: int, column: Sequence[object]) -> float:
    """A row counted from the middle of its column, as columns are drawn."""
    return row - (len(column) - 1) / 2
