"""Servers that lie, stall, send bombs and lead inside: nothing private is asked, nothing hangs, each has its number."""

from __future__ import annotations

import gzip
import itertools
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reportedly.ledger import Ledger
from reportedly.messages import MESSAGES
from reportedly.reading import limits
from reportedly.watching import Watch

from .world import COST, HTML, LEAD, Asked, Reply, World, dripping, page, rss, told, watcher

INNER = ["10.0.0.7", "127.0.0.2", "192.168.1.1", "169.254.169.254", "::1", "fd00::1", "::ffff:10.0.0.7", "0.0.0.0"]
RSS = {"Content-Type": "application/rss+xml"}
QUICK = 0.6
"""Seconds that an answer may take here."""


@pytest.fixture(autouse=True)
def quick(world: World) -> None:
    world.seconds = QUICK


@pytest.fixture(autouse=True)
def in_time() -> Iterator[None]:
    """No test here may take longer than a few answers."""
    began = time.monotonic()
    yield
    assert time.monotonic() - began < 12 * QUICK + 4


def codes(watch: Watch, *urls: str) -> list[str | None]:
    """What a round says of addresses of which nothing can be read."""
    found = told(watch.round(urls))
    assert {outcome for outcome, _ in found} <= {"unread"}
    assert all(code in MESSAGES for _, code in found)
    return [code for _, code in found]


def stored(ledger: Ledger) -> int:
    return int(ledger.db.execute("SELECT count(*) FROM version").fetchone()[0])


# Addresses inside


@pytest.mark.parametrize("address", INNER)
def test_a_name_that_is_private_is_not_asked(world: World, watch: Watch, address: str) -> None:
    world.names["inner.example"] = [address]
    assert codes(watch, world.url("/story", "inner.example")) == ["R502"]
    assert world.asked == []


def test_every_address_of_a_name_must_be_public(world: World, watch: Watch) -> None:
    world.names["both.example"] = ["127.0.0.1", "10.0.0.7"]
    assert codes(watch, world.url("/story", "both.example")) == ["R502"]
    assert world.asked == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_leads_inside(world: World, watch: Watch, status: int) -> None:
    world.names["inner.example"] = ["10.0.0.7"]
    world.put("/secret", page(LEAD), host="inner.example")
    url = world.put("/story", Reply(status=status, headers={"Location": world.url("/secret", "inner.example")}))
    assert codes(watch, url) == ["R502"]
    assert {asked.host for asked in world.asked} == {"quaycourier.example"}


@pytest.mark.parametrize(
    "location",
    ["file:///etc/passwd", "javascript:alert(1)", "ftp://quaycourier.example/", "gopher://127.0.0.1:6379/_FLUSHALL",
     "http://user:pass@quaycourier.example/", "http://[::1", "data:text/html,hello", "//\x7f", "http://a b/", "http://a<b>/"],
)  # fmt: skip
def test_no_redirect_leaves_the_web(world: World, watch: Watch, location: str) -> None:
    url = world.put("/story", Reply(status=302, headers={"Location": location}))
    assert codes(watch, url) == ["R501"]
    assert world.paths() == ["/story"]


def test_a_name_that_turns_inward_after_its_robots_txt_is_refused(world: World, watch: Watch) -> None:
    answers = iter([["127.0.0.1"]])
    world.names["turning.example"] = lambda: next(answers, ["10.0.0.7"])
    world.put("/story", page(LEAD), host="turning.example")
    assert codes(watch, world.url("/story", "turning.example")) == ["R502"]
    assert [asked.path for asked in world.asked] == ["/robots.txt"]


def test_a_name_that_turns_inward_between_two_rounds_is_refused(world: World, watch: Watch, ledger: Ledger) -> None:
    url = world.put("/story", page(LEAD))
    list(watch.round([url]))
    world.names["quaycourier.example"] = ["10.0.0.7"]
    assert codes(watch, url) == ["R502"]
    assert len(world.paths()) == 1


