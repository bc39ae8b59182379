"""Versions that a ledger holds, by the names that people write: `letters`, `letters@1`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from ..errors import UsageError

if TYPE_CHECKING:
    from ..ledger import Ledger
    from ..story import Story

_VERSION = re.compile(r"(?P<name>.+)@(?P<number>[1-9]\d{0,8})")


def held(asked: Ledger, name: str) -> Story | None:
    """A version that the ledger holds, called as it was asked for: `letters@1`, or `letters` for the latest."""
    from ..ledger.stories import story

    match = _VERSION.fullmatch(name)
    found = story(asked.db, name, path=asked.path)
    called = found.id if found is not None else ""
    if found is None and match is not None:
        found = story(asked.db, match["name"], path=asked.path, number=int(match["number"]))
        called = f"{found.id}@{match['number']}" if found is not None else ""
    if found is None:
        return None
    return msgspec.structs.replace(found.story, document=msgspec.structs.replace(found.story.document, id=called))


def stored(name: str, path: str) -> Story:
    """A version of the ledger at `path`; raises where it holds none of that name."""
    from ..ledger import Ledger

    with Ledger.ask(path) as asked:
        found = held(asked, name)
    if found is None:
        raise UsageError("R116", path=path, value=name)
    return found
