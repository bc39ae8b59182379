"""One visit to one address: asked politely, what it answers told apart, and what is learnt of it kept."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, NamedTuple

import msgspec

from ..document import Problem
from ..errors import FetchError, ReportedlyError
from ..ledger import Ledger
from ..ledger.watched import Page, is_forgotten, keep_page, page, written
from ..messages import problem
from ..reading.feed import is_feed, read_feed
from ..reading.fetch import Answer, Validators, checked, told
from ..reading.record import Reading
from ..reading.sniff import KINDS_READ, kind_of
from ..reading.sources import read_bytes
from ..sighting import Outcome, Sighting
from .clock import Clock
from .keeping import Keeper, Kept, Seen
from .manners import Manners, Waits, pause, retry_after
from .network import Network

KINDS: Final = frozenset({"html", "text", "markdown", "pdf", "docx"})
"""Of one document each, at the address that was asked: an archive would say itself where its pages stood."""
GONE: Final = frozenset({404, 410})
LONGEST_VALIDATOR: Final = 1_000
LONGEST_URL: Final = 2_000
AGEING: Final = 10
"""A page of a feed is asked again after a tenth of the time since it last changed."""
LONGEST_REST: Final = timedelta(days=1)


class Visited(NamedTuple):
    """What there is to tell of a visit. `waits` where it was put off."""

    sightings: tuple[Sighting, ...] = ()
    waits: bool = False


class Visitor:
    """Visits addresses one at a time."""

    def __init__(
        self, ledger: Ledger, keeper: Keeper, manners: Manners, *, clock: Clock, network: Network, pages: int
    ) -> None:
        self._ledger = ledger
        self._keeper = keeper
        self._manners = manners
        self._clock = clock
        self._network = network
        self._pages = pages

    def page(self, url: str) -> Page:
        """What is known of an address that a person names."""
        known = page(self._ledger.db, watched_as(url))
        now = self._clock.now()
        return known or Page(url=watched_as(url), first_at=now, due_at=now)

    def visit(self, known: Page) -> Visited:
        """Ask an address, and keep what it answers."""
        if is_forgotten(self._ledger.db, known.url):  # nothing is kept of it, not even that it was asked for
            return Visited((self._line(known, problem("R512", url=known.url)),))
        validators = Validators(known.validated, known.etag, known.modified) if known.validated else None
        try:
            answer = self._network.ask(known.url, permit=self._manners.permit, validators=validators)
        except Waits:
            return Visited(waits=True)
        except FetchError as error:
            if error.code in ("R503", "R506") and "answers" not in error.fields:
                self._manners.failed()
            return self._failed(known, _row(error, known.url))
        if answer.status == 429 or answer.status >= 500:
            until = self._manners.failed(retry_after(answer.headers.get("retry-after", ""), self._clock.now()))
            row = problem("R508", url=known.url, status=answer.status, until=written(until), source=known.url)
            return self._failed(known, row, until=until)
        self._manners.succeeded()
        if answer.status == 304 and validators is not None:
            return self._unchanged(known)
        if answer.status != 200:
            row = problem("R504", url=known.url, status=answer.status, source=known.url)
            return self._failed(known, row, gone=answer.status in GONE)
        if known.digest == self._digest(answer):
            return self._unchanged(known)
        if is_feed(answer.data, answer.content_type):
            return self._feed(known, answer)
        return self._document(known, answer)

    # What an address can answer

    def _unchanged(self, known: Page) -> Visited:
        if known.story is not None:
            self._keeper.still(known.story, self._clock.now(), known.url)
        self._well(known)
        return Visited(self._back(known, Kept((), known.story)).sightings)

    def _feed(self, known: Page, answer: Answer) -> Visited:
        if known.feed is not None:
            return self._failed(known, problem("R203", source=known.url, kind="a feed in a feed", kinds=KINDS_READ))
        feed = read_feed(answer.data, url=answer.url, content_type=answer.content_type, most=self._pages)
        if feed.problem is not None:
            return self._failed(known, feed.problem)
        first = known.changed_at is None
        self._well(known, answer, changed=True)
        self._list(known.url, feed.links)
        if first and feed.total > len(feed.links):
            row = problem("R511", url=known.url, count=feed.total, limit=len(feed.links), source=known.url)
            return Visited((self._line(known, row),))
        return Visited()

    def _list(self, feed: str, links: Sequence[str]) -> None:
        """Watch the pages that a feed lists, but for those that a person names or has had taken out."""
        now = self._clock.now()
        db = self._ledger.db
        for url in dict.fromkeys(watched_as(link) for link in links):
            if page(db, url) is None and not is_forgotten(db, url):
                self._keep(Page(url=url, feed=feed, first_at=now, due_at=now))

    def _document(self, known: Page, answer: Answer) -> Visited:
        if is_forgotten(self._ledger.db, answer.url):
            return self._failed(known, problem("R512", url=known.url, source=known.url))
        reading = _read(answer, known.url)
        if reading.document is None:
            row = reading.problems[-1] if reading.problems else problem("R212", source=known.url)
            return self._failed(known, row, noted=reading.problems)
        seen = Seen(known.url, self._clock.now(), reading.document, reading.problems, known.url, live=True)
        try:
            kept = self._keeper.keep(seen)
        except ReportedlyError:
            raise
        except Exception as error:  # noqa: BLE001 (one page must not end the watching of all others)
            reason = " ".join(f"{type(error).__name__}: {error}".split())
            return self._failed(known, problem("R404", reason=reason, source=known.url))
        outcomes = {line.outcome for line in kept.sightings}
        self._well(known, answer, story=kept.story, changed=bool(outcomes))
        if known.story not in (None, kept.story):
            moved = self._line(known, None, story=kept.story)
            if outcomes <= {"new_story"}:
                return Visited((moved,))
            return Visited((moved, *kept.sightings))
        return Visited(self._back(known, kept).sightings)

    def _back(self, known: Page, kept: Kept) -> Kept:
        """What is told of a page that was gone, even where it is there as it was."""
        if not known.gone or kept.sightings:
            return kept
        line = Sighting(url=known.url, seen_at=self._now(), outcome="back", story=kept.story)
        return kept._replace(sightings=(line,))

    # What is kept of it

    def _well(
        self, known: Page, answer: Answer | None = None, *, story: str | None = None, changed: bool = False
    ) -> None:
        """Keep that an address answered as it should."""
        now = self._clock.now()
        changed_at = now if changed else known.changed_at
        age = now - (changed_at or known.first_at)
        rest = min(age / AGEING, LONGEST_REST) if known.feed is not None else timedelta(0)
        kept = msgspec.structs.replace(
            known, story=story or known.story, changed_at=changed_at, due_at=now + rest, failures=0, gone=False
        )
        if answer is not None:
            kept = msgspec.structs.replace(
                kept, validated=answer.url, etag=_validator(answer, "etag"),
                modified=_validator(answer, "last-modified"), digest=self._digest(answer),
            )  # fmt: skip
        self._keep(kept)
        if known.failures:
            self._ledger.note(known.url, ())

    def _failed(
        self, known: Page, row: Problem, *, gone: bool = False, until: datetime | None = None,
        noted: tuple[Problem, ...] = (),
    ) -> Visited:  # fmt: skip
        """Keep that an address gave nothing, and why; it is asked again after a while."""
        failures = known.failures + 1
        due_at = until or self._clock.now() + pause(failures)
        was_there = known.story is not None and not known.gone
        kept = msgspec.structs.replace(known, due_at=due_at, failures=failures, gone=known.gone or (gone and was_there))
        self._keep(kept)
        self._ledger.note(known.url, noted or (row,))
        return Visited((self._line(known, row, gone=gone and was_there),))

    def _digest(self, answer: Answer) -> str:
        """By what an answer is known to be the same as the last one that was read."""
        told = f"{answer.url}\n{answer.content_type}\n{self._pages}\n".encode("utf-8", "replace")
        return hashlib.sha256(told + answer.data).hexdigest()

    def _keep(self, kept: Page) -> None:
        self._ledger.keep(lambda db: keep_page(db, kept))

    def _line(self, known: Page, row: Problem | None, *, gone: bool = False, story: str | None = None) -> Sighting:
        outcome: Outcome = "gone" if gone else "moved" if row is None else "unread"
        return Sighting(
            url=known.url, seen_at=self._now(), outcome=outcome, story=story or (known.story if gone else None),
            problem=row,
        )  # fmt: skip

    def _now(self) -> str:
        return written(self._clock.now())


def watched_as(url: str) -> str:
    """The address under which a page is watched: as it is sent, without its fragment; as it is where it is none.

    >>> watched_as("https://News.example/a b#top"), watched_as("javascript:alert(1)")
    ('https://news.example/a%20b', 'javascript:alert(1)')
    """
    try:
        return checked(url, url)
    except FetchError:
        return url.encode("utf-8", "replace").decode()[:LONGEST_URL]


def _read(answer: Answer, source: str) -> Reading:
    """The one document in an answer, at the address that gave it, whatever it says of itself."""
    name, encoding = told(answer)
    if answer.data and kind_of(answer.data, name) not in KINDS:
        kind = kind_of(answer.data, name) or "unknown"
        return Reading(source, None, (problem("R203", source=source, kind=kind, kinds="pages, texts, PDF, Word"),))
    (reading, *_) = read_bytes(answer.data, name=name, source=source, url=answer.url, encoding=encoding)
    if reading.document is None or reading.document.url == answer.url:
        return reading
    return reading._replace(document=msgspec.structs.replace(reading.document, url=answer.url))


def _validator(answer: Answer, name: str) -> str | None:
    value = answer.headers.get(name, "").strip()
    return value if 0 < len(value) <= LONGEST_VALIDATOR else None


def _row(error: FetchError, source: str) -> Problem:
    return Problem(code=error.code, message=str(error).partition("] ")[2], source=source)
