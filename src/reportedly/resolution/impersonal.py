"""Attributions whose source is no speaker: "it has been said", "he was told", "he allegedly ran"; a day or "the"."""

from __future__ import annotations

import re

from ..statement import Attribution
from . import lexicon
from .names import fold

_BE = r"(?:is|are|was|were|been|be|being|(?:has|have|had|will|would|could|may|might|must|should) (?:be|been))"
_NOT_SAID = re.compile(
    rf"{_BE} (?:\w+ly |also |now |not |still |often |never |long |since |first |once |being )?"
    r"(?:expected|believed|thought|said|told|asked|reported|rumou?red|alleged|presumed|assumed|supposed|urged|warned|"
    r"informed|advised|reputed|deemed|considered|feared|estimated|understood|ordered|instructed)\b"
)
"""The passive: whoever is told or expected says nothing."""
_IT_IS = re.compile(rf"{_BE} (?:\w+ )?(?:\w+ed|said|known|thought|understood|unclear|unknown)\b")
_DOUBTED = re.compile(r"allegedly (\w+)")
_WHEN = re.compile(
    r"(?:(?:last|this|next|earlier|later|late|early|that|the|a|an|on|in|two|three|few|past|same|following|previous) )*"
    r"(?:day|week|month|year|night|morning|afternoon|evening|weekend|time|moment|today|yesterday|tomorrow|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)s?(?: ago| later| earlier)?"
)


def nobody(text: str, attribution: Attribution) -> bool:
    """Whether what stands in a source's place says nothing: "it" that only fills it, or one of whom others say it."""
    if not attribution.source or not attribution.cue:
        return False
    source, cue = text[slice(*attribution.source[0])], text[slice(*attribution.cue[0])]
    if attribution.source[0][0] > attribution.cue[0][0]:
        return False
    if fold(source) == "it" and len(attribution.source) == 1 and _IT_IS.match(cue):
        return True
    doubted = _DOUBTED.match(cue)
    if doubted is not None:
        return fold(doubted.group(1)) not in lexicon.grammar("says")
    return _NOT_SAID.match(cue) is not None


def nameless(text: str, attribution: Attribution) -> bool:
    """Whether all that was taken for a source is a time or an article, so that the sentence's subject speaks."""
    words = [fold(text[start:end]).strip(" ,") for start, end in attribution.source]
    return bool(words) and all(_WHEN.fullmatch(word) or word in lexicon.grammar("articles") for word in words)
