"""From what a person names (files, folders, `-`, addresses) to readings, one for each document."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from ..document import Document
from ..messages import problem
from . import limits
from .record import Reading
from .sniff import KINDS, KINDS_READ, Kind, ending, foreign_kind, kind_of, stem

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://|(?:data|javascript|file|mailto):", re.IGNORECASE)
_STANDARD_INPUT = "-"


def read_sources(
    sources: Iterable[str | os.PathLike[str]], *, fetch: bool = False, stdin: bytes | None = None
) -> Iterator[Reading]:
    """One reading for each document in `sources`, in their order, as they are read.

    A source is a file, a folder (all files in it of the kinds that are read, sorted), `-` for the
    bytes given as `stdin`, or, with `fetch`, an http or https address. Never raises for a bad
    source: its reading has no document, and a problem that says why. Ids are unique within a call.

    >>> [reading.problems[0].code for reading in read_sources(["no-such-file.txt"])]
    ['R102']
    """
    names = _Names()
    for source in sources:
        for reading in _of_source(os.fspath(source), fetch=fetch, stdin=stdin):
            yield names.unique(_bounded(reading))


def read_bytes(
    data: bytes, *, name: str, source: str | None = None, url: str | None = None, encoding: str | None = None
) -> list[Reading]:
    """The documents in `data`, whose kind `name` (of a file) and its first bytes tell.

    `source` names them in what is said about them (`name` where it is not given), `url` is the
    address that they were at, `encoding` what a header says of theirs. Never raises.

    >>> read_bytes(b"She said so.", name="note.txt")[0].document.text
    'She said so.'
    """
    source = source or name
    if not data:
        return [Reading(source, None, (problem("R202", source=source),))]
    kind = kind_of(data, name)
    if kind is None:
        return [_of_no_kind(source, foreign_kind(data) or "unknown")]
    too_long = _too_long(source, len(data), kind)
    if too_long is not None:
        return [too_long]
    found = _of_kind(kind, data, id=stem(name), source=source, url=url, encoding=encoding)
    return [_bounded(reading) for reading in found]


def _of_kind(
    kind: Kind, data: bytes, *, id: str, source: str, url: str | None, encoding: str | None
) -> Iterable[Reading]:
    """Hands `data` to the reader of its kind; readers are loaded when first needed."""
    if kind == "html":
        from .html import read_html

        return [read_html(data, id=id, source=source, url=url, encoding=encoding)]
    if kind == "pdf":
        from .pdf import read_pdf

        return [read_pdf(data, id=id, source=source)]
    if kind == "docx":
        from .docx import read_docx

        return [read_docx(data, id=id, source=source)]
    if kind == "eml":
        from .eml import read_mail

        return read_mail(data, id=id, source=source)
    if kind == "warc":
        from .warc import read_archive

        return read_archive(data, source=source)
    if kind == "json":
        from .stored import read_stored

        return read_stored(data, source=source)
    from .text import read_text

    reading = read_text(data, id=id, source=source, encoding=encoding, markdown=kind == "markdown")
    if url is None or reading.document is None:
        return [reading]
    return [reading._replace(document=msgspec.structs.replace(reading.document, url=url))]


def is_address(source: str) -> bool:
    """Whether a source is an address, of whatever kind, and no file.

    >>> is_address("https://news.example/story"), is_address("story.html")
    (True, False)
    """
    return _URL.match(source) is not None


def _of_source(source: str, *, fetch: bool, stdin: bytes | None) -> Iterator[Reading]:
    if source == _STANDARD_INPUT:
        yield from read_bytes(stdin or b"", name="standard-input", source=_STANDARD_INPUT)
    elif is_address(source):
        yield from _of_address(source, fetch=fetch)
    else:
        yield from _of_path(source)


def _of_address(url: str, *, fetch: bool) -> Iterator[Reading]:
    if not fetch:
        yield Reading(url, None, (problem("R103", source=url),))
        return
    from .fetch import read_address

    yield from read_address(url)


def _of_path(source: str) -> Iterator[Reading]:
    try:
        path = Path(source)
        if source and path.is_dir():
            yield from _of_folder(path)
        elif not source or not path.exists():
            yield Reading(source, None, (problem("R102", source=source),))
        else:
            yield from _of_file(path)
    except (OSError, ValueError) as error:
        yield Reading(source, None, (problem("R201", source=source, reason=_reason(error)),))


def _of_folder(folder: Path) -> Iterator[Reading]:
    """The files in `folder` of the kinds that are read; hidden ones, and links that lead out of it, are left."""
    files = sorted(_files(folder), key=lambda path: path.as_posix())
    if not files:
        yield Reading(str(folder), None, (problem("R107", source=str(folder), kinds=KINDS_READ),))
    for path in files:
        try:
            yield from _of_file(path)
        except (OSError, ValueError) as error:
            yield Reading(str(path), None, (problem("R201", source=str(path), reason=_reason(error)),))


def _files(folder: Path) -> Iterator[Path]:
    root = folder.resolve()
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            path = Path(parent, name)
            if name.startswith(".") or ending(name) not in KINDS:
                continue
            if path.is_symlink() and not path.resolve().is_relative_to(root):
                continue
            if path.is_file():
                yield path


def _of_file(path: Path) -> Iterator[Reading]:
    source = str(path)
    if not path.is_file():
        yield Reading(source, None, (problem("R203", source=source, kind="no regular file", kinds=KINDS_READ),))
        return
    length = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(65_536)
        kind = kind_of(head, path.name) if head else None
        if kind == "warc":
            from .warc import read_archive

            file.seek(0)
            yield from read_archive(file, source=source)
            return
        too_long = _too_long(source, length, kind or "text")
        if too_long is not None:
            yield too_long
            return
        data = head + file.read(limits.FILE_BYTES)
    yield from read_bytes(data, name=source)


def _bounded(reading: Reading) -> Reading:
    """`reading`, or the row that its words are too many: markup and containers may hide any number."""
    if reading.document is None or len(reading.document.text) <= limits.longest():
        return reading
    row = limits.too_long(reading.source, len(reading.document.text), limits.longest())
    return Reading(reading.source, None, (*reading.problems, row))


def _too_long(source: str, length: int, kind: Kind) -> Reading | None:
    limit = {"text": limits.longest(), "markdown": limits.longest(), "html": limits.TEXT_BYTES}.get(
        kind, limits.FILE_BYTES
    )
    if length <= limit:
        return None
    return Reading(source, None, (limits.too_long(source, length, limit),))


def _of_no_kind(source: str, kind: str) -> Reading:
    return Reading(source, None, (problem("R203", source=source, kind=kind, kinds=KINDS_READ),))


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).lower()


class _Names:
    """Makes the ids of a batch unique: a repeated one gets its folder's name in front, or a number behind."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def unique(self, reading: Reading) -> Reading:
        document = reading.document
        if document is None:
            return reading
        name = next(name for name in self._candidates(document, reading.source) if name not in self._taken)
        self._taken.add(name)
        return reading if name == document.id else reading._replace(document=_renamed(document, name))

    def _candidates(self, document: Document, source: str) -> Iterator[str]:
        yield document.id
        folder = Path(source).parent.name if source != _STANDARD_INPUT and not _URL.match(source) else ""
        if folder:
            yield f"{folder}-{document.id}"
        number = 2
        while True:
            yield f"{document.id}-{number}"
            number += 1


def _renamed(document: Document, name: str) -> Document:
    return msgspec.structs.replace(document, id=name)
