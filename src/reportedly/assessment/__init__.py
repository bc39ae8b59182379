"""Assessment: what kind of statement each attribution is, and how it reached the article."""

from __future__ import annotations

from .assess import assess
from .record import Assessment

__all__ = ["Assessment", "assess"]
