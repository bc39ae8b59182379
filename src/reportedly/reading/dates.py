"""Dates as pages and letters write them, in ISO 8601.

A date alone stays a date. A time whose zone is not given has no offset: its zone is unknown, and
nobody's clock is guessed.
"""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from .._typing import Span

_LONGEST = 300
"""Code points of a value that are looked at; no date is longer, and hostile values are."""


class DateFound(NamedTuple):
    """A date in a text: its ISO 8601 form and the code points that it takes."""

    iso: str
    span: Span


def parse_date(value: str, *, reference: str | None = None) -> str | None:
    """The date that `value` gives, or None where it gives none.

    `value` is a string as pages carry it: ISO 8601, RFC 2822, English words, seconds since 1970.
    `reference` (ISO 8601) is the day from which "yesterday", "2 hours ago" or a date without a
    year is counted; without it they give None, as do numbers that could be read in two ways
    (03/04/2021).

    >>> parse_date("Sept. 7, 2023 at 3:15 p.m. ET")
    '2023-09-07T15:15:00-04:00'
    >>> parse_date("7 September 2023 15:15")
    '2023-09-07T15:15:00'
    >>> parse_date("yesterday", reference="2023-09-08")
    '2023-09-07'
    """
    value = _regular(" ".join(value[:_LONGEST].split()))
    found = find_date(value, reference=reference)
    if found is not None:
        return found.iso
    return _since_1970(value) or (_relative(value, reference) if reference else None)


_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d):?(\d\d):?(\d\d)?(?=\D|$)")
_UNIX = re.compile(r"(?:[A-Z][a-z]{2} )?([A-Z][a-z]{2} \d{1,2}) (\d\d:\d\d:\d\d)( [+-]\d{4}| [A-Z]{3,4})? (\d{4})$")


def _regular(value: str) -> str:
    """Two forms that machines write, in a form that people read: 20230908T141500Z, Thu Sep 07 15:15:00 +0000 2023."""
    value = _COMPACT.sub(lambda m: f"{m[1]}-{m[2]}-{m[3]}T{m[4]}:{m[5]}:{m[6] or '00'}", value)
    return _UNIX.sub(r"\1, \4 \2\3", value)


def find_date(text: str, *, start: int = 0, end: int | None = None, reference: str | None = None) -> DateFound | None:
    """The first date written out in `text[start:end]`, with a time that stands right beside it.

    Span in code points of `text`. A date without a year is taken only with a `reference`.

    >>> find_date("amended on 3 May 2021 to say")
    DateFound(iso='2021-05-03', span=(11, 21))
    """
    end = len(text) if end is None else end
    for match in _day_pattern().finditer(text, start, end):
        day = _day(match, reference)
        if day is not None:
            return _with_time(text, day, match, start, end)
    return None


# Days --------------------------------------------------------------------------------------------


@cache
def date_words() -> dict[str, dict[str, Any]]:
    """The words of `dates.toml`: months, weekdays, zones, units, numbers and names of days."""
    return tomllib.loads(resources.files(__package__).joinpath("dates.toml").read_text("utf-8"))


@cache
def _day_pattern() -> re.Pattern[str]:
    month = "|".join(sorted(date_words()["months"], key=len, reverse=True))
    return re.compile(
        rf"""(?<![\w/-])(?:
            (?P<iso>(?P<y1>\d{{4}})(?P<sep>[-/.])(?P<m1>\d{{1,2}})(?P=sep)(?P<d1>\d{{1,2}})(?!\d))
          | (?P<compact>(?P<y2>(?:19|20)\d\d)(?P<m2>\d\d)(?P<d2>\d\d)(?![\d]))
          | (?P<mon3>{month})\.?\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|:\d)(?:\s*,?\s+(?P<y3>\d{{4}})(?!\d))?
          | (?P<d4>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?(?P<mon4>{month})\b\.?
              (?:,?[\s-]+(?P<y4>\d{{4}})(?!\d|:\d))?
          | (?P<n1>\d{{1,2}})(?P<sep2>[/.-])(?P<n2>\d{{1,2}})(?P=sep2)(?P<y5>\d{{4}})(?!\d)
        )""",
        re.VERBOSE | re.IGNORECASE,
    )


