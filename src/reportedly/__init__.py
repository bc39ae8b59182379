"""reportedly: who said it, who passed it on, and does it hold up?

>>> import reportedly
>>> note = reportedly.from_text("Ann Roe, the mayor, said the bridge was safe.", id="note")
>>> note.quote((0, 7))
'Ann Roe'

`read` takes files, folders and addresses to stories; `understand` takes one document. The stages can
be called one by one: `reportedly.reading`, `extraction`, `resolution` and `assessment`.
"""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .document import Block, Box, Document, Link, Post, Problem
    from .entity import Entity
    from .errors import FetchError, InstallationError, LedgerError, ReportedlyError, SourceError, UsageError
    from .extraction import Extractor, Keep, ModelName
    from .ledger import Ledger
    from .pipeline import understand
    from .reading import from_text, read_sources
    from .statement import Anonymity, Attribution, Flag, Hedge, Hop, Statement
    from .story import Notice, Story

__version__ = "0.1.0"

__all__ = [
    "Anonymity", "Attribution", "Block", "Box", "Document", "Entity", "Extractor", "FetchError", "Flag", "Hedge",
    "Hop", "InstallationError", "Ledger", "LedgerError", "Link", "Notice", "Post", "Problem", "ReportedlyError",
    "SourceError", "Statement", "Story", "UsageError", "__version__", "from_text", "read", "read_sources",
    "understand",
]  # fmt: skip

# Loaded when first asked for: `reportedly --help` must not wait for the network's runtime.
_HOMES = {
    "document": ("Block", "Box", "Document", "Link", "Post", "Problem"),
    "entity": ("Entity",),
    "errors": ("FetchError", "InstallationError", "LedgerError", "ReportedlyError", "SourceError", "UsageError"),
    "extraction": ("Extractor",),
    "ledger": ("Ledger",),
    "pipeline": ("understand",),
    "reading": ("from_text", "read_sources"),
    "statement": ("Anonymity", "Attribution", "Flag", "Hedge", "Hop", "Statement"),
    "story": ("Notice", "Story"),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}


def read(
    *sources: str | os.PathLike[str],
    fetch: bool = False,
    model: ModelName = "accurate",
    keep: Keep = "balanced",
    workers: int = 1,
) -> list[Story]:
    """Read files, folders, archives or addresses into stories, as `reportedly read` does.

    `model` ("accurate" or "fast") is the network, `keep` ("sure", "balanced" or "all") how sure a statement
    must be, `workers` the number of processes (0: one for each core).

    A source that cannot be read at all raises `SourceError` (`FetchError` for an address), with its
    number; to go on past it, use `reportedly.corpus.read`. What could not be understood inside a
    source is in `Story.problems`. Addresses are fetched only with `fetch=True`.
    """
    from .corpus import read as read_each
    from .errors import SourceError

    stories = []
    for result in read_each(sources, fetch=fetch, model=model, keep=keep, workers=workers):
        if result.story is None:
            raise SourceError.of(result.problems[0])
        stories.append(result.story)
    return stories


def __getattr__(name: str) -> Any:
    if name in _HOME_OF:
        return getattr(importlib.import_module(f".{_HOME_OF[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
