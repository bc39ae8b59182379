"""Amounts and dates, however they are written: "a trillion dollars" and "$1 trillion", "November 8" and "the 8th of
November". A house style decides about figures, marks and order; what was said is the same.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_FIGURES = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,6})?")
_SHORT = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,6})?)(k|m|bn|tn)")
_SHORTENED = {"k": "thousand", "m": "million", "bn": "billion", "tn": "trillion"}
_ORDINAL = re.compile(r"([0-9]{1,4})(?:st|nd|rd|th)")
_LONGEST = 12
"""Words of one amount."""
_DAYS = 31
_ARTICLES = frozenset({"a", "an", "the"})
_TENS, _HUNDRED = 10, 100


class Amount(NamedTuple):
    """The words `[begin, end)` write an amount or a date; equal `value` and `unit` are equal amounts."""

    begin: int
    end: int
    value: Decimal
    unit: str


class _Lexicon(NamedTuple):
    numbers: dict[str, int]
    tens: dict[str, int]
    ordinals: dict[str, int]
    scales: dict[str, Decimal]
    marks: dict[str, str]
    behind: dict[str, str]
    months: frozenset[str]
    beginning: frozenset[str]
    """The words with which an amount or a date may begin, but for figures and articles."""


@cache
def _lexicon() -> _Lexicon:
    read = tomllib.loads((files(__package__) / "lexicons" / "amounts.toml").read_text(encoding="utf-8"))
    beginning = f"{read['units']} {read['tens']} {read['ordinals']} {read['months']}".split()
    return _Lexicon(
        {word: value for value, word in enumerate(read["units"].split())},
        {word: value * _TENS for value, word in enumerate(read["tens"].split(), 2)},
        {word: value for value, word in enumerate(read["ordinals"].split(), 1)} | read["tenths"],
        {word: Decimal(10) ** zeros for word, zeros in read["scales"].items()},
        read["marks"],
        read["behind"],
        frozenset(read["months"].split()),
        frozenset([*beginning, *read["tenths"], *read["scales"], *read["marks"], "half"]),
    )


def amounts(forms: Sequence[str]) -> list[Amount]:
    """The amounts and dates among folded words, in order.

    >>> [(found.value, found.unit) for found in amounts("a trillion dollars on the 8th of november".split())]
    [(Decimal('1000000000000'), 'dollar'), (Decimal('8'), 'november')]
    >>> amounts("$ 1 trillion".split())[0][2:] == amounts("a trillion dollars".split())[0][2:]
    True
    """
    found: list[Amount] = []
    at, beginning, size = 0, _lexicon().beginning, len(forms)
    while at < size:
        form = forms[at]
        if form in _ARTICLES and at + 1 < size:
            form = forms[at + 1]
        if form not in beginning and not form[0].isdigit():
            at += 1
            continue
        one = _date(forms, at) or _amount(forms, at) or _ordinal(forms, at)
        if one is not None:
            found.append(one)
        at = at + 1 if one is None else one.end
    return found


def amount(forms: Sequence[str]) -> tuple[Decimal, str] | None:
    """The amount that all of the words write together, if they do.

    >>> amount(["two", "hundred"]) == amount(["200"]), amount(["two", "bridges"])
    (True, None)
    """
    found = amounts(forms) if len(forms) <= _LONGEST else []
    return found[0][2:] if len(found) == 1 and found[0][:2] == (0, len(forms)) else None


def _amount(forms: Sequence[str], begin: int) -> Amount | None:
    lists = _lexicon()
    mark = lists.marks.get(forms[begin])
    read = _half(forms, begin) or _number(forms, begin + (mark is not None))
    if read is None and mark is not None and begin + 1 < len(forms):
        short = _SHORT.fullmatch(forms[begin + 1])  # "$50m"
        read = None if short is None else (Decimal(short[1]) * lists.scales[_SHORTENED[short[2]]], begin + 2)
    if read is None:
        return None
    value, end = read[0].normalize() + 0, read[1]
    unit = lists.behind.get(forms[end]) if end < len(forms) and mark is None else None
    return Amount(begin, end + (unit is not None), value, mark or unit or "")


def _number(forms: Sequence[str], begin: int) -> tuple[Decimal, int] | None:
    """The number that begins at a word, and where it ends: "two hundred and six", "1.5 million", "a hundred"."""
    lists = _lexicon()
    total, current, at = Decimal(0), None, begin
    while at < len(forms) and at - begin < _LONGEST:
        form = forms[at]
        if form == "and" and at > begin and forms[at - 1] in lists.scales and at + 1 < len(forms):
            small = _small(forms, at + 1)
            if small is None or small[0] >= _HUNDRED:
                break
            at += 1
            continue
        small = _small(forms, at)
        if small is not None:
            if current is not None and (current % _HUNDRED or not current or small[0] >= _HUNDRED):
                break
            current = (current or 0) + small[0]
            at = small[1]
        elif form in lists.scales and (current is not None or (at > begin and forms[at - 1] == "a")):
            scale = lists.scales[form]
            if scale == _HUNDRED:
                current = (Decimal(1) if current is None else current) * scale
            else:
                total, current = total + (Decimal(1) if current is None else current) * scale, None
                # what is said behind a greater scale is smaller
            at += 1
            if scale > _HUNDRED and not _goes_on(forms, at):
                break
        elif form in {"a", "an"} and at == begin and at + 1 < len(forms) and forms[at + 1] in lists.scales:
            at += 1
        else:
            break
    if at == begin or (at == begin + 1 and forms[begin] in {"a", "an"}):
        return None
    return total + (current or 0), at


def _half(forms: Sequence[str], begin: int) -> tuple[Decimal, int] | None:
    """Half of a scale: "half a million"."""
    if tuple(forms[begin : begin + 2]) != ("half", "a") or begin + 2 >= len(forms):
        return None
    scale = _lexicon().scales.get(forms[begin + 2])
    return None if scale is None else (scale / 2, begin + 3)


def _goes_on(forms: Sequence[str], at: int) -> bool:
    """Whether a number goes on behind "thousand" or "million": in words, and not in figures of its own."""
    if at < len(forms) and forms[at] == "and":
        at += 1
    return at < len(forms) and not forms[at][:1].isdigit()


def _small(forms: Sequence[str], at: int) -> tuple[Decimal, int] | None:
    """A number without scales: figures, or words up to ninety-nine."""
    lists = _lexicon()
    form = forms[at]
    if _FIGURES.fullmatch(form):
        return Decimal(form), at + 1
    if form in lists.tens:
        rest = lists.numbers.get(forms[at + 1], 0) if at + 1 < len(forms) else 0
        joined = 0 < rest < _TENS
        return Decimal(lists.tens[form] + (rest if joined else 0)), at + 1 + joined
    value = lists.numbers.get(form)
    return None if value is None else (Decimal(value), at + 1)


def _ordinal(forms: Sequence[str], at: int) -> Amount | None:
    lists = _lexicon()
    read = _ORDINAL.fullmatch(forms[at])
    if read:
        return Amount(at, at + 1, Decimal(read[1]), "th")
    if forms[at] in lists.ordinals:
        return Amount(at, at + 1, Decimal(lists.ordinals[forms[at]]), "th")
    if forms[at] in lists.tens and at + 1 < len(forms) and 0 < lists.ordinals.get(forms[at + 1], _TENS) < _TENS:
        return Amount(at, at + 2, Decimal(lists.tens[forms[at]] + lists.ordinals[forms[at + 1]]), "th")
    return None


def _date(forms: Sequence[str], begin: int) -> Amount | None:
    """A day of a month, in any order: "November 8", "November the 8th", "8 November", "the eighth of November"."""
    months = _lexicon().months
    if forms[begin] in months:
        at = begin + 1 + (begin + 1 < len(forms) and forms[begin + 1] == "the")
        day = _day(forms, at)
        return None if day is None else Amount(begin, day[1], Decimal(day[0]), forms[begin])
    at = begin + (forms[begin] == "the")
    day = _day(forms, at)
    if day is None:
        return None
    end = day[1] + (day[1] < len(forms) and forms[day[1]] == "of")
    # "may" behind a number is no month: "the first may come"
    if end >= len(forms) or forms[end] not in months or (forms[end] == "may" and end == day[1]):
        return None
    return Amount(begin, end + 1, Decimal(day[0]), forms[end])


def _day(forms: Sequence[str], at: int) -> tuple[int, int] | None:
    if at >= len(forms):
        return None
    ordinal = _ordinal(forms, at)
    if ordinal is not None:
        return (int(ordinal.value), ordinal.end) if 0 < ordinal.value <= _DAYS else None
    if forms[at].isdecimal() and len(forms[at]) <= 2 and 0 < int(forms[at]) <= _DAYS:
        return int(forms[at]), at + 1
    return None
