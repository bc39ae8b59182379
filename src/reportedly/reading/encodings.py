"""From bytes to text: which encoding, and what was lost on the way.

A byte order mark wins, then UTF-16 by its zero bytes, then UTF-8, then what the source declares,
then Windows-1252. A file that is UTF-8 but for a few bytes is read as UTF-8, and those bytes show
as U+FFFD: guessing another encoding would damage all the rest.
"""

from __future__ import annotations

import codecs
from typing import NamedTuple

from ..document import Problem
from ..messages import problem

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MOSTLY = 0.5
"""Share of the bytes above ASCII that must be good UTF-8 for the file to count as UTF-8."""

_WINDOWS_ALIASES = frozenset({"ascii", "iso8859-1", "cp1252"})
"""Labels that in practice mean Windows-1252 (as in the WHATWG encoding standard)."""


class Decoded(NamedTuple):
    """The text, the encoding it was read in, and what went wrong."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, *, source: str, declared: str | None = None) -> Decoded:
    """The text of `data`, its byte order mark removed and nothing else changed.

    `declared` is what a header or the page itself says; a label that is unknown or plainly wrong
    is passed over. Never raises.

    >>> decode("caf\\u00e9".encode("cp1252"), source="a.txt").text
    'café'
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding, source=source)
    wide = _wide_encoding(data)
    if wide is not None:
        return _decoded(data, wide, source=source, guessed=True)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and _is_cut(data[error.start :]):
            return _decoded(data, "utf-8", source=source)
    label = _known(declared)
    if label is not None:
        return _decoded(data, label, source=source)
    if _utf8_share(data) >= _MOSTLY:
        return _decoded(data, "utf-8", source=source)
    return _decoded(data, "cp1252", source=source, guessed=True)


def _is_cut(tail: bytes) -> bool:
    """Whether the last bytes are the beginning of a UTF-8 character rather than an accented letter of Windows-1252."""
    return len(tail) > 1 or tail[0] in (0xE2, 0xF0)


def _decoded(data: bytes, encoding: str, *, source: str, guessed: bool = False) -> Decoded:
    problems = []
    if guessed:
        problems.append(problem("R302", source=source, encoding=encoding))
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        lost = text.count("\N{REPLACEMENT CHARACTER}")
        problems.append(problem("R303", source=source, count=lost, encoding=encoding))
    return Decoded(text, encoding, tuple(problems))


def _known(label: str | None) -> str | None:
    """The codec for a declared label, if it is a text encoding that Python knows; UTF-8 was tried before."""
    try:
        info = codecs.lookup((label or "").strip().lower())
    except (LookupError, ValueError):
        return None
    name = info.name
    if name == "utf-8" or not getattr(info, "_is_text_encoding", True) or name in _NEVER:
        return None
    return "cp1252" if name in _WINDOWS_ALIASES else name


_NEVER = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "utf-7", "undefined", "mbcs", "oem"})
"""Codecs that are no encoding of a file, or that hide markup from who looks at the bytes."""


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without its mark, told by the zero bytes that every second place then holds."""
    head = data[: 4096 - 4096 % 2]
    if len(head) < 8 or len(data) % 2:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _utf8_share(data: bytes) -> float:
    """Which share of the bytes above ASCII stands in good UTF-8 sequences."""
    high = len(_high_bytes(data))
    good = len(_high_bytes(data.decode("utf-8", "ignore").encode("utf-8")))
    return good / high if high else 1.0


def _high_bytes(data: bytes) -> bytes:
    return data.translate(None, bytes(range(0x80)))
