"""Where the words of a change stand: sentences and runs of sentences, words within them, and places between words."""

from __future__ import annotations

from collections.abc import Sequence

from ..change import VersionWords
from .laid_open import Token, Version


def runs(numbers: Sequence[int], version: Version) -> list[list[int]]:
    """Neighbouring sentences of one block that belong to one statement, or to none, as one run each."""
    found: list[list[int]] = []
    for at, before in zip(numbers, (None, *numbers), strict=False):
        if before is not None and at == before + 1 and _together(version, before, at):
            found[-1].append(at)
        else:
            found.append([at])
    return found


def _together(version: Version, one: int, other: int) -> bool:
    first, second = version.sentences[one], version.sentences[other]
    if first.block != second.block:
        return False
    mine, theirs = (version.statement_at(sentence.start, sentence.end) for sentence in (first, second))
    return (mine and mine.id) == (theirs and theirs.id)


def stems_of(version: Version, numbers: Sequence[int]) -> frozenset[str]:
    """The stems of the words of some sentences that carry content."""
    return frozenset().union(*(version.sentences[at].stems for at in numbers))


def words_of(version: Version, numbers: Sequence[int]) -> VersionWords:
    """From the first of some sentences to the last."""
    start, end = version.sentences[numbers[0]].start, version.sentences[numbers[-1]].end
    return VersionWords(start=start, end=end, text=version.text[start:end])


def words_between(version: Version, around: Sequence[Token], begin: int, end: int, *, wide: bool) -> VersionWords:
    """The words from the `begin`-th to before the `end`-th; a place, where there is none.

    With `wide` one more on each side, so that a reader sees between which words others came or went.
    """
    if wide:
        begin, end = max(0, begin - 1), min(len(around), end + 1)
    if begin < end:
        first, last = around[begin].start, around[end - 1].end
    else:
        first = last = around[begin].start if begin < len(around) else around[-1].end if around else 0
    return VersionWords(start=first, end=last, text=version.text[first:last])
