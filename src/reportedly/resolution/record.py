"""What resolution gives for one document."""

from __future__ import annotations

from typing import NamedTuple

from ..entity import Entity


class Resolution(NamedTuple):
    """The entities of a document, and who speaks in each attribution.

    `entities` are in order of first mention, ids `e1`, `e2`, ...; they hold every named person,
    organization and outlet of the text, speakers or not. `speakers[i]` are the ids of those who
    speak in attribution i: several for "both A and B wrote", none where nobody could be found.
    """

    entities: tuple[Entity, ...]
    speakers: tuple[tuple[str, ...], ...]
