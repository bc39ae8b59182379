"""The members of claims as the rules of origin and standing want them, gathered for many claims at once."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from .._typing import Spans
from ..claim import Evidence
from ..linking.corrections import corrects
from ..linking.outlets import same_outlet
from ..linking.replies import Reply
from ..linking.standing import CORRECTIONS
from ..linking.telling import Party, Remark, Telling

MOST_MEMBERS = 64
"""Members of a claim that are looked at: those that were added first."""
_AT_ONCE = 500
_MOST_REPLIES = 24

_MOST_ORIGINALS = 8


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


class Texts:
    """Texts of versions, with the names of their stories; evidence is cut from them and kept by version."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self._texts: dict[int, tuple[str, str]] = {}
        self._versions: dict[str, int] = {}

    def evidence(self, version: int, start: int, end: int) -> Evidence:
        """The words at `[start, end)` of a version."""
        story, text = self._read(version)
        return Evidence(story=story, start=start, end=end, text=text[start:end])

    def kept(self, evidence: Iterable[Evidence]) -> str:
        """Evidence as it is kept in a column: lists of version, start and end."""
        return json.dumps([(self._versions[words.story], words.start, words.end) for words in evidence])

    def shown(self, column: str) -> tuple[Evidence, ...]:
        """Evidence from a column."""
        return tuple(self.evidence(*place) for place in json.loads(column))

    def _read(self, version: int) -> tuple[str, str]:
        if version not in self._texts:
            name, text, current = self.db.execute(
                "SELECT name, text, current FROM version JOIN story ON story.id = version.story WHERE version.id = ?",
                (version,),
            ).fetchone()
            self._texts[version] = (name, text)
            if current:
                self._versions[name] = version
        return self._texts[version]


def gather(db: sqlite3.Connection, claims: Sequence[int], texts: Texts) -> dict[int, list[Telling]]:
    """The tellings of each of `claims`, at most `MOST_MEMBERS` of each."""
    members: dict[int, list[int]] = {}
    for claim in claims:
        found = db.execute(
            "SELECT statement FROM membership WHERE claim = ? ORDER BY statement LIMIT ?", (claim, MOST_MEMBERS)
        )
        members[claim] = [statement for (statement,) in found]
    wanted = sorted({statement for found in members.values() for statement in found})
    told = {telling.id: telling for telling in tellings(db, wanted, texts)}
    gathered = {claim: [told[statement] for statement in found] for claim, found in members.items()}
    _remark(db, gathered, texts)
    return gathered


def tellings(db: sqlite3.Connection, statements: Sequence[int], texts: Texts) -> Iterator[Telling]:
    """Statements as tellings, without remarks."""
    speakers = _speakers(db, statements, texts)
    chains = _chains(db, statements, texts)
    about: dict[int, list[str]] = defaultdict(list)
    for statement, agent in among(
        db,
        "SELECT statement, agent FROM concern JOIN entity ON entity.id = entity"
        " WHERE subject AND agent IS NOT NULL AND statement IN ({}) ORDER BY statement, position",
        statements,
    ):
        about[statement].append(str(agent))
    families = dict(
        among(db, "SELECT statement, min(family) FROM quotation WHERE statement IN ({}) GROUP BY statement", statements)
    )
    sourced = {
        row[0]: row[1:]
        for row in among(
            db, "SELECT statement, own_reporting, hedged, in_notice FROM sourcing WHERE statement IN ({})", statements
        )
    }
    rows = list(
        among(
            db,
            'SELECT statement.id, version, statement.start, statement."end", own_voice, kind, polarity, medium,'
            " basis, name, outlet, story.published FROM statement JOIN version ON version.id = version"
            " JOIN story ON story.id = version.story WHERE statement.id IN ({}) ORDER BY statement.id",
            statements,
        )
    )
    copied = _copies(db, {row[1] for row in rows})
    for (
        row, version, start, end, own_voice, kind, polarity, medium, basis, name, outlet, published
    ) in rows:  # fmt: skip
        own_reporting, hedged, in_notice = sourced.get(row, ("unknown", 0, 0))
        copies = copied.get(version, ())
        yield Telling(
            id=row, story=name, evidence=texts.evidence(version, start, end), outlet=outlet, published=published,
            speakers=tuple(speakers[row]), chain=tuple(chains[row]), kind=kind, polarity=polarity or "positive",
            medium=medium or "unknown", basis=basis or "unknown", own_reporting=own_reporting,
            own_voice=bool(own_voice), hedged=bool(hedged), in_notice=bool(in_notice), family=families.get(row),
            copied_from=tuple(copy.story for copy in copies if copy.holds(start, end)),
            about=tuple(dict.fromkeys(about[row])),
        )  # fmt: skip


