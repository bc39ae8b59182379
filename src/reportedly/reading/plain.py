"""The blocks of a plain text: its paragraphs, headings, bylines, lists and quoted lines.

A blank line always parts two blocks. Inside a run of lines, each line is a block of its own,
unless the lines were plainly broken to fit a width: then they are one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from .._typing import Span
from ..document import Block, BlockKind
from .graphemes import is_boundary
from .turns import turn_label

_LINE = re.compile(r"[^\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAKS = re.compile(r"[\n\v\f\x1c-\x1e\x85\u2028\u2029]")

_BYLINE = re.compile(r"(?:By|BY|Reported by|Written by|Posted by)\s+(?P<names>[^\W\d_a-z]\S*(?:\s+\S+){0,11})")
_BEHIND_NAMES = re.compile(
    r"\s*[|•·–—\d(\n]|\s+-\s+|,?\s+(?:for|of|in|at)\s+(?=The\b|the\b|[A-Z])|,?\s+on\s+(?=\w+[ ,]+\d|\d)"
)
_NO_SIGNATURE = re.compile(r"\d|[.!?:]\Z|@|\b(?:share|read|follow|advertisement|sponsored|min)\b", re.IGNORECASE)
_CHANGED = re.compile(r"\W*(?:last )?(?:updated|modified|changed|edited|amended|corrected)\b", re.IGNORECASE)
_LIST_ITEM = re.compile(r"(?:[-*+•‣◦▪●·]|\(?\d{1,2}[.)]|\(?[a-z]\))[ \t\u00a0]+\S")
_QUOTED = re.compile(r">")
_MARKDOWN_HEADING = re.compile(r"#{1,6}[ \t]+\S")

_WIDEST = 120
"""Lines longer than this were not broken to fit a page."""

_FEWEST_BROKEN = 2
"""So many lines at least must have another one after them, for their width to tell anything."""

_TITLE_LENGTH = 160
_HEADING_WORDS = 12
_CLOSING = ".!?:;,…\"”’'"


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of `text`, without the white space around them.

    >>> paragraphs("One.\\n\\n Two. ")
    [(0, 4), (7, 11)]
    """
    runs = _runs(text)
    width = _width(runs)
    found: list[Span] = []
    for run in runs:
        if len(run) > 1 and _is_broken_to_fit(text, run, width):
            found.append((run[0][0], run[-1][1]))
        else:
            found.extend(run)
    return found


def plain_blocks(text: str, spans: Sequence[Span], *, markdown: bool = False) -> list[Block]:
    """A block for each of `spans`, with the kind that its look tells."""
    blocks: list[Block] = []
    for index, (start, end) in enumerate(spans):
        following = spans[index + 1] if index + 1 < len(spans) else None
        kind = _kind(text, (start, end), following, index=index, markdown=markdown)
        blocks.append(Block(kind=kind, start=start, end=end))
    return blocks


def byline_names(words: str) -> tuple[str, ...]:
    """The names in a byline, without what follows them.

    >>> byline_names("By Ada Byron and Tom Finch | Sept. 7, 2023")
    ('Ada Byron', 'Tom Finch')
    """
    found = _BYLINE.match(words)
    if not found:
        return ()
    names = _BEHIND_NAMES.split(found["names"])[0]
    parts = re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*", names)
    return tuple(part.strip() for part in parts if _is_name(part.strip()))


def is_signature(words: str) -> bool:
    """Whether a line is nothing but a name, of a person or of an agency.

    >>> is_signature("Meridian Wire"), is_signature("5 min read"), is_signature("Politics and the arts")
    (True, False, False)
    """
    return len(words) <= 60 and not _NO_SIGNATURE.search(words) and _is_name(words.strip())


def says_changed(words: str) -> bool:
    """Whether a line of date tells when the text was changed, not when it came out.

    >>> says_changed("Updated 7 September 2023"), says_changed("7 September 2023")
    (True, False)
    """
    return _CHANGED.match(words) is not None


