"""Extraction: from a document to its attributions."""

from __future__ import annotations

from .extractor import Extractor
from .record import Extraction

__all__ = ["Extraction", "Extractor"]
