"""The index of documents: built once, it gives every place where a run of words stands, and where most of it may.

One sorted array of numbers holds each word's key and its place, so that the places of a word are one
stretch of it. A run is found by its rarest word; its neighbours are then looked at in place. A passage
that differs from the run is found by the pairs of words and the rare words that both have.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from .._typing import Span, Spans
from ..document import Document
from .tokens import Keys, Numbers, tokens
from .turns import repeated_labels

_RARE = 2_000
"""Places of a word beyond which it tells of a passage only together with a neighbour."""
_ENOUGH = 8_000
"""Places, of all words of a quotation, that are looked at: those of its rarest words."""
_FEWEST_LOOKED_AT = 12
_MOST_PLACES = 200_000
"""Places that are looked at where so many words have more than enough."""
_FEW = 16
"""Places at which a quotation is compared as a whole."""
_MOST_LOOKS = 100_000_000
_MOST_GIVEN = 10_000
_MOST_CELLS = 10_000_000
_SHORT = 12
_LEAST_BUCKET = 8
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
        self._labels: dict[int, Spans] = {}
        size = self.firsts[-1]
        # The upper bits of a key and the place in one number: sorting such is far quicker than sorting keys with
        # their places, and keeps the places of each word in order.
        self._places = np.uint64((1 << max(1, size.bit_length())) - 1)
        keys = np.concatenate([words.keys for words in found] or [np.empty(0, np.uint64)])
        self._keys = keys & ~self._places
        self._sorted = np.sort(self._keys | np.arange(size, dtype=np.uint64))

    def unsaid(self, document: int, spans: Spans) -> Spans:
        """Labels that stand again in spans of a document for the one who spoke last: words that nobody said."""
        known = self._labels.get(document)
        if known is None:
            known = self._labels[document] = repeated_labels(self.documents[document])
        low = bisect_left(known, spans[0][0], key=itemgetter(1)) if spans else 0
        return known[low : bisect_left(known, spans[-1][1], key=itemgetter(0))] if spans else ()

    def __len__(self) -> int:
        return self.firsts[-1]

    def keys(self, text: str, spans: tuple[Span, ...] | None = None) -> Keys:
        """The words of a quotation as this index knows them."""
        return tokens(text, spans).keys & ~self._places

    def places(self, keys: Keys) -> list[int]:
        """Every place where the words of `keys` stand in a row, in one document."""
        if not len(keys) or not len(self):
            return []
        lows, highs = self._stretches(keys)
        counts = highs - lows
        if not counts.all():
            return []
        order = np.argsort(counts, kind="stable").tolist()
        rarest = order[0]
        found = self._of(lows[rarest], highs[rarest]) - rarest
        found = found[(found >= 0) & (found + len(keys) <= len(self))][: _MOST_LOOKS // len(keys)]
        for at in order[1:]:
            if len(found) <= _FEW:
                break
            found = found[self._keys[found + at] == keys[at]]
        firsts = self.firsts
        return [
            place
            for place in found[:_MOST_GIVEN].tolist()
            if place + len(keys) <= firsts[bisect_right(firsts, place)]
            and (len(found) > _FEW or np.array_equal(self._keys[place : place + len(keys)], keys))
        ]

    def likely(self, keys: Keys, *, limit: int, document: int | None = None) -> list[Span]:
        """The stretches of words, `[first, end)`, that may hold most of `keys`, the likeliest first."""
        if not len(keys) or not len(self):
            return []
        bucket = max(_LEAST_BUCKET, len(keys))
        weights = self._weights(keys, bucket)
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

    def in_order(self, keys: Keys, stretch: Span) -> int:
        """How many of `keys` stand in a stretch of words in their order; of very many, how many stand in it at all."""
        if len(keys) * (stretch[1] - stretch[0]) > _MOST_CELLS:
            return int(np.isin(keys, self._keys[slice(*stretch)]).sum())
        return int(LCSseq.similarity(keys.tolist(), self._keys[slice(*stretch)].tolist()))

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

    def _weights(self, keys: Keys, bucket: int) -> NDArray[np.float64]:
        """What the words of a quotation weigh together in each stretch of `bucket` words.

        Rare words and pairs of neighbours tell of a passage, the more the rarer they are, and each once. Those that
        are quickly looked up come first, and the rest is left once enough was looked at.
        """
        ats, places = self._rarest(keys)
        weights = np.zeros(len(self) // bucket + 2)
        counts = np.bincount(ats, minlength=len(keys))
        self._weigh(weights, ats, places // bucket, np.where(counts <= _RARE, counts, 0))
        for step in (1, -1, 2, -2) if len(keys) <= _SHORT else (1, -1):
            beside = ats + step
            there = places + step
            kept = (beside >= 0) & (beside < len(keys)) & (there >= 0) & (there < len(self))
            kept[kept] = self._keys[there[kept]] == keys[beside[kept]]
            # A pair is looked at from its rarer word only.
            kept[kept] = _rarer(counts, ats[kept], beside[kept])
            pairs = np.bincount(ats[kept], minlength=len(keys))
            self._weigh(weights, ats[kept], places[kept] // bucket, pairs)
        return weights

    def _rarest(self, keys: Keys) -> tuple[Numbers, Numbers]:
        """The rarest words of a quotation, by their numbers, each as often as it has places, and those places."""
        lows, highs = self._stretches(keys)
        counts = highs - lows
        order = np.argsort(counts, kind="stable")
        order = order[counts[order] > 0]
        spent = np.cumsum(counts[order])
        least = np.arange(len(order)) < _FEWEST_LOOKED_AT
        chosen = np.sort(order[(spent <= _ENOUGH) | (least & (spent <= _MOST_PLACES))])
        times = counts[chosen]
        within = np.arange(int(times.sum())) - np.repeat(np.cumsum(times) - times, times)
        places = (self._sorted[np.repeat(lows[chosen], times) + within] & self._places).astype(np.int64)
        return np.repeat(chosen, times), places

    def _weigh(self, weights: NDArray[np.float64], signs: Numbers, stretches: Numbers, counts: Numbers) -> None:
        """Add what each sign weighs, once, to each stretch that has it; `counts` are the places of each sign."""
        new = np.flatnonzero((np.diff(stretches, prepend=-1) != 0) | (np.diff(signs, prepend=-1) != 0))
        worth = np.log1p(len(self) / np.maximum(counts, 1)) * (counts > 0)
        weights += np.bincount(stretches[new], worth[signs[new]], minlength=len(weights))


def _rarer(counts: Numbers, words: Numbers, others: Numbers) -> NDArray[np.bool_]:
    """Whether each word has fewer places than the other; of equals the earlier, and those not looked at have most."""
    own, other = counts[words], counts[others]
    found: NDArray[np.bool_] = (other == 0) | (own < other) | ((own == other) & (words < others))
    return found
