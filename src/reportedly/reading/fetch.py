"""Fetching a page over the network, when a person asks for it.

A host is resolved once; every address that it has must be public; the connection goes to one that
was checked, while TLS and the Host header keep the name. Each redirect goes the same way. Size
and time are bounded, proxies and credentials are not used.
"""

from __future__ import annotations

import re
import time
import zlib
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from ..document import Problem
from ..errors import FetchError
from ..messages import problem
from . import addresses, limits
from .addresses import is_public
from .record import Reading
from .sources import read_bytes
from .warc import document_name

if TYPE_CHECKING:
    import httpcore2

Resolve = Callable[[str, int], list[str]]
"""From a host and a port to its addresses."""

_ENDINGS = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "text/markdown": ".md",
    "application/pdf": ".pdf", "message/rfc822": ".eml", "application/warc": ".warc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}  # fmt: skip
_SAFE = "%/:?#[]@!$&'()*+,;=-._~"
"""Characters of an address that are sent as they are."""

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HEADERS: list[tuple[bytes | str, bytes | str]] = list(
    {
        "User-Agent": "reportedly/0.1 (reads one page because a person asked for it)",
        "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.1",
        "Accept-Encoding": "gzip, deflate",
        "Accept-Language": "en",
    }.items()
)


class Fetched(NamedTuple):
    """What an address answered: the address after redirects, the type it declared, the bytes."""

    url: str
    content_type: str
    data: bytes


def read_address(
    url: str, *, resolve: Resolve | None = None, allow: Callable[[str], bool] | None = None,
    seconds: float = limits.FETCH_SECONDS,
) -> list[Reading]:  # fmt: skip
    """The documents at `url`, read as a file of its kind would be. Never raises.

    `resolve` and `allow` (is this address one to connect to?) stand in for the system's resolver
    and for `is_public`.
    """
    try:
        fetched = fetch(url, resolve=resolve, allow=allow, seconds=seconds)
    except FetchError as error:
        return [Reading(url, None, (Problem(code=error.code, message=str(error).partition("] ")[2], source=url),))]
    except ImportError:
        return [Reading(url, None, (problem("R403"),))]
    kind = fetched.content_type.split(";")[0].strip().lower()
    charset = re.search(r"charset=[\"']?([\w.:-]+)", fetched.content_type, re.IGNORECASE)
    name = document_name(fetched.url) + _ENDINGS.get(kind, "")
    encoding = charset[1] if charset else None
    return read_bytes(fetched.data, name=name, source=url, url=fetched.url, encoding=encoding)


def fetch(
    url: str, *, resolve: Resolve | None = None, allow: Callable[[str], bool] | None = None,
    seconds: float = limits.FETCH_SECONDS,
) -> Fetched:  # fmt: skip
    """The bytes at `url`, redirects followed. Raises `FetchError` (R501 to R506), or `ImportError`
    without the extra `fetch`.
    """
    import httpcore2

    from .connection import CheckedBackend, Deadline

    deadline = Deadline(time.monotonic() + seconds)
    backend = CheckedBackend(deadline, resolve=resolve or addresses.resolve, allow=allow or is_public, url=url)
    try:
        with httpcore2.ConnectionPool(max_connections=1, network_backend=backend) as pool:
            return _follow(pool, url)
    except FetchError:
        raise
    except (httpcore2.TimeoutException, TimeoutError):
        raise FetchError("R506", url=url, limit=f"{seconds:g} s") from None
    except limits.TooLong:
        raise FetchError("R505", url=url, limit=limits.size(limits.FETCH_BYTES)) from None
    except (httpcore2.NetworkError, httpcore2.ProtocolError, OSError, zlib.error, EOFError) as error:
        raise FetchError("R503", url=url, reason=str(error) or type(error).__name__) from None


def _follow(pool: httpcore2.ConnectionPool, url: str) -> Fetched:
    """What `url` answers, after at most `limits.REDIRECTS` redirects, each checked as the first address was."""
    current = url
    for _ in range(limits.REDIRECTS + 1):
        target = _checked(current, url)
        with pool.stream("GET", target, headers=_HEADERS) as answer:
            headers = {name.lower(): value.decode("latin-1") for name, value in answer.headers}
            if answer.status in _REDIRECTS and b"location" in headers:
                current = urljoin(current, headers[b"location"])
                continue
            if answer.status != 200:
                raise FetchError("R504", url=url, status=answer.status)
            data = _body(answer.iter_stream(), headers.get(b"content-encoding", ""))
            return Fetched(current, headers.get(b"content-type", ""), data)
    raise FetchError("R503", url=url, reason=f"it redirects more than {limits.REDIRECTS} times")


def _checked(current: str, url: str) -> str:
    """`current` as it is sent, if it is an address that is fetched; `url` is what the person gave."""
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
    place = f"[{ascii_host}]" if ":" in ascii_host else ascii_host
    path = quote(parts.path or "/", safe=_SAFE)
    query = "?" + quote(parts.query, safe=_SAFE) if parts.query else ""
    return f"{parts.scheme}://{place}{'' if port is None else f':{port}'}{path}{query}"


def _body(pieces: Iterable[bytes], coding: str) -> bytes:
    """The body, unpacked; neither form of it may be longer than `limits.FETCH_BYTES`."""
    received: list[bytes] = []
    total = 0
    for piece in pieces:
        received.append(piece)
        total += len(piece)
        if total > limits.FETCH_BYTES:
            raise limits.TooLong
    data = b"".join(received)
    if coding.strip().lower() in ("gzip", "x-gzip", "deflate"):
        return limits.inflate(data, limit=limits.FETCH_BYTES)
    return data
