"""Transcripts: who has the floor in each paragraph.

A document counts as a transcript when most of it stands under labels such as `JANE DOE:`,
`Mr. Doe:`, or `Q.` and `A.`; a stray `Jane Doe:` in an article makes no transcript of it.
"""

from __future__ import annotations

import re
from collections import Counter
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
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Yy]ou)\b")
_TURN_KINDS = ("paragraph", "heading", "list_item")
_FEWEST_TURNS = 3
_SPOKEN_WORDS = 3
_TITLE_LENGTH = 160
_SHARE_OF_CAPITALS = 0.1
_SHARE = 0.3
"""The least share of a transcript's paragraphs that carry a label; labels in capitals are plainer."""


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
    labels = [turn_label(text[b.start : b.end]) if b.kind in _TURN_KINDS else None for b in blocks]
    if labels and labels[0] and not labels[0].isupper() and labels.count(labels[0]) == 1 and _is_short(blocks[0]):
        labels[0] = None  # a title: `Mayor: I will stay`
    opened = [
        text[block.start + len(label) + 1 : block.end] for block, label in zip(blocks, labels, strict=True) if label
    ]
    plain = [label for label in labels if label]
    if not opened or not (_opens_speech(labels, opened) or _is_transcript(plain, opened, len(blocks))):
        return list(blocks)
    speaker: str | None = None
    named: list[Block] = []
    for block, label in zip(blocks, labels, strict=True):
        speaker = label or speaker
        can_speak = block.kind in _TURN_KINDS and (label or not _STAGE.match(text, block.start, block.end))
        if speaker and can_speak:
            block = msgspec.structs.replace(block, kind="turn", speaker=speaker)
        named.append(block)
    return named


def _opens_speech(labels: Sequence[str | None], opened: Sequence[str]) -> bool:
    """Whether the first paragraph gives the floor to a person who takes it again after others: a long speech has few
    labels."""
    first, plain = labels[0], [label for label in labels if label]
    return (
        first is not None
        and _is_person(first)
        and all(label.isupper() for label in plain)
        and 1 < plain.count(first) < len(plain)
        and any(label == first and _FIRST_PERSON.search(words) for label, words in zip(plain, opened, strict=True))
    )


def _is_person(label: str) -> bool:
    """Whether a label is, by its print, a person's full name in capitals."""
    return label.isupper() and " " in label and label.replace(" ", "").isalpha()


def _is_short(block: Block) -> bool:
    return block.end - block.start <= _TITLE_LENGTH


def _is_transcript(labels: list[str], opened: list[str], blocks: int) -> bool:
    """Whether the labels are those of a transcript: several, that come back, over words that are spoken."""
    counts = Counter(labels)
    spoken = sum(1 for words in opened if len(words.split()) >= _SPOKEN_WORDS)
    if len(counts) == 1:
        named = _is_person(labels[0]) and len(labels) == 1
        return named and blocks >= _FEWEST_TURNS and _FIRST_PERSON.search(opened[0]) is not None
    if len(labels) < _FEWEST_TURNS or spoken < 0.4 * len(labels):
        return False
    returning = sum(count for count in counts.values() if count > 1)
    share = _SHARE_OF_CAPITALS if all(label.isupper() for label in counts) else _SHARE
    return returning >= 0.5 * len(labels) and len(labels) >= share * blocks
