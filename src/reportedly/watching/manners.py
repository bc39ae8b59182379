"""How a guest behaves: robots.txt before the first page, one question at a time, and away for a while when asked.

Each host has its turn at most once a second, or as seldom as its robots.txt asks. A server that fails, or that says it
is busy, is left alone for as long as it says, or else twice as long each time. What is learnt of it is kept in the
ledger, so that a program which is started anew is no ruder than one that runs on.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.parse import urlsplit

import msgspec

from ..errors import FetchError
from ..ledger import Ledger
from ..ledger.watched import Site, keep_site, site
from .clock import Clock
from .network import Network
from .robots import Robots, read_robots, shortened

TURN: Final = timedelta(seconds=1)
"""Between two questions to one host."""
LONGEST_WAIT: Final = timedelta(seconds=60)
"""That a round waits for a host; what must wait longer is left for a later round."""
FIRST_PAUSE: Final = timedelta(minutes=5)
LONGEST_PAUSE: Final = timedelta(days=1)
LONGEST_ASKED: Final = timedelta(days=7)
"""A server can ask to be left alone for as long as this."""
ROBOTS_AGE: Final = timedelta(days=1)
ROBOTS_BYTES: Final = 512_000
"""Of a robots.txt that is read; RFC 9309 asks for 500 KiB at least."""
ROBOTS_KEPT: Final = 64_000
"""Characters of rules that the ledger keeps; longer ones are asked for again by the next run."""


class Waits(Exception):
    """A server must not be asked before `until`: no failure, and nothing to tell."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


class Manners:
    """What is known of the servers, and whose turn it is."""

    def __init__(self, ledger: Ledger, clock: Clock, network: Network) -> None:
        self._ledger = ledger
        self._clock = clock
        self._network = network
        self._sites: dict[str, Site] = {}
        self._robots: dict[str, Robots] = {}
        self._turns: dict[str, datetime] = {}
        self._asked = ""

    def permit(self, url: str) -> None:
        """Return when `url` may be asked. Raises `FetchError` where it may not be, `Waits` where it may not be yet."""
        origin = origin_of(url)
        known = self._site(origin)
        if known.due_at > self._clock.now():
            raise Waits(known.due_at)
        robots = self._rules(known, url)
        if not robots.allow(url):
            raise FetchError("R507", url=url)
        self._take_turn(url, robots.delay)
        self._asked = origin

    def ready_at(self, url: str) -> datetime:
        """When the server of `url` may be asked, as far as is known before asking."""
        try:
            origin, host = origin_of(url), _host(url)
        except ValueError:
            return self._clock.now()
        return max(self._site(origin).due_at, self._turns.get(host, _EVER))

    def failed(self, asked_for: timedelta = timedelta(0)) -> datetime:
        """The server that was asked last failed; when it may be asked again."""
        known = self._site(self._asked)
        failures = known.failures + 1
        until = self._clock.now() + max(pause(failures), min(asked_for, LONGEST_ASKED))
        self._keep(msgspec.structs.replace(known, due_at=until, failures=failures))
        return until

    def succeeded(self) -> None:
        """The server that was asked last answered as it should."""
        known = self._site(self._asked)
        if known.failures:
            self._keep(msgspec.structs.replace(known, failures=0))

    def _rules(self, known: Site, url: str) -> Robots:
        robots = self._robots.get(known.origin)
        fresh = known.robots_at is not None and self._clock.now() - known.robots_at < ROBOTS_AGE
        if fresh and robots is not None:
            return robots
        if fresh and known.robots is not None:
            robots = read_robots(known.robots)
        else:
            robots = self._read_rules(known, url)
        self._robots[known.origin] = robots
        return robots

    def _read_rules(self, known: Site, url: str) -> Robots:
        """The rules as the server gives them now. Raises `FetchError` where it does not."""
        address = f"{known.origin}/robots.txt"
        hops: list[str] = []

        def permit(hop: str) -> None:
            hops.append(hop)
            self._take_turn(hop, 0.0)

        self._asked = known.origin
        try:
            answer = self._network.ask(address, permit=permit, limit=ROBOTS_BYTES, cut=True)
        except FetchError as error:
            self.failed()
            if error.code == "R502" and len(hops) == 1:
                raise FetchError("R502", url=url) from None  # the host itself, whatever is asked of it
            reason = str(error.fields.get("reason") or str(error).partition("] ")[2].partition(". ")[0])
            raise FetchError("R509", url=address, reason=reason.rstrip(".")) from None
        if answer.status == 200:
            robots = read_robots(answer.data.decode("utf-8-sig", "replace"))
        elif 400 <= answer.status < 500 and answer.status != 429:
            robots = Robots()
        else:
            self.failed(retry_after(answer.headers.get("retry-after", ""), self._clock.now()))
            raise FetchError("R509", url=address, reason=f"it answered {answer.status}")
        text = shortened(robots)
        kept = text if len(text) <= ROBOTS_KEPT else None
        self._keep(msgspec.structs.replace(self._site(known.origin), robots=kept, robots_at=self._clock.now()))
        return robots

    def _take_turn(self, url: str, delay: float) -> None:
        host = _host(url)
        wait = self._turns.get(host, _EVER) - self._clock.now()
        if wait > LONGEST_WAIT:
            raise Waits(self._turns[host])
        if wait > timedelta(0):
            self._clock.wait(wait.total_seconds())
        asked_for = timedelta(seconds=min(delay, LONGEST_PAUSE.total_seconds()))
        self._turns[host] = self._clock.now() + max(TURN, asked_for)

    def _site(self, origin: str) -> Site:
        if origin not in self._sites:
            self._sites[origin] = site(self._ledger.db, origin) or Site(origin=origin, due_at=_EVER)
        return self._sites[origin]

    def _keep(self, changed: Site) -> None:
        self._sites[changed.origin] = changed
        self._ledger.keep(lambda db: keep_site(db, changed))


_EVER = datetime(2000, 1, 1, tzinfo=UTC)
"""Before any visit."""


def pause(failures: int) -> timedelta:
    """How long to wait after so many failures in a row.

    >>> [str(pause(failures)) for failures in (1, 2, 3, 50)]
    ['0:05:00', '0:10:00', '0:20:00', '1 day, 0:00:00']
    """
    return min(FIRST_PAUSE * (1 << min(failures - 1, 20)), LONGEST_PAUSE)


def retry_after(value: str, now: datetime) -> timedelta:
    """What a header Retry-After asks for: seconds, or until a date; nothing where it is neither.

    >>> noon = datetime(2024, 3, 14, 12, tzinfo=UTC)
    >>> [str(retry_after(value, noon)) for value in ("120", "Thu, 14 Mar 2024 12:30:00 GMT", "soon")]
    ['0:02:00', '0:30:00', '0:00:00']
    """
    value = value.strip()
    if value.isascii() and value.isdigit():
        return timedelta(seconds=int(value)) if len(value) < 9 else LONGEST_ASKED
    try:
        until = parsedate_to_datetime(value[:100])
        until = until if until.tzinfo is not None else until.replace(tzinfo=UTC)
        return max(until - now, timedelta(0))
    except (ValueError, OverflowError):
        return timedelta(0)


def origin_of(url: str) -> str:
    """Scheme, host and port of an address.

    >>> origin_of("https://news.example:8443/story?page=2")
    'https://news.example:8443'
    """
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}".lower()


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""
