"""A wording: the words of a text, or of the pieces in which a quotation stands, with what is marked in them."""

from __future__ import annotations

import re
from functools import cached_property

from .._typing import Spans
from .align import index
from .amounts import Amount, amounts
from .grammar import is_content, spelling
from .words import Word, words

_BRACKETS = re.compile(r"\[[^\[\]\n]{0,300}\]|\([^()\n]{0,300}\)")
_STOP = re.compile(r"[.!?](?:\s|[”’\"'])|\n")
_ELLIPSIS = re.compile(r"\.\s?\.\s?\.|…")
_ADDRESS = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|t\.co/)\S{1,500}", re.IGNORECASE)


class Wording:
    """The words of `text`, or of `spans` of it where a quotation stands in pieces; worked out once.

    >>> Wording("“We agree,” she said, “in part.”", ((1, 10), (23, 31))).forms
    ('we', 'agree', 'in', 'part')
    """

    def __init__(self, text: str, spans: Spans | None = None, *, unsaid: Spans = ()) -> None:
        """`unsaid` are stretches of `text`, in order, whose words are nobody's, as the labels of turns."""
        self.text = text
        self.spans = ((0, len(text)),) if spans is None else spans
        self.unsaid = unsaid

    @cached_property
    def words(self) -> list[Word]:
        """The words, but for those of addresses: a link at the end of a post is none of its words, if it has others."""
        return words(self.text, self._said()) or words(self.text, self.spans)

    def _said(self) -> list[tuple[int, int]]:
        """The spans without addresses and without what is nobody's words."""
        found: list[tuple[int, int]] = []
        at = 0
        for start, end in self.spans:
            skipped = [match.span() for match in _ADDRESS.finditer(self.text, start, end)]
            while at < len(self.unsaid) and self.unsaid[at][0] < end:
                skipped.append(self.unsaid[at])
                at += 1
            for begin, stop in sorted(skipped):
                if begin > start:
                    found.append((start, begin))
                start = max(start, stop)
            if start < end:
                found.append((start, end))
        return found

    @cached_property
    def forms(self) -> tuple[str, ...]:
        return tuple(word.form for word in self.words)

    @cached_property
    def spelled(self) -> tuple[str, ...]:
        """The forms in one spelling: what house styles spell in several ways is one word."""
        return tuple(map(spelling, self.forms))

    @cached_property
    def amounts(self) -> list[Amount]:
        """The amounts and dates among the words."""
        return amounts(self.forms)

    @cached_property
    def pairs(self) -> dict[tuple[str, str], list[int]]:
        """Where each pair of words stands."""
        return index(self.spelled)

    @cached_property
    def breaks(self) -> frozenset[int]:
        """The words that begin a piece, but for the first."""
        ends = [end for _, end in self.spans]
        found, piece = set(), 0
        for at, word in enumerate(self.words):
            while piece < len(ends) - 1 and word.start >= ends[piece]:
                piece += 1
                found.add(at)
        return frozenset(found - {0})

    @cached_property
    def bracketed(self) -> dict[int, str]:
        """The words within brackets or parentheses, each with the mark that opens them."""
        inside = [match.span() for start, end in self.spans for match in _BRACKETS.finditer(self.text, start, end)]
        found, at = dict[int, str](), 0
        for place, word in enumerate(self.words):
            while at < len(inside) and inside[at][1] <= word.start:
                at += 1
            if at < len(inside) and inside[at][0] <= word.start:
                found[place] = self.text[inside[at][0]]
        return found

    def counts(self, word: int) -> bool:
        """Whether a word is one of those by which a quotation is found: it has content and stands in no brackets."""
        return is_content(self.forms[word]) and word not in self.bracketed

    def between(self, word: int) -> str:
        """The characters between a word and the one before it."""
        return self.text[self.words[word - 1].end : self.words[word].start]

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Where each sentence begins and ends, in words; a new piece, and what follows dots, begins a new one."""
        starts = [0, *(at for at in range(1, len(self.words)) if at in self.breaks or self._begins(at))]
        return tuple(zip(starts, (*starts[1:], len(self.words)), strict=True)) if self.words else ()

    @cached_property
    def numbers(self) -> list[int]:
        """For each word, the number of its sentence."""
        return [number for number, (begin, end) in enumerate(self.sentences) for _ in range(begin, end)]

    def _begins(self, word: int) -> bool:
        between = self.between(word)
        if between == " ":
            return False
        return _STOP.search(between) is not None or _ELLIPSIS.search(between) is not None

    @cached_property
    def gaps(self) -> frozenset[int]:
        """The words before which something is marked as left out."""
        return frozenset(at for at in range(1, len(self.words)) if self.elides(at))

    def elides(self, word: int) -> bool:
        """Whether something is marked as left out before `word`, or the quotation was broken off and taken up."""
        if not 0 < word < len(self.words):
            return False
        if word in self.breaks:
            return True
        between = self.between(word)
        return between != " " and _ELLIPSIS.search(between) is not None
