"""Captures of pages, from folders and archives: in the order in which they were made.

An archive says when each of its pages was captured. A file says so in its name (`20240314093000`,
`2024-03-14T09-30`, `2024-03-14`; taken as UTC), or else by the time at which it was last written.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from ..document import Document, Problem
from .record import Reading
from .warc import document_name

_IN_NAME = re.compile(
    r"(?<!\d)((?:19|20)\d\d)-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])"
    r"(?:[T_ .-]?([01]\d|2[0-3])[:.h-]?([0-5]\d)(?:[:.-]?([0-5]\d))?)?Z?(?!\d)",
    re.ASCII,
)


class Captured(NamedTuple):
    """What was read, and the moment at which the page stood so."""

    at: datetime
    reading: Reading


class _Place(NamedTuple):
    """Where a reading lies in the spool."""

    at: datetime
    number: int
    source: str
    problems: tuple[Problem, ...]
    offset: int
    length: int
    held: Document | None = None
    """A document that can't be written as JSON, for a lone surrogate in it."""


def in_order(readings: Iterable[Reading], *, url: str | None = None) -> Iterator[Captured]:
    """`readings` in the order of their captures; those of one moment as they came.

    `url` is the address of all of them where it is given. Their texts wait on the disk, not in memory.
    """
    places: list[_Place] = []
    with tempfile.TemporaryFile() as spool:
        for number, reading in enumerate(readings):
            at = reading.seen_at or seen_at(reading.source)
            document = reading.document
            if document is not None and url is not None:
                document = msgspec.structs.replace(document, url=url, id=document_name(url))
            place = _Place(at, number, reading.source, reading.problems, spool.tell(), 0)
            try:
                data = b"" if document is None else msgspec.json.encode(document)
                places.append(place._replace(length=spool.write(data)))
            except UnicodeEncodeError:
                places.append(place._replace(held=document))
        places.sort(key=lambda place: place[:2])
        for place in places:
            kept = place.held
            if place.length:
                spool.seek(place.offset)
                kept = msgspec.json.decode(spool.read(place.length), type=Document)
            yield Captured(place.at, Reading(place.source, kept, place.problems))


def seen_at(source: str) -> datetime:
    """When the file `source` was captured: as its name says, or when it was last written.

    >>> seen_at("harbour/2024-03-14T0930.html").isoformat(), seen_at("20240314093005-harbour.html").isoformat()
    ('2024-03-14T09:30:00+00:00', '2024-03-14T09:30:05+00:00')
    """
    for found in _IN_NAME.finditer(Path(source).name):
        try:
            return datetime(*(int(part) for part in found.groups(default="0")), tzinfo=UTC)  # type: ignore[misc,arg-type]
        except ValueError:
            continue
    try:
        return datetime.fromtimestamp(Path(source).stat().st_mtime, UTC).replace(microsecond=0)
    except (OSError, ValueError, OverflowError):
        return datetime.now(UTC).replace(microsecond=0)
