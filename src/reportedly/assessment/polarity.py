"""Polarity: does the speaker put the content forward, or turn it away?

`negative` where the speaker denies, rejects or refuses the content ("denied", "opposes"), or
where the act of speaking itself is negated ("did not say", "declined to comment"). A content that
merely holds a "not" is no matter of polarity: "said he was not there" is `positive`.
"""

from __future__ import annotations

from ..statement import Kind, Polarity
from .passage import Passage


def polarity(passage: Passage, kind: Kind) -> Polarity:
    """The polarity of a statement of this `kind`."""
    article, cue = passage.article, passage.attribution.cue
    if kind == "non_response":
        return "negative"
    negations = [
        hit for hit in article.hits("cues", negation_zone(passage), "negated") if not article.is_quoted(hit.start)
    ]
    if article.hits("cues", cue, "rejecting", "denial"):
        return "positive" if any(article.words[hit.first] in _PLAIN for hit in negations) else "negative"
    if kind == "denial" and not article.hits("cues", cue, "neutral"):
        return "negative"
    return "negative" if negations else "positive"


_PLAIN = frozenset({"not", "never", "didn't", "doesn't", "don't", "hasn't", "haven't", "won't"})


def negation_zone(passage: Passage) -> tuple[tuple[int, int], ...]:
    """The cue, and the two words of the frame before it ("did not | say")."""
    cue = passage.attribution.cue
    if not cue:
        return ()
    article = passage.article
    first = article.word_range(cue[0]).start
    begin = article.starts[max(0, first - 2)] if first < len(article.starts) else cue[0][0]
    begin = max([begin, *(start for start, end in passage.frame if start <= cue[0][0] <= end)])
    sources_end = max((end for _, end in passage.attribution.source if end <= cue[0][0]), default=begin)
    return (
        ((max(begin, sources_end), cue[-1][1]),) if len(cue) == 1 else ((max(begin, sources_end), cue[0][1]), *cue[1:])
    )
