"""Corrections upstream: which statements a story has from another that has since corrected or withdrawn them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence

from .._typing import Span
from ..linking.standing import CORRECTIONS
from ..linking.telling import Telling
from ..statement import Flag, Statement
from .texts import Texts

UPSTREAM = CORRECTIONS | {"withdrawn"}
"""Notices after which whoever has a statement from there must correct it too."""


def write(db: sqlite3.Connection, claim: int, told: Iterable[Telling], texts: Texts) -> None:
    """Keep, for the members of a claim, the notices upstream that bear on each."""
    db.execute("DELETE FROM upstream_correction WHERE claim = ?", (claim,))
    for telling in told:
        for remark in telling.remarks:
            if remark.type not in UPSTREAM or remark.story == telling.story:
                continue
            ((version, start, end),) = json.loads(texts.kept([remark.evidence]))
            db.execute(
                'INSERT OR IGNORE INTO upstream_correction (claim, statement, story, type, version, start, "end")'
                " SELECT ?, ?, story, ?, id, ?, ? FROM version WHERE id = ?",
                (claim, telling.id, remark.type, start, end, version),
            )


def corrected(db: sqlite3.Connection, version: int) -> frozenset[str]:
    """The statements of `version`, by their names in the story, that were corrected upstream."""
    rows = db.execute(
        "SELECT DISTINCT local FROM upstream_correction JOIN statement ON statement.id = statement"
        " WHERE statement.version = ? AND local IS NOT NULL",
        (version,),
    )
    return frozenset(local for (local,) in rows)


def is_corrected(db: sqlite3.Connection, statement: int, claim: int | None = None) -> bool:
    """Whether a statement, or a sentence in a story's own voice, was corrected upstream: in what it says of a claim."""
    query = "SELECT 1 FROM upstream_correction WHERE statement = ?1 AND (?2 IS NULL OR claim = ?2)"
    return db.execute(query, (statement, claim)).fetchone() is not None


def flagged(said: Statement) -> tuple[Flag, ...]:
    """The flags of a statement with that of a correction upstream, on the words that say from whom it came."""
    hops = tuple(hop.evidence for hop in said.chain)
    return (*said.flags, flag(hops or said.source or said.content))


def flag(evidence: Sequence[Span]) -> Flag:
    """The flag of a correction upstream."""
    return Flag(code="upstream_corrected", evidence=tuple(evidence))
