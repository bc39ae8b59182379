"""The stages of linking, in their order, within the transaction that stores a story."""

from __future__ import annotations

import sqlite3

from ..document import DocumentKind
from . import agents, claims, copies, decisions, documents, quotations, standing


def link(db: sqlite3.Connection, version: int) -> None:
    """Tie what `version` says, and who says it, to what the ledger holds."""
    copies.link(db, version)
    agents.link(db, version)
    decisions.link(db, version, actions=decisions.ON_AGENTS)
    quotations.link(db, version)
    claims.link(db, version)
    decisions.link(db, version, actions=decisions.ON_CLAIMS)
    documents.link(db, version)
    standing.update(db, version)


def declare(db: sqlite3.Connection, version: int, kind: DocumentKind) -> None:
    """Take the stored text `version` for what a person says that it is, and check anew what that touches."""
    documents.unlink(db, version)
    documents.declare(db, version, kind)
    documents.link(db, version)
    standing.update_stale(db, version)


def unlink(db: sqlite3.Connection, version: int) -> None:
    """Take back every tie of `version`, which a newer version replaces."""
    standing.unlink(db, version)
    documents.unlink(db, version)
    claims.unlink(db, version)
    quotations.unlink(db, version)
    agents.unlink(db, version)
    copies.unlink(db, version)
