"""What watching tells of a page: a story or a version that is new, a change, or why it could not be read."""

from __future__ import annotations

from typing import Literal

import msgspec

from .change import Change
from .document import Problem

Outcome = Literal["new_story", "new_version", "reverted", "moved", "gone", "back", "unread"]
"""What became of a watched page since it was last seen."""


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """One line of `reportedly watch --json`: one change of a page, or the page alone where no change is to be told.

    `seen_at` is the moment of the visit or of the capture, in UTC. `story` and `version` name the version in the
    ledger; `since` is the version that the page showed before.
    """

    url: str
    seen_at: str
    outcome: Outcome
    story: str | None = None
    version: int | None = None
    since: int | None = None
    change: Change | None = None
    problem: Problem | None = None
