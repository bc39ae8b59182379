"""What stands in a text beside its prose: notices, posts, turns of a transcript, lines with dates.

Used by every reader whose format does not say these things itself (plain text, PDF, mail).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from .._typing import Span
from ..document import Block, Post
from .dates import find_date
from .notices import notice_of
from .plain import byline_names, trim
from .posts import flat_posts
from .turns import with_turns

_FIRST_BLOCKS = 8
"""Title, byline and date stand among the first blocks of a story."""

_DATE_LINE_LENGTH = 120
_LABELLED_REST = 80
_BARE_REST = 12
"""Characters beside the date that a date line may hold: a label and names, or no more than a weekday."""

_PUBLISHED = re.compile(r"(?:first |originally )?(?:published|posted|released|issued|date|filed)\b", re.IGNORECASE)
_MODIFIED = re.compile(r"(?:last )?(?:updated?|modified|revised)\b", re.IGNORECASE)
_DATELINE = re.compile(r"[A-Z][A-Z .,'’\-]{2,40}[,(]")
_DATELINE_LENGTH = 90


class Marked(NamedTuple):
    """The blocks of a text, its posts, and the metadata that plainly stands in it."""

    blocks: tuple[Block, ...]
    posts: tuple[Post, ...] = ()
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None

    def sources(self) -> dict[str, str]:
        """Where each piece of metadata was read, as `Document.sources` has it."""
        fields = {"title": self.title, "authors": self.authors, "published": self.published, "modified": self.modified}
        return {name: "text" for name, value in fields.items() if value}


def mark(text: str, blocks: Sequence[Block], *, published: str | None = None) -> Marked:
    """`blocks` of `text` with its notices, posts and turns told apart, and what it says of itself.

    `published` (ISO 8601) is the date of publication where it is known from elsewhere.
    """
    dated, found, modified = _date_lines(text, blocks)
    published = published or found
    noticed = [_as_notice(text, block, published) for block in dated]
    turned = with_turns(text, noticed)
    if any(block.kind == "turn" for block in turned):
        return Marked(tuple(turned), (), _title(text, turned), (), published, modified)
    posts = flat_posts(text, [(block.start, block.end) for block in noticed])
    final = over_posts(text, noticed, [(post.start, post.end) for post in posts])
    return Marked(
        tuple(final), tuple(posts), _title(text, final), _authors(text, final), published,
        modified or _notice_date(final),
    )  # fmt: skip


def over_posts(text: str, blocks: Sequence[Block], posts: Sequence[Span]) -> list[Block]:
    """`blocks` with one block of its own for each post; a block that a post cuts keeps its rest."""
    final: list[Block] = []
    waiting = list(posts)
    for block in blocks:
        start = block.start
        while waiting and waiting[0][0] < block.end:
            post_start, post_end = waiting[0]
            _append(final, text, block, start, min(post_start, block.end))
            if post_start >= block.start:
                final.append(Block(kind="embedded_post", start=post_start, end=post_end, page=block.page))
            start = max(start, min(post_end, block.end))
            if post_end > block.end:
                break
            waiting.pop(0)
        _append(final, text, block, start, block.end)
    return final


def _append(final: list[Block], text: str, block: Block, start: int, end: int) -> None:
    start, end = trim(text, start, end)
    if start < end:
        final.append(msgspec.structs.replace(block, start=start, end=end))


def _as_notice(text: str, block: Block, published: str | None) -> Block:
    if block.kind not in ("paragraph", "heading", "list_item", "blockquote"):
        return block
    found = notice_of(text[block.start : block.end], reference=published)
    if found is None:
        return block
    return msgspec.structs.replace(block, kind="notice", notice=found[0], date=found[1])


def _date_lines(text: str, blocks: Sequence[Block]) -> tuple[list[Block], str | None, str | None]:
    """The blocks, lines with nothing but a date marked as bylines; the dates of publication and change."""
    published: str | None = None
    modified: str | None = None
    marked = list(blocks)
    for index, block in enumerate(blocks[:_FIRST_BLOCKS]):
        date, is_change = _date_of(text, block)
        if date is None:
            continue
        if is_change:
            modified = modified or date
        else:
            published = published or date
        if block.kind in ("paragraph", "heading") and not _DATELINE.match(text, block.start, block.end):
            marked[index] = msgspec.structs.replace(block, kind="byline")
    return marked, published, modified


def _date_of(text: str, block: Block) -> tuple[str | None, bool]:
    """The date of a line that holds one and little else, or of a dateline; whether it is one of change."""
    start, end = block.start, block.end
    if block.kind not in ("paragraph", "heading", "byline"):
        return None, False
    found = find_date(text, start=start, end=min(end, start + _DATE_LINE_LENGTH))
    if found is None:
        return None, False
    if end - start <= _DATE_LINE_LENGTH:
        rest = end - start - (found.span[1] - found.span[0])
        is_change = bool(_MODIFIED.match(text, start))
        labelled = is_change or bool(_PUBLISHED.match(text, start)) or block.kind == "byline"
        if rest <= (_LABELLED_REST if labelled else _BARE_REST):
            return found.iso, is_change
    if _DATELINE.match(text, start, end) and found.span[0] - start <= 50:
        after = text[found.span[1] : min(end, start + _DATELINE_LENGTH)]
        if re.match(r"[^.\n]{0,30}?\s?(?:—|–|--)", after):
            return found.iso, False
    return None, False


def _notice_date(blocks: Sequence[Block]) -> str | None:
    dates = [block.date for block in blocks if block.kind == "notice" and block.date]
    return max(dates, default=None)


def _title(text: str, blocks: Sequence[Block]) -> str | None:
    for block in blocks[:3]:
        if block.kind == "heading":
            return re.sub(r"^#{1,6}\s+", "", text[block.start : block.end]).strip()
    return None


def _authors(text: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    for block in blocks[:_FIRST_BLOCKS]:
        names = byline_names(text[block.start : block.end]) if block.kind == "byline" else ()
        if names:
            return names
    return ()
