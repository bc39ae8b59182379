"""All words of one text, in order, close together in another: where nothing is other, and words were only left out."""

from __future__ import annotations

from collections.abc import Sequence

from .align import Alignment, Match

_MOST_STARTS = 50
"""Places of the first words that are tried; the nearest words from each of them are what is wanted."""


def in_order(story: Sequence[str], document: Sequence[str], *, most: int) -> Alignment | None:
    """All words of `story`, in order, among at most `most` words of `document`; None where they don't stand so.

    >>> in_order("we must close it".split(), "we say we must never close it".split(), most=6)
    Alignment(kept=(Match(story=0, document=2, size=2), Match(story=2, document=5, size=2)), moved=())
    """
    best: list[int] | None = None
    begin = 0
    for _ in range(_MOST_STARTS if story else 0):
        place = begin - 1
        for form in story:  # the first place where the words end
            try:
                place = document.index(form, place + 1)
            except ValueError:
                return None if best is None else Alignment(_matches(best))
        places = [place]
        for form in story[-2::-1]:  # the last words before it that hold the others
            place -= 1
            while document[place] != form:
                place -= 1
            places.append(place)
        places.reverse()
        if places[-1] - places[0] < (most if best is None else best[-1] - best[0]):
            best = places
        begin = places[0] + 1
    return None if best is None else Alignment(_matches(best))


def _matches(places: Sequence[int]) -> tuple[Match, ...]:
    """The runs of words that stand at `places`."""
    found: list[Match] = []
    for at, place in enumerate(places):
        if found and found[-1].document + found[-1].size == place:
            found[-1] = found[-1]._replace(size=found[-1].size + 1)
        else:
            found.append(Match(at, place, 1))
    return tuple(found)
