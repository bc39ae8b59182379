"""Words of replies: the word lists of `lexicons/replies.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from ..alignment.grammar import stem


@cache
def lists() -> dict[str, Any]:
    """The word lists, read once."""
    read = tomllib.loads(resources.files(__package__).joinpath("lexicons", "replies.toml").read_text(encoding="utf-8"))

    def stems(words: str) -> frozenset[str]:
        return frozenset(stem(word) for word in words.split())

    return {
        "open": [re.compile(pattern, re.IGNORECASE) for pattern in read["open"]],
        "frame": stems(read["frame"]),
        "times": stems(read["times"]) | frozenset(read["times"].split()),
        "ahead": re.compile(rf"\b{read['ahead']}\b|{read['ahead']}(?=\s)", re.IGNORECASE),
        "not_done": frozenset(read["not_done"].split()),
        "not_yet": frozenset(read["not_yet"].split()),
        "auxiliaries": frozenset(read["auxiliaries"].split()),
        "not_wholly": frozenset(read["not_wholly"].split()),
        "attitudes": stems(read["attitudes"]),
        "lying": frozenset(read["lying"].split()),
        "places": frozenset(read["places"].split()),
        "no_more": frozenset(read["no_more"].split()),
        "happened": frozenset(read["happened"].split()),
        "hedging": frozenset({"unclear", "unknown", "undisclosed"}),
        "made_known": stems(read["made_known"]["verbs"]),
        "documents": stems(read["made_known"]["nouns"]),
        "aspects": stems(read["made_known"]["aspects"]),
        "asks": [(frozenset(item["words"].split()), item["needs"]) for item in read["asks"]],
        "causes": frozenset(read["causes"]["words"].split()),
    }
