"""`reportedly stories`, `reportedly story` and `reportedly search`: what the ledger holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from ..errors import UsageError
from ..messages import printable
from .answers import Column, Form, show, table
from .ledgers import asked as asked_of

if TYPE_CHECKING:
    from ..ledger.answers import Found, StoryAnswer, StoryRow
    from ..ledger.places import Places

_STORY = (
    Column("story", lambda row: row.id),
    Column("published", lambda row: row.published, csv_only=True),
    Column("day", lambda row: day(row.published)),
    Column("outlet", lambda row: row.outlet),
    Column("title", lambda row: row.title, grows=True),
    Column("versions", lambda row: row.versions),
    Column("copied from", lambda row: row.copied_from),
    Column("document", lambda row: (row.document or "").replace("_", " ")),
    Column("url", lambda row: row.url, csv_only=True),
)
_FOUND = (
    Column("story", lambda row: row.story),
    Column("published", lambda row: row.published, csv_only=True),
    Column("day", lambda row: day(row.published)),
    Column("outlet", lambda row: row.outlet, csv_only=True),
    Column("statement", lambda row: row.statement, csv_only=True),
    Column("speaker", lambda row: row.speaker or ("(own voice)" if row.own_voice else "")),
    Column("kind", lambda row: row.kind, csv_only=True),
    Column("text", lambda row: row.text, grows=True),
    Column("start", lambda row: row.start, csv_only=True),
    Column("end", lambda row: row.end, csv_only=True),
)
_VERSION = (
    Column("version", lambda row: row.number),
    Column("current", lambda row: row.current, csv_only=True),
    Column("published", lambda row: row.published),
    Column("modified", lambda row: row.modified),
    Column("added", lambda row: row.added_at),
    Column("sha256", lambda row: row.sha256, csv_only=True),
)


def day(moment: str | None) -> str:
    """The day of a moment of ISO 8601, empty where none is known."""
    return (moment or "")[:10]


def stories(ledger: str, *, limit: int, form: Form) -> int:
    """List the stories."""
    from ..ledger.stories import stories as listed

    with asked_of(ledger) as asked:
        show(listed(asked.db, limit=limit), _STORY, form, _stories_page)
    return 0


def _stories_page(rows: Sequence[StoryRow]) -> str:
    from ..report.answers import Line, lines_page
    from ..report.words import counted

    lines = [
        Line(
            day(row.published),
            row.title or row.id,
            tuple(
                filter(
                    None,
                    (
                        row.outlet,
                        row.id,
                        counted(row.versions, "version"),
                        _from(row.copied_from),
                        row.document and row.document.replace("_", " "),
                    ),
                )
            ),
            None,
            link=row.url,
        )
        for row in rows
    ]
    return lines_page(lines, title=counted(len(rows), "story", "stories"))


def _from(copied: str | None) -> str | None:
    return f"copied from {copied}" if copied else None


def story(name: str, ledger: str, *, number: int | None, limit: int, form: Form) -> int:
    """Show one story: its versions, and its sourcing as `read` shows it."""
    from ..ledger.stories import story as named

    with asked_of(ledger) as asked:
        answer = named(asked.db, name, path=ledger, number=number)
    if answer is None:
        raise UsageError("R110", path=ledger, value=name)
    if form.as_csv:
        show(answer.versions[-limit:], _VERSION, form, lambda _: "")
    elif form.as_json or form.html is not None:
        show([answer], (), form, _story_page)
    else:
        from rich.console import Console

        from ..report.table import SourcingTable

        # Captured, as `read` does, so that a closed pipe ends as everywhere.
        console = Console(no_color=None if form.color else True, highlight=False, markup=False, emoji=False)
        with console.capture() as shown:
            console.print(SourcingTable(answer.story))
        click.echo("".join(f"{line.rstrip()}\n" for line in shown.get().splitlines()), nl=False, color=True)
        click.echo(f"\n{printable(answer.id)}")
        table(answer.versions[-limit:], _VERSION, color=form.color)
    return 0


def _story_page(answers: Sequence[StoryAnswer]) -> str:
    from ..report.html import html_report
    from ..report.timeline import Event, timeline

    (answer,) = answers
    happened = [Event(event.day, event.lane, event.words) for event in answer.history]
    return html_report([answer.story], above=timeline(happened))


def search(words: tuple[str, ...], ledger: str, *, limit: int, form: Form) -> int:
    """Show where words stand in what was said."""
    from ..ledger.places import Places
    from ..ledger.search import query
    from ..ledger.search import search as found

    wanted = " ".join(words)
    if not query(wanted):
        raise UsageError("R111", value=wanted)
    with asked_of(ledger) as asked:
        places = Places(asked.db)
        show(found(asked.db, wanted, limit=limit), _FOUND, form, lambda rows: _found_page(rows, wanted, places))
    return 0


def _found_page(rows: Sequence[Found], wanted: str, places: Places) -> str:
    from ..report.answers import Line, lines_page, passage

    lines = [
        Line(
            day(row.published),
            row.speaker or ("in its own voice" if row.own_voice else "nobody named"),
            (row.kind.replace("_", " "),) if row.kind else (),
            passage(places.at(row.story, row.start, row.end)),
        )
        for row in rows
    ]
    return lines_page(lines, title=f"Search: {wanted}")
