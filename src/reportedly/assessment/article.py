"""A document laid open for the rules: its words, sentences, quotations, names and lexicon hits."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from .._typing import Span, Spans
from ..document import Block, Document
from ..entity import Entity
from ..extraction.marks import quotations
from ..resolution.record import Resolution
from ..sentences import sentences
from .lexicon import lexicon, phrases_at

_WORD = re.compile(r"[^\W_]+(?:['’‘][^\W_]+)*")
_POSSESSIVE = "'s"


class Hit(NamedTuple):
    """A phrase of the lexicon at `[start, end)`; `first` and `last` are the indices of its words, last exclusive."""

    start: int
    end: int
    label: str
    first: int
    last: int


class Mention(NamedTuple):
    """An entity where the text names it."""

    start: int
    end: int
    entity: Entity


class Article:
    """A document laid open; everything here is computed once and looked up by place.

    `words` are in lower case with straight apostrophes; `starts` and `ends` are their offsets.
    """

    def __init__(self, document: Document, resolution: Resolution) -> None:
        self.document = document
        self.text = document.text
        self.entities = {entity.id: entity for entity in resolution.entities}
        self.blocks = document.blocks or (Block(kind="paragraph", start=0, end=len(document.text)),)
        self._block_starts = [block.start for block in self.blocks]
        self.sentences = [span for block in self.blocks for span in sentences(self.text, block.start, block.end)]
        self._sentence_starts = [start for start, _ in self.sentences]
        self.quoted = _outermost(self.text)
        self._quoted_starts = [start for start, _ in self.quoted]
        self.mentions = _mentions(resolution)
        self._mention_starts = [mention.start for mention in self.mentions]
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self._read_words()
        self._hits: dict[str, list[Hit]] = {}
        self._hit_starts: dict[str, list[int]] = {}
        self._find_hits()

    def _read_words(self) -> None:
        lowered = self.text.lower()
        if len(lowered) != len(self.text):  # a letter whose lower case is longer would shift every offset
            lowered = "".join(low if len(low := c.lower()) == 1 else c for c in self.text)
        for match in _WORD.finditer(lowered):
            word = match.group()
            self.words.append(word if word.isalnum() else word.replace("’", "'").replace("‘", "'"))
            self.starts.append(match.start())
            self.ends.append(match.end())

    def _find_hits(self) -> None:
        entries, words = lexicon(), self.words
        for at, word in enumerate(words):
            node = entries.get(word)
            if node is None and word.endswith(_POSSESSIVE):
                node = entries.get(word[:-2])
            if node is None:
                continue
            for (family, label), after in phrases_at(node, words, at).items():
                hit = Hit(self.starts[at], self.ends[after - 1], label, at, after)
                self._hits.setdefault(family, []).append(hit)
        self._hit_starts = {family: [hit.start for hit in hits] for family, hits in self._hits.items()}

    def hits(self, family: str, spans: Spans, *labels: str) -> list[Hit]:
        """The phrases of a family (of `labels`, if given) that stand wholly within one of `spans`."""
        starts = self._hit_starts.get(family)
        if starts is None:
            return []
        found = self._hits[family]
        return [
            hit
            for start, end in spans
            for hit in found[bisect_left(starts, start) : bisect_left(starts, end)]
            if hit.end <= end and (not labels or hit.label in labels)
        ]

    def hits_from(self, family: str, spans: Spans) -> list[Hit]:
        """The phrases of a family that begin within one of `spans`, wherever they end."""
        starts = self._hit_starts.get(family)
        if starts is None:
            return []
        found = self._hits[family]
        return [hit for start, end in spans for hit in found[bisect_left(starts, start) : bisect_left(starts, end)]]

    def word_range(self, span: Span) -> range:
        """The indices of the words that begin within `span`."""
        return range(bisect_left(self.starts, span[0]), bisect_left(self.starts, span[1]))

    def words_in(self, spans: Spans) -> list[str]:
        """The words of `spans`, in lower case."""
        return [self.words[at] for span in spans for at in self.word_range(span)]

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds `offset` (the one before it, where `offset` stands between two)."""
        if not self.sentences:
            return (0, len(self.text))
        return self.sentences[max(0, bisect_right(self._sentence_starts, offset) - 1)]

    def sentence_index(self, offset: int) -> int:
        """The number of that sentence."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def sentences_in(self, span: Span) -> list[Span]:
        """The sentences that begin within `span`, and the one that runs into it."""
        if not self.sentences:
            return []
        first = self.sentence_index(span[0])
        last = bisect_left(self._sentence_starts, span[1])
        return [found for found in self.sentences[first:last] if found[1] > span[0]]

    def block_at(self, offset: int) -> Block:
        """The block that holds `offset`, or the one before it."""
        return self.blocks[max(0, bisect_right(self._block_starts, offset) - 1)]

    def is_quoted(self, offset: int) -> bool:
        """Does `offset` stand between quotation marks?"""
        at = bisect_right(self._quoted_starts, offset) - 1
        return at >= 0 and offset < self.quoted[at][1]

    def quotations_in(self, span: Span) -> list[Span]:
        """The outermost quotations that begin within `span`, marks included."""
        return self.quoted[bisect_left(self._quoted_starts, span[0]) : bisect_left(self._quoted_starts, span[1])]

    def mentions_in(self, spans: Spans) -> list[Mention]:
        """The entities named within `spans`."""
        return [
            mention
            for start, end in spans
            for mention in self.mentions[
                bisect_left(self._mention_starts, start) : bisect_left(self._mention_starts, end)
            ]
            if mention.end <= end
        ]


def _mentions(resolution: Resolution) -> list[Mention]:
    found = [Mention(start, end, entity) for entity in resolution.entities for start, end in entity.mentions]
    found.sort(key=lambda mention: (mention.start, -mention.end))
    return found


def _outermost(text: str) -> list[Span]:
    found: list[Span] = []
    for quotation in quotations(text):
        if not found or quotation.start >= found[-1][1]:
            found.append((quotation.start, quotation.end))
    return found
