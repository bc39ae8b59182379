"""What happened to a story, day by day, as a drawing: said, published, changed, copied."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from markupsafe import Markup, escape

from .drawing import fit, frame
from .words import counted, visible

_ROW, _LATER, _AXIS, _WIDTH, _EDGE = 30, 18, 150, 860, 16
MOST = 80
"""Events that are drawn."""


class Event(NamedTuple):
    """Something on a day (ISO 8601): `said` by somebody, something of this `story`, or of an `other` one."""

    day: str
    lane: Literal["said", "story", "other"]
    words: str
    link: str | None = None


def timeline(events: Sequence[Event]) -> Markup:
    """The events as SVG, the earliest on top; those without a day that a calendar knows are left out.

    >>> "2 days later" in timeline([Event("2024-03-01", "story", "published"), Event("2024-03-03", "other", "copied")])
    True
    """
    dated = sorted((event for event in events if _day(event) is not None), key=lambda event: event.day)[:MOST]
    parts: list[Markup] = []
    y = float(_EDGE)
    tops: list[float] = []
    for number, event in enumerate(dated):
        days = _between(dated[number - 1], event) if number else 0
        if days > 1:
            parts.append(_words(_AXIS + 18, y + 2, counted(days, "day") + " later", "below"))
            y += _LATER
        tops.append(y)
        y += _ROW
    if len(tops) > 1:
        parts.insert(
            0, Markup('<path class="axis" d="M{x:g} {y1:g}V{y2:g}"/>').format(x=_AXIS, y1=tops[0], y2=tops[-1])
        )
    previous = ""
    for event, top in zip(dated, tops, strict=True):
        shown = event.day[:16].replace("T", " ")
        if shown != previous:
            parts.append(_words(_EDGE, top + 4, shown, "below"))
        previous = shown
        drawn = Markup('<circle class="dot {lane}" cx="{x:g}" cy="{y:g}" r="6"/>{words}').format(
            lane=event.lane, x=_AXIS, y=top, words=_words(_AXIS + 18, top + 5, event.words, "event")
        )
        parts.append(Markup('<a href="#{}">{}</a>').format(event.link, drawn) if event.link else drawn)
    says = "; ".join(f"{event.day[:10]}: {event.words}" for event in dated)
    return frame(_WIDTH, max(y, _ROW), parts, name="What happened when", says=says)


def _between(one: Event, other: Event) -> int:
    first, second = _day(one), _day(other)
    return (second - first).days if first and second else 0


def _day(event: Event) -> date | None:
    try:
        return date.fromisoformat(event.day[:10])
    except ValueError:
        return None


def _words(x: float, y: float, words: str, kind: str) -> Markup:
    return Markup('<text class="{kind}" x="{x:g}" y="{y:g}"><title>{whole}</title>{words}</text>').format(
        kind=kind, x=x, y=y, whole=escape(visible(words)), words=fit(words, _WIDTH - x)
    )
