"""Fetching a page over the network, when a person asks for it.

A host is resolved once; every address that it has must be public; the connection goes to one that
was checked, while TLS and the Host header keep the name. Each redirect goes the same way. Size
and time are bounded, proxies and credentials are not used.
"""

from __future__ import annotations

import re
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from ..document import Problem
from ..errors import FetchError
from ..messages import problem
from . import addresses, limits
from .record import Reading
from .sources import read_bytes
from .warc import document_name

if TYPE_CHECKING:
    import httpcore2

    from .connection import Deadline

Resolve = Callable[[str, int], list[str]]
"""From a host and a port to its addresses."""

_ENDINGS = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "text/markdown": ".md",
    "application/pdf": ".pdf", "message/rfc822": ".eml", "application/warc": ".warc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}  # fmt: skip
_SAFE = "%/:?#[]@!$&'()*+,;=-._~"
"""Characters of an address that are sent as they are."""

_HOST = re.compile(r"[a-z0-9._-]{1,253}|[0-9a-f:.]{2,45}(?:%[a-z0-9._-]{1,20})?")
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.1",
    "Accept-Encoding": "gzip, deflate",
    "Accept-Language": "en",
}
_AGENT = "reportedly/0.1 (reads one page because a person asked for it)"


class Answer(NamedTuple):
    """What an address answered: the address after redirects, the status, the headers (names in lower case), the bytes.

    Only an answer with status 200 has bytes.
    """

    url: str
    status: int
    headers: dict[str, str]
    data: bytes

    @property
    def content_type(self) -> str:
        """The type that it declares, with its charset."""
        return self.headers.get("content-type", "")


class Validators(NamedTuple):
    """By what an address tells whether it has changed since: sent to that very address, and to no other."""

    url: str
    etag: str | None = None
    last_modified: str | None = None

    def headers(self) -> dict[str, str]:
        """The conditional headers of a request."""
        given = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in given.items() if value}


def read_address(
    url: str, *, resolve: Resolve | None = None, allow: Callable[[str], bool] | None = None,
    seconds: float = limits.FETCH_SECONDS,
) -> list[Reading]:  # fmt: skip
    """The documents at `url`, read as a file of its kind would be. Never raises.

    `resolve` and `allow` (is this address one to connect to?) stand in for the system's resolver
    and for `is_public`.
    """
    try:
        answer = ask(url, resolve=resolve, allow=allow, seconds=seconds)
        if answer.status != 200:
            raise FetchError("R504", url=url, status=answer.status)
    except FetchError as error:
        return [Reading(url, None, (Problem(code=error.code, message=str(error).partition("] ")[2], source=url),))]
    except ImportError:
        return [Reading(url, None, (problem("R403"),))]
    name, encoding = told(answer)
    return read_bytes(answer.data, name=name, source=url, url=answer.url, encoding=encoding)


def told(answer: Answer) -> tuple[str, str | None]:
    """The name of a file of the kind that an answer declares, and the encoding that it declares."""
    kind = answer.content_type.split(";")[0].strip().lower()
    charset = re.search(r"charset=[\"']?([\w.:-]+)", answer.content_type, re.IGNORECASE)
    return document_name(answer.url) + _ENDINGS.get(kind, ""), charset[1] if charset else None


def ask(
    url: str, *, resolve: Resolve | None = None, allow: Callable[[str], bool] | None = None,
    seconds: float = limits.FETCH_SECONDS, limit: int = limits.FETCH_BYTES, cut: bool = False, agent: str = _AGENT,
    validators: Validators | None = None, permit: Callable[[str], None] | None = None,
) -> Answer:  # fmt: skip
    """What `url` answers, redirects followed, whatever its status.

    No more than `limit` bytes are taken, packed or unpacked: what is longer is refused, or with `cut` left off.
    `permit` is asked about every address before it is, those of redirects too; what it raises ends the asking,
    and the time that it takes is not counted. Raises `FetchError` (R501 to R506), or `ImportError` without the
    extra `fetch`.
    """
    import httpcore2

    from .connection import CheckedBackend, Deadline

    deadline = Deadline(time.monotonic() + seconds)

    def in_time(host: str, port: int) -> list[str]:
        return addresses.resolve(host, port, seconds=deadline.left())

    backend = CheckedBackend(deadline, resolve=resolve or in_time, allow=allow or addresses.is_public, url=url)
    with (
        _told(url, seconds=seconds, limit=limit),
        httpcore2.ConnectionPool(max_connections=1, network_backend=backend) as pool,
    ):
        exchange = _Exchange(pool, url, deadline, {"User-Agent": agent, **_HEADERS}, limit, cut)
        return exchange.follow(validators, permit)


