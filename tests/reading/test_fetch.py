"""Fetching: only public addresses, checked once and again at every redirect; size and time bounded."""

from __future__ import annotations

import gzip
import http.server
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

pytest.importorskip("httpcore2")

from reportedly.errors import FetchError
from reportedly.reading.addresses import is_public
from reportedly.reading.fetch import Answer, ask, read_address
from zoo.bodies import gzip_bomb, page

HTML = {"Content-Type": "text/html; charset=utf-8"}


class Pages(http.server.BaseHTTPRequestHandler):
    """A server with one page for each way in which a server can behave."""

    def do_GET(self) -> None:
        host = self.headers["Host"]
        answers: dict[str, tuple[int, dict[str, str], bytes]] = {
            "/story": (200, HTML, page()),
            "/packed": (200, HTML | {"Content-Encoding": "gzip"}, gzip.compress(page())),
            "/bomb": (200, HTML | {"Content-Encoding": "gzip"}, gzip_bomb(400)),
            "/moved": (302, {"Location": "/story"}, b""),
            "/inside": (302, {"Location": "http://inner.example/story"}, b""),
            "/file": (302, {"Location": "file:///etc/passwd"}, b""),
            "/loop": (302, {"Location": "/loop"}, b""),
            "/gone": (410, {}, b""),
            "/nowhere": (302, {"Location": "http://[::1"}, b""),
            "/members": (200, HTML | {"Content-Encoding": "gzip"}, gzip.compress(b"") * 900_000),
            "/packed-twice": (
                200,
                HTML | {"Content-Encoding": "gzip"},
                gzip.compress(page()) + bytes(50) + gzip.compress(b" "),
            ),
            "/host": (200, {"Content-Type": "text/plain"}, f"She asked for {host} again.".encode()),
        }
        if self.path == "/slow":
            self._drip()
            return
        status, headers, body = answers[self.path]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b"x")
                time.sleep(0.05)
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is logged."""


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield int(server.server_address[1])
    server.shutdown()
    server.server_close()


def resolve(host: str, port: int) -> list[str]:
    """The test's own names: the server, a host inside, one with two faces."""
    return {"news.example": ["127.0.0.1"], "inner.example": ["10.0.0.7"], "both.example": ["127.0.0.1", "10.0.0.7"]}[
        host
    ]


def read(path: str, port: int, *, host: str = "news.example", seconds: float = 10.0) -> tuple[str | None, list[str]]:
    (found,) = read_address(
        f"http://{host}:{port}{path}", resolve=resolve, allow=lambda address: address == "127.0.0.1", seconds=seconds
    )
    return found.document and found.document.text, [problem.code for problem in found.problems]


@pytest.mark.parametrize("path", ["/story", "/packed", "/packed-twice", "/moved"])
def test_pages_are_read(path: str, port: int) -> None:
    text, codes = read(path, port)
    assert text is not None
    assert "We have no other choice" in text
    assert codes == []


def test_the_name_of_the_host_is_kept(port: int) -> None:
    assert read("/host", port)[0] == f"She asked for news.example:{port} again."


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/inside", "R502"),
        ("/file", "R501"),
        ("/loop", "R503"),
        ("/gone", "R504"),
        ("/bomb", "R505"),
        ("/nowhere", "R501"),
        ("/members", "R505"),
    ],
)
def test_refusals(path: str, code: str, port: int) -> None:
    assert read(path, port) == (None, [code])


def asked(path: str, port: int, **settings: Any) -> Answer:
    return ask(
        f"http://news.example:{port}{path}", resolve=resolve, allow=lambda address: address == "127.0.0.1", **settings
    )


def test_an_answer_of_any_status_can_be_asked_for(port: int) -> None:
    answer = asked("/gone", port)
    assert (answer.status, answer.data) == (410, b"")
    assert answer.headers["content-length"] == "0"


def test_a_long_answer_can_be_cut(port: int) -> None:
    assert asked("/story", port, limit=20, cut=True).data == page()[:20]
    assert len(asked("/bomb", port, limit=1_000_000, cut=True).data) == 1_000_000
    with pytest.raises(FetchError, match="R505"):
        asked("/story", port, limit=20)


def test_every_hop_is_asked_about_before_it_is_taken_and_that_takes_none_of_its_time(port: int) -> None:
    hops: list[str] = []

    def permit(url: str) -> None:
        hops.append(url)
        time.sleep(0.4)

    assert asked("/moved", port, permit=permit, seconds=0.5).status == 200
    assert [hop.rpartition("/")[2] for hop in hops] == ["moved", "story"]


def test_what_refuses_a_hop_ends_the_asking(port: int) -> None:
    class Refused(Exception):
        pass

    def permit(url: str) -> None:
        if url.endswith("/story"):
            raise Refused

    with pytest.raises(Refused):
        asked("/moved", port, permit=permit)


@pytest.mark.parametrize(
    "url", ["http://news.example/\udcff", "http://a b.example/", "http://a\x7f.example/", "http://a_b/%"]
)
def test_no_address_is_a_crash(url: str) -> None:
    (found,) = read_address(url, resolve=lambda host, port: [], allow=lambda _: True)
    assert found.problems[0].code in ("R501", "R503")


def test_every_address_of_a_host_must_be_allowed(port: int) -> None:
    assert read("/story", port, host="both.example") == (None, ["R502"])


def test_a_slow_server_is_left_when_the_time_is_up(port: int) -> None:
    started = time.monotonic()
    assert read("/slow", port, seconds=0.5) == (None, ["R506"])
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    "url",
    ["ftp://news.example/", "http://", "http://a:b@news.example/", "http://news.example:99999/", "javascript:alert(1)",
     "http://[::1", "file:///etc/passwd"],
)  # fmt: skip
def test_addresses_of_other_kinds_are_refused(url: str) -> None:
    (found,) = read_address(url, resolve=resolve, allow=lambda _: True)
    assert [problem.code for problem in found.problems] == ["R501"]


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://0x7f.1/", "http://2130706433/", "http://[::1]/", "http://localhost/"]
)
def test_no_name_for_this_machine_is_fetched(url: str) -> None:
    (found,) = read_address(url)
    assert found.document is None
    assert found.problems[0].code in ("R502", "R503")


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("1.1.1.1", True), ("2606:4700::1111", True), ("64:ff9b::101:101", True), ("::ffff:1.1.1.1", True),
        ("127.0.0.1", False), ("10.1.2.3", False), ("169.254.169.254", False), ("0.0.0.0", False),
        ("100.64.0.1", False), ("224.0.0.1", False), ("255.255.255.255", False), ("::", False), ("::1", False),
        ("fe80::1%eth0", False), ("fc00::1", False), ("::ffff:127.0.0.1", False), ("64:ff9b::a00:1", False),
        ("2002:7f00:1::", False), ("::127.0.0.1", False), ("ff02::1", False), ("nonsense", False),
        ("192.168.0.1", False),
    ],
)  # fmt: skip
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public
