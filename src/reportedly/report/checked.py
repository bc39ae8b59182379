"""A story with its checks, as the table and the page show them: what comes first, and what is said of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..check import Check, Match
from ..checking.findings import FINDINGS, Verdict, verdict
from ..document import Document
from ..glossary import label
from ..story import Story
from .card import paragraph
from .words import counted, visible

GROUPS: dict[str, tuple[Verdict, ...]] = {
    "Altered": ("altered",),
    "In somebody else’s turn": ("speaker",),
    "Not found": ("not_found",),
    "Accepted": ("accepted",),
    "As printed in the document": ("printed",),
    "Not found, and nobody is said to have said it": ("nobodys",),
    "Paraphrased: nearest passages, no verdict": ("paraphrased",),
}
"""What an editor has to look at comes first; within a group the order is that of the story."""
_MOST_PLACES = 8


class Numbered(NamedTuple):
    """A check with the number by which it is called, over all stories of one run, and what it comes to."""

    number: int
    check: Check
    verdict: Verdict


class Checked(NamedTuple):
    """A story with its checks in its order, and the documents that they were held against, by id."""

    story: Story
    checks: tuple[Numbered, ...]
    documents: Mapping[str, Document]

    def document(self, check: Check) -> Document | None:
        """The document in which a check found its words, or the nearest passage."""
        return None if check.document is None else self.documents[check.document]

    def groups(self) -> list[tuple[str, list[Numbered]]]:
        """The checks in the order in which they are shown; groups that are empty are left out."""
        found = [(name, [it for it in self.checks if it.verdict in kinds]) for name, kinds in GROUPS.items()]
        return [(name, held) for name, held in found if held]

    def tally(self) -> dict[Verdict, int]:
        """How many quotations come to what; those that are paraphrased are none."""
        counts: dict[Verdict, int] = {}
        for it in self.checks:
            counts[it.verdict] = counts.get(it.verdict, 0) + 1
        return {kind: counts[kind] for kind in (*FINDINGS, "accepted", "printed", "nobodys") if kind in counts}

    def name(self) -> str:
        """The story's title, or else its id."""
        return visible(self.story.document.title or self.story.document.id)

    def paragraph(self, check: Check) -> int:
        """The number of the paragraph of the story in which a quotation begins."""
        return paragraph(self.story.document, (check.start, check.end))


def numbered(checks: Sequence[Check], *, first: int = 1) -> tuple[Numbered, ...]:
    """Judged checks with their numbers and what they come to."""
    return tuple(Numbered(number, check, verdict(check)) for number, check in enumerate(checks, first))


def class_label(check: Check) -> str:
    """The class of a check for people."""
    return "paraphrased" if check.wording == "indirect" else label("wording", check.wording)


def place(match: Match) -> str:
    """Where a match stands: its page, or its turn and who has the floor.

    >>> place(Match(start=0, end=4, turn=3, speaker="MS. ROE", text="Well")), place(Match(start=0, end=4, text="Well"))
    ('turn 3, MS. ROE', '0:4')
    """
    parts = [f"page {match.page}"] if match.page is not None else []
    parts += [f"turn {match.turn}"] if match.turn is not None else []
    parts += [visible(match.speaker)] if match.speaker else []
    return ", ".join(parts) or f"{match.start}:{match.end}"


def places(check: Check) -> str:
    """Where a check's words stand, all places of them while they are few."""
    if check.document is None:
        return ""
    shown = [place(match) for match in check.matches[: 1 if check.wording == "indirect" else _MOST_PLACES]]
    more = len(check.matches) - len(shown)
    where = "; ".join(shown) + (f"; {counted(more, 'more place')}" if more else "")
    return f"{visible(check.document)}, {where}" if where else visible(check.document)


def somebody_elses(check: Check) -> str:
    """The sentence that says whose the words are, where they are somebody else's; else nothing."""
    if not check.speaker_differs or not check.matches:
        return ""
    theirs, mine = visible(check.matches[0].speaker or ""), visible(check.speaker or "")
    return f"{theirs} says it there; the story gives it to {mine}."


def summary(tally: Mapping[Verdict, int]) -> str:
    """What the quotations of a story come to, in a sentence.

    >>> summary({"altered": 1, "printed": 3})
    '4 quotations: 1 altered, 3 as printed'
    """
    total = sum(tally.values())
    parts = ", ".join(f"{count} {label('verdict', kind)}" for kind, count in tally.items())
    return f"{counted(total, 'quotation')}: {parts}" if total else "no quotation"
