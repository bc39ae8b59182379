"""How much one source may cost. Every limit that reading keeps stands here."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from ..document import Problem
from ..messages import problem

MB: Final = 1_000_000

PROSE_BYTES: Final = 1 * MB
"""The longest text that is read as one document: some 170,000 words, twice the longest debate."""

DOCUMENT_BYTES: Final = 8 * MB
"""The longest text that is only searched, as a primary document is: some 1.4 million words."""

TEXT_BYTES: Final = 8 * MB
"""The longest HTML page, most of which is markup."""

FILE_BYTES: Final = 64 * MB
"""The longest PDF, word-processor file or message that is opened at all."""

ARCHIVE_BYTES: Final = 1_000 * MB
"""How much of a web archive is unpacked."""

RATIO: Final = 200
"""Data that unpacks to more than this many times its size, and over `TEXT_BYTES`, is taken for a bomb."""

MEMBERS: Final = 100_000
"""Pieces, each packed for itself, in one body; more of them are there to waste time."""

PDF_PAGES: Final = 300
PDF_SECONDS: Final = 8
PDF_MEMORY: Final = 800 * MB
PICTURE_SECONDS: Final = 30
"""How long pages of one PDF may be drawn."""

FETCH_BYTES: Final = 20 * MB
FETCH_SECONDS: Final = 10
REDIRECTS: Final = 5

FEED_BYTES: Final = 4 * MB
FEED_LINKS: Final = 1_000
FEED_SECONDS: Final = 20
FEED_MEMORY: Final = 800 * MB

MESSAGE_DEPTH: Final = 20
"""How deep the parts of a mail message may be nested."""


class TooLong(Exception):
    """Data unpacked to more than it may."""


def size(count: int) -> str:
    """A number of bytes, for people.

    >>> size(8_000_000), size(2_500)
    ('8 MB', '3 kB')
    """
    if count >= MB:
        return f"{count / MB:.0f} MB"
    return f"{max(1, -(-count // 1000))} kB"


_longest: ContextVar[int] = ContextVar("longest", default=PROSE_BYTES)


def longest() -> int:
    """The most bytes of text that are read as one document."""
    return _longest.get()


@contextmanager
def of_documents() -> Iterator[None]:
    """What is read within is only searched, and may be longer: no network reads it."""
    before = _longest.set(DOCUMENT_BYTES)
    try:
        yield
    finally:
        _longest.reset(before)


def too_long(source: str, length: int, limit: int) -> Problem:
    """The row that says that `source` is `length` bytes or characters long, where `limit` is read."""
    return problem("R204", source=source, size=size(length), limit=size(limit))


def inflate(data: bytes, *, limit: int = TEXT_BYTES, wbits: int = 47, cut: bool = False) -> bytes:
    """`data` unpacked (gzip or zlib, several members too), at most `limit` bytes of it.

    Raises `TooLong` beyond the limit or `MEMBERS`, `zlib.error` or `EOFError` on damage; with `cut` it gives what
    was unpacked until then. The data is handed on in steps: what a member leaves over is copied each time.
    """
    pieces: list[bytes] = []
    total = at = members = 0
    try:
        while at < len(data):
            members += 1
            unpacker = zlib.decompressobj(wbits)
            while at < len(data) and not unpacker.eof:
                step = data[at : at + _STEP]
                at += len(step)
                pieces.append(unpacker.decompress(step, limit - total + 1))
                total += len(pieces[-1])
                if total > limit or members > MEMBERS:
                    raise TooLong(size(limit))
            if not unpacker.eof:
                raise EOFError("the compressed data ends early")
            at = _end_of_zeros(data, at - len(unpacker.unused_data))
    except (TooLong, EOFError, zlib.error):
        if not cut:
            raise
    return b"".join(pieces)


def _end_of_zeros(data: bytes, at: int) -> int:
    """Where the padding that begins at `at` ends."""
    found = _ZEROS.match(data, at)
    return at if found is None else found.end()


_STEP = 16_384
_ZEROS = re.compile(rb"\0*+")
