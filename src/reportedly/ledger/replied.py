"""What others said to claims, and which notices of their own story answer them."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ..linking.replies import Reply, ReplyKind, reply
from ..linking.telling import Telling
from . import claim_parts
from .replies import alike
from .tellings import speakers, tellings
from .texts import Texts

_MOST_REPLIES = 24


def replies(db: sqlite3.Connection, told: Mapping[int, Sequence[Telling]], texts: Texts) -> dict[int, list[Reply]]:
    """What others said to each of the claims in `told`.

    A reply to a statement is one to its own claim. To a claim in which a part of it stands it is one where the part
    alone is replied to as well.
    """
    found: dict[int, list[Reply]] = defaultdict(list)
    for claim, members in told.items():
        rows = db.execute(
            "SELECT kind, by FROM membership JOIN reply USING (statement) WHERE claim = ? ORDER BY by, kind LIMIT ?",
            (claim, _MOST_REPLIES),
        ).fetchall()
        rows += _to_parts(db, claim, members, texts)
        for kind, by in sorted(set(rows), key=lambda each: (each[1], each[0]))[:_MOST_REPLIES]:
            place = db.execute('SELECT version, start, "end" FROM statement WHERE id = ?', (by,)).fetchone()
            keys = tuple(party.key for party in speakers(db, [by], texts)[by] if party.key is not None)
            found[claim].append(Reply(kind=kind, evidence=texts.evidence(*place), speakers=keys))
        for version, settled in db.execute(
            "SELECT version, settled FROM membership JOIN sourcing USING (statement)"
            " JOIN statement ON statement.id = statement WHERE claim = ? AND settled IS NOT NULL"
            " ORDER BY statement LIMIT ?",
            (claim, _MOST_REPLIES),
        ).fetchall():
            found[claim].append(Reply(kind="told", evidence=texts.evidence(version, *json.loads(settled))))
    return found


def _to_parts(
    db: sqlite3.Connection, claim: int, members: Iterable[Telling], texts: Texts
) -> list[tuple[ReplyKind, int]]:
    """The replies to statements of which parts stand in a claim that are replies to these parts too."""
    parts = {row for (row,) in db.execute(claim_parts.PARTS_OF_CLAIM, (claim,))}
    found = []
    for part in members:
        if part.id not in parts:
            continue
        rows = db.execute("SELECT by FROM reply WHERE statement = ? ORDER BY by LIMIT ?", (part.id, _MOST_REPLIES))
        for other in tellings(db, [row for (row,) in rows.fetchall()], texts):
            kind = reply(part, other, alike)
            if kind is not None:
                found.append((kind, other.id))
    return found
