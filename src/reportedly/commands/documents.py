"""The documents that quotations are checked against: files, and what a ledger holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from .sources import standard_input, tell
from .stored import held

if TYPE_CHECKING:
    from ..document import Document
    from ..ledger import Ledger


class Primary(NamedTuple):
    """A document to check against, and the file that it was read from, where it was one."""

    document: Document
    file: Path | None = None

    def data(self) -> bytes:
        """The bytes of a paged document's file; none where there is no such file, or no such file any more."""
        if self.file is None or not self.document.layout:
            return b""
        try:
            return self.file.read_bytes()
        except OSError:
            return b""


def primary_documents(
    names: tuple[str, ...], ledger: Ledger | None, *, quiet: bool, fetch: bool
) -> tuple[list[Primary], int]:
    """The documents that `names` mean, all of the ledger's where no name is given; and how many could not be read."""
    found: list[Primary] = []
    failed = 0
    if ledger is not None:
        from ..ledger.documents import documents as listed

        for name in names or tuple(name for _, name, _ in listed(ledger.db)):
            if (story := held(ledger, name)) is not None:
                found.append(Primary(story.document))
    stored = {it.document.id for it in found} if names else set()
    from ..reading import limits, read_sources

    outside = tuple(name for name in names if ledger is None or held(ledger, name) is None)
    with limits.of_documents():
        readings = list(read_sources(outside, fetch=fetch, stdin=standard_input(outside)))
    for reading in readings:
        failed += reading.document is None
        if not quiet or reading.document is None:
            tell(reading.source, dict.fromkeys(reading.problems))
        if reading.document is not None:
            path = Path(reading.source)
            document = _unique(reading.document, stored)
            found.append(Primary(document, path if reading.document.layout and _is_file(path) else None))
    return found, failed


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _unique(document: Document, taken: set[str]) -> Document:
    """`document`, with a number behind its id where another one is called so."""
    name = next(name for name in _names(document.id) if name not in taken)
    taken.add(name)
    return document if name == document.id else msgspec.structs.replace(document, id=name)


def _names(name: str) -> Iterator[str]:
    yield name
    number = 2
    while True:
        yield f"{name}-{number}"
        number += 1
