"""What the rules of origin ask of a story's statements, kept as rows when the story is added."""

from __future__ import annotations

import json
import re
import sqlite3
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from .._typing import Span, Spans
from ..entity import Entity
from ..linking.hearsay import teller
from ..linking.replies import REPLYING
from ..linking.replies import asking as asks
from ..linking.standing import CORRECTIONS, own_writing
from ..statement import Statement
from ..story import Notice

_CONCERNED = frozenset({"person", "organization"})
_MOST_CONCERNED = 6
_MOST_MENTIONED = 3
_LETTER = "email_or_letter"
_JOIN = re.compile(r"[\s,]*(?:(?:and|&)\s+)?(?:the\s+)?", re.IGNORECASE)


class _Record(msgspec.Struct):
    statements: tuple[Statement, ...] = ()
    entities: tuple[Entity, ...] = ()
    notices: tuple[Notice, ...] = ()


def write(db: sqlite3.Connection, version: int) -> None:
    """Keep what the record of `version` says about sourcing."""
    record, text = db.execute("SELECT record, text FROM version WHERE id = ?", (version,)).fetchone()
    read = msgspec.json.decode(zlib.decompress(record), type=_Record)
    entities = dict(db.execute("SELECT local, id FROM entity WHERE version = ?", (version,)).fetchall())
    statements = db.execute(
        "SELECT id, local, pieces, kind, text FROM statement WHERE version = ? ORDER BY id", (version,)
    ).fetchall()
    spans = {row: msgspec.json.decode(pieces, type=Spans) for row, _, pieces, _, _ in statements}
    rows = {local: row for row, local, _, _, _ in statements if local is not None}
    corrections = [(notice.start, notice.end) for notice in read.notices if notice.type in CORRECTIONS]
    db.executemany(
        'INSERT INTO notice (version, position, type, start, "end", supersedes) VALUES (?, ?, ?, ?, ?, ?)',
        [
            (version, at, notice.type, notice.start, notice.end, json.dumps(notice.supersedes))
            for at, notice in enumerate(read.notices)
        ],
    )
    known = {entity.id: entity for entity in read.entities}
    writer = _author(read.statements, known, text)
    author = entities.get(writer or "")
    places = _Places(read.entities, text)
    described = _described_first(read.statements, known, writer)
    db.executemany(
        "INSERT INTO sourcing (statement, own_reporting, hedged, in_notice, source, settled, author)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                rows[said.id],
                said.own_reporting,
                bool(said.hedges),
                _within(said.content, corrections),
                _span(_extent(said.source)),
                _span(said.settled_by),
                author
                if said.id in described or _is_own_writing(said, known)
                else entities.get(places.teller(said) or ""),
            )
            for said in read.statements
            if said.id in rows
        ],
    )
    db.executemany(
        "INSERT INTO sourcing (statement, own_reporting, hedged, in_notice) VALUES (?, 'unknown', 0, 1)",
        [(row,) for row, local, _, _, _ in statements if local is None and _within(spans[row], corrections)],
    )
    speakers = {rows[said.id]: said.speakers for said in read.statements if said.id in rows}
    concerned = {row: places.named(pieces) for row, pieces in spans.items()}
    db.executemany(
        "INSERT INTO concern (statement, position, entity, subject) VALUES (?, ?, ?, ?)",
        [
            (row, at, entities[local], subject)
            for row, named in concerned.items()
            for at, (local, subject) in enumerate(named)
        ],
    )
    asking = {
        (entities[local], row)
        for row, _, _, kind, said in statements
        if asks(kind, said) is not None
        for local in _asked(row, concerned, speakers, places, replies=kind in REPLYING)
        if local in entities
    }
    db.executemany("INSERT INTO asking (entity, statement) VALUES (?, ?)", sorted(asking))


