"""Text from outside, made fit to be shown: nothing that it holds can move a cursor or hide a letter."""

from __future__ import annotations

import re
from typing import NamedTuple

from .._typing import Spans
from ..messages import printable

CUT = "[…]"
"""What stands for words that were left out, as an editor would write it."""

_OPENING, _CLOSING = "“‘«„\"'", "”’»“\"'"
_TIME = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})[T ](?P<clock>\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(?P<zone>Z|[+-]\d{2}:?\d{2})?"
)
_UNLIMITED = 1 << 30


class Fragment(NamedTuple):
    """A piece of a text as it is shown, and whether it stands for words left out."""

    text: str
    left_out: bool = False


def visible(text: str) -> str:
    """`text` on one line, white space of every kind as one space, other unprintable characters as U+FFFD.

    >>> visible("a\\u00a0 b\\x1b[31m")
    'a b\\ufffd[31m'
    """
    return printable(" ".join(text.split()), limit=_UNLIMITED)


def shortened(text: str, limit: int) -> tuple[str, bool]:
    """`text` cut after a whole word so that it has at most `limit` characters, and whether it was cut.

    >>> shortened("The letters will come out soon", 14)
    ('The letters', True)
    """
    if len(text) <= limit:
        return text, False
    cut = text.rfind(" ", 0, limit + 1)
    return text[: cut if cut > limit // 2 else limit].rstrip(" ,;:—-"), True


def quoted(text: str, spans: Spans) -> tuple[str, ...]:
    """The words at `spans` exactly as the text has them, with the quotation marks that hug them.

    >>> quoted("He said “no” twice.", ((9, 11),))
    ('“no”',)
    """
    return tuple(text[slice(*_with_marks(text, span))] for span in spans)


def fragments(text: str, spans: Spans, *, limit: int) -> tuple[Fragment, ...]:
    """The words at `spans` for a reader, at most `limit` characters of them, gaps and cuts shown.

    >>> [f.text for f in fragments("“No,” he said, “never.”", ((0, 5), (15, 23)), limit=80)]
    ['“No,”', '[…]', '“never.”']
    """
    pieces: list[Fragment] = []
    room = limit
    for number, words in enumerate(quoted(text, spans)):
        if number:
            pieces.append(Fragment(CUT, left_out=True))
        if room <= 0:
            break
        shown, cut = shortened(visible(words), room)
        pieces.append(Fragment(shown))
        room -= len(shown)
        if cut:
            pieces.append(Fragment(CUT, left_out=True))
            break
    return tuple(pieces)


def when(date: str | None) -> str:
    """A date for people; a time without an offset says that its zone is unknown.

    >>> when("2024-03-08T09:30:00"), when("2024-03-08T09:30:00Z"), when("2024-03-08")
    ('2024-03-08 09:30, zone unknown', '2024-03-08 09:30 UTC', '2024-03-08')
    """
    if date is None:
        return ""
    match = _TIME.fullmatch(date)
    if match is None:
        return visible(date)
    zone = match["zone"]
    stated = ", zone unknown" if zone is None else " UTC" if zone == "Z" else f" {zone}"
    return f"{match['day']} {match['clock']}{stated}"


def counted(count: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> counted(1, "statement"), counted(3, "story", "stories")
    ('1 statement', '3 stories')
    """
    return f"{count} {one if count == 1 else many or one + 's'}"


def _with_marks(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """`span` widened by one mark on both sides, where an opening and a closing one stand there."""
    start, end = span
    before, after = text[start - 1 : start], text[end : end + 1]
    if before and after and before in _OPENING and after in _CLOSING:
        return start - 1, end + 1
    return span
