"""Which notices bear on the members of claims: on their own stories, and on those upstream."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from ..linking.corrections import corrects
from ..linking.outlets import same_outlet
from ..linking.standing import CORRECTIONS
from ..linking.telling import Remark, Telling
from .texts import Texts, among


def remarked(db: sqlite3.Connection, gathered: Mapping[int, list[Telling]], texts: Texts) -> dict[int, list[Telling]]:
    """The tellings of claims, each with the notices that bear on it: on its own story and on those that it rests on."""
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
        return dict(gathered)
    found = {}
    for claim, told in gathered.items():
        upstream = _upstream(told, resting)
        found[claim] = [_with_remarks(telling, upstream[telling.id], told, notices) for telling in told]
    return found


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


def _upstream(told: Sequence[Telling], resting: Mapping[int, set[str]]) -> dict[int, set[str]]:
    """The stories from which each telling has its words, directly or through the tellings of those stories."""
    found: dict[int, set[str]] = {}
    for telling in told:
        found[telling.id] = {*resting.get(telling.id, ()), *telling.copied_from}
        for party in (*telling.chain, *telling.speakers):
            if party.type != "person":
                found[telling.id] |= {other.story for other in told if same_outlet(party.name, other.outlet)}
    of_story: dict[str, set[str]] = defaultdict(set)
    for telling in told:
        of_story[telling.story] |= found[telling.id] - {telling.story}
    for telling in told:
        waiting = list(found[telling.id])
        while waiting:
            further = of_story[waiting.pop()] - found[telling.id]
            found[telling.id] |= further
            waiting += further
    return found


def _with_remarks(
    telling: Telling,
    upstream: set[str],
    told: Iterable[Telling],
    notices: dict[str, list[tuple[Remark, list[tuple[int, int]]]]],
) -> Telling:
    """A telling with the notices that withdraw what it rests on, or correct what it says."""
    bearing = []
    for story in sorted({telling.story, *upstream}):
        theirs = [other.evidence for other in told if other.story == story]
        for remark, supersedes in notices.get(story, ()):
            superseded = any(s < words.end and words.start < e for s, e in supersedes for words in theirs)
            spoken_of = remark.type in CORRECTIONS and corrects(remark.evidence.text, telling.evidence.text)
            if remark.type == "withdrawn" or superseded or spoken_of:
                bearing.append(remark)
    return msgspec.structs.replace(telling, remarks=tuple(bearing)) if bearing else telling
