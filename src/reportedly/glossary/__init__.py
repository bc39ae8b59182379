"""What every message, flag, kind, medium, class and field means, in words for an editor.

The words stand in data files beside this module; `reportedly explain`, the report and the JSON
Schema all show the same ones.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from ..messages import MESSAGES

VOCABULARIES = {
    "message": "message",
    "flag": "flag",
    "kind": "kind of statement",
    "quotation": "type of quotation",
    "medium": "medium",
    "polarity": "polarity",
    "basis": "basis of knowledge",
    "grade": "grade of a description",
    "own_reporting": "own reporting",
    "response": "response to an allegation",
    "relation": "hop of a chain",
    "entity": "type of entity",
    "source": "kind of source",
    "notice": "type of notice",
    "block": "kind of block",
    "document": "sort of document",
    "network": "network of a post",
    "standing": "standing of a claim",
    "wording": "class of a wording",
    "verdict": "what a check comes to",
    "difference": "step of a comparison",
    "change": "change between versions",
    "outcome": "what became of a watched page",
}
"""The closed vocabularies that can be explained, and what one of their words is called."""

_FIELD = re.compile(r"\{(\w+)[^}]*\}")


class Entry(NamedTuple):
    """One word explained; `rule` is the newsroom rule that it encodes, empty where there is none."""

    vocabulary: str
    name: str
    label: str
    meaning: str
    rule: str
    example: str
    do: str


@cache
def entries() -> tuple[Entry, ...]:
    """Everything that can be explained, in the order of the vocabularies."""
    return tuple(
        _entry(vocabulary, name, fields) for vocabulary in VOCABULARIES for name, fields in _words()[vocabulary].items()
    )


def lookup(name: str) -> tuple[Entry, ...]:
    """The entries for `name`, in any case and spelling of its gaps; `medium:unknown` asks for one vocabulary.

    >>> [entry.vocabulary for entry in lookup("Bare-Anonymity")]
    ['flag']
    >>> [entry.label for entry in lookup("medium:statement")]
    ['issued statement']
    """
    vocabulary, _, rest = name.rpartition(":")
    wanted = _plain(rest)
    return tuple(
        entry
        for entry in entries()
        if wanted in (_plain(entry.name), _plain(entry.label)) and _plain(vocabulary) in ("", entry.vocabulary)
    )


def nearest(name: str) -> str | None:
    """The known word that looks most like `name`, or None where none comes near.

    >>> nearest("second_hnad")
    'second_hand'
    """
    import difflib

    names = {_plain(entry.name): entry.name for entry in entries()}
    close = difflib.get_close_matches(_plain(name.rpartition(":")[2]), sorted(names), n=1, cutoff=0.6)
    return names[close[0]] if close else None


def label(vocabulary: str, name: str) -> str:
    """The word for people: `issued statement` for the medium `statement`.

    >>> label("medium", "social_post")
    'social post'
    """
    return str(_words()[vocabulary].get(name, {}).get("label", name.replace("_", " ")))


def entry(vocabulary: str, name: str) -> Entry:
    """The entry for one word of one vocabulary; KeyError where there is none."""
    return _entry(vocabulary, name, _words()[vocabulary][name])


@cache
def field_descriptions() -> dict[str, dict[str, str]]:
    """What each field of each record holds: `["Statement"]["hedges"]`."""
    records: dict[str, dict[str, str]] = _file("fields.toml")
    return records


@cache
def _words() -> dict[str, dict[str, dict[str, str]]]:
    words: dict[str, dict[str, dict[str, str]]] = {}
    for name in ("messages.toml", "flags.toml", "vocabularies.toml"):
        words |= _file(name)
    return words


def _file(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def _entry(vocabulary: str, name: str, fields: dict[str, str]) -> Entry:
    text, do = fields.get("label", name.replace("_", " ")), fields.get("do", "")
    if vocabulary == "message":
        text, do = (_FIELD.sub(_capitals, words) for words in MESSAGES[name])
    return Entry(vocabulary, name, text, fields["meaning"], fields.get("rule", ""), fields["example"], do)


def _capitals(field: re.Match[str]) -> str:
    return field[1].upper()


def _plain(name: str) -> str:
    return name.strip().casefold().replace("-", "_").replace(" ", "_")
