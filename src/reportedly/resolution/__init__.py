"""Resolution: from the words that name a source to who that is."""

from __future__ import annotations

from .record import Resolution
from .speakers import resolve

__all__ = ["Resolution", "resolve"]
