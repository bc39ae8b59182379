"""Which checks are findings: what makes `reportedly check` end with 1, and what an editor looks at first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

import msgspec

from ..alignment import words
from ..check import Check
from ..claim import WordingClass
from .accepted import Accepted

CLEAN: frozenset[str] = frozenset({"verbatim", "typographic", "bracketed"})
"""The classes that alter no word: marks and case, and words that the story puts in brackets as its own."""
ALTERED: frozenset[str] = frozenset(get_args(WordingClass)) - CLEAN - {"not_found"}
"""The classes by which the words between the marks are not those of the document."""

Verdict = Literal["altered", "speaker", "not_found", "accepted", "printed", "nobodys", "paraphrased"]
"""What a check comes to. The first three are findings."""

FINDINGS: tuple[Verdict, ...] = ("altered", "speaker", "not_found")
_LEAST_WORDS = 5
"""Words that a passage needs to count as not found where nobody is said to have said it: fewer are titles, and words
at which the article itself holds its nose."""


def is_finding(check: Check) -> bool:
    """Whether a check, accepted or not, is one of those that count.

    >>> held = Check(story="s", statement="s1", start=0, end=5, pieces=((0, 5),), text="never", quotation="direct",
    ...              speaker="Ann Roe", wording="not_found")
    >>> is_finding(held), is_finding(msgspec.structs.replace(held, statement=None))
    (True, False)
    """
    if check.wording == "indirect":
        return False
    if check.wording == "not_found":
        return check.statement is not None or len(words(check.text)) >= _LEAST_WORDS
    return check.wording in ALTERED or bool(check.speaker_differs)


def judged(check: Check, accepted: Sequence[Accepted] = ()) -> Check:
    """`check` with its `finding` and, where one of `accepted` allows it, the reason."""
    if not is_finding(check):
        return check
    allowed = next((entry for entry in accepted if entry.accepts(check)), None)
    if allowed is not None:
        return msgspec.structs.replace(check, accepted=allowed.reason)
    return msgspec.structs.replace(check, finding=True)


def verdict(check: Check) -> Verdict:
    """What a judged check comes to.

    >>> held = Check(story="s", statement="s1", start=0, end=5, pieces=((0, 5),), text="never", quotation="direct",
    ...              speaker="Ann Roe", wording="wording")
    >>> verdict(held), verdict(judged(held))
    ('printed', 'altered')
    """
    if check.wording == "indirect":
        return "paraphrased"
    if check.accepted is not None:
        return "accepted"
    if check.finding:
        return "not_found" if check.wording == "not_found" else "altered" if check.wording in ALTERED else "speaker"
    return "nobodys" if check.wording == "not_found" else "printed"
