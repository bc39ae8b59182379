"""Which words of one text stand in another: runs of equal words, in order, and those that were moved.

Runs that both texts share are found by their pairs of words, the best chain of runs in one order is
kept, and the gaps of the chain are searched again word by word. What repeats without end is capped,
so that the work grows with the length of the texts and not with their product.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from math import log2
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from .grammar import is_content

_MOST_PLACES = 24
"""Places in the document of one pair of words beyond which the pair tells nothing."""
_MOST_RUNS = 300
"""Runs among which the best chain is sought; the longest are kept."""
_MOST_CELLS = 400_000
"""Words times words of a gap beyond which it is not searched word by word."""
_LEAST_MOVED = 3
_MARGIN = 3
_CLOSE = 4
_GAP_COST = 0.5
_MARKED_COST = 0.1

Index = Mapping[tuple[str, str], Sequence[int]]


class Match(NamedTuple):
    """`size` words that stand at `story` in the one list and at `document` in the other."""

    story: int
    document: int
    size: int


class Alignment(NamedTuple):
    """`kept`: the matches in the order of both texts; `moved`: words that the document has elsewhere."""

    kept: tuple[Match, ...]
    moved: tuple[Match, ...] = ()


def index(document: Sequence[str]) -> dict[tuple[str, str], list[int]]:
    """Where each pair of neighbouring words stands, at most a few places of each."""
    places: dict[tuple[str, str], list[int]] = {}
    for at, pair in enumerate(pairwise(document)):
        found = places.setdefault(pair, [])
        if len(found) <= _MOST_PLACES:
            found.append(at)
    return places


def align(
    story: Sequence[str], document: Sequence[str], *, pairs: Index | None = None, gaps: Collection[int] = ()
) -> Alignment:
    """Find the words of `story` in `document`; both are folded forms, as `words` gives them.

    `pairs` is `index(document)`, where many stories are held against one document; `gaps` are the words of the story
    before which something is marked as left out.

    >>> align("we must close the bridge".split(), "i say we must close that old bridge now".split()).kept
    (Match(story=0, document=2, size=3), Match(story=4, document=7, size=1))
    """
    if not story or not document:
        return Alignment(())
    whole = _whole(story, document)
    if whole is not None:
        return Alignment((whole,))
    runs = _runs(story, document, index(document) if pairs is None else pairs)
    chain = _chain(runs, story, gaps)
    if not chain:
        return Alignment(tuple(_between(story, document, 0, len(story), 0, len(document))))
    moved = tuple(_moved(runs, chain, story))
    elsewhere = {at for match in moved for at in _words(match)}
    kept = (match for match in _filled(chain, story, document) if elsewhere.isdisjoint(_words(match)))
    return Alignment(tuple(kept), moved)


def _words(match: Match) -> range:
    """The words of the story in a match."""
    return range(match.story, match.story + match.size)


def _whole(story: Sequence[str], document: Sequence[str]) -> Match | None:
    """The place where all of `story` stands in one run."""
    if len(story) > len(document):
        return None
    # A form holds no white space, so the joined forms match exactly where the words do.
    joined = " ".join(("", *document, ""))
    at = joined.find(" ".join(("", *story, "")))
    return None if at < 0 else Match(0, joined.count(" ", 0, at), len(story))


def _runs(story: Sequence[str], document: Sequence[str], pairs: Index) -> list[Match]:
    """All maximal runs of two words or more, longest first."""
    found: list[Match] = []
    reached: dict[int, int] = {}
    for at in range(len(story) - 1):
        places = pairs.get((story[at], story[at + 1]), ())
        if len(places) > _MOST_PLACES:
            continue
        for place in places:
            if reached.get(place - at, -1) > at:
                continue
            begin, size = at, 2
            while begin and place - at + begin and story[begin - 1] == document[place - at + begin - 1]:
                begin -= 1
                size += 1
            shift = place - at
            while begin + size < len(story) and begin + size + shift < len(document):
                if story[begin + size] != document[begin + size + shift]:
                    break
                size += 1
            reached[shift] = begin + size
            found.append(Match(begin, begin + shift, size))
    found.sort(key=lambda run: (-run.size, run.story, run.document))
    return found


def _weight(story: Sequence[str], begin: int, end: int) -> float:
    return sum(1.0 if is_content(form) else 0.4 for form in story[begin:end])


def _chain(runs: Sequence[Match], story: Sequence[str], gaps: Collection[int]) -> list[Match]:
    """The heaviest chain of runs that stand in the same order in both; far jumps cost a little, less where marked."""
    marked = [0]
    for at in range(len(story)):
        marked.append(marked[-1] + (at in gaps))
    kept = sorted(runs[:_MOST_RUNS])
    best: list[float] = []
    before: list[int] = []
    for here, run in enumerate(kept):
        own = _weight(story, run.story, run.story + run.size)
        top, link = own, -1
        for there in range(here):
            last = kept[there]
            if last.story >= run.story or last.document >= run.document:
                continue
            overlap = max(last.story + last.size - run.story, last.document + last.size - run.document, 0)
            if overlap >= run.size:
                continue
            gap = run.document - last.document - last.size
            gain = own if not overlap else _weight(story, run.story + overlap, run.story + run.size)
            told = marked[run.story + 1] > marked[min(last.story + last.size, run.story)]
            score = best[there] + gain - (_MARKED_COST if told else _GAP_COST) * log2(1 + max(gap, 0))
            if score > top:
                top, link = score, there
        best.append(top)
        before.append(link)
    chain: list[Match] = []
    at = max(range(len(kept)), key=best.__getitem__, default=-1)
    while at >= 0:
        chain.append(kept[at])
        at = before[at]
    chain.reverse()
    return _trimmed(chain)


def _trimmed(chain: Sequence[Match]) -> list[Match]:
    """The chain with overlapping ends given to the earlier run."""
    found: list[Match] = []
    for run in chain:
        if found:
            last = found[-1]
            cut = max(last.story + last.size - run.story, last.document + last.size - run.document, 0)
            run = Match(run.story + cut, run.document + cut, run.size - cut)
        if run.size > 0:
            found.append(run)
    return found


def _filled(chain: Sequence[Match], story: Sequence[str], document: Sequence[str]) -> list[Match]:
    """The chain, with the words that its gaps and the margins at its ends share."""
    first, last = chain[0], chain[-1]
    margin = first.story + _MARGIN
    found = _between(story, document, 0, first.story, max(0, first.document - margin), first.document, side=-1)
    for run, following in zip(chain, (*chain[1:], None), strict=True):
        found.append(run)
        if following is not None:
            found += _between(
                story, document, run.story + run.size, following.story, run.document + run.size, following.document
            )
    begin, place = last.story + last.size, last.document + last.size
    end = min(len(document), place + len(story) - begin + _MARGIN)
    return found + _between(story, document, begin, len(story), place, end, side=1)


def _between(
    story: Sequence[str], document: Sequence[str], begin: int, end: int, place: int, stop: int, *, side: int = 0
) -> list[Match]:
    """The words in common, in order, of two stretches; in a long stretch, or at an end, a small word tells nothing.

    `side` is -1 before the chain, 1 after it: of several places, the one next to the chain is meant.
    """
    mine, theirs = end - begin, stop - place
    if mine <= 0 or theirs <= 0 or mine * theirs > _MOST_CELLS:
        return []
    close = theirs <= 3 * mine + 4 and (not side or mine <= _CLOSE)
    if side:
        theirs = _nearest(story[begin:end], document[place:stop], side)
        place, stop = (place, place + theirs) if side > 0 else (stop - theirs, stop)
    here, there = story[begin:end], document[place:stop]
    if side > 0:
        here, there = here[::-1], there[::-1]
    found: list[Match] = []
    for step in LCSseq.opcodes(here, there):
        if step.tag != "equal":
            continue
        size = step.src_end - step.src_start
        at, to = step.src_start, step.dest_start
        if side > 0:
            at, to = mine - step.src_end, theirs - step.dest_end
        if close or any(map(is_content, story[begin + at : begin + at + size])):
            found.append(Match(begin + at, place + to, size))
    return found[::-1] if side > 0 else found


def _nearest(story: Sequence[str], document: Sequence[str], side: int) -> int:
    """How many words of `document`, from the chain, hold as much of the story as all of them do."""
    most = LCSseq.similarity(story, document)
    least, enough = 0, len(document)
    while least < enough:
        size = (least + enough) // 2
        held = LCSseq.similarity(story, document[:size] if side > 0 else document[len(document) - size :])
        least, enough = (least, size) if held == most else (size + 1, enough)
    return enough


def _moved(runs: Sequence[Match], chain: Sequence[Match], story: Sequence[str]) -> list[Match]:
    """Runs beside the chain that hold words which it leaves out: they stand elsewhere in the document."""
    taken = [False] * len(story)
    answered: set[int] = set()
    for run in chain:
        taken[run.story : run.story + run.size] = [True] * run.size
        answered.update(range(run.document, run.document + run.size))
    found: list[Match] = []
    for run in runs:
        if any(taken[run.story : run.story + run.size]):
            continue
        if run.document in answered or run.document + run.size - 1 in answered:
            continue  # the document has it once, and it is answered already
        contents = sum(map(is_content, story[run.story : run.story + run.size]))
        if contents > 1 and run.size >= _LEAST_MOVED:
            taken[run.story : run.story + run.size] = [True] * run.size
            found.append(run)
    return _filling(sorted(found), chain, story) if found else []


def _filling(moved: Sequence[Match], chain: Sequence[Match], story: Sequence[str]) -> list[Match]:
    """Those moved runs that are at least half of what counts between two runs of the chain: fewer are chance."""
    found: list[Match] = []
    at = 0
    for begin, end in zip(
        (0, *(run.story + run.size for run in chain)), (*(run.story for run in chain), len(story)), strict=True
    ):
        within: list[Match] = []
        while at < len(moved) and moved[at].story < end:
            within.append(moved[at])
            at += 1
        if within:
            contents = sum(map(is_content, story[begin:end]))
            there = sum(sum(map(is_content, story[run.story : run.story + run.size])) for run in within)
            found += within if 2 * there >= contents else []
    return found
