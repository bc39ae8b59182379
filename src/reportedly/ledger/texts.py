"""Texts of a ledger and words cut from them, and rows asked for by many keys at once."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from ..claim import Evidence

_AT_ONCE = 500


class Texts:
    """Texts of versions, with the names of their stories; evidence is cut from them and kept by version."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self._texts: dict[int, tuple[str, str]] = {}
        self._versions: dict[str, int] = {}

    def evidence(self, version: int, start: int, end: int) -> Evidence:
        """The words at `[start, end)` of a version."""
        story, text = self._read(version)
        return Evidence(story=story, start=start, end=end, text=text[start:end])

    def kept(self, evidence: Iterable[Evidence]) -> str:
        """Evidence as it is kept in a column: lists of version, start and end."""
        return json.dumps([(self._versions[words.story], words.start, words.end) for words in evidence])

    def shown(self, column: str) -> tuple[Evidence, ...]:
        """Evidence from a column."""
        return tuple(self.evidence(*place) for place in json.loads(column))

    def _read(self, version: int) -> tuple[str, str]:
        if version not in self._texts:
            name, text, current = self.db.execute(
                "SELECT name, text, current FROM version JOIN story ON story.id = version.story WHERE version.id = ?",
                (version,),
            ).fetchone()
            self._texts[version] = (name, text)
            if current:
                self._versions[name] = version
        return self._texts[version]


def among(db: sqlite3.Connection, query: str, keys: Iterable[Any]) -> Iterator[Any]:
    """The rows of a query with `IN ({})`, asked for some hundred keys at a time."""
    wanted = sorted(keys)
    for at in range(0, len(wanted), _AT_ONCE):
        some = wanted[at : at + _AT_ONCE]
        yield from db.execute(query.format(", ".join("?" * len(some))), some)
