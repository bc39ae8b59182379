"""Connections that go only to addresses that were checked, and that end at a deadline."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import httpcore2

from ..errors import FetchError


class Deadline:
    """A moment at which everything must be over.

    >>> Deadline(time.monotonic() + 5).left() > 4
    True
    """

    def __init__(self, moment: float) -> None:
        self._moment = moment

    def left(self) -> float:
        """The seconds that are left. Raises `TimeoutError` when none are."""
        left = self._moment - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    @contextmanager
    def paused(self) -> Iterator[None]:
        """The time that passes within is not counted."""
        began = time.monotonic()
        try:
            yield
        finally:
            self._moment += time.monotonic() - began


class CheckedBackend(httpcore2.NetworkBackend):
    """Resolves each host once, refuses it unless all its addresses are allowed, and connects to one of those."""

    def __init__(
        self,
        deadline: Deadline,
        *,
        resolve: Callable[[str, int], list[str]],
        allow: Callable[[str], bool],
        url: str,
    ) -> None:
        self._deadline = deadline
        self._resolve = resolve
        self._allow = allow
        self._url = url
        self._below = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        addresses = self._resolve(host, port)
        if not addresses:
            raise FetchError("R503", url=self._url, reason=f"{host} has no address")
        if not all(self._allow(address) for address in addresses):
            raise FetchError("R502", url=self._url)
        stream = self._below.connect_tcp(addresses[0], port, timeout=self._deadline.left())
        return TimedStream(stream, self._deadline)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore2.NetworkStream:
        raise FetchError("R501", url=self._url, reason="it is no network address")


class TimedStream(httpcore2.NetworkStream):
    """A stream whose every step has only the time that is left of the whole."""

    def __init__(self, below: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._below = below
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._below.read(max_bytes, timeout=self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._below.write(buffer, timeout=self._deadline.left())

    def close(self) -> None:
        self._below.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        stream = self._below.start_tls(ssl_context, server_hostname, timeout=self._deadline.left())
        return TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._below.get_extra_info(info)
