"""The words by which names, roles and descriptions are understood, from the data files beside.

Everything is read once, when it is first asked for.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple


class Titles(NamedTuple):
    """Forms of address, titles before names, suffixes and particles."""

    honorifics: dict[str, str]
    abbreviated: dict[str, str]
    titles: frozenset[str]
    modifiers: frozenset[str]
    suffixes: frozenset[str]
    particles: frozenset[str]


class Roles(NamedTuple):
    """Nouns for what people are: each singular with its gender ("" for none), each plural with its singular."""

    gender: dict[str, str]
    singular: dict[str, str]


class Nouns(NamedTuple):
    """Heads of descriptions by kind: `kinds` maps a noun, singular or plural, to its kind."""

    kinds: dict[str, str]


class Bodies(NamedTuple):
    """Words and names of organizations, places, peoples, and what is no name at all."""

    heads: frozenset[str]
    not_persons: frozenset[str]
    things: frozenset[str]
    known: frozenset[str]
    plain_acronyms: frozenset[str]
    peoples: frozenset[str]
    calendar: frozenset[str]
    places: frozenset[str]
    outlets: frozenset[str]


class GivenNames(NamedTuple):
    """Given names with their gender: "f", "m" or "" where both bear them."""

    gender: dict[str, str]
    same: dict[str, frozenset[str]]


def _read(name: str) -> str:
    return (files(__package__) / "lexicons" / name).read_text(encoding="utf-8")


def _lines(name: str) -> list[str]:
    return [line for line in _read(name).splitlines() if line and not line.startswith("#")]


def _words(name: str) -> list[str]:
    return [word for line in _lines(name) for word in line.split()]


def _phrases(lines: list[str]) -> frozenset[str]:
    return frozenset(
        phrase.strip().replace(". ", " ") for line in lines for phrase in line.split("|") if phrase.strip()
    )


def plural(noun: str) -> str:
    """The regular plural of a noun.

    >>> plural("deputy"), plural("actress"), plural("judge")
    ('deputies', 'actresses', 'judges')
    """
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "sh", "ch", "x")):
        return noun + "es"
    if noun.endswith("man"):
        return noun[:-3] + "men"
    return noun + "s"


@cache
def _grammar() -> dict[str, frozenset[str]]:
    return {key: frozenset(value.split()) for key, value in tomllib.loads(_read("grammar.toml")).items()}


def grammar(key: str) -> frozenset[str]:
    """A list of small words, by its name in the data file."""
    return _grammar()[key]


@cache
def words() -> frozenset[str]:
    """Words that open sentences and are no names."""
    return frozenset(_words("words.txt"))


@cache
def titles() -> Titles:
    """Forms of address and titles."""
    table: dict[str, Any] = tomllib.loads(_read("titles.toml"))
    lists = {key: frozenset(value.replace("rep. sen. gov.", "").split()) for key, value in table["words"].items()}
    return Titles(
        table["honorifics"],
        table["abbreviated"],
        lists["titles"] | table["abbreviated"].keys(),
        lists["title_modifiers"],
        lists["suffixes"],
        lists["particles"],
    )


@cache
def roles() -> Roles:
    """Nouns for what people are."""
    table: dict[str, Any] = tomllib.loads(_read("roles.toml"))
    gender = dict.fromkeys(table["neutral"].split(), "")
    for sex, nouns in table["gendered"].items():
        gender.update(dict.fromkeys(nouns.split(), sex))
    singular = {plural(noun): noun for noun in gender}
    singular.update(table["irregular_plurals"])
    return Roles(gender, singular)


@cache
def nouns() -> Nouns:
    """Heads of descriptions: what kind of source each tells."""
    table: dict[str, str] = tomllib.loads(_read("nouns.toml"))
    kinds: dict[str, str] = {}
    for noun in table["person"].split():
        kinds[noun] = "unnamed_person"
        kinds.setdefault(plural(noun), "group")
    for kind in ("organization", "outlet", "document"):
        for noun in table[kind].split():
            kinds[noun] = kind
            kinds.setdefault(plural(noun), "group" if kind == "organization" else kind)
    for noun in table["group"].split():
        kinds[noun] = "group"
    for noun in roles().singular:
        kinds[noun] = "group"
    for noun in roles().gender:
        kinds.setdefault(noun, "unnamed_person")
    return Nouns(kinds)


@cache
def bodies() -> Bodies:
    """Organizations, places, peoples and the calendar."""
    table: dict[str, str] = tomllib.loads(_read("organizations.toml"))["words"]
    return Bodies(
        frozenset(table["heads"].split()) | frozenset(table["weak_heads"].split()),
        frozenset(table["not_persons"].split()),
        frozenset(table["things"].split()),
        _phrases(table["known"].splitlines()),
        frozenset(table["plain_acronyms"].split()),
        frozenset(table["peoples"].split()),
        frozenset(table["calendar"].split()),
        _phrases(_lines("places.txt")),
        _phrases(_lines("outlets.txt")),
    )


@cache
def given_names() -> GivenNames:
    """Given names by gender, and which are forms of one another."""
    gender = dict.fromkeys(_words("given_names_female.txt"), "f")
    for name in _words("given_names_male.txt"):
        gender[name] = "" if gender.get(name) == "f" else "m"
    gender.update(dict.fromkeys(_words("given_names_shared.txt"), ""))
    same: dict[str, set[str]] = {}
    for line in _lines("nicknames.txt"):
        name, _, short = line.partition(": ")
        for nick in short.split():
            same.setdefault(name, set()).add(nick)
            same.setdefault(nick, set()).add(name)
    return GivenNames(gender, {name: frozenset(others) for name, others in same.items()})