def _is_name(words: str) -> bool:
    parts = words.split()
    return 1 <= len(parts) <= 5 and all(part[0].isupper() or part in ("de", "van", "von", "al") for part in parts)


def _kind(text: str, span: Span, following: Span | None, *, index: int, markdown: bool) -> BlockKind:
    words = text[span[0] : span[1]]
    if _QUOTED.match(words):
        return "blockquote"
    if markdown and _MARKDOWN_HEADING.match(words):
        return "heading"
    if _LIST_ITEM.match(words):
        return "list_item"
    if index <= 6 and len(words) <= 120 and byline_names(words) and words[-1] not in '!?"”':
        return "byline"
    if following is None:
        return "paragraph"
    apart = len(_BREAKS.findall(text, span[1], following[0])) != 1
    if index == 0 and _is_title(words, text[following[0] : following[1]], apart=apart):
        return "heading"
    if index and apart and _is_subheading(words):
        return "heading"
    return "paragraph"


def _is_title(words: str, following: str, *, apart: bool) -> bool:
    """A first line that announces what follows: short, and no sentence of running text."""
    if len(words) > _TITLE_LENGTH or "\n" in words or not re.match(r"[\"“‘'(\[]?[^\W_]", words):
        return False
    if not apart and len(following) < 2 * len(words) and not _looks_titled(words):
        return False
    return words[-1] not in ".!?:;,…" or (words[-1] in ".!?" and _looks_titled(words))


def _looks_titled(words: str) -> bool:
    """Whether most long words begin with a capital, as in a headline."""
    long = [word for word in re.findall(r"[^\W\d_]+", words) if len(word) > 3]
    return len(long) >= 3 and sum(word[0].isupper() for word in long) >= 0.7 * len(long)


def _is_subheading(words: str) -> bool:
    if "\n" in words or words[-1] in _CLOSING or not re.match(r"[^\W_a-z]|\d", words):
        return False
    return 1 < len(words) <= 90 and len(words.split()) <= _HEADING_WORDS and any(c.isalpha() for c in words)


def _runs(text: str) -> list[list[Span]]:
    """The lines that are not blank, in runs that no blank line interrupts."""
    runs: list[list[Span]] = []
    previous = None
    for found in _LINE.finditer(text):
        span = trim(text, found.start(), found.end())
        if span[0] >= span[1]:
            continue
        if previous is None or len(_BREAKS.findall(text, previous, span[0])) != 1:
            runs.append([])
        runs[-1].append(span)
        previous = span[1]
    return runs


def trim(text: str, start: int, end: int) -> Span:
    """`[start, end)` without the white space at its ends; no character that a reader sees is cut."""
    while start < end and text[start].isspace() and is_boundary(text, start + 1):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _width(runs: list[list[Span]]) -> int:
    """The width to which lines may have been broken, 0 where too few lines tell.

    It is that of the longest line that another one follows.
    """
    followed = [end - start for run in runs if len(run) > 1 for start, end in run[:-1]]
    return max(followed) if len(followed) >= _FEWEST_BROKEN else 0


def _opens_block(text: str, start: int, end: int) -> bool:
    """Whether a line begins something by its look: an item of a list, a quoted line, a turn of a transcript."""
    label = turn_label(text[start:end])
    return bool(_LIST_ITEM.match(text, start) or _QUOTED.match(text, start)) or (label is not None and label.isupper())


def _is_broken_to_fit(text: str, run: list[Span], width: int) -> bool:
    """Whether nearly every line ends just where its next word would have passed the width."""
    if not 20 <= width <= _WIDEST or run[-1][1] - run[-1][0] > width:
        return False
    if any(_opens_block(text, start, end) for start, end in run[1:]):
        return False
    full = 0
    for (start, end), (next_start, next_end) in pairwise(run):
        first_word = text[next_start:next_end].split(None, 1)[0]
        full += end - start + 1 + len(first_word) >= width - 6
    return full >= 0.75 * (len(run) - 1)
