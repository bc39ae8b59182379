"""The stages of linking, in their order, within the transaction that stores a story."""

from __future__ import annotations

import sqlite3


def link(db: sqlite3.Connection, version: int) -> None:
    """Tie what `version` says, and who says it, to what the ledger holds."""


def unlink(db: sqlite3.Connection, version: int) -> None:
    """Take back every tie of `version`, which a newer version replaces."""
