"""What a ledger answers, as one page of HTML that loads nothing: claims, quotations, a person's words, stories.

Every quoted word stands at its place in a stored text, is shown with what stands around it, and leads to its page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from markupsafe import Markup

from ..claim import Appearance, Claim, Difference, Evidence, Reason
from ..ledger.places import Place
from .chain_graph import chain_graph
from .html import page
from .passages import safe_url, shown
from .timeline import Event, timeline
from .words import visible, when

At = Callable[[str, int, int], Place]
"""Finds the words at `[start, end)` of the story so named: `reportedly.ledger.Places.at`."""


class Passage(NamedTuple):
    """Words in their surroundings as safe HTML; `where` says in which story, `link` leads to it."""

    words: Markup
    where: str
    link: str


class Line(NamedTuple):
    """One entry of a list: its day, a heading and where it leads, what is said of it, a passage, an anchor."""

    day: str
    heading: str
    notes: tuple[str, ...]
    passage: Passage | None
    anchor: str = ""
    link: str | None = None


class Shown(NamedTuple):
    """A claim as the page shows it."""

    claim: Claim
    standing: tuple[tuple[Reason, tuple[Passage, ...]], ...]
    origins: tuple[tuple[str, tuple[Passage, ...]], ...]
    graph: Markup
    members: tuple[Line, ...]


def claims_page(claims: Sequence[Claim], at: At, *, title: str) -> str:
    """Claims with their standing and the reasons, the origins, the drawing of their chains, and every member."""
    return page("answers.html.j2", title=title, kind="claims", claims=[_claim(claim, at) for claim in claims])


def trace_page(words: str, appearances: Sequence[Appearance], at: At) -> str:
    """Every appearance of a quotation, the earliest first, its differences from the longest wording marked."""
    lines = [
        Line(
            day=when(found.published),
            heading=found.speaker or "nobody named",
            notes=(found.wording.replace("_", " "),),
            passage=_passage(at(found.story, found.start, found.end), marks=found.difference),
        )
        for found in appearances
    ]
    return lines_page(lines, title=f"Traced: {words}")


def lines_page(lines: Sequence[Line], *, title: str, facts: Sequence[str] = (), events: Sequence[Event] = ()) -> str:
    """Any other answer, as a list of entries under its title and some facts, with a drawing of what happened when."""
    drawing = timeline(events) if events else ""
    return page("answers.html.j2", title=title, kind="lines", lines=lines, facts=facts, drawing=drawing)


def passage(place: Place) -> Passage:
    """The words at a place for `Line.passage`."""
    return _passage(place)


def _claim(claim: Claim, at: At) -> Shown:
    return Shown(
        claim=claim,
        standing=tuple((reason, _passages(reason.evidence, at)) for reason in claim.reasons),
        origins=tuple((visible(origin.name), _passages(origin.evidence, at)) for origin in claim.origins),
        graph=chain_graph(claim),
        members=tuple(
            Line(
                day=when(member.published),
                heading=member.speaker or ("in its own voice" if member.own_voice else "nobody named"),
                notes=tuple(f"via {visible(hop.name)}" for hop in member.chain),
                passage=_passage(at(member.story, member.start, member.end)),
                anchor=f"m{number}",
            )
            for number, member in enumerate(claim.members, 1)
        ),
    )


def _passages(evidence: Sequence[Evidence], at: At) -> tuple[Passage, ...]:
    return tuple(_passage(at(words.story, words.start, words.end)) for words in evidence)


def _passage(place: Place, marks: Sequence[Difference] = ()) -> Passage:
    words = _marked(place.words, marks) if marks else shown(place.words)
    whole = Markup("{}<mark>{}</mark>{}").format(shown(place.before), words, shown(place.after))
    name = place.outlet or place.title or place.story
    return Passage(whole, f"{visible(name)} ({visible(place.story)})", safe_url(place.link))


def _marked(words: str, marks: Sequence[Difference]) -> Markup:
    """The words, those underlined that the longest wording has otherwise, and a sign where it has more."""
    parts = []
    for step in marks:
        start, end = step.story
        if step.op == "dropped":
            parts.append(Markup('<span class="lacks" title="the longest wording has words here">▵</span>'))
        elif step.op == "same":
            parts.append(shown(words[start:end]))
        else:
            parts.append(Markup('<ins title="{}">{}</ins>').format(step.op, shown(words[start:end])))
    return Markup("").join(parts)
