"""Documents of a ledger, ready to be searched: whose words stand where, and where a quotation stands among them."""

from __future__ import annotations

import json
import sqlite3
import zlib
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from .._typing import Span, Spans
from ..alignment import Wording
from ..alignment.grammar import is_content
from ..document import Block, Document
from ..linking.documents import Held, Voice, differs
from ..linking.quotations import RUN, Speaker
from ..reading.primary import author_of
from .quotations import spans, speakers_of

_MOST_PLACES = 8
_MOST_WORDS = 2_000_000
"""Words of documents that are kept ready."""


class Made(NamedTuple):
    """What a check found of one quotation."""

    quotation: int
    held: Held
    places: Spans
    differences: str
    speaker: str | None


class _Record(msgspec.Struct):
    document: Document


class Placed:
    """A document ready to be searched: whose words stand where."""

    def __init__(self, document: Document, quoted: Sequence[tuple[Spans, tuple[str, ...]]]) -> None:
        from ..checking import Index

        self.index = Index([document])
        self.author = author_of(document)
        self._quoted = quoted
        self._turns: list[Block] = [block for block in document.blocks if block.kind == "turn"]
        self._starts = [block.start for block in self._turns]

    def __contains__(self, form: object) -> bool:
        """Whether a word stands in it."""
        return isinstance(form, str) and bool(self.index.places(self.index.keys(form)))

    def voice(self, span: Span) -> Voice:
        """Whose words stand at `span`."""
        at = bisect_right(self._starts, span[0]) - 1
        if at >= 0 and span[0] < self._turns[at].end:
            return Voice("turn", (self._turns[at].speaker or "",))
        for pieces, names in self._quoted:
            if 2 * sum(max(0, min(end, span[1]) - max(start, span[0])) for start, end in pieces) > span[1] - span[0]:
                return Voice("quoted", names)
        return Voice("nobody") if self.author is None else Voice("author", (self.author,))

    def find(
        self,
        row: int,
        quotation: Wording,
        forms: tuple[str, ...],
        speakers: Sequence[Speaker],
    ) -> Made | None:
        """Where a quotation stands, the place of its own speaker first; None where it stands nowhere."""
        from ..checking import find

        if len(forms) < RUN and not self.index.places(self.index.keys(quotation.text, quotation.spans)):
            return None  # of a few words that do not stand in a row nobody can tell
        rank = {False: 0, None: 1, True: 2}
        found = find(
            self.index,
            quotation,
            rank=lambda _, start: rank[differs(speakers, self.voice((start, start + 1)), self)],
        )
        if found is None:
            return None
        voice = self.voice(found.places[0])
        same = [step.story for step in found.differences if step.op == "same"]
        runs = [[w for w in quotation.words if start <= w.start < end] for start, end in same]
        held = Held(
            forms,
            found.wording,
            differs(speakers, voice, self),
            shared=sum(is_content(word.form) for run in runs for word in run),
            run=max(map(len, runs), default=0),
        )
        steps = [(step.op, step.story, step.document) for step in found.differences]
        return Made(row, held, found.places[:_MOST_PLACES], json.dumps(steps), ", ".join(voice.names) or None)


def placed(db: sqlite3.Connection, version: int) -> Placed:
    """The document that `version` is, ready to be searched; those of late are kept."""
    sha256, record = db.execute("SELECT sha256, record FROM version WHERE id = ?", (version,)).fetchone()
    rows = db.execute(
        "SELECT pieces, statement FROM quotation WHERE version = ? AND statement IS NOT NULL ORDER BY id", (version,)
    ).fetchall()
    quoted = tuple(
        (spans(pieces), tuple(speaker.name for speaker in speakers_of(db, statement))) for pieces, statement in rows
    )
    key = (sha256, record, quoted)
    if key not in _READY:
        _READY[key] = Placed(document_of(db, version), quoted)
    _READY.move_to_end(key)
    while len(_READY) > 1 and sum(len(ready.index) for ready in _READY.values()) > _MOST_WORDS:
        _READY.popitem(last=False)
    return _READY[key]


_READY: OrderedDict[tuple[object, ...], Placed] = OrderedDict()
"""Documents that were read lately, by their text and what was understood of it; at most some of their words."""


def document_of(db: sqlite3.Connection, version: int) -> Document:
    """What is stored of `version`, without what was understood of it."""
    return _decoded(*db.execute("SELECT text, record FROM version WHERE id = ?", (version,)).fetchone())


def _decoded(text: str, record: bytes) -> Document:
    return msgspec.structs.replace(msgspec.json.decode(zlib.decompress(record), type=_Record).document, text=text)
