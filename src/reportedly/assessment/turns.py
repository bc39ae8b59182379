"""Turns: who goes on speaking from one passage to the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from ..entity import Entity
from .kind import is_speaking
from .lexicon import words
from .passage import Passage
from .spans import inside

_RELAYING = frozenset({"outlet", "document"})
_PERFECT = frozenset({"has", "have", "had"})
_SAYING = frozenset({"neutral", "saying", "spoken", "question", "going_on", "continuation", "aloud"})
_BESIDE = 5
"""Words between a time and the cue or the start of the sentence."""
_FEW = 4
"""Stretches."""
_REACH = 2000
"""Code points before a passage in which the bracket is looked for that it stands in."""


class Turns:
    """Those passages of a story that have speakers and are no posts, as turns at speaking.

    `order` holds their indices by their place in the text; `taker` names who takes the turn of each: its
    speakers, or those of the turn before where these words only name them anew.
    """

    def __init__(self, story: Sequence[Passage], inner: Mapping[int | None, Sequence[Passage]]) -> None:
        self.story = story
        carrying = (at for at, passage in enumerate(story) if passage.speakers and not passage.is_post)
        self.order = sorted(carrying, key=lambda at: story[at].extent)
        self.taker = _takers(story, self.order)
        blocks = story[0].article.blocks if story else ()
        self._paragraphs = {block.start: number for number, block in enumerate(blocks)}
        self._stretch = self._stretches(inner)

    def _stretches(self, inner: Mapping[int | None, Sequence[Passage]]) -> dict[int, int]:
        """The number of the stretch without another speaker that each turn stands in. What is said inside
        another's words is no turn of its own, but what an outlet or a document only passes on is."""
        story = self.story
        relays = {at for at in self.order if any(entity.type in _RELAYING for entity in story[at].speakers)}
        numbers: dict[int, int] = {}
        number, speaking = 0, frozenset[str]()
        for at in self.order:
            parent = story[at].attribution.parent
            outermost = (parent is None or parent in relays) and not (at in relays and at in inner)
            outermost = outermost and not self._is_by_the_way(at)
            if outermost and self.taker[at] != speaking:
                number, speaking = number + 1, self.taker[at]
            numbers[at] = number
        return numbers

    def _is_by_the_way(self, at: int) -> bool:
        """ "..., as some had claimed, ...", "empower the board to name ...": no turn at speaking."""
        passage = self.story[at]
        article, attribution = passage.article, passage.attribution
        if not is_speaking(passage) or article.words_in(attribution.cue)[:1] == ["to"]:
            return True
        head = article.word_range(attribution.source[0]).start if attribution.source else 0
        return head > 0 and article.words[head - 1] == "as" and article.starts[head - 1] > passage.sentence[0]

    def paragraph(self, start: int) -> int:
        """The number of the paragraph in which the text stands at `start`."""
        return self._paragraphs.get(self.story[0].article.block_at(start).start, 0)

    def resume(self, before: int, at: int) -> bool:
        """Does the speaker of turn `before` say more of the same occasion in turn `at`? However far on that stands,
        with no more than a few turns of others between, where it tells of no other time."""
        if self._stretch[at] - self._stretch[before] > _FEW or self.is_aside(before, at):
            return False
        if self.story[before].sentence == self.story[at].sentence:
            return not is_perfect(self.story[at])
        near = self._stretch[at] == self._stretch[before] and is_near(self.story[before], self.story[at])
        return self.tells_then(at) and (near or is_said(self.story[at]))

    def tells_then(self, at: int) -> bool:
        """Does turn `at` tell of something said once, and at no other time than what was told of before?"""
        passage = self.story[at]
        return is_speaking(passage) and not (is_perfect(passage) or is_another_time(passage))

    def go_on(self, before: int, at: int) -> bool:
        """The same, but in the next paragraph only without another speaker between."""
        same_paragraph = self.story[before].block.start == self.story[at].block.start
        return (same_paragraph or self._stretch[before] == self._stretch[at]) and self.resume(before, at)

    def quotes_itself(self, at: int) -> bool:
        """ "“As I have always said, it is shut,” said Roe": is it told in the speaker's own words?"""
        parent = self.story[at].attribution.parent
        return parent is not None and self.taker.get(parent) == self.taker[at]

    def is_aside(self, before: int, at: int) -> bool:
        """ "... (Police later said he is 3.)": brackets that open after turn `before` tell of another occasion."""
        earlier, later = self.story[before], self.story[at]
        text, start = later.article.text, later.extent[0]
        begin = max(earlier.extent[1], start - _REACH)
        return text.rfind("(", begin, start) > text.rfind(")", begin, start)


