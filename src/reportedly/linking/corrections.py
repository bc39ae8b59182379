"""Corrections: whether a notice on one story speaks of what another story has from it."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from .gist import gist, share
from .replies import ALIKE

_LONGEST = 4_000
_MOST_SENTENCES = 40
_INSTEAD = re.compile(
    r"(?:[,;–—](?: and)? not|[,;]? (?:instead of|rather than)) (?P<wrong>\S(?:[^,.;]|(?<=\d)[,.](?=\d)){0,80})"
)
_HEAD = re.compile(r"\W*(?:correction|clarification|editor[’']s note|note)\b\W*", re.IGNORECASE)
_FRAME = re.compile(
    r".{0,80}?\b(?:corrected|amended|updated|changed|clarified|revised|edited)\b[^.]{0,60}?\bthat "
    r"|.{0,60}?\b(?:(?:earlier|previous|original|prior|first) versions?|headline)\b[^.]{0,60}?"
    r"\b(?:said|stated|reported|suggested|indicated|claimed)\b(?: \w+ly)?(?: that)? ",
    re.DOTALL | re.IGNORECASE,
)
"""What a notice says before it comes to the matter: of itself, and of the version that was wrong."""
_AS_STATED = re.compile(
    r",? as (?:(?:was|were|had been|has been|we|it) )?(?:\w+ly )?"
    r"(?:stated|reported|said|given|written|published|an? )\b.*",
    re.DOTALL | re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<!\w)[\d.,]*\d(?:st|nd|rd|th|m|bn|k)?(?!\w)")


def corrects(notice: str, statement: str) -> bool:
    """Whether the words of a correction name what `statement` says as what was wrong.

    >>> notice = "An earlier version said that 61 boats were launched at Pell. It was 41."
    >>> corrects(notice, "61 boats were launched at Pell"), corrects(notice, "41 boats were launched at Pell")
    (True, False)
    >>> notice = "This story has been corrected to show that 41 boats were launched at Pell, not 61."
    >>> corrects(notice, "61 boats were launched at Pell"), corrects(notice, "41 boats were launched at Pell")
    (True, False)
    >>> corrects("The number of boats launched at Pell is 41, not 61 as stated.", "61 boats were launched at Pell")
    True
    """
    sentences = re.split(r"(?<=[.;])\s", notice[:_LONGEST])[:_MOST_SENTENCES]
    turned = [sentence for sentence in sentences if _INSTEAD.search(sentence)]
    if any(_as_it_was(statement, sentence) for sentence in turned):
        return True
    others = [sentence for sentence in sentences if sentence not in turned]
    wrong = [sentence for sentence in others if _marks().search(sentence)]
    return any(share(statement, _matter(sentence)) >= ALIKE for sentence in wrong or others)


def _matter(sentence: str) -> str:
    """A sentence of a notice without what it says of itself and of the version that was wrong."""
    bare = sentence[matched.end() :] if (matched := _HEAD.match(sentence)) else sentence
    return bare[matched.end() :] if (matched := _FRAME.match(bare)) else bare


def _as_it_was(statement: str, sentence: str) -> bool:
    """Whether `statement` says what a sentence gives as wrong by the side of what is right ("41, not 61")."""
    found = _INSTEAD.search(sentence)
    assert found is not None
    right = _matter(f"{sentence[: found.start()]} {_AS_STATED.sub('', sentence[found.end() :])}")
    said = _AS_STATED.sub("", found["wrong"])
    wrong = gist(said) - gist(right)
    if not wrong or not wrong <= gist(statement):
        return False
    if any(word[0].isdigit() for word in wrong):
        right = _NUMBER.sub(" ", right)
    return share(statement, f"{right} {said}") >= ALIKE


@cache
def _marks() -> re.Pattern[str]:
    read = tomllib.loads(resources.files(__package__).joinpath("lexicons", "replies.toml").read_text(encoding="utf-8"))
    return re.compile(read["wrong"], re.IGNORECASE)
