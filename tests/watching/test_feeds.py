"""Feeds: the pages that they list are watched, the more seldom the longer they stand unchanged."""

from __future__ import annotations

import itertools
from datetime import timedelta

import pytest

pytest.importorskip("feedparser")

from reportedly.ledger import Ledger
from reportedly.reading import read_bytes
from reportedly.reading.feed import is_feed, read_feed
from reportedly.watching import Watch

from .world import COST, LEAD, REST, Reply, World, page, rss, told, understand, watcher

ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://b.example/news/">
<title>News</title><entry><title>One</title><link rel="alternate" href="one"/><link rel="self" href="self"/></entry>
<entry><title>Two</title><link href="https://c.example/two"/></entry></feed>"""


@pytest.mark.parametrize(
    ("data", "links"),
    [
        (
            rss("https://a.example/1", "/2", " https://a.example/1 ").body,
            ("https://a.example/1", "https://a.example/2"),
        ),
        (ATOM.encode(), ("https://b.example/news/one", "https://c.example/two")),
        (ATOM.replace("utf-8", "utf-16").encode("utf-16"), ("https://b.example/news/one", "https://c.example/two")),
        (rss("https://a.example/1").body.replace(b"</title>", b"&nbsp;<br></title>"), ("https://a.example/1",)),
        (
            b"<rss><channel><item><guid>https://a.example/3</guid></item><item><title>None</title></item></channel></rss>",
            ("https://a.example/3",),
        ),
    ],
    ids=["rss", "atom", "utf-16", "damaged", "guid"],
)
def test_the_pages_of_a_feed(data: bytes, links: tuple[str, ...]) -> None:
    assert is_feed(data)
    assert read_feed(data, url="https://a.example/feed.xml").links == links


@pytest.mark.parametrize(
    ("data", "kind", "expected"),
    [
        (b"<!doctype html><html><p>An <rss> feed</p>", "text/html", False),
        (b"<!-- <html> --><?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'b'>]><rss>", "", True),
        (b"<html><p>No feed.</p></html>", "application/rss+xml", False),
        (b"Nothing at all", "application/atom+xml; charset=utf-8", True),
        (b"", "", False),
    ],
)
def test_a_feed_is_told_from_a_page(data: bytes, kind: str, expected: bool) -> None:
    assert is_feed(data, kind) is expected


def test_the_pages_of_a_feed_are_watched(world: World, watch: Watch, ledger: Ledger) -> None:
    links = [world.put(f"/{name}", page(f"{LEAD} {name}.", COST)) for name in ("bridge", "ferry")]
    feed = world.put("/feed.xml", rss(*links))
    assert told(watch.round([feed])) == [("new_story", None), ("new_story", None)]
    world.put("/ferry", page(f"{LEAD} ferry.", COST, REST))
    world.put("/feed.xml", rss(world.put("/new", page(COST)), *links))
    world.time += timedelta(minutes=15)
    assert told(watch.round([feed])) == [("new_story", None), ("new_version", "added")]


def test_a_page_that_left_the_feed_is_watched_on(world: World, watch: Watch) -> None:
    link = world.put("/bridge", page(LEAD, COST))
    feed = world.put("/feed.xml", rss(link))
    list(watch.round([feed]))
    world.put("/feed.xml", rss())
    world.put("/bridge", page(LEAD, COST, REST))
    world.time += timedelta(hours=1)
    assert ("new_version", "added") in told(watch.round([feed]))


def test_an_old_page_is_asked_more_seldom_and_at_last_no_more(world: World, ledger: Ledger) -> None:
    watch = watcher(world, ledger, days=3)
    feed = world.put("/feed.xml", rss(world.put("/bridge", page(LEAD))))
    for _ in range(5 * 24 * 4):
        list(watch.round([feed]))
        world.time += timedelta(minutes=15)
    asked = [asked.at for asked in world.asked if asked.path == "/bridge"]
    gaps = [later - earlier for earlier, later in itertools.pairwise(asked)]
    assert gaps[0] <= timedelta(minutes=16)
    assert gaps[-1] > timedelta(hours=5)
    assert asked[-1] - asked[0] <= timedelta(days=3)
    assert len(asked) < 60


def test_a_page_that_changes_is_asked_often_again(world: World, ledger: Ledger) -> None:
    watch = watcher(world, ledger)
    feed = world.put("/feed.xml", rss(world.put("/bridge", page(LEAD))))
    for day in range(4):
        world.put("/bridge", page(LEAD, f"{COST} {day}"))
        for _ in range(24):
            list(watch.round([feed]))
            world.time += timedelta(hours=1)
    row = ledger.db.execute("SELECT count(*) FROM version").fetchone()
    assert row == (4,)


def test_no_more_pages_than_asked_for(world: World, ledger: Ledger) -> None:
    links = [world.put(f"/{number}", page(f"{LEAD} {number}")) for number in range(12)]
    feed = world.put("/feed.xml", rss(*links))
    watch = watcher(world, ledger, pages=5)
    assert told(watch.round([feed])) == [("unread", "R511"), *[("new_story", None)] * 5]
    assert told(watch.round([feed])) == []
    assert set(world.paths()) == {"/feed.xml", *(f"/{number}" for number in range(5))}


def test_a_feed_in_a_feed_is_not_followed(world: World, watch: Watch) -> None:
    inner = world.put("/inner.xml", rss(world.put("/bridge", page(LEAD))))
    feed = world.put("/feed.xml", rss(inner))
    assert told(watch.round([feed])) == [("unread", "R203")]
    assert "/bridge" not in world.paths()


@pytest.mark.parametrize(
    "link",
    ["file:///etc/passwd", "javascript:alert(1)", "data:text/html,hello", "ftp://a.example/1", "http://a:b@a.example/",
     "http://[::1", "http://", "//"],
)  # fmt: skip
def test_links_that_are_no_pages_are_refused_once_and_not_asked(world: World, watch: Watch, link: str) -> None:
    feed = world.put("/feed.xml", rss(link))
    codes = told(watch.round([feed]))
    assert codes in ([("unread", "R501")], [])
    assert told(watch.round([feed])) == []
    assert {asked.path for asked in world.asked} <= {"/robots.txt", "/feed.xml"}


def test_what_was_taken_out_is_not_brought_back_by_a_feed(world: World, watch: Watch, ledger: Ledger) -> None:
    feed = world.put("/feed.xml", rss(world.put("/bridge", page(LEAD))))
    list(watch.round([feed]))
    assert ledger.forget("bridge") is not None
    world.put("/bridge", page(LEAD, COST))
    world.time += timedelta(days=1)
    assert told(watch.round([feed])) == []
    assert world.paths().count("/bridge") == 1
    assert "/bridge" not in "".join(map(str, ledger.db.iterdump()))


def test_what_was_taken_out_is_not_brought_back_by_a_standing_order(world: World, watch: Watch, ledger: Ledger) -> None:
    url = world.put("/bridge", page(LEAD))
    list(watch.round([url]))
    ledger.forget("bridge")
    other = world.put("/old-bridge", Reply(status=301, headers={"Location": "/bridge"}))
    assert told(watch.round([url, other])) == [("unread", "R512"), ("unread", "R512")]
    assert ledger.db.execute("SELECT count(*) FROM story").fetchone() == (0,)
    assert ledger.db.execute("SELECT url FROM watched").fetchall() == [(other,)]


def test_what_was_taken_in_again_is_watched_again(world: World, watch: Watch, ledger: Ledger) -> None:
    url = world.put("/bridge", page(LEAD))
    list(watch.round([url]))
    ledger.forget("bridge")
    ledger.add(understand(read_bytes(page(LEAD).body, name="bridge.html", url=url)[0].document, ()))
    world.put("/bridge", page(LEAD, COST))
    assert told(watch.round([url])) == [("new_version", "added")]


@pytest.mark.parametrize("body", [b"<rss><channel></channel></rss>", b"<rss", b"<feed/>"])
def test_an_empty_feed_is_none_that_fails(world: World, watch: Watch, body: bytes) -> None:
    feed = world.put("/feed.xml", Reply(body, headers={"Content-Type": "application/rss+xml"}))
    assert told(watch.round([feed])) in ([], [("unread", "R510")])
