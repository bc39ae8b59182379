"""The words by which persons and bodies of different stories are held against each other, from the data file beside."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from ..resolution.names import fold

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
LONGEST = 200
"""Characters of a name that are looked at; no name is longer, and a hostile one may be a book."""


class AgentWords(NamedTuple):
    """The lists of the data file. `same` gives for each name of a body its key, `known` are all those keys; `fields`
    gives for each noun its field."""

    common_surnames: frozenset[str]
    not_name: frozenset[str]
    suffixes: frozenset[str]
    degrees: frozenset[str]
    offices: frozenset[str]
    local_offices: frozenset[str]
    former: frozenset[str]
    role_stop: frozenset[str]
    role_of: frozenset[str]
    fields: dict[str, str]
    dropped: frozenset[str]
    generic: frozenset[str]
    ubiquitous: frozenset[str]
    nations_before: frozenset[str]
    same: dict[str, str]
    known: frozenset[str]
    nations: dict[str, str]


@cache
def agent_words() -> AgentWords:
    """The lists, read once."""
    table: dict[str, Any] = tomllib.loads((files(__package__) / "lexicons" / "agents.toml").read_text("utf-8"))
    bodies = table["bodies"]
    same = {}
    for line in bodies["same"].strip().splitlines():
        names = line.split("|")
        same.update(dict.fromkeys(names, names[0]))

    def words(key: str) -> frozenset[str]:
        return frozenset(table[key].split())

    return AgentWords(
        words("common_surnames"),
        words("not_name"),
        words("suffixes"),
        words("degrees"),
        words("offices"),
        words("local_offices"),
        words("former"),
        words("role_stop"),
        words("role_of"),
        {noun: field for field, nouns in table["fields"].items() for noun in nouns.split()},
        frozenset(bodies["dropped"].split()),
        frozenset(bodies["generic"].split()),
        frozenset(bodies["ubiquitous"].replace("\n", "").split("|")),
        frozenset(bodies["nations_before"].split()),
        same,
        frozenset(same.values()),
        table["nations"],
    )


def plain_words(text: str) -> list[str]:
    """The words of a name without accents, case, dots and hyphens; a possessive loses its ending.

    >>> plain_words("The U.N.'s Jae-in Núñez")
    ['the', 'un', 'jae', 'in', 'nunez']
    """
    low = (
        fold(text[:LONGEST])
        .replace("'s ", " ")
        .removesuffix("'s")
        .removeprefix("www.")
        .replace(".com", "")
        .replace(".", "")
    )
    return _WORD.findall(low)