class _Places:
    """Where the people and organizations of a text are named."""

    def __init__(self, entities: Sequence[Entity], text: str) -> None:
        self.text = text
        concerned = [entity for entity in entities if entity.type in _CONCERNED]
        self._mentions = sorted((start, end, entity.id) for entity in concerned for start, end in entity.mentions)
        self._starts = [start for start, _, _ in self._mentions]
        by_count = sorted(concerned, key=lambda entity: -len(entity.mentions))
        self.most_mentioned = tuple(entity.id for entity in by_count[:_MOST_MENTIONED])

    def teller(self, said: Statement) -> str | None:
        """Who told the one speaker of a statement what it says, by the sentence after it."""
        extent = _extent(said.content)
        if extent is None or len(said.speakers) != 1:
            return None
        at = bisect_right(self._starts, extent[1])
        after = self._mentions[at : at + _MOST_CONCERNED]
        return teller(self.text, extent[1], [(start, local) for start, _, local in after if local not in said.speakers])

    def named(self, pieces: Spans) -> list[tuple[str, int]]:
        """Those whom `pieces` name, each once, in order, with 1 for the subject: the first, and what `and` joins."""
        found: dict[str, int] = {}
        last: int | None = None
        for first, stop in pieces:
            at = bisect_right(self._starts, first - 1)
            while at < len(self._mentions) and self._mentions[at][0] < stop and len(found) < _MOST_CONCERNED:
                start, end, local = self._mentions[at]
                joined = not found or (last is not None and _JOIN.fullmatch(self.text, last, max(last, start)))
                last = end if joined else None
                found.setdefault(local, int(bool(joined)))
                at += 1
        return list(found.items())


def _asked(
    row: int,
    concerned: dict[int, list[tuple[str, int]]],
    speakers: dict[int, tuple[str, ...]],
    places: _Places,
    *,
    replies: bool,
) -> Iterable[str]:
    """Under whom a statement is found by those that reply to it, or by what it replies to.

    What names nobody is found under those who are most named, too, unless it is a denial or a confirmation: of whom
    that is nobody knows.
    """
    named = [*(local for local, _ in concerned[row]), *speakers.get(row, ())]
    if concerned[row] or (replies and named):
        return named
    return dict.fromkeys((*named, *places.most_mentioned))


def _author(statements: Iterable[Statement], entities: Mapping[str, Entity], text: str) -> str | None:
    """The one person whom the story quotes as writing, not in a post; None where there are several."""
    _, verbs = own_writing()
    writing = {
        speaker
        for said in statements
        if said.medium != "social_post"
        and (said.medium == _LETTER or any(verbs & set(text[s:e].lower().split()) for s, e in said.cue))
        for speaker in said.speakers
        if entities[speaker].type == "person"
    }
    return writing.pop() if len(writing) == 1 else None


def _is_own_writing(said: Statement, entities: Mapping[str, Entity]) -> bool:
    """Whether a letter or the like speaks, which is the word of the one who wrote it."""
    nouns, _ = own_writing()
    speakers = [entities[speaker] for speaker in said.speakers]
    return len(speakers) == 1 and speakers[0].type == "document" and bool(nouns & set(speakers[0].name.lower().split()))


def _described_first(
    statements: Sequence[Statement], entities: Mapping[str, Entity], writer: str | None
) -> frozenset[str]:
    """The statements that somebody makes in a letter who is only described where a story begins, before its writer is
    named: "a teacher told the board in a letter". Who speaks again after that without a name is another."""
    named = next((at for at, said in enumerate(statements) if writer is not None and writer in said.speakers), 0)
    later = {speaker for said in statements[named:] for speaker in said.speakers}
    return frozenset(
        said.id
        for said in statements[:named]
        if said.medium == _LETTER
        and len(said.speakers) == 1
        and said.speakers[0] not in later
        and entities[said.speakers[0]].type == "unnamed_person"
    )


def _extent(spans: Spans) -> Span | None:
    return (min(start for start, _ in spans), max(end for _, end in spans)) if spans else None


def _span(span: Span | None) -> str | None:
    return None if span is None else json.dumps(span)


def _within(spans: Spans, outer: Sequence[Span]) -> bool:
    extent = _extent(spans)
    return extent is not None and any(start <= extent[0] and extent[1] <= end for start, end in outer)
