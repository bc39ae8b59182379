"""Gist: the content words of a statement, as far as one statement is held against another by them."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from ..alignment.grammar import expanded, is_content, spelling, stem
from ..alignment.words import words

LONGEST = 120
"""Words of a statement that are looked at."""
CHARACTERS = 1_200

_FEW = 4
_NEGATIONS = frozenset(
    ("not", "no", "never", "none", "nobody", "nothing", "neither", "false", "untrue", "hoax", "fake", "wrong")
)

Likeness = Callable[[str, str], float]
"""How much of what one text says the other says too, from 0 to 1; gist by default."""


@lru_cache(maxsize=1 << 14)
def forms(text: str) -> tuple[str, ...]:
    """The words of `text` in the form by which they are compared, contractions taken apart.

    >>> forms("They’ll publish it")
    ('they', 'will', 'publish', 'it')
    """
    found = [part for word in words(text[:CHARACTERS]) for part in expanded(word.form)]
    return tuple(found[:LONGEST])


@lru_cache(maxsize=1 << 14)
def gist(text: str) -> frozenset[str]:
    """The stems of the words of `text` that carry content; numbers are such words.

    >>> sorted(gist("The letters were published in 2019."))
    ['2019', 'letter', 'publish']
    """
    return frozenset(stem(spelling(form)) for form in forms(text) if is_content(form))


def share(one: str, other: str) -> float:
    """The part of the shorter one's gist that the other has as well.

    It is 0 where fewer than three words are shared, where one of at most four is missing, or where the shorter one
    has a number that the other does not have.

    >>> share("the ferry to Tarrow sank", "On Monday the old ferry to Tarrow sank in fog")
    1.0
    """
    less, more = sorted((gist(one), gist(other)), key=len)
    shared = less & more
    if len(shared) < 3 or (len(less) <= _FEW and shared != less) or any(word[0].isdigit() for word in less - more):
        return 0.0
    return len(shared) / len(less)


def negated(text: str) -> bool:
    """Whether `text` says that something is not so.

    >>> negated("He hasn't sold it"), negated("It is a hoax"), negated("He sold it")
    (True, True, False)
    """
    return bool(_NEGATIONS & set(forms(text)))
