"""Two excerpts of what somebody said: each has sentences that the other never meant to give.

One story quotes the first and the second sentence, another the first and the fifth. Nobody altered
anything, so whole sentences without a counterpart are no change of words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from .align import Alignment, Match
from .differences import Step
from .grammar import is_content, is_small
from .printed import Wording

_ANSWERED = 0.34
"""Share of a sentence's content words from which it has a counterpart."""
_RUN = 4
"""Words in a row that are no chance."""
_FRAGMENT = 2
_FEW = 3
"""Content words, or words with one among them, from which a fragment that stands whole in a longer sentence is no
chance."""


def without_strays(alignment: Alignment, mine: Wording, theirs: Wording) -> Alignment:
    """`alignment` without the matches of sentences, on either side, that have no counterpart but for a word or two."""
    both = sorted((*alignment.kept, *alignment.moved))
    both = _answered(both, mine, theirs, story=True)
    stands = set(_answered(both, theirs, mine, story=False))
    moved = tuple(match for match in alignment.moved if match in stands)
    return Alignment(tuple(sorted(stands.difference(moved))), moved)


class Counted(NamedTuple):
    """The steps that tell of the wording, and those beyond an end that tell only whether it is the same sentence."""

    steps: list[Step]
    beyond: list[Step]


def within(found: Sequence[Step], mine: Wording, theirs: Wording) -> Counted:
    """The steps that tell of the wording: none for what one of the two gives beyond the ends of the other.

    Where all that the other could have of a sentence stands in it, it was only cut short. Where not even that does, the
    words beyond its end say that it may be another sentence.
    """
    counted = Counted([], [])
    starts = {begin for begin, _ in mine.sentences} | {len(mine.forms)}
    others = {begin for begin, _ in theirs.sentences} | {len(theirs.forms)}
    for place, step in enumerate(found):
        first, last = place == 0, place == len(found) - 1
        if step.op not in {"added", "replaced"}:
            counted.steps.append(step)
            continue
        if first or last:
            step = _without_sentences(step, mine, first=first)
        whole = step.story[0] in starts and step.story[1] in starts
        beyond = step.op == "added" and (
            (first and step.document[0] == 0) or (last and step.document[1] == len(theirs.forms))
        )
        if whole and (first or last):
            continue
        if beyond:
            if not _cut_short(found, step, mine):
                counted.beyond.append(step)
            continue
        if whole and step.document[0] in others and step.document[1] in others:  # one left out what the other gives
            step = Step("dropped", (step.story[0], step.story[0]), step.document)
        elif first and theirs.elides(step.document[1]):  # the other takes up what was said after the first words
            step = Step("added", step.story, (step.document[1], step.document[1]))
        elif last and theirs.elides(step.document[0]):
            step = Step("added", step.story, (step.document[0], step.document[0]))
        counted.steps.append(step)
    return counted


def _without_sentences(step: Step, mine: Wording, *, first: bool) -> Step:
    """The step at an end without the whole sentences beyond a small word that joins on: "Ask them. So it closed"."""
    begin, end = step.story
    inner = [start for start, _ in mine.sentences if begin < start < end]
    if not inner:
        return step
    rest = (inner[-1], end) if first else (begin, inner[0])
    if not is_small(mine.forms[slice(*rest)]):
        return step
    at = step.document[1] if first else step.document[0]
    return Step("added", rest, (at, at))


def _cut_short(found: Sequence[Step], end: Step, mine: Wording) -> bool:
    """Whether all of a sentence stands in the other but for its beginning or end, at `end`."""
    at = end.story[0] if end.story[0] else max(end.story[1] - 1, 0)
    begin, stop = next((sentence for sentence in mine.sentences if sentence[0] <= at < sentence[1]), (0, 0))
    for step in found:
        new = step is not end and step.op in {"added", "replaced"}
        if new and any(is_content(mine.forms[at]) for at in range(max(begin, step.story[0]), min(stop, step.story[1]))):
            return False
    return True


def _answered(matches: Sequence[Match], wording: Wording, other: Wording, *, story: bool) -> list[Match]:
    """The matches, cut to those sentences of `wording` in which enough is matched."""
    taken = [False] * len(wording.forms)
    for match in matches:
        at = match.story if story else match.document
        taken[at : at + match.size] = [True] * match.size
    holding = _holding(matches, wording, other, story=story)
    if not story:  # what is left of the story's sentences has a counterpart
        holding |= _going_on(matches, wording)
    for number, (begin, end) in enumerate(wording.sentences):
        contents = [at for at in range(begin, end) if is_content(wording.forms[at])]
        matched = sum(taken[at] for at in contents)
        if number in holding or not contents or matched >= _ANSWERED * len(contents) or _edge(begin, end, taken):
            continue
        taken[begin:end] = [False] * (end - begin)
    return [part for match in matches for part in _cut(match, taken, match.story if story else match.document)]


def _holding(matches: Sequence[Match], wording: Wording, other: Wording, *, story: bool) -> set[int]:
    """The sentences of `wording`, however long, in which a fragment that the other quotes stands whole."""
    own, their = wording.numbers, other.numbers
    shared: Counter[tuple[int, int]] = Counter()
    for match in matches:
        at, place = (match.story, match.document) if story else (match.document, match.story)
        shared.update((own[at + shift], their[place + shift]) for shift in range(match.size))
    found = set()
    for (here, there), count in shared.items():
        begin, end = other.sentences[there]
        contents = sum(map(is_content, other.forms[begin:end]))
        alone = len(other.sentences) == 1 or not other.gaps.isdisjoint((begin, end))
        if count == end - begin and contents and (alone or contents >= _FRAGMENT or count >= _FEW):
            found.add(here)
    return found


def _going_on(matches: Sequence[Match], wording: Wording) -> set[int]:
    """The sentences of the document into which a run goes on that holds some words, or all, of the one beside it."""
    found: set[int] = set()
    for match in matches:
        stop = match.document + match.size
        touched = range(wording.numbers[match.document], wording.numbers[stop - 1] + 1)
        for number in touched if len(touched) > 1 else ():
            begin, end = wording.sentences[number]
            if min(end, stop) - max(begin, match.document) >= min(_RUN, end - begin):
                found.update(touched)
                break
    return found


def _edge(begin: int, end: int, taken: Sequence[bool]) -> bool:
    """A run of some words that goes on from the sentence before or into the next is no stray."""
    return any(all(taken[at : at + _RUN]) for at in range(begin, max(begin + 1, end - _RUN + 1)))


def _cut(match: Match, taken: Sequence[bool], at: int) -> list[Match]:
    parts: list[Match] = []
    for shift in range(match.size):
        if not taken[at + shift]:
            continue
        if parts and parts[-1].story + parts[-1].size == match.story + shift:
            parts[-1] = parts[-1]._replace(size=parts[-1].size + 1)
        else:
            parts.append(Match(match.story + shift, match.document + shift, 1))
    return parts
