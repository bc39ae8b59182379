"""Contradictions: what a statement says that did not happen or is not so.

"Police have not arrested Roe" and "No ferry has sunk" turn round all that they say, by a "not" or a "no" near their
beginning.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ..alignment.grammar import is_content, stem
from ..alignment.words import words
from .gist import forms
from .independence import tells
from .reply_words import lists

NOT = frozenset({"not", "never"})
_NONE = frozenset({"no", "nobody", "none"})
_OPENING = 16
"""Words of a statement in which a "not" turns all of it round."""
_SUBJECT = 6
"""Words of a statement in which the one is named that it is about."""
_LONGEST = 1_200
_ENDS = re.compile(r"(?<=[.!?][”\"])\s|(?<=\w{3}[.!?])\s(?=[“\"A-Z])| \.\.\. ")


@lru_cache(maxsize=1 << 12)
def turned_down(text: str) -> str | None:
    """The stem of what a text says that did not happen or is not so, by a "not" or a "no" near its beginning.

    >>> turned_down("Police have not arrested Roe"), turned_down("Police arrested Roe, who did not resist them then")
    ('arrest', None)
    >>> turned_down("No ferry of the line has sunk"), turned_down("No other ferry has sunk")
    ('sink', None)
    """
    found = forms(text)[:_OPENING]
    if found[:1] == ("that",):
        found = found[1:]
    if found and found[0] in _NONE:
        return _of_none(found[1:])
    at = next((at for at, form in enumerate(found) if form in NOT), len(found))
    before = [form for form in found[:at] if form not in lists()["auxiliaries"]]
    if len(before) == at or tells(" ".join(before)) or lists()["not_wholly"] & set(found[at : at + 3]):
        return None
    return next((stem(form) for form in found[at + 1 :] if is_content(form)), None)


def sentence_turned_down(text: str) -> str:
    """The first sentence of a text, which is turned round where the text is; what is said after it is not.

    >>> sentence_turned_down("The crew was not hurt, Roe said. “Two of them had been ashore for days.”")
    'The crew was not hurt, Roe said.'
    """
    return _ENDS.split(text[:_LONGEST], maxsplit=1)[0]


def attitude(text: str) -> frozenset[str]:
    """What a text says at first that somebody did about something rather than with it: knew of it, ordered it.

    >>> attitude("that she had known about the leak since May"), attitude("that the valve leaked, as she was told")
    (frozenset({'know'}), frozenset())
    """
    found = forms(text)[:_OPENING]
    at = next((at for at, form in enumerate(found) if is_content(form) and tells(form)), len(found))
    attitudes: frozenset[str] = lists()["attitudes"]
    return attitudes & {stem(form) for form in found[: min(at + 1, _SUBJECT)]}


def one_subject(one: str, other: str) -> bool:
    """Whether two statements name the same one at their beginning, whom their stories need not know.

    >>> one_subject("Danish brewer Holm is for sale", "Holm is not for sale"), one_subject("Holm is sold", "Roe is not")
    (True, False)
    """
    return bool(_named(one, 1) & _named(other, 0) or _named(one, 0) & _named(other, 1))


def _named(text: str, start: int) -> frozenset[str]:
    """The words with a capital in the opening of a text; the first word may have one by its place."""
    found = words(text[:200])[start:_SUBJECT]
    return frozenset(word.form for word in found if text[word.start].isupper() and is_content(word.form))


def _of_none(found: Sequence[str]) -> str | None:
    """What none of somebody did: the verb after the first auxiliary."""
    at = next((at for at, form in enumerate(found) if form in lists()["happened"]), None)
    if at is None or lists()["no_more"] & set(found[:2]) or tells(" ".join(found[:at])):
        return None
    return next((stem(form) for form in found[at + 1 :] if is_content(form)), None)
