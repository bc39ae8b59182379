"""Words that answer other words of a gap though they are printed otherwise: put together, contracted, in another form.

Between two runs of equal words stand words of the one and words of the other. Some of them are the same words: "health
care" and "healthcare", "it's" and "it is", "happened" and "happens". What is left beside them was put in or left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from .._typing import Span
from .align import Alignment, Match
from .amounts import Amount, amount, amounts
from .grammar import expanded, grammar, is_content, is_light, meaning, spelling
from .printed import Wording
from .words import letters

_COMPOUND = 3
"""Words that may be written as one, or as several."""
_LONGEST_AMOUNT = 12
_MOST_PLACES = 4
_MOST_PAIRS = 120
_MOST_WORDS = 400
"""Words of a gap beyond which it is another passage."""
_FEW = 4
_AS_PRINTED, _IN_ANOTHER_FORM = 2.0, 1.0
_APART = 0.01


class Answer(NamedTuple):
    """The words `[begin, end)` of the story and `[place, stop)` of the document are the same words."""

    begin: int
    end: int
    place: int
    stop: int


def answers(here: Sequence[str], there: Sequence[str], *, last: bool = False) -> list[Answer]:
    """The words of two gaps that answer each other, in the order of both; of equals those next to the other end.

    With `last` the gap stands behind all that is equal, so that the nearest are the first.

    >>> answers("healthcare happen".split(), "health care will get happened".split())
    [Answer(begin=0, end=1, place=0, stop=2), Answer(begin=1, end=2, place=4, stop=5)]
    """
    if not here or not there or len(here) > _MOST_WORDS or len(there) > _MOST_WORDS:
        return []
    if len(here) == len(there) == 1:  # most gaps are one word for another
        one = is_same_words(here, there) or meaning(here) == meaning(there) != ()
        return [Answer(0, 1, 0, 1)] if one and not (here[0] == there[0] and is_light(here[0])) else []
    pairs = list(_pairs(here, there))
    best: list[float] = []
    before: list[int] = []
    for at, (pair, worth) in enumerate(pairs):
        far = pair.place if last else len(there) - pair.stop
        own, link = worth - _APART * far, -1
        for other in range(at):
            reached = pairs[other][0]
            if reached.end <= pair.begin and reached.stop <= pair.place and best[other] + worth > own:
                between = 0 if last else pair.place - reached.stop
                score = best[other] + worth - _APART * between
                if score > own:
                    own, link = score, other
        best.append(own)
        before.append(link)
    found: list[Answer] = []
    at = max(range(len(pairs)), key=best.__getitem__, default=-1)
    while at >= 0:
        found.append(pairs[at][0])
        at = before[at]
    return found[::-1]


def is_same_words(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether words are the same, put together or taken apart, contracted, or spelled as another house does.

    >>> is_same_words(["any", "more"], ["anymore"]), is_same_words(["mayor's"], ["mayor", "has"])
    (True, True)
    """
    if _key(one) == _key(two) or letters(one) == letters(two) or _with_verb(one, two):
        return True
    informal = grammar().informal
    if len(one) == len(two) == 1 and (informal.get(one[0]) == two[0] or informal.get(two[0]) == one[0]):
        return True
    written = amount(one)
    return written is not None and written == amount(two)


def _pairs(here: Sequence[str], there: Sequence[str]) -> Iterator[tuple[Answer, float]]:
    """The pairs of words that answer each other, with what each is worth, in the order of the story's ends."""
    places: dict[object, list[Span]] = {}
    for stop in range(1, len(there) + 1):
        for place in range(stop - 1, max(-1, stop - 1 - _COMPOUND), -1):
            for key in _keys(there[place:stop]):
                found = places.setdefault(key, [])
                if len(found) < _MOST_PLACES and (place, stop) not in found:
                    found.append((place, stop))
    for written in amounts(there):
        places.setdefault(written[2:], []).append(written[:2])
    numbers = {written[:2]: written[2:] for written in amounts(here)}
    count = 0
    for end in range(1, len(here) + 1):
        for begin in range(end - 1, max(-1, end - 1 - _LONGEST_AMOUNT), -1):
            number = numbers.get((begin, end))
            if end - begin > _COMPOUND and number is None:
                continue
            seen: set[Span] = set()
            for key in (*_keys(here[begin:end]), *(() if number is None else (number,))):
                for place, stop in places.get(key, ()):
                    if (place, stop) in seen or count >= _MOST_PAIRS:
                        continue
                    seen.add((place, stop))
                    one, two = here[begin:end], there[place:stop]
                    same = is_same_words(one, two)
                    if not same and (len(one) > 1 or len(two) > 1):
                        continue
                    if one == two and all(map(is_light, one)):
                        continue  # a small word far off tells nothing
                    if not same and len(here) > _FEW and not is_content(one[0]):
                        continue  # nor does another form of a pronoun among many other words
                    count += 1
                    worth = _AS_PRINTED * max(len(one), len(two)) if same else _IN_ANOTHER_FORM
                    yield Answer(begin, end, place, stop), worth


