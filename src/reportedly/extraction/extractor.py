"""From a document to its attributions, with the trained network and the rules around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from .._typing import Span, Spans
from ..document import Document, Problem
from ..messages import problem
from ..statement import Attribution
from . import nesting
from .confidence import coefficients_of, confidence
from .decode import Candidate, Scores
from .encoder import Encoder, ModelName
from .leanings import Leaning, Reading, Seen
from .marks import Quotation, quotations
from .nesting import Ranked
from .record import Extraction
from .refine import quotation_type, refined
from .unattributed import Paragraphs, continued, free, outermost, place, signed, unpaired
from .windows import Window

SPEAKER_BY_PLACE = 0.6
"""Confidence of a quotation whose speaker is only told by a dash, a colon or the paragraph."""

SPEAKER_UNKNOWN = 0.3
"""Confidence of a quotation whose speaker is not found."""

NESTED_CUT = 0.45
"""The least confidence of what stands inside a content: the network has learnt from texts without such nesting."""


Keep = Literal["sure", "balanced", "all"]
"""How sure an attribution must be to be kept: few mistakes, the best balance, or little missed."""


class Extractor:
    """Finds who is said to say what.

    Holds a network; make one and use it for many documents. `model` is the network: "accurate", or "fast",
    which reads nearly twice as fast and finds a little less. `keep` is how sure an attribution must
    be; each name stands for a confidence that was chosen on held-out articles, and `cut` gives one outright.
    `encoder` is a network from elsewhere.

    >>> from reportedly import Extractor, from_text
    >>> note = from_text("Ann Roe, the mayor, said the bridge was safe.", id="note")
    >>> [note.quote(content) for content in Extractor(keep="sure").extract(note).attributions[0].content]
    ['the bridge was safe']
    """

    def __init__(
        self,
        *,
        model: ModelName = "accurate",
        keep: Keep = "balanced",
        encoder: Encoder | None = None,
        cut: float | None = None,
    ) -> None:
        self.encoder = Encoder(model=model) if encoder is None else encoder
        self._coefficients = coefficients_of(self.encoder.confidence)
        self.cut: float = self.encoder.confidence["cuts"][keep] if cut is None else cut

    def extract(self, document: Document) -> Extraction:
        """The attributions of `document`; a text of over some 9,000 words is searched up to there."""
        text = document.text
        found = quotations(text)
        leaner = self.encoder.leaner
        scored = self.encoder.read(text, found, states=leaner.projected if leaner else None)
        flat = nesting.arranged(list(self._ranked(text, found, scored)))
        nested = self._nested(text, found, flat)
        outer = outermost(found)
        whole = [r._replace(candidate=r.candidate._replace(content=continued(r.candidate.content, text, outer)))
                 for r in flat]  # fmt: skip
        made = [*_of_posts(document), *_of_candidates(nesting.arranged(whole + nested), text, found)]
        searched = self.encoder.searched(text)
        made += _of_free(text, [q for q in found if q.start < searched], made)
        made = outer_or_sure(made)
        made.sort(key=lambda a: (min(*a.source, *a.cue, *a.content, a.content[0]), a.cue, a.content))
        return Extraction(
            tuple(msgspec.structs.replace(a, parent=p) for a, p in zip(made, nesting.holders(made), strict=True)),
            (*_unsearched(text, searched), *(problem("R314", start=a, end=b) for a, b in unpaired(text, found))),
            self._leanings(made, scored),
        )

    def _ranked(self, text: str, found: list[Quotation], scored: list[tuple[Window, Scores]]) -> Iterator[Ranked]:
        """The candidates in what was read that reach the cut, with clean spans."""
        for candidate in self.encoder.candidates(scored):
            clean = refined(candidate, text, found)
            if clean is None:
                continue
            quoted = quotation_type(clean.content, text, found) != "indirect"
            sure = confidence(clean, self._coefficients, quoted=quoted)
            if sure >= self.cut:
                yield Ranked(clean, sure)

    def _leanings(self, made: list[Attribution], scored: list[tuple[Window, Scores]]) -> tuple[Leaning | None, ...]:
        leaner = self.encoder.leaner
        return leaner.leanings(made, reading_of(scored)) if leaner else (None,) * len(made)

    def _nested(self, text: str, found: list[Quotation], flat: list[Ranked]) -> list[Ranked]:
        """What a second reading finds inside the contents of the first, some of it as the first did, less surely."""
        spans = {s for r in flat for s in nesting.worth_reading_again(text, r.candidate.content)}
        if not spans:
            return []
        inner, shown = nesting.seen_from_inside(text, found, sorted(spans))
        return list(self._ranked(text, inner, self.encoder.read(text, inner, spans=_apart(shown))))


def reading_of(scored: Sequence[tuple[Window, Scores]]) -> Reading:
    """What was read, for leanings: the first reading, which sees what stands inside contents in its surroundings."""
    return Reading([Seen(window, scores.states) for window, scores in scored if scores.states is not None])


def _unsearched(text: str, end: int) -> tuple[Problem, ...]:
    return (problem("R325", start=end, end=len(text), count=end),) if end < len(text) else ()


def _apart(spans: list[Span]) -> list[Span]:
    """Spans in order without those that begin inside the one before."""
    result: list[Span] = []
    for span in sorted(spans):
        if not result or span[0] >= result[-1][1]:
            result.append(span)
    return result


def outer_or_sure(made: list[Attribution]) -> list[Attribution]:
    """`made` without what stands inside other contents and is not sure enough for that."""
    return [
        a
        for a, parent in zip(made, nesting.holders(made), strict=True)
        if parent is None or not a.cue or a.confidence >= NESTED_CUT
    ]


def _of_posts(document: Document) -> Iterator[Attribution]:
    """A post is its author's own words, whatever marks it has."""
    for number, post in enumerate(document.posts):
        yield Attribution(
            source=() if post.signature is None else (post.signature,),
            cue=(),
            content=(post.body,),
            quotation="direct",
            confidence=1.0,
            post=number,
        )


def _of_candidates(ranked: list[Ranked], text: str, found: list[Quotation]) -> Iterator[Attribution]:
    for candidate, sure in ranked:
        yield Attribution(
            source=candidate.source or _signature(candidate, text),
            cue=(candidate.cue,),
            content=candidate.content,
            quotation=quotation_type(candidate.content, text, found),
            confidence=round(sure, 4),
        )


def _of_free(text: str, found: list[Quotation], made: list[Attribution]) -> Iterator[Attribution]:
    """The quotations that nothing in `made` holds, with the speaker that their place tells, or none."""
    held = [span for a in made for span in a.content]
    paragraphs = Paragraphs(text, [(a.content, a.source) for a in made])
    outer = outermost(found)
    going_on: set[Span] = set()
    for q in free(text, found, held):
        if (q.start, q.end) in going_on:
            continue  # the quotation before it goes on here
        told = place(text, q, paragraphs)
        content = continued(((told.start, q.end),), text, outer)
        going_on.update(content)
        yield Attribution(
            source=told.source,
            cue=told.cue,
            content=content,
            quotation="direct",
            confidence=SPEAKER_BY_PLACE if told.source else SPEAKER_UNKNOWN,
        )


def _signature(candidate: Candidate, text: str) -> Spans:
    """The name behind a dash at the end of a content that has no source."""
    found = signed(text, max(end for _, end in candidate.content))
    return (found[1],) if found else ()
