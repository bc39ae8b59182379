"""Reads the words of a PDF, each with its place; run as a program of its own, with limits.

PDFium is fast but written in C++, and files come from anywhere: so it runs in a child process
that may be killed. The child gets the file on standard input and answers with one JSON object on
standard output. It imports nothing of this package, to start quickly.

    {"pages": [{"width", "height", "scan": bool, "lines": [[size, weight, [[word, left, top, right, bottom]]]]}],
     "count": pages in the file}
    {"error": "encrypted" | "damaged", "reason": words}
"""

from __future__ import annotations

import ctypes
import json
import sys
import time
from typing import Any

_SCALE = 100
"""Device units in a point: places are exact to a hundredth of a point."""

_STAMP = 200
"""A page that is one picture counts as a scan though so few characters are stamped on it."""

_PASSWORD_ERROR = 4


def limit_resources(*, memory: int, seconds: int) -> None:
    """Lets the operating system stop this process when it takes too much, where it can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read(data: bytes, *, most_pages: int, seconds: float) -> dict[str, Any]:
    """The words of the file's pages, as many pages as the limits allow."""
    import pypdfium2 as pdfium  # type: ignore[import-untyped]

    deadline = time.monotonic() + seconds
    try:
        document = pdfium.PdfDocument(data)
        count = len(document)
    except pdfium.PdfiumError as error:
        encrypted = getattr(error, "err_code", None) == _PASSWORD_ERROR or "password" in str(error).lower()
        return {"error": "encrypted" if encrypted else "damaged", "reason": str(error)}
    pages: list[dict[str, Any]] = []
    for index in range(min(count, most_pages)):
        if time.monotonic() > deadline:
            break
        try:
            page = document[index]
            pages.append(_page(page))
            page.close()
        except pdfium.PdfiumError as error:
            pages.append({"width": 0, "height": 0, "scan": False, "lines": [], "reason": str(error)})
    return {"pages": pages, "count": count}


def _page(page: Any) -> dict[str, Any]:
    width, height = page.get_size()
    words = page.get_textpage()
    lines = _lines(page, words, width, height)
    characters = sum(len(word[0]) for line in lines for word in line[2])
    scan = characters < _STAMP and _picture_share(page, width, height) > 0.5
    words.close()
    return {"width": width, "height": height, "scan": scan, "lines": lines}


def _lines(page: Any, words: Any, width: float, height: float) -> list[list[Any]]:
    """The lines of a page in the order of the file: size and weight of the letters, and the words."""
    import pypdfium2.raw as raw  # type: ignore[import-untyped]

    lines: list[list[Any]] = []
    line: list[list[Any]] = []
    word: list[str] = []
    first = last = 0
    head = (0.0, 0)

    def end_word() -> None:
        if word:
            letters = "".join(word).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            line.append([letters, *_box(page, words, first, last, width, height)])
            word.clear()

    for index in range(words.count_chars()):
        code = raw.FPDFText_GetUnicode(words, index)
        char = chr(code) if 0 < code < 0x110000 else "\N{REPLACEMENT CHARACTER}"
        if char.isspace():
            end_word()
            if char in "\r\n\v\f\u2028\u2029" and line:
                lines.append([*head, line])
                line = []
            continue
        if code == 0xFFFE or code == 0x02:  # how PDFium gives a hyphen that parts a word at the end of a line
            char = "-"
        if not word:
            first = index
            if not line:
                head = (round(raw.FPDFText_GetFontSize(words, index), 1), raw.FPDFText_GetFontWeight(words, index))
        last = index
        word.append(char)
    end_word()
    if line:
        lines.append([*head, line])
    return lines


def _box(page: Any, words: Any, first: int, last: int, width: float, height: float) -> list[float]:
    """The rectangle of the characters `first` to `last`, from the top left corner of the page as it is shown."""
    import pypdfium2.raw as raw

    corners: list[tuple[int, int]] = []
    for index in {first, last}:
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        raw.FPDFText_GetCharBox(words, index, left, right, bottom, top)
        for x, y in ((left.value, top.value), (right.value, bottom.value)):
            at_x, at_y = ctypes.c_int(), ctypes.c_int()
            raw.FPDF_PageToDevice(page, 0, 0, int(width * _SCALE), int(height * _SCALE), 0, x, y, at_x, at_y)
            corners.append((at_x.value, at_y.value))
    across, down = [x for x, _ in corners], [y for _, y in corners]
    return [edge / _SCALE for edge in (min(across), min(down), max(across), max(down))]


def _picture_share(page: Any, width: float, height: float) -> float:
    """Which share of the page its largest picture covers."""
    import pypdfium2.raw as raw

    largest = 0.0
    for number, picture in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)):
        if number > 200:
            break
        left, bottom, right, top = picture.get_bounds() if hasattr(picture, "get_bounds") else picture.get_pos()
        largest = max(largest, (right - left) * (top - bottom))
    return largest / (width * height) if width and height else 0.0


def main(arguments: list[str]) -> None:
    """`memory seconds pages` as arguments, the file on standard input, JSON on standard output."""
    memory, seconds, most_pages = (int(argument) for argument in arguments)
    data = sys.stdin.buffer.read()
    limit_resources(memory=memory, seconds=seconds)
    try:
        answer = read(data, most_pages=most_pages, seconds=seconds * 0.6)
    except MemoryError:
        answer = {"error": "memory", "reason": "out of memory"}
    sys.stdout.buffer.write(json.dumps(answer).encode("utf-8", "replace"))


if __name__ == "__main__":
    main(sys.argv[1:])
