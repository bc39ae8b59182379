"""How much one source may cost. Every limit that reading keeps stands here."""

from __future__ import annotations

import zlib
from typing import Final

from ..document import Problem
from ..messages import problem

MB: Final = 1_000_000

PROSE_BYTES: Final = 1 * MB
"""The longest text that is read as one document: some 170,000 words, twice the longest debate."""

TEXT_BYTES: Final = 8 * MB
"""The longest HTML page, most of which is markup."""

FILE_BYTES: Final = 64 * MB
"""The longest PDF, word-processor file or message that is opened at all."""

ARCHIVE_BYTES: Final = 1_000 * MB
"""How much of a web archive is unpacked."""

RATIO: Final = 200
"""Data that unpacks to more than this many times its size, and over `TEXT_BYTES`, is taken for a bomb."""

PDF_PAGES: Final = 300
PDF_SECONDS: Final = 8
PDF_MEMORY: Final = 800 * MB
PICTURE_SECONDS: Final = 30
"""How long pages of one PDF may be drawn."""

FETCH_BYTES: Final = 20 * MB
FETCH_SECONDS: Final = 10
REDIRECTS: Final = 5

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


def too_long(source: str, length: int, limit: int) -> Problem:
    """The row that says that `source` is `length` bytes or characters long, where `limit` is read."""
    return problem("R204", source=source, size=size(length), limit=size(limit))


def inflate(data: bytes, *, limit: int = TEXT_BYTES, wbits: int = 47) -> bytes:
    """`data` unpacked (gzip or zlib, several members too), at most `limit` bytes of it.

    Raises `TooLong` beyond the limit, `zlib.error` or `EOFError` on damage.
    """
    pieces: list[bytes] = []
    total = 0
    while data:
        unpacker = zlib.decompressobj(wbits)
        pieces.append(unpacker.decompress(data, limit - total + 1))
        total += len(pieces[-1])
        if total > limit:
            raise TooLong(size(limit))
        if not unpacker.eof:
            raise EOFError("the compressed data ends early")
        data = unpacker.unused_data.lstrip(b"\0")
    return b"".join(pieces)
