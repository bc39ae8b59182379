"""Whether another number, date or day stands in the place of one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..alignment.grammar import is_content, stem
from ..linking.amounts import amounts
from .hunks import Hunk, Sides
from .laid_open import Token
from .lexicon import lists
from .names import stand
from .sources import names_source
from .units import Quantity, is_given_twice, is_unit, quantities

_LONGEST = 3_000
_POUNDS = re.compile(r"(\d[\d,.]*)\s?(million|billion|m|bn|)\s+pounds\b")
_SIGNS = frozenset("$£€")
_BEHIND = 12
_MEASURES = {
    "$": "money", "£": "money", "€": "money", "day of a year": "date", "year of our era": "date",
    "time of day": "time", "percent": "percent",
}  # fmt: skip
_MUCH = 4
"""Words that carry content beyond which a side tells a matter of its own."""


def is_number_changed(hunk: Hunk, sides: Sides) -> bool:
    """Whether both sides hold numbers, dates or days, and not the same ones; or one lost nothing else."""
    mine = [token.form for token in hunk.old if token.is_number]
    theirs = [token.form for token in hunk.new if token.is_number]
    rest = [token for token in (*hunk.old, *hunk.new) if not token.is_number and is_content(token.form)]
    if _is_share(hunk.old, hunk.new) or _is_share(hunk.new, hunk.old):
        return True
    if mine and theirs and not _is_other_matter(hunk):
        # A sentence that was turned round holds its numbers in other places; two numbers that changed places do not.
        turned = rest and stand(mine, sides.after) and stand(theirs, sides.before)
        return mine != theirs and not turned
    return any(form[0].isdigit() for form in mine) and not rest and not hunk.new and not any(names_source(hunk, sides))


def _is_share(counted: Sequence[Token], whole: Sequence[Token]) -> bool:
    """Whether one side counts and the other tells a share of it, and no more: "61 of" the 63, "all" 63."""
    shares, months = lists().shares, lists().months
    if not any(token.form in shares for token in whole) or not any(token.is_number for token in counted):
        return False
    rest = [token.form for token in (*counted, *whole) if token.form not in shares and not token.is_number]
    return not any(map(is_content, rest)) and not any(token.form in months for token in counted)


def same_amounts(hunk: Hunk, sides: Sides) -> bool:
    """Whether "$5m" became "$5 million"."""
    if not hunk.old or not hunk.new:
        return False
    # One word more on each side, for the unit or the currency of the number.
    mine = _around(sides.old.text, sides.before, hunk.at, len(hunk.old))
    theirs = _around(sides.new.text, sides.after, hunk.there, len(hunk.new))
    one, other = amounts(mine), amounts(theirs)
    return bool(one) and [(a.low, a.high) for a in one] == [(a.low, a.high) for a in other]


def numbers_agree(sides: Sides) -> bool:
    """Whether both give the same amounts in the same order: "March 3rd" for "3 March", "2 million pounds" for "£2m"."""
    texts = []
    for version, tokens in ((sides.old, sides.before), (sides.new, sides.after)):
        if not tokens or tokens[-1].end - tokens[0].start > _LONGEST:
            return False
        first = max(0, tokens[0].start - 1)  # the sign of a currency before the first word
        texts.append(version.text[first : tokens[-1].end])
    mine, theirs = map(_given, texts)
    return bool(mine) and mine == theirs


def measures_agree(hunk: Hunk, sides: Sides) -> bool:
    """Whether what changed gives the same measure in another unit: "100 kilometres" for "62 miles", or both of them."""
    mine, before = _measures(sides.old.text, sides.before, hunk.at, len(hunk.old))
    theirs, after = _measures(sides.new.text, sides.after, hunk.there, len(hunk.new))
    if mine and theirs:
        return len(mine) == len(theirs) and all(map(Quantity.agrees, mine, theirs))
    return bool(mine or theirs) and all(is_given_twice(one, before if mine else after) for one in mine or theirs)


def _measures(text: str, tokens: Sequence[Token], at: int, size: int) -> tuple[list[Quantity], list[Quantity]]:
    """The measures to which changed words belong, and all of the sentence."""
    if not tokens or not size or tokens[-1].end - tokens[0].start > _LONGEST:
        return [], []
    first = tokens[0].start
    begin, end = tokens[at].start - first, tokens[min(at + size, len(tokens)) - 1].end - first
    every = quantities(text[first : tokens[-1].end])
    return [one for one in every if one.start < end and begin < one.end], every


def is_of_measures(hunk: Hunk) -> bool:
    """Whether the words are numbers, units and grammar."""
    tokens = (*hunk.old, *hunk.new)
    return any(is_unit(token.form) or token.is_number for token in tokens) and all(
        token.is_number or is_unit(token.form) or not is_content(token.form) for token in tokens
    )


def _given(text: str) -> list[tuple[float, float, bool]]:
    found = amounts(_POUNDS.sub(r"£\1 \2", text))
    return [(amount.low, amount.high, bool(amount.measure & _SIGNS)) for amount in found]


def is_of_numbers(hunk: Hunk) -> bool:
    """Whether the words are numbers, what they count money in, and grammar."""
    tokens = (*hunk.old, *hunk.new)
    if not any(token.is_number or token.form in lists().of_numbers for token in tokens):
        return False
    return all(token.is_number or not is_content(token.form) or token.form in lists().of_numbers for token in tokens)


def _is_other_matter(hunk: Hunk) -> bool:
    """Whether both sides tell much, and nothing of it is the same: then their numbers are not of the same thing."""
    mine, theirs = (
        {stem(token.form) for token in side if not token.is_number and is_content(token.form)}
        for side in (hunk.old, hunk.new)
    )
    return max(len(mine), len(theirs)) >= _MUCH and bool(mine) and bool(theirs) and not mine & theirs


def _around(text: str, tokens: Sequence[Token], at: int, size: int) -> str:
    first, last = tokens[max(0, at - 1)], tokens[min(len(tokens), at + size + 1) - 1]
    return text[first.start : last.end]


def measured(hunk: Hunk, sides: Sides) -> frozenset[str]:
    """What numbers that changed are: "money", a "date", a "time" of day, a "percent"; nothing where it is not said."""
    found: set[str] = set()
    for version, tokens, at, size in (
        (sides.old, sides.before, hunk.at, len(hunk.old)),
        (sides.new, sides.after, hunk.there, len(hunk.new)),
    ):
        if not size:
            continue
        start, end = tokens[at].start, tokens[min(at + size, len(tokens) - 1)].end
        text = _POUNDS.sub(r"£\1 \2", version.text[max(0, start - 1) : end + _BEHIND])
        for amount in amounts(text)[:size]:
            found |= {_MEASURES[name] for name in amount.measure if name in _MEASURES}
        if any(token.form in lists().months for token in tokens[at : at + size]):
            found.add("date")
    return frozenset(found)
