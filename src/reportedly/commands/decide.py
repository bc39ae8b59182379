"""`reportedly merge`, `split`, `rename`, `correct`, `mark`, `undo`, `log` and `forget`: what people decide."""

from __future__ import annotations

import getpass
import os
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import LedgerError, UsageError
from ..messages import printable
from .answers import Column, Form, show
from .ledgers import asked as asked_of

if TYPE_CHECKING:
    from ..ledger import Ledger
    from ..ledger.decisions import Author, Decided

_DECIDED = (
    Column("decision", lambda row: row.id),
    Column("when", lambda row: row.made_at[:16].replace("T", " ")),
    Column("by", lambda row: row.made_by),
    Column("what", lambda row: row.about, grows=True),
    Column("note", lambda row: row.note),
    Column("undone", lambda row: row.undone_at and f"{row.undone_at[:10]} by {row.undone_by}"),
    Column("action", lambda row: row.action, csv_only=True),
)


def decide(
    ledger: str, deciding: Callable[[sqlite3.Connection, Author], int], *, by: str | None, note: str | None
) -> int:
    """Carry out a decision, and say by which number it can be undone."""
    from ..ledger.decisions import log as decided

    with _opened(ledger) as opened:
        number = opened.decide(deciding, by=by or _myself(), note=note)
        made = next(decided(opened.db, limit=1))
    click.echo(f"decision {number}: {printable(made.about)}")
    return 0


def undo(ledger: str, number: int, *, by: str | None) -> int:
    """Take a decision back."""
    with _opened(ledger) as opened:
        if not opened.undo(number, by=by or _myself()):
            raise UsageError("R114", value=number)
    click.echo(f"undone: decision {number}")
    return 0


def log(ledger: str, *, limit: int, form: Form) -> int:
    """Show what was decided."""
    from ..ledger.decisions import log as decided

    with asked_of(ledger) as asked:
        show(decided(asked.db, limit=limit), _DECIDED, form, _page)
    return 0


def forget(ledger: str, story: str, *, sure: bool) -> int:
    """Take a story out for good, and say what went with it."""
    if not sure and not click.confirm(f"Take {printable(story)} and all that rests on it out of {ledger} for good?"):
        click.echo(f"kept: {printable(story)}")
        return 0
    from ..report.words import counted

    with _opened(ledger) as opened:
        taken = opened.forget(story)
    if taken is None:
        raise UsageError("R110", path=ledger, value=story)
    parts = (
        counted(taken.versions, "version"),
        counted(taken.statements, "statement"),
        counted(taken.quotations, "quotation"),
        counted(taken.claims, "claim"),
        counted(taken.agents, "person or body", "persons or bodies"),
        counted(taken.decisions, "decision"),
    )
    click.echo(f"forgotten: {printable(taken.story)} ({', '.join(parts)})")
    return 0


def _opened(path: str) -> Ledger:
    """The ledger at `path`, which must be there: a decision makes none."""
    from ..ledger import Ledger

    if not Path(path).exists():
        raise LedgerError("R602", path=path)
    return Ledger(path)


def _myself() -> str:
    """The name of whoever is at the keyboard, as the system knows it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return os.environ.get("USER", "somebody")


def _page(rows: Sequence[Decided]) -> str:
    from ..report.answers import Line, lines_page

    lines = [
        Line(
            row.made_at[:10],
            row.about,
            tuple(filter(None, (f"by {row.made_by}", row.note, row.undone_by and f"undone by {row.undone_by}"))),
            None,
        )
        for row in rows
    ]
    return lines_page(lines, title="What people decided")
