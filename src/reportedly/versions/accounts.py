"""Notices: which of them say of a change that it was made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from .._typing import Span
from ..alignment.grammar import is_content, spelling, stem
from ..alignment.words import words
from ..change import Account, Change, ChangeKind
from ..document import Block, NoticeType
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
    "unnamed": "name", "withdrawn": "removed", "hedge_added": "hedge", "hedge_dropped": "hedge",
}  # fmt: skip
"""By which words of a notice changes of a kind are spoken of."""
_PLAIN = frozenset({"date", "time", "percent"})
"""Measures that a text never leaves out."""
_TELLING = 2
"""Letters of a number beyond which it is hardly another of the same size."""
_NAMED = frozenset({"place", "body"})
_EXACT = frozenset({"money", "date", "time", "percent"})
_PARTS = re.compile(
    r"[.;](?=\s)|,?\s(?:and|as\s+well\s+as)\s(?=(?:the|an?|to|its|his|her|their|mis\w+|gave|said|also)\s)"
)
"""Where a notice goes on to something else."""
_PARAGRAPH = re.compile(
    r"\bpar(?:agraph|a)?s?\.?\s+\d{1,3}(?:(?:\s*,\s*|\s+and\s+|\s*[-–]\s*)\d{1,3}\b)*"
    r"|\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d{1,2}(?:st|nd|rd|th))"
    r"(?:\s+and\s+\w+)?\s+paragraphs?\b",
    re.IGNORECASE,
)
_POINTED = frozenset({"name", "number", "speaker_changed", "named", "unnamed", "hedge_added", "hedge_dropped"})


class Remark(NamedTuple):
    """A part of a notice that speaks of one thing ("the cost of the repairs"): of which matter, kind and measure."""

    matter: frozenset[str]
    about: frozenset[str]
    measures: frozenset[str]
    several: bool = False
    """Whether it speaks of several numbers ("the figures")."""
    most: int = 0
    """How much of its matter the sentence has, of those whose numbers changed, that has the most of it."""


class Told(NamedTuple):
    """A notice, and what it speaks of: stems of its words, and the kinds of change that it names.

    `gives` is whether it gives a number; `paragraphs` are those in which it says that something was changed, from 1.
    """

    account: Account
    matter: frozenset[str]
    about: frozenset[str]
    superseded: tuple[Span, ...]
    remarks: tuple[Remark, ...] = ()
    gives: bool = False
    paragraphs: frozenset[int] = frozenset()


class Around(NamedTuple):
    """What stands around a change.

    The stems of its sentence; those right beside the words that changed, where others of its kind changed in the
    sentence too; what a number measures; the number of the paragraph.
    """

    sentence: frozenset[str]
    near: frozenset[str] | None = None
    measures: frozenset[str] = frozenset()
    paragraph: int | None = None


def new_notices(old: Version, new: Version) -> tuple[Told, ...]:
    """The notices of the new version that the old one does not have word for word."""
    known = {_key(old, block) for block in _blocks(old)}
    found = []
    superseded = {notice.end: notice.supersedes for notice in new.story.notices}
    for block in _blocks(new):
        if _key(new, block) not in known:
            found.append(_told(new, block, superseded.get(block.end, ())))
    return tuple(found)


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
    hunk, around = _kin(hunk), around._replace(sentence=_kin(around.sentence), near=around.near and _kin(around.near))
    abouts = frozenset(name for name in (about, "removed" if removed else None) if name is not None)
    for notice in notices:
        if _speaks_of(notice, kind, abouts, hunk, around):
            return notice.account
        if span is not None and any(start < span[1] and span[0] < end for start, end in notice.superseded):
            return notice.account
    return None


def tells_more(notice: Account, notices: Iterable[Told], hunk: frozenset[str], sentence: frozenset[str]) -> bool:
    """Whether a notice has two of the words that changed, or one and another word of the sentence around them."""
    hunk, sentence = _kin(hunk), _kin(sentence)
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


def _speaks_of(notice: Told, kind: ChangeKind, abouts: frozenset[str], hunk: frozenset[str], around: Around) -> bool:
    if notice.account.type == "withdrawn" and kind in {"withdrawn", "headline", "reworded"}:
        return True
    if any(_names(notice, remark, kind, abouts, around) for remark in notice.remarks):
        return True
    if kind in _POINTED:
        return bool(notice.matter & hunk)
    if not hunk:
        return False
    shared = notice.matter & around.sentence
    return len(notice.matter & hunk) >= max(1, 0.5 * len(hunk)) or len(shared) >= max(3, _SHARE * len(around.sentence))


def _names(notice: Told, remark: Remark, kind: ChangeKind, abouts: frozenset[str], around: Around) -> bool:
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


def stems(texts: Sequence[str]) -> frozenset[str]:
    """The stems of the words of `texts` that carry content."""
    return frozenset(
        stem(spelling(word.form)) for text in texts for word in words(text[:_LONGEST]) if is_content(word.form)
    )


def _blocks(version: Version) -> list[Block]:
    found = [(number, block) for number, block in enumerate(version.blocks) if block.kind == "notice"][:_MOST]
    return [msgspec.structs.replace(block, start=version.notice_start(number)) for number, block in found]


def _key(version: Version, block: Block) -> tuple[str, ...]:
    return tuple(word.form for word in words(version.text[block.start : min(block.end, block.start + _LONGEST)]))


def _told(version: Version, block: Block, superseded: tuple[Span, ...]) -> Told:
    text = version.text[block.start : block.end]
    account = Account(type=block.notice or "update", start=block.start, end=block.end, text=text)
    said = _undated(text[:_LONGEST])
    paragraphs = frozenset(_ordinals(said))
    said = _PARAGRAPH.sub(" ", said)
    whole = _remark(said)
    remarks = tuple(_remark(part) for part in _PARTS.split(said))
    gives = any(word.form[0].isdigit() or spelling(word.form)[0].isdigit() for word in words(said))
    return Told(account, whole.matter, whole.about, superseded, remarks, gives, paragraphs)


def _remark(text: str) -> Remark:
    found = stems([text])
    about = frozenset(name for name, known in lists().about.items() if known & found)
    every = stems_of_all(text)
    measures = frozenset(name for name, known in lists().measures.items() if known & every)
    matter = found - lists().frame - frozenset().union(*lists().about.values())
    several = any(word.form in lists().several for word in words(text[:_LONGEST]))
    return Remark(_kin(matter), about, measures, several)


def weighed(notices: Iterable[Told], sentences: Sequence[frozenset[str]]) -> tuple[Told, ...]:
    """The notices, each part of which knows how much of it the sentences have whose numbers changed, by their stems."""
    known = [_kin(found) for found in sentences[:_MOST]]

    def most(remark: Remark) -> Remark:
        return remark._replace(most=max((len(remark.matter & found) for found in known), default=0))

    return tuple(told._replace(remarks=tuple(map(most, told.remarks))) for told in notices)


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


def _kin(found: frozenset[str]) -> frozenset[str]:
    """One stem for words of one family: "death" for "died"."""
    return frozenset(lists().kin.get(word, word) for word in found)


def stems_of_all(text: str) -> frozenset[str]:
    """The stems of all words, "when" and "many" among them."""
    return frozenset(stem(spelling(word.form)) for word in words(text[:_LONGEST]))


def _ordinals(text: str) -> Iterator[int]:
    for match in _PARAGRAPH.finditer(text):
        for part in re.findall(r"\d{1,3}|[a-z]+", match.group().lower()):
            if part.isdigit():
                yield int(part)
            elif part in lists().ordinals:
                yield lists().ordinals[part]


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
