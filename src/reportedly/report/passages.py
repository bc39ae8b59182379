"""The text of a story as HTML: its own words only, marked where they belong to a statement."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from ..document import Block, Document
from ..glossary import label
from ..statement import Statement
from ..story import Story
from .card import paragraph
from .segments import Mark, Segment, printings, segments, story_marks
from .words import visible

_SHORT = {"content": "c", "source": "s", "cue": "u", "hedge": "h", "evidence": "e"}
_LAYOUT = "\n\t"


class Passage(NamedTuple):
    """A block of the text: its number from 1, what it is, and its words as safe HTML."""

    number: int
    kind: str
    label: str
    words: Markup


def passages(story: Story, *, prefix: str) -> tuple[Passage, ...]:
    """The blocks of a story in order; ids and links begin with `prefix`."""
    document = story.document
    blocks = document.blocks or (Block(kind="paragraph", start=0, end=len(document.text)),)
    marks = story_marks(story)
    by_block = marks_by_block(blocks, marks)
    references = _references(document, story.statements)
    writer = _Writer(document, prefix, references)
    return tuple(
        Passage(number, block.kind, _block_label(block, document), writer.words(block, by_block[number - 1]))
        for number, block in enumerate(blocks, 1)
    )


def shown(text: str) -> Markup:
    """`text` as HTML in which characters that are not seen, or that reorder others, are named.

    >>> str(shown("a<b\\u202e"))
    'a&lt;b<span class="ctl">U+202E</span>'
    """
    if text.isprintable():
        return escape(text)
    return Markup("").join(_named(c) if _unseen(c) else escape(c) for c in text)


def safe_url(url: str | None) -> str:
    """`url` if it is one that a link may lead to, else nothing.

    >>> safe_url("javascript:alert(1)"), safe_url("https://a.example/")
    ('', 'https://a.example/')
    """
    if url is None or not url.isprintable() or any(c.isspace() for c in url):
        return ""
    return url if url.lower().startswith(("http://", "https://", "mailto:")) else ""


class Reference(NamedTuple):
    """The number of a statement as it stands in the text: for which printing, or where its words go on."""

    owner: int
    printing: int
    name: str
    goes_on: bool


class _Writer:
    """Writes the segments of one document; each statement's number stands once before each printing."""

    def __init__(self, document: Document, prefix: str, references: dict[int, list[Reference]]) -> None:
        self.document = document
        self.prefix = prefix
        self.references = references

    def words(self, block: Block, marks: list[Mark]) -> Markup:
        return Markup("").join(self.segment(piece) for piece in segments((block.start, block.end), marks))

    def segment(self, piece: Segment) -> Markup:
        words = shown(self.document.text[piece.start : piece.end])
        before = Markup("").join(self.reference(found) for found in self.references.get(piece.start, ()))
        if tokens := _tokens(piece):
            words = Markup('<span class="{}" data-m="{}">{}</span>').format(_classes(piece), tokens, words)
        if any(mark.role == "superseded" for mark in piece.marks):
            words = Markup('<span class="superseded" title="superseded by a notice">{}</span>').format(words)
        links = (self.document.links[mark.owner].url for mark in piece.marks if mark.role == "link")
        if url := next(filter(None, map(safe_url, links)), ""):
            words = Markup('<a class="out" href="{}" rel="noopener noreferrer">{}</a>').format(url, words)
        return before + words

    def reference(self, reference: Reference) -> Markup:
        link = '<a class="ref"{} href="#{}-c{}" data-o="{}" aria-label="{}">{}</a>'
        number, name = reference.owner + 1, reference.name
        again = f"-{reference.printing + 1}" if reference.printing else ""
        anchor = "" if reference.goes_on else Markup(' id="{}-m{}{}"').format(self.prefix, number, again)
        return Markup(link).format(anchor, self.prefix, number, number, f"statement {visible(name)}", _number(name))


def marks_by_block(blocks: Sequence[Block], marks: Sequence[Mark]) -> list[list[Mark]]:
    """The marks that touch each block; both are in order, so one pass is enough."""
    found: list[list[Mark]] = [[] for _ in blocks]
    first = 0
    for mark in marks:
        while first < len(blocks) and blocks[first].end <= mark.start:
            first += 1
        for number in range(first, len(blocks)):
            if blocks[number].start >= mark.end:
                break
            found[number].append(mark)
    return found


def _references(document: Document, statements: tuple[Statement, ...]) -> dict[int, list[Reference]]:
    """Where a statement's number stands: before each printing, and before the words that go on in another block."""
    places: dict[int, list[Reference]] = defaultdict(list)
    for owner, statement in enumerate(statements):
        for number, printing in enumerate(printings(statement)):
            spans = printing.content or printing.cue or printing.source
            blocks = [paragraph(document, span) for span in spans]
            for order, (start, _) in enumerate(spans):
                if order == 0 or blocks[order] != blocks[order - 1]:
                    places[start].append(Reference(owner, number, statement.id, goes_on=order > 0))
    return places


def _tokens(piece: Segment) -> str:
    tokens = (f"{mark.owner + 1}{_SHORT[mark.role]}" for mark in piece.marks if mark.role in _SHORT)
    return " ".join(dict.fromkeys(tokens))


def _classes(piece: Segment) -> str:
    roles = {mark.role for mark in piece.marks}
    depth = len({mark.owner for mark in piece.marks if mark.role == "content"})
    names = [short for role, short in _SHORT.items() if role in roles]
    return " ".join(["m", *names, *(["deep"] if depth > 1 else [])])


def _number(name: str) -> str:
    return visible(name.removeprefix("s"))


def _block_label(block: Block, document: Document) -> str:
    """What a reader could not tell from the look of a block: most kinds need no word."""
    if block.notice is not None:
        return label("notice", block.notice)
    if block.kind == "embedded_post":
        networks = {post.network for post in document.posts if block.start <= post.start < block.end}
        known = sorted(label("network", network) for network in networks - {"unknown"})
        return ", ".join([label("block", block.kind), *known])
    return label("block", block.kind) if block.kind in ("pull_quote", "notice") else ""


def _unseen(character: str) -> bool:
    return character not in _LAYOUT and unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn")


def _named(character: str) -> Markup:
    return Markup('<span class="ctl">U+{}</span>').format(f"{ord(character):04X}")
