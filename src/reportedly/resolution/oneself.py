"""Who "I" is: whoever speaks the words that hold it, the author of a post, of a letter, of the story."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from .._typing import Span
from ..document import Document
from ..statement import Attribution
from . import handles
from .cast import Cast
from .figure import Figure
from .names import fold
from .pronouns import Foreground

_ONE = frozenset(("i", "me", "my", "mine", "myself"))
_OPENS_SPEECH = "\"“”‘'’«„"
_CLOSES = re.compile(r"[”»]|[,.!?…][’']")
_MOST_HOLDERS = 200  # contents that begin before a place, the last ones, of which it may lie in one
_LETTER = 3_000  # characters of a letter within which its signature is looked for
_TAGLINES = 3  # paragraphs at the end of a story in which its author may be told
_SIGNED = re.compile(r"\.?[ \u00a0]*(?=\n|\Z)")
_TELLS_AUTHOR = re.compile(r"(?:, [^\n,.]{3,80},)? (?:is|was|are|teaches|writes|covers|lives|has (?:been|written)) ")


class Oneself:
    """The first person of one document."""

    def __init__(self, document: Document, attributions: Sequence[Attribution], cast: Cast, fore: Foreground) -> None:
        self.document = document
        self.attributions = attributions
        self.cast = cast
        self.foreground = fore
        self._told_at_end = self._tagline()
        self._contents = sorted((*span, j) for j, other in enumerate(attributions) for span in other.content)
        self._reached = list(accumulate((end for _, end, _ in self._contents), max))

    def speaks(self, i: int, found: list[list[Figure]]) -> list[Figure]:
        """Who "I" or "we" is in attribution `i`; `found` are the speakers of all others."""
        attribution = self.attributions[i]
        start, end = attribution.source[0]
        if attribution.parent is not None and 0 <= attribution.parent < len(found) and found[attribution.parent]:
            return found[attribution.parent]
        holder = self._holder(i, start, found)
        if holder:
            return holder
        for index, post in enumerate(self.document.posts):
            if post.start <= start < post.end:
                figure = handles.author(self.cast, self.document.posts[index])
                return [] if figure is None else [figure]
        quoted = self._speech(start)
        if quoted >= 0:
            speaking = self.foreground.last_speaker(quoted)
            return [] if speaking is None else [speaking]
        if fold(self.document.text[start:end]).strip(' ,."“”') in _ONE:
            return self._author(start)
        return []

    def _holder(self, i: int, at: int, found: list[list[Figure]]) -> list[Figure]:
        """Who speaks the shortest content that holds a place, `i` itself apart."""
        shortest: tuple[int, int] | None = None
        high = bisect_right(self._contents, at, key=lambda content: content[0])
        for place in range(high - 1, max(-1, high - 1 - _MOST_HOLDERS), -1):
            if self._reached[place] <= at:
                break
            begin, end, j = self._contents[place]
            if at < end and j != i and found[j]:
                shortest = min(shortest or (end - begin, j), (end - begin, j))
        return [] if shortest is None else found[shortest[1]]

    def _speech(self, at: int) -> int:
        """Where the quotation begins that holds a place: one that is known, or a paragraph that opens as one; -1
        outside of all."""
        known = self.foreground.quotation(at)
        if known >= 0:
            return known
        text = self.document.text
        begin = text.rfind("\n", 0, at) + 1
        return _still_open(text, begin, at) if text[begin] in _OPENS_SPEECH else -1

    def _author(self, at: int) -> list[Figure]:
        """Who wrote the story, or the letter in it that goes on at a place."""
        if len(self.document.authors) == 1:
            return [self.cast.named(self.document.authors[0])]
        if self.document.authors:
            return []
        return self._signature(at) or self._told_at_end

    def _signature(self, at: int) -> list[Figure]:
        """The name that stands as a paragraph of its own behind a letter."""
        text = self.document.text
        for spot in self.cast.at(at, min(len(text), at + _LETTER)):
            alone = text[spot.start - 1 : spot.start] == "\n" and _SIGNED.match(text, spot.end)
            if alone and spot.figure.type == "person" and len(spot.figure.key) > 1:
                return [spot.figure]
        return []

    def _tagline(self) -> list[Figure]:
        """Who a story's last paragraphs say wrote it ("Ann Roe is a teacher in Springfield."), named only there."""
        text = self.document.text
        end = len(text)
        for _ in range(_TAGLINES):
            begin = text.rfind("\n", 0, end) + 1
            for spot in self.cast.at(begin, end)[:1]:
                only = spot.start == begin == spot.figure.first and spot.figure.type == "person"
                if only and _TELLS_AUTHOR.match(text, spot.end):
                    return [spot.figure]
            end = max(0, begin - 1)
            while end and text[end - 1] in " \n":
                end -= 1
        return []


def _still_open(text: str, begin: int, at: int) -> int:
    """Where the quotation begins that is open at a place of a paragraph that opens with a mark, -1 where all are
    closed."""
    mark = text[begin : begin + 1]
    if begin == at:
        return -1
    if mark == '"':
        return text.rfind(mark, begin, at) if text.count(mark, begin, at) % 2 else -1
    closed = max((match.start() for match in _CLOSES.finditer(text, begin + 1, at)), default=-1)
    opened = text.rfind(mark, begin, at)
    return opened if opened > closed else -1


def continued(text: str, content: Span, foreground: Foreground) -> list[Figure]:
    """The person who speaks in a quotation that opens a paragraph and has no source: who spoke in the one before."""
    begin = content[0]
    while begin and text[begin - 1] in " \u00a0":
        begin -= 1
    before = begin
    while before and text[before - 1] in " \u00a0\n":
        before -= 1
    if before == begin or text[content[0] : content[0] + 1] not in _OPENS_SPEECH:
        return []
    paragraph = max(text.rfind("\n", 0, before) + 1, before - _LETTER)
    spoke = foreground.spoken_between(paragraph, before)
    return [figure for figure in spoke[-1:] if figure.type in ("person", "unnamed_person")]
