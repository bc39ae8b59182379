"""The time by which watching goes: that of the world, or one that a test turns by hand."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """What tells the time and lets it pass."""

    def now(self) -> datetime:
        """The moment, in UTC."""
        ...

    def wait(self, seconds: float) -> None:
        """Let so many seconds pass."""
        ...


class WorldClock:
    """The time of the world.

    >>> WorldClock().now().tzinfo
    datetime.timezone.utc
    """

    def now(self) -> datetime:
        """The moment, in UTC."""
        return datetime.now(UTC)

    def wait(self, seconds: float) -> None:
        """Sleep; an interrupt from the keyboard ends it."""
        time.sleep(max(0.0, seconds))
