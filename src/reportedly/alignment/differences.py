"""The differences between two texts, word by word, as spans into both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..claim import Difference, Operation
from .align import Alignment
from .words import Word


class Step(NamedTuple):
    """One step through both lists of words: `[start, end)` of each, empty where nothing answers there."""

    op: Operation
    story: tuple[int, int]
    document: tuple[int, int]


def steps(alignment: Alignment, story: int, document: int) -> list[Step]:
    """The steps from the first word of the story to its last; both lengths are counts of words.

    What the document has before and after the words that the story quotes is no step.

    >>> from .align import Match
    >>> steps(Alignment((Match(0, 2, 3), Match(4, 6, 1))), 5, 9)[1]
    Step(op='replaced', story=(3, 4), document=(5, 6))
    """
    found: list[Step] = []
    at = place = 0
    started = False
    moved = frozenset(alignment.moved)
    for match in sorted((*alignment.kept, *alignment.moved)):
        end = (match.document, match.document + match.size)
        if match in moved:
            found += _gap(at, match.story, place, place)
            found.append(Step("moved", (match.story, match.story + match.size), end))
        else:
            if not started:  # as many words before it as the story has stand for those that the story has
                place, started = max(0, match.document - match.story + at), True
            found += _gap(at, match.story, place, match.document)
            found.append(Step("same", (match.story, match.story + match.size), end))
            place = match.document + match.size
        at = match.story + match.size
    return found + list(_gap(at, story, place, min(document, place + story - at) if started else place))


def differences(found: Sequence[Step], story: Sequence[Word], document: Sequence[Word]) -> tuple[Difference, ...]:
    """`found` as spans of code points."""
    return tuple(
        Difference(op=step.op, story=_span(story, *step.story), document=_span(document, *step.document))
        for step in found
    )


def _gap(begin: int, end: int, place: int, stop: int) -> Iterator[Step]:
    if begin < end and place < stop:
        yield Step("replaced", (begin, end), (place, stop))
    elif begin < end:
        yield Step("added", (begin, end), (place, place))
    elif place < stop:
        yield Step("dropped", (begin, begin), (place, stop))


def _span(words: Sequence[Word], begin: int, end: int) -> tuple[int, int]:
    if begin < end:
        return words[begin].start, words[end - 1].end
    if not words:
        return 0, 0
    at = words[begin].start if begin < len(words) else words[-1].end
    return at, at
