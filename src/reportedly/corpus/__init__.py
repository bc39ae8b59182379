"""Many sources at once: the pipeline over several processes."""

from __future__ import annotations

from .workers import read

__all__ = ["read"]
