"""Pages of a PDF as pictures, drawn in a child process that is stopped when it takes too long or too much memory."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import msgspec

from . import limits

_CHILD = Path(__file__).with_name("page_pictures.py")
SCALE = 1.75
"""Pixels a point: 126 in an inch, so that small print can be read on a screen."""
MOST_BYTES = 1_500_000
"""The longest picture; a page that would need more is drawn smaller."""
MOST_TOGETHER = 24_000_000
"""The pictures of one document together."""
MOST_SIDE = 3_000
"""Pixels on the longer side of a picture."""


class Picture(msgspec.Struct, frozen=True):
    """A page, from 1, as it is shown: its size in points, and a PNG of it in base64."""

    page: int
    width: float
    height: float
    png: str


class _Answer(msgspec.Struct):
    pages: list[Picture] = []


def page_pictures(
    data: bytes, pages: Iterable[int], *, together: int = MOST_TOGETHER, seconds: int = limits.PICTURE_SECONDS
) -> dict[int, Picture]:
    """The pictures of some pages of a PDF; a page that can't be drawn within the limits is not among them.

    At most `together` bytes are drawn, in at most `seconds`. Never raises for what is in the file.

    >>> page_pictures(b"no PDF", [1])
    {}
    """
    numbers = sorted(set(pages))
    if not numbers:
        return {}
    words = (limits.PDF_MEMORY, seconds, SCALE, MOST_BYTES, together, MOST_SIDE, ",".join(map(str, numbers)))
    command = [sys.executable, "-P", "-X", "utf8", str(_CHILD), *map(str, words)]
    try:
        child = subprocess.run(command, input=data, capture_output=True, timeout=seconds, check=False)
        answer = msgspec.json.decode(child.stdout, type=_Answer)
    except (subprocess.TimeoutExpired, OSError, msgspec.MsgspecError):
        return {}
    return {picture.page: picture for picture in answer.pages}
