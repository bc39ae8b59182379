"""The passages of a page's story: what each piece of it is.

Single lines of page furniture are left out by rules that can be read here and in `html.toml`.
Notices count wherever on the page they stand.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache

from ..document import BlockKind, NoticeType
from . import entries
from .dates import find_date, parse_date
from .layout import Layout, is_credit, names_contributors
from .notices import notice_of
from .pieces import Anchor, Page, Piece
from .traits import tables

_MOSTLY_LINKS = 0.5
_ALL_LINKS = 0.8
_FEWEST_ENTRIES = 3
_SHORTEST = 25
"""Characters of a line below the text, under which it is taken for a part of the page."""
_LIST = 12
"""Items of a list that are looked at before the last."""


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
    return _Story(page, Layout(page, title), published).passages()


class _Story:
    def __init__(self, page: Page, layout: Layout, published: str | None) -> None:
        self.page = page
        self.layout = layout
        self.published = published
        self.entries = self._entries()
        self.rows = _data_rows(page, layout)

    def passages(self) -> list[Passage]:
        layout, pieces = self.layout, self.page.pieces
        chosen: list[tuple[int, Passage]] = []
        for index in layout.members:
            if index == layout.headline:
                continue
            chosen.extend((index, passage) for passage in self._passages_of(index))
        chosen = self._without_tail(chosen)
        chosen = self._with_stray_notices(chosen)
        passages = _merged(self.layout, [passage for _, passage in chosen])
        if layout.headline is not None:
            passages.insert(0, Passage("heading", pieces[layout.headline]))
        _tell_pull_quotes(passages)
        return passages

    # What a piece is -----------------------------------------------------------------------------

    def _passages_of(self, index: int) -> list[Passage]:
        """The passage of a piece, if it belongs to the story; two where the time of an entry opens its text."""
        piece = self.page.pieces[index]
        if index in self.entries:
            line, rest = entries.split(piece)
            opened = Passage("entry", line, date=parse_date(piece.moment or "") or parse_date(line.text))
            return [opened] if rest is None else [opened, Passage("paragraph", rest)]
        passage = self._passage(index)
        return [] if passage is None else [passage]

    def _passage(self, index: int) -> Passage | None:
        piece = self.page.pieces[index]
        layout = self.layout
        if piece.embed is not None:
            return Passage("embedded_post", piece)
        if piece.region in self.rows:
            return self._row(index)
        kind = layout.kind(piece)
        if kind == "pull_quote":
            return Passage(kind, piece)
        before, after = index < layout.begin, index > layout.end
        notice = self._notice(piece)
        if notice is not None and not (before and self._is_stamp(piece)):
            return notice
        if _is_furniture(piece):
            return None
        if layout.is_byline(piece) and not layout.weights[index]:
            return self._byline(piece, before=index < layout.well_begun)
        if before and is_credit(piece.text) and kind == "paragraph" and not layout.weights[index]:
            return Passage("byline", piece)
        if (before or after) and piece.linked > _ALL_LINKS * len(piece.text):
            return None
        if after and kind in ("paragraph", "list_item") and self._is_scrap(index):
            return None
        return Passage(kind, piece)

    def _is_scrap(self, index: int) -> bool:
        """Whether a line below the text is too short to be of it; not the last of a list that has longer items."""
        pieces, regions = self.page.pieces, self.page.regions
        if len(pieces[index].text) >= _SHORTEST:
            return False
        if self.layout.kind(pieces[index]) != "list_item":
            return True
        whole = regions[pieces[index].region].parent
        beside = (piece for piece in pieces[max(0, index - _LIST) : index] if regions[piece.region].parent == whole)
        return not any(len(piece.text) >= _SHORTEST and piece.linked == 0 for piece in beside)

    def _byline(self, piece: Piece, *, before: bool) -> Passage | None:
        """A byline above the text; of those below it only who contributed (the rest is about the authors)."""
        if before or names_contributors(piece.text):
            return Passage("byline", piece)
        return None

    def _notice(self, piece: Piece) -> Passage | None:
        if not _may_be_notice(piece.text) or piece.linked > _MOSTLY_LINKS * len(piece.text):
            return None
        found = notice_of(piece.text, reference=self.published)
        return None if found is None else Passage("notice", piece, *found)

    def _is_stamp(self, piece: Piece) -> bool:
        """Whether a line under the headline gives no more than the time of the last change, as bylines do."""
        if not _is_only_a_stamp(piece.text):
            return False
        return self.page.regions[piece.region].name != "p" or self.layout.is_byline(piece)

    def _entries(self) -> frozenset[int]:
        """The pieces that open the entries of a live blog: several that begin with a time of day."""
        found = []
        for index in self.layout.members:
            piece = self.page.pieces[index]
            if piece.embed is not None or _line("player").fullmatch(piece.text):
                continue
            if index < self.layout.begin and find_date(piece.text) is not None:
                continue
            opens = entries.opens(piece.text) and self.layout.kind(piece) == "paragraph" and not self._notice(piece)
            is_line = piece.moment is not None and len(piece.text) <= entries.LONGEST_LINE
            if opens or (is_line and is_credit(piece.text)):
                found.append(index)
        return frozenset(found if len(found) >= _FEWEST_ENTRIES else ())

    def _row(self, index: int) -> Passage | None:
        """The row of a table whose first piece this is; its cells are set apart by tabs."""
        piece = self.page.pieces[index]
        members = self.rows[piece.region]
        if members[0] != index or (index > self.layout.end + 1 and members[0] - 1 not in self.layout.members):
            return None
        return Passage("table_row", joined([self.page.pieces[i] for i in members], "\t"))

    # What stands around the text -----------------------------------------------------------------

    def _without_tail(self, chosen: list[tuple[int, Passage]]) -> list[tuple[int, Passage]]:
        """The same without what leads on from the story: a heading such as "Related stories" and what follows."""
        layout = self.layout
        whole = sum(layout.weights[index] for index, _ in chosen) or 1
        for place in self._leads():
            rest = [pair for pair in chosen if pair[0] >= place]
            below = sum(layout.weights[i] for i, _ in rest)
            prose = sum(layout.weights[i] for i, p in rest if p.kind == "paragraph")
            if prose <= 0.15 * whole and below < 0.5 * whole:
                kept = [pair for pair in rest if pair[1].kind in ("notice", "embedded_post", "pull_quote")]
                chosen = [*(pair for pair in chosen if pair[0] < place), *kept]
                break
        while chosen and chosen[-1][1].kind == "heading":
            chosen = chosen[:-1]
        return chosen

    def _leads(self) -> list[int]:
        """Where headings stand that lead on to other stories."""
        return [
            index
            for index in self.layout.members
            if index > self.layout.begin
            and self.layout.kind(self.page.pieces[index]) == "heading"
            and _leads_on(self.page.pieces[index].text)
        ]

    def _with_stray_notices(self, chosen: list[tuple[int, Passage]]) -> list[tuple[int, Passage]]:
        """The same with the notices that stand outside the part that holds the story."""
        taken = {index for index, _ in chosen}
        strays: list[tuple[int, Passage]] = []
        for index, piece in enumerate(self.page.pieces):
            if index in taken or index == self.layout.headline or piece.embed is not None or len(piece.text) < 30:
                continue
            if not _may_be_notice(piece.text) or self.layout.path(piece) & {"hidden", "hard"}:
                continue
            notice = self._notice(piece)
            if notice is not None and not _is_only_a_stamp(piece.text):
                strays.append((index, notice))
        return sorted([*chosen, *strays], key=lambda pair: pair[0]) if strays else chosen


def _data_rows(page: Page, layout: Layout) -> dict[int, list[int]]:
    """The cells of tables that hold data, not the page's layout: for each region in such a row, the row's pieces."""
    rows: dict[int, list[int]] = defaultdict(list)
    for index, piece in enumerate(page.pieces):
        if "row" not in layout.path(piece):
            continue
        at = piece.region
        while "row" not in page.regions[at].traits:
            at = page.regions[at].parent
        rows[at].append(index)
    found: dict[int, list[int]] = {}
    for members in rows.values():
        cells = [page.pieces[i] for i in members]
        if len(members) < 2 or any(len(p.text) > 300 or p.level == 1 or p.embed is not None for p in cells):
            continue
        regions = [piece.region for piece in cells]
        if len(set(regions)) != len(regions) or not all("cell" in page.regions[r].traits for r in regions):
            continue
        found.update(dict.fromkeys(regions, members))
    return found


def joined(pieces: list[Piece], between: str) -> Piece:
    """Several pieces as one, with their links in their new places."""
    text = between.join(piece.text for piece in pieces)
    anchors: list[Anchor] = []
    start = 0
    for piece in pieces:
        anchors.extend(Anchor(start + a.start, start + a.end, a.url) for a in piece.anchors)
        start += len(piece.text) + len(between)
    return replace(pieces[0], text=text, anchors=anchors, linked=sum(piece.linked for piece in pieces))


def _merged(layout: Layout, passages: list[Passage]) -> list[Passage]:
    """The same with the lines of one caption, heading or pull quote in one passage, and a label with its notice."""
    merged: list[Passage] = []
    for passage in passages:
        last = merged[-1] if merged else None
        if last is not None and last.kind == passage.kind and passage.kind in ("pull_quote", "caption", "heading"):
            group = layout.group(passage.piece)
            if group is not None and group == layout.group(last.piece):
                merged[-1] = replace(last, piece=joined([last.piece, passage.piece], "\n"))
                continue
        if last is not None and _labels(last, passage):
            kept = passage.notice if passage.kind == "notice" and last.notice == "editors_note" else last.notice
            piece = joined([last.piece, passage.piece], "\n")
            merged[-1] = Passage("notice", piece, kept, last.date or passage.date)
            continue
        merged.append(passage)
    return merged


def _labels(label: Passage, passage: Passage) -> bool:
    """Whether a notice that is no more than its label is followed by what it announces."""
    if label.kind != "notice" or passage.kind not in ("paragraph", "notice", "list_item"):
        return False
    text = label.piece.text
    return len(text) <= 60 and "\n" not in text and (text.endswith(":") or _ONLY_LABEL.fullmatch(text) is not None)


_ONLY_LABEL = re.compile(
    r"\W*(?:corrections?|clarifications?|updates?|editor['’]s note)(?: (?:and|&) \w+)?\W*", re.IGNORECASE
)


def _tell_pull_quotes(passages: list[Passage]) -> None:
    """Quotations set apart whose words the text itself has too are pull quotes."""
    texts = [_folded(p.piece.text) for p in passages if p.kind in ("paragraph", "list_item")]
    for passage in passages:
        if passage.kind != "blockquote" or not 15 <= len(passage.piece.text) <= 500:
            continue
        words = _folded(passage.piece.text)
        if any(words in text and len(text) > len(words) for text in texts):
            passage.kind = "pull_quote"


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


_STAMP_WORDS = re.compile(
    r"\b(?:first|last|originally|updated?|published|posted|modified|on|at|by|and|edt|est|[ap]\.?m)\b", re.IGNORECASE
)


def _is_only_a_stamp(text: str) -> bool:
    """Whether a line gives times of publishing and changing, and no more than a word beside them."""
    if len(text) > 120:
        return False
    rest = text
    while (found := find_date(rest)) is not None:
        rest = rest[: found.span[0]] + rest[found.span[1] :]
    return rest != text and len(re.sub(r"[\W\d_]", "", _STAMP_WORDS.sub("", rest))) <= 12


_NOTICE_WORDS = re.compile(
    r"updat|correct|clarif|edit|note|amend|withdr|retract|re-?fil|version|error|erratum|apolog|regret|recast|repeats|adds"
    r"|headline|chang|modif|alter|adjust|remov|delet|originally|previously|initially|mis[a-z]{4}|wrong|record|rectif"
    r"|drops|restor",
    re.IGNORECASE,
)


def _may_be_notice(text: str) -> bool:
    return _NOTICE_WORDS.search(text, 0, 400) is not None


@cache
def _line(name: str) -> re.Pattern[str]:
    """A pattern of whole lines, or of their beginnings, from the data."""
    words = tables()["lines"][name]
    return re.compile(words if isinstance(words, str) else rf"\W*(?:{'|'.join(words)})\W*", re.IGNORECASE)


def _is_furniture(piece: Piece) -> bool:
    if len(piece.text) <= 80 and (_line("junk").fullmatch(piece.text) or _line("player").fullmatch(piece.text)):
        return True
    return piece.linked > _MOSTLY_LINKS * len(piece.text) and _leads_on(piece.text)


def _leads_on(text: str) -> bool:
    return _line("leading_on").match(text.lstrip("[(*•»>→▶ ")) is not None
