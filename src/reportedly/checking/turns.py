"""The turns of a transcript, counted: one may go on over many paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .._typing import Span
from ..document import Block, Document


def turn_numbers(text: str, turns: Sequence[Block]) -> list[int]:
    """The number, from 1, of the turn to which each of the paragraphs `turns` of a transcript belongs.

    A paragraph goes on with the turn before it where the same person has the floor and no label stands
    before its words.

    >>> from reportedly.reading import from_text
    >>> debate = from_text("A. I was there.\\n\\nAnd I left.\\n\\nQ. Why?\\n\\nA. It was late.", id="debate")
    >>> turn_numbers(debate.text, debate.blocks)
    [1, 1, 2, 3]
    """
    found: list[int] = []
    for at, block in enumerate(turns):
        same = at > 0 and turns[at - 1].speaker == block.speaker
        found.append((found[-1] if found else 0) + (not same or _is_labelled(text, block)))
    return found


def repeated_labels(document: Document) -> tuple[Span, ...]:
    """Where a label stands again for the one who spoke last, as after applause: nobody's words, and no other's turn.

    >>> from reportedly.reading import from_text
    >>> debate = from_text("A. I was there.\\n\\nA. And I left.\\n\\nQ. Why?\\n\\nA. It was late.", id="debate")
    >>> repeated_labels(debate)
    ((17, 19),)
    """
    turns = [block for block in document.blocks if block.kind == "turn"]
    return tuple(
        (turn.start, turn.start + len(turn.speaker or "") + 1)
        for last, turn in pairwise(turns)
        if last.speaker == turn.speaker and _is_labelled(document.text, turn)
    )


def _is_labelled(text: str, turn: Block) -> bool:
    """Whether the label of a turn stands before its words: `MS. ROE:`, `Q.`"""
    label = turn.speaker or ""
    return text.startswith(label, turn.start) and text[turn.start + len(label) : turn.start + len(label) + 1] in {
        ":",
        ".",
    }
