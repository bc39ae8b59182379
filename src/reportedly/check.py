"""A quotation held against primary documents: what `reportedly check` gives."""

from __future__ import annotations

from typing import Literal

import msgspec

from ._typing import Spans
from .claim import Difference, WordingClass
from .document import Box
from .statement import QuotationType


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a document, at their place.

    `page` and `boxes` are given for a paged document, a box for each line of the words; `turn` (counted from 1) and
    `speaker` for a transcript.
    """

    start: int
    end: int
    page: int | None = None
    boxes: tuple[Box, ...] = ()
    turn: int | None = None
    speaker: str | None = None
    text: str


class Check(msgspec.Struct, frozen=True, kw_only=True, rename={"wording": "class"}):
    """A quotation of a story and what stands in the document.

    `text` is what stands at `[start, end)`, the extent of `pieces`, in the story. Where the same words stand in several
    places `matches` lists them all, and `difference` counts in the text of the story and in that of the document, at
    the first of them; a quotation put together from several places has a match for each of them (`spliced`,
    `out_of_order`). What is only paraphrased (`indirect`) has its nearest passages as `matches`, and no verdict.
    `finding` says whether it is one that stops a story (`reportedly check` then ends with 1); `accepted` is the reason
    for which somebody accepted it, so that it does not.
    """

    story: str
    statement: str | None
    start: int
    end: int
    pieces: Spans
    text: str
    quotation: QuotationType
    speaker: str | None
    wording: WordingClass | Literal["indirect"]
    document: str | None = None
    matches: tuple[Match, ...] = ()
    difference: tuple[Difference, ...] = ()
    speaker_differs: bool | None = None
    finding: bool = False
    accepted: str | None = None
