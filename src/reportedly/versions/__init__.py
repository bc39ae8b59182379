"""Versions of one story held against each other: what was added, withdrawn, reworded, and whether a notice says so."""

from __future__ import annotations

from .compare import compare

__all__ = ["compare"]
