"""A decision as it is carried out on the rows."""

from __future__ import annotations

import sqlite3
from typing import Any, NamedTuple, Protocol

Before = dict[str, Any]
"""What taking a decision back needs; kept with it as JSON."""


class Case(NamedTuple):
    """The rows that a decision is about by their part, what was given, the reason to write, and what was before."""

    rows: dict[str, list[int]]
    given: str
    reason: str
    before: Before

    def one(self, part: str) -> int | None:
        """The first row of a part, None where its words are gone from the story."""
        return next(iter(self.rows.get(part, ())), None)


class Ruling(Protocol):
    """Carries a decision out, or takes it back; carried out twice it changes nothing more."""

    def __call__(self, db: sqlite3.Connection, case: Case) -> Before | None: ...
