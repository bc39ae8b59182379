"""Quotation marks: which pairs belong together, in text as people really type it.

Curly, straight, doubled single (``''``), guillemets, single marks and their nesting; a quotation
left open over paragraphs; a mark typed the wrong way round; an odd mark that stands alone.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .._typing import Span

_MARK = re.compile(r"''|``|[“”„‟«»\"＂‘’‚‛'`]")
_PARAGRAPH = re.compile(r"[^\n]+")
_OPENING = frozenset("“„«‟``")
_CLOSING = frozenset("”»")
_SINGLE = frozenset("‘’‚‛'`")
_ELIDED = re.compile(r"(?:em|til|tis|twas|cause|bout|n|round|[0-9]0s)\b", re.IGNORECASE)


class Quotation(NamedTuple):
    """One passage in quotation marks.

    `start` and `end` include the marks, `inner` does not; all are code points of the text given.
    `closed` is false where the paragraph ends first, `depth` is 0 for an outermost quotation.
    """

    start: int
    end: int
    inner: Span
    closed: bool
    depth: int
    single: bool


class _Open(NamedTuple):
    start: int
    inner: int
    single: bool


def quotations(text: str) -> list[Quotation]:
    """Find every quotation in `text`, outermost and nested, in order of where it starts.

    Pairing never crosses a paragraph (a line break): a quotation that runs over several, each
    opened and only the last closed, comes back as one `Quotation` a paragraph, all but the last
    with `closed=False`.

    >>> [text[q.start:q.end] for text in ['He said “no” and "why".'] for q in quotations(text)]
    ['“no”', '"why"']
    """
    found: list[Quotation] = []
    for paragraph in _PARAGRAPH.finditer(text):
        found.extend(_in_paragraph(text, paragraph.start(), paragraph.end()))
    found.sort(key=lambda q: (q.start, -q.end))
    return found


def _in_paragraph(text: str, begin: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    stack: list[_Open] = []

    def close(mark_start: int, mark_end: int, *, single: bool) -> None:
        while stack and stack[-1].single != single:
            stack.pop()  # an inner single mark that never closed was an apostrophe
        if stack:
            opened = stack.pop()
            found.append(Quotation(opened.start, mark_end, (opened.inner, mark_start), True, len(stack), single))

    for match in _MARK.finditer(text, begin, end):
        mark, at, after = match.group(), match.start(), match.end()
        before_space = at == begin or not (text[at - 1].isalnum() or text[at - 1] in ".,;:!?…)]%”’'\"»")
        after_space = after == end or text[after].isspace() or text[after] in ".,;:!?)]—–"
        single = mark in _SINGLE
        if single and not _is_single_quotation(text, match, begin, end, bool(stack and stack[-1].single)):
            continue
        inside = any(not item.single for item in stack) if not single else bool(stack and stack[-1].single)
        if _opens(mark, inside=inside, before_space=before_space, after_space=after_space):
            if mark in "\"''＂" and not inside and at > begin and text[at - 1].isdigit() and not single:
                continue  # inches and seconds: 5'10"
            stack.append(_Open(at, after, single))
        elif inside:
            close(at, after, single=single)
    outer = next((item for item in stack if not item.single), None)
    if outer is not None and outer.inner < end and _left_open(text, outer, end):
        found.append(Quotation(outer.start, end, (outer.inner, end), False, 0, False))
    return found


def _opens(mark: str, *, inside: bool, before_space: bool, after_space: bool) -> bool:
    if mark in _OPENING or mark == "‘":
        return not (inside and after_space and not before_space)
    if mark in _CLOSING or mark == "’":
        return not inside and before_space and not after_space
    if inside:
        return before_space and not after_space and mark == "``"
    return not after_space or before_space


def _left_open(text: str, opened: _Open, end: int) -> bool:
    """A lone mark counts as an opened quotation only where it stands before a word."""
    return text[opened.inner : opened.inner + 1].strip() != "" and end - opened.inner > 2


def _is_single_quotation(text: str, match: re.Match[str], begin: int, end: int, inside: bool) -> bool:
    """Tell a single quotation mark from an apostrophe."""
    at, after = match.span()
    previous = text[at - 1] if at > begin else " "
    following = text[after] if after < end else " "
    if previous.isalnum() and following.isalnum():
        return False
    if inside:
        return not following.isalnum() and not previous.isspace()
    if previous.isalnum() or not following.isalnum() or _ELIDED.match(text, after):
        return False
    closing = re.compile(r"(?<=[^\s])[’'](?![A-Za-z0-9])")
    return closing.search(text, after + 1, end) is not None


def curled(text: str, found: list[Quotation]) -> str:
    """`text` with the straight double marks of `found` curled; its length is unchanged.

    >>> curled('She said "yes".', quotations('She said "yes".'))
    'She said “yes”.'
    """
    characters: list[str] | None = None
    for quotation in found:
        if quotation.single:
            continue
        for at, curly in ((quotation.start, "“"), (quotation.end - 1, "”")):
            if text[at] in '"＂' and (curly == "“" or quotation.closed):
                characters = list(text) if characters is None else characters
                characters[at] = curly
    return text if characters is None else "".join(characters)
