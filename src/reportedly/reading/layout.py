"""Where on a page its story stands.

Three steps, each of which can be read below: parts whose names say that they are something else are
set aside (unless they hold the prose), the part that holds the prose is found, and what stands
between it and the headline joins it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from ..document import BlockKind
from .dates import find_date
from .pieces import Page, Piece, Region
from .traits import Trait

_SHORTEST_PROSE = 60
_MUCH = 0.4
"""Share of the page's prose above which a part is kept although its name speaks against it."""

_NEARLY_ALL = 0.9
_LONGEST_BYLINE = 250
_LONGEST = {"heading": 400, "pull": 1500, "caption": 2500, "byline": 600}
"""Code points that an element with such a trait may hold; more, and its markup or name is not to be believed."""

_KINDS: dict[Trait, BlockKind] = {
    "pull": "pull_quote", "caption": "caption", "heading": "heading", "quote": "blockquote", "item": "list_item",
}  # fmt: skip
_SENTENCE = re.compile(r"[.!?:;,][\"”’')\]]*(?:\s|$)")
_CREDIT_LINE = re.compile(r"(?:by|from|updated|published|posted)\b", re.IGNORECASE)
_CONTRIBUTED = re.compile(r"\b(?:contribut|report(?:ed|ing) (?:by|from)|edit(?:ed|ing) by|writing by)", re.IGNORECASE)


