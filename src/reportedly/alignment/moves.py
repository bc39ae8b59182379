"""Words that changed places within a sentence: "the crater from the impact" for "the impact from the crater"."""

from __future__ import annotations

from collections.abc import Sequence

from .align import Alignment, Match
from .grammar import is_content
from .printed import Wording

_NEAR = 12
"""Words of the document between the place where a word would stand and the place where it stands."""
_MARGIN = 4
_MOST_PLACES = 8


def with_moves(alignment: Alignment, mine: Wording, theirs: Wording) -> Alignment:
    """`alignment` with the content words that both have, but each in another place of the same sentence.

    Only where nothing else is new in the sentence: the same words in another order, and not other words.

    >>> from .align import align
    >>> one, other = Wording("we saw the crater from the impact"), Wording("we saw the impact from the crater")
    >>> with_moves(align(one.forms, other.forms), one, other).moved
    (Match(story=3, document=6, size=1),)
    """
    both = sorted((*alignment.kept, *alignment.moved))
    if not alignment.kept:
        return alignment
    unanswered = [(at, *gap[2:]) for gap in _gaps(both, mine, theirs) for at in range(*gap[:2]) if is_content(mine.forms[at])]
    places = _free(both, theirs) if unanswered else {}
    if not places:
        return alignment
    shared = _shared(alignment.kept, mine, theirs)
    own, other = mine.numbers, theirs.numbers
    found: list[Match] = []
    new: set[int] = set()
    for at, first, last in unanswered:
        candidates = places.get(mine.spelled[at], [])
        near = min(candidates, key=lambda place: abs(place - first), default=None)
        if near is None or first <= near < last or abs(near - first) > _NEAR or (own[at], other[near]) not in shared:
            new.add(own[at])
            continue
        candidates.remove(near)
        found.append(Match(at, near, 1))
    found = [match for match in found if own[match.story] not in new]
    return Alignment(alignment.kept, tuple(sorted((*alignment.moved, *found)))) if found else alignment


def _gaps(matches: Sequence[Match], mine: Wording, theirs: Wording) -> list[tuple[int, int, int, int]]:
    """The stretches of the story that nothing answers, and the stretches of the document in their place."""
    found = []
    at, place = 0, max(0, matches[0].document - matches[0].story)
    for match in matches:
        if at < match.story:
            found.append((at, match.story, place, match.document))
        at, place = match.story + match.size, match.document + match.size
    if at < len(mine.forms):
        found.append((at, len(mine.forms), place, min(len(theirs.forms), place + len(mine.forms) - at)))
    return found


def _free(matches: Sequence[Match], theirs: Wording) -> dict[str, list[int]]:
    """The content words of the document near the matches that answer nothing, by their forms."""
    taken = [False] * len(theirs.forms)
    for match in matches:
        taken[match.document : match.document + match.size] = [True] * match.size
    first = max(0, min(match.document for match in matches) - _MARGIN)
    last = min(len(taken), max(match.document + match.size for match in matches) + _MARGIN)
    places: dict[str, list[int]] = {}
    for at in range(first, last):
        if not taken[at] and is_content(theirs.forms[at]):
            found = places.setdefault(theirs.spelled[at], [])
            if len(found) < _MOST_PLACES:
                found.append(at)
    return places


def _shared(kept: Sequence[Match], mine: Wording, theirs: Wording) -> set[tuple[int, int]]:
    """The pairs of sentences that have words in common, in order."""
    own, other = mine.numbers, theirs.numbers
    return {(own[match.story + at], other[match.document + at]) for match in kept for at in range(match.size)}
