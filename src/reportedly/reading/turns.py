"""Transcripts: who has the floor in each paragraph.

A document counts as a transcript when most of it stands under labels such as `JANE DOE:`,
`Mr. Doe:`, or `Q.` and `A.`; a stray `Jane Doe:` in an article makes no transcript of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import msgspec

from ..document import Block

_CAPITALS = r"[A-Z][A-Z.'’&/\-]*(?:[ ,]+(?:\([^)\n]{1,30}\)|[A-Z0-9][A-Z0-9.'’&/\-]*)){0,7}"
_TITLED = r"(?:[A-Z][\w.'’\-]*)(?: (?:[A-Z][\w.'’\-]*|de|van|von|al)){0,4}(?: \([^)\n]{1,30}\))?"
_LABEL = re.compile(
    rf"(?:(?P<caps>{_CAPITALS}(?: ?\([^)\n]{{1,30}}\))?)|(?P<titled>{_TITLED})|(?P<letter>[QA]))"
    r"(?P<mark>:|(?<=\b[QA])\.)(?=\s|$)"
)
_STAGE = re.compile(r"[(\[][^)\]\n]{1,200}[)\]]$")
_TURN_KINDS = ("paragraph", "heading", "list_item")
_FEWEST_TURNS = 3
_MOSTLY = 0.5


def turn_label(words: str) -> str | None:
    """Who the label at the beginning of `words` gives the floor to.

    >>> turn_label("JANE DOE: Good evening."), turn_label("Q. Were you there?"), turn_label("She said: go.")
    ('JANE DOE', 'Q', None)
    """
    found = _LABEL.match(words)
    if found is None or len(found[0]) > 80:
        return None
    label = words[: found.start("mark")]
    if found["mark"] == "." and label not in ("Q", "A"):
        return None
    return None if label.split(None, 1)[0].rstrip(".,").lower() in _not_speakers() else label


@cache
def _not_speakers() -> frozenset[str]:
    lines = files(__package__).joinpath("not_speakers.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def with_turns(text: str, blocks: Sequence[Block]) -> list[Block]:
    """`blocks` with the turns of a transcript named, or as they are where `text` is none.

    A paragraph without a label belongs to who spoke last; a stage direction in brackets to nobody.
    """
    spoken: list[tuple[Block, str | None]] = []
    speaker: str | None = None
    starts, labelled, plain = 0, 0, 0
    labels: set[str] = set()
    for block in blocks:
        words = text[block.start : block.end]
        label = turn_label(words) if block.kind in _TURN_KINDS else None
        if label:
            starts, speaker = starts + 1, label
            labels.add(label)
        if block.kind in _TURN_KINDS and not (_STAGE.match(words) and not label):
            labelled += speaker is not None
            plain += 1
            spoken.append((block, speaker))
        else:
            spoken.append((block, None))
    if not plain or labelled < _MOSTLY * plain or not _is_transcript(starts, labels, plain):
        return list(blocks)
    return [block if who is None else msgspec.structs.replace(block, kind="turn", speaker=who) for block, who in spoken]


def _is_transcript(starts: int, labels: set[str], plain: int) -> bool:
    """Whether the labels are those of a transcript: several turns, and labels that come back or fill the text."""
    if starts < _FEWEST_TURNS:
        return 1 <= starts == len(labels) and all(label.isupper() and " " in label for label in labels)
    returning = starts > len(labels)
    return starts >= 0.15 * plain and (returning or starts >= 0.6 * plain)
