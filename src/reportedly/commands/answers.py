"""Rows that the ledger gives, shown as a table, lines of JSON, CSV or a page: one way for every command that asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click
import msgspec

from ..errors import UsageError
from ..messages import printable
from .pages import check_writable, write_page

if TYPE_CHECKING:
    from rich.console import RenderableType

_Record = TypeVar("_Record", bound=msgspec.Struct)

CELL = 2_000
"""Characters of a cell in a table for people; JSON and CSV hold the whole."""
WIDE = 110
"""Columns of the terminal from which rows stand in a table; below, each is an entry."""
LEAST, MOST = 24, 25
"""The least width of a column that grows, and the most of any other, in characters."""


class Form(NamedTuple):
    """In what form rows are asked for."""

    as_json: bool
    as_csv: bool
    html: str | None
    color: bool


class Column(NamedTuple):
    """A column of the table and of the CSV: its name, and what it shows of a record."""

    name: str
    of: Callable[[Any], object]
    grows: bool = False
    """Whether the column takes the room that the others leave, as long texts do."""
    csv_only: bool = False
    """Whether the column is one for programs: an address, a fingerprint, a time to the second."""


def form(*, as_json: bool, as_csv: bool, html: str | None, no_color: bool) -> Form:
    """The form that was asked for; raises where two were, or where the page could not be written."""
    asked = [name for name, given in (("--json", as_json), ("--csv", as_csv), ("--html", html is not None)) if given]
    if len(asked) > 1:
        raise UsageError("R106", first=asked[0], second=asked[1])
    if html is not None:
        check_writable(html)
    return Form(as_json, as_csv, html, not no_color)


def show(
    records: Iterable[_Record], columns: Sequence[Column], form: Form, page: Callable[[Sequence[_Record]], str]
) -> None:
    """Write `records` to standard output: a line of JSON each, or the columns; or the `page` of them to its file."""
    if form.html is not None:
        write_page(form.html, page(list(records)))
    elif form.as_json:
        for record in records:
            click.echo(msgspec.json.encode(record, order="deterministic"))
    elif form.as_csv:
        from ..report.cells import csv_rows

        heads = [[column.name for column in columns]]
        click.echo(csv_rows(heads).encode(), nl=False)
        for record in records:
            click.echo(csv_rows([[column.of(record) for column in columns]]).encode("utf-8", "replace"), nl=False)
    else:
        table(records, columns, color=form.color)


def table(records: Iterable[msgspec.Struct], columns: Sequence[Column], *, color: bool) -> None:
    """Write the columns of `records` for people: as a table, or as entries where it would be too narrow to read."""
    from rich.console import Console

    columns = [column for column in columns if not column.csv_only]
    console = Console(no_color=None if color else True, highlight=False, markup=False, emoji=False)
    rows = [[_shown(column.of(record)) for column in columns] for record in records]
    wide = console.width >= WIDE or not any(column.grows for column in columns)
    with console.capture() as shown:
        console.print(_columns(rows, columns) if wide else _entries(rows, columns))
    click.echo("".join(f"{line.rstrip()}\n" for line in shown.get().splitlines()), nl=False, color=True)


def _columns(rows: Sequence[Sequence[str]], columns: Sequence[Column]) -> RenderableType:
    from rich.table import Table

    drawn = Table(box=None, pad_edge=False, header_style="bold", expand=any(column.grows for column in columns))
    for column in columns:
        if column.grows:
            drawn.add_column(column.name, ratio=1, min_width=LEAST, overflow="fold")
        else:
            drawn.add_column(column.name, max_width=MOST, overflow="fold")
    for row in rows:
        drawn.add_row(*row)
    return drawn


def _entries(rows: Sequence[Sequence[str]], columns: Sequence[Column]) -> RenderableType:
    """Each row as its first column, what the others say on the same line, and its long text below."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    drawn: list[RenderableType] = []
    # With one long text a row needs no name for it; two must be told apart.
    names = [column.name for column in columns if column.grows]
    margin = max(map(len, names)) + 2 if len(names) > 1 else 0
    for row in rows:
        cells = list(zip(columns, row, strict=True))
        head = Text(cells[0][1], style="bold")
        for column, words in cells[1:]:
            if words and not column.grows:
                head.append(f"  {column.name} {words}" if words.isdigit() else f"  {words}", style="not bold")
        drawn.append(head)
        for column, words in cells:
            if not column.grows or not words:
                continue
            entry: RenderableType = Text(words)
            if margin:
                beside = Table.grid()
                beside.add_column(width=margin)
                beside.add_column(overflow="fold")
                beside.add_row(Text(column.name, style="dim"), Text(words))
                entry = beside
            drawn.append(Padding(entry, (0, 0, 0, 2)))
    return Group(*drawn)


def _shown(value: object) -> str:
    return "" if value is None else printable(str(value).replace("\n", " "), limit=CELL)
