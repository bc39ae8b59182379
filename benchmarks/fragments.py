"""Fragments of two and three words, drawn from turns of transcripts: found, tied to the turn, all places listed."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Sequence

from mutations import folded
from reportedly.alignment.grammar import is_content
from reportedly.check import Check
from reportedly.checking import Checker
from reportedly.document import Block, Document
from reportedly.entity import Entity
from reportedly.reading import from_text
from reportedly.statement import Statement
from reportedly.story import Story

EACH = 20
FEWEST_SPEAKERS = 2


def fragments(documents: Sequence[Document], chance: random.Random) -> None:
    """Draw fragments from every transcript of several speakers and check stories that quote them.

    Each fragment is given to who says it and to somebody of the same transcript who never does.
    """
    counts: Counter[str] = Counter()
    transcripts = 0
    for document in documents:
        turns = [block for block in document.blocks if block.kind == "turn" and block.speaker]
        speakers = sorted({turn.speaker or "" for turn in turns if " " in (turn.speaker or "")})
        if len(speakers) < FEWEST_SPEAKERS:
            continue
        transcripts += 1
        checker = Checker([document])
        words, places = folded(document.text)
        first: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(words):
            first[word].append(at)
        for _ in range(EACH):
            turn = chance.choice([turn for turn in turns if turn.speaker in speakers])
            size = chance.choice((2, 3))
            inside = [at for at, place in enumerate(places) if turn.start <= place[0] and place[1] <= turn.end]
            inside = inside[len(folded(turn.speaker or "").words) :]
            if len(inside) < size:
                continue
            begin = chance.choice(inside[: len(inside) - size + 1])
            wanted = words[begin : begin + size]
            if not any(map(is_content, wanted)):
                continue
            there = [at for at in first[wanted[0]] if words[at : at + size] == wanted]
            fragment = document.text[places[begin][0] : places[begin + size - 1][1]]
            if any(mark in fragment for mark in '“”"\n'):
                continue
            spans = {(places[at][0], places[at + size - 1][1]) for at in there}
            who = {turn.speaker for turn in turns if any(turn.start <= start < turn.end for start, _ in spans)}
            _count(counts, checker, fragment, turn.speaker or "", spans, turns)
            silent = [speaker for speaker in speakers if not any(_alike(speaker, other or "") for other in who)]
            if silent and len(who) == len({turn.speaker for turn in turns if turn.speaker in who}):
                check = _check(checker, fragment, chance.choice(silent))
                counts["given to another"] += 1
                counts["noticed"] += check.speaker_differs is True
    print(f"fragments of two and three words, from {transcripts} transcripts with turns of several: {counts['all']}")
    print(f"   found {counts['found']}, every place listed {counts['listed']}, {counts['several']} of them in several")
    print(f"   the first place in a turn of who says it {counts['tied']}, not called another's {counts['same']}")
    print(f"   given to somebody who never says it {counts['given to another']}, noticed {counts['noticed']}")


def _count(
    counts: Counter[str], checker: Checker, fragment: str, speaker: str, spans: set[tuple[int, int]], turns: list[Block]
) -> None:
    check = _check(checker, fragment, speaker)
    counts["all"] += 1
    counts["several"] += len(spans) > 1
    counts["found"] += bool(check.matches)
    counts["same"] += check.speaker_differs is False
    if not check.matches:
        print("   not found:", fragment)
        return
    given = {(match.start, match.end) for match in check.matches}
    counts["listed"] += given == spans
    if given != spans:
        print("   places:", repr(fragment), len(given), "of", len(spans))
    start = check.matches[0].start
    counts["tied"] += any(turn.start <= start < turn.end and turn.speaker == speaker for turn in turns)


def _alike(one: str, other: str) -> bool:
    return bool(set(folded(one).words) & set(folded(other).words))


def _check(checker: Checker, fragment: str, speaker: str) -> Check:
    """The check of a story in which a speaker, by the last name, is quoted with a fragment."""
    name = speaker.title()
    text = f"It was “{fragment}”, {name} said."
    start = text.index(fragment)
    span = (start, start + len(fragment))
    statement = Statement(
        id="s1", source=(), cue=(), content=((start - 1, span[1] + 1),), quotation="mixed", speakers=("e1",),
        kind="claim", polarity="said", medium="unknown", said_on=None, hedges=(), basis="unknown", anonymity=None,
        chain=(), own_reporting="no", parent=None, appearances=(), printings=(), settled_by=None, response=None,
        flags=(), confidence=1.0,
    )  # fmt: skip
    person = Entity(id="e1", type="person", name=name, mentions=())
    story = Story(document=from_text(text, id="story"), statements=(statement,), entities=(person,))
    return next(iter(checker.checks(story)))
