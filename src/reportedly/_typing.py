"""Type aliases that the whole package shares."""

from __future__ import annotations

from typing import TypeAlias

Span: TypeAlias = tuple[int, int]
"""A pair of code points `(start, end)` into a text, end exclusive."""

Spans: TypeAlias = tuple[Span, ...]
"""Spans in the order in which they stand in the text."""
