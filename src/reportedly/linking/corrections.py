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
_INSTEAD = re.compile(r"(?:[,;–—](?: and)? not|[,;]? (?:instead of|rather than)) (?P<wrong>\S[^,.;]{0,80})")
_FRAME = re.compile(
    r"\W*(?:correction|clarification|editor[’']s note|note)\b\W*"
    r"|.{0,80}?\b(?:corrected|amended|updated|changed|clarified|revised|edited)\b[^.]{0,60}?\bthat ",
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
    """
    sentences = re.split(r"(?<=[.;])\s", notice[:_LONGEST])[:_MOST_SENTENCES]
    turned = [sentence for sentence in sentences if _INSTEAD.search(sentence)]
    if any(_as_it_was(statement, sentence) for sentence in turned):
        return True
    others = [sentence for sentence in sentences if sentence not in turned]
    wrong = [sentence for sentence in others if _marks().search(sentence)]
    return any(share(statement, sentence) >= ALIKE for sentence in wrong or others)


def _as_it_was(statement: str, sentence: str) -> bool:
    """Whether `statement` says what a sentence gives as wrong by the side of what is right ("41, not 61")."""
    found = _INSTEAD.search(sentence)
    assert found is not None
    right = _FRAME.sub("", f"{sentence[: found.start()]} {sentence[found.end() :]}", count=1)
    wrong = gist(found["wrong"]) - gist(right)
    if not wrong or not wrong <= gist(statement):
        return False
    if any(word[0].isdigit() for word in wrong):
        right = _NUMBER.sub(" ", right)
    return share(statement, f"{right} {found['wrong']}") >= ALIKE


@cache
def _marks() -> re.Pattern[str]:
    read = tomllib.loads(resources.files(__package__).joinpath("lexicons", "replies.toml").read_text(encoding="utf-8"))
    return re.compile(read["wrong"], re.IGNORECASE)
