"""What reading gives for one source."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from ..document import Document, Problem


class Reading(NamedTuple):
    """A document, or None where nothing could be read, and what went wrong on the way.

    `source` names the file, archive member, URL or `-`.
    """

    source: str
    document: Document | None
    problems: tuple[Problem, ...] = ()
    seen_at: datetime | None = None
    """When it was captured, where an archive says so."""
