"""Two versions of a story side by side on one page: what changed, and what of it no notice tells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from ..change import Change, VersionWords
from ..document import Block, Document
from ..glossary import label
from ..story import Story
from ..versions import Compared, Row
from .html import page
from .passages import shown
from .segments import Mark, segments
from .words import shortened, visible

LONGEST = 400
"""Characters of a change in the list; the whole stands below, at its place."""
FEW, CONTEXT = 60, 60
"""Characters of a change that is shown with what stands around it, and how much of that."""


class Entry(NamedTuple):
    """A change in the list: its number, what it is, the words on both sides, whose they are, the notice."""

    number: int
    kind: str
    label: str
    silent: bool
    old: Words | None
    new: Words | None
    speaker: str | None
    notice: str | None
    in_old: bool
    in_new: bool


class Words(NamedTuple):
    """The words of a change in one version, and where they are few those around them, to show what they belong to."""

    text: str
    before: str = ""
    after: str = ""


class Side(NamedTuple):
    """A block of one version: what it is, its words as safe HTML, and where it stands in the other version if moved."""

    kind: str
    words: Markup
    moved: bool
    same: bool


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
            None if row.old is None else _side(compared.old, row.old, old, compared.changes, row, "o"),
            None if row.new is None else _side(compared.new, row.new, new, compared.changes, row, "n"),
        )
        for row in compared.rows
    ]
    pairs = [_told_same(*pair) for pair in pairs]
    silent = sum(change.silent for change in compared.changes)
    title = compared.new.document.title or compared.old.document.title or "Two versions"
    entries = [_entry(number, change, compared) for number, change in enumerate(compared.changes, 1)]
    return page("versions.html.j2", title=title, entries=entries, silent=silent, pairs=pairs)


def _entry(number: int, change: Change, compared: Compared) -> Entry:
    return Entry(
        number=number,
        kind=change.kind,
        label=label("change", change.kind),
        silent=change.silent,
        old=_short(change.old, compared.old),
        new=_short(change.new, compared.new),
        speaker=None if change.statement is None else change.statement.speaker,
        notice=None if change.notice is None else visible(change.notice.text),
        in_old=_stands(change.old),
        in_new=_stands(change.new),
    )


def _short(words: VersionWords | None, story: Story) -> Words | None:
    if words is None:
        return None
    text, cut = shortened(visible(words.text), LONGEST)
    if cut or words.start is None or words.end is None or len(words.text) > FEW:
        return Words(f"{text} […]" if cut else text)
    return Words(text, *_around(story.document, words.start, words.end))


def _around(document: Document, start: int, end: int) -> tuple[str, str]:
    """What stands before and after `[start, end)` in its block, cut between words."""
    block = next((block for block in document.blocks if block.start <= start and end <= block.end), None)
    first, last = (0, len(document.text)) if block is None else (block.start, block.end)
    before = document.text[max(first, start - CONTEXT) : start]
    after = document.text[end : min(last, end + CONTEXT)]
    if start - CONTEXT > first:
        before = "… " + before.partition(" ")[2]
    if end + CONTEXT < last:
        after = after.rpartition(" ")[0] + " …"
    spaces = " " if before[-1:].isspace() else "", " " if after[:1].isspace() else ""
    return visible(before).rstrip() + spaces[0], spaces[1] + visible(after).lstrip()


def _told_same(old: Side | None, new: Side | None) -> tuple[Side | None, Side | None]:
    """A pair of blocks, marked where they have the same words, so that a narrow screen shows them once."""
    if old is None or new is None or old.words.striptags() != new.words.striptags():
        return old, new
    return old._replace(same=True), new._replace(same=True)


def _stands(words: VersionWords | None) -> bool:
    return words is not None and words.start is not None and words.start != words.end


def _marks(changes: Sequence[Change], *, old: bool) -> list[Mark]:
    found = []
    for number, change in enumerate(changes):
        words = change.old if old else change.new
        if words is not None and words.start is not None and words.end is not None and words.start < words.end:
            found.append(Mark(words.start, words.end, "content", number))
    return sorted(found)


def _side(story: Story, number: int, marks: Sequence[Mark], changes: Sequence[Change], row: Row, letter: str) -> Side:
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
    return Side(block.kind, Markup("").join(parts), row.elsewhere is not None, False)


def _within(marks: Sequence[Mark], block: Block) -> Sequence[Mark]:
    last = bisect_left(marks, block.end, key=lambda mark: mark.start)
    first = bisect_left(marks, block.start, hi=last, key=lambda mark: mark.start)
    # One change may begin in a block before: a run of sentences that moved together.
    before = [mark for mark in marks[max(0, first - 8) : first] if mark.end > block.start]
    return [*before, *marks[first:last]]
