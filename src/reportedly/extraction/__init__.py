"""Extraction: from a document to its attributions."""

from __future__ import annotations

from .extractor import Extractor

__all__ = ["Extractor"]
