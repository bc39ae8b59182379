"""The labels of a transcript's turns: whom they name, and whether that is somebody else than a story says.

One rule serves both the check of a story and the ledger. A label names a person in whole or in part ("MS. ROE"), with
what stands about the name ("Roe (R-OH)", "ROE, MAYOR"), or several; it names nobody ("THE WITNESS"); or it says that
somebody asks ("Q"), who is another than the person whom a story names, unless the story calls that person so.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from ..alignment import fold
from .personal import PersonalName, personal_name, relation

_NAME = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\s[–—-]+\s.*|\svia\s.*", re.DOTALL | re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|&)\s+|\s*[/;]\s*|\s+&\s+", re.IGNORECASE)
_LONGEST = 200


@lru_cache(maxsize=1 << 12)
def another(name: str, labels: tuple[str, ...]) -> bool | None:
    """Whether labels name another person than `name`; None where one of the two is not known by a name.

    >>> another("Ann Roe", ("MS. ROE",)), another("Ann Roe", ("ANN POE",)), another("Ann Roe", ("Roe (R-OH)",))
    (False, True, False)
    >>> another("Ann Roe", ("BOB ROE",)), another("Ann Roe", ("THE WITNESS",)), another("Ann Roe", ("Q",))
    (True, None, True)
    """
    mine = personal_name(_bare(name))
    if mine is None or is_nobody(name):
        return None
    known = [one for label in labels for one in _named(label)]
    if any(_is_one(mine, one) for one in known):
        return False
    if known:
        return True
    asked = {form for label in labels for form in _forms(label)} & words().asking
    return True if asked and not words().asking & set(_forms(name)) else None


def parts(name: str) -> set[str]:
    """The words of a name that are no titles.

    >>> sorted(parts("Mayor Ann Q. Roe"))
    ['ann', 'roe']
    """
    return {form for form in _forms(name) if form not in words().titles and len(form) > 1}


def surname(name: str) -> str:
    """The last word of a name that is no title.

    >>> surname("Ann Roe"), surname("the witness")
    ('roe', '')
    """
    return next((form for form in reversed(_forms(name)) if form not in words().titles and len(form) > 1), "")


def is_nobody(label: str) -> bool:
    """Whether a label names nobody: "Q", "THE WITNESS", "UNIDENTIFIED MALE 2".

    >>> is_nobody("UNIDENTIFIED MALE"), is_nobody("MODERATOR"), is_nobody("MR. ROE")
    (True, True, False)
    """
    return not parts(label) - words().asking


class Words(NamedTuple):
    """Words of labels: `titles` name nobody by themselves, `asking` is what those are called who ask."""

    titles: frozenset[str]
    asking: frozenset[str]


@cache
def words() -> Words:
    """The word lists, read once."""
    file = resources.files(__package__).joinpath("lexicons", "labels.toml")
    read = tomllib.loads(file.read_text(encoding="utf-8"))
    return Words(frozenset(f"{read['titles']} {read['asking']}".split()), frozenset(read["asking"].split()))


def _forms(name: str) -> list[str]:
    return [fold(word) for word in _NAME.findall(name[:_LONGEST])]


def _bare(label: str) -> str:
    """A label without what is said about the name: "Roe (R-OH)", "ROE, MAYOR OF MERIDIAN", "MODERATOR ANN ROE"."""
    bare = _ASIDE.sub(" ", label[:_LONGEST])
    first, comma, rest = bare.partition(",")
    bare = bare if comma and rest.strip(" .").casefold() in {"jr", "sr", "ii", "iii"} else first
    kept = bare.split()
    while len(kept) > 1 and not parts(kept[0]) and len(kept[0].strip(".")) > 1:
        del kept[0]
    return " ".join(kept)


def _named(label: str) -> list[PersonalName]:
    """The names in a label; where only what stands in brackets is a name, that: "MODERATOR (ANN ROE)"."""
    label = label[:_LONGEST]
    found = [_bare(part) for part in _AND.split(label)]
    if all(map(is_nobody, found)):
        found = re.findall(r"[(\[]([^()\[\]]*)[)\]]", label)
    names = (personal_name(part) for part in found if not is_nobody(part))
    return [name for name in names if name is not None]


def _is_one(mine: PersonalName, label: PersonalName) -> bool:
    """Whether a label can name a person: by the whole name, or by some words of it, put together or not."""
    if mine.suffix and label.suffix and mine.suffix != label.suffix:
        return False
    if relation(mine, label) != "different" or mine == label:
        return True
    short, long = sorted((mine.words, label.words), key=len)
    joined = "".join(short)
    ends = {"".join(long[at:]) for at in range(len(long))}
    return _is_within(short, long) or joined in ends


def _is_within(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether all words of the one are words of the other, and not an initial alone."""
    return set(short) <= set(long) and any(len(word) > 1 for word in short)
