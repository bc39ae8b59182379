"""The stages of linking, in their order, within the transaction that stores a story."""

from __future__ import annotations

import sqlite3

from . import agents, claims, copies, decisions, quotations, standing


def link(db: sqlite3.Connection, version: int) -> None:
    """Tie what `version` says, and who says it, to what the ledger holds."""
    copies.link(db, version)
    agents.link(db, version)
    decisions.link(db, version, actions=decisions.ON_AGENTS)
    quotations.link(db, version)
    claims.link(db, version)
    decisions.link(db, version, actions=decisions.ON_CLAIMS)
    standing.update(db, version)


def unlink(db: sqlite3.Connection, version: int) -> None:
    """Take back every tie of `version`, which a newer version replaces."""
    standing.unlink(db, version)
    claims.unlink(db, version)
    quotations.unlink(db, version)
    agents.unlink(db, version)
    copies.unlink(db, version)
