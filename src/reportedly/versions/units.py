"""Quantities with their units: a style that gives "100 kilometres" for "62 miles" tells no news."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ..linking.amounts import words

_ROUNDED = 0.05
"""How far two that are given in different units may lie apart: newsrooms round what they convert."""
_CONVERTED = frozenset({"length", "mass", "area", "volume", "speed"})
_HEAT = {"celsius": ("heat", 1.0), "fahrenheit": ("heat", 5 / 9)}
_DEGREE, _FREEZING = 1.0, 32.0
_BESIDE = 6
"""Characters between a measure and the same in another unit: "62 miles, or 100 km"."""
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}


class Quantity(NamedTuple):
    """A measure at `[start, end)` of a text: what it measures, how much in one unit for all, its own unit."""

    start: int
    end: int
    dimension: str
    size: float
    unit: str

    def agrees(self, other: Quantity) -> bool:
        """Whether the two are one measure: in one unit the very same, in two as near as rounding leaves them."""
        if self.dimension != other.dimension:
            return False
        if self.unit == other.unit:
            return self.size == other.size
        apart = abs(self.size - other.size)
        return apart <= (_DEGREE if self.dimension == "heat" else _ROUNDED * max(self.size, other.size))


def quantities(text: str) -> list[Quantity]:
    """The measures of `text`, in order.

    >>> found = quantities("62 miles (100 km) off, at 39 degrees Fahrenheit")
    >>> [(each.dimension, round(each.size)) for each in found]
    [('length', 99779), ('length', 100000), ('heat', 4)]
    """
    found: list[Quantity] = []
    for match in _pattern().finditer(text):
        dimension, factor = _units()[match["unit"].lower()]
        size = float(match["number"].replace(",", "")) * _SCALES.get((match["scale"] or "").lower(), 1.0)
        if dimension == "heat" and factor != 1:
            size -= _FREEZING
        found.append(Quantity(match.start(), match.end(), dimension, size * factor, f"{dimension} {factor}"))
    return found


def is_given_twice(one: Quantity, among: list[Quantity]) -> bool:
    """Whether the same measure stands beside it in another unit: "62 miles (100 km)"."""
    return any(
        other.unit != one.unit
        and one.agrees(other)
        and max(one.start, other.start) - min(one.end, other.end) <= _BESIDE
        for other in among
    )


def is_unit(form: str) -> bool:
    """Whether a folded word is a unit, or belongs to one.

    >>> is_unit("miles"), is_unit("degrees"), is_unit("mayor")
    (True, True, False)
    """
    return form in ("degree", "degrees") or form in _units()


@cache
def _units() -> dict[str, tuple[str, float]]:
    """The units that are turned into others, of those that claims are compared by."""
    known = words()["units"].items()
    return _HEAT | {unit: (what, float(each)) for unit, (what, each) in known if what in _CONVERTED}


@cache
def _pattern() -> re.Pattern[str]:
    units = "|".join(sorted(_units(), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w.,£$€])(?P<number>[0-9][0-9,]{{0,14}}(?:\.[0-9]{{1,6}})?)[\s-]?(?:(?P<scale>{'|'.join(_SCALES)})[\s-])?"
        rf"(?:(?:degrees?|square|cubic)\s|°\s?)?(?P<unit>{units})\b",
        re.IGNORECASE,
    )
