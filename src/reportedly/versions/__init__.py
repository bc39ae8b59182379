"""Versions of one story held against each other: what was added, withdrawn, reworded, and whether a notice says so."""

from __future__ import annotations

from .compare import Compared, compare, held
from .side_by_side import Row

__all__ = ["Compared", "Row", "compare", "held"]
