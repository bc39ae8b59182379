"""Which pieces of a page belong to its story, and what each of them is.

The story is looked for in three steps, each of which can be read below: parts whose names say that
they are something else are set aside (unless they hold the prose), the part that holds the prose is
found, and single lines of page furniture in it are left out. Notices count wherever they stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ..document import BlockKind, NoticeType
from .notices import notice_of
from .pieces import Page, Piece, Region, tables

_SHORTEST_PROSE = 60
_MOSTLY_LINKS = 0.5
_MUCH = 0.4
"""Share of the page's prose above which a part is kept although its name speaks against it."""

_NEARLY_ALL = 0.9
_LONGEST_BYLINE = 250


@dataclass(slots=True)
class Passage:
    """A piece of the story, and what it is."""

    kind: BlockKind
    piece: Piece
    notice: NoticeType | None = None
    date: str | None = None


def story(page: Page, *, title: str | None, published: str | None) -> list[Passage]:
    """The passages of the story on `page`, in order, its headline first where the page shows one.

    `title` and `published` (ISO 8601) are what the page's metadata say.
    """
    return _Story(page, title, published).passages()


class _Story:
    def __init__(self, page: Page, title: str | None, published: str | None) -> None:
        self.page = page
        self.title = title
        self.published = published
        self.weights = [
            0 if _inherits(page, piece, "heading", "caption", "pull") else prose(piece) for piece in page.pieces
        ]
        self.totals = self._totals(self.weights)
        self.cut = self._cut_regions()
        kept = [
            0 if self.cut[piece.region] else weight for piece, weight in zip(page.pieces, self.weights, strict=True)
        ]
        self.kept_totals = self._totals(kept)
        self.inside = self._inside()

    def passages(self) -> list[Passage]:
        pieces = self.page.pieces
        members = [index for index, piece in enumerate(pieces) if self.inside[piece.region] and not self._is_cut(piece)]
        headline = self._headline(members[0] if members else 0)
        first = members[0] if members else len(pieces)
        if headline is not None and headline < first:
            members = [*(i for i in range(headline + 1, first) if self._is_header_part(i)), *members]
        prose_at = [i for i in members if self.weights[i]]
        begin, end = (prose_at[0], prose_at[-1]) if prose_at else (0, len(pieces))
        chosen: list[tuple[int, Passage]] = []
        for index in members:
            if index == headline:
                continue
            passage = self._passage(index, begin, end)
            if passage is not None:
                chosen.append((index, passage))
        chosen = self._with_stray_notices(chosen, set(members))
        passages = [passage for _, passage in chosen]
        while passages and passages[-1].kind == "heading":
            passages.pop()
        if headline is not None:
            passages.insert(0, Passage("heading", pieces[headline]))
        return passages

    # Where the story stands ----------------------------------------------------------------------

    def _totals(self, weights: list[int]) -> list[int]:
        """The prose in each region and all that it holds."""
        totals = [0] * len(self.page.regions)
        for piece, weight in zip(self.page.pieces, weights, strict=True):
            totals[piece.region] += weight
        for region in reversed(self.page.regions[1:]):
            totals[region.parent] += totals[region.index]
        return totals

    def _cut_regions(self) -> list[bool]:
        """Which regions are set aside for what their names say, with all that they hold."""
        whole = self.totals[0] or 1
        cut = [False] * len(self.page.regions)
        for region in self.page.regions[1:]:
            cut[region.index] = cut[region.parent] or self._is_aside(region, self.totals[region.index] / whole)
        return cut

    def _is_aside(self, region: Region, share: float) -> bool:
        traits = region.traits
        if "hidden" in traits:
            return share < _MUCH
        if "hard" in traits or "footer" in traits:
            return share < _NEARLY_ALL
        if "pull" in traits or "body" in traits:
            return False
        if "soft" in traits or "form" in traits or "aside" in traits:
            return share < _MUCH
        return False

    def _inside(self) -> list[bool]:
        """Whether each region stands in the part that holds the story."""
        roots = self._named_roots("body") or self._named_roots("article") or [self._fullest()]
        inside = [False] * len(self.page.regions)
        for region in self.page.regions:
            inside[region.index] = region.index in roots or (region.parent >= 0 and inside[region.parent])
        return inside

    def _named_roots(self, trait: str) -> list[int]:
        """The outermost regions that say of themselves that they hold a story, where they hold most prose."""
        found: list[int] = []
        under = [False] * len(self.page.regions)
        for region in self.page.regions[1:]:
            under[region.index] = under[region.parent]
            if trait in region.traits and not self.cut[region.index]:
                if not under[region.index] and self.kept_totals[region.index]:
                    found.append(region.index)
                under[region.index] = True
        total = sum(self.kept_totals[index] for index in found)
        return found if found and total >= 0.5 * self.kept_totals[0] else []

    def _fullest(self) -> int:
        """The smallest region that holds nearly all prose of the page."""
        children: list[list[int]] = [[] for _ in self.page.regions]
        for region in self.page.regions[1:]:
            if not self.cut[region.index]:
                children[region.parent].append(region.index)
        at = 0
        while children[at]:
            best = max(children[at], key=lambda index: self.kept_totals[index])
            if self.kept_totals[best] < 0.85 * self.kept_totals[at] or not self.kept_totals[best]:
                break
            if _kind_traits(self.page.regions[best]):
                break
            at = best
        return at

    def _headline(self, first: int) -> int | None:
        """The piece that is the story's headline."""
        best: tuple[float, int] | None = None
        for index, piece in enumerate(self.page.pieces):
            if piece.embed is not None or len(piece.text) > 400:
                continue
            if piece.level == 0 and not (self.title and piece.text == self.title):
                continue
            likeness = _likeness(piece.text, self.title) if self.title else 0.0
            score = likeness * 3 + (1.0 if piece.level == 1 else 0.0) - 0.2 * piece.level
            if "hidden" in self._path_traits(piece):
                continue
            if (likeness >= 0.5 or (piece.level == 1 and index <= first + 3)) and (best is None or score > best[0]):
                best = (score, index)
        return None if best is None else best[1]

    # What a piece is -----------------------------------------------------------------------------

    def _path_traits(self, piece: Piece) -> set[str]:
        found: set[str] = set()
        at = piece.region
        while at >= 0:
            region = self.page.regions[at]
            found |= region.traits
            at = region.parent
        return found

    def _is_cut(self, piece: Piece) -> bool:
        if not self.cut[piece.region]:
            return False
        if piece.embed is None and not _inherits(self.page, piece, "pull"):
            return True
        return bool(self._path_traits(piece) & {"hidden", "hard", "footer"})

    def _is_header_part(self, index: int) -> bool:
        piece = self.page.pieces[index]
        if self.cut[piece.region] or (_is_mostly_links(piece) and not self._is_byline(piece)):
            return False
        return (
            bool(self.weights[index])
            or self._is_byline(piece)
            or piece.embed is not None
            or _kind_of(self.page, piece) in ("caption", "pull_quote", "heading")
            or bool(notice_of(piece.text))
        )

    def _is_byline(self, piece: Piece) -> bool:
        return (piece.is_byline or bool(_inherits(self.page, piece, "byline", "address"))) and len(
            piece.text
        ) <= _LONGEST_BYLINE

    def _passage(self, index: int, begin: int, end: int) -> Passage | None:
        piece = self.page.pieces[index]
        if piece.embed is not None:
            return Passage("embedded_post", piece)
        kind = _kind_of(self.page, piece)
        if kind == "pull_quote":
            return Passage(kind, piece)
        found = notice_of(piece.text, reference=self.published) if _may_be_notice(piece.text) else None
        if found is not None and not _is_mostly_links(piece):
            return Passage("notice", piece, *found)
        if _is_furniture(piece):
            return None
        if not begin <= index <= end and (_is_mostly_links(piece) and not self._is_byline(piece)):
            return None
        if self._is_byline(piece) and not self.weights[index]:
            return Passage("byline", piece) if index < begin else None
        if index > end and kind in ("paragraph", "list_item") and len(piece.text) < 25:
            return None
        return Passage(kind, piece)

    def _with_stray_notices(self, chosen: list[tuple[int, Passage]], members: set[int]) -> list[tuple[int, Passage]]:
        """The same with the notices that stand outside the part that holds the story."""
        strays = []
        for index, piece in enumerate(self.page.pieces):
            if index in members or piece.embed is not None or not _may_be_notice(piece.text) or _is_mostly_links(piece):
                continue
            if self._path_traits(piece) & {"hidden", "hard"} or len(piece.text) < 30:
                continue
            found = notice_of(piece.text, reference=self.published)
            if found is not None:
                strays.append((index, Passage("notice", piece, *found)))
        return sorted([*chosen, *strays], key=lambda pair: pair[0]) if strays else chosen


