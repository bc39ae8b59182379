"""The checks of a story: each of its quotations, and each paraphrase, held against the documents of an index."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from .._typing import Span
from ..alignment import Wording
from ..check import Check, Match
from ..document import Block, Box, Document
from ..entity import Entity
from ..extraction.marks import quotations
from ..linking.labels import another
from ..linking.quoted import Quotation, Saying, quotations_of
from ..statement import Statement
from ..story import Story
from .finding import find, nearest
from .index import Index
from .turns import turn_numbers

_MOST_MATCHES = 1_000
_LINE = 0.5
"""Share of the lower of two words that stands beside the other where they are of one line: letters differ in height."""


class Checker:
    """Documents, indexed once, against which the quotations of any number of stories are checked.

    >>> from reportedly.reading import from_text
    >>> checker = Checker([from_text("I say that we must close the old bridge.", id="speech")])
    >>> story = Story(document=from_text("The mayor: “We must close the bridge.”", id="story"))
    >>> [(check.wording, check.matches[0].text) for check in checker.checks(story)]
    [('elided', 'we must close the old bridge')]
    """

    def __init__(self, documents: Sequence[Document]) -> None:
        self.index = Index(documents)
        self._placed = [_Placed(document) for document in documents]

    def checks(self, story: Story) -> Iterator[Check]:
        """A check for each quotation of the story, fragments included, then for what is only paraphrased."""
        statements = story.statements
        sayings = [Saying(at, said.content, said.quotation == "direct") for at, said in enumerate(statements)]
        text = story.document.text
        marked = [found.inner for found in quotations(text) if found.depth == 0 and found.inner[0] < found.inner[1]]
        for quotation in _outermost(quotations_of(text, marked, sayings)):
            said = None if quotation.statement is None else statements[quotation.statement]
            yield self._check(story, quotation, said)
        for said in story.statements:
            if said.quotation == "indirect" and said.content:
                yield self._paraphrase(story, said)

    def _check(self, story: Story, quotation: Quotation, said: Statement | None) -> Check:
        names, persons = _names(story, said), _persons(story, said)
        found = find(
            self.index,
            Wording(story.document.text, quotation.pieces),
            rank=lambda document, start: int(_differs(persons, self._placed[document].speaker(start)) is not False),
        )
        matches: tuple[Match, ...] = ()
        if found is not None:
            matches = tuple(self._placed[found.document].match(span) for span in found.places[:_MOST_MATCHES])
        direct = said is None or said.quotation != "mixed"
        return Check(
            story=story.document.id,
            statement=None if said is None else said.id,
            start=quotation.pieces[0][0],
            end=quotation.pieces[-1][1],
            pieces=quotation.pieces,
            text=story.document.text[quotation.pieces[0][0] : quotation.pieces[-1][1]],
            quotation="direct" if direct else "mixed",
            speaker=names[0] if names else None,
            wording="not_found" if found is None else found.wording,
            document=None if found is None else self.index.documents[found.document].id,
            matches=matches,
            difference=() if found is None else found.differences,
            speaker_differs=_differs(persons, matches[0].speaker) if matches else None,
        )

    def _paraphrase(self, story: Story, said: Statement) -> Check:
        near = nearest(self.index, story.document.text, said.content)
        first = near[0][0] if near else None
        names = _names(story, said)
        return Check(
            story=story.document.id,
            statement=said.id,
            start=said.content[0][0],
            end=said.content[-1][1],
            pieces=said.content,
            text=story.document.text[said.content[0][0] : said.content[-1][1]],
            quotation="indirect",
            speaker=names[0] if names else None,
            wording="indirect",
            document=None if first is None else self.index.documents[first].id,
            matches=tuple(self._placed[document].match(span) for document, span in near if document == first),
        )


def _outermost(found: Sequence[Quotation]) -> Iterator[Quotation]:
    """The quotations, in order, without those that stand within a longer one and are checked with it.

    >>> [q.pieces for q in _outermost([Quotation(1, ((0, 9),), ()), Quotation(2, ((0, 40),), ()),
    ...                                Quotation(3, ((12, 20), (22, 30)), ()), Quotation(4, ((50, 60),), ())])]
    [((0, 40),), ((50, 60),)]
    """
    spans = sorted({span for quotation in found for span in quotation.pieces}, key=lambda span: (span[0], -span[1]))
    held: set[Span] = set()
    reach = -1
    for start, end in spans:
        if end <= reach:
            held.add((start, end))
        reach = max(reach, end)
    return (quotation for quotation in found if not held.issuperset(quotation.pieces))


class _Placed:
    """A document whose pages, boxes and turns are asked for."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def _turns(self) -> list[Block]:
        return [block for block in self.document.blocks if block.kind == "turn"]

    @cached_property
    def _numbers(self) -> list[int]:
        return turn_numbers(self.document.text, self._turns)

    @cached_property
    def _turn_starts(self) -> list[int]:
        return [block.start for block in self._turns]

    @cached_property
    def _box_starts(self) -> list[int]:
        return [box.start for box in self.document.layout]

    def speaker(self, point: int) -> str | None:
        """Who speaks at a code point of a transcript."""
        turn = self._turn(point)
        return None if turn is None else self._turns[turn].speaker

    def match(self, span: Span) -> Match:
        """The words of a span with the page, the boxes and the turn where they stand."""
        turn = self._turn(span[0])
        boxes = self._boxes(span)
        return Match(
            start=span[0],
            end=span[1],
            page=boxes[0].page if boxes else None,
            boxes=boxes,
            turn=None if turn is None else self._numbers[turn],
            speaker=self.speaker(span[0]),
            text=self.document.quote(span),
        )

    def _turn(self, point: int) -> int | None:
        at = bisect_right(self._turn_starts, point) - 1
        return at if at >= 0 and point < self._turns[at].end else None

    def _boxes(self, span: Span) -> tuple[Box, ...]:
        """A box for each line of the words."""
        found: list[Box] = []
        at = max(0, bisect_right(self._box_starts, span[0]) - 1)
        for box in self.document.layout[at:]:
            if box.start >= span[1]:
                break
            if box.end <= span[0]:
                continue
            last = found[-1] if found else None
            if last is not None and _is_beside(last, box):
                found[-1] = Box(
                    start=last.start, end=box.end, page=box.page, left=min(last.left, box.left),
                    top=min(last.top, box.top), right=max(last.right, box.right), bottom=max(last.bottom, box.bottom),
                )  # fmt: skip
            else:
                found.append(box)
        return tuple(found)


