"""Names in headlines, where every word has a capital: those that the story itself tells."""

from __future__ import annotations

from bisect import bisect_left

from .._typing import Span
from . import forms, lexicon
from .cast import Cast
from .kinds import Name
from .names import Token


def name_headlines(cast: Cast, found: list[Name], spoken: list[Span]) -> None:
    """In a headline only names that the story itself tells are names, plain full ones, and sources."""
    for name in found:
        tokens = name.tokens
        at = 0
        while at < len(tokens):
            at += _source(cast, tokens, at, spoken) or _name(cast, tokens, at)


def _source(cast: Cast, tokens: tuple[Token, ...], at: int, spoken: list[Span]) -> int:
    """How many words from here are a source that is nothing but a name, 0 where they are none."""
    low = bisect_left(spoken, (tokens[at].start, 0))
    if low >= len(spoken) or spoken[low][0] != tokens[at].start:
        return 0
    part = tuple(token for token in tokens[at:] if token.end <= spoken[low][1])
    if not 0 < len(part) < 4 or spoken[low][1] - part[-1].end > 2 or cast.known(tuple(t.low for t in part)):
        return 0
    if any(
        t.low in lexicon.words()
        or t.low in lexicon.nouns().kinds
        or t.low in lexicon.bodies().peoples
        or t.low in lexicon.bodies().places
        or t.low in cast.common_words()
        or t.low.removesuffix("s") in lexicon.bodies().peoples
        for t in part
    ):
        return 0
    start, end = part[0].start, part[-1].end
    figure = cast.new_person(cast.text[start:end], tuple(token.low for token in part))
    cast.mark(start, end, figure)
    return len(part)


def _name(cast: Cast, tokens: tuple[Token, ...], at: int) -> int:
    """How many words from here are taken as a name, or passed over."""
    text = cast.text
    for length in (3, 2, 1):
        part = tokens[at : at + length]
        if len(part) < length:
            continue
        key = tuple(token.low for token in part)
        figure = cast.known(key)
        if figure is not None:
            start, end = part[0].start, part[-1].end
            cast.mark(start, end, figure)
            return length
    pair = tokens[at : at + 2]
    if len(pair) == 2 and forms.plain_full_name(pair[0].low, pair[1].low):
        start, end = pair[0].start, pair[1].end
        figure = cast.new_person(text[start:end], (pair[0].low, pair[1].low))
        cast.mark(start, end, figure)
        return 2
    return 1
