"""Claims as the ledger answers them: with their standing, the reasons, the origins and every member."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import get_args

import msgspec

from .._typing import Spans
from ..claim import Claim, Member, Origin, Reason, Standing
from ..linking.parts import inside, kind_of
from ..linking.standing import rules
from ..statement import Hop, Kind
from .checks import document_kind, of_statement
from .copies import copied_from
from .corrections import flag, is_corrected
from .decisions import about_claim
from .texts import Texts

_MOST_SHOWN = 1_000
"""Members of one claim that are shown: the earliest."""
_TOLD = """
WITH several AS (
    SELECT claim FROM membership GROUP BY claim HAVING count(*) > 1
    UNION SELECT claim FROM claim_part JOIN membership ON membership.statement = claim_part.beside WHERE parted IS NULL
), told AS (
    SELECT claim, statement FROM membership WHERE claim IN several
    UNION ALL SELECT claim, claim_part.statement FROM claim_part
    JOIN membership ON membership.statement = claim_part.beside WHERE parted IS NULL
)
SELECT claim FROM (
    SELECT claim, 1 AS stories FROM membership WHERE claim NOT IN several
    UNION ALL
    SELECT claim, count(DISTINCT story) FROM told
    JOIN statement ON statement.id = statement JOIN version ON version.id = version GROUP BY claim
) ORDER BY stories DESC, claim LIMIT :most
"""
"""Stories are counted where there is more than one member only: most claims have one."""
_OF_STANDING = """
WITH wanted AS (SELECT DISTINCT claim FROM standing WHERE standing = :standing), told AS (
    SELECT claim, statement FROM membership WHERE claim IN wanted
    UNION ALL SELECT claim, claim_part.statement FROM membership
    JOIN claim_part ON membership.statement = claim_part.beside WHERE claim IN wanted AND parted IS NULL
)
SELECT claim FROM told JOIN statement ON statement.id = statement JOIN version ON version.id = version
GROUP BY claim ORDER BY count(DISTINCT story) DESC, claim LIMIT :most
"""


def claims(db: sqlite3.Connection, *, standing: str | None = None, limit: int | None = 100) -> Iterator[Claim]:
    """The claims that have `standing` (or all): the one that the most stories tell first, then as the ledger met them.

    >>> from reportedly.ledger import Ledger
    >>> with Ledger(":memory:") as ledger:
    ...     list(claims(ledger.db, standing="disputed"))
    []
    """
    most = -1 if limit is None else limit
    rows = db.execute(_TOLD if standing is None else _OF_STANDING, {"standing": standing, "most": most}).fetchall()
    texts = Texts(db)
    for (row,) in rows:
        yield _claim(db, row, texts)


def claim(db: sqlite3.Connection, name: str) -> Claim | None:
    """The claim called `name`, or None."""
    row = db.execute("SELECT id FROM claim WHERE name = ?", (name,)).fetchone()
    return None if row is None else _claim(db, row[0], Texts(db))


STANDINGS: tuple[str, ...] = get_args(Standing)


def _claim(db: sqlite3.Connection, row: int, texts: Texts) -> Claim:
    (name,) = db.execute("SELECT name FROM claim WHERE id = ?", (row,)).fetchone()
    members = tuple(_members(db, row, texts))
    reasons = tuple(
        Reason(
            standing=standing, rule=rules()[code], evidence=texts.shown(evidence), code=code,
            named=None if named is None else bool(named),
        )
        for standing, code, named, evidence in db.execute(
            "SELECT standing, rule, named, evidence FROM standing WHERE claim = ? ORDER BY position", (row,)
        )
    )  # fmt: skip
    origins = tuple(
        Origin(entity=None if agent is None else f"a{agent}", name=named, evidence=texts.shown(evidence))
        for agent, named, evidence in db.execute(
            "SELECT agent, name, evidence FROM origin WHERE claim = ? ORDER BY position", (row,)
        )
    )
    return Claim(
        id=name, text=members[0].text if members else "", reasons=reasons, origins=origins, members=members,
        standing=tuple(dict.fromkeys(reason.standing for reason in reasons)), decisions=about_claim(db, row),
    )  # fmt: skip


def _members(db: sqlite3.Connection, claim: int, texts: Texts) -> Iterator[Member]:
    rows = db.execute(
        'SELECT statement.id, story.name, outlet, story.published, local, statement.start, statement."end", pieces,'
        ' own_voice, version.id, kind, member.start, member."end"'
        " FROM claim_member AS member JOIN statement ON statement.id = statement JOIN version ON version.id = version"
        " JOIN story ON story.id = version.story WHERE claim = ?"
        " ORDER BY story.published IS NULL, story.published, statement.id LIMIT ?",
        (claim, _MOST_SHOWN),
    ).fetchall()
    for row, story, outlet, published, local, first, last, spans, own_voice, version, kind, begin, stop in rows:
        part = None if begin is None else (begin, stop)
        start, end = part or (first, last)
        pieces, text = msgspec.json.decode(spans, type=Spans), texts.evidence(version, start, end).text
        yield Member(
            story=story, outlet=outlet, published=published, statement=local, start=start, end=end,
            pieces=pieces if part is None else inside(pieces, part), part=part is not None,
            text=text,
            speaker=_speaker(db, row), chain=tuple(_chain(db, row)), own_voice=bool(own_voice),
            copied_from=copied_from(db, version), kind=kind if part is None else _kind(kind, text),
            document=document_kind(db, version),
            flags=(flag(((start, end),)),) if is_corrected(db, row, claim) else (),
            checks=of_statement(db, row, texts, part),
        )  # fmt: skip


def _kind(kind: Kind | None, text: str) -> Kind | None:
    """The kind of a part; None where nobody knows it."""
    held = kind_of(kind, text)
    return held if held == kind or held != "non_response" else None


def _speaker(db: sqlite3.Connection, statement: int) -> str | None:
    names = [
        name
        for (name,) in db.execute(
            "SELECT name FROM speaker JOIN entity ON entity.id = entity WHERE statement = ? ORDER BY position",
            (statement,),
        )
    ]
    return ", ".join(names) or None


def _chain(db: sqlite3.Connection, statement: int) -> Iterator[Hop]:
    for local, name, relation, start, end in db.execute(
        'SELECT local, hop.name, relation, start, "end" FROM hop LEFT JOIN entity ON entity.id = entity'
        " WHERE statement = ? ORDER BY position",
        (statement,),
    ):
        yield Hop(entity=local, name=name, relation=relation, evidence=(start, end))
