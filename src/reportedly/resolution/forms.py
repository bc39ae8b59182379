"""Forms of names: which may be one person's, and what they tell of gender and role."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from . import lexicon, roles

_SYLLABLE = re.compile(
    r"(?:[bcdfghjklmnpqrstwxyz]|ch|sh|zh|hw|hy|gy|ky|my|ry|by|ny|kw|gw)?[aeiouy]{1,3}(?:n|ng|k|p|m|l|r|h)?"
)
_LEAST_TO_MISSPELL = 5
_SUFFIXES = ("jr", "sr", "ii", "iii", "iv", "esq", "phd", "md")


def gender_of(key: tuple[str, ...]) -> str:
    """The gender that a given name tells, "" where it tells none.

    >>> gender_of(("jane", "doe")), gender_of(("robin", "doe")), gender_of(("doe",))
    ('f', '', '')
    """
    if len(key) < 2:
        return ""
    known = lexicon.given_names().gender
    for low in key[:-1]:
        if len(low) > 1:
            return known.get(low) or known.get(low.split("-")[0], "")
    return ""


def surname_first(key: tuple[str, ...]) -> bool:
    """Whether a name stands in the order of Korea and China: a surname of theirs, then a given name of one
    or two syllables.

    >>> surname_first(("kim", "jae-won")), surname_first(("kim", "novak")), surname_first(("park", "avenue"))
    (True, False, False)
    """
    if len(key) not in (2, 3) or key[0] not in lexicon.grammar("surnames_first"):
        return False
    syllables = [part for word in key[1:] for part in word.split("-")]
    return len(syllables) == 2 and all(_SYLLABLE.fullmatch(part) for part in syllables)


def surname_last(key: tuple[str, ...]) -> tuple[str, ...]:
    """A name's words with the surname at the end, and one spelling of a given name of two syllables.

    >>> surname_last(("kim", "jae-won")) == surname_last(("kim", "jae", "won"))
    True
    """
    return ("-".join(key[1:]), key[0]) if surname_first(key) else key


def bare(key: tuple[str, ...]) -> tuple[str, ...]:
    """A name's words without "Jr." and the like."""
    while len(key) > 1 and key[-1] in _SUFFIXES:
        key = key[:-1]
    return key


def compatible(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names may be the same person's: the surname agrees, and no given name contradicts."""
    if one == other:
        return True
    if not one or not other or one[-1] != other[-1] or len(one) == 1 or len(other) == 1:
        return False
    if not _same_given(one[0], other[0]):
        return bool(len(one) != len(other) and (one[1:] == other or other[1:] == one))
    inner, outer = one[1:-1], other[1:-1]
    if inner and outer and len(inner) == len(outer):
        return all(_same_given(a, b) for a, b in zip(inner, outer, strict=True))
    return True


def _same_given(one: str, other: str) -> bool:
    if one == other:
        return True
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    if other in lexicon.given_names().same.get(one, ()):
        return True
    return min(len(one), len(other)) >= 3 and (one.startswith(other) or other.startswith(one))


def plain_full_name(first: str, last: str) -> bool:
    given = lexicon.given_names()
    return (
        first in given.gender
        and last not in lexicon.words()
        and last not in given.gender
        and last not in lexicon.nouns().kinds
        and last not in lexicon.bodies().not_persons
        and last not in lexicon.bodies().heads
        and not last.endswith(("s", "ed", "ing"))
        and len(last) > 2
    )


def misspelt(one: str, other: str) -> bool:
    """Whether one surname may be the other with a slip of one letter; a plural is none.

    >>> misspelt("schneider", "schnieder"), misspelt("wimes", "wines"), misspelt("roe", "rue")
    (True, True, False)
    """
    if min(len(one), len(other)) < _LEAST_TO_MISSPELL or one[0] != other[0]:
        return False
    if one == other or one + "s" == other or other + "s" == one:
        return False
    return bool(OSA.distance(one, other, score_cutoff=1) == 1)


def title_roles(title: str) -> list[str]:
    """The role that a title tells, in full: "Sen." is a senator; "Mr." tells none."""
    words = title.split()
    table = lexicon.titles()
    last = words[-1].lower().rstrip(".")
    if last in table.honorifics and last not in table.abbreviated:
        return []
    if len(words) > 1 and last in table.abbreviated and words[-2].lower() in table.titles:
        return [*title_roles(" ".join(words[:-1])), table.abbreviated[last]]
    words = [table.abbreviated.get(word.lower(), word) if word.istitle() and len(word) < 6 else word for word in words]
    if last in lexicon.bodies().peoples:
        return [" ".join(words)]
    words[-1] = words[-1] if words[-1].isupper() else words[-1].lower()
    if len(words) > 1 and all(roles.is_role(w) or w.lower() in table.modifiers or w.islower() for w in words):
        words = [word if word.isupper() else word.lower() for word in words]
    return [roles.singular(" ".join(words))]
