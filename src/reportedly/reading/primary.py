"""Primary documents: whether a text is itself a letter, a filing, a transcript, and not a story about one.

The signs are those of the form: a salutation and a closing, the caption of a court, turns of speakers. A text that has
an outlet or a byline is a story, whatever it prints. What shows no such sign can be declared to be a document; nothing
here guesses from what a text speaks of.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ..document import Block, Document, DocumentKind

_HEAD = 24
"""Blocks at the beginning in which a caption, a salutation or a heading is looked for."""
_FOOT = 12
_LONG = 25
_SENTENCE = 12
"""Words of a paragraph, and of a sentence, that no letter has before its salutation: a story that prints it does."""
_LONGEST = 600
"""Code points of a block that are looked at."""
_SPOKEN = 0.6
"""The share of a transcript that stands in turns."""
_TURNS = 4
_PAGES = 3
_PARTS = 2
_NAME = re.compile(r"(?:[A-Z][\w.'’\-]*)(?:,? (?:[A-Z][\w.'’\-]*|de|van|von|al|of)){1,4}$")


class Primary(NamedTuple):
    """What sort of document a text is, by which sign, and who wrote it, as far as the text says."""

    kind: DocumentKind
    reason: str
    author: str | None = None


def primary(document: Document) -> Primary | None:
    """What sort of primary document this is; None where it may be a story.

    >>> from reportedly.reading import from_text
    >>> primary(from_text("Dear Judge,\\n\\nHe was a steady hand.\\n\\nSincerely,\\n\\nAnn Roe", id="a"))
    Primary(kind='letter', reason='a salutation and a closing', author='Ann Roe')
    >>> primary(from_text("“He was a steady hand,” Roe wrote in a letter to the judge.", id="b"))
    """
    if document.outlet or document.authors or document.posts or not document.blocks:
        return None
    blocks = [block for block in document.blocks if block.kind != "notice"]
    lines = [document.text[block.start : block.end][:_LONGEST].strip() for block in blocks]
    return (
        _transcript(blocks, lines)
        or _press_release(lines)
        or _filing(lines)
        or _letter(lines)
        or _report(blocks, lines)
    )


def author_of(document: Document) -> str | None:
    """Who signed a letter, or else the one author that the document names."""
    blocks = [block for block in document.blocks if block.kind != "notice"]
    lines = [document.text[block.start : block.end][:_LONGEST].strip() for block in blocks]
    signed = _signature(lines)
    if signed is not None:
        return signed
    return document.authors[0] if len(document.authors) == 1 else None


def _transcript(blocks: Sequence[Block], lines: Sequence[str]) -> Primary | None:
    turns = [at for at, block in enumerate(blocks) if block.kind == "turn"]
    spoken = sum(blocks[at].end - blocks[at].start for at in turns)
    if len(turns) < _TURNS or spoken < _SPOKEN * sum(block.end - block.start for block in blocks):
        return None
    if any(_is_prose(line) for line in lines[: turns[0]]):
        return None  # a story that prints an interview has a lead of its own
    return Primary("transcript", "the turns of speakers")


def _press_release(lines: Sequence[str]) -> Primary | None:
    if any(_pattern("press_release", "head").match(line) for line in lines[:6]):
        return Primary("press_release", "it says so at its head")
    return None


def _filing(lines: Sequence[str]) -> Primary | None:
    head = [part.strip() for line in lines[:_HEAD] for part in line.split("\n")]
    found = [
        any(_pattern("filing", sign).match(line) for line in head)
        for sign in ("court", "number", "party")
    ]  # fmt: skip
    return Primary("filing", "the caption of a court") if all(found) else None


def _letter(lines: Sequence[str]) -> Primary | None:
    opened = next((at for at, line in enumerate(lines[:_HEAD]) if _salutes(line)), None)
    if opened is None or any(_is_prose(line) for line in lines[:opened]):
        return None
    closed = _closing(lines)
    if closed is None or closed <= opened:
        return None
    return Primary("letter", "a salutation and a closing", _signature(lines))


def _is_prose(line: str) -> bool:
    words = len(line.split())
    return words > _LONG or (words > _SENTENCE and line.endswith((".", ":", "?", "!", "”", '"')))


def _salutes(line: str) -> bool:
    return bool(_pattern("letter", "salutation").match(line.partition("\n")[0].strip()))


def _report(blocks: Sequence[Block], lines: Sequence[str]) -> Primary | None:
    if (blocks[-1].page or 0) < _PAGES:
        return None
    parts = {line.casefold() for line in lines if _pattern("report", "part").match(line)}
    return Primary("report", "the parts of a report, on pages") if len(parts) >= _PARTS else None


def _closing(lines: Sequence[str]) -> int | None:
    """The block with which a letter closes: near its end, a line of its own."""
    for at in range(len(lines) - 1, max(-1, len(lines) - 1 - _FOOT), -1):
        if any(_pattern("letter", "closing").match(part.strip()) for part in lines[at].split("\n")):
            return at
    return None


def _signature(lines: Sequence[str]) -> str | None:
    """The first name after the closing of a letter."""
    closed = _closing(lines)
    if closed is None:
        return None
    for line in [part.strip() for block in lines[closed:] for part in block.split("\n")]:
        name = line.partition(",")[0].strip()
        if _NAME.match(name) and not _pattern("letter", "closing").match(line):
            return name
    return None


@cache
def _pattern(kind: str, sign: str) -> re.Pattern[str]:
    read = tomllib.loads(files(__package__).joinpath("primary.toml").read_text("utf-8"))
    return re.compile(read[kind][sign], re.MULTILINE)
