"""Where a content does not begin or end: inside a word, or within a phrase that has only begun.

Of 98,000 times that one of these words stands in a content of PolNeAR's training articles with a word behind it,
the content ends there 19 times; of 52,000 after the others it begins 62 times.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from .windows import Window

COST = 4.0
"""What a boundary at such a place costs, in units of log probability."""

_ENDS_NOTHING = """
    the a an and or but for with from at by of to in on into against about if because would will could should can
    had were are is be been have has do not no i we you their our my its any very most just
"""

_BEGINS_NOTHING = """
    the a an this his their our my its he she we they i who or will would can could should do have has had no not
    any very all so just there
"""

ENDS_NOTHING = frozenset(_ENDS_NOTHING.split())
"""Words that no content ends with where another word follows."""

BEGINS_NOTHING = frozenset(_BEGINS_NOTHING.split())
"""Words after which no content begins."""


class Boundaries(NamedTuple):
    """For each piece of the vocabulary what it is: bool arrays (v,)."""

    words: NDArray[np.bool_]
    ends_nothing: NDArray[np.bool_]
    begins_nothing: NDArray[np.bool_]

    @classmethod
    def of(cls, tokenizer: Tokenizer) -> Boundaries:
        """The pieces as `tokenizer` numbers them."""
        tables = np.zeros((3, tokenizer.get_vocab_size()), dtype=np.bool_)
        for piece, number in tokenizer.get_vocab().items():
            tables[:, number] = (piece.strip("#").isalnum(), piece in ENDS_NOTHING, piece in BEGINS_NOTHING)
        return cls(*tables)

    def costs(self, window: Window) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """For each of the n pieces of `window` the cost of a content that ends right before it, and of one that
        begins with it: two arrays (n,)."""
        pieces, offsets = window.pieces, window.offsets
        words = self.words[pieces] & (offsets[:, 0] >= 0)
        both = words[1:] & words[:-1]
        inside = offsets[1:, 0] == offsets[:-1, 1]
        ending, beginning = np.zeros((2, len(pieces)), dtype=np.float32)
        ending[1:] = COST * (both & (inside | self.ends_nothing[pieces[:-1]]))
        beginning[1:] = COST * (both & (inside | self.begins_nothing[pieces[:-1]]))
        return ending, beginning
