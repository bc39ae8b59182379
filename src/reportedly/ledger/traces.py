"""Where words appear: every quotation that has them, the earliest first, each held against the longest wording."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from .._typing import Spans
from ..alignment import Wording, compare, words
from ..alignment.grammar import is_content, meaning
from ..claim import Appearance, Evidence
from ..linking.quotations import RUN, Quoted, Sameness, Speaker, differ, keys, same_speaker, sameness
from ..statement import Hop
from . import documents
from .checks import of_quotation
from .copies import copied_from
from .quotations import dated, spans, speakers_of
from .texts import Texts

_ROWS = 4000
"""Rows of the index that one query reads, the earliest; shared out among its keys."""
_MOST_COMPARED = 600
_REFERENCES = 24
_FRAGMENT = 2
"""Content words of a fragment of the words asked for; it counts only where the speaker is that of the fullest."""
_OF_THE_WORDS = "part of the words asked for"
_PARAPHRASES = 200
"""Statements of the speakers in which a paraphrase is looked for."""
_PARAPHRASED = 0.6
_PARAPHRASED_WORDS = 3


class _Found(NamedTuple):
    row: int
    version: int
    statement: int | None
    pieces: Spans
    forms: tuple[str, ...]
    dated: int
    speakers: tuple[Speaker, ...]
    sameness: Sameness


class _Place(NamedTuple):
    name: str
    outlet: str | None
    published: str | None
    text: str
    copied_from: str | None


def trace(db: sqlite3.Connection, wanted: str, limit: int = 100) -> list[Appearance]:
    """Every place where the words `wanted` are quoted, the earliest first, and where they are paraphrased.

    At most `limit` appearances. The longest wording is that of the quotations that hold together; where
    the words were quoted from several people each wording is held against the longest of its own.

    >>> import reportedly
    >>> from reportedly.ledger import Ledger
    >>> with Ledger(":memory:") as ledger:
    ...     trace(ledger.db, "the old bridge must be closed")
    []
    """
    query = Quoted([word.form for word in words(wanted)])
    found = _matching(db, query, limit)
    places = _places(db, {item.version for item in found})
    shown = _against_longest(found, places, db)
    shown += _in_documents(db, wanted, [item.row for item in found], limit)
    shown += _paraphrases(db, found, places)
    shown.sort(key=lambda item: (item[0], item[1].published or "~", item[1].story, item[1].start))
    return [appearance for _, appearance in shown[:limit]]


def _matching(db: sqlite3.Connection, query: Quoted, limit: int) -> list[_Found]:
    own = keys(query.forms)
    if not any(map(is_content, query.forms)):
        own = own[:1]
    shared: Counter[tuple[int, int]] = Counter()
    most = max(64, _ROWS // max(1, len(own)))
    for key in own:
        shared.update(
            db.execute(
                "SELECT dated, quotation FROM quotation_key WHERE key = ? ORDER BY dated, quotation LIMIT ?",
                (key, most),
            ).fetchall()
        )
    enough = max(1, min(3, len(own)))
    order = sorted(shared, key=lambda item: (-min(shared[item], enough), item))[:_MOST_COMPARED]
    candidates = [row for _, row in order]
    if sum(map(is_content, query.forms)) <= 1:
        candidates += _by_text(db, query.forms)
    found: list[_Found] = []
    known: dict[str, Sameness] = {}
    for row in dict.fromkeys(candidates):
        item = _read(db, row, query, known)
        if item is not None:
            found.append(item)
        if len(found) >= 2 * limit:
            break
    if not found:
        return []
    # Who is meant is told by the quotation that has most of the words.
    best = max(found, key=lambda item: (item.sameness.run, item.sameness.share, len(item.forms), -item.row))
    return [item for item in found if _belongs(item, best, query)]


def _belongs(item: _Found, best: _Found, query: Quoted) -> bool:
    if item.sameness.run >= min(RUN, len(query.forms)):
        return True
    if item.sameness.reason == _OF_THE_WORDS:
        return same_speaker(item.speakers, best.speakers)
    return not differ(item.speakers, best.speakers)


def _by_text(db: sqlite3.Connection, forms: Sequence[str]) -> list[int]:
    """Quotations of statements that have a phrase too short for keys."""
    phrase = " ".join(forms).replace('"', " ").replace("\0", " ")
    if not phrase.strip():
        return []
    try:
        rows = db.execute(
            "SELECT quotation.id FROM (SELECT rowid FROM statement_words WHERE statement_words MATCH ? LIMIT ?) AS hit"
            " JOIN quotation ON quotation.statement = hit.rowid ORDER BY dated, quotation.id",
            (f'"{phrase}"', _MOST_COMPARED),
        ).fetchall()
    except (sqlite3.OperationalError, UnicodeEncodeError):  # nothing in it that the index knows as a word
        return []
    return [row[0] for row in rows]


def _read(db: sqlite3.Connection, row: int, query: Quoted, known: dict[str, Sameness]) -> _Found | None:
    stored = db.execute(
        "SELECT version, statement, pieces, words, dated FROM quotation WHERE id = ?", (row,)
    ).fetchone()
    if stored is None:
        return None
    version, statement, pieces, folded, day = stored
    if folded not in known:
        known[folded] = _has(query, folded.split(" "))
    if not known[folded].same:
        return None
    said = speakers_of(db, statement) if statement is not None else ()
    return _Found(row, version, statement, spans(pieces), tuple(folded.split(" ")), day, said, known[folded])


def _has(query: Quoted, forms: Sequence[str]) -> Sameness:
    """Whether a quotation has the words asked for, as `sameness` and as they stand, or is a fragment of them."""
    found = sameness(query, Quoted(forms))
    if found.same:
        return found
    if _stands(query.forms, forms):
        return Sameness(True, True, len(query.forms), 1.0, "the words asked for")
    if _stands(forms, query.forms) and sum(map(is_content, forms)) >= _FRAGMENT:
        return Sameness(True, False, found.run, found.share, _OF_THE_WORDS)
    return found


def _places(db: sqlite3.Connection, versions: set[int]) -> dict[int, _Place]:
    found = {}
    for version in sorted(versions):
        name, outlet, published, text = db.execute(
            "SELECT story.name, story.outlet, version.published, text"
            " FROM version JOIN story ON story.id = version.story WHERE version.id = ?",
            (version,),
        ).fetchone()
        found[version] = _Place(name, outlet, published, text, copied_from(db, version))
    return found


def _against_longest(
    found: Sequence[_Found], places: dict[int, _Place], db: sqlite3.Connection
) -> list[tuple[int, Appearance]]:
    """Each quotation held against the longest of those that it is the same as."""
    references: list[tuple[_Found, Wording]] = []
    shown = []
    known: dict[tuple[int, tuple[str, ...], tuple[Speaker, ...]], bool] = {}
    for item in sorted(found, key=lambda item: (-len(item.forms), item.dated, item.row)):
        mine = Wording(places[item.version].text, item.pieces)
        for reference, theirs in references:  # noqa: B007 (told by `break`)
            key = (reference.row, item.forms, item.speakers)
            if key not in known:
                known[key] = _one(item, reference)
            if known[key]:
                break
        else:
            reference, theirs = item, mine
            if len(references) < _REFERENCES:
                references.append((item, mine))
        shown.append((item.dated, _appearance(db, item, mine, reference, theirs, places)))
    return shown


def _in_documents(db: sqlite3.Connection, wanted: str, rows: Sequence[int], limit: int) -> list[tuple[int, Appearance]]:
    """The places of the words in primary documents: of those quotations that were checked, else as they were asked."""
    shown = []
    for standing in documents.standing(db, wanted, rows, limit):
        (place,) = _places(db, {standing.document}).values()
        start, end = standing.place
        shown.append(
            (
                dated(place.published),
                Appearance(
                    story=place.name, outlet=place.outlet, published=place.published, start=start, end=end,
                    text=place.text[start:end], speaker=standing.speaker, wording="verbatim", document=standing.kind,
                ),
            )
        )  # fmt: skip
    return shown


def _one(item: _Found, reference: _Found) -> bool:
    """Whether one is the other, or part of it; what two people said in the same few words stays two."""
    if sameness(Quoted(item.forms, item.speakers), Quoted(reference.forms, reference.speakers)).same:
        return True
    return _stands(item.forms, reference.forms) and not differ(item.speakers, reference.speakers)


def _stands(few: Sequence[str], forms: Sequence[str]) -> bool:
    return " ".join(("", *few, "")) in " ".join(("", *forms, ""))


def _appearance(
    db: sqlite3.Connection,
    item: _Found,
    mine: Wording,
    reference: _Found,
    theirs: Wording,
    places: dict[int, _Place],
) -> Appearance:
    here, there = places[item.version], places[reference.version]
    compared = compare(mine, theirs, excerpt=True)
    wording, difference = compared.wording, compared.differences
    start, end = item.pieces[0][0], max(stop for _, stop in item.pieces)
    first, last = reference.pieces[0][0], max(stop for _, stop in reference.pieces)
    against = Evidence(story=there.name, start=first, end=last, text=there.text[first:last])
    checks = of_quotation(db, item.row, Texts(db))
    held = next((check for check in checks if not check.speaker_differs), None)
    if held is not None:  # the document itself is the measure, where the ledger has it
        wording, difference, against = held.wording, held.difference, held.places[0]
    return Appearance(
        story=here.name,
        outlet=here.outlet,
        published=here.published,
        start=start,
        end=end,
        text=here.text[start:end],
        speaker=_names(item.speakers),
        wording=wording,
        difference=difference,
        against=against,
        chain=_chain(db, item.statement),
        copied_from=here.copied_from,
        checks=checks,
    )


def _names(speakers: Sequence[Speaker]) -> str | None:
    return ", ".join(speaker.name for speaker in speakers) or None


def _chain(db: sqlite3.Connection, statement: int | None) -> tuple[Hop, ...]:
    if statement is None:
        return ()
    rows = db.execute(
        'SELECT local, hop.name, relation, start, "end" FROM hop LEFT JOIN entity ON entity.id = hop.entity'
        " WHERE statement = ? ORDER BY position",
        (statement,),
    )
    return tuple(
        Hop(entity=local, name=name, relation=relation, evidence=(start, end))
        for local, name, relation, start, end in rows
    )


def _paraphrases(
    db: sqlite3.Connection, found: Sequence[_Found], places: dict[int, _Place]
) -> list[tuple[int, Appearance]]:
    """Statements without quotation marks in which a speaker of these words is said to have said as much."""
    if not found:
        return []
    longest = max(found, key=lambda item: (len(item.forms), -item.row))
    agents = sorted({s.agent for s in longest.speakers if s.agent is not None})
    said = set(meaning(longest.forms))
    taken = {item.statement for item in found}
    shown = []
    for agent in agents:
        rows = db.execute(
            'SELECT statement.id, statement.version, statement.pieces, start, "end", statement.text'
            " FROM (SELECT id FROM entity WHERE agent = ? ORDER BY id DESC LIMIT ?) AS known"
            " JOIN speaker ON speaker.entity = known.id JOIN statement ON statement.id = speaker.statement"
            " JOIN version ON version.id = statement.version AND version.current"
            " WHERE quotation <> 'direct' ORDER BY statement.id LIMIT ?",
            (agent, _PARAPHRASES, _PARAPHRASES),
        ).fetchall()
        for row, version, _, start, end, text in rows:
            if row in taken:
                continue
            told = set(meaning([word.form for word in words(text)]))
            common = told & said
            if len(common) < _PARAPHRASED_WORDS or len(common) < _PARAPHRASED * min(len(told), len(said)):
                continue
            taken.add(row)
            if version not in places:
                places |= _places(db, {version})
            place = places[version]
            shown.append((dated(place.published), _indirect(db, row, place, start, end)))
    return shown


def _indirect(db: sqlite3.Connection, statement: int, place: _Place, start: int, end: int) -> Appearance:
    return Appearance(
        story=place.name,
        outlet=place.outlet,
        published=place.published,
        start=start,
        end=end,
        text=place.text[start:end],
        speaker=_names(speakers_of(db, statement)),
        wording="indirect",
        chain=_chain(db, statement),
        copied_from=place.copied_from,
    )
