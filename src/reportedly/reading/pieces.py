"""The visible text of a page, piece by piece, and the parts of the page that hold it.

A `Piece` is what a browser sets as one block of running text; a `Region` is an element that holds
pieces. Nothing is judged here but what the markup says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, NamedTuple

from lxml import etree

from .embeds import Embed, embed_of, may_embed
from .traits import NONE, OWN_TRAITS, Trait, attribute_traits, named_traits, names_of, tables

_WHITE = re.compile(r"[ \t\n\r\f]+")
_BREAK = "\x0b"
"""Stands for a line break that the markup asks for; no page can hold it as text."""

_AROUND_BREAK = re.compile(rf" *{_BREAK} *")
_LONGEST_HIDDEN_INLINE = 200
MOST_ELEMENTS = 20_000
"""Elements of a page that are read, head and furniture aside; long live blogs have some 10,000."""


@dataclass(slots=True)
class Region:
    """An element that holds pieces: its place among the regions, its name, class names, and what they say."""

    index: int
    parent: int
    traits: frozenset[Trait]
    name: str
    names: str


class Anchor(NamedTuple):
    """A link on the code points `[start, end)` of its piece."""

    start: int
    end: int
    url: str


@dataclass(slots=True)
class Piece:
    """One block of text: the region that it stands in, its links, and the moment or post that it carries."""

    text: str
    region: int
    anchors: list[Anchor] = field(default_factory=list)
    linked: int = 0
    moment: str | None = None
    is_byline: bool = False
    is_title: bool = False
    level: int = 0
    embed: Embed | None = None


class Page(NamedTuple):
    """The pieces of a page in the order of its markup, and its regions, each after the one that holds it."""

    pieces: list[Piece]
    regions: list[Region]
    bare_embeds: list[Embed]
    is_cut_short: bool = False


@cache
def _elements() -> tuple[frozenset[str], frozenset[str], dict[str, int]]:
    listed = tables()["elements"]
    return (
        frozenset(listed["skipped"]),
        frozenset(listed["inline"]),
        {n: i + 1 for i, n in enumerate(listed["headings"])},
    )


def read_page(root: etree._Element) -> Page:
    """The pieces and regions of the tree under `root`. Iterative: no depth of nesting costs more than its length."""
    return _Walk().over(root)


class _Walk:
    """One pass over the tree, in the order of the markup."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.regions = [Region(0, -1, frozenset(), "page", "")]
        self.bare: list[Embed] = []
        self.open: list[int] = [0]
        self.parts: list[str] = []
        self.anchors: list[tuple[int, int, str]] = []
        self.anchor: tuple[int, str] | None = None
        self.moment: str | None = None
        self.is_byline = False
        self.is_title = False

    def over(self, root: etree._Element) -> Page:
        skipped, inline, _ = _elements()
        walk = etree.iterwalk(root, events=("start", "end"))
        count = 0
        stack: list[Literal["skip", "inline", "a", "region"]] = []
        for event, element in walk:
            if event == "start":
                count += 1
                if count > MOST_ELEMENTS:
                    break
                how = self._start(element, skipped, inline)
                if how == "skip":
                    walk.skip_subtree()
                stack.append(how)
                continue
            self._end(stack.pop(), element)
        self._flush()
        return Page(self.pieces, self.regions, self.bare, count > MOST_ELEMENTS)

    def _start(
        self, element: etree._Element, skipped: frozenset[str], inline: frozenset[str]
    ) -> Literal["skip", "inline", "a", "region"]:
        tag = element.tag
        if tag == "br":
            self._break()
            return "skip"
        if tag in skipped and tag != "iframe":
            return "skip"
        attributes: dict[str, str] = dict(element.items())  # type: ignore[arg-type]
        if attributes and may_embed(tag, attributes):
            found = embed_of(element, tag, attributes)
            if found is not None:
                self._embed(found)
                return "skip"
        if tag in skipped:
            return "skip"
        if tag in inline or (tag not in OWN_TRAITS and ":" in tag):
            return self._start_inline(element, tag, attributes)
        self._flush()
        traits = OWN_TRAITS.get(tag, NONE)
        names = ""
        if attributes:
            names = names_of(attributes)
            if names:
                traits = traits | named_traits(names)
            traits = traits | attribute_traits(attributes)
        self._open(traits, tag, names)
        if element.text:
            self.parts.append(element.text)
        return "region"

    def _start_inline(
        self, element: etree._Element, tag: str, attributes: dict[str, str]
    ) -> Literal["skip", "inline", "a", "region"]:
        if attributes:
            names = names_of(attributes)
            traits = (named_traits(names) if names else NONE) | attribute_traits(attributes)
            if "hidden" in traits:
                if len(_all_text(element)) <= _LONGEST_HIDDEN_INLINE:
                    return "skip"
                self._flush()
                self._open(traits, tag)
                if element.text:
                    self.parts.append(element.text)
                return "region"
            if "caption" in traits or "pull" in traits:
                self._flush()
                self._open(traits, tag)
                if element.text:
                    self.parts.append(element.text)
                return "region"
            if "byline" in traits:
                self.is_byline = True
            if "title" in traits:
                self.is_title = True
        if tag == "time":
            self.moment = self.moment or attributes.get("datetime") or _all_text(element)
            self.is_byline = True
        if tag == "q":
            self.parts.append("“")
        if tag == "a" and "href" in attributes:
            self.anchor = (len(self.parts), attributes["href"])
            if element.text:
                self.parts.append(element.text)
            return "a"
        if element.text:
            self.parts.append(element.text)
        return "inline"

    def _end(self, how: str, element: etree._Element) -> None:
        if how == "a" and self.anchor is not None:
            begin, url = self.anchor
            if begin < len(self.parts):
                self.anchors.append((begin, len(self.parts), url))
            self.anchor = None
        elif how == "region":
            self._flush()
            self.open.pop()
        elif how == "inline" and element.tag == "q":
            self.parts.append("”")
        if element.tail:
            self.parts.append(element.tail)

    def _open(self, traits: frozenset[Trait], name: str, names: str = "") -> None:
        region = Region(len(self.regions), self.open[-1], traits, name, names)
        self.regions.append(region)
        self.open.append(region.index)

    def _embed(self, embed: Embed) -> None:
        self._flush()
        if not embed.text:
            self.bare.append(embed)
            return
        self.pieces.append(Piece(embed.text, self.open[-1], embed=embed))

    def _break(self) -> None:
        """A line break; two in a row part two paragraphs, as old pages set them."""
        parts = self.parts
        if parts and (
            parts[-1] == _BREAK or (len(parts) > 1 and parts[-2] == _BREAK and not parts[-1].strip(" \t\n\r\f"))
        ):
            self._flush()
        else:
            parts.append(_BREAK)

    def _flush(self) -> None:
        parts = self.parts
        if not parts:
            return
        self.parts = []
        anchors, self.anchors = self.anchors, []
        if self.anchor is not None:
            # A link around blocks: its words in this block are linked, and it goes on in the next.
            anchors.append((self.anchor[0], len(parts), self.anchor[1]))
            self.anchor = (0, self.anchor[1])
        moment, self.moment = self.moment, None
        is_byline, self.is_byline = self.is_byline, False
        is_title, self.is_title = self.is_title or "title" in self.regions[self.open[-1]].traits, False
        if is_byline:
            parts = _apart(parts)
        if anchors:
            text, placed = _placed(parts, anchors)
        else:
            text, placed = _collapsed("".join(parts)), []
        if not text:
            return
        linked = sum(anchor.end - anchor.start for anchor in placed)
        region = self.regions[self.open[-1]]
        level = int(region.name[1]) if region.name in _elements()[2] else 0
        self.pieces.append(Piece(text, region.index, placed, linked, moment, is_byline, is_title, level))


