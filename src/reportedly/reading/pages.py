"""HTML pages, with what every document gets: its language, and what a reader should know of its characters."""

from __future__ import annotations

import msgspec

from .html import read_html
from .language import language_of
from .record import Reading
from .text import text_problems


def read_page(data: bytes, *, id: str, source: str, url: str | None = None, encoding: str | None = None) -> Reading:
    """The document in an HTML page; `encoding` is what a header says of it. Never raises."""
    reading = read_html(data, id=id, source=source, url=url, encoding=encoding)
    document = reading.document
    if document is None:
        return reading
    document = msgspec.structs.replace(document, language=language_of(document.text))
    known = {problem.code for problem in reading.problems}
    more = [problem for problem in text_problems(document) if problem.code not in known]
    return Reading(reading.source, document, (*reading.problems, *more))
