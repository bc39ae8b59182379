"""What stands in brackets is put in as a whole: it answers to words as a whole, or stands in their place."""

from __future__ import annotations

from collections.abc import Sequence

from .._typing import Span
from .align import Alignment, Match
from .printed import Wording

_MOST_WORDS = 6
"""Words of a bracket beyond which it is a parenthesis with words of its own."""


def with_whole_brackets(alignment: Alignment, mine: Wording, theirs: Wording) -> Alignment:
    """`alignment` without matches of some of the words of a bracket that others in it have no part in.

    >>> from .align import align
    >>> one, other = Wording("in the week of 12/8, please"), Wording("in the week of [8 December], please")
    >>> with_whole_brackets(align(one.forms, other.forms), one, other).kept
    (Match(story=0, document=0, size=4), Match(story=6, document=6, size=1))
    """
    if not (mine.bracketed or theirs.bracketed):
        return alignment
    kept = _without(alignment.kept, _in_part(alignment.kept, mine, theirs, story=True), story=True)
    kept = _without(kept, _in_part(kept, theirs, mine, story=False), story=False)
    return Alignment(tuple(kept), alignment.moved)


def _in_part(matches: Sequence[Match], wording: Wording, other: Wording, *, story: bool) -> set[int]:
    """The words of brackets of which only some are matched, and none with words in brackets."""
    answers: dict[int, int] = {}
    for match in matches:
        at, place = (match.story, match.document) if story else (match.document, match.story)
        answers.update((at + shift, place + shift) for shift in range(match.size))
    found: set[int] = set()
    for begin, end in _brackets(wording):
        within = [at for at in range(begin, end) if at in answers]
        if len(within) < end - begin <= _MOST_WORDS and len(within) < len(answers):
            found.update(within if not any(answers[at] in other.bracketed for at in within) else ())
    return found


def _brackets(wording: Wording) -> list[Span]:
    """Where the words of each bracket begin and end."""
    found: list[Span] = []
    for at in sorted(wording.bracketed):
        text = wording.between(at) if found else ""
        if found and found[-1][1] == at and "]" not in text and ")" not in text:
            found[-1] = found[-1][0], at + 1
        else:
            found.append((at, at + 1))
    return found


def _without(matches: Sequence[Match], words: set[int], *, story: bool) -> list[Match]:
    """The matches without those words."""
    found: list[Match] = []
    for match in matches:
        at = match.story if story else match.document
        for shift in range(match.size):
            if at + shift in words:
                continue
            last = found[-1] if found else None
            here = Match(match.story + shift, match.document + shift, 1)
            if shift and last is not None and (last.story + last.size, last.document + last.size) == here[:2]:
                found[-1] = last._replace(size=last.size + 1)
            else:
                found.append(here)
    return found
