"""The members of claims as the rules of origin and standing want them, gathered for many claims at once."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from .._typing import Span, Spans
from ..claim import Evidence
from ..linking.parts import kind_of
from ..linking.telling import Party, Telling
from . import claim_parts
from .remarks import remarked
from .said import is_nested
from .texts import Texts, among

MOST_MEMBERS = 64
"""Members of a claim that are looked at: those that were added first."""
_MOST_ORIGINALS = 8
_INFINITIVE = "to "

Wanted = tuple[int, Span | None]
"""A statement in its row, with the part of it that is meant; None for all of it."""


class _Copy(NamedTuple):
    """The story that another one copies, and the passages that it has from there; None for all of it."""

    story: str
    passages: Spans | None

    def holds(self, start: int, end: int) -> bool:
        """Whether most of `[start, end)` is copied."""
        if self.passages is None:
            return True
        shared = sum(max(0, min(last, end) - max(first, start)) for first, last in self.passages)
        return 2 * shared > end - start


def gather(db: sqlite3.Connection, claims: Sequence[int], texts: Texts) -> dict[int, list[Telling]]:
    """The tellings of each of `claims`, at most `MOST_MEMBERS` of each."""
    members: dict[int, list[Wanted]] = {}
    for claim in claims:
        found = db.execute(claim_parts.OF_CLAIM, (claim, MOST_MEMBERS)).fetchall()
        members[claim] = [(row, None if start is None else (start, end)) for row, start, end in found]
    wanted = list(dict.fromkeys(said for found in members.values() for said in found))
    told = dict(zip(wanted, told_as(db, wanted, texts), strict=True))
    gathered = {claim: _said_once([(said, told[said]) for said in found]) for claim, found in members.items()}
    return remarked(db, gathered, texts)


def _said_once(found: Sequence[tuple[Wanted, Telling]]) -> list[Telling]:
    """The tellings without those in which a story only tells that another one of them was said.

    Both stand in the claim. The words count, and not who tells that they were said; but what somebody is said to want
    ("to resign") says less than the whole ("Ann Roe has asked to resign").
    """
    parts = [telling for (_, part), telling in found if part is not None]
    left_out = set()
    for one in parts:
        for _, other in found:
            if other.story == one.story and _is_told_by(one, other):
                left_out.add(other.id if other.evidence.text.startswith(_INFINITIVE) else one.id)
    return [telling for _, telling in found if telling.id not in left_out]


def _is_told_by(one: Telling, other: Telling) -> bool:
    spans = [(telling.evidence.start, telling.evidence.end) for telling in (one, other)]
    names = [{party.name for party in telling.speakers} for telling in (one, other)]
    return is_nested(spans[0], names[0], spans[1], names[1])


def tellings(db: sqlite3.Connection, statements: Sequence[int], texts: Texts) -> list[Telling]:
    """Statements as tellings, without remarks."""
    return told_as(db, [(statement, None) for statement in statements], texts)


def told_as(db: sqlite3.Connection, wanted: Sequence[Wanted], texts: Texts) -> list[Telling]:
    """Statements, or parts of them, as tellings, in their order, without remarks.

    Who said it, through whom, and how sure the story is hold for a part as for the whole. Its kind, whom it is about,
    which quotations stand in it, what a document settles and what was copied are looked at for the part alone.
    """
    statements = sorted({statement for statement, _ in wanted})
    speaking = speakers(db, statements, texts)
    chains = _chains(db, statements, texts)
    about: dict[int, list[str]] = defaultdict(list)
    for statement, agent in among(
        db,
        "SELECT statement, agent FROM concern JOIN entity ON entity.id = entity"
        " WHERE subject AND agent IS NOT NULL AND statement IN ({}) ORDER BY statement, position",
        statements,
    ):
        about[statement].append(str(agent))
    quoted: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for statement, family, start, end in among(
        db, 'SELECT statement, family, start, "end" FROM quotation WHERE statement IN ({}) ORDER BY family', statements
    ):
        quoted[statement].append((family, start, end))
    sourced = {
        row[0]: row[1:]
        for row in among(
            db, "SELECT statement, own_reporting, hedged, in_notice FROM sourcing WHERE statement IN ({})", statements
        )
    }
    rows = {
        row[0]: row[1:]
        for row in among(
            db,
            'SELECT statement.id, version, statement.start, statement."end", own_voice, kind, polarity, medium,'
            " basis, name, outlet, story.published FROM statement JOIN version ON version.id = version"
            " JOIN story ON story.id = version.story WHERE statement.id IN ({})",
            statements,
        )
    }
    versions = {row[0] for row in rows.values()}
    copied = _copies(db, versions)
    settled = _documents(db, statements, texts)
    primary = set(among(db, _PRIMARY, versions))
    found = []
    for row, part in wanted:
        version, first, last, own_voice, kind, polarity, medium, basis, name, outlet, published = rows[row]
        own_reporting, hedged, in_notice = sourced.get(row, ("unknown", 0, 0))
        start, end = part or (first, last)
        evidence = texts.evidence(version, start, end)
        whole = start <= first and end >= last
        found.append(Telling(
            id=row, story=name, evidence=evidence, outlet=outlet, published=published,
            speakers=tuple(speaking[row]), chain=tuple(chains[row]),
            kind=kind if whole else kind_of(kind, evidence.text),
            polarity=polarity or "positive", medium=medium or "unknown", basis=basis or "unknown",
            own_reporting=own_reporting, own_voice=bool(own_voice), hedged=bool(hedged), in_notice=bool(in_notice),
            family=next((family for family, s, e in quoted[row] if s < end and start < e), None),
            copied_from=tuple(copy.story for copy in copied.get(version, ()) if copy.holds(start, end)),
            about=tuple(dict.fromkeys(about[row])) if start <= first else (),
            documents=tuple(
                words
                for here, there in settled[row][:_MOST_DOCUMENTS]
                if whole or (start <= here.start and here.end <= end)
                for words in (here, there)
            ),
            primary=(version,) in primary,
        ))  # fmt: skip
    return found


_PRIMARY = "SELECT version FROM primary_document WHERE kind <> 'article' AND version IN ({})"
_MOST_DOCUMENTS = 4


def _documents(
    db: sqlite3.Connection, statements: Sequence[int], texts: Texts
) -> dict[int, list[tuple[Evidence, Evidence]]]:
    """The quotations of statements that a document settles, each with its place there."""
    found: dict[int, list[tuple[Evidence, Evidence]]] = defaultdict(list)
    for statement, version, start, end, document, places in among(
        db,
        'SELECT statement, version, start, "end", document, places FROM quotation'
        " JOIN document_check ON quotation = id WHERE documents AND statement IN ({}) ORDER BY document, id",
        statements,
    ):
        place = json.loads(places)[0]
        found[statement].append((texts.evidence(version, start, end), texts.evidence(document, *place)))
    return found


def speakers(db: sqlite3.Connection, statements: Sequence[int], texts: Texts) -> dict[int, list[Party]]:
    """Who speaks, by the name that the ledger knows, with the words that say so; of a writing, also its author."""
    found: dict[int, list[Party]] = defaultdict(list)
    rows = list(
        among(
            db,
            "SELECT speaker.statement, entity.version, entity.type, entity.name, entity.agent, source, author.name,"
            " author.agent, agent.type, agent.name FROM speaker JOIN entity ON entity.id = speaker.entity"
            " LEFT JOIN agent ON agent.id = entity.agent"
            " LEFT JOIN sourcing ON sourcing.statement = speaker.statement"
            " LEFT JOIN entity AS author ON author.id = sourcing.author"
            " WHERE speaker.statement IN ({}) ORDER BY speaker.statement, position",
            statements,
        )
    )
    roles = _roles(db, {row[4] for row in rows if row[4] is not None})
    for statement, version, told_type, told_name, agent, source, author, author_agent, known_type, known_name in rows:
        # Whom this story only describes another may name.
        known = told_type == "unnamed_person" and known_type == "person"
        type, name = (known_type, known_name) if known else (told_type, told_name)
        by = None
        if author is not None:
            by = Party(key=None if author_agent is None else str(author_agent), name=author, type="person")
        found[statement].append(
            Party(
                key=None if agent is None else str(agent), name=name, type=type, roles=roles.get(agent, ()),
                author=by, evidence=texts.evidence(version, *json.loads(source)) if source else None,
            )
        )  # fmt: skip
    return found


def _chains(db: sqlite3.Connection, statements: Sequence[int], texts: Texts) -> dict[int, list[Party]]:
    found: dict[int, list[Party]] = defaultdict(list)
    for statement, version, agent, name, relation, start, end in among(
        db,
        'SELECT hop.statement, statement.version, agent, hop.name, relation, hop.start, hop."end" FROM hop'
        " JOIN statement ON statement.id = hop.statement LEFT JOIN entity ON entity.id = entity"
        " WHERE hop.statement IN ({}) ORDER BY hop.statement, position",
        statements,
    ):
        key = None if agent is None else str(agent)
        evidence = texts.evidence(version, start, end)
        found[statement].append(Party(key=key, name=name, type=relation, evidence=evidence))
    return found


def _roles(db: sqlite3.Connection, agents: set[int]) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = defaultdict(list)
    for agent, value in among(
        db, "SELECT agent, value FROM agent_trait WHERE kind = 'role' AND agent IN ({}) ORDER BY agent, value", agents
    ):
        found[agent].append(value)
    return {agent: tuple(values[:8]) for agent, values in found.items()}


def _copies(db: sqlite3.Connection, versions: set[int]) -> dict[int, list[_Copy]]:
    """From which stories versions are copied, and which of their passages are; None for all of it."""
    found: dict[int, list[_Copy]] = defaultdict(list)
    for version, story, kind, passages in among(
        db,
        "SELECT copy.version, name, kind, passages FROM copy JOIN version ON version.id = original AND current"
        " JOIN story ON story.id = version.story WHERE kind <> 'quotation' AND copy.version IN ({})"
        " ORDER BY copy.version, original",
        versions,
    ):
        if len(found[version]) < _MOST_ORIGINALS:
            spans = None if kind == "story" else tuple((start, end) for start, end in json.loads(passages))
            found[version].append(_Copy(story, spans))
    return found
