"""Web archives: every page and text that a server gave with status 200, as a document."""

from __future__ import annotations

import contextlib
import io
import re
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import IO, Any, NamedTuple
from urllib.parse import unquote, urlsplit

from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
from warcio.bufferedreaders import ChunkedDataReader  # type: ignore[import-untyped]
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]
from warcio.recordloader import ArcWarcRecord  # type: ignore[import-untyped]
from warcio.statusandheaders import StatusAndHeadersParserException  # type: ignore[import-untyped]

from ..messages import problem
from . import limits
from .record import Reading

_TYPES = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "txt"}


class _Capture(NamedTuple):
    """One record that may be a document: its address, kind and bytes; `missing` bytes were announced but not there."""

    url: str
    kind: str
    data: bytes
    encoding: str | None
    missing: int
    seen_at: datetime | None


class _EndsEarly(Exception):
    """The archive is cut or damaged. Not an `EOFError`, which warcio takes for the regular end."""


class _Unpacked:
    """The archive without its gzip members, as a stream; refuses to go on where it looks like a bomb.

    A read gives what stood before any damage, and only the next one raises.
    """

    def __init__(self, packed: IO[bytes]) -> None:
        self._packed = packed
        self._unpacker: zlib._Decompress | None = None
        self._left = b""
        self._offset = self._taken = 0

    def tell(self) -> int:
        return self._offset

    def read(self, size: int = 65_536) -> bytes:
        piece = b""
        while not piece:
            if not self._left and not self._fill():
                if self._unpacker is not None:
                    raise _EndsEarly("its last packed record is cut")
                break
            piece = self._unpack(size)
        self._offset += len(piece)
        if self._offset > limits.ARCHIVE_BYTES or (
            self._offset > limits.TEXT_BYTES and self._offset > limits.RATIO * self._taken
        ):
            raise limits.TooLong(limits.size(self._offset))
        return piece

    def _fill(self) -> bool:
        self._left = self._packed.read(4096)
        self._taken += len(self._left)
        return bool(self._left)

    def _unpack(self, size: int) -> bytes:
        if self._unpacker is None:
            self._left = self._left.lstrip(b"\0")
            if not self._left:
                return b""
            self._unpacker = zlib.decompressobj(31)
        try:
            piece = self._unpacker.decompress(self._left, size)
        except zlib.error as error:
            raise _EndsEarly(str(error)) from None
        if self._unpacker.eof:
            self._left, self._unpacker = self._unpacker.unused_data, None
        else:
            self._left = self._unpacker.unconsumed_tail
        return piece


_DAMAGE = (_EndsEarly, ArchiveLoadFailed, StatusAndHeadersParserException, OSError, zlib.error, ValueError, LookupError)


def read_archive(archive: bytes | IO[bytes], *, source: str) -> Iterator[Reading]:
    """The documents in a web archive (WARC or ARC, packed or not), one after the other.

    Each is named by its address. What comes before a damaged place is read, then a reading without
    a document says where the archive ends early. Never raises.
    """
    packed = io.BytesIO(archive) if isinstance(archive, bytes) else archive
    found = False
    try:
        for capture in _captures(packed):
            for reading in _readings(capture, source):
                found = found or reading.document is not None
                yield reading
    except limits.TooLong as error:
        yield Reading(source, None, (problem("R209", source=source, limit=str(error)),))
        return
    except _DAMAGE as error:
        reason = " ".join(str(error).split())[:120] or type(error).__name__
        code = "R310" if found else "R206"
        yield Reading(source, None, (problem(code, source=source, reason=reason),))
        return
    if not found:
        yield Reading(source, None, (problem("R212", source=source),))