def prose(piece: Piece) -> int:
    """How much running text a piece holds: its characters outside links, nothing for short or linked lines."""
    if piece.embed is not None or piece.level:
        return 0
    own = len(piece.text) - piece.linked
    if own < _SHORTEST_PROSE or _is_mostly_links(piece):
        return 0
    return own if re.search(r"[.!?:;,][\"”’')\]]*(?:\s|$)", piece.text) else 0


def _is_mostly_links(piece: Piece) -> bool:
    return piece.linked > _MOSTLY_LINKS * len(piece.text)


def _inherits(page: Page, piece: Piece, *traits: str) -> bool:
    at = piece.region
    while at >= 0:
        region = page.regions[at]
        if not region.traits.isdisjoint(traits):
            return True
        at = region.parent
    return False


_KINDS: dict[str, BlockKind] = {
    "heading": "heading", "pull": "pull_quote", "caption": "caption", "quote": "blockquote", "item": "list_item",
    "cell": "table_row",
}  # fmt: skip


def _kind_traits(region: Region) -> list[str]:
    return [trait for trait in _KINDS if trait in region.traits]


def _kind_of(page: Page, piece: Piece) -> BlockKind:
    """What the nearest element with a meaning of its own makes of a piece."""
    at = piece.region
    nearest: BlockKind | None = None
    while at >= 0:
        region = page.regions[at]
        if "pull" in region.traits:
            return "pull_quote"
        if nearest is None:
            for trait in _kind_traits(region):
                if trait != "cell":
                    nearest = _KINDS[trait]
                    break
        at = region.parent
    return nearest or "paragraph"


_NOTICE_WORDS = re.compile(
    r"updat|correct|clarif|editor|note|amend|withdr|retract|re-?fil|version|error|erratum|apolog|regret|recast|repeats|adds",
    re.IGNORECASE,
)


def _may_be_notice(text: str) -> bool:
    return _NOTICE_WORDS.search(text, 0, 400) is not None


@cache
def _line_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lines = tables()["lines"]
    return re.compile(rf"\W*(?:{'|'.join(lines['junk'])})\W*", re.IGNORECASE), re.compile(
        lines["leading_on"], re.IGNORECASE
    )


def _is_furniture(piece: Piece) -> bool:
    junk, leading_on = _line_patterns()
    if len(piece.text) <= 80 and junk.fullmatch(piece.text):
        return True
    return _is_mostly_links(piece) and leading_on.match(piece.text.lstrip("[(*•»>→▶ ")) is not None


def _likeness(text: str, title: str | None) -> float:
    """The share of words that a heading and the title have in common."""
    words = set(re.findall(r"\w+", text.lower()))
    others = set(re.findall(r"\w+", (title or "").lower()))
    return len(words & others) / max(1, min(len(words | others), max(len(words), len(others))))
