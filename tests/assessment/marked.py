"""Stories written with their attributions in them, by the marks of `marks.py`; entities are found by their names."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import msgspec

import marks
from reportedly.assessment import Assessment, assess
from reportedly.assessment.article import Article
from reportedly.assessment.passage import Passage, passages
from reportedly.document import Block, Document, Post, fingerprint
from reportedly.entity import Entity
from reportedly.resolution.record import Resolution
from reportedly.statement import Attribution, Statement


class Story(NamedTuple):
    document: Document
    attributions: list[Attribution]
    resolution: Resolution

    @property
    def assessment(self) -> Assessment:
        return assess(self.document, self.attributions, self.resolution)

    @property
    def only(self) -> Statement:
        (statement,) = self.assessment.statements
        return statement

    @property
    def passages(self) -> list[Passage]:
        return passages(Article(self.document, self.resolution), self.attributions, self.resolution)

    def words(self, span: tuple[int, int] | None) -> str | None:
        return None if span is None else self.document.quote(span)


def marked(
    source: str,
    *entities: Entity,
    parents: dict[int, int] | None = None,
    posts: dict[int, int] | None = None,
    post_fields: dict[str, Any] | None = None,
    speakers: tuple[tuple[str, ...], ...] | None = None,
    **fields: Any,
) -> Story:
    """The story that `source` describes; `parents` and `posts` go by the number of the attribution.

    Speakers are the entities that its source names, unless `speakers` says otherwise.
    """
    text, found, blocks = marks.parse(source)
    attributions = []
    for number in sorted(found):
        roles = found[number]
        attributions.append(
            Attribution(
                source=tuple(roles["s"]),
                cue=tuple(roles["c"]),
                content=tuple(roles["t"]),
                quotation=marks.quotation(text, roles["t"]),
                confidence=0.9,
                parent=(parents or {}).get(number),
                post=(posts or {}).get(number),
            )
        )
    placed = [_placed(entity, text, at) for at, entity in enumerate(entities, start=1)]
    found_speakers = tuple(_speakers(a, placed) for a in attributions)
    document = Document(
        id="story",
        text=text,
        sha256=fingerprint(text),
        blocks=tuple(blocks),
        posts=tuple(_posts(blocks, text, post_fields or {})),
        **fields,
    )
    return Story(document, attributions, Resolution(tuple(placed), found_speakers if speakers is None else speakers))


def entity(type: Any, name: str, *aliases: str, roles: tuple[str, ...] = ()) -> Entity:
    return Entity(id="", type=type, name=name, aliases=aliases, roles=roles)


def person(name: str, *aliases: str, roles: tuple[str, ...] = ()) -> Entity:
    return entity("person", name, *aliases, roles=roles)


def _placed(entity: Entity, text: str, number: int) -> Entity:
    names = sorted({entity.name, *entity.aliases}, key=len, reverse=True)
    pattern = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in names))
    mentions = tuple(match.span() for match in pattern.finditer(text))
    return msgspec.structs.replace(entity, id=f"e{number}", mentions=mentions)


def _speakers(attribution: Attribution, entities: list[Entity]) -> tuple[str, ...]:
    return tuple(
        entity.id
        for entity in entities
        if any(s <= start and end <= e for s, e in attribution.source for start, end in entity.mentions)
    )


def _posts(blocks: list[Block], text: str, fields: dict[str, Any]) -> list[Post]:
    found = []
    for block in blocks:
        if block.kind == "embedded_post":
            cut = text.rindex(" — ", block.start, block.end)
            signature = (cut + 3, text.index(" (", cut))
            found.append(Post(start=block.start, end=block.end, body=(block.start, cut), signature=signature, **fields))
    return found
