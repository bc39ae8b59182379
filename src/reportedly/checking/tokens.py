"""The words of a long text as arrays of numbers: where each begins and ends, and a key of its folded form.

Two words of one key are taken for equal while a quotation is looked for; whether they are is settled
afterwards, word by word, where it was found. Apostrophes, brackets, accents and invisible characters
count for nothing, everything else that is no letter and no digit parts words.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from .._typing import Span

Numbers: TypeAlias = NDArray[np.int64]
Keys: TypeAlias = NDArray[np.uint64]

_CHUNK = 1 << 17
_IGNORED = frozenset("'’‘ʼ`´＇[]\u00ad\u200b\u200c\u200d\u2060\ufeff")
_MOST_LETTERS = 4
_BASE = 0x9E3779B97F4A7C15
_WHOLE = 1 << 64


class Tokens(NamedTuple):
    """`[starts[i], ends[i])` are the code points of word `i`, `keys[i]` stands for its folded form."""

    starts: Numbers
    ends: Numbers
    keys: Keys


def tokens(text: str, spans: tuple[Span, ...] | None = None) -> Tokens:
    """The words that stand in `spans` of `text`, in all of it where none are given; offsets are those of `text`.

    >>> found = tokens("It’s “[A]ll” café")
    >>> [(int(start), int(end)) for start, end in zip(found.starts, found.ends)]
    [(0, 4), (7, 11), (13, 17)]
    >>> bool(found.keys[1] == tokens("ALL").keys[0])
    True
    """
    pieces = ((0, len(text)),) if spans is None else spans
    parts = [_words(text[start:end], start) for begin, stop in pieces for start, end in _chunks(text, begin, stop)]
    if not parts:
        return Tokens(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.uint64))
    if len(parts) == 1:
        return parts[0]
    return Tokens(*(np.concatenate(arrays) for arrays in zip(*parts, strict=True)))


def _chunks(text: str, begin: int, stop: int) -> Iterator[Span]:
    """Stretches that end at a space or the end of a line, where there is one."""
    while stop - begin > _CHUNK:
        end = max(text.rfind(" ", begin, begin + _CHUNK), text.rfind("\n", begin, begin + _CHUNK))
        end = begin + _CHUNK if end <= begin else end
        yield begin, end
        begin = end
    if begin < stop:
        yield begin, stop


@lru_cache(maxsize=1 << 14)
def _letters(character: str) -> tuple[int, ...] | None:
    """The numbers of the letters that a character stands for; none where it parts words, None where it is ignored."""
    if character in _IGNORED or unicodedata.combining(character):
        return None
    if not character.isalnum():
        return ()
    folded = unicodedata.normalize("NFKD", character.casefold()).casefold()
    kept = "".join(letter for letter in folded if letter.isalnum())
    return tuple(_spread(ord(letter)) for letter in kept[:_MOST_LETTERS])


def _spread(number: int) -> int:
    """A number of 64 bits in which near numbers are far apart (the finalizer of splitmix64); never zero."""
    number = (number * _BASE) % _WHOLE
    number = ((number ^ (number >> 30)) * 0xBF58476D1CE4E5B9) % _WHOLE
    number = ((number ^ (number >> 27)) * 0x94D049BB133111EB) % _WHOLE
    return (number ^ (number >> 31)) | 1


@lru_cache(maxsize=1)
def _powers() -> tuple[Keys, Keys]:
    """The powers of a number, and those of its inverse, modulo 2**64."""
    size = _CHUNK * _MOST_LETTERS
    found = []
    for base in (_BASE, pow(_BASE, -1, _WHOLE)):
        powers = np.ones(size, np.uint64)
        powers[1:] = np.uint64(base)
        found.append(np.multiply.accumulate(powers))
    return found[0], found[1]


def _words(text: str, offset: int) -> Tokens:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    present = np.flatnonzero(np.bincount(codes))
    size = int(present[-1]) + 1
    letters = {code: _letters(chr(code)) for code in present.tolist()}
    longest = max((len(found) for found in letters.values() if found), default=1)
    table, counts = np.zeros((longest, size), np.uint64), np.ones(size, np.uint8)
    for code, found in letters.items():
        if found is None:
            counts[code] = 0
        elif found:
            table[: len(found), code] = found
            counts[code] = len(found)
    times = counts[codes]
    if longest == 1:
        places = np.flatnonzero(times)
        numbers = table[0][codes[places]]
    else:
        places = np.repeat(np.arange(len(codes)), times)
        within = np.arange(len(places)) - np.repeat(np.cumsum(times, dtype=np.int64) - times, times)
        numbers = table[within, codes[places]]
    inside = np.zeros(len(numbers) + 2, np.int8)
    inside[1:-1] = numbers != 0
    edges = np.diff(inside)
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    if not len(starts):
        return Tokens(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.uint64))
    powers, inverse = _powers()
    keys = np.add.reduceat(numbers * powers[: len(numbers)], starts) * inverse[starts]
    return Tokens(places[starts] + offset, places[ends - 1] + 1 + offset, keys)
