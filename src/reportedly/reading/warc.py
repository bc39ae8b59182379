"""Web archives: every page and text that a server gave with status 200, as a document."""

from __future__ import annotations

import contextlib
import gzip
import io
import re
import zlib
from collections.abc import Iterator
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
_DAMAGE = (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, OSError, zlib.error, ValueError, LookupError)


class _Capture(NamedTuple):
    """One record that may be a document: its address, kind and bytes; `missing` bytes were announced but not there."""

    url: str
    kind: str
    data: bytes
    encoding: str | None
    missing: int


class _Spent(io.RawIOBase):
    """A stream that counts what was unpacked, and refuses to go on where that looks like a bomb."""

    def __init__(self, unpacked: IO[bytes], packed: IO[bytes]) -> None:
        self._unpacked = unpacked
        self._packed = packed
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        piece = self._unpacked.read(len(buffer))
        buffer[: len(piece)] = piece
        self._count += len(piece)
        packed = self._packed.tell()
        if self._count > limits.ARCHIVE_BYTES or (
            self._count > limits.PAGE_BYTES and self._count > limits.RATIO * max(packed, 1)
        ):
            raise limits.TooLong(limits.size(self._count))
        return len(piece)


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
    is_gzip = packed.read(2) == b"\x1f\x8b"
    packed.seek(0)
    unpacked: IO[bytes] = gzip.GzipFile(fileobj=packed) if is_gzip else packed  # type: ignore[assignment]
    stream = io.BufferedReader(_Spent(unpacked, packed if is_gzip else _Endless()), 65_536)
    records = iter(ArchiveIterator(stream, no_record_parse=False))
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
            raise EOFError(f"its last record lacks {missing} bytes")


def _drain(stream: Any) -> int:
    """Reads a record to its end; how many of the bytes that it announces are not there."""
    while stream.read(65_536):
        pass
    return int(getattr(stream, "limit", 0))


class _Endless(io.BytesIO):
    """Stands for the packed form of a stream that is not packed: its ratio never looks like a bomb's."""

    def tell(self) -> int:
        return limits.ARCHIVE_BYTES


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
    raw = record.raw_stream.read(limits.PAGE_BYTES + 1)
    missing = getattr(record.raw_stream, "limit", 0) if len(raw) <= limits.PAGE_BYTES else 0
    if headers is not None:
        raw = _unwrapped(raw, headers)
    charset = re.search(r"charset=[\"']?([\w.:-]+)", declared, re.IGNORECASE)
    return _Capture(url, kind, raw, charset[1] if charset else None, missing)


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
        return unpacker.decompress(raw, limits.PAGE_BYTES)
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
    return readings


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
