"""The quotations of a story: stored with their keys, and tied to those that are the same.

Candidates are found by keys. A key that many quotations share gives those nearest in time, a fixed
number of them; of the candidates those that share most keys are compared. So the work for a story does
not grow with the ledger.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence

import msgspec

from .._typing import Spans
from ..linking.quotations import Quoted, Speaker, differ, keys, sameness, spread
from ..linking.quoted import Quotation, Saying, quotations_of

UNDATED = 99_999_999
_BEFORE, _AFTER = 24, 8
"""Quotations that one key gives: published on the same day or before, and after."""
_MOST_KEYS = 48
_MOST_COMPARED = 16
_SHORT = 4
_OF_SPEAKER = 48
"""Entities of a speaker, the latest, in whose statements short fragments are looked for."""
_FRAGMENTS = 12
_MERGED = 256
"""Members of a family beyond which it is not joined to another, and not worked out anew."""


def link(db: sqlite3.Connection, version: int) -> None:
    """Store the quotations of `version` and tie each to its family."""
    text, published = db.execute("SELECT text, published FROM version WHERE id = ?", (version,)).fetchone()
    day = dated(published)
    found = _quotations(db, version, text)
    speakers = {said: speakers_of(db, said) for said in {q.statement for q in found if q.statement is not None}}
    fragments: dict[int, list[int]] = {}
    for quotation in found:
        said = speakers[quotation.statement] if quotation.statement is not None else ()
        row = _insert(db, version, day, quotation)
        own = keys(quotation.forms)
        candidates = _candidates(db, own, day)
        for agent in sorted({speaker.agent for speaker in said if speaker.agent is not None}):
            if agent not in fragments:
                fragments[agent] = _fragments(db, agent, version)
            candidates += [other for other in fragments[agent] if other not in candidates]
        _join(db, row, Quoted(quotation.forms, said, ordinal(day)), candidates)
        db.executemany("INSERT INTO quotation_key VALUES (?, ?, ?)", [(key, day, row) for key in own])


def unlink(db: sqlite3.Connection, version: int) -> None:
    """Take the quotations of `version` out of the ledger; what they held together is worked out anew."""
    rows = db.execute(
        "SELECT id, family, dated, words FROM quotation WHERE version = ? ORDER BY id", (version,)
    ).fetchall()
    for row, _, day, folded in rows:
        gone = [(key, day, row) for key in keys(folded.split(" "))]
        db.executemany("DELETE FROM quotation_key WHERE key = ? AND dated = ? AND quotation = ?", gone)
    db.execute("DELETE FROM quotation WHERE version = ?", (version,))
    for family in sorted({family for _, family, _, _ in rows}):
        _regroup(db, family)


def dated(published: str | None) -> int:
    """The day of a date in ISO 8601 as a number that sorts.

    >>> dated("2024-03-14T10:00"), dated(None) == UNDATED
    (20240314, True)
    """
    digits = (published or "")[:10].replace("-", "")
    return int(digits) if len(digits) == 8 and digits.isascii() and digits.isdigit() else UNDATED


def ordinal(day: int) -> int | None:
    """Roughly the number of the day, for telling how far two are apart; None where it is unknown."""
    return None if day == UNDATED else day // 10000 * 365 + day // 100 % 100 * 30 + day % 100


def speakers_of(db: sqlite3.Connection, statement: int) -> tuple[Speaker, ...]:
    """Who makes a statement, in order."""
    rows = db.execute(
        "SELECT agent, name, type FROM speaker JOIN entity ON entity.id = speaker.entity"
        " WHERE speaker.statement = ? ORDER BY position",
        (statement,),
    )
    return tuple(Speaker(*row) for row in rows)


def spans(stored: str) -> Spans:
    """Spans as a column of the ledger holds them."""
    return msgspec.json.decode(stored, type=Spans)


def quoted(db: sqlite3.Connection, row: int) -> Quoted | None:
    """A stored quotation as it is held against others; None where there is none."""
    found = db.execute("SELECT words, statement, dated FROM quotation WHERE id = ?", (row,)).fetchone()
    if found is None:
        return None
    words, statement, day = found
    said = speakers_of(db, statement) if statement is not None else ()
    return Quoted(words.split(" "), said, ordinal(day))


def _quotations(db: sqlite3.Connection, version: int, text: str) -> list[Quotation]:
    # Loads the extractor's package, which only the reading of stories needs.
    from ..extraction.marks import quotations

    sayings = [
        Saying(row, spans(pieces), quotation == "direct")
        for row, pieces, quotation in db.execute(
            "SELECT id, pieces, quotation FROM statement WHERE version = ? AND own_voice = 0 ORDER BY id", (version,)
        )
    ]
    marked = [found.inner for found in quotations(text) if found.depth == 0 and found.inner[0] < found.inner[1]]
    return quotations_of(text, marked, sayings)


def _insert(db: sqlite3.Connection, version: int, day: int, quotation: Quotation) -> int:
    extent = (quotation.pieces[0][0], max(end for _, end in quotation.pieces))
    row = db.execute(
        'INSERT INTO quotation (version, statement, start, "end", pieces, words, size, dated, family)'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)",
        (
            version,
            quotation.statement,
            *extent,
            msgspec.json.encode(quotation.pieces).decode(),
            " ".join(quotation.forms),
            len(quotation.forms),
            day,
        ),
    ).lastrowid
    assert row is not None
    return row


def _candidates(db: sqlite3.Connection, own: Sequence[int], day: int) -> list[int]:
    """Stored quotations that share keys, those that share most first."""
    shared: Counter[int] = Counter()
    for key in spread(own, _MOST_KEYS):
        shared.update(
            row[0]
            for row in db.execute(
                "SELECT quotation FROM quotation_key WHERE key = ? AND dated <= ?"
                " ORDER BY dated DESC, quotation DESC LIMIT ?",
                (key, day, _BEFORE),
            )
        )
        shared.update(
            row[0]
            for row in db.execute(
                "SELECT quotation FROM quotation_key WHERE key = ? AND dated > ? ORDER BY dated, quotation LIMIT ?",
                (key, day, _AFTER),
            )
        )
    return sorted(shared, key=lambda row: (-shared[row], row))[:_MOST_COMPARED]


def _fragments(db: sqlite3.Connection, agent: int, version: int) -> list[int]:
    """Short quotations of one speaker, the latest, for which words alone are too weak a tie."""
    rows = db.execute(
        "SELECT DISTINCT quotation.id FROM (SELECT id FROM entity WHERE agent = ? ORDER BY id DESC LIMIT ?) AS known"
        " JOIN speaker ON speaker.entity = known.id JOIN quotation ON quotation.statement = speaker.statement"
        " WHERE size <= ? AND quotation.version <> ? ORDER BY quotation.id DESC LIMIT ?",
        (agent, _OF_SPEAKER, _SHORT, version, _FRAGMENTS),
    )
    return [row[0] for row in rows]


def _join(db: sqlite3.Connection, row: int, mine: Quoted, candidates: Sequence[int]) -> None:
    """Give `row` the family of those that it is the same as; where it ties two families, they become one."""
    families: dict[int, tuple[int, str]] = {}
    for other in candidates:
        theirs = quoted(db, other)
        if theirs is None or other == row:
            continue
        found = sameness(mine, theirs)
        if found.close:
            family = db.execute("SELECT family FROM quotation WHERE id = ?", (other,)).fetchone()[0]
            families.setdefault(family, (other, found.reason))
    if not families:
        db.execute("UPDATE quotation SET family = id WHERE id = ?", (row,))
        return
    chosen = min(families)
    db.execute("UPDATE quotation SET family = ? WHERE id = ?", (chosen, row))
    db.execute("INSERT OR REPLACE INTO quotation_tie VALUES (?, ?, ?)", (row, *families[chosen]))
    for family in sorted(families)[1:]:
        if len(_members(db, family)) <= _MERGED:
            db.execute("UPDATE quotation SET family = ? WHERE family = ?", (chosen, family))


def _members(db: sqlite3.Connection, family: int) -> list[int]:
    rows = db.execute("SELECT id FROM quotation WHERE family = ? LIMIT ?", (family, _MERGED + 1))
    return sorted(row[0] for row in rows)


def _regroup(db: sqlite3.Connection, family: int) -> None:
    """Tie the members of a family anew after some have gone: they may have been what held it together."""
    members = _members(db, family)
    if len(members) > _MERGED:
        return
    known = {row: found for row in members if (found := quoted(db, row)) is not None}
    db.executemany("UPDATE quotation SET family = id WHERE id = ?", [(row,) for row in members])
    db.executemany("DELETE FROM quotation_tie WHERE quotation = ?", [(row,) for row in members])
    own = {row: keys(found.forms) for row, found in known.items()}
    for place, row in enumerate(members):
        mine = set(own[row])
        before = [other for other in members[:place] if mine & set(own[other]) or _may_be_fragment(known, row, other)]
        _join(db, row, known[row], before[:_MOST_COMPARED])


def _may_be_fragment(known: dict[int, Quoted], row: int, other: int) -> bool:
    mine, theirs = known[row], known[other]
    return min(len(mine.forms), len(theirs.forms)) <= _SHORT and not differ(mine.speakers, theirs.speakers)