class Layout:
    """What the regions of a page are worth, and which of its pieces make the story.

    `members` are the indices of the story's pieces in order, `headline` that of its headline (None
    where the page shows none), `begin` and `end` the first and the last piece of running text, `well_begun`
    the third: bylines may stand below a first paragraph that announces the story.
    """

    def __init__(self, page: Page, title: str | None) -> None:
        self.page = page
        self.lengths = self._totals([len(piece.text) for piece in page.pieces])
        self.linked = self._totals([piece.linked for piece in page.pieces])
        self.paths = self._paths()
        self.weights = [self._weight(piece) for piece in page.pieces]
        self.totals = self._totals(self.weights)
        self.cut = self._cut_regions()
        kept = [0 if self.cut[p.region] else weight for p, weight in zip(page.pieces, self.weights, strict=True)]
        self.kept = self._totals(kept)
        self.inside = self._inside()
        self.members = [i for i, p in enumerate(page.pieces) if self.inside[p.region] and not self._is_left_out(p)]
        first = self.members[0] if self.members else len(page.pieces)
        self.headline = self._headline(title, first)
        self.begin, self.well_begun, self.end = self._prose_ends()
        if self.headline is not None and self.headline < first:
            above = [i for i in range(self.headline + 1, first) if self._is_above(i)]
            self.members = [*above, *self.members]

    def path(self, piece: Piece) -> frozenset[Trait]:
        """The traits of all elements around a piece."""
        return self.paths[piece.region]

    def kind(self, piece: Piece) -> BlockKind:
        """What the nearest element with a meaning of its own makes of a piece."""
        path = self.path(piece)
        if "pull" in path:
            return "pull_quote"
        if "caption" in path:
            return "caption"
        at = piece.region
        while at > 0:
            region = self.page.regions[at]
            for trait in ("heading", "quote", "item"):
                if trait in region.traits and trait in path:
                    return _KINDS[trait]
            at = region.parent
        return "paragraph"

    def is_byline(self, piece: Piece) -> bool:
        """Whether the markup says that a piece names an author or a time."""
        return (piece.is_byline or not self.path(piece).isdisjoint(_CREDITS)) and len(piece.text) <= _LONGEST_BYLINE

    def group(self, piece: Piece) -> tuple[str, int] | None:
        """The outermost heading, caption or pull quote that a piece stands in: its pieces make one block."""
        path = self.path(piece)
        for trait in ("pull", "caption", "heading"):
            if trait in path:
                return trait, self._outermost(piece.region, trait)
        return None

    # Totals and traits ---------------------------------------------------------------------------

    def _totals(self, counts: list[int]) -> list[int]:
        """What each region and all in it add up to."""
        totals = [0] * len(self.page.regions)
        for piece, count in zip(self.page.pieces, counts, strict=True):
            totals[piece.region] += count
        for region in reversed(self.page.regions[1:]):
            totals[region.parent] += totals[region.index]
        return totals

    def _paths(self) -> list[frozenset[Trait]]:
        """For each region the traits of itself and all around it, but for those that hold too much to be believed."""
        paths: list[frozenset[Trait]] = [frozenset()] * len(self.page.regions)
        for region in self.page.regions[1:]:
            above = paths[region.parent]
            own = region.traits
            if own:
                doubted = [t for t in own if t in _LONGEST and self.lengths[region.index] > _LONGEST[t]]
                above = above | (own.difference(doubted) if doubted else own)
            paths[region.index] = above
        return paths

    def _outermost(self, at: int, trait: str) -> int:
        found = at
        while at > 0:
            region = self.page.regions[at]
            if trait in region.traits and self.lengths[at] <= _LONGEST.get(trait, 0):
                found = at
            at = region.parent
        return found

    def _weight(self, piece: Piece) -> int:
        """How much running text a piece holds: its characters outside links, nothing for short or linked lines."""
        if piece.embed is not None or not self.path(piece).isdisjoint(("heading", "caption", "pull")):
            return 0
        own = len(piece.text) - piece.linked
        if own < _SHORTEST_PROSE or own < piece.linked:
            return 0
        return own if _SENTENCE.search(piece.text) else 0

    # Where the story stands ----------------------------------------------------------------------

    def _cut_regions(self) -> list[bool]:
        """Which regions are set aside for what their names say, with all that they hold."""
        whole = self.totals[0] or 1
        together: dict[str, int] = defaultdict(int)
        for region in self.page.regions[1:]:
            if "soft" in region.traits and self._link_share(region.index) < 0.1:
                together[region.names] += self.totals[region.index]
        cut = [False] * len(self.page.regions)
        for region in self.page.regions[1:]:
            total = self.totals[region.index]
            if "soft" in region.traits:
                total = max(total, together[region.names])
            cut[region.index] = cut[region.parent] or self._is_aside(region, total / whole)
        return cut

    def _is_aside(self, region: Region, share: float) -> bool:
        traits = region.traits
        if "hidden" in traits:
            return share < _MUCH
        if "hard" in traits or "footer" in traits:
            return share < _NEARLY_ALL
        if "pull" in traits or "body" in traits:
            return False
        if "soft" in traits or "form" in traits:
            return share < _MUCH
        if "aside" in traits:
            return share < _MUCH and (not self.totals[region.index] or self._link_share(region.index) > 0.3)
        return False

    def _link_share(self, index: int) -> float:
        return self.linked[index] / max(1, self.lengths[index])

    def _inside(self) -> list[bool]:
        """Whether each region stands in the part that holds the story."""
        roots = self._named_roots("body") or self._named_roots("article") or [self._fullest()]
        if len(roots) > 1:
            roots = self._article_around(roots) or roots
        inside = [False] * len(self.page.regions)
        for region in self.page.regions:
            inside[region.index] = region.index in roots or (region.parent >= 0 and inside[region.parent])
        return inside

    def _named_roots(self, trait: Trait) -> list[int]:
        """The outermost regions that say of themselves that they hold a story, where they hold most prose."""
        found: list[int] = []
        under = [False] * len(self.page.regions)
        for region in self.page.regions[1:]:
            under[region.index] = under[region.parent]
            if trait in region.traits and not self.cut[region.index]:
                if not under[region.index] and self.kept[region.index]:
                    found.append(region.index)
                under[region.index] = True
        total = sum(self.kept[index] for index in found)
        return found if found and total >= 0.5 * self.kept[0] else []

    def _article_around(self, roots: list[int]) -> list[int]:
        """The one article that holds all of `roots`, as the entries of a live blog stand in one; else none."""
        around = [[at for at in self._upward(root) if "article" in self.page.regions[at].traits] for root in roots]
        shared = [at for at in around[0] if all(at in others for others in around[1:])]
        return [at for at in shared if not self.cut[at]][:1]

    def _upward(self, at: int) -> Iterator[int]:
        """A region and all around it, the innermost first."""
        while at > 0:
            yield at
            at = self.page.regions[at].parent

    def _fullest(self) -> int:
        """The smallest region that holds nearly all prose of the page."""
        children: dict[int, list[int]] = defaultdict(list)
        for region in self.page.regions[1:]:
            if not self.cut[region.index]:
                children[region.parent].append(region.index)
        at = 0
        while children[at]:
            best = max(children[at], key=lambda index: self.kept[index])
            if not self.kept[best] or self.kept[best] < 0.85 * self.kept[at]:
                break
            if not self.page.regions[best].traits.isdisjoint(_KINDS):
                break
            at = best
        return at

    def _is_left_out(self, piece: Piece) -> bool:
        """Whether a piece stands in a part that was set aside; posts, pull quotes and captions are looked at closer."""
        if not self.cut[piece.region]:
            return False
        path = self.path(piece)
        if path & {"hidden", "hard", "footer", "form"}:
            return True
        if piece.embed is not None or "pull" in path:
            return False
        return not ("caption" in path and len(piece.text) >= _SHORTEST_PROSE and piece.linked < 0.3 * len(piece.text))

    def _headline(self, title: str | None, first: int) -> int | None:
        best: tuple[float, int] | None = None
        for index, piece in enumerate(self.page.pieces):
            marked = piece.level == 1 or piece.is_title
            if piece.embed is not None or len(piece.text) > 400 or not (marked or piece.level or piece.text == title):
                continue
            if "hidden" in self.path(piece):
                continue
            likeness = _likeness(piece.text, title)
            if likeness < 0.5 and not (marked and index <= first + 3 and len(piece.text.split()) > 2):
                continue
            score = likeness * 3 + marked - 0.2 * piece.level - (1 if self.cut[piece.region] else 0)
            if best is None or score > best[0]:
                best = (score, index)
        return None if best is None else best[1]

    def _prose_ends(self) -> tuple[int, int, int]:
        prose = [index for index in self.members if self.weights[index]]
        return (prose[0], prose[:3][-1], prose[-1]) if prose else (0, 0, len(self.page.pieces))

    def _is_above(self, index: int) -> bool:
        """Whether a piece between the headline and the story's part belongs to it."""
        piece = self.page.pieces[index]
        path = self.path(piece)
        if "hidden" in path or "form" in path:
            return False
        if self.is_byline(piece) or (len(piece.text) <= 120 and is_credit(piece.text)):
            return not self.cut[piece.region] or ("byline" in path and is_credit(piece.text))
        if self.cut[piece.region]:
            return not self._is_left_out(piece)
        if piece.linked > 0.5 * len(piece.text):
            return False
        words = len(piece.text.split())
        region = self.page.regions[piece.region]
        return bool(
            self.weights[index] or piece.embed is not None or path & {"caption", "pull"}
            or (words >= 5 and (region.name == "p" or "heading" in path))
        )  # fmt: skip


_CREDITS: frozenset[Trait] = frozenset(["byline", "address"])


def is_credit(text: str) -> bool:
    """Whether a line gives an author or a date, and little else.

    >>> is_credit("By Ann Lee"), is_credit("Dec. 16, 2016 2:05 PM PT"), is_credit("Text size")
    (True, True, False)
    """
    found = find_date(text, end=min(len(text), 200))
    if found is not None and len(text) - (found.span[1] - found.span[0]) <= 80:
        return True
    return (
        len(text) <= 120
        and _CREDIT_LINE.match(text.lstrip(" -–—|")) is not None
        and bool(re.search(r"[A-Z]\w", text[2:]))
    )


def names_contributors(text: str) -> bool:
    """Whether a line says who else reported: "Bo Day contributed to this report"."""
    return _CONTRIBUTED.search(text) is not None


def _likeness(text: str, title: str | None) -> float:
    """The share of words that a heading and the title have in common."""
    words = set(re.findall(r"\w+", text.lower()))
    others = set(re.findall(r"\w+", (title or "").lower()))
    return len(words & others) / max(1, len(words), len(others)) if len(words) > 1 else 0.0
