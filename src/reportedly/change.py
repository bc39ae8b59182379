"""What changed between two versions of a story, and whether a notice says so."""

from __future__ import annotations

from typing import Literal

import msgspec

from .document import NoticeType

ChangeKind = Literal[
    "added", "withdrawn", "reworded", "moved", "speaker_changed", "named", "unnamed", "hedge_added", "hedge_dropped",
    "number", "name", "headline", "answered", "reported_as_happened", "reported_as_not_happened", "typo",
]  # fmt: skip
"""What became of words, a source, a doubt or a question from one version to the next."""


class VersionWords(msgspec.Struct, frozen=True, kw_only=True):
    """Words of one version at their place; no offsets for a title that the page gives outside its text.

    Where the other version has words and this one has none, `start` and `end` are the place at which they are missing.
    """

    start: int | None
    end: int | None
    text: str


class ChangedStatement(msgspec.Struct, frozen=True, kw_only=True):
    """The statement that a change is about, by its id in one of the two versions."""

    version: Literal["old", "new"]
    id: str
    speaker: str | None = None


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """The notice of the new version that says of a change that it was made."""

    type: NoticeType
    start: int
    end: int
    text: str


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One change from an old version to a new one.

    `old` is None for what was added, `new` for what was withdrawn. `silent` is true where readers of the old version
    would have to be told, and no notice tells them.
    """

    kind: ChangeKind
    old: VersionWords | None
    new: VersionWords | None
    statement: ChangedStatement | None = None
    notice: Account | None = None
    silent: bool = False