def test_a_name_that_turns_inward_within_a_redirect_is_refused(world: World, watch: Watch) -> None:
    faces = itertools.chain([["127.0.0.1"]] * 2, itertools.repeat(["10.0.0.7"]))
    world.names["turning.example"] = lambda: next(faces)
    other = world.put("/elsewhere", Reply(status=302, headers={"Location": world.url("/secret", "turning.example")}))
    url = world.put("/story", Reply(status=302, headers={"Location": other}), host="turning.example")
    assert codes(watch, url) == ["R502"]
    assert "/secret" not in world.paths()


def test_the_name_is_resolved_once_for_each_connection(world: World, watch: Watch) -> None:
    list(watch.round([world.put("/story", page(LEAD))]))
    assert world.resolved == ["quaycourier.example"] * 2  # for robots.txt, and for the page


def test_a_robots_txt_that_leads_inside_closes_the_site(world: World, watch: Watch) -> None:
    world.names["inner.example"] = ["10.0.0.7"]
    world.put("/robots.txt", Reply(status=302, headers={"Location": world.url("/robots.txt", "inner.example")}))
    assert codes(watch, world.put("/story", page(LEAD))) == ["R509"]
    assert world.paths() == []


def test_a_feed_leads_nobody_inside(world: World, watch: Watch) -> None:
    pytest.importorskip("feedparser")
    world.names |= {f"inner{number}.example": [address] for number, address in enumerate(INNER)}
    links = [world.url("/secret", name) for name in world.names]
    links += ["http://10.0.0.7/", "http://[::1]/", "http://2130706433/", "http://localhost:1/", "file:///etc/passwd"]
    world.names |= {name: [name] for name in ("10.0.0.7", "::1", "2130706433")} | {"localhost": ["::1"]}
    found = codes(watch, world.put("/feed.xml", rss(*links)))
    assert sorted(map(str, found)) == ["R501"] + ["R502"] * (len(links) - 1)
    assert {(asked.host, asked.path) for asked in world.asked} == {
        ("quaycourier.example", "/robots.txt"), ("quaycourier.example", "/feed.xml")
    }  # fmt: skip


def test_no_server_says_whose_words_it_gives(world: World, watch: Watch, ledger: Ledger) -> None:
    forged = page(LEAD).body.replace(b"<head>", b'<head><link rel="canonical" href="https://other.example/story">'
                                     b'<meta property="og:url" content="https://other.example/story">')  # fmt: skip
    url = world.put("/story", Reply(forged))
    list(watch.round([url]))
    assert ledger.db.execute("SELECT url FROM story").fetchall() == [(url,)]


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b'{"id":"x","text":"Ann Roe said no.","sha256":"00","url":"https://other.example/"}'),
        ("application/warc", b"WARC/1.0\r\nWARC-Type: response\r\n\r\n"),
        ("message/rfc822", b"From: a@b.example\r\nSubject: x\r\nDate: Mon, 11 Mar 2024 05:00:00 GMT\r\n\r\nHello.\r\n"),
    ],
)
def test_stored_documents_archives_and_mail_are_not_taken_from_a_server(
    world: World, watch: Watch, kind: str, body: bytes
) -> None:
    assert codes(watch, world.put("/story", Reply(body, headers={"Content-Type": kind}))) == ["R203"]


# Time


