"""Many stories in one SQLite file: who and what is the same, and what it rests on."""

from __future__ import annotations

from .rows import Added
from .store import Ledger

__all__ = ["Added", "Ledger"]
