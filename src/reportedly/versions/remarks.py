"""What a notice says: its parts, each with the matter, the kind of change and the measure of which it speaks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from .._typing import Span
from ..alignment.grammar import is_content, spelling, stem
from ..alignment.words import words
from ..change import Account
from ..document import Block
from ..reading.dates import find_date
from .laid_open import Version
from .lexicon import lists

_MOST = 100
"""Notices of a version that are looked at; no real page has a tenth of them."""
LONGEST = 2_000
_STAMP = 80
"""Characters at the start of a notice within which a date is that of the notice."""
_HOUR = re.compile(r"\b\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?m\b|\b\d{1,2}:\d\d\b", re.IGNORECASE)
_LABEL = re.compile(r"[^\n]{0,80}?:(?=\s)")
_ANY_DAY = "2000-06-15"
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


def new_notices(old: Version, new: Version) -> tuple[Told, ...]:
    """The notices of the new version that the old one does not have word for word."""
    known = {_key(old, block) for block in _blocks(old)}
    found = []
    superseded = {notice.end: notice.supersedes for notice in new.story.notices}
    for block in _blocks(new):
        if _key(new, block) not in known:
            found.append(_told(new, block, superseded.get(block.end, ())))
    return tuple(found)


def weighed(notices: Iterable[Told], sentences: Sequence[frozenset[str]]) -> tuple[Told, ...]:
    """The notices, each part of which knows how much of it the sentences have whose numbers changed, by their stems."""
    known = [kin_of(found) for found in sentences[:_MOST]]

    def most(remark: Remark) -> Remark:
        return remark._replace(most=max((len(remark.matter & found) for found in known), default=0))

    return tuple(told._replace(remarks=tuple(map(most, told.remarks))) for told in notices)


def stems(texts: Sequence[str]) -> frozenset[str]:
    """The stems of the words of `texts` that carry content."""
    return frozenset(
        stem(spelling(word.form)) for text in texts for word in words(text[:LONGEST]) if is_content(word.form)
    )


def stems_of_all(text: str) -> frozenset[str]:
    """The stems of all words, "when" and "many" among them."""
    return frozenset(stem(spelling(word.form)) for word in words(text[:LONGEST]))


def _blocks(version: Version) -> list[Block]:
    found = [(number, block) for number, block in enumerate(version.blocks) if block.kind == "notice"][:_MOST]
    return [msgspec.structs.replace(block, start=version.notice_start(number)) for number, block in found]


def _key(version: Version, block: Block) -> tuple[str, ...]:
    return tuple(word.form for word in words(version.text[block.start : min(block.end, block.start + LONGEST)]))


def _told(version: Version, block: Block, superseded: tuple[Span, ...]) -> Told:
    text = version.text[block.start : block.end]
    account = Account(type=block.notice or "update", start=block.start, end=block.end, text=text)
    said = undated(text[:LONGEST])
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
    several = any(word.form in lists().several for word in words(text[:LONGEST]))
    return Remark(kin_of(matter), about, measures, several)


def kin_of(found: frozenset[str]) -> frozenset[str]:
    """One stem for words of one family: "death" for "died"."""
    return frozenset(lists().kin.get(word, word) for word in found)


def _ordinals(text: str) -> Iterator[int]:
    for match in _PARAGRAPH.finditer(text):
        for part in re.findall(r"\d{1,3}|[a-z]+", match.group().lower()):
            if part.isdigit():
                yield int(part)
            elif part in lists().ordinals:
                yield lists().ordinals[part]


def undated(text: str) -> str:
    """The notice without the day and the hour at which it was put there, which are nothing that it speaks of.

    They stand before the colon of its label, or right after it, or in a sentence without a label.
    """
    label = _LABEL.match(text)
    found = find_date(text, end=min(len(text), _STAMP), reference=_ANY_DAY)
    if found is not None and (label is None or not text[label.end() : found.span[0]].strip()):
        text = text[: found.span[0]] + text[found.span[1] :]
        label = _LABEL.match(text)
    return text if label is None else _HOUR.sub(" ", label.group()) + text[label.end() :]