@pytest.mark.parametrize(
    "raw",
    [
        dripping(20),
        dripping(20, piece=b"<p>x</p>", first=b"HTTP/1.1 200 OK\r\nContent-Length: 999999\r\n\r\n"),
        dripping(20, piece=b"X-a: b\r\n", first=b"HTTP/1.1 200 OK\r\n"),
        dripping(20, piece=b"HTTP/1.1 102 Processing\r\n\r\n", first=b""),
        dripping(20, piece=b"", first=b""),
        dripping(20, piece=b"1\r\nx\r\n", first=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"),
    ],
    ids=["body", "announced", "headers", "interim", "silence", "chunks"],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/story", "/robots.txt"])
def test_what_drips_is_left(world: World, watch: Watch, raw: Callable[[], Iterator[bytes]], path: str) -> None:
    world.put("/story", page(LEAD))
    world.put(path, Reply(raw=raw))
    assert codes(watch, world.url("/story")) == ["R506" if path == "/story" else "R509"]


def test_a_host_that_stalls_costs_one_answer_a_round(world: World, watch: Watch) -> None:
    urls = [world.put(f"/{number}", Reply(raw=dripping(20))) for number in range(40)]
    began = time.monotonic()
    assert codes(watch, *urls) == ["R506"]
    assert time.monotonic() - began < 3 * QUICK
    assert watch.waiting == 39


def test_a_name_that_is_never_resolved_is_left(world: World, watch: Watch) -> None:
    def silence() -> list[str]:
        time.sleep(QUICK / 2)
        raise TimeoutError

    world.names["silent.example"] = silence
    assert codes(watch, world.url("/story", "silent.example")) == ["R509"]


def test_a_name_without_an_address_is_told(world: World, watch: Watch) -> None:
    world.names["none.example"] = []
    assert codes(watch, world.url("/story", "none.example")) == ["R509"]


def test_redirects_in_a_circle_end(world: World, watch: Watch) -> None:
    url = world.put("/a", Reply(status=302, headers={"Location": "/b"}))
    world.put("/b", Reply(status=302, headers={"Location": "/a"}))
    assert codes(watch, url) == ["R503"]
    assert len(world.paths()) == limits.REDIRECTS + 1
    assert told(watch.round([world.put("/story", page(LEAD))])) == [("new_story", None)], "the site itself is well"


# Bytes


def bomb(size: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join([*(packer.compress(bytes(1_000_000)) for _ in range(size)), packer.flush()])


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
PACKED = HTML | {"Content-Encoding": "gzip"}


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (Reply(bomb(300), headers=PACKED), "R505"),
        (Reply(gzip.compress(b"") * 900_000, headers=PACKED), "R505"),
        (Reply(gzip.compress(page(LEAD).body)[:-20], headers=PACKED), "R503"),
        (Reply(b"\x1f\x8bnonsense", headers=PACKED), "R503"),
        (Reply(page(LEAD).body, headers=PACKED), "R503"),
        (Reply(b"x" * (limits.FETCH_BYTES + 1)), "R505"),
        (Reply(page(LEAD).body, length=100_000), "R503"),
        (Reply(page(LEAD).body, headers=HTML | {"Content-Length": "-1"}), "R503"),
        (Reply(page(LEAD).body, headers=HTML | {"Content-Length": "10, 20"}), "R503"),
        (Reply(raw=lambda: iter([b"\x16\x03\x01\x02\x00"])), "R503"),
        (Reply(raw=lambda: iter([b"HTTP/1.1 200 OK\r\nX: " + b"y" * 1_000_000])), "R503"),
        (Reply(raw=lambda: iter([b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 100_000])), "R503"),
        (Reply(raw=lambda: iter([CHUNKED + b"ffffffffffffffff\r\nx"])), "R503"),
        (Reply(raw=lambda: iter([b""])), "R503"),
        (Reply(b""), "R202"),
        (Reply(status=204), "R504"),
        (Reply(status=206, body=b"<p>x</p>"), "R504"),
    ],
    ids=["bomb", "members", "cut", "damaged", "not packed", "long", "announces more", "negative", "two lengths",
         "no http", "long header", "many headers", "huge chunk", "closes", "empty", "204", "206"],
)  # fmt: skip
def test_what_lies_about_its_length_is_refused(
    world: World, watch: Watch, ledger: Ledger, reply: Reply, expected: str
) -> None:
    world.seconds = 5
    assert codes(watch, world.put("/story", reply)) == [expected]
    assert stored(ledger) == 0


def test_no_more_is_read_than_was_announced(world: World, watch: Watch, ledger: Ledger) -> None:
    whole = page(LEAD).body
    url = world.put("/story", Reply(whole + b"<p>and more</p>", length=len(whole)))
    assert told(watch.round([url])) == [("new_story", None)]
    assert "and more" not in ledger.db.execute("SELECT text FROM version").fetchone()[0]


@pytest.mark.parametrize("charset", ["utf-7", "idna", "unicode_escape", "nonsense", "utf-16", "x" * 500, "base64"])
def test_a_lie_about_the_charset_is_no_crash(world: World, watch: Watch, charset: str) -> None:
    reply = Reply(page(LEAD).body, headers={"Content-Type": f"text/html; charset={charset}"})
    assert told(watch.round([world.put("/story", reply)])) == [("new_story", None)]


@pytest.mark.parametrize("value", ['"' + "x" * 5_000 + '"', '"\xe9"', "", '"a\tb"', "x" * 999])
def test_validators_of_any_kind_are_sent_back_or_left(world: World, watch: Watch, value: str) -> None:
    url = world.put("/story", Reply(page(LEAD).body, headers=HTML | {"ETag": value}))
    assert told(watch.round([url])) == [("new_story", None)]
    assert told(watch.round([url])) == []
    assert world.paths() == ["/story", "/story"]


@pytest.mark.parametrize(
    "value", ["9" * 400, "-5", "nan", "Thu, 01 Jan 9999 00:00:00 GMT", "Thu, 14 Mar 2024", "\xe9", "1e9"]
)
def test_no_server_is_left_alone_for_ever(world: World, watch: Watch, value: str) -> None:
    url = world.put("/story", Reply(status=503, headers={"Retry-After": value}))
    assert codes(watch, url) == ["R508"]
    world.put("/story", page(LEAD))
    world.wait(7 * 86_400 + 1)
    assert told(watch.round([url])) == [("new_story", None)]


# robots.txt


def test_of_a_robots_txt_of_a_hundred_megabytes_the_beginning_counts(world: World, watch: Watch) -> None:
    sent = []

    def endless() -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nUser-agent: *\nDisallow: /drafts\n"
        for _ in range(1_000):
            sent.append(None)
            yield b"Disallow: /x\n" * 8_000

    world.put("/robots.txt", Reply(raw=endless))
    urls = [world.put("/drafts/1", page(LEAD)), world.put("/story", page(COST))]
    assert told(watch.round(urls)) == [("unread", "R507"), ("new_story", None)]
    assert len(sent) < 200


@pytest.mark.parametrize(
    "body",
    [
        b"\x00\xff" * 200_000,
        b"User-agent: *\nDisallow: /" + b"*a" * 200_000,
        b"User-agent: *\n" + b"".join(b"Disallow: /%d*a*a*a*a$\n" % number for number in range(20_000)),
        b"User-agent: *\n" * 30_000,
        b"User-agent: *\nCrawl-delay: " + b"9" * 100_000,
        b"<html>" + b"<p>Not found</p>" * 20_000,
        b"Disallow: " * 50_000,
    ],
)
def test_a_robots_txt_of_any_kind_is_read_in_time(world: World, watch: Watch, body: bytes) -> None:
    world.seconds = 5
    world.put("/robots.txt", Reply(body))
    url = world.put("/" + "a" * 4_000, page(LEAD))
    assert told(watch.round([url])) == [("new_story", None)]


def test_a_robots_txt_that_is_a_bomb_is_cut(world: World, watch: Watch) -> None:
    world.seconds = 5
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    packed = packer.compress(b"User-agent: *\nDisallow: /drafts\n" + b" " * 100_000_000) + packer.flush()
    world.put("/robots.txt", Reply(packed, headers={"Content-Encoding": "gzip"}))
    urls = [world.put("/drafts/1", page(LEAD)), world.put("/story", page(COST))]
    assert told(watch.round(urls)) == [("unread", "R507"), ("new_story", None)]


def test_robots_that_do_not_fit_are_read_anew_by_the_next_run(world: World, ledger: Ledger) -> None:
    world.put("/robots.txt", Reply(b"User-agent: *\n" + b"".join(b"Disallow: /%d\n" % n for n in range(20_000))))
    urls = [world.put("/19999", page(LEAD))]
    for _ in range(2):
        world.wait(3_600)
        assert codes(watcher(world, ledger), *urls) == ["R507"]
    assert [asked.path for asked in world.asked] == ["/robots.txt"] * 2
    assert ledger.db.execute("SELECT robots FROM site").fetchone() == (None,)


# Feeds


def laughs(depth: int = 9) -> bytes:
    entities = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, depth + 1))
    return (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">{entities}]><rss version="2.0"><channel>'
        f"<title>&l{depth};</title><item><link>&l{depth};</link></item></channel></rss>"
    ).encode()


