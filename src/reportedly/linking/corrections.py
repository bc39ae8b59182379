"""Corrections: whether a notice on one story speaks of what another story has from it."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from .gist import share
from .replies import ALIKE

_LONGEST = 4_000
_MOST_SENTENCES = 40


def corrects(notice: str, statement: str) -> bool:
    """Whether the words of a correction name what `statement` says as what was wrong.

    >>> notice = "An earlier version said that 61 boats were launched at Pell. It was 41."
    >>> corrects(notice, "61 boats were launched at Pell"), corrects(notice, "41 boats were launched at Pell")
    (True, False)
    """
    sentences = re.split(r"(?<=[.;])\s", notice[:_LONGEST])[:_MOST_SENTENCES]
    wrong = [sentence for sentence in sentences if _marks().search(sentence)]
    return any(share(statement, sentence) >= ALIKE for sentence in wrong or sentences)


@cache
def _marks() -> re.Pattern[str]:
    read = tomllib.loads(resources.files(__package__).joinpath("lexicons", "replies.toml").read_text(encoding="utf-8"))
    return re.compile(read["wrong"], re.IGNORECASE)
