"""A document with everything that was understood of it: what `reportedly.read` gives."""

from __future__ import annotations

import msgspec

from ._typing import Spans
from .document import Document, NoticeType, Problem
from .entity import Entity
from .statement import Statement


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """A typed update or correction, and the passages that it supersedes."""

    type: NoticeType
    start: int
    end: int
    date: str | None = None
    supersedes: Spans = ()


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """One line of `reportedly read --json`.

    `own_voice` are the sentences in the article's own voice that name no source.
    """

    document: Document
    statements: tuple[Statement, ...] = ()
    entities: tuple[Entity, ...] = ()
    notices: tuple[Notice, ...] = ()
    own_voice: Spans = ()
    problems: tuple[Problem, ...] = ()
