"""The rules by which a ledger was linked: their number, by which a ledger that older ones linked is known."""

from __future__ import annotations

import sqlite3
from typing import Final

RULES: Final = 5
"""The number of the rules. It goes up by one with every change after which the same stories would be linked, counted or
assessed otherwise; what only shows the same otherwise leaves it as it is."""


def number(db: sqlite3.Connection) -> int:
    """By which rules the ledger was linked; 0 where they were older than their numbers."""
    row = db.execute("SELECT max(number) FROM rules").fetchone()
    return int(row[0] or 0)


def stamp(db: sqlite3.Connection) -> None:
    """Note that the ledger is linked by the rules of this version."""
    db.execute("DELETE FROM rules")
    db.execute("INSERT INTO rules (number) VALUES (?)", (RULES,))
