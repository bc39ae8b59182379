"""One attribution in its place: the sentence around it, its frame, its speakers."""

from __future__ import annotations

from collections.abc import Sequence

from .._typing import Span, Spans
from ..document import Block
from ..entity import Entity
from ..resolution.record import Resolution
from ..statement import Attribution
from .article import Article
from .spans import inside, overlaps, subtract


class Passage:
    """An attribution with what the article says around it.

    `frame` is what the article itself says of the act of speaking: the sentence of source and cue
    without the content, and without what belongs to another attribution of that sentence. `extent`
    runs from the first to the last span of the attribution.
    """

    def __init__(self, article: Article, index: int, attribution: Attribution, speakers: Sequence[Entity]) -> None:
        self.article = article
        self.index = index
        self.attribution = attribution
        self.speakers = tuple(speakers)
        spans = sorted((*attribution.source, *attribution.cue, *attribution.content))
        self.extent: Span = (spans[0][0], max(end for _, end in spans)) if spans else (0, 0)
        self.anchor = (attribution.cue or attribution.source or attribution.content or ((0, 0),))[0][0]
        self.block: Block = article.block_at(self.anchor)
        self.sentence: Span = _sentence(article, attribution, self.anchor)
        self.frame: Spans = ()

    @property
    def is_post(self) -> bool:
        """Is the content a post's own words?"""
        return self.attribution.post is not None

    def text(self, spans: Spans) -> str:
        """The words of `spans`, with blanks between the pieces."""
        return " ".join(self.article.text[start:end] for start, end in spans)

    def near_cue(self, *, words: int = 3) -> Spans:
        """The cue and the few words of the frame on either side of it."""
        if not self.attribution.cue:
            return ()
        article = self.article
        first = article.word_range(self.attribution.cue[0]).start
        last = article.word_range(self.attribution.cue[-1]).stop
        begin = article.starts[max(0, first - words)] if article.starts else 0
        end = article.ends[min(len(article.ends) - 1, last + words - 1)] if article.ends else 0
        inside = tuple(
            (max(start, begin), min(stop, end)) for start, stop in self.frame if start < end and stop > begin
        )
        return tuple(sorted({*inside, *self.attribution.cue}))


def passages(article: Article, attributions: Sequence[Attribution], resolution: Resolution) -> list[Passage]:
    """Every attribution in its place, with its frame cut free of its neighbours."""
    found = []
    for index, attribution in enumerate(attributions):
        ids = resolution.speakers[index] if index < len(resolution.speakers) else ()
        found.append(Passage(article, index, attribution, [article.entities[i] for i in ids if i in article.entities]))
    by_sentence: dict[Span, list[Passage]] = {}
    for passage in found:
        by_sentence.setdefault(passage.sentence, []).append(passage)
    for members in by_sentence.values():
        members.sort(key=lambda passage: passage.anchor)
        for at, passage in enumerate(members):
            passage.frame = _frame(passage, members[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1])
    return found


_NEIGHBOURS = 40
"""Attributions before and behind, in a sentence, by which a frame is cut; a sentence with more is hardly one."""


def _sentence(article: Article, attribution: Attribution, anchor: int) -> Span:
    """From the start of the first to the end of the last sentence of source and cue, where they stand close; that of
    the cue alone, where it holds a piece of the source."""
    start, end = article.sentence_at(anchor)
    if any(start <= span[0] < end for span in attribution.source):
        return start, end
    for span in attribution.source:
        other = article.sentence_at(span[0])
        if abs(article.sentence_index(span[0]) - article.sentence_index(anchor)) <= 1:
            start, end = min(start, other[0]), max(end, other[1])
    return start, end


def _frame(passage: Passage, neighbours: Sequence[Passage]) -> Spans:
    own = passage.attribution
    start, end = passage.sentence
    own_first = min((s for s, _ in (*own.source, *own.cue)), default=passage.anchor)
    own_last = max((e for _, e in (*own.source, *own.cue)), default=passage.anchor)
    cut: list[Span] = list(own.content)
    for other in neighbours:
        if other is passage or inside(other.anchor, own.content):
            continue
        if inside(passage.anchor, other.attribution.content):
            for piece in other.attribution.content:  # stay within the content that this one stands in
                if piece[0] <= passage.anchor < piece[1]:
                    start, end = max(start, piece[0]), min(end, piece[1])
            continue
        theirs = (*other.attribution.source, *other.attribution.cue, *other.attribution.content)
        for span in theirs:
            if not overlaps(span, own.source) and not overlaps(span, own.cue):
                cut.append(span)
        if other.attribution.cue:
            first, last = other.attribution.cue[0][0], other.attribution.cue[-1][1]
            if first >= own_last:
                end = min(end, first)
            elif last <= own_first:
                start = max(start, last)
    return subtract((start, end), cut)
