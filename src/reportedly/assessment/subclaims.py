"""What a long quotation or a post says besides its main point.

A post that reports something may also foretell, promise or ask something else. Such a clause
becomes a statement of its own, the post's being its parent, so that it is not lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from .._typing import Span, Spans
from ..statement import Attribution, Kind
from .appearances import Printing
from .article import Article
from .clauses import clauses
from .kind import clause_kind

_KINDS: frozenset[Kind] = frozenset({"forecast", "intention", "question", "open_question"})
_AT_MOST = 2
_LEAST_WORDS = 4
_OPENING_WORDS = 4
_LEAST_SENTENCES = 3
_SAME = 85.0


class Subclaim(NamedTuple):
    """A clause of another kind than the statement around it, at each place where it is printed."""

    kind: Kind
    printings: tuple[Attribution, ...]
    appearances: Spans


def subclaims(article: Article, group: Sequence[Printing], main: Kind) -> list[Subclaim]:
    """The clauses of a post, or sentences of a long direct quotation, whose kind is not `main`."""
    first = group[0]
    attribution = first.attribution
    is_post = any(passage.is_post for printing in group for passage in printing.passages)
    if not is_post and attribution.quotation != "direct":
        return []
    pieces = _pieces(article, attribution, by_clause=is_post)
    if len(pieces) < (2 if is_post else _LEAST_SENTENCES):
        return []
    found: list[Subclaim] = []
    seen: set[Kind] = {main}
    for piece in pieces:
        kind = clause_kind(article, piece, quoted=True)
        if kind not in _KINDS or kind in seen or len(article.word_range(piece)) < _LEAST_WORDS:
            continue
        if not is_post and not _opens_so(article, piece, kind):
            continue
        seen.add(kind)
        found.append(_subclaim(article, group, piece, kind))
        if len(found) == _AT_MOST:
            break
    return found


def _opens_so(article: Article, piece: Span, kind: Kind) -> bool:
    """In a quotation only a sentence that is of its kind from its first words on counts."""
    first = article.word_range(piece).start
    if kind == "forecast":
        return any(hit.first - first <= _OPENING_WORDS for hit in article.hits("content", (piece,), "future"))
    return kind in ("question", "open_question")


def _pieces(article: Article, attribution: Attribution, *, by_clause: bool) -> list[Span]:
    found: list[Span] = []
    for span in attribution.content:
        for start, end in article.sentences_in(span):
            sentence = (max(start, span[0]), min(end, span[1]))
            found.extend(clauses(article.text, sentence) if by_clause else clauses(article.text, sentence)[:1])
    return found


def _subclaim(article: Article, group: Sequence[Printing], piece: Span, kind: Kind) -> Subclaim:
    places: list[tuple[Printing, Span]] = [(group[0], piece)]
    for printing in group[1:]:
        span = find_again(article, piece, printing.attribution.content)
        if span is not None:
            places.append((printing, span))
    attributions = tuple(
        Attribution(
            source=printing.attribution.source,
            cue=printing.attribution.cue,
            content=(span,),
            quotation=printing.attribution.quotation,
            confidence=printing.attribution.confidence,
        )
        for printing, span in places
    )
    return Subclaim(kind, attributions, tuple(span for _, span in places))


def find_again(article: Article, piece: Span, spans: Spans) -> Span | None:
    """Where the words of `piece` stand again within `spans`, but for small differences of printing."""
    wanted = " ".join(article.words_in((piece,)))
    indices = [at for span in spans for at in article.word_range(span)]
    joined, offsets = "", []
    for at in indices:
        offsets.append(len(joined))
        joined += article.words[at] + " "
    aligned = fuzz.partial_ratio_alignment(wanted, joined, score_cutoff=_SAME)
    if aligned is None or not indices:
        return None
    inside = [n for n, offset in enumerate(offsets) if aligned.dest_start - 2 <= offset < aligned.dest_end - 1]
    if not inside:
        return None
    return (article.starts[indices[inside[0]]], article.ends[indices[inside[-1]]])
