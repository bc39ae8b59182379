"""Words held against words: where two texts agree, where they differ, and what kind of difference it is."""

from __future__ import annotations

from .align import Alignment, Match, align
from .printed import Wording
from .wording import Comparison, compare
from .words import Word, fold, words

__all__ = ["Alignment", "Comparison", "Match", "Word", "Wording", "align", "compare", "fold", "words"]
