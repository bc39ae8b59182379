"""Notices: which of them say of a change that it was made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from .._typing import Span
from ..alignment.grammar import is_content, spelling, stem
from ..alignment.words import words
from ..change import Account, Change, ChangeKind
from ..document import Block
from ..reading.dates import find_date
from .laid_open import Version
from .lexicon import lists

_MOST = 100
"""Notices of a version that are looked at; no real page has a tenth of them."""
_LONGEST = 2_000
_STAMP = 80
"""Characters at the start of a notice within which a date is that of the notice."""
_HOUR = re.compile(r"\b\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?m\b|\b\d{1,2}:\d\d\b", re.IGNORECASE)
_LABEL = re.compile(r"[^\n]{0,80}?:(?=\s)")
_ANY_DAY = "2000-06-15"
_SHARE = 0.4
_ABOUT: dict[ChangeKind, str] = {
    "headline": "headline", "name": "name", "number": "number", "speaker_changed": "speaker", "named": "name",
    "unnamed": "name", "withdrawn": "removed",
}  # fmt: skip
"""By which words of a notice changes of a kind are spoken of."""
_POINTED = frozenset({"name", "number", "speaker_changed", "named", "unnamed", "hedge_added", "hedge_dropped"})


class Told(NamedTuple):
    """A notice, and what it speaks of: stems of its words, and the kinds of change that it names."""

    account: Account
    matter: frozenset[str]
    about: frozenset[str]
    superseded: tuple[Span, ...]


def new_notices(old: Version, new: Version) -> tuple[Told, ...]:
    """The notices of the new version that the old one does not have word for word."""
    known = {_key(old, block) for block in _blocks(old)}
    found = []
    superseded = {(notice.start, notice.end): notice.supersedes for notice in new.story.notices}
    for block in _blocks(new):
        if _key(new, block) not in known:
            found.append(_told(new, block, superseded.get((block.start, block.end), ())))
    return tuple(found)


def accounted(
    notices: Iterable[Told],
    kind: ChangeKind,
    hunk: frozenset[str],
    sentence: frozenset[str],
    *,
    quoted: bool = False,
    span: Span | None = None,
) -> Account | None:
    """The first notice that speaks of a change, by the stems of what was changed and of the sentence around it."""
    about = "quotation" if quoted and kind == "reworded" else _ABOUT.get(kind)
    for notice in notices:
        if _speaks_of(notice, kind, about, hunk, sentence):
            return notice.account
        if span is not None and any(start < span[1] and span[0] < end for start, end in notice.superseded):
            return notice.account
    return None


def tells_more(notice: Account, notices: Iterable[Told], hunk: frozenset[str], sentence: frozenset[str]) -> bool:
    """Whether a notice has two of the words that changed, or one and another word of the sentence around them."""
    for told in notices:
        if told.account == notice:
            return len(told.matter & hunk) != 1 or bool(told.matter & (sentence - hunk))
    return True


def pointed(changes: Sequence[Change]) -> tuple[Change, ...]:
    """A notice that gives the numbers which changed tells of these, and of no number beside them.

    That the count of potholes is 40,215 and not 41,205 says nothing of how far they lie apart.
    """
    found: dict[int, Account] = {
        at: change.notice for at, change in enumerate(changes) if change.kind == "number" and change.notice is not None
    }
    given = {notice: _forms(_undated(notice.text[:_LONGEST])) for notice in found.values()}
    told = {at for at, notice in found.items() if _forms_of(changes[at]) & given[notice]}
    telling = {found[at] for at in told}
    return tuple(
        msgspec.structs.replace(change, notice=None, silent=True)
        if at in found and at not in told and found[at] in telling
        else change
        for at, change in enumerate(changes)
    )


def _forms_of(change: Change) -> frozenset[str]:
    return frozenset().union(*(_forms(side.text) for side in (change.old, change.new) if side is not None))


def _forms(text: str) -> frozenset[str]:
    return frozenset(spelling(word.form) for word in words(text))


def _speaks_of(
    notice: Told, kind: ChangeKind, about: str | None, hunk: frozenset[str], sentence: frozenset[str]
) -> bool:
    if notice.account.type == "withdrawn" and kind in {"withdrawn", "headline", "reworded"}:
        return True
    shared = notice.matter & sentence
    if about is not None and about in notice.about and (shared or not notice.matter):
        return True
    if kind in _POINTED:
        return bool(notice.matter & hunk)
    if not hunk:
        return False
    return len(notice.matter & hunk) >= max(1, 0.5 * len(hunk)) or len(shared) >= max(3, _SHARE * len(sentence))


def stems(texts: Sequence[str]) -> frozenset[str]:
    """The stems of the words of `texts` that carry content."""
    return frozenset(
        stem(spelling(word.form)) for text in texts for word in words(text[:_LONGEST]) if is_content(word.form)
    )


def _blocks(version: Version) -> list[Block]:
    return [block for block in version.blocks if block.kind == "notice"][:_MOST]


def _key(version: Version, block: Block) -> tuple[str, ...]:
    return tuple(word.form for word in words(version.text[block.start : min(block.end, block.start + _LONGEST)]))


def _told(version: Version, block: Block, superseded: tuple[Span, ...]) -> Told:
    text = version.text[block.start : block.end]
    account = Account(type=block.notice or "update", start=block.start, end=block.end, text=text)
    found = stems([_undated(text[:_LONGEST])])
    about = frozenset(name for name, known in lists().about.items() if known & found)
    matter = found - lists().frame - frozenset().union(*lists().about.values())
    return Told(account, matter, about, superseded)


def _undated(text: str) -> str:
    """The notice without the day and the hour at which it was put there, which are nothing that it speaks of.

    They stand before the colon of its label, or right after it, or in a sentence without a label.
    """
    label = _LABEL.match(text)
    found = find_date(text, end=min(len(text), _STAMP), reference=_ANY_DAY)
    if found is not None and (label is None or not text[label.end() : found.span[0]].strip()):
        text = text[: found.span[0]] + text[found.span[1] :]
        label = _LABEL.match(text)
    return text if label is None else _HOUR.sub(" ", label.group()) + text[label.end() :]
