"""Notices: which of them say of a change that it was made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from .._typing import Span
from ..alignment.grammar import spelling
from ..alignment.words import words
from ..change import Account, Change, ChangeKind
from ..document import NoticeType
from ..reading.notices import withdraws
from .remarks import LONGEST, Remark, Told, kin_of, undated

_MUCH = 3
"""Words with which a notice speaks of a sentence."""
_SHARE = 0.4
_ABOUT: dict[ChangeKind, str] = {
    "headline": "headline", "name": "name", "number": "number", "speaker_changed": "speaker", "named": "name",
    "unnamed": "name", "withdrawn": "removed", "hedge_added": "hedge", "hedge_dropped": "hedge",
}  # fmt: skip
"""By which words of a notice changes of a kind are spoken of."""
_PLAIN = frozenset({"date", "time", "percent"})
"""Measures that a text never leaves out."""
_TELLING = 2
"""Letters of a number beyond which it is hardly another of the same size."""
_NAMED = frozenset({"place", "body"})
_FULL_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+ [A-Z][\w’'-]+")
_EXACT = frozenset({"money", "date", "time", "percent"})
_POINTED = frozenset({"name", "number", "speaker_changed", "named", "unnamed", "hedge_added", "hedge_dropped"})


class Around(NamedTuple):
    """What stands around a change.

    The stems of its sentence; those right beside the words that changed, where others of its kind changed in the
    sentence too; what a number measures; the number of the paragraph.
    """

    sentence: frozenset[str]
    near: frozenset[str] | None = None
    measures: frozenset[str] = frozenset()
    paragraph: int | None = None


def accounted(
    notices: Iterable[Told],
    kind: ChangeKind,
    hunk: frozenset[str],
    around: Around,
    *,
    quoted: bool = False,
    removed: bool = False,
    span: Span | None = None,
) -> Account | None:
    """The first notice that speaks of a change, by the stems of what was changed and of the sentence around it."""
    about = "quotation" if quoted and kind == "reworded" else _ABOUT.get(kind)
    hunk, around = (
        kin_of(hunk),
        around._replace(sentence=kin_of(around.sentence), near=around.near and kin_of(around.near)),
    )
    abouts = frozenset(name for name in (about, "removed" if removed else None) if name is not None)
    for notice in notices:
        if _speaks_of(notice, kind, abouts, hunk, around):
            return notice.account
        if span is not None and any(start < span[1] and span[0] < end for start, end in notice.superseded):
            return notice.account
    return None


def tells_more(notice: Account, notices: Iterable[Told], hunk: frozenset[str], sentence: frozenset[str]) -> bool:
    """Whether a notice has two of the words that changed, or one and another word of the sentence around them."""
    hunk, sentence = kin_of(hunk), kin_of(sentence)
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
    given = {notice: _forms(undated(notice.text[:LONGEST])) for notice in found.values()}
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


def _speaks_of(notice: Told, kind: ChangeKind, abouts: frozenset[str], hunk: frozenset[str], around: Around) -> bool:
    if kind in {"withdrawn", "headline", "reworded"} and _takes_back(notice.account):
        return True
    if any(_names(notice, remark, kind, abouts, around, hunk) for remark in notice.remarks):
        return True
    shared = len(notice.matter & around.sentence)
    if kind in {"hedge_added", "hedge_dropped"} and shared >= _MUCH:
        return True  # a mark of doubt is no matter that a notice could name
    if kind in _POINTED:
        return bool(notice.matter & hunk)
    if not hunk:
        return False
    return shared >= max(_MUCH, _SHARE * len(around.sentence)) or len(notice.matter & hunk) >= max(1, 0.5 * len(hunk))


def _takes_back(notice: Account) -> bool:
    return notice.type == "withdrawn" or (notice.type == "editors_note" and withdraws(notice.text))


def _names(
    notice: Told, remark: Remark, kind: ChangeKind, abouts: frozenset[str], around: Around, hunk: frozenset[str]
) -> bool:
    """Whether a remark names the kind of a change, and its place by the words around it or by the paragraph."""
    named = bool(abouts & remark.about)
    if kind == "headline":
        return named
    if kind == "number":
        named = named or bool(remark.measures - _NAMED)
        if remark.measures & _EXACT and around.measures and not remark.measures & around.measures:
            return False
        if remark.measures and remark.measures <= _PLAIN and not remark.measures & around.measures:
            return False
        if notice.gives and not abouts & remark.about:
            return False  # it gives the number that it speaks of
    elif kind == "name":
        named = named or bool(remark.measures & _NAMED)
    elif kind == "named" and not notice.matter & hunk and _FULL_NAME.search(notice.account.text[:LONGEST]):
        return False  # it gives the name of somebody else
    if notice.paragraphs and around.paragraph is not None:
        far = min(abs(number - around.paragraph) for number in notice.paragraphs)
        if far > 1 or (far and not remark.matter & around.sentence):  # some count a standfirst, others don't
            return False
        if named and not far and not remark.matter:
            return True
    if not named:
        return (
            kind in _POINTED
            and not remark.about
            and not notice.gives
            and _all_of(remark, around, notice.account.type, notice.matter)
        )
    if kind in {"hedge_added", "hedge_dropped"}:
        return len(remark.matter & around.sentence) >= min(2, len(remark.matter)) or not notice.matter
    if not remark.matter:
        return not notice.matter or len(notice.matter & around.sentence) > 1  # "the quotation has been removed"
    if kind == "number" and not remark.several and len(remark.matter & around.sentence) < remark.most:
        return False  # another sentence is meant
    near = around.near if around.near is not None and not notice.gives else around.sentence
    return bool(remark.matter & (near & around.sentence or near))


def _all_of(remark: Remark, around: Around, type: NoticeType, whole: frozenset[str]) -> bool:
    """Whether a remark that names no kind speaks of the sentence all the same: "to correct where the school stands"."""
    shared = remark.matter & around.sentence
    if len(shared) == 1 == len(whole) and around.near is None:
        return type in {"correction", "amended_on", "clarification", "refiled"}
    return len(shared) > 1 and len(shared) == len(remark.matter) and (around.near is None or bool(shared & around.near))


def repeated(changes: Sequence[Change]) -> tuple[Change, ...]:
    """What is told of a number or a name that changed is told of it wherever it stands."""
    told = {
        (change.kind, change.old.text, change.new.text): change.notice
        for change in changes
        if change.kind in {"number", "name"} and change.notice is not None and change.old and change.new
    }
    return tuple(
        msgspec.structs.replace(change, notice=told[key], silent=False)
        if change.silent
        and change.old is not None
        and change.new is not None
        and (key := (change.kind, change.old.text, change.new.text)) in told
        and len(change.old.text) > _TELLING
        else change
        for change in changes
    )


def headed(changes: Sequence[Change]) -> tuple[Change, ...]:
    """What is told of a number is told of it in the headline too, where nothing else changed there."""
    told = [
        (_forms(change.old.text), _forms(change.new.text), change.notice)
        for change in changes
        if change.kind == "number" and change.notice is not None and change.old and change.new
    ]

    def notice_of(change: Change) -> Account | None:
        if change.kind != "headline" or not change.silent or change.old is None or change.new is None:
            return None
        mine, theirs = _forms(change.old.text), _forms(change.new.text)
        gone, come = mine - theirs, theirs - mine
        return next((notice for old, new, notice in told if gone and come and gone <= old and come <= new), None)

    return tuple(
        change
        if (notice := notice_of(change)) is None
        else msgspec.structs.replace(change, notice=notice, silent=False)
        for change in changes
    )
