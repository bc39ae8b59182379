"""Draws pages of a PDF as pictures; run as a program of its own, with limits, as `pdf_pages.py` is.

The child gets the file on standard input and answers with one JSON object on standard output. It imports nothing of
this package.

    {"pages": [{"page": from 1, "width", "height": in points, "png": base64}]}
"""

from __future__ import annotations

import base64
import json
import struct
import sys
import time
import zlib
from pathlib import Path
from typing import Any

_NEARLY = 6
"""How far the colours of a pixel may lie apart for it to count as grey."""
_SMALLER = 0.75
_TRIES = 4


def draw(
    data: bytes, numbers: list[int], *, scale: float, most: int, together: int, seconds: float, side: int
) -> list[dict[str, Any]]:
    """The pages `numbers`, at `scale` pixels a point, smaller where a picture would be longer than `most` bytes or
    `side` pixels; those that can't be drawn, or would be too much `together`, are left out."""
    import pypdfium2 as pdfium  # type: ignore[import-untyped]

    deadline = time.monotonic() + seconds
    document = pdfium.PdfDocument(data)
    found: list[dict[str, Any]] = []
    left = together
    for number in numbers:
        if not 1 <= number <= len(document) or time.monotonic() > deadline:
            continue
        try:
            page = document[number - 1]
            width, height = page.get_size()
            picture = _picture(page, min(scale, side / max(width, height, 1)), min(most, left))
            page.close()
        except pdfium.PdfiumError:
            continue
        if picture is not None:
            left -= len(picture)
            shown = base64.b64encode(picture).decode("ascii")
            found.append({"page": number, "width": width, "height": height, "png": shown})
    return found


def _picture(page: Any, scale: float, most: int) -> bytes | None:
    for _ in range(_TRIES):
        bitmap = page.render(scale=scale, rev_byteorder=True)
        picture = png(bitmap.to_numpy())
        bitmap.close()
        if len(picture) <= most:
            return picture
        scale *= _SMALLER
    return None


def png(pixels: Any) -> bytes:
    """A PNG of rows of pixels with their red, green and blue: in sixteen greys where there is no colour in it."""
    import numpy as np

    colours = np.ascontiguousarray(pixels[:, :, :3])
    high, wide = colours.shape[:2]
    spread = colours.max(axis=2).astype(np.int16) - colours.min(axis=2)
    if (spread > _NEARLY).any():
        rows = np.zeros((high, 1 + 3 * wide), np.uint8)
        rows[:, 1:] = colours.reshape(high, -1)
        rows[1:, 1:] -= colours.reshape(high, -1)[:-1]
        rows[1:, 0] = 2  # each row as what it differs in from the one above
        return _file(wide, high, 8, 2, rows.tobytes())
    greys = np.zeros((high, wide + wide % 2), np.uint8)
    greys[:, :wide] = (colours[:, :, 1].astype(np.uint16) * 15 + 127) // 255
    rows = np.zeros((high, 1 + greys.shape[1] // 2), np.uint8)
    rows[:, 1:] = greys[:, 0::2] << 4 | greys[:, 1::2]
    return _file(wide, high, 4, 0, rows.tobytes())


def _file(wide: int, high: int, depth: int, colour: int, rows: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", wide, high, depth, colour, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in chunks
    )


def main(arguments: list[str]) -> None:
    """`memory seconds scale most together side` and the pages, parted by commas; the file on standard input."""
    sys.path.append(str(Path(__file__).parent))  # last: modules beside this one must not hide those of the library
    from pdf_pages import limit_resources  # type: ignore[import-not-found]

    memory, seconds, most, together, side = (int(arguments[at]) for at in (0, 1, 3, 4, 5))
    data = sys.stdin.buffer.read()
    limit_resources(memory=memory, seconds=seconds)
    numbers = [int(number) for number in arguments[6].split(",")]
    pages = draw(
        data, numbers, scale=float(arguments[2]), most=most, together=together, seconds=seconds * 0.6, side=side
    )
    sys.stdout.write(json.dumps({"pages": pages}))


if __name__ == "__main__":
    main(sys.argv[1:])
