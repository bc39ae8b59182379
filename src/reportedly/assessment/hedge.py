"""Hedges: the article's own marks of doubt that an attribution holds.

Only outside quotation marks and outside the content: "he said she allegedly stole" doubts what was
said, "he allegedly said" doubts that it was.
"""

from __future__ import annotations

from ..statement import Hedge
from .passage import Passage
from .spans import inside, merged


def hedges(passage: Passage) -> tuple[Hedge, ...]:
    """The hedges in the cue's clause, in order of the text."""
    article, attribution = passage.article, passage.attribution
    if passage.is_post or not attribution.cue:
        return ()
    found: list[Hedge] = []
    for hit in article.hits("hedges", _zone(passage), "hedge"):
        if article.is_quoted(hit.start) or (found and hit.start < found[-1].end):
            continue
        found.append(Hedge(start=hit.start, end=hit.end, text=article.text[hit.start : hit.end]))
    return tuple(found)


_REACH = 4
_CLAUSE_ENDS = frozenset(";:—–")


def _zone(passage: Passage) -> tuple[tuple[int, int], ...]:
    """The cue and the words of the frame that reach it without a break in the clause."""
    article, cue = passage.article, passage.attribution.cue
    words = article.word_range((cue[0][0], cue[-1][1]))
    if not len(words):
        return cue
    begin = article.starts[max(0, words.start - _REACH)]
    end = article.ends[min(len(article.ends), words.stop + 2) - 1]
    before = [(max(s, begin), min(e, cue[0][0])) for s, e in passage.frame if s < cue[0][0] and e > begin]
    after = [(max(s, cue[-1][1]), min(e, end)) for s, e in passage.frame if e > cue[-1][1] and s < end]
    zone = (*before[-1:], (cue[0][0], cue[-1][1]), *after[:1])
    return tuple(
        span
        for span in merged(zone, gap=1)
        if not _CLAUSE_ENDS.intersection(article.text[span[0] : span[1]]) or inside(cue[0][0], (span,))
    )
