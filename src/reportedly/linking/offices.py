"""Roles: the office that one names, and in which field it lies."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from .agent_words import agent_words, plain_words

_MOST_WORDS = 14


class Office(NamedTuple):
    """A role by its noun and the other words that tell it from others of its kind."""

    head: str
    rest: frozenset[str]
    former: bool


@lru_cache(maxsize=8192)
def office(role: str) -> Office | None:
    """The office in the words of a role.

    >>> office("director of Northgate Zoo") == office("Northgate Zoo director")
    True
    >>> office("Prime Minister").head
    'minister'
    """
    words = agent_words()
    flat = plain_words(role)[:_MOST_WORDS]
    former = any(word in words.former for word in flat)
    flat = [word for word in flat if word not in words.former]
    cut = next((at for at, word in enumerate(flat) if word in words.role_of and at), len(flat))
    heads = [word for word in flat[:cut] if word not in words.role_stop]
    if not heads:
        return None
    rest = {words.nations.get(word, word) for word in (*heads[:-1], *flat[cut:]) if word not in words.role_stop}
    return Office(heads[-1], frozenset(rest), former)


def offices(roles: Iterable[str]) -> tuple[Office, ...]:
    """The offices of all roles that have one."""
    return tuple(found for found in map(office, roles) if found is not None)


def is_singular(one: Office) -> bool:
    """Whether a place or body has one holder of it at a time, who may be named by it alone."""
    return one.head in agent_words().offices and not one.former and "deputy" not in one.rest and "vice" not in one.rest


def same_office(a: Iterable[Office], b: Iterable[Office]) -> Office | None:
    """An office that both have: the same noun, and every telling word of the shorter in the longer.

    >>> same_office(offices(["Northgate mayor"]), offices(["mayor of Northgate"])).head
    'mayor'
    """
    others = list(b)
    for one in a:
        for other in others:
            if one.head == other.head and (one.rest <= other.rest or other.rest <= one.rest):
                return one
    return None


def of_other_places(a: Iterable[Office], b: Iterable[Office]) -> bool:
    """Whether two hold an office of which each place has its own, and of different places.

    >>> of_other_places(offices(["mayor of Northgate"]), offices(["Fenwick mayor"]))
    True
    """
    others, local = list(b), agent_words().local_offices
    return any(
        one.head == other.head and one.head in local and one.rest and other.rest and not one.rest & other.rest
        for one in a
        for other in others
    )


def fields(roles: Iterable[Office]) -> set[str]:
    """The fields that roles lie in."""
    known = agent_words().fields
    return {known[one.head] for one in roles if one.head in known}
