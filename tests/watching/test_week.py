"""A week of polling on a clock turned by hand: the ledger holds exactly the versions that differed."""

from __future__ import annotations

import hashlib
import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

pytest.importorskip("feedparser")

from reportedly.ledger import Ledger
from reportedly.sighting import Sighting

from .world import BEGIN, HTML, LEAD, REST, Asked, Reply, World, page, rss, told, watcher

WEEK = timedelta(days=7)
EVERY = timedelta(minutes=15)


class Over(Exception):
    """The week is over, or the program was stopped."""


class Schedule:
    """What a page shows when: texts, faults in between, other markup now and then; and what it was seen to show."""

    def __init__(self, path: str, seed: int) -> None:
        rng = random.Random(seed)
        self.path = path
        self.times: list[timedelta] = [timedelta(0)]
        self.texts: list[int] = [0]
        while self.times[-1] < WEEK:
            self.times.append(self.times[-1] + timedelta(minutes=rng.choice([40, 90, 300, 1_000, 3_000])))
            self.texts.append(max(self.texts) + 1 if rng.random() < 0.8 else rng.choice(self.texts))
        self.faults = [(rng.random() * WEEK, rng.choice([404, 403, 301, 200])) for _ in range(4)]
        self.conditional = rng.random() < 0.5
        self.noisy = not self.conditional and rng.random() < 0.5
        self.served: list[int] = []
        self.count = 0

    def text(self, at: timedelta) -> int:
        return [text for time, text in zip(self.times, self.texts, strict=True) if time <= at][-1]

    def __call__(self, asked: Asked) -> Reply:
        at = asked.at - BEGIN
        for begin, fault in self.faults:
            if begin <= at < begin + timedelta(minutes=20):
                return Reply(b"\x89PNG\x00", fault, {"Content-Type": "image/png", "Location": "/gone-elsewhere"})
        text = self.text(at)
        tag = f'"{text}"'
        headers = {**HTML, "ETag": tag} if self.conditional else dict(HTML)
        if asked.headers.get("If-None-Match") == tag:
            self.served.append(text)
            return Reply(status=304, headers=headers)
        self.served.append(text)
        self.count += 1
        shown = page(
            LEAD, f"The repair of {self.path[1:]} will cost {text + 100},000 pounds, the council said.", REST
        ).body
        if self.noisy:
            shown = shown.replace(b"</article>", b"</article><footer>Served as %d</footer>" % self.count)
        return Reply(shown, headers=headers)

    def expected(self) -> list[int]:
        """The texts that were served, each once, in the order in which they first were."""
        return list(dict.fromkeys(self.served))

    def runs(self) -> list[int]:
        """The texts in the order in which they followed one another."""
        return [self.served[0], *(later for earlier, later in pairwise(self.served) if later != earlier)]


def polled(world: World, path: Path, urls: Sequence[str], stops: Sequence[timedelta]) -> list[Sighting]:
    """What a program tells that is stopped at `stops` and started anew each time."""
    told: list[Sighting] = []
    wait = world.wait
    for stop in [*stops, WEEK]:

        def until(seconds: float, stop: timedelta = stop) -> None:
            wait(seconds)
            if world.time - BEGIN >= stop:
                raise Over

        world.wait = until  # type: ignore[method-assign]
        with Ledger(path) as ledger:
            try:
                for sighting in watcher(world, ledger).rounds(urls, every=EVERY):
                    told.append(sighting)
            except Over:
                continue
    return told


def kept(path: Path) -> dict[str, list[str]]:
    """The sha256 of the versions of each story, in order."""
    found: dict[str, list[str]] = defaultdict(list)
    with Ledger.ask(path) as asked:
        for name, text in asked.db.execute(
            "SELECT name, text FROM story JOIN version ON version.story = story.id ORDER BY name, number"
        ):
            found[name].append(text.partition("cost ")[2].partition(",")[0])
    return found


