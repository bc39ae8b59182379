"""Where a notice begins that stands behind prose in one paragraph, as in an entry of a live blog."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..alignment.words import words
from ..document import Block
from ..reading.notices import notice_of
from ..sentences import sentences

_MOST_NOTICES, _MOST_SENTENCES = 100, 12
_LONGEST = 4_000
_RUN = 3
_SHARE = 0.5
_LABEL = re.compile(r"[\s*•(\[]*[A-Z][\w'’]*(?: [\w'’.,:]+){0,6}?:\s")


def notice_starts(text: str, blocks: Sequence[Block], beside: str) -> dict[int, int]:
    """For the numbers of notices behind prose, where they begin; `beside` is the text of another version.

    >>> text = "Turnout was 64 per cent. (Correction: an earlier version of this entry gave another figure.)"
    >>> notice_starts(text, [Block(kind="notice", start=0, end=len(text))], "")
    {0: 25}
    """
    known: frozenset[tuple[str, ...]] | None = None
    found = {}
    numbers = [number for number, block in enumerate(blocks) if block.kind == "notice"][:_MOST_NOTICES]
    for number in numbers:
        block = blocks[number]
        if block.end - block.start > _LONGEST:
            continue
        first, *rest = list(sentences(text, block.start, block.end))[:_MOST_SENTENCES] or [(block.start, block.end)]
        if not rest or notice_of(text[slice(*first)]) is not None or _LABEL.match(text, *first):
            continue
        for start, _ in rest:
            here = text[start : block.end]
            if notice_of(here) is None or not (_LABEL.match(here) or here[0] in "([" or notice_of(_first(here))):
                continue
            if not (_LABEL.match(here) or here[0] in "(["):
                known = _runs(beside) if known is None else known
                mine = _runs(text[block.start : start])
                if not mine or len(mine & known) < _SHARE * len(mine):
                    break
            found[number] = start
            break
    return found


def _first(text: str) -> str:
    return next((text[start:end] for start, end in sentences(text, 0, len(text))), text)


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    forms = [word.form for word in words(text)]
    return frozenset(tuple(forms[at : at + _RUN]) for at in range(len(forms) - _RUN + 1))
