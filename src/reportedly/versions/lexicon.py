"""The small word lists by which versions are compared, and which words are known to be words."""

from __future__ import annotations

import json
import re
import tomllib
from collections import defaultdict
from functools import cache
from importlib import resources
from typing import NamedTuple

from ..alignment.grammar import stem


class Lists(NamedTuple):
    """The lists of `lexicons/versions.toml`; `frame` and the values of `about` are stems."""

    attributing: frozenset[str]
    addressing: frozenset[str]
    calling: frozenset[str]
    small: frozenset[str]
    asking: re.Pattern[str]
    no_answer: re.Pattern[str]
    empty_answer: frozenset[str]
    foretold: re.Pattern[str]
    called_off: re.Pattern[str]
    unknown: frozenset[str]
    modals: frozenset[str]
    doubting: frozenset[str]
    negations: frozenset[str]
    reversing: tuple[str, ...]
    shares: frozenset[str]
    indefinite: frozenset[str]
    unnamed: frozenset[str]
    calendar: frozenset[str]
    calendar_capital: frozenset[str]
    months: frozenset[str]
    of_numbers: frozenset[str]
    confused: dict[str, frozenset[int]]
    trappings: dict[str, re.Pattern[str]]
    frame: frozenset[str]
    about: dict[str, frozenset[str]]
    measures: dict[str, frozenset[str]]
    several: frozenset[str]
    ordinals: dict[str, int]
    kin: dict[str, str]


@cache
def lists() -> Lists:
    """The word lists, read once."""
    file = resources.files(__package__).joinpath("lexicons", "versions.toml")
    read = tomllib.loads(file.read_text(encoding="utf-8"))

    def words(name: str) -> frozenset[str]:
        return frozenset(read[name].split())

    def stems(text: str) -> frozenset[str]:
        return frozenset(stem(word) for word in text.split())

    return Lists(
        attributing=words("attributing"),
        addressing=words("addressing"),
        calling=words("calling"),
        small=words("small"),
        asking=re.compile("|".join(read["asking"]), re.IGNORECASE),
        no_answer=re.compile("|".join(read["no_answer"]), re.IGNORECASE),
        foretold=re.compile(read["foretold"]),
        called_off=re.compile(read["called_off"]),
        empty_answer=stems(read["empty_answer"]),
        unknown=stems(read["unknown"]),
        modals=words("modals"),
        doubting=words("doubting"),
        negations=words("negations"),
        reversing=tuple(read["reversing"].split()),
        shares=words("shares"),
        indefinite=words("indefinite"),
        unnamed=words("unnamed"),
        calendar=words("calendar"),
        calendar_capital=words("calendar_capital"),
        months=words("calendar") - words("amounts"),
        of_numbers=words("of_numbers"),
        confused=_sets(read["confused"]),
        trappings={name: re.compile(words) for name, words in read["trappings"].items()},
        frame=stems(read["notice"]["frame"]),
        about={kind: stems(text) for kind, text in read["notice"]["about"].items()},
        measures={kind: stems(text) for kind, text in read["notice"]["measure"].items()},
        kin={stem(word): stem(line.split()[0]) for line in read["notice"]["kin"] for word in line.split()},
        several=frozenset(read["notice"]["several"].split()),
        ordinals={word: at + 1 for at, word in enumerate(read["notice"]["ordinals"].split())},
    )


def _sets(lines: list[str]) -> dict[str, frozenset[int]]:
    """In which of the sets, by their numbers, each word stands."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(lines):
        for word in line.split():
            found[word].add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def is_known(form: str) -> bool:
    """Whether a word, in its folded form, is one of English as the shipped tokenizer knows it.

    >>> is_known("receive"), is_known("recieve")
    (True, False)
    """
    return form in _vocabulary()


@cache
def _vocabulary() -> frozenset[str]:
    file = resources.files("reportedly.extraction").joinpath("model", "tokenizer.json")
    return frozenset(json.loads(file.read_text(encoding="utf-8"))["model"]["vocab"])