def _day(match: re.Match[str], reference: str | None) -> date | None:
    part = match.groupdict()
    months = date_words()["months"]
    if part["iso"]:
        return _real(part["y1"], part["m1"], part["d1"])
    if part["compact"]:
        return _real(part["y2"], part["m2"], part["d2"])
    if part["mon3"]:
        return _of_month(part["y3"], months[part["mon3"].lower()], part["d3"], reference)
    if part["mon4"]:
        return _of_month(part["y4"], months[part["mon4"].lower()], part["d4"], reference)
    return _of_numbers(part["y5"], int(part["n1"]), int(part["n2"]))


def _of_month(year: str | None, month: int, day: str, reference: str | None) -> date | None:
    if year is not None:
        return _real(year, month, day)
    base = _moment(reference)
    if base is None:
        return None
    # News looks back: the year of the reference, or the one before where that would lie ahead.
    this_year = _real(base.year, month, day)
    if this_year is not None and this_year <= base.date() + timedelta(days=60):
        return this_year
    return _real(base.year - 1, month, day)


def _of_numbers(year: str, first: int, second: int) -> date | None:
    if first > 12 or first == second:
        return _real(year, second, first)
    if second > 12:
        return _real(year, first, second)
    return None


def _real(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if 1600 <= found.year <= 2200 else None


# Times and zones ---------------------------------------------------------------------------------

_TIME = r"""(?P<h>\d{1,2})(?:[:.h](?P<mi>\d\d)(?::(?P<s>\d\d)(?:[.,]\d+)?)?)?\s*(?P<half>[ap]\.?\s?m\b\.?)?"""


@cache
def _time_pattern() -> re.Pattern[str]:
    words = date_words()
    zone = "|".join(sorted({*words["zones"], *words["seasonal"]}, key=len, reverse=True))
    return re.compile(
        rf"""{_TIME}(?:\s*\(?(?:
            (?P<offset>(?:GMT|UTC)?\s?[+-−]\d\d:?(?:\d\d)?(?!\d))
          | (?P<zone>{zone})\b(?:\s+(?:standard|daylight)?\s*time)?
        )\)?)?""",
        re.VERBOSE | re.IGNORECASE,
    )


_BETWEEN = re.compile(r"(?:T|[\s,·•|;–—-]|\bat\b|\bon\b){1,12}\s*", re.IGNORECASE)


def _with_time(text: str, day: date, match: re.Match[str], start: int, end: int) -> DateFound:
    after = _time_after(text, match.end(), end)
    if after is not None:
        return _joined(day, after, (match.start(), after.end()))
    before = _time_before(text, start, match.start())
    if before is not None:
        return _joined(day, before, (before.start(), match.end()))
    return DateFound(day.isoformat(), match.span())


def _time_after(text: str, at: int, end: int) -> re.Match[str] | None:
    gap = _BETWEEN.match(text, at, end)
    if gap is None:
        return None
    found = _time_pattern().match(text, gap.end(), end)
    return found if found is not None and _is_time(found) else None


def _time_before(text: str, start: int, at: int) -> re.Match[str] | None:
    """The last time before a day: "3:15 PM - 7 Sep 2023", "10:45 a.m. ET on Friday, September 8, 2023"."""
    weekday = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in date_words()["weekdays"])
    gap = re.compile(rf"(?:[\s,·•|;–—-]|\bon\b|\b(?:{weekday})\b\.?)*", re.IGNORECASE)
    found = None
    for candidate in _time_pattern().finditer(text, max(start, at - 40), at):
        if _is_time(candidate) and gap.fullmatch(text, candidate.end(), at):
            found = candidate
    return found


def _is_time(match: re.Match[str]) -> bool:
    part = match.groupdict()
    if part["mi"] is None and part["half"] is None:
        return False
    hour, minute, second = int(part["h"]), int(part["mi"] or 0), int(part["s"] or 0)
    return (1 <= hour <= 12 if part["half"] else hour < 24) and minute < 60 and second < 60


