"""The checks of a story as lines of CSV."""

from __future__ import annotations

from .checked import Checked, Numbered
from .difference import line

HEADS = (
    "number", "story", "class", "finding", "accepted", "speaker", "text", "document", "page", "turn", "turn speaker",
    "speaker differs", "stands there", "difference", "places", "quotation", "start", "end", "document start",
    "document end",
)  # fmt: skip


def row(checked: Checked, it: Numbered) -> tuple[object, ...]:
    """One check, in the order of `HEADS`; where its words stand in several places the first is given."""
    check = it.check
    first = check.matches[0] if check.matches else None
    document = checked.document(check)
    drawn = line(check, checked.story.document.text, None if document is None else document.text)
    there: tuple[object, ...] = (None, None, None, None, None, None)
    if first is not None:
        there = (first.page, first.turn, first.speaker, first.text, first.start, first.end)
    return (
        it.number, check.story, check.wording.replace("_", " "), check.finding, check.accepted, check.speaker,
        check.text, check.document, *there[:3], check.speaker_differs, there[3], drawn, len(check.matches),
        check.quotation, check.start, check.end, *there[4:],
    )  # fmt: skip
