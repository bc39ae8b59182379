"""PDF files, read in a child process that is stopped when it takes too long or too much memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec

from ..document import Document, Problem, fingerprint
from ..messages import problem
from . import limits
from .language import language_of
from .marking import mark
from .pdf_layout import Line, Word, compose
from .record import Reading
from .text import text_problems

_CHILD = Path(__file__).with_name("pdf_pages.py")


class _Page(msgspec.Struct):
    width: float
    height: float
    scan: bool
    lines: list[tuple[float, int, list[tuple[str, float, float, float, float]]]]
    reason: str | None = None


class _Answer(msgspec.Struct):
    pages: list[_Page] = []
    count: int = 0
    error: str | None = None
    reason: str = ""


def read_pdf(
    data: bytes,
    *,
    id: str,
    source: str,
    seconds: int = limits.PDF_SECONDS,
    memory: int = limits.PDF_MEMORY,
    pages: int = limits.PDF_PAGES,
) -> Reading:
    """The document in a PDF: text in reading order, blocks with their page, the place of each word.

    At most `seconds`, `memory` bytes and `pages` are spent on it. Never raises: a file that is
    encrypted, damaged or scanned gives a problem that says so.
    """
    if not data:
        return Reading(source, None, (problem("R202", source=source),))
    answer = _ask(data, source, seconds=seconds, memory=memory, pages=pages)
    if isinstance(answer, Problem):
        return Reading(source, None, (answer,))
    problems = _page_problems(answer, source)
    lines = [[_line(line) for line in page.lines if line[2]] for page in answer.pages]
    composed = compose(lines)
    if not composed.text:
        scanned = any(page.scan for page in answer.pages)
        return Reading(source, None, (problem("R210" if scanned else "R212", source=source),))
    if composed.margin_numbers:
        problems.append(problem("R318", count=composed.margin_numbers))
    marked = mark(composed.text, composed.blocks)
    document = Document(
        id=id, text=composed.text, sha256=fingerprint(composed.text), title=marked.title, authors=marked.authors,
        published=marked.published, modified=marked.modified, language=language_of(composed.text),
        blocks=marked.blocks, posts=marked.posts, sources=marked.sources(), layout=composed.boxes,
    )  # fmt: skip
    return Reading(source, document, (*problems, *text_problems(document)))


def _ask(data: bytes, source: str, *, seconds: int, memory: int, pages: int) -> _Answer | Problem:
    """What the child process answers, or the problem that it ended with."""
    command = [sys.executable, "-P", "-X", "utf8", str(_CHILD), str(memory), str(seconds), str(pages)]
    try:
        child = subprocess.run(command, input=data, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return problem("R208", source=source, limit=f"{seconds} s")
    except OSError as error:
        return problem("R206", source=source, reason=f"its reader did not start: {error.strerror}")
    if child.returncode in _CPU_SIGNALS:
        return problem("R208", source=source, limit=f"{seconds} s")
    try:
        answer = msgspec.json.decode(child.stdout, type=_Answer)
    except msgspec.MsgspecError:
        # A child that died without an answer ran into its memory limit, or PDFium stumbled over the file.
        if b"MemoryError" in child.stderr or b"bad_alloc" in child.stderr or child.returncode in _OUT_OF_MEMORY:
            return problem("R215", source=source, limit=limits.size(memory))
        return problem("R206", source=source, reason=f"its reader stopped with status {child.returncode}")
    if answer.error == "encrypted":
        return problem("R207", source=source)
    if answer.error == "memory":
        return problem("R215", source=source, limit=limits.size(memory))
    if answer.error is not None:
        return problem("R206", source=source, reason="it is no PDF that can be opened")
    return answer


_CPU_SIGNALS = (-24, -9)
"""SIGXCPU, and SIGKILL at the hard limit."""

_OUT_OF_MEMORY = (-5, -6)
"""SIGTRAP and SIGABRT: how PDFium ends when it gets no memory."""


def _line(line: tuple[float, int, list[Any]]) -> Line:
    size, weight, words = line
    return Line(size, weight, tuple(Word(*word) for word in words))


def _page_problems(answer: _Answer, source: str) -> list[Problem]:
    found: list[Problem] = []
    for number, page in enumerate(answer.pages, 1):
        if page.reason is not None:
            found.append(problem("R305", name=f"page {number}", source=source, reason="it is damaged"))
        elif page.scan:
            found.append(problem("R306", page=number, source=source))
    if len(answer.pages) < answer.count:
        found.append(problem("R312", source=source, limit=len(answer.pages)))
    return found
