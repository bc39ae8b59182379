"""A claim's chains as a drawing: from those who said it, through whom it passed, to the stories that carry it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup

from ..claim import Claim, Member, Origin
from ..glossary import label
from .drawing import HEIGHT, WIDTH, arch, arrow, box, frame
from .layers import layers

_GAP_X, _GAP_Y, _EDGE, _BELOW = 64, 22, 8, 40
_STEP = HEIGHT + _GAP_Y
MOST = 60
"""Members that are drawn; more can't be taken in, and the list beside the drawing has them all."""


class Node(NamedTuple):
    """A box: a story, or somebody on the way to it. `kind` is its look: origin, hop, story or bare."""

    words: str
    below: str
    kind: str
    link: str | None = None


def chain_graph(claim: Claim) -> Markup:
    """The graph of a claim as SVG; circles and copies are drawn as such."""
    members = claim.members[:MOST]
    nodes, edges = _graph(claim, members)
    placed = layers(tuple(nodes), tuple(edges))
    tallest = max(placed.heights, default=0)

    def at(place: tuple[int, int]) -> tuple[float, float]:
        column, row = place
        return _EDGE + column * (WIDTH + _GAP_X), _EDGE + (row + (tallest - placed.heights[column]) / 2) * _STEP

    lines = []
    for edge, kind in edges.items():
        (x1, y1), (x2, y2) = at(placed.place[edge[0]]), at(placed.place[edge[1]])
        words = f"{nodes[edge[0]].words} → {nodes[edge[1]].words}"
        if edge in placed.backward:
            lines.append(arch(x1 + WIDTH / 2, y1 + HEIGHT, x2 + WIDTH / 2, y2 + HEIGHT, title=f"{words}, in a circle"))
        else:
            bends = [at(place) for place in placed.bends.get(edge, ())]
            through = [(x + end, y + HEIGHT / 2) for x, y in bends for end in (0, WIDTH)]
            way = [(x1 + WIDTH, y1 + HEIGHT / 2), *through, (x2, y2 + HEIGHT / 2)]
            lines.append(arrow(way, kind=kind, title=f"{words}, a {kind}" if kind else words))
    boxes = [
        box(*at(placed.place[name]), node.words, node.below, kind=node.kind, link=node.link)
        for name, node in nodes.items()
    ]
    width = 2 * _EDGE + len(placed.heights) * (WIDTH + _GAP_X) - _GAP_X
    height = 2 * _EDGE + tallest * _STEP - _GAP_Y
    below = _BELOW if placed.backward else 0
    return frame(width, height + below, [*lines, *boxes], name="Chains of the claim", says="; ".join(_ways(claim)))


def _graph(claim: Claim, members: tuple[Member, ...]) -> tuple[dict[str, Node], dict[tuple[str, str], str]]:
    known = {_folded(name): origin for origin in claim.origins for name in _names(origin)}
    nodes: dict[str, Node] = {}
    edges: dict[tuple[str, str], str] = {}

    def node(name: str, below: str, story: Member) -> str:
        """The box of somebody on the way; an outlet whose story is drawn is that story."""
        told = _story_of(name, story, members)
        if told is not None:
            return f"story {told.story}"
        origin = known.get(_folded(name))
        words = origin.name if origin else name
        key = f"who {_folded(words)}"
        nodes.setdefault(key, Node(words, "origin" if origin else below, "origin" if origin else "hop"))
        return key

    for number, member in enumerate(members, 1):
        story = f"story {member.story}"
        if story not in nodes or (nodes[story].kind == "bare" and not member.own_voice):
            nodes[story] = _story(member, f"m{number}")
        way = [node(hop.name, label("relation", hop.relation), member) for hop in member.chain]
        if member.speaker:
            way.append(node(member.speaker, "speaker", member))
        for after, before in pairwise([story, *way]):
            if before != after:
                edges.setdefault((before, after), "denial" if member.kind == "denial" else "")
    for member in members:
        if member.copied_from and f"story {member.copied_from}" in nodes:
            edges.setdefault((f"story {member.copied_from}", f"story {member.story}"), "copy")
    return nodes, edges


def _names(origin: Origin) -> Iterator[str]:
    """What stories call an origin: its name, and the words that show it."""
    yield origin.name
    yield from (words.text for words in origin.evidence)


def _story_of(name: str, citing: Member, members: tuple[Member, ...]) -> Member | None:
    """The story that a cited outlet had told by then, the latest of several; None where none is among the members."""
    told = [one for one in members if _folded(one.outlet) == _folded(name) and one.story != citing.story]
    before = [one for one in told if (one.published or "") <= (citing.published or "~")]
    return max(before, key=lambda one: one.published or "") if before else next(iter(told), None)


def _story(member: Member, link: str) -> Node:
    day = (member.published or "")[:10]
    if member.kind == "denial":
        return Node(member.outlet or member.story, f"{day}, a denial".removeprefix(", "), "story", link)
    if member.own_voice:
        return Node(member.outlet or member.story, f"{day}, names no source".removeprefix(", "), "bare", link)
    return Node(member.outlet or member.story, day, "story", link)


def _ways(claim: Claim) -> Iterator[str]:
    for member in claim.members[:MOST]:
        way = [member.outlet or member.story, *(hop.name for hop in member.chain), member.speaker or "nobody named"]
        yield " from ".join(way)


def _folded(name: str | None) -> str:
    return " ".join((name or "").casefold().split())
