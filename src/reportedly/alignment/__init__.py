"""Words held against words: where two texts agree, where they differ, and what kind of difference it is."""

from __future__ import annotations

from .align import Alignment, Match, align
from .printed import Wording
from .subsequence import in_order
from .wording import Comparison, classed, compare
from .words import Word, fold, words

__all__ = [
    "Alignment",
    "Comparison",
    "Match",
    "Word",
    "Wording",
    "align",
    "classed",
    "compare",
    "fold",
    "in_order",
    "words",
]
