"""The turns of a transcript, counted: one may go on over many paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from ..document import Block


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


def _is_labelled(text: str, turn: Block) -> bool:
    """Whether the label of a turn stands before its words: `MS. ROE:`, `Q.`"""
    label = turn.speaker or ""
    return text.startswith(label, turn.start) and text[turn.start + len(label) : turn.start + len(label) + 1] in {
        ":",
        ".",
    }
