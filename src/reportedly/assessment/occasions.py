"""Occasions: where and when something was said, and through whom it came here.

What one sentence says of the occasion holds for the next one of the same speaker in the same
paragraph, where that plainly goes on ("... she added") and says nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..statement import Hop, Medium, OwnReporting
from .chain import chain, own_reporting
from .dates import said_on
from .medium import medium
from .passage import Passage


class Occasion(NamedTuple):
    """Where and when a passage was said, and through whom it came."""

    medium: Medium
    said_on: str | None
    chain: tuple[Hop, ...]
    own_reporting: OwnReporting


def occasions(story: Sequence[Passage], reference: str | None) -> list[Occasion]:
    """The occasion of each passage, carried on where the same speaker plainly goes on."""
    found = [_occasion(passage, story, reference) for passage in story]
    order = sorted(range(len(story)), key=lambda at: story[at].extent)
    for before, at in pairwise(order):
        if _goes_on(story[before], story[at]):
            found[at] = _carried(found[before], found[at])
    return found


def _occasion(passage: Passage, story: Sequence[Passage], reference: str | None) -> Occasion:
    hops = chain(passage, list(outward(passage, story)))
    return Occasion(medium(passage), said_on(passage, reference), hops, own_reporting(passage, hops))


def _carried(before: Occasion, own: Occasion) -> Occasion:
    """What the sentence before says of the occasion, where this one says nothing and nothing else."""
    if own.medium not in ("unknown", before.medium):
        return own
    same_way = not own.chain and own.own_reporting == "unknown"
    return Occasion(
        medium=before.medium,
        said_on=own.said_on or before.said_on,
        chain=before.chain if same_way else own.chain,
        own_reporting=before.own_reporting if same_way else own.own_reporting,
    )


def _goes_on(before: Passage, passage: Passage) -> bool:
    """The same speaker, in the same paragraph, in the same sentence or the next, in words and not in thoughts."""
    if not passage.speakers or {e.id for e in before.speakers} != {e.id for e in passage.speakers}:
        return False
    if before.block.start != passage.block.start or passage.is_post or before.is_post:
        return False
    article = passage.article
    if article.sentence_index(passage.extent[0]) - article.sentence_index(before.extent[1] - 1) > 1:
        return False
    cue = passage.attribution.cue
    return not cue or bool(article.hits("cues", cue, "neutral", "continuation"))


def outward(passage: Passage, story: Sequence[Passage]) -> Iterator[Passage]:
    """The attributions that this one stands in, the outermost first; a loop in hostile input ends."""
    found: list[Passage] = []
    seen = {passage.index}
    parent = passage.attribution.parent
    while parent is not None and 0 <= parent < len(story) and parent not in seen:
        seen.add(parent)
        found.append(story[parent])
        parent = story[parent].attribution.parent
    return reversed(found)