INSIDE = b"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname"><!ENTITY b SYSTEM "%s">]>
<rss version="2.0"><channel><item><link>/a-&a;-&b;</link></item></channel></rss>"""


def feed(world: World, body: bytes) -> str:
    return world.put("/feed.xml", Reply(body, headers=RSS))


def test_a_feed_of_a_billion_laughs_is_no_bomb(world: World, watch: Watch) -> None:
    pytest.importorskip("feedparser")
    found = told(watch.round([feed(world, laughs())]))
    assert len(found) <= 1
    assert all(len(asked.path) < 5_000 for asked in world.asked)


def test_a_feed_opens_no_file_and_asks_no_address(world: World, watch: Watch) -> None:
    pytest.importorskip("feedparser")
    told(watch.round([feed(world, INSIDE % world.url("/inside").encode())]))
    assert not any("localhost" in path or path == "/inside" for path in world.paths())


@pytest.mark.parametrize("body", [b"/etc/passwd", b"file:///etc/passwd", b"http://127.0.0.1/inside", b"-", b"."])
def test_the_body_of_a_feed_is_never_taken_for_a_name(world: World, watch: Watch, body: bytes) -> None:
    pytest.importorskip("feedparser")
    assert codes(watch, feed(world, body)) == ["R510"]
    assert world.paths() == ["/feed.xml"]


def test_the_body_of_a_feed_opens_no_file_of_ours(world: World, watch: Watch, tmp_path: Path) -> None:
    pytest.importorskip("feedparser")
    ours = tmp_path / "ours.xml"
    ours.write_bytes(rss(world.url("/inside")).body)
    assert codes(watch, feed(world, str(ours).encode())) == ["R510"]
    assert world.paths() == ["/feed.xml"]


def test_a_feed_of_a_million_items_is_too_long(world: World, watch: Watch) -> None:
    world.seconds = 5
    body = rss().body.replace(b"</channel>", b"<item><link>/</link></item>" * 700_000)
    assert codes(watch, feed(world, body)) == ["R204"]


def test_a_feed_that_keeps_its_parser_busy_is_stopped(
    world: World, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("feedparser")
    from reportedly.watching import visit

    def impatient(data: bytes, **settings: object) -> object:
        from reportedly.reading.feed import read_feed

        return read_feed(data, seconds=1, **settings)  # type: ignore[arg-type]

    monkeypatch.setattr(visit, "read_feed", impatient)
    assert codes(watch, feed(world, b"<feed>" + b'<entry><link href="' * 100_000)) == ["R208"]


def test_a_hundred_links_to_one_host_are_asked_one_a_second(world: World, ledger: Ledger) -> None:
    pytest.importorskip("feedparser")
    links = [world.url(f"/{number}", "victim.example") for number in range(500)]
    watch = watcher(world, ledger, pages=20)
    found = told(watch.round([feed(world, rss(*links).body)]))
    assert found == [("unread", "R511"), *[("unread", "R504")] * 20]
    times = [asked.at for asked in world.asked if asked.host == "victim.example"]
    assert len(times) == 21
    assert (times[-1] - times[0]).total_seconds() >= 20


def test_a_page_that_is_another_each_time_is_bounded_by_what_is_asked(
    world: World, watch: Watch, ledger: Ledger
) -> None:
    count = itertools.count()

    def other(asked: Asked) -> Reply:
        return page(LEAD, f"{COST} {next(count)}")

    url = world.put("/story", other)
    for _ in range(5):
        list(watch.round([url]))
    assert stored(ledger) == len(world.paths()) == 5
