"""Where things come from: a card for each source, and the originals that a reader can go to."""

from __future__ import annotations

from typing import NamedTuple

from ..entity import Entity
from ..glossary import label
from ..statement import Statement
from ..story import Story
from .card import paragraph
from .words import counted, when


class SourceCard(NamedTuple):
    """One source and the questions of provenance as far as the text answers them.

    `statements` are indexes into the story's statements. `original`, `through`, `dates` and
    `media` are sentences or lists for people, "not said in this text" where it is silent.
    """

    entity: Entity
    type: str
    statements: tuple[int, ...]
    original: str
    through: str
    dates: str
    media: str


class Original(NamedTuple):
    """Something that stands upstream of the story: a post, a document, a linked page."""

    kind: str
    name: str
    detail: str
    url: str | None
    paragraph: int


SILENT = "not said in this text"


def source_cards(story: Story) -> tuple[SourceCard, ...]:
    """A card for each entity that speaks, in order of its first statement."""
    entities = {entity.id: entity for entity in story.entities}
    said: dict[str, list[int]] = {}
    for number, statement in enumerate(story.statements):
        for id in statement.speakers:
            said.setdefault(id, []).append(number)
    return tuple(
        _source_card(entities[id], tuple(numbers), [story.statements[n] for n in numbers])
        for id, numbers in said.items()
        if id in entities
    )


def originals(story: Story) -> tuple[Original, ...]:
    """Posts, documents that speak, and linked pages, in that order."""
    document = story.document
    posts = (
        Original(
            "post",
            " ".join(filter(None, (post.author, post.handle))) or "author unknown",
            ", ".join(filter(None, (label("network", post.network), when(post.posted_on)))),
            post.url,
            paragraph(document, (post.start, post.end)),
        )
        for post in document.posts
    )
    papers = (
        Original("document", entity.name, "named in the text", None, paragraph(document, entity.mentions[0]))
        for entity in story.entities
        if entity.type == "document" and entity.mentions
    )
    links = (
        Original("link", document.quote((link.start, link.end)), link.url, link.url, _place(story, link.start))
        for link in document.links
    )
    return (*posts, *papers, *links)


def _place(story: Story, start: int) -> int:
    return paragraph(story.document, (start, start + 1))


def _source_card(entity: Entity, numbers: tuple[int, ...], said: list[Statement]) -> SourceCard:
    hops = dict.fromkeys(hop.name for statement in said for hop in statement.chain)
    dates = dict.fromkeys(when(statement.said_on) for statement in said if statement.said_on)
    media = dict.fromkeys(label("medium", statement.medium) for statement in said if statement.medium != "unknown")
    return SourceCard(
        entity=entity,
        type=label("entity", entity.type),
        statements=numbers,
        original=_original(said),
        through=", ".join(hops) if hops else "nobody that this text names",
        dates=", ".join(dates) or SILENT,
        media=", ".join(media) or SILENT,
    )


def _original(said: list[Statement]) -> str:
    """Whether a reader of this story meets the source's own words, as far as the text shows."""
    posts = sum(statement.medium == "social_post" and not statement.chain for statement in said)
    passed_on = sum(bool(statement.chain) for statement in said)
    if posts:
        return f"{counted(posts, 'statement')} in the source's own post"
    if passed_on:
        return f"no: {passed_on} of {counted(len(said), 'statement')} reached the page through others"
    return "as this outlet reports it"
