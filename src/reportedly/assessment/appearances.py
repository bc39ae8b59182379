"""Appearances: one post printed twice is one statement.

A post that stands embedded and is quoted again (whole, or in pieces around "she tweeted") is one
statement with an appearance for each printing; so is a quotation that a pull quote repeats, and
what stands nested in both printings. Nothing else is ever merged.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec
from rapidfuzz import fuzz

from .._typing import Span, Spans
from ..statement import Attribution
from .article import Article
from .passage import Passage
from .spans import inside

_LEAST_WORDS = 3
_SAME = 88.0


class Printing(NamedTuple):
    """One place where a statement is printed: the attributions there, joined into one."""

    attribution: Attribution
    passages: tuple[Passage, ...]
    appearance: Span


def printings(article: Article, passages: Sequence[Passage]) -> list[list[Printing]]:
    """The statements, each with its printings in order of appearance; every passage stands in exactly one."""
    same = _repetitions(article, passages)
    groups: dict[int, list[Passage]] = {}
    for passage in passages:
        groups.setdefault(same.get(passage.index, passage.index), []).append(passage)
    found = [_printings_of(article, members) for members in groups.values()]
    found.sort(key=lambda group: (group[0].appearance, group[0].passages[0].index))
    return found


def _repetitions(article: Article, passages: Sequence[Passage]) -> dict[int, int]:
    """For each repeating passage the index of the one that it repeats."""
    same: dict[int, int] = {}
    posts = [passage for passage in passages if passage.is_post]
    bodies = {passage.index: _words(passage) for passage in posts}
    for passage in passages:
        if passage.is_post:
            continue
        introduced = _introduced(passage, posts)
        if introduced is not None:
            same[passage.index] = introduced.index
        if introduced is not None or passage.attribution.quotation != "direct":
            continue
        words = _words(passage)
        for index, body in bodies.items():
            if _repeats(words, body) and _may_be_same_speaker(passage, passages[index]):
                same[passage.index] = index
                break
    _repeated_posts(passages, bodies, same, article)
    _pull_quotes(passages, same)
    _nested(passages, same)
    return same


def _introduced(passage: Passage, posts: Sequence[Passage]) -> Passage | None:
    """The post whose own words the content is, where the cue stands before the post ("she has posted:")."""
    for post in posts if passage.attribution.content else ():
        body = post.attribution.content
        outside = not inside(passage.anchor, body) and all(inside(s, body) for s, _ in passage.attribution.content)
        if outside and _may_be_same_speaker(passage, post):
            return post
    return None


def _repeated_posts(
    passages: Sequence[Passage], bodies: dict[int, list[str]], same: dict[int, int], article: Article
) -> None:
    seen: dict[tuple[str | None, str], int] = {}
    for index, body in bodies.items():
        number = passages[index].attribution.post
        handle = article.document.posts[number].handle if number is not None else None
        key = (handle, " ".join(body))
        if body and key in seen:
            same[index] = seen[key]
        else:
            seen[key] = index


def _pull_quotes(passages: Sequence[Passage], same: dict[int, int]) -> None:
    pulled = [p for p in passages if p.block.kind == "pull_quote" and p.index not in same]
    for passage in pulled:
        words = _words(passage)
        holders = [
            (len(_words(other)), other.index)
            for other in passages
            if other.block.kind != "pull_quote"
            and other.index not in same
            and other.attribution.quotation != "indirect"
            and _repeats(words, _words(other))
        ]
        if holders:  # what is quoted within a quotation is closer to the words pulled out than all of it
            same[passage.index] = min(holders)[1]


def _nested(passages: Sequence[Passage], same: dict[int, int]) -> None:
    """What stands in a repetition repeats what stands in the original."""
    inner: dict[int, list[Passage]] = {}
    for passage in passages:
        if passage.attribution.parent is not None:
            inner.setdefault(passage.attribution.parent, []).append(passage)
    for repetition, original in list(same.items()):
        for passage in inner.get(repetition, ()):
            for other in inner.get(original, ()):
                theirs = _words(other)
                if theirs and fuzz.ratio(_words(passage), theirs) >= _SAME:
                    same.setdefault(passage.index, other.index)
                    break


def _words(passage: Passage) -> list[str]:
    return passage.article.words_in(passage.attribution.content)


def _repeats(words: list[str], body: list[str]) -> bool:
    """Are `words` a run of `body`, but for small differences of printing?"""
    if len(words) < _LEAST_WORDS or len(words) > len(body) * 1.2 + 2:
        return False
    known = set(body)
    if sum(word in known for word in words) < 0.8 * len(words):
        return False
    return fuzz.partial_ratio(" ".join(words), " ".join(body)) >= _SAME


def _may_be_same_speaker(passage: Passage, post: Passage) -> bool:
    mine, theirs = {e.id for e in passage.speakers}, {e.id for e in post.speakers}
    return not mine or not theirs or bool(mine & theirs)


def _printings_of(article: Article, members: Sequence[Passage]) -> list[Printing]:
    """One printing for a post, and one for all the pieces of a paragraph."""
    posts = [passage for passage in members if passage.is_post]
    places: dict[tuple[int, int], list[Passage]] = {}
    for passage in sorted(members, key=lambda p: (not p.is_post, p.extent, p.index)):
        post = passage if passage.is_post else _introduced(passage, posts)
        place = (passage.block.start, -1) if post is None else (post.block.start, post.index)
        places.setdefault(place, []).append(passage)
    found = [_printing(article, pieces) for pieces in places.values()]
    found.sort(key=lambda printing: printing.appearance)
    return found


def _printing(article: Article, pieces: list[Passage]) -> Printing:
    post = pieces[0].attribution.post
    if len(pieces) == 1 or post is not None:
        attribution = pieces[0].attribution
    else:
        attribution = msgspec.structs.replace(
            max((p.attribution for p in pieces), key=lambda a: (len(a.cue) > 0, len(a.source) > 0, a.confidence)),
            source=_union(p.attribution.source for p in pieces),
            cue=_union(p.attribution.cue for p in pieces),
            content=_union(p.attribution.content for p in pieces),
        )
    if post is not None:
        found = article.document.posts[post]
        appearance = (found.start, found.end)
    else:
        appearance = (min(p.extent[0] for p in pieces), max(p.extent[1] for p in pieces))
    return Printing(attribution, tuple(pieces), appearance)


def _union(spans: object) -> Spans:
    return tuple(sorted({span for group in spans for span in group}))  # type: ignore[attr-defined]
