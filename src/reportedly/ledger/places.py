"""Words of a story at their place, with what stands around them: the evidence that an answer shows."""

from __future__ import annotations

import sqlite3
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

AROUND = 140
"""Characters shown on each side."""
_LINKED = 80
"""Characters of a passage by which a browser finds it on its page."""


class Place(NamedTuple):
    """`words` as they stand in a story, what stands `before` and `after`, and the `link` that leads there."""

    story: str
    title: str | None
    outlet: str | None
    published: str | None
    before: str
    words: str
    after: str
    link: str | None


class Places:
    """The texts of a ledger, those used last kept at hand."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._story = lru_cache(maxsize=256)(lambda name: _read(db, name))

    def at(self, story: str, start: int, end: int) -> Place:
        """The words at `[start, end)` of the current version of the story so named; KeyError where there is none.

        The words around them are cut at white space.
        """
        title, outlet, published, url, text = self._story(story)
        first, last = max(0, start - AROUND), min(len(text), end + AROUND)
        before = text[first:start].rpartition("\n")[2]
        after = text[end:last].partition("\n")[0]
        if first and len(before) == start - first:
            before = f"…{before.partition(' ')[2]}"
        if last < len(text) and len(after) == last - end:
            after = f"{after.rpartition(' ')[0]}…"
        words = text[start:end]
        return Place(story, title, outlet, published, before, words, after, _link(url, words))


def _read(db: sqlite3.Connection, name: str) -> tuple[str | None, str | None, str | None, str | None, str]:
    row = db.execute(
        "SELECT title, outlet, story.published, url, text FROM story"
        " JOIN version ON version.story = story.id AND version.current WHERE name = ?",
        (name,),
    ).fetchone()
    if row is None:
        raise KeyError(name)
    title, outlet, published, url, text = row
    return title, outlet, published, url, text


def _link(url: str | None, words: str) -> str | None:
    """The page, and where on it, as browsers understand it (a text fragment)."""
    if url is None or "#" in url:
        return url
    line = words.partition("\n")[0].strip()
    if len(line) > _LINKED:
        line = line[:_LINKED].rpartition(" ")[0] or line[:_LINKED]
    try:
        return f"{url}#:~:text={quote(line, safe='').replace('-', '%2D')}" if line else url
    except UnicodeEncodeError:
        return url
