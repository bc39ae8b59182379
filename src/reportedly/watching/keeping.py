"""A page as it was seen at a moment: a version where its words are new, held against what it showed before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

import msgspec

from ..document import Document, Problem
from ..ledger import Ledger
from ..ledger.stories import story as stored
from ..ledger.watched import Capture, keep_capture, last_capture, latest_number, was_seen, written
from ..messages import problem
from ..sighting import Outcome, Sighting
from ..story import Story
from ..versions import compare

Understand = Callable[[Document, tuple[Problem, ...]], Story]
"""From a document, with the problems of its reading, to its story."""


class Seen(NamedTuple):
    """A document that stood at `url` at the moment `at`; `source` is the address or the file that gave it."""

    url: str
    at: datetime
    document: Document
    problems: tuple[Problem, ...]
    source: str
    live: bool = False
    """Seen just now: never earlier than what was seen before, whatever the clock says."""


class Kept(NamedTuple):
    """What there is to tell, and the name of the story."""

    sightings: tuple[Sighting, ...]
    story: str | None


class Keeper:
    """Puts what is seen into the ledger, and tells what is new about it."""

    def __init__(self, ledger: Ledger, understand: Understand) -> None:
        self._ledger = ledger
        self._understand = understand

    def keep(self, seen: Seen) -> Kept:
        """Keep a document. A text that the ledger has at this address is not understood a second time."""
        known = self._ledger.find(seen.document)
        before = latest_number(self._ledger.db, key_of(seen.document))
        last = None if before is None else last_capture(self._ledger.db, before[0])
        if last is not None and seen.live and seen.at <= last.until:
            seen = seen._replace(at=last.until + timedelta(seconds=1))
        if known is not None:
            return self._again(seen, known.story, known.version, last)
        if last is not None and before is not None and seen.at < last.until:
            return Kept((self._too_old(seen),), before[0])
        added = self._ledger.add(self._understand(seen.document, seen.problems), source=seen.source)
        self._captured(seen, added.story, added.version)
        if added.outcome == "added":
            return Kept((_line(seen, "new_story", added.story, added.version),), added.story)
        since = last.number if last is not None else added.version - 1
        return Kept(self._told(seen, "new_version", added.story, added.version, since), added.story)

    def _again(self, seen: Seen, story: str, number: int, last: Capture | None) -> Kept:
        """A text that is stored: seen for the first time, still there, or there again."""
        if last is not None and seen.at <= last.until:
            return Kept((), story)
        outcome: Outcome = "reverted" if was_seen(self._ledger.db, story, number) else "new_version"
        self._captured(seen, story, number)
        if last is None or last.number == number:
            return Kept((), story)
        return Kept(self._told(seen, outcome, story, number, last.number), story)

    def still(self, story: str, at: datetime, source: str) -> None:
        """The page of a story says that it has not changed since it was last seen."""
        last = last_capture(self._ledger.db, story)
        if last is not None:
            self._ledger.keep(lambda db: keep_capture(db, story, last.number, at, source))

    def _captured(self, seen: Seen, story: str, number: int) -> None:
        self._ledger.keep(lambda db: keep_capture(db, story, number, seen.at, seen.source))

    def _told(self, seen: Seen, outcome: Outcome, story: str, number: int, since: int) -> tuple[Sighting, ...]:
        """A line for each change from version `since` to version `number`; one without where none is to be told."""
        line = _line(seen, outcome, story, number, since)
        old, new = self._version(story, since), self._version(story, number)
        changes = compare(old, new) if old is not None and new is not None else ()
        return tuple(msgspec.structs.replace(line, change=change) for change in changes) or (line,)

    def _version(self, story: str, number: int) -> Story | None:
        found = stored(self._ledger.db, story, path=self._ledger.path, number=number)
        return None if found is None else found.story

    def _too_old(self, seen: Seen) -> Sighting:
        row = problem("R340", source=seen.source, at=written(seen.at))
        self._ledger.note(seen.source, (row,))
        return Sighting(url=seen.url, seen_at=written(seen.at), outcome="unread", problem=row)


def key_of(document: Document) -> str:
    """By what the ledger knows the story of a document: its address, or its text where it has none."""
    return f"url:{document.url}" if document.url else f"sha256:{document.sha256}"


def _line(seen: Seen, outcome: Outcome, story: str, number: int, since: int | None = None) -> Sighting:
    return Sighting(url=seen.url, seen_at=written(seen.at), outcome=outcome, story=story, version=number, since=since)
