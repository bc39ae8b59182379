"""What a word carries: content or grammar, and which of its forms are forms of one word."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

_LEAST_STEM = 3
_LONGEST = 64
_LIGHT_RUN = 2
_VOWELS = frozenset("aeiouy")
_SHORT = re.compile("(?:[^aeiou0-9]|qu)+[aeiouy][^aeiouywx0-9]")


class Grammar(NamedTuple):
    """The word lists: `light` and `heavy` words without content, irregular forms, contractions, spellings, modals."""

    light: frozenset[str]
    heavy: frozenset[str]
    same: dict[str, str]
    contractions: dict[str, tuple[str, ...]]
    endings: dict[str, str]
    numbers: dict[str, str]
    spelling: dict[str, str]
    modality: dict[str, str]
    moving: frozenset[str]
    pointing: frozenset[str]
    informal: dict[str, str]


@cache
def grammar() -> Grammar:
    """The word lists, read once."""
    read = tomllib.loads((files(__package__) / "lexicons" / "grammar.toml").read_text(encoding="utf-8"))
    same: dict[str, str] = {}
    for line in read["same"].strip().splitlines():
        forms = line.split()
        for form in forms:
            same.setdefault(form, forms[0])
    return Grammar(
        frozenset(f"{read['light']} {read['hesitation']}".split()),
        frozenset(read["heavy"].split()),
        same,
        {short: tuple(long.split()) for short, long in read["contractions"].items()},
        read["endings"],
        read["numbers"],
        read["spelling"],
        read["modality"],
        frozenset(read["moving"].split()),
        frozenset(read["pointing"].split()),
        read["informal"],
    )


@lru_cache(maxsize=1 << 16)
def is_content(form: str) -> bool:
    """Whether a word, in its folded form, carries content of its own.

    >>> is_content("bridge"), is_content("the"), is_content("they're"), is_content("never")
    (True, False, False, False)
    """
    lists = grammar()
    return any(part not in lists.light and part not in lists.heavy for part in expanded(form))


@lru_cache(maxsize=1 << 16)
def is_light(form: str) -> bool:
    """Whether to change, add or drop the word is a change of grammar only.

    >>> is_light("the"), is_light("they"), is_light("not")
    (True, False, False)
    """
    return all(part in grammar().light for part in expanded(form))


def is_small(forms: Sequence[str]) -> bool:
    """Whether words are so few and light that to add them or leave them out is a change of grammar only.

    >>> is_small(["of", "the"]), is_small(["out", "of", "the"]), is_small(["may"])
    (True, False, False)
    """
    return 0 < len(forms) <= _LIGHT_RUN and all(map(is_light, forms)) and not modality(forms)


@lru_cache(maxsize=1 << 16)
def expanded(form: str) -> tuple[str, ...]:
    """The words that a contraction stands for; a possessive loses its ending.

    >>> expanded("we've"), expanded("don't"), expanded("mayor's"), expanded("he's")
    (('we', 'have'), ('do', 'not'), ('mayor',), ('he', 'is'))
    """
    lists = grammar()
    known = lists.contractions.get(form)
    if known is not None:
        return known
    head, mark, tail = form.rpartition("'")
    if not mark or not head:
        return (form,)
    if tail == "t" and head.endswith("n"):
        return (head[:-1], "not")
    ending = lists.endings.get(f"'{tail}")
    if ending is not None:
        return (head, ending)
    if tail == "s":
        return (head, "is") if head in lists.heavy or head in lists.light else (head,)
    return (form,)


@lru_cache(maxsize=1 << 16)
def stem(form: str) -> str:
    """One form for all the inflections of a word.

    >>> {stem(form) for form in ("plan", "plans", "planned", "planning")}, stem("went") == stem("goes")
    ({'plan'}, True)
    """
    form = form.removesuffix("'s")
    known = grammar().same.get(form)
    if known is not None:
        form = known
    elif len(form) <= _LONGEST:
        form = _without_ending(form)
        if form.endswith("ly") and len(form) > _LEAST_STEM + 2:
            form = form[:-2]
    if len(form) > _LEAST_STEM:
        form = form.removesuffix("e")
        if form[-1] == form[-2] and form[-1] not in _VOWELS and not form[-1].isdigit():
            form = form[:-1]
    return form


def _without_ending(form: str) -> str:
    if form.endswith("ies") and len(form) > _LEAST_STEM + 1:
        return form[:-3] + "y"
    if form.endswith("ied") and len(form) > _LEAST_STEM + 1:
        return form[:-3] + "y"
    for ending in ("ing", "ed", "es", "s"):
        rest = form.removesuffix(ending)
        if rest == form or len(rest) < _LEAST_STEM or not _VOWELS & set(rest):
            continue
        if ending == "s" and rest[-1] in "sui":
            continue
        if ending == "es" and not rest.endswith(("s", "x", "z", "ch", "sh", "o")):
            continue
        return rest
    return form


@lru_cache(maxsize=1 << 16)
def root(form: str) -> str:
    """As `stem`, but a short word with a silent "e" at its end is told from the one without.

    >>> root("hoping") == root("hopes"), root("hopping") == root("hopes"), stem("hopping") == stem("hopes")
    (True, False, True)
    """
    found = stem(form)
    if _SHORT.fullmatch(found):
        form = grammar().same.get(form, form)
        if form == f"{found}ing" or form.startswith(f"{found}e"):
            return f"{found}e"
    return found


def meaning(forms: Sequence[str]) -> tuple[str, ...]:
    """What is left of words when grammar is taken away: the stems of all but the light ones, in order.

    >>> meaning(["we've", "planned", "the", "bridges"]) == meaning(["we", "are", "planning", "a", "bridge"])
    True
    """
    light = grammar().light
    return tuple(root(spelling(part)) for form in forms for part in expanded(form) if part not in light)


def modality(forms: Sequence[str]) -> tuple[str, ...]:
    """What the words say of possibility and duty, in order: to change, add or drop it is a change of what is said.

    >>> modality(["may", "close"]), modality(["might", "close"]), modality(["will", "close"])
    (('may',), ('may',), ())
    """
    known = grammar().modality
    return tuple(known[part] for form in forms for part in expanded(form) if part in known)


@lru_cache(maxsize=1 << 16)
def spelling(form: str) -> str:
    """One spelling for what house styles spell in several ways.

    >>> spelling("colour"), spelling("organised"), spelling("ten")
    ('color', 'organized', '10')
    """
    lists = grammar()
    number = lists.numbers.get(form)
    if number is not None:
        return number
    if form.endswith("'s"):
        return spelling(form[:-2]) + "'s" if form[:-2] not in lists.numbers else form
    for size in range(min(9, len(form) - 2), 1, -1):
        ending = lists.spelling.get(form[-size:])
        if ending is not None:
            return form[:-size] + ending
    return form