def is_near(before: Passage, passage: Passage) -> bool:
    """Does `passage` stand in the same paragraph as `before` or in the next?"""
    last = passage.article.block_at(passage.block.start - 1).start
    return before.block.start in (passage.block.start, last)


def is_perfect(passage: Passage) -> bool:
    """ "She has called", "had called": at another time or at no one time, not on the occasion told of before."""
    article, cue = passage.article, passage.attribution.cue
    if not cue:
        return False
    within = article.word_range(cue[0])
    return not _PERFECT.isdisjoint(article.words[max(0, within.start - 1) : within.stop])


def is_another_time(passage: Passage) -> bool:
    """ "Last month Roe said", "in 2014 she said": at another time than what was told of before?"""
    article, source = passage.article, passage.attribution.source
    cue = passage.attribution.cue or source
    within = article.word_range((cue[0][0], cue[-1][1])) if cue else range(0)
    opening = article.word_range(passage.sentence).start
    return any(
        not article.is_quoted(hit.start)
        and not inside(hit.start, source)
        and opening <= hit.first < within.stop + _BESIDE
        for hit in article.hits("time", (*passage.frame, *passage.attribution.cue), "vague", "month")
    )


def is_said(passage: Passage) -> bool:
    """Are these words said, as far as the cue tells: not backed, opposed or planned, nor left unsaid?"""
    article, cue = passage.article, passage.attribution.cue
    labels = {hit.label for hit in article.hits("cues", cue)}
    if "negated" in labels:
        return False
    return not cue or passage.attribution.quotation != "indirect" or bool(labels & _SAYING)


def _takers(story: Sequence[Passage], order: Sequence[int]) -> dict[int, frozenset[str]]:
    takers = {at: frozenset(entity.id for entity in story[at].speakers) for at in order}
    surnames: dict[frozenset[str], frozenset[str]] = {}
    for last, at in pairwise(order):
        before, passage = story[last], story[at]
        if len(before.speakers) == len(passage.speakers) == 1 and is_near(before, passage):
            if _is_whoever_spoke(before.speakers[0], passage):
                takers[at] = takers[last]
            elif _is_surname(before.speakers[0], passage.speakers[0]):
                surnames.setdefault(takers[at], takers[last])
        takers[at] = surnames.get(takers[at], takers[at])
    return takers


def _is_surname(before: Entity, entity: Entity) -> bool:
    """ "Ann Roe said ... Roe said": one person, where resolution saw two."""
    return before.type == entity.type == "person" and before.name.split()[1:][-1:] == [entity.name]


def _is_whoever_spoke(before: Entity, passage: Passage) -> bool:
    """ "The guard said ... The man also said": a description that only points back to `before`."""
    article, (entity,) = passage.article, passage.speakers
    if entity.type != "unnamed_person" or before.type not in ("person", "unnamed_person"):
        return False
    named = article.words_in(passage.attribution.source)
    goes_on = words("cues", "going_on").intersection(article.words_in(passage.attribution.cue))
    if not goes_on or named[:1] != ["the"]:
        return False
    is_new = bool(entity.mentions) and entity.mentions[0][0] >= passage.extent[0]
    return is_new or (len(named) == 2 and named[1] in words("sources", "whoever"))
