"""The index of documents: built once, it gives every place where a run of words stands, and where most of it may.

One sorted array of numbers holds each word's key and its place, so that the places of a word are one
stretch of it. A run is found by its rarest word; its neighbours are then looked at in place. A passage
that differs from the run is found by the pairs of words and the rare words that both have.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import log

import numpy as np

from .._typing import Span
from ..document import Document
from .tokens import Keys, Numbers, tokens

_RARE = 2_000
"""Places of a word beyond which it tells of a passage only together with its neighbour."""
_MOST_PLACES = 200_000
"""Places of a word beyond which it is not looked at."""
_ENOUGH = 40_000
_SHORT = 12
_LEAST_BUCKET = 8
_MOST_WORDS = 2_000
_MOST_SIFTED = 8
_WORTH, _WORTH_LONG = 0.4, 0.75
"""A passage is worth comparing where its shared words weigh so much of what those of the best weigh; the words of a
long quotation tell more."""


class Index:
    """Documents, ready to be searched for quotations. Places are numbers of words, counted through all documents.

    >>> from reportedly.reading import from_text
    >>> index = Index([from_text("We must close the old bridge.", id="a"), from_text("An old bridge.", id="b")])
    >>> [index.spot(place, place + 2) for place in index.places(index.keys("Old bridge"))]
    [(0, (18, 28)), (1, (3, 13))]
    """

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = tuple(documents)
        found = [tokens(document.text) for document in documents]
        self.firsts = [0, *accumulate(len(words.keys) for words in found)]
        """The first word of each document, and one beyond the last word of all."""
        self._starts = np.concatenate([words.starts for words in found] or [np.empty(0, np.int64)])
        self._ends = np.concatenate([words.ends for words in found] or [np.empty(0, np.int64)])
        size = self.firsts[-1]
        # The upper bits of a key and the place in one number: sorting such is far quicker than sorting keys with
        # their places, and keeps the places of each word in order.
        self._places = np.uint64((1 << max(1, size.bit_length())) - 1)
        keys = np.concatenate([words.keys for words in found] or [np.empty(0, np.uint64)])
        self._keys = keys & ~self._places
        self._sorted = np.sort(self._keys | np.arange(size, dtype=np.uint64))

    def __len__(self) -> int:
        return self.firsts[-1]

    def keys(self, text: str, spans: tuple[Span, ...] | None = None) -> Keys:
        """The words of a quotation as this index knows them; what is longer is cut."""
        return tokens(text, spans).keys[:_MOST_WORDS] & ~self._places

    def places(self, keys: Keys) -> list[int]:
        """Every place where the words of `keys` stand in a row, in one document."""
        if not len(keys) or not len(self):
            return []
        lows, highs = self._stretches(keys)
        counts = highs - lows
        if not counts.all():
            return []
        order = np.argsort(counts, kind="stable")
        rarest = int(order[0])
        found = self._of(int(lows[rarest]), int(highs[rarest])) - rarest
        found = found[(found >= 0) & (found + len(keys) <= len(self))]
        for at in order[1:].tolist():
            if not len(found):
                break
            found = found[self._keys[found + at] == keys[at]]
        firsts = self.firsts
        return [place for place in found.tolist() if place + len(keys) <= firsts[bisect_right(firsts, place)]]

    def likely(self, keys: Keys, *, limit: int, document: int | None = None) -> list[Span]:
        """The stretches of words, `[first, end)`, that may hold most of `keys`, the likeliest first."""
        if not len(keys) or not len(self):
            return []
        bucket = max(_LEAST_BUCKET, len(keys))
        weights = np.zeros(len(self) // bucket + 2)
        for found, weight in self._signs(keys):
            seen = found // bucket
            seen = seen[np.flatnonzero(np.diff(seen, prepend=-1))]
            weights[seen] += weight
        if document is not None:
            weights[: self.firsts[document] // bucket] = 0
            weights[self.firsts[document + 1] // bucket + 1 :] = 0
        pairs = weights[:-1] + weights[1:]
        top = float(pairs.max())
        if top <= 0:
            return []
        best = np.flatnonzero(pairs >= top * (_WORTH if len(keys) <= _SHORT else _WORTH_LONG))
        best = best[np.argsort(-pairs[best], kind="stable")]
        chosen: list[int] = []
        for at in best[: _MOST_SIFTED * limit].tolist():
            if len(chosen) == limit:
                break
            if all(abs(at - other) > 1 for other in chosen):
                chosen.append(at)
        margin = len(keys) // 2 + _LEAST_BUCKET
        return [(max(0, at * bucket - margin), min(len(self), (at + 2) * bucket + margin)) for at in chosen]

    def document_of(self, place: int) -> int:
        """The number of the document in which a word stands."""
        return bisect_right(self.firsts, place) - 1

    def within(self, stretch: Span, document: int) -> Span:
        """The part of a stretch of words that stands in a document."""
        return max(stretch[0], self.firsts[document]), min(stretch[1], self.firsts[document + 1])

    def spot(self, first: int, end: int) -> tuple[int, Span]:
        """The document of the words `[first, end)`, which stand in one, and their code points in its text."""
        return self.document_of(first), (int(self._starts[first]), int(self._ends[end - 1]))

    def word_at(self, document: int, point: int) -> int:
        """The first word of a document that ends beyond a code point of its text."""
        first, end = self.firsts[document], self.firsts[document + 1]
        return first + int(np.searchsorted(self._ends[first:end], point, side="right"))

    def _stretches(self, keys: Keys) -> tuple[Numbers, Numbers]:
        """Where in the sorted array the places of each word begin and end."""
        return np.searchsorted(self._sorted, keys), np.searchsorted(self._sorted, keys | self._places)

    def _of(self, low: int, high: int) -> Numbers:
        return (self._sorted[low:high] & self._places).astype(np.int64)

    def _signs(self, keys: Keys) -> Iterator[tuple[Numbers, float]]:
        """What tells of a passage: pairs of neighbours and rare words, each with its places and what it weighs.

        Those that are quickly looked up come first, and the rest is left once enough was looked at.
        """
        lows, highs = self._stretches(keys)
        counts = (highs - lows).tolist()
        signs: dict[tuple[int, ...], tuple[int, int, int]] = {
            (int(key),): (counts[at], at, 0) for at, key in enumerate(keys.tolist()) if 0 < counts[at] <= _RARE
        }
        for step in (1, 2) if len(keys) <= _SHORT else (1,):
            for at in range(len(keys) - step):
                cost = min(counts[at], counts[at + step])
                if 0 < cost <= _MOST_PLACES:
                    signs[int(keys[at]), int(keys[at + step]), step] = cost, at, step
        spent = 0
        for count, (cost, at, step) in enumerate(sorted(signs.values())):
            spent += cost
            if spent > _MOST_PLACES or (spent > _ENOUGH and count >= _SHORT):
                return
            rarer = at if counts[at] <= counts[at + step] else at + step
            places = self._of(int(lows[rarer]), int(highs[rarer]))
            if step:
                places = places - (rarer - at)
                places = places[(places >= 0) & (places < len(self) - step)]
                other = at + step if rarer == at else at
                places = places[self._keys[places + (other - at)] == keys[other]]
            if len(places):
                yield places, log(1 + len(self) / len(places))
