"""Tellings: the members of a claim with all that the rules of origin and standing ask of them."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec

from ..claim import Evidence
from ..document import NoticeType
from ..statement import Basis, Kind, Medium, OwnReporting, Polarity


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """Who speaks, or who passed it on.

    `key` is the same for one agent in every story and None where nobody knows who it is. `type` is that of the
    entity, or the relation of a hop. `author` is, for a document, the one person whom its story quotes from it.
    """

    key: str | None
    name: str
    type: str
    roles: tuple[str, ...] = ()
    author: Party | None = None
    evidence: Evidence | None = None


class Remark(msgspec.Struct, frozen=True, kw_only=True):
    """A notice on a story that withdraws it or speaks of what a telling says."""

    type: NoticeType
    story: str
    evidence: Evidence


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """One member of a claim: a statement of a story, or a sentence in the story's own voice.

    `chain` has those who passed it on, the nearest to the article first. `copied_from` are the stories that its
    story has its words from. `family` is the same for quotations that are the same. `about` are the keys of those
    whom the content names, in its order. `in_notice` is for what a correction says of an earlier version.
    `remarks` are the notices on its own story, and on those that it rests on, that bear on it. `documents` are the
    words of a primary document that settle that it was said, after those of the story; `primary` is for what stands
    in such a document.
    """

    id: int
    story: str
    evidence: Evidence
    outlet: str | None = None
    published: str | None = None
    speakers: tuple[Party, ...] = ()
    chain: tuple[Party, ...] = ()
    kind: Kind | None = "assertion"
    polarity: Polarity = "positive"
    medium: Medium = "unknown"
    basis: Basis = "unknown"
    own_reporting: OwnReporting = "unknown"
    own_voice: bool = False
    hedged: bool = False
    in_notice: bool = False
    family: int | None = None
    copied_from: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    documents: tuple[Evidence, ...] = ()
    primary: bool = False


def moment(date: str | None) -> str:
    """`date` in a form that sorts by time: in UTC where the zone is known, after all others where there is none.

    >>> moment("2024-03-15T10:42:00-04:00") > moment("2024-03-15T13:00:00Z")
    True
    """
    if not date:
        return "9999"
    try:
        read = datetime.fromisoformat(date)
    except ValueError:
        return date[:10]
    if len(date) <= 10:
        return date
    zoned = read.astimezone(UTC) if read.tzinfo and datetime.min.year < read.year < datetime.max.year else read
    return zoned.replace(tzinfo=None).isoformat()


def in_time(telling: Telling) -> tuple[str, int]:
    """The order of tellings: by publication, then as they were stored."""
    return moment(telling.published), telling.id
