"""The pieces of a drawing: boxes with words, arrows, and the frame that says what it shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from .words import shortened, visible

WIDTH, HEIGHT = 214, 50
"""Of a box, in pixels."""
_LETTER = 8.8
"""The width of a letter at the size of a box's first line; wide scripts are cut by the box."""


def box(x: float, y: float, words: str, below: str, *, kind: str, link: str | None = None) -> Markup:
    """A box at its upper left corner, with a line of `words` and a smaller one `below`; the whole is in its title."""
    whole = visible(words)
    first, second = fit(words, WIDTH - 20), fit(below, (WIDTH - 20) * 1.15)
    drawn = Markup(
        '<g class="box {kind}"><title>{title}</title><rect x="{x}" y="{y}" width="{w}" height="{h}" rx="7"/>'
        '<text x="{tx}" y="{t1}">{first}</text><text class="below" x="{tx}" y="{t2}">{second}</text></g>'
    ).format(
        kind=kind,
        title=f"{whole}: {visible(below)}" if below else whole,
        x=x,
        y=y,
        w=WIDTH,
        h=HEIGHT,
        tx=x + 10,
        t1=y + 21,
        t2=y + 38,
        first=first,
        second=second,
    )
    return Markup('<a href="#{}">{}</a>').format(link, drawn) if link else drawn


def arrow(way: Sequence[tuple[float, float]], *, kind: str = "", title: str = "") -> Markup:
    """A line through the points of `way`, level at each of them, that ends in a head."""
    (x, y), *rest = way
    drawn = [f"M{x:g} {y:g}"]
    for number, (x2, y2) in enumerate(rest, 1):
        end = x2 - (6 if number == len(rest) else 0)
        bend = (end - x) / 2
        drawn.append(f"C{x + bend:g} {y:g} {end - bend:g} {y2:g} {end:g} {y2:g}")
        x, y = x2, y2
    return Markup('<path class="arrow {kind}" d="{way}" marker-end="url(#head)"><title>{title}</title></path>').format(
        kind=kind, way="".join(drawn), title=visible(title)
    )


def arch(x1: float, y1: float, x2: float, y2: float, *, title: str) -> Markup:
    """A line back to where a circle began, below the boxes that it leads from and to."""
    depth = max(y1, y2) + 34
    return Markup(
        '<path class="arrow circular" d="M{x1:g} {y1:g}C{x1:g} {d:g} {x2:g} {d:g} {x2:g} {y2:g}"'
        ' marker-end="url(#head)"><title>{title}</title></path>'
    ).format(x1=x1, y1=y1, x2=x2, y2=y2 + 6, d=depth, title=visible(title))


def fit(words: str, width: float) -> str:
    """`words` on one line, cut to about `width` pixels."""
    words = visible(words)
    cut, was_cut = shortened(words, max(4, int(width / _LETTER)))
    return f"{cut}…" if was_cut else cut


def frame(width: float, height: float, parts: Iterable[Markup], *, name: str, says: str) -> Markup:
    """The drawing as one SVG; `says` is what a screen reader reads in its place."""
    return Markup(
        '<svg class="drawing" viewBox="0 0 {w:g} {h:g}" width="{w:g}" height="{h:g}" role="img"'
        ' aria-label="{name}. {says}">'
        '<defs><marker id="head" viewBox="0 0 8 8" refX="2" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
        '<path class="head" d="M0 0L8 4L0 8z"/></marker></defs>{parts}</svg>'
    ).format(w=width, h=height, name=escape(visible(name)), says=escape(visible(says)), parts=Markup("").join(parts))