def _captures(packed: IO[bytes]) -> Iterator[_Capture]:
    is_packed = packed.read(2) == b"\x1f\x8b"
    packed.seek(0)
    records = iter(ArchiveIterator(_Unpacked(packed) if is_packed else packed))
    while True:
        # warcio prints its warnings; what they say shows in the records themselves.
        with contextlib.redirect_stderr(io.StringIO()):
            record = next(records, None)
            capture = _capture(record) if record is not None else None
        if record is None:
            return
        if capture is not None:
            yield capture
        elif missing := _drain(record.raw_stream):
            raise _EndsEarly(f"its last record lacks {missing} bytes")


def _drain(stream: Any) -> int:
    """Reads a record to its end; how many of the bytes that it announces are not there."""
    while stream.read(65_536):
        pass
    return int(getattr(stream, "limit", 0))


def _capture(record: ArcWarcRecord) -> _Capture | None:
    """The page or text in a record, None for every other kind of record."""
    headers = record.http_headers
    if record.rec_type not in ("response", "resource"):
        return None
    if headers is not None and headers.get_statuscode() != "200":
        return None
    declared = (headers or record.rec_headers).get_header("Content-Type") or ""
    kind = _TYPES.get(declared.split(";")[0].strip().lower())
    if kind is None:
        return None
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")
    raw = record.raw_stream.read(limits.TEXT_BYTES + 1)
    missing = getattr(record.raw_stream, "limit", 0) if len(raw) <= limits.TEXT_BYTES else 0
    if headers is not None:
        raw = _unwrapped(raw, headers)
    charset = re.search(r"charset=[\"']?([\w.:-]+)", declared, re.IGNORECASE)
    return _Capture(url, kind, raw, charset[1] if charset else None, missing, _date(record))


def _date(record: ArcWarcRecord) -> datetime | None:
    """When a page was captured, to the second, in UTC."""
    try:
        found = datetime.fromisoformat((record.rec_headers.get_header("WARC-Date") or "").strip())
        return found.replace(microsecond=0, tzinfo=found.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _unwrapped(raw: bytes, headers: Any) -> bytes:
    """The body of a response without the coding that it travelled in."""
    if (headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked":
        raw = _joined_chunks(raw)
    coding = (headers.get_header("Content-Encoding") or "").strip().lower()
    if coding in ("gzip", "x-gzip", "deflate"):
        try:
            return limits.inflate(raw)
        except (zlib.error, EOFError):
            return _inflated_so_far(raw)
    return raw


def _joined_chunks(raw: bytes) -> bytes:
    reader = ChunkedDataReader(io.BytesIO(raw))
    pieces = []
    while piece := reader.read(65_536):
        pieces.append(piece)
    return b"".join(pieces)


def _inflated_so_far(raw: bytes) -> bytes:
    """What can be unpacked of damaged data; the data itself where it was not packed at all."""
    unpacker = zlib.decompressobj(47 if raw[:2] == b"\x1f\x8b" or raw[:1] == b"\x78" else -15)
    try:
        return unpacker.decompress(raw, limits.TEXT_BYTES)
    except zlib.error:
        return raw


def _readings(capture: _Capture, source: str) -> list[Reading]:
    from .sources import read_bytes

    name = f"{document_name(capture.url)}.{capture.kind}"
    if not capture.data:
        return []
    readings = read_bytes(
        capture.data, name=name, source=capture.url or source, url=capture.url or None, encoding=capture.encoding
    )
    if capture.missing > 0:
        cut = problem("R310", reason=f"{capture.missing} bytes of {capture.url} are missing", source=source)
        readings = [reading._replace(problems=(*reading.problems, cut)) for reading in readings]
    return [reading._replace(seen_at=capture.seen_at) for reading in readings]


def document_name(url: str) -> str:
    """A short name for the document at an address: the last part of its path, or its host.

    >>> document_name("https://news.example/2023/09/letters.html?page=2"), document_name("https://news.example/")
    ('letters', 'news.example')
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return "document"
    last = next((part for part in reversed(unquote(parts.path).split("/")) if part), "")
    last = re.sub(r"\.(?:html?|txt|pdf|php|aspx?)$", "", last)
    return re.sub(r"[^\w.-]+", "-", last or parts.hostname or "").strip("-.") or "document"
