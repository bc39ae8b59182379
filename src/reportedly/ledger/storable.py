"""Records that a database can hold: a lone surrogate is no character, and becomes U+FFFD.

One code point becomes one code point, so all offsets hold; the text is named by the sha256 of what is stored.
"""

from __future__ import annotations

import re
from typing import Any, TypeVar

import msgspec

from ..document import Document, fingerprint
from ..story import Story

_LONE = re.compile("[\ud800-\udfff]")
_Record = TypeVar("_Record", Story, Document)


def storable(record: _Record) -> _Record:
    """`record` itself, or the same with each lone surrogate replaced.

    >>> from reportedly import from_text
    >>> storable(from_text("Ann Roe\\ud800 said no.", id="note")).text
    'Ann Roe\ufffd said no.'
    """
    try:
        msgspec.json.encode(record)
    except UnicodeEncodeError:
        return msgspec.convert(_named_anew(_replaced(msgspec.to_builtins(record))), type(record))
    return record


def _replaced(value: Any) -> Any:
    if isinstance(value, str):
        return _LONE.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, dict):
        return {_replaced(key): _replaced(item) for key, item in value.items()}
    return [_replaced(item) for item in value] if isinstance(value, (list, tuple)) else value


def _named_anew(record: Any) -> Any:
    document = record.get("document", record)
    document["sha256"] = fingerprint(document["text"])
    return record
