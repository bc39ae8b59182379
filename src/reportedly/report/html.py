"""The report: one HTML file that loads nothing, for one story or several."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from ..document import Problem
from ..glossary import Entry, entry, label
from ..story import Story
from .card import Card, cards, confidence_in_words, paragraph
from .glance import SOURCES, Glance, glance, is_second_hand
from .passages import Passage, passages, safe_url, shown
from .provenance import Original, SourceCard, originals, source_cards
from .words import counted, fragments, quoted, visible, when

if TYPE_CHECKING:
    import jinja2

EXCERPT = 420
"""Characters of a statement's words on its card; all of them stand in the text beside it."""


class Slice(NamedTuple):
    """A part of the bar that shows the statements by kind of source; `start` and `share` in percent."""

    kind: str
    label: str
    number: int
    start: float
    share: float


class View(NamedTuple):
    """Everything that the template shows of one story."""

    prefix: str
    story: Story
    glance: Glance
    bar: tuple[Slice, ...]
    passages: tuple[Passage, ...]
    cards: tuple[Card, ...]
    sources: tuple[SourceCard, ...]
    originals: tuple[Original, ...]


def html_report(stories: Sequence[Story], *, unread: Sequence[Problem] = (), above: Markup | None = None) -> str:
    """The report on `stories` as one page of HTML; `unread` says which sources are missing, and why; `above` is a
    drawing that stands before them.

    Its style and script stand in it, allowed by their hash; everything else is text, escaped.

    >>> html_report([]).startswith("<!doctype html>")
    True
    """
    views = [_view(story, f"t{number}") for number, story in enumerate(stories, 1)]
    return page("report.html.j2", views=views, unread=unread, above=above)


def page(template: str, *, style: str = "", script: str = "report.js", pictures: bool = False, **fields: object) -> str:
    """A template of this folder filled with `fields`, with the style of all pages in it, one of its own, and a script.

    With `pictures` those count that stand in the page itself.
    """
    style, script = _resource("report.css") + (_resource(style) if style else ""), _resource(script)
    policy = _policy(style, script) + ("; img-src data:" if pictures else "")
    return (
        _environment()
        .get_template(template)
        .render(**fields, style=Markup(style), script=Markup(script), policy=policy)
    )


def _view(story: Story, prefix: str) -> View:
    seen = glance(story)
    return View(
        prefix=prefix,
        story=story,
        glance=seen,
        bar=_bar(seen),
        passages=passages(story, prefix=prefix),
        cards=cards(story),
        sources=source_cards(story),
        originals=originals(story),
    )


def _bar(seen: Glance) -> tuple[Slice, ...]:
    total = sum(seen.sources.values())
    slices, start = [], 0.0
    for kind in SOURCES:
        if count := seen.sources[kind]:
            share = 100 * count / total
            slices.append(Slice(kind, label("source", kind), count, round(start, 3), round(share, 3)))
            start += share
    return tuple(slices)


def _policy(style: str, script: str) -> str:
    """A content security policy under which only this style and this script count."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _resource(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


@cache
def _environment() -> jinja2.Environment:
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.PackageLoader(__package__),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters |= {
        "counted": counted, "shown": shown, "visible": visible, "when": when, "safe_url": safe_url,
        "in_words": confidence_in_words,
    }  # fmt: skip
    environment.globals |= {
        "label": label, "explained": _explained, "excerpt": _excerpt, "quoted": quoted, "paragraph": paragraph,
        "facets": _facets,
    }  # fmt: skip
    return environment


def _explained(vocabulary: str, name: str) -> Entry:
    return entry(vocabulary, name)


def _excerpt(story: Story, spans: tuple[tuple[int, int], ...], limit: int = EXCERPT) -> Markup:
    """The words at `spans` as HTML, what was left out marked as no part of the text."""
    pieces = fragments(story.document.text, spans, limit=limit)
    left_out = Markup('<span class="cut">{}</span>')
    return Markup(" ").join(left_out.format(piece.text) if piece.left_out else shown(piece.text) for piece in pieces)


def _facets(card: Card) -> str:
    """The words by which the buttons above the cards choose among them."""
    statement = card.statement
    facets = {
        "flagged": bool(statement.flags),
        "second-hand": is_second_hand(statement),
        "unnamed": statement.anonymity is not None or {speaker.type for speaker in card.speakers} == {"unnamed_person"},
        "unknown": not statement.speakers and statement.kind != "open_question",
        "quoted": statement.quotation != "indirect",
        "hedged": bool(statement.hedges),
        "open": statement.kind == "open_question",
    }
    return " ".join(name for name, holds in facets.items() if holds)
