"""What the ledger answers about stories and words: the records of the lines of JSON."""

from __future__ import annotations

from typing import Literal

import msgspec

from ..document import DocumentKind
from ..story import Story


class StoryRow(msgspec.Struct, frozen=True, kw_only=True):
    """One line of `reportedly stories`: `versions` counts them, `copied_from` is the id of another story, `document`
    says which sort of primary document it is."""

    id: str
    url: str | None
    outlet: str | None
    published: str | None
    title: str | None
    versions: int
    copied_from: str | None
    document: DocumentKind | None = None


class VersionRow(msgspec.Struct, frozen=True, kw_only=True):
    """One text of a story: `current` is the latest, `added_at` ISO 8601 in UTC."""

    number: int
    current: bool
    sha256: str
    published: str | None
    modified: str | None
    added_at: str


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """Something that happened to a story on a `day`: a word in it was `said`, its text was published or changed
    (`story`), or an `other` story took it up."""

    day: str
    lane: Literal["said", "story", "other"]
    words: str


class StoryAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The line of `reportedly story`: its row, its versions, what happened to it, and one
    version as `reportedly read --json` gives it."""

    id: str
    url: str | None
    outlet: str | None
    published: str | None
    title: str | None
    versions: tuple[VersionRow, ...]
    copied_from: str | None
    shown: int
    history: tuple[Happening, ...]
    story: Story
    document: DocumentKind | None = None


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """One line of `reportedly search`: a statement, or a sentence in an article's own voice, that has the words.

    `text` is what stands at `[start, end)` in the story's text; `statement` is None in the article's own voice.
    """

    story: str
    outlet: str | None
    published: str | None
    statement: str | None
    start: int
    end: int
    text: str
    speaker: str | None
    kind: str | None
    own_voice: bool
