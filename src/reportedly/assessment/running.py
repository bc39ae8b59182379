"""What is running: the occasion on which a speaker goes on, from sentence to sentence and paragraph to paragraph.

An occasion that is named once holds for its speaker until the article turns to another one, or to another time. One
that the article only looks back on ("in March she told Meridian") holds for what plainly goes on from it, and then the
one before it runs on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from ..statement import Medium
from .lexicon import words
from .occasion import Occasion
from .passage import Passage
from .scenes import Scene
from .turns import Turns, is_another_time, is_said

FIRST_PARAGRAPHS = 4
_SHARED: frozenset[Medium] = frozenset({"debate", "interview", "broadcast"})
"""Where one speaks with another, and who is asked answers there."""
_TALKS: frozenset[Medium] = frozenset({"interview", "broadcast"})
_NEAR = 2
_QUIET = 8
"""Paragraphs after which nobody joins an event any more of which nothing was told since."""
_ASKING = frozenset({"asked", "asks", "asking", "pressed", "interjected", "replied", "responded", "answered"})


class _Standing(NamedTuple):
    """An occasion that a speaker was on, last in turn `at` or in a scene that ends before paragraph `paragraph`."""

    occasion: Occasion
    at: int | None
    paragraph: int
    days: frozenset[str]
    is_open: bool
    """Somebody spoke there, so that others may join in."""


class Running:
    """The running occasion of each speaker, fed with turns in the order of the text."""

    def __init__(self, turns: Turns, scenes: Sequence[Scene]) -> None:
        self._turns = turns
        self._scenes = list(reversed(scenes))
        self._of: dict[frozenset[str], _Standing] = {}
        self._past: dict[frozenset[str], _Standing] = {}
        self._stage: _Standing | None = None
        self._there: set[str] = set()
        self._unnamed_guest: int | None = None  # the paragraph of an interview that names but who asks

    def candidates(self, at: int) -> Iterator[Occasion]:
        """The occasions that turn `at` may stand on, the likeliest first."""
        turns = self._turns
        passage, taker = turns.story[at], turns.taker[at]
        self._read_scenes(passage)
        number = turns.paragraph(passage.anchor)
        past = self._past.get(taker)
        if past is not None and past.at is not None and turns.go_on(past.at, at):
            yield past.occasion
        tells = turns.tells_then(at)
        days = days_of(passage)
        if self._is_the_guest(taker, number, passage) and self._stage is not None:
            yield self._stage.occasion
        standing = self._of.get(taker)
        if standing is not None and may_be_one(standing.days, days) and self._goes_on(standing, at, tells=tells):
            yield standing.occasion
        stage = self._stage
        if stage is None or number - stage.paragraph > _QUIET or not may_be_one(stage.days, days):
            return
        if tells and is_said(passage) and self._joins(taker, passage, stage):
            yield stage.occasion

    def way(self, at: int) -> Occasion | None:
        """The talk that is going on where turn `at` tells of one, without saying with whom."""
        stage, passage = self._stage, self._turns.story[at]
        near = stage is not None and self._turns.paragraph(passage.anchor) - stage.paragraph <= _NEAR
        return stage.occasion if stage is not None and near and stage.occasion.medium in _TALKS else None

    def _is_the_guest(self, taker: frozenset[str], number: int, passage: Passage) -> bool:
        """Is it who speaks next after an interview of which only the outlet or who asks was named?"""
        guest = self._unnamed_guest
        if guest is None or not is_said(passage):
            return False
        self._unnamed_guest = None
        hosts = {hop.entity for hop in self._stage.occasion.chain} if self._stage is not None else set()
        return number - guest <= 1 and taker.isdisjoint(hosts)

    def _goes_on(self, standing: _Standing, at: int, *, tells: bool) -> bool:
        if standing.at is not None:
            return self._turns.resume(standing.at, at)
        return tells and is_said(self._turns.story[at])

    def add(self, at: int, occasion: Occasion, *, stated: bool) -> None:
        """Turn `at` was taken on that occasion; `stated`: its own sentence says so."""
        turns = self._turns
        passage, taker = turns.story[at], turns.taker[at]
        number = turns.paragraph(passage.anchor)
        known = self._of.get(taker)
        if known is not None and known.at is not None and turns.is_aside(known.at, at):
            return
        is_past = stated and number >= FIRST_PARAGRAPHS and is_another_time(passage)
        standing = _Standing(occasion, at, number, days_of(passage) if stated else frozenset(), stated)
        if is_past:
            self._past[taker] = standing
            return
        self._past.pop(taker, None)
        if occasion.medium == "unknown" and known is not None and known.occasion.medium != "unknown":
            return
        if not stated and known is not None:
            standing = standing._replace(days=known.days)
        self._of[taker] = standing
        if all(entity.type == "document" for entity in passage.speakers):
            self._of.update(dict.fromkeys(_authors(passage), standing))
        if occasion.medium in _SHARED and stated:
            self._open(standing, {mention.entity.id for mention in passage.article.mentions_in(passage.frame)} | taker)
        elif self._stage is not None and occasion.medium == self._stage.occasion.medium:
            self._stage = self._stage._replace(paragraph=number)
            self._there |= taker

    def _open(self, standing: _Standing, there: Collection[str]) -> None:
        same = self._stage is not None and self._stage.occasion.medium == standing.occasion.medium
        if same and self._stage is not None and not standing.occasion.chain:
            standing = standing._replace(occasion=self._stage.occasion, is_open=standing.is_open or self._stage.is_open)
        if same:
            self._there.update(there)
        else:
            self._there = set(there)
        self._stage = standing

    def _read_scenes(self, passage: Passage) -> None:
        """Take in the scenes that are named up to the sentence of `passage`."""
        article = passage.article
        while self._scenes and self._scenes[-1].span[0] <= passage.sentence[0]:
            scene = self._scenes.pop()
            number = self._turns.paragraph(scene.span[0])
            is_past = number >= FIRST_PARAGRAPHS and bool(article.hits("time", (scene.span,), "vague", "month"))
            if is_past:
                continue
            days = frozenset(article.words[hit.first][:3] for hit in article.hits("time", (scene.span,), "weekday"))
            standing = _Standing(scene.occasion, None, number, days, False)
            for entity in scene.present:
                self._of[frozenset({entity})] = standing
            if scene.occasion.medium in _SHARED:
                self._open(standing, scene.present)
            if scene.occasion.medium in _TALKS:
                hosts = {hop.entity for hop in scene.occasion.chain}
                self._unnamed_guest = None if scene.present - hosts else number

    def _joins(self, taker: frozenset[str], passage: Passage, stage: _Standing) -> bool:
        """Is the speaker one of those who were there, or, in a debate, anybody who speaks next?"""
        if not taker <= self._there and not (stage.occasion.medium == "debate" and stage.is_open):
            hosts = {hop.entity for hop in stage.occasion.chain if hop.entity}
            roles = {word for entity in passage.speakers for role in entity.roles for word in role.lower().split()}
            presses = bool(words("listeners", "press_roles") & roles)
            asks = bool(_ASKING.intersection(passage.article.words_in(passage.attribution.cue)))
            return bool(taker & hosts) or (presses and asks)
        return all(entity.type in ("person", "unnamed_person") for entity in passage.speakers)


def _authors(passage: Passage) -> list[frozenset[str]]:
    """ "An article by Ann Roe said": who speaks in it."""
    named = passage.article.mentions_in(passage.attribution.source)
    return [frozenset({mention.entity.id}) for mention in named if mention.entity.type == "person"]


def days_of(passage: Passage) -> frozenset[str]:
    """The days of the week on which it was said, by their first letters."""
    article = passage.article
    hits = article.hits("time", (*passage.frame, *passage.attribution.cue), "weekday")
    return frozenset(article.words[hit.first][:3] for hit in hits if not article.is_quoted(hit.start))


def may_be_one(before: frozenset[str], days: frozenset[str]) -> bool:
    """Can these days be those of one occasion?"""
    return not before or not days or not before.isdisjoint(days)
