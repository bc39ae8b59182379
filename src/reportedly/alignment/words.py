"""The words of a text, each with its place and the folded form by which it is compared.

Folding takes away what typesetting does: case, diacritics, curly and straight apostrophes, commas
within numbers, invisible characters, the brackets of "[A]t" and "(A)t". Hyphens and dashes part words, so
"well-known" reads as "well known"; a contraction stays one word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from .._typing import Span

_INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"
_APOSTROPHES = "'’‘ʼ`´＇"
_MARKS = f"\u0300-\u036f{_INVISIBLE}"
_WORD = re.compile(
    rf"\d+(?:[.,]\d+)*(?:[^\W_][{_MARKS}]*)*"
    rf"|[^\W_][{_MARKS}]*(?:[{_APOSTROPHES}]?[^\W_][{_MARKS}]*)*"
    r"|[$€£¥%&]"
    rf"|(?:\[[^\W\d_]\]|\([^\W\d_]\))(?:[{_APOSTROPHES}]?[^\W_])+"
    r"|(?<!\w)['’](?i:cause|tis|twas)\b"
)
_DROPPED = re.compile(f"[{_INVISIBLE}]")
_SPOKEN = {"%": "percent", "&": "and"}
_APOSTROPHE = str.maketrans(dict.fromkeys(_APOSTROPHES, "'"))


_USUAL = 24
"""Letters of a word beyond which its form is not kept for the next time."""


class Word(NamedTuple):
    """A word `[start, end)` of a text, and its folded form."""

    start: int
    end: int
    form: str


def words(text: str, spans: Iterable[Span] | None = None) -> list[Word]:
    """The words that stand in `spans` of `text` (in all of it, where none are given), in order.

    Offsets are code points of the whole of `text`.

    >>> [word.form for word in words("“We’ve well-known 1,500 CAFÉS,” she said.", [(1, 30)])]
    ["we've", 'well', 'known', '1500', 'cafes']
    """
    found = []
    for start, end in ((0, len(text)),) if spans is None else spans:
        found += [Word(match.start(), match.end(), _form(match.group())) for match in _WORD.finditer(text, start, end)]
    return found


def _form(word: str) -> str:
    return _kept(word) if len(word) <= _USUAL else fold(word)


@lru_cache(maxsize=1 << 15)
def _kept(word: str) -> str:
    return fold(word)


def fold(word: str) -> str:
    """The form by which `word` is compared.

    >>> fold("NAÏVE"), fold("don’t"), fold("%")
    ('naive', "don't", 'percent')
    """
    if word[0] in "[(":
        word = word[1] + word[3:]
    if word.isascii():
        form = word.casefold()
    else:
        plain = unicodedata.normalize("NFKD", _DROPPED.sub("", word.translate(_APOSTROPHE))).casefold()
        form = "".join(c for c in plain if not unicodedata.combining(c))
    if form[:1].isdigit():
        form = form.replace(",", "")
    elif "`" in form:
        form = form.translate(_APOSTROPHE)
    return _SPOKEN.get(form, form)


def letters(forms: Iterable[str]) -> str:
    """The letters of words, however they are put together.

    >>> letters(["any", "more"]) == letters(["anymore"])
    True
    """
    return "".join(forms).replace("'", "")
