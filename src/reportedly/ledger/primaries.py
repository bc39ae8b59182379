"""The primary documents of a ledger: the texts against which quotations can be checked."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator

import msgspec

from ..document import Document

_SPOKEN = 0.6
"""The share of a transcript that stands in turns."""


class _Record(msgspec.Struct):
    document: Document


def is_primary(document: Document) -> bool:
    """Whether a text is, by its form, itself what others quote: a transcript, or a paged document of no outlet's.

    >>> from reportedly.reading import from_text
    >>> is_primary(from_text("“We will stay,” Ann Roe said.", id="a"))
    False
    >>> is_primary(from_text("Q. Were you there?\\n\\nA. I was there.\\n\\nQ. And then?\\n\\nA. We left.", id="b"))
    True
    """
    turns = sum(block.end - block.start for block in document.blocks if block.kind == "turn")
    if turns and turns >= _SPOKEN * sum(block.end - block.start for block in document.blocks):
        return True
    return bool(document.layout) and not document.outlet


def primary_documents(db: sqlite3.Connection) -> Iterator[str]:
    """The names of the stories whose current version is a primary document, in the order in which they were added."""
    rows = db.execute(
        "SELECT name, record FROM version JOIN story ON story.id = version.story WHERE current ORDER BY version.id"
    )
    for name, record in rows:
        if is_primary(msgspec.json.decode(zlib.decompress(record), type=_Record).document):
            yield name
