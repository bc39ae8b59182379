"""Stories written for one test each, and what resolution makes of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.document import Document, Post, fingerprint
from reportedly.entity import Entity
from reportedly.resolution import Resolution, resolve
from reportedly.statement import Attribution


class Told:
    """A story whose sources are marked in the text: `[[Jane Doe]] said.`"""

    def __init__(self, marked: str, posts: tuple[Post, ...] = (), extra: tuple[Attribution, ...] = ()) -> None:
        text, spans = unmark(marked)
        self.text = text
        self.document = Document(id="story", text=text, sha256=fingerprint(text), posts=posts)
        self.attributions = (*(source(span) for span in spans), *extra)
        self.resolution: Resolution = resolve(self.document, self.attributions)
        self.by_id: dict[str, Entity] = {entity.id: entity for entity in self.resolution.entities}

    def speakers(self, index: int) -> list[str]:
        """The names of those who speak in an attribution."""
        return [self.by_id[name_id].name for name_id in self.resolution.speakers[index]]

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


@pytest.fixture
def told() -> Callable[..., Told]:
    return Told
