"""Versions that a ledger holds, by the names that people write: `letters`, `letters@1`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from ..errors import UsageError
from .ledgers import asked

if TYPE_CHECKING:
    from ..ledger import Ledger
    from ..story import Story

_VERSION = re.compile(r"(?P<name>.+)@(?P<number>[1-9]\d{0,8})")


def held(opened: Ledger, name: str) -> Story | None:
    """A version that the ledger holds, called as it was asked for: `letters@1`, or `letters` for the latest."""
    from ..ledger.stories import story

    match = _VERSION.fullmatch(name)
    found = story(opened.db, name, path=opened.path)
    called = found.id if found is not None else ""
    if found is None and match is not None:
        found = story(opened.db, match["name"], path=opened.path, number=int(match["number"]))
        called = f"{found.id}@{match['number']}" if found is not None else ""
    if found is None:
        return None
    return msgspec.structs.replace(found.story, document=msgspec.structs.replace(found.story.document, id=called))


def stored(name: str, path: str) -> Story:
    """A version of the ledger at `path`; raises where it holds none of that name."""
    with asked(path) as opened:
        found = held(opened, name)
    if found is None:
        raise UsageError("R116", path=path, value=name)
    return found
