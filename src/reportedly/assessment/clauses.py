"""Clauses: the parts of a sentence that could each stand alone."""

from __future__ import annotations

import re

from .._typing import Span

_BOUNDARY = re.compile(
    r"\s*(?:[;–—]|,)\s+(?:(?:but|and|while|yet|so|though|although|whereas)\s+)(?=\S)|\s*[;]\s+", re.IGNORECASE
)
_LEAST = 9


def clauses(text: str, span: Span) -> list[Span]:
    """The clauses of the sentence at `span`, without the conjunctions and marks between them.

    >>> text = "The gate will open soon, but the wall stays shut for now."
    >>> [text[a:b] for a, b in clauses(text, (0, len(text)))]
    ['The gate will open soon', 'the wall stays shut for now']
    """
    found: list[Span] = []
    begin = span[0]
    for match in _BOUNDARY.finditer(text, *span):
        if match.start() - begin >= _LEAST and span[1] - match.end() >= _LEAST:
            found.append(trimmed(text, (begin, match.start())))
            begin = match.end()
    found.append(trimmed(text, (begin, span[1])))
    return found


def trimmed(text: str, span: Span) -> Span:
    """`span` without white space, quotation marks and stops at its ends (a question mark stays)."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] in "“”\"‘'’,;:–—"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "“”\"‘'’.,;:–—"):
        end -= 1
    return (start, end)
