"""Where one character that a reader sees ends and the next begins.

A letter with its accents, a flag, a family emoji or a Korean syllable is several code points;
a span must never begin or end inside one. The rules are those of UAX #29 (extended grapheme
clusters) over `unicodedata`; where its tables are finer than ours, ours joins more, never less.
"""

from __future__ import annotations

from functools import lru_cache
from unicodedata import category

from .._typing import Span

_ZWJ = "\u200d"
_FIRST_JOINING = "\u0300"
"""No code point below this one joins with another, but for CR before LF."""

_PREPENDED = frozenset([
    *range(0x0600, 0x0606), 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x0D4E, 0x110BD, 0x110CD, 0x111C2,
    0x111C3, 0x1193F, 0x11941, 0x11A3A, *range(0x11A84, 0x11A8A), 0x11D46, 0x11F02,
])  # fmt: skip
"""Signs that belong to the character after them (GB9b)."""

_ALSO_EXTENDING = frozenset([0x200C, 0x200D, 0x0E33, 0x0EB3, 0xFF9E, 0xFF9F, *range(0x1F3FB, 0x1F400)])


def is_boundary(text: str, at: int) -> bool:
    """Whether a character that a reader sees begins at `at` (the ends of the text count).

    >>> [is_boundary("e\\u0301a", at) for at in range(4)]
    [True, False, True, True]
    """
    if at <= 0 or at >= len(text):
        return True
    before, after = text[at - 1], text[at]
    if after < _FIRST_JOINING and before < _FIRST_JOINING:
        return not (before == "\r" and after == "\n")
    return not _joins(text, at, before, after)


def snap(text: str, start: int, end: int) -> Span:
    """`[start, end)` widened, where needed, to whole characters that a reader sees.

    >>> snap("cafe\\u0301 au lait", 0, 4)
    (0, 5)
    """
    while not is_boundary(text, start):
        start -= 1
    while not is_boundary(text, end):
        end += 1
    return start, end


def _joins(text: str, at: int, before: str, after: str) -> bool:
    if _is_control(before) or _is_control(after):
        return False
    if _extends(after):
        return True
    if ord(before) in _PREPENDED:
        return True
    if before == _ZWJ:
        return _is_pictograph(after)
    if _is_regional(before) and _is_regional(after):
        return _regionals_before(text, at) % 2 == 1
    if _is_hangul(before) and _is_hangul(after):
        return _hangul_joins(before, after)
    return _is_conjunct(text, at)


@lru_cache(maxsize=4096)
def _extends(char: str) -> bool:
    code = ord(char)
    return category(char) in ("Mn", "Me", "Mc") or code in _ALSO_EXTENDING or 0xE0020 <= code <= 0xE007F


@lru_cache(maxsize=4096)
def _is_control(char: str) -> bool:
    code = ord(char)
    if code in _ALSO_EXTENDING or code in _PREPENDED or 0xE0020 <= code <= 0xE007F:
        return False
    return category(char) in ("Cc", "Cf", "Zl", "Zp", "Cs")


def _is_pictograph(char: str) -> bool:
    return category(char) in ("So", "Sm", "Po", "Cn") or char in "\u00a9\u00ae"


def _is_regional(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _regionals_before(text: str, at: int) -> int:
    count = 0
    while at - 1 - count >= 0 and _is_regional(text[at - 1 - count]):
        count += 1
    return count


def _is_hangul(char: str) -> bool:
    code = ord(char)
    return 0x1100 <= code <= 0x11FF or 0xA960 <= code <= 0xA97C or 0xAC00 <= code <= 0xD7FB


def _hangul_joins(before: str, after: str) -> bool:
    kind, following = _hangul_kind(before), _hangul_kind(after)
    if kind == "L":
        return following in ("L", "V", "LV", "LVT")
    if kind in ("LV", "V"):
        return following in ("V", "T")
    return following == "T"


def _hangul_kind(char: str) -> str:
    code = ord(char)
    if 0x1100 <= code <= 0x115F or 0xA960 <= code <= 0xA97C:
        return "L"
    if 0x1160 <= code <= 0x11A7 or 0xD7B0 <= code <= 0xD7C6:
        return "V"
    if 0x11A8 <= code <= 0x11FF or 0xD7CB <= code <= 0xD7FB:
        return "T"
    return "LV" if (code - 0xAC00) % 28 == 0 else "LVT"


_VIRAMAS = frozenset("\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d\u1039\u17d2\u1a60\u1b44\u1bab\ua9c0\uaaf6")


def _is_conjunct(text: str, at: int) -> bool:
    """Whether a virama before `at` ties its consonant to the one after (GB9c)."""
    back = at - 1
    linked = False
    while back >= 0 and _extends(text[back]):
        linked = linked or text[back] in _VIRAMAS
        back -= 1
    return linked and category(text[at]) == "Lo"
