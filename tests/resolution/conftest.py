"""Stories written for one test each, and what resolution makes of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import marks
from reportedly.document import Document, Post, fingerprint
from reportedly.entity import Entity
from reportedly.resolution.record import Resolution
from reportedly.resolution.speakers import resolve
from reportedly.statement import Attribution


class Told:
    """A story whose sources are marked in the text: `[[Jane Doe]] said.`

    Where cues and contents matter too, the marks are those of `marks.py`; `parents` go by the number of the
    attribution, and what else is given is the document's.
    """

    def __init__(
        self,
        marked: str,
        posts: tuple[Post, ...] = (),
        extra: tuple[Attribution, ...] = (),
        parents: dict[int, int] | None = None,
        **fields: Any,
    ) -> None:
        if "</" in marked:
            text, found, blocks = marks.parse(marked)
            fields["blocks"] = tuple(blocks)
            attributions = [whole(text, found[number], (parents or {}).get(number)) for number in sorted(found)]
        else:
            text, spans = unmark(marked)
            attributions = [source(span) for span in spans]
        self.text = text
        self.document = Document(id="story", text=text, sha256=fingerprint(text), posts=posts, **fields)
        self.attributions = (*attributions, *extra)
        self.resolution: Resolution = resolve(self.document, self.attributions)
        self.by_id: dict[str, Entity] = {entity.id: entity for entity in self.resolution.entities}

    def speakers(self, index: int) -> list[str]:
        """The names of those who speak in an attribution."""
        return [self.by_id[name_id].name for name_id in self.resolution.speakers[index]]

    def types(self, index: int) -> list[str]:
        """What those are who speak in an attribution."""
        return [self.by_id[name_id].type for name_id in self.resolution.speakers[index]]

    def entity(self, name: str) -> Entity:
        """The one entity of this name."""
        (found,) = [entity for entity in self.resolution.entities if entity.name == name]
        return found


def unmark(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and the spans that they held."""
    text, spans = "", []
    for i, piece in enumerate(marked.replace("]]", "[[").split("[[")):
        if i % 2:
            spans.append((len(text), len(text) + len(piece)))
        text += piece
    return text, spans


def source(span: tuple[int, int]) -> Attribution:
    """An attribution of which only the source matters."""
    return Attribution(source=(span,), cue=(), content=((span[1], span[1]),), quotation="indirect", confidence=1.0)


def whole(text: str, spans: dict[str, list[tuple[int, int]]], parent: int | None) -> Attribution:
    """An attribution with all that is marked of it."""
    return Attribution(
        source=tuple(spans["s"]),
        cue=tuple(spans["c"]),
        content=tuple(spans["t"]),
        quotation=marks.quotation(text, spans["t"]),
        confidence=1.0,
        parent=parent,
    )


@pytest.fixture
def told() -> Callable[..., Told]:
    return Told