def _is_beside(one: Box, other: Box) -> bool:
    """Whether a word stands on the line of the words before it."""
    both = min(one.bottom, other.bottom) - max(one.top, other.top)
    lower = min(one.bottom - one.top, other.bottom - other.top)
    return one.page == other.page and both >= _LINE * lower and other.left >= one.left


def _names(story: Story, said: Statement | None) -> tuple[str, ...]:
    """By what names the story calls who speaks; none where it names nobody."""
    return tuple(entity.name for entity in _speakers(story, said) if entity.type != "unnamed_person")


def _persons(story: Story, said: Statement | None) -> tuple[str, ...]:
    """The names of the persons among those who speak: a turn is a person's."""
    return tuple(entity.name for entity in _speakers(story, said) if entity.type == "person")


def _speakers(story: Story, said: Statement | None) -> list[Entity]:
    entities = {entity.id: entity for entity in story.entities}
    return [entities[speaker] for speaker in said.speakers if speaker in entities] if said is not None else []


def _differs(names: tuple[str, ...], speaker: str | None) -> bool | None:
    """Whether a turn is somebody else's than the speakers'; None where one of the two is not known by a name.

    >>> _differs(("Ann Roe",), "MS. ROE"), _differs(("Ann Roe",), "ANN POE"), _differs(("Ann Roe",), "THE WITNESS")
    (False, True, None)
    """
    verdicts = {another(name, (speaker,)) for name in names} if speaker is not None else set()
    if not verdicts:
        return None
    return False if False in verdicts else None if None in verdicts else True
