"""Rows that the ledger gives, shown as a table, lines of JSON, CSV or a page: one way for every command that asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, TypeVar

import click
import msgspec

from ..errors import UsageError
from ..messages import printable
from .pages import check_writable, write_page

_Record = TypeVar("_Record", bound=msgspec.Struct)

CELL = 2_000
"""Characters of a cell in a table for people; JSON and CSV hold the whole."""


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
    """Write the columns of `records` as a table for people."""
    from rich.console import Console
    from rich.table import Table

    columns = [column for column in columns if not column.csv_only]
    table = Table(box=None, pad_edge=False, header_style="bold", expand=any(column.grows for column in columns))
    for column in columns:
        if column.grows:
            table.add_column(column.name, ratio=1, min_width=LEAST, overflow="fold")
        else:
            table.add_column(column.name, max_width=MOST, overflow="fold")
    for record in records:
        table.add_row(*(_shown(column.of(record)) for column in columns))
    console = Console(no_color=None if color else True, highlight=False, markup=False, emoji=False)
    with console.capture() as shown:
        console.print(table)
    click.echo("".join(f"{line.rstrip()}\n" for line in shown.get().splitlines()), nl=False, color=True)


def _shown(value: object) -> str:
    return "" if value is None else printable(str(value).replace("\n", " "), limit=CELL)
