"""Words passed on: whose they are where a paper quotes somebody, a spokesman speaks for a body, a post is told of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from rapidfuzz import fuzz

from .._typing import Span, Spans
from ..document import Document
from ..statement import Attribution
from . import lexicon
from .names import fold

_QUOTED = re.compile(
    r"(?:quot(?:ed|es|ing)|cit(?:ed|es|ing)) (?P<who>[^,.;:“”\"\n]{2,80}?) as (?:having (?:said|told|written)|saying|"
    r"telling|writing|stating|adding|declaring|describing|calling|warning|claiming)\b"
)
_SPEAKS_FOR = re.compile(
    r"\b(?:spokes(?:man|woman|person|people|men|women)|representatives?) (?:for|of) (?P<whom>[^,]{2,80})"
)
_LEAST = 40
"""Characters that a content and a post must have for their likeness to tell anything."""
_ALIKE = 90.0
_MOST = 600
_MOST_POSTS = 100


def quoted_one(text: str, attribution: Attribution) -> Span | None:
    """Who is quoted in "the newspaper quoted him as saying", however much of that was taken for the cue.

    >>> said = Attribution(source=((0, 9),), cue=((10, 16),), content=(), quotation="indirect", confidence=1.0)
    >>> quoted_one("The paper quoted Ann Roe as saying so.", said)
    (17, 24)
    """
    if not attribution.cue or not attribution.source:
        return None
    found = _QUOTED.match(text, attribution.cue[0][0])
    return None if found is None else found.span("who")


def spoken_for(text: str, attribution: Attribution, outer: Attribution | None) -> Span | None:
    """The body that "it" is in what "a spokeswoman for the force" says."""
    if outer is None or [fold(text[slice(*span)]).strip() for span in attribution.source] not in (["it"], ["they"]):
        return None
    for span in outer.source:
        found = _SPEAKS_FOR.search(text, *span)
        if found is not None:
            return found.span("whom")
    return None


def beside_cue(attribution: Attribution, sentences: Sequence[int]) -> Spans:
    """Of a source in pieces those alone that stand in the cue's sentence, where any does; `sentences` are the starts
    of all sentences."""
    if len(attribution.source) < 2 or not attribution.cue:
        return attribution.source
    here = bisect_right(sentences, attribution.cue[0][0])
    near = tuple(span for span in attribution.source if bisect_right(sentences, span[0]) == here)
    return near or attribution.source


def posted(document: Document, attribution: Attribution) -> int | None:
    """The post that has the words of an attribution, where the article also shows it: the same place, or as much."""
    for number, post in enumerate(document.posts[:_MOST_POSTS]):
        begin, stop = post.body
        if attribution.content and all(begin <= start and end <= stop for start, end in attribution.content):
            return number
    said = " ".join(fold(document.text[slice(*span)]) for span in attribution.content)[:_MOST]
    if len(said) < _LEAST or attribution.quotation != "direct":
        return None
    for number, post in enumerate(document.posts[:_MOST_POSTS]):
        body = fold(document.text[slice(*post.body)])[:_MOST]
        if len(body) >= _LEAST and fuzz.partial_ratio(said, body) >= _ALIKE:
            return number
    return None


def hangs_on(text: str, attribution: Attribution) -> bool:
    """Does a participle behind a comma ("..., saying") stand apart from an unnamed thing taken for its source?"""
    if not attribution.cue or not attribution.source:
        return False
    at, (start, end) = attribution.cue[0][0], attribution.source[-1]
    words = text[slice(*attribution.cue[0])].split()
    first = text[start:end].split()
    return (
        bool(words and first)
        and words[0].rstrip(":,").endswith("ing")
        and text[max(0, at - 2) : at] == ", "
        and end < at - 2
        and fold(first[0]) in lexicon.grammar("articles") - {"the"}
        and text[start].islower()
    )
