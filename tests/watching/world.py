"""A small world to watch: a server that records what it is asked, a resolver with two faces, a clock turned by hand."""

from __future__ import annotations

import http.server
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from reportedly.document import Document, Problem
from reportedly.ledger import Ledger
from reportedly.sighting import Sighting
from reportedly.story import Story
from reportedly.watching import Network, Watch

HTML = {"Content-Type": "text/html; charset=utf-8"}
BEGIN = datetime(2024, 3, 11, 6, tzinfo=UTC)


@dataclass(slots=True)
class Asked:
    """One question that the server got."""

    host: str
    path: str
    headers: dict[str, str]
    at: datetime


@dataclass(slots=True)
class Reply:
    """What the server answers; `raw` are bytes that it writes in place of an answer, one after the other."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: dict(HTML))
    raw: Callable[[], Iterator[bytes]] | None = None
    length: int | None = None


class World:
    """Hosts with their pages, the questions that were asked of them, and the time."""

    def __init__(self) -> None:
        self.time = BEGIN
        self.asked: list[Asked] = []
        self.pages: dict[tuple[str, str], Reply | Callable[[Asked], Reply]] = {}
        self.names: dict[str, list[str] | Callable[[], list[str]]] = {}
        self.resolved: list[str] = []
        self.connected: list[str] = []
        self.port = 0
        self.seconds = 5.0

    # The clock

    def now(self) -> datetime:
        self.time += timedelta(microseconds=1)  # no clock stands still between two looks at it
        return self.time

    def wait(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)

    # The network

    def resolve(self, host: str, port: int) -> list[str]:
        self.resolved.append(host)
        found = self.names.get(host, ["127.0.0.1"])
        return found() if callable(found) else found

    def allow(self, address: str) -> bool:
        return address == "127.0.0.1"

    @property
    def network(self) -> Network:
        return Network(self.resolve, self.allow, self.seconds)

    def url(self, path: str, host: str = "quaycourier.example") -> str:
        return f"http://{host}:{self.port}{path}"

    def put(self, path: str, reply: Reply | Callable[[Asked], Reply], host: str = "quaycourier.example") -> str:
        """Put something at an address; gives the address."""
        self.pages[host, path] = reply
        return self.url(path, host)

    def answer(self, asked: Asked) -> Reply:
        found = self.pages.get((asked.host, asked.path), Reply(status=404))
        return found(asked) if callable(found) else found

    def paths(self) -> list[str]:
        """What was asked for, but for robots.txt."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]


@contextmanager
def serving(world: World) -> Iterator[World]:
    """`world` behind a port of this machine."""

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            host = self.headers["Host"].partition(":")[0]
            asked = Asked(host, self.path, dict(self.headers.items()), world.time)
            world.asked.append(asked)
            reply = world.answer(asked)
            try:
                if reply.raw is not None:
                    for piece in reply.raw():
                        self.wfile.write(piece)
                        self.wfile.flush()
                    self.close_connection = True
                    return
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(reply.body) if reply.length is None else reply.length))
                self.end_headers()
                self.wfile.write(reply.body)
                if reply.length is not None:
                    self.close_connection = True
            except OSError:
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            """Nothing is logged."""

    class Server(http.server.ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """A client that leaves early is none of its concerns."""

    server = Server(("127.0.0.1", 0), Handler)
    world.port = int(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield world
    finally:
        server.shutdown()
        server.server_close()


def dripping(
    seconds: float, piece: bytes = b"x", first: bytes = b"HTTP/1.1 200 OK\r\n\r\n"
) -> Callable[[], Iterator[bytes]]:
    """A body that comes one small piece at a time."""

    def pieces() -> Iterator[bytes]:
        yield first
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            time.sleep(0.05)
            yield piece

    return pieces


def page(*paragraphs: str, title: str = "Harbour bridge to close") -> Reply:
    """A page of news."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    head = f"<!DOCTYPE html><html><head><title>{title}</title></head>"
    return Reply(f"{head}<body><article><h1>{title}</h1>{body}</article></body></html>".encode())


LEAD = "The harbour bridge will close in March, the mayor, Ada Lindgren, said on Friday."
COST = "The repair will cost 400,000 pounds, the council said in a statement."
REST = "“We have no other choice,” she said. “The steel is tired, and so are we.”"


def rss(*links: str) -> Reply:
    """A feed of those links."""
    items = "".join(f"<item><title>A story</title><link>{link}</link></item>" for link in links)
    text = f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{items}</channel></rss>'
    return Reply(text.encode(), headers={"Content-Type": "application/rss+xml"})


def understand(document: Document, problems: tuple[Problem, ...]) -> Story:
    """A reading that finds no statements: what changed is found in the words alone."""
    return Story(document=document, problems=problems)


def watcher(world: World, ledger: Ledger, **settings: int) -> Watch:
    """What watches `world`."""
    return Watch(ledger, understand, clock=world, network=world.network, **settings)  # type: ignore[arg-type]


def told(found: Iterator[Sighting] | list[Sighting]) -> list[tuple[str, str | None]]:
    """Of each line its outcome, and its change or the code of its problem."""
    return [
        (line.outcome, line.change.kind if line.change else line.problem.code if line.problem else None)
        for line in found
    ]
