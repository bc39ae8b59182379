"""The words that the rules look for: data files beside this module, read once.

A file of `lexicons/` is a family, each of its tables a label. A label lists `verbs` (inflected
here, on their first word) and `phrases` (as they stand). In both, `(a|an|)` are alternatives and
`_` stands for any one word. `words` are not looked for; a rule asks for them by label.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple, TypeAlias

_FAMILIES = (
    "cues",
    "content",
    "medium",
    "sources",
    "listeners",
    "hedges",
    "basis",
    "anonymity",
    "chain",
    "notices",
    "time",
    "evaluation",
)
_STEP = re.compile(r"\(([^()]*)\)|([^\s()]+)")
_ANY = "_"
_LONGEST = 12
"""Words after the first two that are looked at; no phrase of the data is longer."""

Step: TypeAlias = tuple[tuple[str, ...], ...]
"""The alternatives at one place of a phrase, each a run of words, one of them perhaps empty."""

Steps: TypeAlias = tuple[Step, ...]


class Place(NamedTuple):
    """One place of a phrase, made ready: `words` fit it alone, `runs` are alternatives of several words."""

    words: frozenset[str]
    runs: tuple[tuple[str, ...], ...]
    anything: bool
    optional: bool


class Entry(NamedTuple):
    """A phrase of the lexicon after its first two words.

    One of `needed` must stand within the next `reach` words, or nothing can match: most phrases are
    ruled out by that alone. `needed` is empty where anything may follow.
    """

    rest: tuple[Place, ...]
    key: tuple[str, str]
    needed: frozenset[str]
    reach: int


class Node(NamedTuple):
    """All phrases that begin with one word: those of this word alone, the others by their second word."""

    alone: list[tuple[str, str]]
    second: dict[str, list[Entry]]


Lexicon: TypeAlias = dict[str, Node]


@cache
def lexicon() -> Lexicon:
    """All families, ready to be looked up word by word."""
    folder = resources.files(__package__).joinpath("lexicons")
    irregular: dict[str, list[str]] = tomllib.loads(folder.joinpath("irregular.toml").read_text("utf-8"))["verbs"]
    found: Lexicon = {}
    for family in _FAMILIES:
        for label, table in tomllib.loads(folder.joinpath(f"{family}.toml").read_text("utf-8")).items():
            for line in table.get("phrases", ()):
                _add(found, parse(line), family, label)
            for line in table.get("verbs", ()):
                verb, *rest = parse(line)
                forms = tuple((form,) for form in inflect(verb[0][0], irregular))
                _add(found, (forms, *rest), family, label)
    return found


@cache
def words(family: str, label: str) -> frozenset[str]:
    """The plain words of one label."""
    path = resources.files(__package__).joinpath("lexicons", f"{family}.toml")
    return frozenset(tomllib.loads(path.read_text("utf-8"))[label]["words"])


def _add(found: Lexicon, steps: Steps, family: str, label: str) -> None:
    for first, after in _heads(steps):
        node = found.setdefault(first, Node([], {}))
        if _may_end(after) and (family, label) not in node.alone:
            node.alone.append((family, label))
        for second, rest in _heads(after):
            node.second.setdefault(second, []).append(_entry(rest, (family, label)))


def parse(line: str) -> Steps:
    """The places of a phrase with their alternatives.

    >>> parse("in (a|his very|) letter")
    ((('in',),), (('a',), ('his', 'very'), ()), (('letter',),))
    """
    return tuple(
        tuple(tuple(choice.split()) for choice in inside.split("|")) if not word else ((word,),)
        for inside, word in _STEP.findall(line)
    )


def _heads(steps: Steps) -> Iterator[tuple[str, Steps]]:
    """Every first word of a phrase, with what may follow it."""
    for at, step in enumerate(steps):
        for choice in step:
            if choice:
                left = steps[at + 1 :]
                yield choice[0], ((choice[1:],), *left) if choice[1:] else left
        if () not in step:
            return


def _may_end(steps: Steps) -> bool:
    return all(() in step for step in steps)


@cache
def _entry(rest: Steps, key: tuple[str, str]) -> Entry:
    places = tuple(_place(step) for step in rest)
    reach = 0
    for step in rest:
        reach += max(len(choice) for choice in step)
        if () not in step:
            firsts = frozenset(choice[0] for choice in step)
            return Entry(places, key, frozenset() if _ANY in firsts else firsts, reach)
    return Entry(places, key, frozenset(), 0)


@cache
def _place(step: Step) -> Place:
    return Place(
        words=frozenset(choice[0] for choice in step if len(choice) == 1),
        runs=tuple(choice for choice in step if len(choice) > 1),
        anything=(_ANY,) in step,
        optional=() in step,
    )


def longest(places: tuple[Place, ...], words: Sequence[str], at: int) -> int:
    """The index after the longest match of `places` at `words[at:]`, or -1."""
    if not places:
        return at
    place, rest = places[0], places[1:]
    best = longest(rest, words, at) if place.optional else -1
    if at < len(words):
        if place.anything or words[at] in place.words:
            best = max(best, longest(rest, words, at + 1))
        for run in place.runs:
            after = at + len(run)
            if after <= len(words) and all(word in (_ANY, words[at + n]) for n, word in enumerate(run)):
                best = max(best, longest(rest, words, after))
    return best


def phrases_at(node: Node, words: Sequence[str], at: int) -> dict[tuple[str, str], int]:
    """The families and labels of the phrases of `node` that begin at `words[at]`, each with the
    index after the longest of them."""
    found = dict.fromkeys(node.alone, at + 1)
    if at + 1 >= len(words) or (words[at + 1] not in node.second and _ANY not in node.second):
        return found
    ahead = words[at + 2 : at + 2 + _LONGEST]
    for second in (words[at + 1], _ANY):
        for rest, key, needed, reach in node.second.get(second, ()):
            if needed and needed.isdisjoint(ahead[:reach]):
                continue
            after = longest(rest, words, at + 2) if rest else at + 2
            if after > found.get(key, -1):
                found[key] = after
    return found


def inflect(verb: str, irregular: dict[str, list[str]]) -> tuple[str, ...]:
    """The forms of an English verb.

    >>> inflect("deny", {})
    ('deny', 'denies', 'denied', 'denying')
    """
    if verb in irregular:
        return (verb, *irregular[verb])
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    if verb.endswith("e"):
        return verb, third, verb + "d", verb[:-1] + "ing"
    return verb, third, verb + "ed", verb + "ing"