def replies(db: sqlite3.Connection, claims: Sequence[int], texts: Texts) -> dict[int, list[Reply]]:
    """What others said to each of `claims`, and which notices of their own story answer them."""
    found: dict[int, list[Reply]] = defaultdict(list)
    for claim in claims:
        rows = db.execute(
            'SELECT reply.kind, by, version, start, "end" FROM membership JOIN reply USING (statement)'
            " JOIN statement ON statement.id = by WHERE claim = ? ORDER BY by, reply.kind LIMIT ?",
            (claim, _MOST_REPLIES),
        ).fetchall()
        seen = set()
        for kind, by, version, start, end in rows:
            if (kind, by) not in seen:
                seen.add((kind, by))
                keys = tuple(party.key for party in _speakers(db, [by], texts)[by] if party.key is not None)
                found[claim].append(Reply(kind=kind, evidence=texts.evidence(version, start, end), speakers=keys))
        for version, settled in db.execute(
            "SELECT version, settled FROM membership JOIN sourcing USING (statement)"
            " JOIN statement ON statement.id = statement WHERE claim = ? AND settled IS NOT NULL"
            " ORDER BY statement LIMIT ?",
            (claim, _MOST_REPLIES),
        ).fetchall():
            found[claim].append(Reply(kind="told", evidence=texts.evidence(version, *json.loads(settled))))
    return found


def _speakers(db: sqlite3.Connection, statements: Sequence[int], texts: Texts) -> dict[int, list[Party]]:
    """Who speaks, with the words that say so; of a document, also its author."""
    found: dict[int, list[Party]] = defaultdict(list)
    rows = list(
        among(
            db,
            "SELECT speaker.statement, entity.version, entity.type, entity.name, entity.agent, source, author.name,"
            " author.agent FROM speaker JOIN entity ON entity.id = speaker.entity"
            " LEFT JOIN sourcing ON sourcing.statement = speaker.statement"
            " LEFT JOIN entity AS author ON author.id = sourcing.author"
            " WHERE speaker.statement IN ({}) ORDER BY speaker.statement, position",
            statements,
        )
    )
    roles = _roles(db, {row[4] for row in rows if row[4] is not None})
    for statement, version, type, name, agent, source, author, author_agent in rows:
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


def _remark(db: sqlite3.Connection, gathered: dict[int, list[Telling]], texts: Texts) -> None:
    """Add to each telling the notices on its own story, and on those that it rests on, that bear on it."""
    stories = {telling.story for told in gathered.values() for telling in told}
    ids = {telling.id for told in gathered.values() for telling in told}
    resting: dict[int, set[str]] = defaultdict(set)
    for statement, name in among(
        db, "SELECT statement, name FROM rests_on JOIN story ON story.id = rests_on.story WHERE statement IN ({})", ids
    ):
        resting[statement].add(name)
    stories |= {name for names in resting.values() for name in names}
    stories |= {name for told in gathered.values() for telling in told for name in telling.copied_from}
    notices = _notices(db, stories, texts)
    if not notices:
        return
    for claim, told in gathered.items():
        gathered[claim] = [_with_remarks(telling, told, resting[telling.id], notices) for telling in told]


def _notices(
    db: sqlite3.Connection, stories: set[str], texts: Texts
) -> dict[str, list[tuple[Remark, list[tuple[int, int]]]]]:
    found: dict[str, list[tuple[Remark, list[tuple[int, int]]]]] = defaultdict(list)
    for name, version, type, start, end, supersedes in among(
        db,
        'SELECT name, version, type, start, "end", supersedes FROM story JOIN version ON version.story = story.id'
        " JOIN notice ON notice.version = version.id WHERE current AND name IN ({}) ORDER BY version, position",
        stories,
    ):
        remark = Remark(type=type, story=name, evidence=texts.evidence(version, start, end))
        found[name].append((remark, [(first, last) for first, last in json.loads(supersedes)]))
    return found


def _with_remarks(
    telling: Telling,
    told: Iterable[Telling],
    resting: set[str],
    notices: dict[str, list[tuple[Remark, list[tuple[int, int]]]]],
) -> Telling:
    """A telling with the notices that withdraw what it rests on, or correct what it says."""
    upstream = {*resting, *telling.copied_from}
    for party in (*telling.chain, *telling.speakers):
        upstream |= {other.story for other in told if party.type != "person" and same_outlet(party.name, other.outlet)}
    bearing = []
    for story in sorted({telling.story, *upstream}):
        theirs = [other.evidence for other in told if other.story == story]
        for remark, supersedes in notices.get(story, ()):
            superseded = any(s < words.end and words.start < e for s, e in supersedes for words in theirs)
            spoken_of = remark.type in CORRECTIONS and corrects(remark.evidence.text, telling.evidence.text)
            if remark.type == "withdrawn" or superseded or spoken_of:
                bearing.append(remark)
    return msgspec.structs.replace(telling, remarks=tuple(bearing)) if bearing else telling


def among(db: sqlite3.Connection, query: str, keys: Iterable[Any]) -> Iterator[Any]:
    """The rows of a query with `IN ({})`, asked for some hundred keys at a time."""
    wanted = sorted(keys)
    for at in range(0, len(wanted), _AT_ONCE):
        some = wanted[at : at + _AT_ONCE]
        yield from db.execute(query.format(", ".join("?" * len(some))), some)
