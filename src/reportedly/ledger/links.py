"""The stages of linking, in their order, within the transaction that stores a story."""

from __future__ import annotations

import sqlite3

from . import agents


def link(db: sqlite3.Connection, version: int) -> None:
    """Tie what `version` says, and who says it, to what the ledger holds."""
    agents.link(db, version)


def unlink(db: sqlite3.Connection, version: int) -> None:
    """Take back every tie of `version`, which a newer version replaces."""
    agents.unlink(db, version)
