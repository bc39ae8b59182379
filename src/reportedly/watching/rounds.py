"""Rounds of visits: the addresses that people name, then the pages that feeds list, each host in its turn."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from ..ledger import Ledger
from ..ledger.watched import Page, pages_of, written
from ..reading.captures import Captured, in_order
from ..reading.record import Reading
from ..sighting import Sighting
from .clock import Clock, WorldClock
from .keeping import Keeper, Seen, Understand
from .manners import LONGEST_WAIT, Manners, origin_of
from .network import Network
from .visit import Visitor, watched_as

PAGES, DAYS = 100, 14
"""How many pages of a feed are watched, and for how long after they last changed."""


class Watch:
    """Watches addresses and captures, and puts into `ledger` what is new.

    `understand` makes a story of a document, `pages` is how many pages of a feed are watched, `days` for how long
    after they last changed. `progress` is called with each address before it is asked.
    """

    def __init__(
        self, ledger: Ledger, understand: Understand, *, clock: Clock | None = None, network: Network | None = None,
        pages: int = PAGES, days: int = DAYS, progress: Callable[[str], None] = lambda url: None,
    ) -> None:  # fmt: skip
        self._ledger = ledger
        self._clock = clock or WorldClock()
        network = network or Network()
        self._keeper = Keeper(ledger, understand)
        self._manners = Manners(ledger, self._clock, network)
        self._visitor = Visitor(ledger, self._keeper, self._manners, clock=self._clock, network=network, pages=pages)
        self._days = timedelta(days=days)
        self._progress = progress
        self.waiting = 0
        """Addresses that were left for a later round, since their servers ask for it."""

    def captures(self, readings: Iterable[Reading], *, url: str | None = None) -> Iterator[Sighting]:
        """What a folder or an archive holds, in the order of time; `url` is the address of all of it, where given."""
        for captured in in_order(readings, url=url):
            yield from self._captured(captured)

    def rounds(
        self, urls: Sequence[str], *, every: timedelta, resting: Callable[[datetime], None] = lambda until: None
    ) -> Iterator[Sighting]:
        """Rounds without end, one begun each `every`, or at once where the one before took longer.

        `resting` is called between two rounds with the moment at which the next begins.
        """
        while True:
            then = self._clock.now() + every
            yield from self.round(urls)
            rest = (then - self._clock.now()).total_seconds()
            if rest > 0:
                resting(then)
                self._clock.wait(rest)

    def round(self, urls: Sequence[str]) -> Iterator[Sighting]:
        """Ask every address whose time has come, once."""
        self.waiting = 0
        named = list(dict.fromkeys(watched_as(url) for url in urls))
        pages = [self._visitor.page(url) for url in named]
        now = self._clock.now()  # after they were made: one that is new is due at once
        self.waiting += sum(page.due_at > now for page in pages)
        yield from self._visit([page for page in pages if page.due_at <= now])
        now = self._clock.now()
        listed = [page for url in named for page in pages_of(self._ledger.db, url, now=now, since=now - self._days)]
        yield from self._visit([page for page in listed if page.url not in named])

    def _visit(self, pages: Iterable[Page]) -> Iterator[Sighting]:
        queue = _Queue(pages, self._manners, self._clock)
        while (page := queue.next()) is not None:
            self._progress(page.url)
            visited = self._visitor.visit(page)
            self.waiting += visited.waits
            yield from visited.sightings
        self.waiting += queue.left

    def _captured(self, captured: Captured) -> Iterator[Sighting]:
        at, reading = captured
        self._progress(reading.source)
        if reading.document is None:
            self._ledger.note(reading.source, reading.problems)
            for row in reading.problems[-1:]:
                yield Sighting(url=reading.source, seen_at=written(at), outcome="unread", problem=row)
            return
        url = reading.document.url or reading.source
        seen = Seen(url, at, reading.document, reading.problems, reading.source)
        yield from self._keeper.keep(seen).sightings


class _Queue:
    """Pages on their way, those of the host that may be asked first before those of the others."""

    def __init__(self, pages: Iterable[Page], manners: Manners, clock: Clock) -> None:
        self._manners = manners
        self._clock = clock
        self._hosts: dict[str, deque[Page]] = {}
        self.left = 0
        for page in sorted(pages, key=_order):
            self._hosts.setdefault(_origin(page.url), deque()).append(page)

    def next(self) -> Page | None:
        """The page to ask now, None where none is left, or none that may be asked soon."""
        if not self._hosts:
            return None
        ready = {origin: self._manners.ready_at(pages[0].url) for origin, pages in self._hosts.items()}
        first = min(ready, key=lambda origin: ready[origin])
        if ready[first] > self._clock.now() + LONGEST_WAIT:
            self.left += sum(len(pages) for pages in self._hosts.values())
            self._hosts.clear()
            return None
        pages = self._hosts[first]
        page = pages.popleft()
        if not pages:
            del self._hosts[first]
        return page


def _order(page: Page) -> tuple[bool, datetime]:
    """Pages that were never asked come first, then those that have waited longest."""
    return page.story is not None or page.failures > 0, page.due_at


def _origin(url: str) -> str:
    try:
        return origin_of(url)
    except ValueError:
        return ""