@pytest.mark.parametrize(
    ("seed", "pages"), [(1, 2), pytest.param(2, 5, marks=pytest.mark.slow), pytest.param(3, 5, marks=pytest.mark.slow)]
)
def test_a_week_leaves_exactly_the_versions_that_differed(world: World, tmp_path: Path, seed: int, pages: int) -> None:
    named = [Schedule(f"/named{number}", 10 * seed + number) for number in range(pages)]
    listed = [Schedule(f"/listed{number}", 100 * seed + number) for number in range(pages + 1)]
    for schedule in (*named, *listed):
        world.put(schedule.path, schedule)
    world.put("/feed.xml", grown([world.url(schedule.path) for schedule in listed]))
    urls = [world.url("/feed.xml"), *(world.url(schedule.path) for schedule in named)]
    rng = random.Random(seed)
    stops = sorted(rng.random() * WEEK for _ in range(6))
    lines = polled(world, tmp_path / "week.db", urls, stops)
    versions = kept(tmp_path / "week.db")
    assert set(versions) == {schedule.path[1:] for schedule in (*named, *listed) if schedule.served}
    for schedule in (*named, *listed):
        if schedule.served:
            assert versions[schedule.path[1:]] == [str(text + 100) for text in schedule.expected()], schedule.path
            told = {
                (line.seen_at, line.version)
                for line in lines
                if line.story == schedule.path[1:] and line.outcome in ("new_version", "reverted")
            }
            assert len(told) == len(schedule.runs()) - 1, schedule.path
    for schedule in named:
        shown = {schedule.text(minutes * timedelta(minutes=1)) for minutes in range(0, 7 * 24 * 60 - 60, 30)}
        assert len(shown - set(schedule.served)) <= 1, "a page that a person named is seen in all its texts"
    with Ledger.ask(tmp_path / "week.db") as asked:
        overlapping = asked.db.execute(
            "SELECT count(*) FROM capture AS a JOIN version AS va ON va.id = a.version JOIN capture AS b"
            " JOIN version AS vb ON vb.id = b.version WHERE va.story = vb.story AND a.since < b.since"
            " AND a.until >= b.since"
        ).fetchone()
        assert overlapping == (0,)


def grown(links: Sequence[str]) -> Callable[[Asked], Reply]:
    """A feed that lists one page more each day, the newest first."""

    def feed(asked: Asked) -> Reply:
        day = (asked.at - BEGIN) // timedelta(days=1)
        reply = rss(*reversed(links[: day + 1]))
        tag = hashlib.sha256(reply.body).hexdigest()
        if asked.headers.get("If-None-Match") == tag:
            return Reply(status=304, headers={"ETag": tag})
        return Reply(reply.body, headers={**reply.headers, "ETag": tag})

    return feed


def test_a_week_is_polite(world: World, tmp_path: Path) -> None:
    schedule = Schedule("/named", 3)
    url = world.put("/named", schedule)
    polled(world, tmp_path / "week.db", [url], [])
    robots = [asked for asked in world.asked if asked.path == "/robots.txt"]
    assert len(robots) <= 8
    assert 600 < len(world.asked) - len(robots) <= 7 * 24 * 4 + 1
    times = [asked.at for asked in world.asked]
    assert all(later - earlier >= timedelta(seconds=1) for earlier, later in pairwise(times))


def test_nothing_is_lost_where_the_program_is_killed_between_keeping_and_telling(world: World, tmp_path: Path) -> None:
    url = world.put("/bridge", page(LEAD))
    with Ledger(tmp_path / "a.db") as ledger:
        next(iter(watcher(world, ledger).round([url])))  # told of, and no more: the rest of the round never runs
    world.put("/bridge", page(LEAD, REST))
    with Ledger(tmp_path / "a.db") as ledger:
        assert told(watcher(world, ledger).round([url])) == [("new_version", "added")]
