"""An occasion: where and when something was said, and through whom it came."""

from __future__ import annotations

from typing import NamedTuple

from ..statement import Hop, Medium, OwnReporting


class Occasion(NamedTuple):
    """Where and when a passage was said, and through whom it came."""

    medium: Medium
    said_on: str | None
    chain: tuple[Hop, ...]
    own_reporting: OwnReporting