def _joined(day: date, time: re.Match[str], span: Span) -> DateFound:
    part = time.groupdict()
    hour = int(part["h"])
    if part["half"]:
        hour = hour % 12 + (12 if part["half"].lower().startswith("p") else 0)
    moment = datetime(day.year, day.month, day.day, hour, int(part["mi"] or 0), int(part["s"] or 0))
    minutes = _offset(part["offset"], part["zone"], moment)
    if minutes is None:
        return DateFound(moment.isoformat(), span)
    zone = timezone(timedelta(minutes=minutes))
    return DateFound(moment.replace(tzinfo=zone).isoformat(), span)


def _offset(offset: str | None, zone: str | None, moment: datetime) -> int | None:
    """Minutes from UTC, or None where the zone is unknown."""
    if offset:
        digits = re.sub(r"\D", "", offset)
        minutes = int(digits[:2]) * 60 + int(digits[2:] or 0)
        return None if minutes > 14 * 60 else (-minutes if "-" in offset or "−" in offset else minutes)
    if not zone:
        return None
    words = date_words()
    name = zone.lower()
    if name in words["zones"]:
        return int(words["zones"][name])
    winter, rule = words["seasonal"][name]
    return int(winter) + (60 if _is_summer(moment, rule) else 0)


def _is_summer(moment: datetime, rule: str) -> bool:
    """Whether summer time holds, by the United States' rule or the European one (since 1996)."""
    year = moment.year
    if rule == "eu":
        return _sunday(year, 3, last=True) <= moment.date() < _sunday(year, 10, last=True)
    if year >= 2007:
        return _sunday(year, 3, nth=2) <= moment.date() < _sunday(year, 11)
    return _sunday(year, 4) <= moment.date() < _sunday(year, 10, last=True)


def _sunday(year: int, month: int, *, nth: int = 1, last: bool = False) -> date:
    if last:
        end = date(year, month, 31)
        return end - timedelta(days=(end.weekday() + 1) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (nth - 1))


# Relative words and counts of seconds ------------------------------------------------------------


def _moment(value: str | None) -> datetime | None:
    if value is None:
        return None
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def _since_1970(value: str) -> str | None:
    """Seconds or milliseconds since 1970, as some pages' attributes carry."""
    if not re.fullmatch(r"\d{10}|\d{13}", value, re.ASCII):
        return None
    seconds = int(value) // (1000 if len(value) == 13 else 1)
    return datetime.fromtimestamp(seconds, UTC).isoformat()


@cache
def _ago_pattern() -> re.Pattern[str]:
    words = date_words()
    units = "|".join(sorted(words["units"], key=len, reverse=True))
    numbers = "|".join(sorted(words["numbers"], key=len, reverse=True))
    return re.compile(rf"(?:about |over |posted |updated )?(\d{{1,3}}|{numbers})\s*({units})(?: ago)?", re.IGNORECASE)


def _relative(value: str, reference: str) -> str | None:
    base = _moment(reference)
    if base is None:
        return None
    words, name = date_words(), value.lower().removeprefix("on ").strip(" .,")
    if name in words["days"]:
        return (base.date() + timedelta(days=words["days"][name])).isoformat()
    weekday = words["weekdays"].get(name.removeprefix("last "))
    if weekday is not None:
        back = (base.weekday() - weekday) % 7
        return (base.date() - timedelta(days=back or (7 if name.startswith("last ") else 0))).isoformat()
    ago = _ago_pattern().fullmatch(name)
    if ago is None:
        return None
    count = int(words["numbers"].get(ago[1], 0) or ago[1])
    seconds = count * words["units"][ago[2]]
    if seconds % 86400 == 0:
        return (base.date() - timedelta(seconds=seconds)).isoformat()
    # "Two hours ago" from a bare day may be that day or the one before: unknown.
    return (base - timedelta(seconds=seconds)).isoformat() if "T" in reference else None
