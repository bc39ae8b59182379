"""Two versions of a story side by side on one page: what changed, and what of it no notice tells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from ..change import Change, VersionWords
from ..document import Block
from ..glossary import label
from ..story import Story
from ..versions import Compared
from .html import page
from .passages import shown
from .segments import Mark, segments
from .words import shortened, visible

LONGEST = 400
"""Characters of a change in the list; the whole stands below, at its place."""


class Entry(NamedTuple):
    """A change in the list: its number, what it is, the words on both sides, whose they are, the notice."""

    number: int
    kind: str
    label: str
    silent: bool
    old: str | None
    new: str | None
    speaker: str | None
    notice: str | None
    in_old: bool
    in_new: bool


class Side(NamedTuple):
    """A block of one version: what it is, its words as safe HTML, and where it stands in the other version if moved."""

    kind: str
    words: Markup
    moved: bool


def versions_page(compared: Compared) -> str:
    """The changes as a list, and below it both versions, block beside block, each change marked in both.

    >>> from reportedly import Story, from_text
    >>> from reportedly.versions import held
    >>> story = Story(document=from_text("Ann Roe said no.", id="note"))
    >>> "Nothing changed" in versions_page(held(story, story))
    True
    """
    old = _marks(compared.changes, old=True)
    new = _marks(compared.changes, old=False)
    pairs = [
        (
            None if row.old is None else _side(compared.old, row.old, old, compared.changes, row.elsewhere, "o"),
            None if row.new is None else _side(compared.new, row.new, new, compared.changes, row.elsewhere, "n"),
        )
        for row in compared.rows
    ]
    silent = sum(change.silent for change in compared.changes)
    title = compared.new.document.title or compared.old.document.title or "Two versions"
    entries = [_entry(number, change) for number, change in enumerate(compared.changes, 1)]
    return page("versions.html.j2", title=title, entries=entries, silent=silent, pairs=pairs)


def _entry(number: int, change: Change) -> Entry:
    return Entry(
        number=number,
        kind=change.kind,
        label=label("change", change.kind),
        silent=change.silent,
        old=_short(change.old),
        new=_short(change.new),
        speaker=None if change.statement is None else change.statement.speaker,
        notice=None if change.notice is None else visible(change.notice.text),
        in_old=_stands(change.old),
        in_new=_stands(change.new),
    )


def _short(words: VersionWords | None) -> str | None:
    if words is None:
        return None
    text, cut = shortened(visible(words.text), LONGEST)
    return f"{text} […]" if cut else text


def _stands(words: VersionWords | None) -> bool:
    return words is not None and words.start is not None and words.start != words.end


def _marks(changes: Sequence[Change], *, old: bool) -> list[Mark]:
    found = []
    for number, change in enumerate(changes):
        words = change.old if old else change.new
        if words is not None and words.start is not None and words.end is not None and words.start < words.end:
            found.append(Mark(words.start, words.end, "content", number))
    return sorted(found)


def _side(
    story: Story, number: int, marks: Sequence[Mark], changes: Sequence[Change], elsewhere: int | None, letter: str
) -> Side:
    document = story.document
    blocks = document.blocks or (Block(kind="paragraph", start=0, end=len(document.text)),)
    block = blocks[number]
    parts, begun = [], set()
    for segment in segments((block.start, block.end), _within(marks, block)):
        words = shown(document.text[segment.start : segment.end])
        for mark in sorted(segment.marks, key=lambda mark: mark.end - mark.start):
            change = changes[mark.owner]
            name = Markup(' id="{}{}"').format(letter, mark.owner + 1) if mark.owner not in begun else Markup("")
            begun.add(mark.owner)
            words = Markup('<a class="change{}" href="#c{}"{} title="{}">{}</a>').format(
                " silent" if change.silent else "", mark.owner + 1, name, label("change", change.kind), words
            )
            break
        parts.append(words)
    return Side(block.kind, Markup("").join(parts), elsewhere is not None)


def _within(marks: Sequence[Mark], block: Block) -> Sequence[Mark]:
    last = bisect_left(marks, block.end, key=lambda mark: mark.start)
    first = bisect_left(marks, block.start, hi=last, key=lambda mark: mark.start)
    # One change may begin in a block before: a run of sentences that moved together.
    before = [mark for mark in marks[max(0, first - 8) : first] if mark.end > block.start]
    return [*before, *marks[first:last]]
