"""From a document to its attributions, with the trained network and the rules around it."""

from __future__ import annotations

import msgspec

from .._typing import Span, Spans
from ..document import Document
from ..statement import Attribution
from . import nesting
from .confidence import coefficients_of, confidence
from .decode import Candidate, decode
from .encoder import Encoder
from .marks import Quotation, quotations
from .nesting import Ranked
from .refine import quotation_type, refined
from .unattributed import continued, free, speaker
from .windows import windows

SPEAKER_BY_PLACE = 0.6
"""Confidence of a quotation whose speaker is only told by a dash, a colon or the paragraph."""

SPEAKER_UNKNOWN = 0.3
"""Confidence of a quotation whose speaker is not found."""


class Extractor:
    """Finds who is said to say what.

    Holds the network; make one and use it for many documents. `cut` is the least confidence that
    an attribution must have; the default is the point with the best balance on held-out articles.
    """

    def __init__(self, *, encoder: Encoder | None = None, cut: float | None = None) -> None:
        self.encoder = Encoder() if encoder is None else encoder
        self._coefficients = coefficients_of(self.encoder.confidence)
        self.cut: float = self.encoder.confidence["cut"] if cut is None else cut

    def extract(self, document: Document) -> tuple[Attribution, ...]:
        """The attributions of `document`, in order of the text; parents are indices into the result."""
        text = document.text
        found = quotations(text)
        flat = nesting.arranged(self.ranked(text, found))
        nested = self._nested(text, found, flat)
        everything = nesting.arranged(
            [r._replace(candidate=_continued(r.candidate, text, found)) for r in flat] + nested
        )
        return _attributions(document, everything, found)

    def ranked(self, text: str, found: list[Quotation], *, spans: list[Span] | None = None) -> list[Ranked]:
        """The candidates of `text` (or of its `spans`) that reach the cut, as the network has them."""
        kept = []
        for window in windows(text, self.encoder.tokenizer, found=found, spans=spans, size=self.encoder.size):
            for candidate in decode(window, *self.encoder.scores(window)):
                if not window.own[0] <= candidate.cue[0] < window.own[1]:
                    continue
                clean = refined(candidate, text, found)
                if clean is None:
                    continue
                sure = confidence(clean, self._coefficients)
                if sure >= self.cut:
                    kept.append(Ranked(clean, sure))
        return kept

    def _nested(self, text: str, found: list[Quotation], flat: list[Ranked]) -> list[Ranked]:
        """What a second reading finds inside the contents of the first."""
        spans = [s for r in flat for s in nesting.worth_reading_again(text, r.candidate.content)]
        if not spans:
            return []
        inner, shown = nesting.seen_from_inside(found, sorted(set(spans)))
        taken = [r.candidate.cue for r in flat]
        return [r for r in self.ranked(text, inner, spans=_apart(shown))
                if not any(a < r.candidate.cue[1] and r.candidate.cue[0] < b for a, b in taken)]  # fmt: skip


def _apart(spans: list[Span]) -> list[Span]:
    """Spans in order without those that begin inside the one before."""
    result: list[Span] = []
    for span in sorted(spans):
        if not result or span[0] >= result[-1][1]:
            result.append(span)
    return result


def _continued(candidate: Candidate, text: str, found: list[Quotation]) -> Candidate:
    return candidate._replace(content=continued(candidate.content, text, found))


def _attributions(document: Document, ranked: list[Ranked], found: list[Quotation]) -> tuple[Attribution, ...]:
    """Records of all that was found: the posts first, then the rest, numbered in order of the text."""
    text = document.text
    made: list[tuple[Span, Attribution]] = []
    for number, post in enumerate(document.posts):
        signature = () if post.signature is None else (post.signature,)
        made.append((post.body, Attribution(source=signature, cue=(), content=(post.body,), quotation="direct",
                                            confidence=1.0, post=number)))  # fmt: skip
    taken = [span for _, a in made for span in a.content]
    for r in ranked:
        c = r.candidate
        made.append((min(c.cue, *c.content, *c.source),
                     Attribution(source=c.source, cue=(c.cue,), content=c.content,
                                 quotation=quotation_type(c.content, text, found), confidence=round(r.confidence, 4))))  # fmt: skip
        taken += c.content
    attributed: list[tuple[Spans, Spans]] = [(a.content, a.source) for _, a in made]
    for q in free(text, found, taken):
        source = speaker(text, q, attributed)
        sure = SPEAKER_BY_PLACE if source else SPEAKER_UNKNOWN
        spans = continued(((q.start, q.end),), text, found)
        if any(a <= q.start and q.end <= b for _, m in made for a, b in m.content):
            continue  # the quotation before it goes on here
        made.append(((q.start, q.end), Attribution(source=source, cue=(), content=spans, quotation="direct",
                                                   confidence=sure)))  # fmt: skip
    made.sort(key=lambda item: (item[0], item[1].cue, item[1].content))
    ordered = [a for _, a in made]
    return tuple(msgspec.structs.replace(a, parent=nesting.holder(i, ordered)) for i, a in enumerate(ordered))
