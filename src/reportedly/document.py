"""A text with its metadata: what reading makes of a page, a file, a message or a capture."""

from __future__ import annotations

import hashlib
from typing import Literal

import msgspec

from ._typing import Span

BlockKind = Literal[
    "heading", "byline", "paragraph", "list_item", "blockquote", "pull_quote", "caption",
    "embedded_post", "notice", "turn", "entry", "table_row",
]  # fmt: skip
"""What a stretch of a document is. `entry` is the line that opens one entry of a live blog."""

NoticeType = Literal["update", "correction", "clarification", "editors_note", "amended_on", "withdrawn", "refiled"]
"""What a line about the story itself announces."""

DocumentKind = Literal["letter", "filing", "transcript", "speech", "press_release", "report", "record", "article"]
"""What a text is: a primary document of some sort, or an article, which is none. `record` is a log, minutes, a law."""

Network = Literal["twitter", "bluesky", "mastodon", "instagram", "threads", "facebook", "tiktok", "reddit", "unknown"]
"""Where a post was published."""


class Block(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A stretch `[start, end)` of the text.

    Blocks stand in the order of the text, do not overlap, and together hold every character that
    is not white space. `notice` is given for a notice, `date` (ISO 8601) for a notice or an entry
    that carries one, `speaker` for a turn of a transcript, `page` (from 1) for a paged document.
    """

    kind: BlockKind
    start: int
    end: int
    notice: NoticeType | None = None
    date: str | None = None
    speaker: str | None = None
    page: int | None = None


class Post(msgspec.Struct, frozen=True, kw_only=True):
    """A social post, embedded in a page or standing alone; its author is its source.

    `start` and `end` hold the whole of it with its signature, `body` only the author's own words,
    `signature` the name as it stands in the text (None where the text has none). `posted_on` is
    ISO 8601: a date, or a date and time; a time without an offset has an unknown time zone.
    """

    start: int
    end: int
    author: str | None = None
    handle: str | None = None
    network: Network = "unknown"
    posted_on: str | None = None
    url: str | None = None
    body: Span
    signature: Span | None = None
    mentions: tuple[str, ...] = ()
    hashtags: tuple[str, ...] = ()


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A link on the words `[start, end)`; only http, https and mailto addresses are kept."""

    start: int
    end: int
    url: str


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """Where the word `[start, end)` stands on a page, in points from the page's top left corner."""

    start: int
    end: int
    page: int
    left: float
    top: float
    right: float
    bottom: float


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One text with its metadata.

    `text` is the canonical plain text. Every offset in the system is a pair of code points
    `[start, end)` into it, and `sha256` (of its UTF-8 form, in hexadecimal) guards them. `id` is
    the stem of the file's name where there is one. `published` and `modified` are ISO 8601 as far
    as the page says: a date; a date and time whose offset is missing where the zone is unknown.
    `sources` says where each piece of metadata was read (`{"title": "json-ld"}`), `layout` the
    place of each word on a paged document.
    """

    id: str
    text: str
    sha256: str
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    language: str | None = None
    blocks: tuple[Block, ...] = ()
    posts: tuple[Post, ...] = ()
    links: tuple[Link, ...] = ()
    sources: dict[str, str] = {}
    layout: tuple[Box, ...] = ()

    def quote(self, span: Span) -> str:
        """The words at `span`.

        >>> from reportedly import reading
        >>> reading.from_text("He said so.", id="note").quote((3, 7))
        'said'
        """
        return self.text[span[0] : span[1]]


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Something that could not be read or understood.

    `code` is one of the numbered messages (`reportedly explain CODE`); `start` and `end` are
    offsets into the document's text where there is one, None where the whole source is meant.
    `source` names the file, archive member or URL.
    """

    code: str
    message: str
    start: int | None = None
    end: int | None = None
    source: str | None = None


def fingerprint(text: str) -> str:
    """The sha256 of `text` in UTF-8, in hexadecimal; lone surrogates are written as they are.

    >>> fingerprint("")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
