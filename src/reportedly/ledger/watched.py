"""What the ledger keeps of watching: the addresses and when they may be asked, the servers, and the captures.

A capture is a time through which a page was seen to hold one version. A page that goes back to older words is a new
capture of that version, not a new version.
"""

from __future__ import annotations

import hashlib
import sqlite3
from datetime import datetime

import msgspec


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """An address that is asked again: a page, or a feed. `story` is the name of the story that it showed last."""

    url: str
    feed: str | None = None
    story: str | None = None
    first_at: datetime
    changed_at: datetime | None = None
    due_at: datetime
    failures: int = 0
    gone: bool = False
    validated: str | None = None
    etag: str | None = None
    modified: str | None = None
    digest: str | None = None


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """A server: the lines of its robots.txt that are for us, and when it may be asked again."""

    origin: str
    robots: str | None = None
    robots_at: datetime | None = None
    due_at: datetime
    failures: int = 0


class Capture(msgspec.Struct, frozen=True, kw_only=True):
    """A time through which a page was seen to hold the version of that number."""

    number: int
    since: datetime
    until: datetime


_PAGE = (
    "SELECT watched.url, feed.url, story.name, watched.first_at, watched.changed_at, watched.due_at, watched.failures,"
    " watched.gone, watched.validated, watched.etag, watched.modified, watched.digest FROM watched"
    " LEFT JOIN watched AS feed ON feed.id = watched.feed LEFT JOIN story ON story.id = watched.story"
)


def page(db: sqlite3.Connection, url: str) -> Page | None:
    """What is kept of `url`, None where it was never watched."""
    row = db.execute(f"{_PAGE} WHERE watched.url = ?", (url,)).fetchone()
    return None if row is None else _page(row)


def pages_of(db: sqlite3.Connection, feed: str, *, now: datetime, since: datetime) -> list[Page]:
    """The pages of a feed that may be asked now and that were new, or changed, at `since` or later."""
    rows = db.execute(
        f"{_PAGE} WHERE feed.url = ? AND watched.due_at <= ? AND coalesce(watched.changed_at, watched.first_at) >= ?"
        " ORDER BY watched.id",
        (feed, written(now), written(since)),
    )
    return [_page(row) for row in rows]


def keep_page(db: sqlite3.Connection, kept: Page) -> None:
    """Keep what is known of an address now, in the transaction that is open."""
    db.execute(
        "INSERT INTO watched (url, feed, story, first_at, changed_at, due_at, failures, gone, validated, etag,"
        " modified, digest)"
        " VALUES (?, (SELECT id FROM watched WHERE url = ?), (SELECT id FROM story WHERE name = ?),"
        " ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (url) DO UPDATE SET feed = excluded.feed, story = excluded.story,"
        " changed_at = excluded.changed_at, due_at = excluded.due_at, failures = excluded.failures,"
        " gone = excluded.gone, validated = excluded.validated, etag = excluded.etag, modified = excluded.modified,"
        " digest = excluded.digest",
        (
            kept.url, kept.feed, kept.story, written(kept.first_at), kept.changed_at and written(kept.changed_at),
            written(kept.due_at), kept.failures, kept.gone, kept.validated, kept.etag, kept.modified,
            kept.digest,
        ),
    )  # fmt: skip


def site(db: sqlite3.Connection, origin: str) -> Site | None:
    """What is kept of a server, None where it was never asked."""
    row = db.execute(
        "SELECT origin, robots, robots_at, due_at, failures FROM site WHERE origin = ?", (origin,)
    ).fetchone()
    if row is None:
        return None
    origin, robots, robots_at, due_at, failures = row
    return Site(
        origin=origin, robots=robots, robots_at=_read(robots_at), due_at=datetime.fromisoformat(due_at),
        failures=failures,
    )  # fmt: skip


def keep_site(db: sqlite3.Connection, kept: Site) -> None:
    """Keep what is known of a server now, in the transaction that is open."""
    db.execute(
        "INSERT OR REPLACE INTO site (origin, robots, robots_at, due_at, failures) VALUES (?, ?, ?, ?, ?)",
        (
            kept.origin, kept.robots, kept.robots_at and written(kept.robots_at), written(kept.due_at), kept.failures,
        ),
    )  # fmt: skip


def last_capture(db: sqlite3.Connection, story: str) -> Capture | None:
    """The latest capture of the story of that name, None where it was never seen by watching."""
    row = db.execute(
        "SELECT number, since, until FROM capture JOIN version ON version.id = capture.version"
        " JOIN story ON story.id = version.story WHERE story.name = ?"
        " ORDER BY until DESC, since DESC, number DESC LIMIT 1",
        (story,),
    ).fetchone()
    if row is None:
        return None
    return Capture(number=row[0], since=datetime.fromisoformat(row[1]), until=datetime.fromisoformat(row[2]))


def was_seen(db: sqlite3.Connection, story: str, number: int) -> bool:
    """Whether version `number` of a story was seen by watching."""
    row = db.execute(
        "SELECT 1 FROM capture JOIN version ON version.id = capture.version"
        " JOIN story ON story.id = version.story WHERE story.name = ? AND number = ?",
        (story, number),
    ).fetchone()
    return row is not None


def keep_capture(db: sqlite3.Connection, story: str, number: int, at: datetime, source: str) -> None:
    """Keep that version `number` of a story was seen at a time, in the transaction that is open.

    Where the version was the last one seen, its time is made longer.
    """
    last = last_capture(db, story)
    (version,) = db.execute(
        "SELECT version.id FROM version JOIN story ON story.id = version.story WHERE story.name = ? AND number = ?",
        (story, number),
    ).fetchone()
    if last is not None and last.number == number:
        db.execute(
            "UPDATE capture SET until = max(until, ?) WHERE version = ? AND since = ?",
            (written(at), version, written(last.since)),
        )
    else:
        db.execute(
            "INSERT OR IGNORE INTO capture (version, since, until, source) VALUES (?, ?, ?, ?)",
            (version, written(at), written(at), source),
        )


def latest_number(db: sqlite3.Connection, key: str) -> tuple[str, int] | None:
    """The name of the story at an address, and the number of its latest version."""
    row = db.execute(
        "SELECT name, max(number) FROM story JOIN version ON version.story = story.id WHERE key = ? GROUP BY story.id",
        (key,),
    ).fetchone()
    return None if row is None else (row[0], row[1])


def is_forgotten(db: sqlite3.Connection, url: str) -> bool:
    """Whether the story that was watched at `url` was taken out for good, and not taken in again since."""
    row = db.execute(
        "SELECT 1 FROM forgotten WHERE address = ? AND NOT EXISTS (SELECT 1 FROM story WHERE key = ?)",
        (hashed(url), f"url:{url}"),
    ).fetchone()
    return row is not None


def hashed(url: str) -> str:
    """By what a forgotten address is known: it may itself be what must not be kept."""
    return hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()


def written(moment: datetime) -> str:
    """A moment as the ledger has it; all are UTC and of one length, so that their order is that of time."""
    return moment.isoformat(timespec="seconds")


def _read(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value)


def _page(row: tuple[str, ...]) -> Page:
    url, feed, story, first_at, changed_at, due_at, failures, gone, validated, etag, modified, digest = row
    return Page(
        url=url, feed=feed, story=story, first_at=datetime.fromisoformat(first_at), changed_at=_read(changed_at),
        due_at=datetime.fromisoformat(due_at), failures=int(failures), gone=bool(gone), validated=validated,
        etag=etag, modified=modified, digest=digest,
    )  # fmt: skip