def _keys(forms: Sequence[str]) -> Iterator[object]:
    """What two runs of words that answer each other have in common."""
    yield 0, letters(forms)
    yield 1, _key(forms)
    if len(forms) == 1:
        meant = meaning(forms)
        if meant:
            yield 2, meant
        written = grammar().informal.get(forms[0])
        if written is not None:
            yield 1, (written,)
        if forms[0].endswith("'s"):
            for verb in ("is", "has"):
                yield 1, (forms[0][:-2], verb)


def _key(forms: Sequence[str]) -> tuple[str, ...]:
    return tuple(spelling(part) for form in forms for part in expanded(form))


def _with_verb(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether a name and its verb were put together: "the mayor's" for "the mayor is"."""
    short, long = sorted((one, two), key=len)
    return len(short) == 1 and len(long) == 2 and short[0] == f"{long[0]}'s" and long[1] in {"is", "has"}


def with_amounts(alignment: Alignment, mine: Wording, theirs: Wording) -> Alignment:
    """`alignment` without matches of some of the words of an amount that the other writes with other words.

    >>> from .align import align
    >>> one, other = Wording("for $1 trillion, and"), Wording("for a trillion dollars, and")
    >>> with_amounts(align(one.forms, other.forms), one, other).kept
    (Match(story=0, document=0, size=1), Match(story=4, document=4, size=1))
    """
    if not alignment.kept or not mine.amounts or not theirs.amounts:
        return alignment
    starts = [match.story for match in alignment.kept]
    places: dict[tuple[Decimal, str], list[Amount]] = {}
    for other in theirs.amounts:
        places.setdefault(other[2:], []).append(other)
    cut: list[Answer] = []
    for one in mine.amounts:
        equals = places.get(one[2:], [])
        first, last = _facing(alignment.kept, starts, one, len(theirs.forms)) if equals else (0, 0)
        at = bisect_left(equals, first, key=lambda other: other.begin)
        if at == len(equals) or equals[at].end > last:
            continue
        other = equals[at]
        if mine.spelled[one.begin : one.end] != theirs.spelled[other.begin : other.end]:
            cut.append(Answer(one.begin, one.end, other.begin, other.end))
    return Alignment(tuple(_cut(alignment.kept, cut)), alignment.moved) if cut else alignment


def _facing(kept: Sequence[Match], starts: Sequence[int], one: Amount, size: int) -> Span:
    """The words of the document between those that answer the words before and behind an amount of the story."""
    after = bisect_left(starts, one.begin)
    room = 2 * (one.end - one.begin) + _COMPOUND
    first = last = None
    if after:
        match = kept[after - 1]
        first = match.document + min(match.size, one.begin - match.story)
        if match.story + match.size > one.end:
            last = match.document + one.end - match.story
    while last is None and after < len(kept):
        match = kept[after]
        if match.story + match.size > one.end:
            last = match.document + max(0, one.end - match.story)
        after += 1
    if first is None:  # before all that both have
        first = 0 if last is None else max(0, last - room - one.begin)
    return first, min(size, first + room) if last is None else last


def _cut(kept: Sequence[Match], cut: Sequence[Answer]) -> Iterator[Match]:
    """The matches without the words that stand in an amount of either side."""
    mine = {at for answer in cut for at in range(answer.begin, answer.end)}
    theirs = {at for answer in cut for at in range(answer.place, answer.stop)}
    for match in kept:
        begin = 0
        for shift in range(match.size + 1):
            if shift < match.size and match.story + shift not in mine and match.document + shift not in theirs:
                continue
            if shift > begin:
                yield Match(match.story + begin, match.document + begin, shift - begin)
            begin = shift + 1
