"""Amounts: the numbers, dates and times of a statement, and whether those of two agree.

Units are brought to one ("130ft" and "40 metres"), rounding words allow for what they say ("more than
80" and "around 80"), and vague ones for a range ("dozens").
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from ..alignment.grammar import is_content, stem
from ..alignment.words import fold

EXACT = 0.013
"""How far apart two exact numbers may be and still be one: what turning feet into metres costs."""
MOST = 40
"""Amounts of one statement that are looked at."""
_YEARS = (1800, 2100)
_LOOK_AHEAD = 40
_CUT = re.compile(r"[.,;:!?\d$€£(]| and ")
_WORD = re.compile(r"[^\W\d_]{2,}")
_TIME, _DATE, _YEAR = "time of day", "day of a year", "year of our era"


class Amount(NamedTuple):
    """A number between `low` and `high`; `measure` is what it counts, the words after it where it has no unit."""

    low: float
    high: float
    measure: frozenset[str]
    start: int


@cache
def words() -> dict[str, Any]:
    """The word lists of `lexicons/claims.toml`, read once."""
    read = resources.files(__package__).joinpath("lexicons/claims.toml").read_text(encoding="utf-8")
    return tomllib.loads(read)


@cache
def _pattern() -> re.Pattern[str]:
    lists = words()
    months = "|".join([*lists["calendar"]["months"].split(), *lists["calendar"]["short"].split()])
    number = "|".join(lists["numbers"])
    ordinal = "|".join(lists["ordinals"])
    vague = "|".join(sorted(lists["vague"], key=len, reverse=True))
    rounding = "|".join(sorted(lists["rounding"], key=len, reverse=True))
    scale = "|".join(sorted(lists["scales"], key=len, reverse=True))
    unit = "|".join(re.escape(word) for word in sorted(lists["units"], key=len, reverse=True))
    return re.compile(
        rf"(?P<time>(?<![\w:])(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?\s?(?P<half>[ap])\.?m\b)"
        rf"|(?P<monthday>\b(?P<month>{months})\b\.?\s(?P<day>\d{{1,2}})(?!\d|,\d))"
        rf"|(?P<daymonth>(?<![\w.,])(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<month2>{months})\b)"
        rf"|(?P<vague>\b(?:{vague})\b)"
        rf"|(?:\b(?P<round>{rounding})\s)?"
        rf"(?:(?P<ordinal>\b(?:{ordinal})\b|(?<![\w.,])\d{{1,3}}(?:st|nd|rd|th)\b)"
        rf"|(?:(?P<currency>[$€£])(?:US)?|(?<![\w.]))(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d{{1,15}}(?:\.\d{{1,9}})?)"
        rf"(?:[\s-]?(?P<scale>{scale})\b)?(?:[\s-]?(?P<unit>(?:{unit})(?!\w)))?"
        rf"|\b(?P<word>{number})(?:[\s-](?P<ones>{number}))?\b(?:[\s-](?P<scale2>{scale})\b)?"
        rf"(?:[\s-](?P<unit2>(?:{unit})(?!\w)))?)",
        re.IGNORECASE,
    )


def amounts(text: str) -> tuple[Amount, ...]:
    """The amounts that stand in `text`, in order.

    >>> [(one.low, sorted(one.measure)) for one in amounts("Six trains and $7m on Feb. 7, 2018")]
    [(6.0, ['train']), (7000000.0, ['$']), (207.0, ['day of a year']), (2018.0, ['year of our era'])]
    """
    found: list[Amount] = []
    for match in _pattern().finditer(text):
        amount = _read(match, text)
        if amount is not None:
            found.append(amount)
            if len(found) >= MOST:
                break
    return tuple(found)


def _read(match: re.Match[str], text: str) -> Amount | None:
    given, lists = match.groupdict(), words()
    start = match.start()
    if given["time"]:
        hour = int(given["hour"]) % 12 + (12 if given["half"].lower() == "p" else 0)
        return _exactly(hour * 60 + int(given["minute"] or 0), _TIME, start)
    if given["monthday"] or given["daymonth"]:
        month = (given["month"] or given["month2"]).lower()[:3]
        number = lists["calendar"]["short"].split().index(month) + 1
        return _exactly(number * 100 + int(given["day"] or given["day2"]), _DATE, start)
    if given["vague"]:
        low, high = lists["vague"][given["vague"].lower()]
        return Amount(low, high, _counted(text, match.end()), start)
    if given["ordinal"]:
        word = given["ordinal"].lower()
        value = float(lists["ordinals"].get(word) or re.sub(r"\D", "", word))
        return Amount(value, value, frozenset(f"{word} th" for word in _counted(text, match.end())), start)
    return _number(match, given, text)


def _number(match: re.Match[str], given: dict[str, str | None], text: str) -> Amount | None:
    lists, start, digits = words(), match.start(), given["digits"]
    if digits:
        value = float(digits.replace(",", ""))
        bare = not given["scale"] and not given["unit"] and not given["currency"]
        if bare and digits.isdigit() and len(digits) == 4 and _YEARS[0] <= value <= _YEARS[1]:
            return _exactly(value, _YEAR, start)
    else:
        value = float(lists["numbers"][(given["word"] or "").lower()])
        ones = given["ones"]
        if ones:
            value += lists["numbers"][ones.lower()]
    scale, unit = given["scale"] or given["scale2"], given["unit"] or given["unit2"]
    if scale == "m" and not given["currency"]:  # "40m" is a length, "$40m" is money
        scale, unit = None, "m"
    value *= lists["scales"][scale.lower()] if scale else 1
    if given["currency"]:
        measure = frozenset({given["currency"]})
    elif unit:
        what, factor = lists["units"][unit.lower()]
        value *= factor
        old = re.match(r"[\s-]old\b", text[match.end() : match.end() + 6])
        measure = frozenset({"age" if old else what})
    else:
        measure = _counted(text, match.end())
    low, high = lists["rounding"].get((given["round"] or "").lower(), (1 - EXACT, 1 + EXACT))
    if given["round"] and value < 20:  # "more than two" is not two and a half
        low, high = max(low, 1 - EXACT), min(high, 1.1)
    return Amount(value * low, value * high, measure, start) if given["round"] else Amount(value, value, measure, start)


def _exactly(value: float, measure: str, start: int) -> Amount:
    return Amount(float(value), float(value), frozenset({measure}), start)


def _counted(text: str, end: int) -> frozenset[str]:
    """The two content words after a number: what it counts."""
    after = [fold(word) for word in _WORD.findall(_CUT.split(text[end : end + _LOOK_AHEAD])[0])]
    return frozenset([stem(word) for word in after if is_content(word)][:2])


def agree(one: Amount, other: Amount) -> bool:
    """Whether both may be the same number."""
    if one.measure & {_TIME, _DATE, _YEAR}:
        return one.low == other.low
    slack = EXACT * max(one.high, other.high)
    return one.low - slack <= other.high and other.low - slack <= one.high


def comparable(one: Amount, other: Amount) -> bool:
    """Whether both count the same thing."""
    return bool(one.measure & other.measure)


def conflict(left: Sequence[Amount], right: Sequence[Amount]) -> bool:
    """Whether both have a number of the same thing that the other has not; numbers that both have are passed over.

    >>> conflict(amounts("killing at least two people"), amounts("six people were killed"))
    True
    >>> conflict(amounts("a boy of four years, a gorilla of 17 years"), amounts("a boy of four years"))
    False
    >>> conflict(amounts("a crater of 100 metres"), amounts("a crater of around 330 feet"))
    False
    """
    mine, theirs = _unmet(left, right), _unmet(right, left)
    return any(comparable(one, other) for one in mine for other in theirs)


def _unmet(these: Sequence[Amount], those: Sequence[Amount]) -> list[Amount]:
    """The amounts of `these` that none of `those` agrees with."""
    return [one for one in these if not any(comparable(one, other) and agree(one, other) for other in those)]