def _all_text(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext())


def _apart(parts: list[str]) -> list[str]:
    """The parts of a byline, set apart: style sheets do what its markup does not."""
    for index in range(len(parts) - 1):
        if parts[index][-1:].isalnum() and parts[index + 1][:1].isalnum():
            parts[index] += " "
    return parts


def _collapsed(text: str) -> str:
    """`text` with white space as a browser sets it."""
    text = _WHITE.sub(" ", text)
    if _BREAK in text:
        text = _AROUND_BREAK.sub("\n", text)
    return text.strip()


def _placed(parts: list[str], anchors: list[tuple[int, int, str]]) -> tuple[str, list[Anchor]]:
    """The same for parts of a text, with the places of its links in the result."""
    out: list[str] = []
    starts: list[int] = []
    length, after_white = 0, True
    for part in parts:
        starts.append(length)
        if part == _BREAK:
            if out and out[-1].endswith(" "):
                out[-1] = out[-1][:-1]
                length -= 1
            shown = "\n"
        else:
            shown = _WHITE.sub(" ", part)
            if after_white and shown.startswith(" "):
                shown = shown[1:]
        if shown:
            out.append(shown)
            length += len(shown)
            after_white = shown[-1] in " \n"
    starts.append(length)
    text = "".join(out)
    cut = length - len(text.lstrip())
    text = text.strip()
    placed = []
    for first, last, url in anchors:
        start, end = max(0, starts[first] - cut), min(len(text), starts[last] - cut)
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        if start < end:
            placed.append(Anchor(start, end, url))
    return text, placed
