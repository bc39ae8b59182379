"""Who "I" is: whoever speaks the words that hold it, the author of a post, of a letter, of the story."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
_CLOSES_SPEECH = re.compile(r'["”»]|[’\'](?!\w)')
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

    def speaks(self, i: int, found: list[list[Figure]]) -> list[Figure]:
        """Who "I" or "we" is in attribution `i`; `found` are the speakers of all others."""
        attribution = self.attributions[i]
        start, end = attribution.source[0]
        if attribution.parent is not None and 0 <= attribution.parent < len(found) and found[attribution.parent]:
            return found[attribution.parent]
        holders = [
            (end - begin, j)
            for j, other in enumerate(self.attributions)
            if j != i and found[j]
            for begin, end in other.content
            if begin <= start < end
        ]
        if holders:
            return found[min(holders)[1]]
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

    def _speech(self, at: int) -> int:
        """Where the quotation begins that holds a place: one that is known, or a paragraph that opens as one; -1
        outside of all."""
        known = self.foreground.quotation(at)
        if known >= 0:
            return known
        text = self.document.text
        begin = text.rfind("\n", 0, at) + 1
        if at == begin or text[begin] not in _OPENS_SPEECH or _CLOSES_SPEECH.search(text, begin + 1, at):
            return -1
        return begin

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


def continued(text: str, content: Span, foreground: Foreground) -> list[Figure]:
    """The person who speaks in a quotation that opens a paragraph and has no source: who spoke in the one before."""
    begin = content[0]
    while begin and text[begin - 1] in " \u00a0":
        begin -= 1
    before = begin
    while before and text[before - 1] in " \u00a0\n":
        before -= 1
    if before == begin or "\n" not in text[before:begin] or text[content[0] : content[0] + 1] not in _OPENS_SPEECH:
        return []
    paragraph = max(text.rfind("\n", 0, before) + 1, before - _LETTER)
    spoke = foreground.spoken_between(paragraph, before)
    return [figure for figure in spoke[-1:] if figure.type in ("person", "unnamed_person")]
