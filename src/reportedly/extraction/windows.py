"""Cut a text into windows that the encoder can read, each word piece with its offsets.

A window begins and ends at paragraphs. Where the last paragraph of a window is short it is read
again as the first of the next, so that a line such as `Okoro continued:` is seen together with
the quotation below it. A long paragraph has a longer window of its own; a longer one still is cut
between its sentences.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from .._typing import Span
from .marks import Quotation, curled, quotations

WINDOW_PIECES = 256
"""Word pieces in a window, the special ones included."""

LONGEST_PIECES = 256
"""Word pieces in the window of a paragraph that is longer than others may be."""

REPEATED_PIECES = 32
"""A last paragraph of at most so many pieces is repeated in the next window."""

SHAPES = ("none", "lower", "title", "upper", "mixed", "digits", "mark")
PLACES = ("outside", "inside", "mark", "nested")

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_SENTENCE_ENDS = re.compile(
    r"(?<!\b(?:Mr|Ms|Dr|St))(?<!\b(?:Mrs|Sen|Rep|Gov|Gen))(?<!\b[A-Z])[.!?…”\"’'»)]\s+(?=[^\sa-z])"
)
"""The last mark of a sentence, the white space behind it, and no small letter after that."""


class Window(NamedTuple):
    """One pass of the encoder: `n` pieces, each with its shape, its place and its offsets.

    `pieces`, `shapes` and `places` are int64 arrays of length n; `offsets` is an int64 array of
    shape (n, 2) into the whole text, `(-1, -1)` for special pieces. A cue is taken from this
    window only where it starts inside `own`; the rest is context.
    """

    pieces: NDArray[np.int64]
    shapes: NDArray[np.int64]
    places: NDArray[np.int64]
    offsets: NDArray[np.int64]
    own: Span


class _Paragraph(NamedTuple):
    """A paragraph, or a sentence of one that is longer than a window; `goes_on` where the next is of the same."""

    pieces: list[int]
    offsets: list[Span]
    goes_on: bool = False


def windows(
    text: str,
    tokenizer: Tokenizer,
    *,
    found: list[Quotation] | None = None,
    spans: list[Span] | None = None,
    size: int = WINDOW_PIECES,
) -> list[Window]:
    """Cut `text` into windows of at most `size` pieces (a paragraph: `LONGEST_PIECES`) that together own all of it.

    `found` are the quotations of the text where they are known already; `spans` limits the
    reading to parts of the text (each then begins a paragraph of its own).
    """
    found = quotations(text) if found is None else found
    shown = curled(text, found)
    bounds = [m.span() for m in _PARAGRAPH.finditer(text)] if spans is None else spans
    encodings = tokenizer.encode_batch([shown[a:b] for a, b in bounds], add_special_tokens=False)
    paragraphs: list[_Paragraph] = []
    for (begin, _), encoding in zip(bounds, encodings, strict=True):
        offsets = [(begin + a, begin + b) for a, b in encoding.offsets]
        paragraphs += _in_parts(_Paragraph(list(encoding.ids), offsets), text, max(size, LONGEST_PIECES) - 2)
    first, last = tokenizer.token_to_id("[CLS]") or 0, tokenizer.token_to_id("[SEP]") or 0
    places = _places(text, found)
    groups = _groups([len(p.pieces) for p in paragraphs], size)
    made: list[Window] = []
    for number, (i, j) in enumerate(groups):
        pieces, offsets = [first], [(-1, -1)]
        for paragraph in paragraphs[i:j]:
            pieces += paragraph.pieces
            offsets += paragraph.offsets
            if not paragraph.goes_on or paragraph is paragraphs[j - 1]:
                pieces.append(last)
                offsets.append((-1, -1))
        begin = 0 if number == 0 else paragraphs[i].offsets[0][0]
        following = groups[number + 1][0] if number + 1 < len(groups) else None
        end = len(text) if following is None else paragraphs[following].offsets[0][0]
        spans_array = np.array(offsets, dtype=np.int64)
        made.append(
            Window(
                np.array(pieces, dtype=np.int64),
                _shapes(text, offsets),
                np.where(spans_array[:, 0] < 0, 0, places[np.maximum(spans_array[:, 0], 0)]).astype(np.int64),
                spans_array,
                (begin, end),
            )
        )
    return made


def _in_parts(paragraph: _Paragraph, text: str, most: int) -> list[_Paragraph]:
    """The paragraph, or its sentences where it has more than `most` pieces; longer ones are cut off after so many."""
    n = len(paragraph.pieces)
    if n <= most:
        return [paragraph] if n else []
    ends = [k for k in range(1, n) if _SENTENCE_ENDS.match(text, paragraph.offsets[k - 1][1] - 1)]
    parts: list[_Paragraph] = []
    for begin, end in zip([0, *ends], [*ends, n], strict=True):
        for at in range(begin, end, most):
            stop = min(at + most, end)
            parts.append(_Paragraph(paragraph.pieces[at:stop], paragraph.offsets[at:stop], stop < n))
    return parts


def _groups(lengths: list[int], size: int) -> list[tuple[int, int]]:
    """Runs `[i, j)` of paragraphs that fit into a window; a short last one begins the next run."""
    groups: list[tuple[int, int]] = []
    i = 0
    while i < len(lengths):
        j, used = i, 1
        while j < len(lengths) and (j == i or used + lengths[j] + 1 <= size):
            used += lengths[j] + 1
            j += 1
        groups.append((i, j))
        if j == len(lengths):
            break
        i = j - 1 if j - 1 > i and lengths[j - 1] <= REPEATED_PIECES else j
    return groups


def _places(text: str, found: list[Quotation]) -> NDArray[np.int64]:
    """For each character of `text`: outside, inside or on the mark of a quotation, or nested."""
    places = np.zeros(len(text) + 1, dtype=np.int64)
    for q in found:
        a, b = q.inner
        places[a:b] = 1 if q.depth == 0 else 3
        places[q.start : a] = 2
        places[b : q.end] = 2
    return places


def _shapes(text: str, offsets: list[Span]) -> NDArray[np.int64]:
    """The shape of the word that each piece belongs to: what lower-casing takes away."""
    shapes = [0] * len(offsets)
    previous_end, previous = -1, 0
    for k, (a, b) in enumerate(offsets):
        if a < 0:
            previous_end = -1
            continue
        if a == previous_end and previous != 6 and text[a].isalnum():
            shapes[k] = previous
            previous_end = b
            continue
        end = b
        while end < len(text) and text[end].isalpha():
            end += 1
        word = text[a:end]
        if word.islower():
            previous = 1
        elif word.istitle():
            previous = 2
        elif word.isupper():
            previous = 3
        elif word[:1].isdigit():
            previous = 5
        elif any(c.isalnum() for c in word):
            previous = 4
        else:
            previous = 6
        shapes[k] = previous
        previous_end = b
    return np.array(shapes, dtype=np.int64)
