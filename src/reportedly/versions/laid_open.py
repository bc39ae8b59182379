"""A version laid open: its sentences, and the words of each with what they are in print."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from .._typing import Span
from ..alignment.grammar import is_content, spelling, stem
from ..alignment.words import Word, words
from ..assessment.article import Article
from ..document import Block
from ..entity import Entity
from ..extraction.marks import quotations
from ..resolution.record import Resolution
from ..sentences import sentences
from ..statement import Statement
from ..story import Story
from .lexicon import lists
from .notice_places import notice_starts
from .trappings import trappings

LONGEST = 400
"""Words of a sentence; what is longer is cut, so that no comparison of two grows without end."""
_HEAD = 6
"""Blocks among which the byline is that stands above a story."""
NOT_COMPARED = frozenset({"byline", "notice", "entry"})
"""Blocks that tell nothing of the matter: who wrote it, when, and what a notice says of the story itself."""


class Token(NamedTuple):
    """A word `[start, end)`: the form it is compared by, how it is printed, and whether in quotation marks.

    `initial` words open a sentence or a quotation, where a capital letter tells nothing.
    """

    start: int
    end: int
    form: str
    print: str
    quoted: bool
    initial: bool

    @property
    def is_number(self) -> bool:
        """Whether it is a number, a month, a day of the week."""
        if self.form[0].isdigit() or self.form in lists().calendar:
            return True
        return self.form in lists().calendar_capital and self.print[0].isupper() and not self.initial


class Sentence(NamedTuple):
    """A sentence `[start, end)`, the block in which it stands, and the stems of its words that carry content."""

    start: int
    end: int
    block: int
    kind: str
    tokens: tuple[Token, ...]
    stems: frozenset[str]
    matter: frozenset[str]
    """The stems without those of names and of who says it."""
    quoted: frozenset[str]
    """The stems in quotation marks."""

    @property
    def key(self) -> tuple[str, ...]:
        """The words as they are compared."""
        return tuple(token.form for token in self.tokens)


class Version:
    """A story laid open for comparison; everything is worked out once and looked up by place."""

    def __init__(self, story: Story, *, beside: str = "") -> None:
        """`beside` is the text of the other version, by which prose is told from a notice in its paragraph."""
        self.story = story
        self.text = story.document.text
        document = story.document
        self.blocks = document.blocks or (Block(kind="paragraph", start=0, end=len(self.text)),)
        self.article = Article(document, Resolution(story.entities, ()))
        self.entities = {entity.id: entity for entity in story.entities}
        self._quoted = [found for found in quotations(self.text) if found.depth == 0]
        self._quoted_starts = [found.start for found in self._quoted]
        signed = max((at for at, block in enumerate(self.blocks[:_HEAD]) if block.kind == "byline"), default=0)
        self._paragraph_starts = [block.start for block in self.blocks[signed:] if block.kind == "paragraph"]
        self._sources = _sources(story)
        self._source_starts = [start for start, _, _ in self._sources]
        self._extents = _extents(story)
        self._extent_starts = [start for start, _, _ in self._extents]
        self.headline, self.title_block = self._headline()
        self._notice_starts = notice_starts(self.text, self.blocks, beside)
        self.datelines: set[int] = set()
        """Where the places begin from which a report was filed."""
        self.sentences = tuple(self._read())
        self.names = self._names()
        self.people = frozenset(
            word.form.removesuffix("'s")
            for entity in story.entities
            if entity.type == "person"
            for name in (entity.name, *entity.aliases)[:8]
            for word in words(name)
        )
        """The words of which the names of persons consist."""

    def _headline(self) -> tuple[tuple[int | None, int | None, str] | None, int | None]:
        """The title at its place, where the text has it, and the number of its block."""
        title = self.story.document.title
        forms = [word.form for word in words(title)] if title else []
        for number, block in enumerate(self.blocks):
            if block.kind != "heading":
                continue
            text = self.text[block.start : block.end]
            if not forms or [word.form for word in words(text[:2_000])] == forms:
                return (block.start, block.end, text), number
        return ((None, None, title), None) if title else (None, None)

    def _read(self) -> Iterator[Sentence]:
        for number, block in enumerate(self.blocks):
            stop = self._notice_starts.get(number, block.start) if block.kind == "notice" else block.end
            if (block.kind in NOT_COMPARED and (block.kind != "notice" or stop == block.start)) or (
                number == self.title_block
            ):
                continue
            kind = "paragraph" if block.kind == "notice" else block.kind
            aside = trappings(self.text, block.start, stop, kind) or (0, 0)
            if block.kind == "paragraph" and block.start < aside[0]:
                self.datelines.update(word.start for word in words(self.text, [(block.start, aside[0])]))
            for start, end in sentences(self.text, block.start, stop):
                found = [word for word in words(self.text, [(start, end)]) if not aside[0] <= word.start < aside[1]]
                for cut in range(0, len(found), LONGEST):
                    piece = found[cut : cut + LONGEST]
                    last = cut + LONGEST >= len(found)
                    yield self._sentence(
                        piece, start if not cut else piece[0].start, end if last else piece[-1].end, number, kind
                    )

    def notice_start(self, number: int) -> int:
        """Where the notice of a block begins; before it prose may stand."""
        return self._notice_starts.get(number, self.blocks[number].start)

    def _sentence(self, found: list[Word], start: int, end: int, block: int, kind: str) -> Sentence:
        tokens = tuple(self._token(word, first=place == 0) for place, word in enumerate(found))
        stems = frozenset(stem(token.form) for token in tokens if is_content(token.form))
        named = _capitals(tokens)
        matter = frozenset(
            stem(token.form)
            for place, token in enumerate(tokens)
            if is_content(token.form)
            and place not in named
            and (token.quoted or (token.form not in lists().attributing and not self.in_source(token.start, token.end)))
        )
        quoted = frozenset(stem(token.form) for token in tokens if token.quoted and is_content(token.form))
        return Sentence(start, end, block, kind, tokens, stems, matter, quoted)

    def _token(self, word: Word, *, first: bool) -> Token:
        at = bisect_right(self._quoted_starts, word.start) - 1
        quoted = at >= 0 and word.start < self._quoted[at].end and self._quoted[at].inner[0] <= word.start
        initial = first or (quoted and self._quoted[at].inner[0] == word.start)
        print_ = self.text[word.start : word.end]
        return Token(word.start, word.end, spelling(word.form), print_, quoted, initial)

    def _names(self) -> frozenset[str]:
        """Words that are printed with a capital where nothing but a name asks for one."""
        found = {
            token.form
            for sentence in self.sentences
            if sentence.kind not in {"heading", "caption", "pull_quote"}
            for token in sentence.tokens
            if token.print[0].isupper() and not token.initial
        }
        return frozenset(found)

    def in_source(self, start: int, end: int) -> bool:
        """Whether the words at `[start, end)` touch those that name a speaker."""
        return self.source_at(start, end) is not None

    def source_at(self, start: int, end: int) -> Statement | None:
        """The statement whose speaker is named by words that `[start, end)` touches."""
        last = bisect_left(self._source_starts, max(end, start + 1))
        for begin, stop, statement in reversed(self._sources[max(0, last - 4) : last]):
            if begin < max(end, start + 1) and start < stop:
                return statement
        return None

    def statement_at(self, start: int, end: int) -> Statement | None:
        """The statement that holds most closely the words at `[start, end)`."""
        last = bisect_left(self._extent_starts, max(end, start + 1))
        best: tuple[int, int, Statement] | None = None
        for begin, stop, statement in self._extents[max(0, last - 16) : last]:
            if start < stop and (best is None or (stop - begin) < best[1] - best[0]):
                best = (begin, stop, statement)
        return None if best is None else best[2]

    def speaker(self, statement: Statement) -> Entity | None:
        """The first speaker of a statement, where one is known."""
        return next((self.entities[name] for name in statement.speakers if name in self.entities), None)

    def paragraph(self, place: int) -> int:
        """The number, from 1, of the paragraph below the byline in which a place lies."""
        return bisect_right(self._paragraph_starts, place)

    def closed(self, span: Span) -> bool:
        """Whether each quotation that touches `span` is closed."""
        first = max(0, bisect_right(self._quoted_starts, span[0]) - 1)
        last = bisect_left(self._quoted_starts, span[1])
        return all(found.closed for found in self._quoted[first:last] if found.end > span[0])

    def doubting(self, sentence: Sentence) -> frozenset[int]:
        """Where words of a sentence start that mark doubt outside quotation marks: "allegedly", "may"."""
        marks = [
            hit
            for hit in self.article.hits("hedges", ((sentence.start, sentence.end),), "hedge")
            if not self.article.is_quoted(hit.start)
        ]
        return frozenset(
            token.start
            for token in sentence.tokens
            if any(hit.start <= token.start < hit.end for hit in marks)
            or (token.form in lists().doubting and not token.quoted and self.text[token.start].islower())
        )


def _capitals(tokens: tuple[Token, ...]) -> frozenset[int]:
    """The places of words with a capital that is not, or need not be, that of a sentence."""
    capital = [token.print[0].isupper() for token in tokens]
    follows = [*capital[1:], False]
    return frozenset(
        place
        for place, token in enumerate(tokens)
        if capital[place] and (not token.initial or (follows[place] and not tokens[place + 1].initial))
    )


def _sources(story: Story) -> list[tuple[int, int, Statement]]:
    found = [
        (start, end, statement)
        for statement in story.statements
        for printing in statement.printings or (statement,)
        for start, end in printing.source
    ]
    return sorted(found, key=lambda item: item[:2])


def _extents(story: Story) -> list[tuple[int, int, Statement]]:
    """Each printing of each statement, from its first word to its last."""
    found = []
    for statement in story.statements:
        for printing in statement.printings or (statement,):
            spans = (*printing.source, *printing.cue, *printing.content)
            if spans:
                found.append((min(start for start, _ in spans), max(end for _, end in spans), statement))
    return sorted(found, key=lambda item: item[:2])
