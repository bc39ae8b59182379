"""`reportedly compare`: two versions of a story, and what changed from the one to the other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..errors import UsageError
from .answers import Column, Form, show
from .sources import standard_input, tell
from .stored import stored

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..change import Change
    from ..extraction import ModelName
    from ..story import Story

_URL = re.compile(r"https?://", re.IGNORECASE)
UNREAD, FOUND = 3, 1

_CHANGE = (
    Column("change", lambda row: row.kind.replace("_", " ")),
    Column("silent", lambda row: "silent" if row.silent else ""),
    Column("old", lambda row: row.old and row.old.text, grows=True),
    Column("new", lambda row: row.new and row.new.text, grows=True),
    Column("speaker", lambda row: row.statement and row.statement.speaker),
    Column("notice", lambda row: row.notice and row.notice.type.replace("_", " ")),
    Column("old start", lambda row: row.old and row.old.start, csv_only=True),
    Column("old end", lambda row: row.old and row.old.end, csv_only=True),
    Column("new start", lambda row: row.new and row.new.start, csv_only=True),
    Column("new end", lambda row: row.new and row.new.end, csv_only=True),
    Column("statement", lambda row: row.statement and f"{row.statement.version}:{row.statement.id}", csv_only=True),
    Column("notice start", lambda row: row.notice and row.notice.start, csv_only=True),
    Column("notice end", lambda row: row.notice and row.notice.end, csv_only=True),
)


def compare(
    old: str,
    new: str,
    *,
    ledger: str | None,
    fail_on_silent: bool,
    model: ModelName,
    form: Form,
    fetch: bool = False,
) -> int:
    """Show the changes from `old` to `new`, and give the exit code: 1 where a silent one was asked about, 3 unread."""
    from ..versions import held

    stories: list[Story] = []
    for source in (old, new):
        if ledger is not None and not (fetch and _URL.match(source)):
            stories.append(stored(source, ledger))
        else:
            stories += _read(source, model, fetch=fetch)
    if len(stories) < 2:
        return UNREAD
    comparison = held(stories[0], stories[1])

    def page(changes: Sequence[Change]) -> str:
        from ..report.versions import versions_page

        return versions_page(comparison)

    if form.as_json or form.as_csv or form.html is not None or comparison.changes:
        show(comparison.changes, _CHANGE, form, page)
    return FOUND if fail_on_silent and any(change.silent for change in comparison.changes) else 0


def _read(source: str, model: ModelName, *, fetch: bool) -> list[Story]:
    """The story of a file or an address; none where it could not be read, which is said on standard error."""
    from ..corpus import read

    found = []
    for result in read((source,), fetch=fetch, stdin=standard_input((source,)), model=model, workers=1):
        tell(result.source, dict.fromkeys(result.problems))
        if result.story is not None:
            found.append(result.story)
    if len(found) > 1:
        raise UsageError("R115", source=source, count=len(found))
    return found