@contextmanager
def _told(url: str, *, seconds: float, limit: int) -> Iterator[None]:
    """Whatever goes wrong on the way, said as one of the numbered errors."""
    import httpcore2

    try:
        yield
    except FetchError:
        raise
    except (httpcore2.TimeoutException, TimeoutError):
        raise FetchError("R506", url=url, limit=f"{seconds:g} s") from None
    except limits.TooLong:
        raise FetchError("R505", url=url, limit=limits.size(limit)) from None
    except (httpcore2.NetworkError, httpcore2.ProtocolError, OSError, zlib.error, EOFError) as error:
        raise FetchError("R503", url=url, reason=str(error) or type(error).__name__) from None


class _Exchange(NamedTuple):
    """Questions to one address and to those that it redirects to; `url` is what the person gave."""

    pool: httpcore2.ConnectionPool
    url: str
    deadline: Deadline
    headers: dict[str, str]
    limit: int
    cut: bool

    def follow(self, validators: Validators | None, permit: Callable[[str], None] | None) -> Answer:
        """The answer after at most `limits.REDIRECTS` redirects, each checked as the first address was."""
        current = self.url
        for _ in range(limits.REDIRECTS + 1):
            target = checked(current, self.url)
            if permit is not None:
                with self.deadline.paused():
                    permit(target)
            conditions = validators.headers() if validators is not None and validators.url == current else {}
            answer, location = self._one(current, target, conditions)
            if location is None:
                return answer
            try:
                current = urljoin(current, location)
            except ValueError as error:
                raise FetchError("R501", url=self.url, reason=str(error)) from None
        reason = f"it redirects more than {limits.REDIRECTS} times"
        raise FetchError("R503", url=self.url, reason=reason, answers=True)

    def _one(self, current: str, target: str, conditions: dict[str, str]) -> tuple[Answer, str | None]:
        """The answer of one address, and where it redirects to."""
        sent = [
            (name.encode(), value.encode("latin-1", "ignore")) for name, value in {**self.headers, **conditions}.items()
        ]
        with self.pool.stream("GET", target, headers=sent) as answer:
            headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in answer.headers}
            if answer.status in _REDIRECTS and "location" in headers:
                return Answer(current, answer.status, headers, b""), headers["location"]
            data = b""
            if answer.status == 200:
                data = _body(answer.iter_stream(), headers.get("content-encoding", ""), limit=self.limit, cut=self.cut)
            return Answer(current, answer.status, headers, data), None


def checked(current: str, url: str) -> str:
    """`current` as it is sent, if it is an address that is fetched; `url` is what the person gave.

    >>> checked("https://News.example/a b#c", "https://news.example/")
    'https://news.example/a%20b'
    """
    try:
        parts = urlsplit(current)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise FetchError("R501", url=url, reason=str(error)) from None
    if parts.scheme not in ("http", "https"):
        raise FetchError("R501", url=url, reason=f"{parts.scheme or 'no'} scheme is not fetched")
    if parts.username is not None or parts.password is not None:
        raise FetchError("R501", url=url, reason="it carries a name or a password")
    if not host:
        raise FetchError("R501", url=url, reason="it names no host")
    try:
        ascii_host = host if ":" in host or host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        raise FetchError("R501", url=url, reason="its host is no valid name") from None
    if not _HOST.fullmatch(ascii_host):
        raise FetchError("R501", url=url, reason="its host is no valid name")
    place = f"[{ascii_host}]" if ":" in ascii_host else ascii_host
    try:
        path = quote(parts.path or "/", safe=_SAFE)
        query = "?" + quote(parts.query, safe=_SAFE) if parts.query else ""
    except UnicodeError:
        raise FetchError("R501", url=url, reason="it holds bytes that are no text") from None
    return f"{parts.scheme}://{place}{'' if port is None else f':{port}'}{path}{query}"


def _body(pieces: Iterable[bytes], coding: str, *, limit: int, cut: bool) -> bytes:
    """The body, unpacked; neither form of it may be longer than `limit`, or with `cut` the rest is left."""
    received: list[bytes] = []
    total = 0
    for piece in pieces:
        received.append(piece)
        total += len(piece)
        if total > limit:
            if cut:
                break
            raise limits.TooLong
    data = b"".join(received)
    if coding.strip().lower() in ("gzip", "x-gzip", "deflate"):
        data = limits.inflate(data, limit=limit, cut=cut)
    return data[:limit]
