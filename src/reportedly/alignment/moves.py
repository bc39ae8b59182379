"""Words that changed places within a sentence: "the crater from the impact" for "the impact from the crater"."""

from __future__ import annotations

from collections.abc import Sequence

from .._typing import Span
from .align import Alignment, Match
from .answers import answers
from .grammar import grammar, is_content, is_light
from .printed import Wording
from .words import letters

_NEAR = 12
"""Words of the document between the place where a word would stand and the place where it stands."""
_MARGIN = 4
_MOST_PLACES = 8


def with_moves(alignment: Alignment, mine: Wording, theirs: Wording) -> Alignment:
    """`alignment` with the words that both have, but each in another place of the same sentence.

    Only where nothing else is new in the sentence: the same words in another order, and not other words.

    >>> from .align import align
    >>> one, other = Wording("we saw the crater from the impact"), Wording("we saw the impact from the crater")
    >>> with_moves(align(one.forms, other.forms), one, other).moved
    (Match(story=3, document=6, size=1),)
    """
    if not alignment.kept:
        return alignment
    gaps = _gaps(alignment, mine, theirs)
    unanswered = [
        (at, first, last)
        for begin, end, first, last in gaps
        for at in range(begin, end)
        if at not in mine.bracketed
        and _moves(mine.forms[at], alone=first == last)
        and not _is_replaced(mine.forms[at], theirs.forms[first:last])
    ]
    places = _free(alignment, theirs, gaps) if unanswered else {}
    if not places:
        return alignment
    shared = _shared(alignment.kept, mine, theirs)
    own, other = mine.numbers, theirs.numbers
    found: list[Match] = []
    new: set[int] = set()
    answered = {at for begin, end, first, last in gaps for at in _answered(mine, theirs, (begin, end), (first, last))}
    for at, first, last in unanswered:
        if at in answered:
            continue
        candidates = places.get(mine.spelled[at], [])
        near = min(candidates, key=lambda place: abs(place - first), default=None)
        if near is None or first <= near < last or abs(near - first) > _NEAR or (own[at], other[near]) not in shared:
            if is_content(mine.forms[at]):
                new.add(own[at])
            continue
        candidates.remove(near)
        found.append(Match(at, near, 1))
    found = [match for match in found if own[match.story] not in new]
    return Alignment(alignment.kept, tuple(sorted((*alignment.moved, *found)))) if found else alignment


def _gaps(alignment: Alignment, mine: Wording, theirs: Wording) -> list[tuple[int, int, int, int]]:
    """The stretches of the story that nothing answers, and the stretches of the document in their place."""
    found = []
    moved = frozenset(alignment.moved)
    at, place = 0, max(0, alignment.kept[0].document - alignment.kept[0].story)
    for match in sorted((*alignment.kept, *alignment.moved)):
        stop = place if match in moved else match.document
        if letters(mine.forms[at : match.story]) != letters(theirs.forms[place:stop]):
            found.append((at, match.story, place, stop))
        at = match.story + match.size
        if match not in moved:
            place = match.document + match.size
    if at < len(mine.forms):
        found.append((at, len(mine.forms), place, min(len(theirs.forms), place + len(mine.forms) - at)))
    return found


def _answered(mine: Wording, theirs: Wording, story: Span, document: Span) -> list[int]:
    """The words of a gap that stand at their place in another form: "I am" for "I'm"."""
    same = answers(mine.forms[slice(*story)], theirs.forms[slice(*document)])
    return [story[0] + at for answer in same for at in range(answer.begin, answer.end)]


def _moves(form: str, *, alone: bool) -> bool:
    """Whether a word that stands elsewhere was moved: a small one only where no other stands in its place."""
    return not is_light(form) or (alone and form in grammar().moving)


def _is_replaced(form: str, facing: Sequence[str]) -> bool:
    """Whether a word without content, as a pronoun, gave its place to one with content: that is no other order."""
    return not is_content(form) and any(map(is_content, facing))


def _free(alignment: Alignment, theirs: Wording, gaps: Sequence[tuple[int, int, int, int]]) -> dict[str, list[int]]:
    """The words of the document that may have moved, near the matches that answer nothing, by their forms."""
    matches = (*alignment.kept, *alignment.moved)
    taken = {at for match in matches for at in range(match.document, match.document + match.size)}
    first = max(0, min(match.document for match in matches) - _MARGIN)
    last = min(len(theirs.forms), max(match.document + match.size for match in matches) + _MARGIN)
    facing = {at for begin, end, place, stop in gaps if begin < end for at in range(place, stop)}
    places: dict[str, list[int]] = {}
    for at in range(first, last):
        if at not in taken and at not in theirs.bracketed and _moves(theirs.forms[at], alone=at not in facing):
            found = places.setdefault(theirs.spelled[at], [])
            if len(found) < _MOST_PLACES:
                found.append(at)
    return places


def _shared(kept: Sequence[Match], mine: Wording, theirs: Wording) -> set[tuple[int, int]]:
    """The pairs of sentences that have words in common, in order."""
    own, other = mine.numbers, theirs.numbers
    return {(own[match.story + at], other[match.document + at]) for match in kept for at in range(match.size)}
