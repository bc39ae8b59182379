"""Extraction: from a document to its attributions."""

from __future__ import annotations

from .encoder import ModelName
from .extractor import Extractor, Keep
from .record import Extraction

__all__ = ["Extraction", "Extractor", "Keep", "ModelName"]
