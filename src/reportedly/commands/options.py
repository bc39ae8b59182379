"""The options that commands share."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar, cast

import click

DEFAULT_LEDGER = "reportedly.db"
_Command = TypeVar("_Command", bound=Callable[..., Any])


def ledger(command: _Command) -> _Command:
    """`--ledger FILE`."""
    return click.option(
        "--ledger",
        metavar="FILE",
        default=DEFAULT_LEDGER,
        show_default=True,
        help="The ledger: one SQLite file.",
    )(command)


def model(command: _Command) -> _Command:
    """`--model NAME`."""
    return click.option(
        "--model",
        type=click.Choice(["accurate", "fast"]),
        default="accurate",
        show_default=True,
        help="The network that reads: fast finds a little less, at nearly twice the speed.",
    )(command)


def keep(command: _Command) -> _Command:
    """`--keep HOW`."""
    return click.option(
        "--keep",
        type=click.Choice(["sure", "balanced", "all"]),
        default="balanced",
        show_default=True,
        help="How sure a statement must be to be kept: sure makes fewer mistakes, all misses less.",
    )(command)


def workers(command: _Command) -> _Command:
    """`--workers N`."""
    return click.option(
        "--workers",
        type=click.IntRange(min=0),
        metavar="N",
        help="Processes to use; 0 is one for each core. Not given, it is 0 for many sources, and else 1.",
    )(command)


def by(command: _Command) -> _Command:
    """`--by NAME`."""
    return click.option("--by", metavar="NAME", help="Who decides; the name of your login where it is not given.")(
        command
    )


def decision(command: _Command) -> _Command:
    """What every decision can be told: the ledger, who decides, and why."""
    return ledger(by(click.option("--note", metavar="WORDS", help="Why, for those who read the log.")(command)))


def forms(command: _Command) -> _Command:
    """In what form rows are written: a table, or `--json`, `--csv`, `--html`. The command is given `form`."""

    @functools.wraps(command)
    def asked(*, as_json: bool, as_csv: bool, html: str | None, no_color: bool, **rest: Any) -> Any:
        from .answers import form

        return command(**rest, form=form(as_json=as_json, as_csv=as_csv, html=html, no_color=no_color))

    options: tuple[Callable[[Any], Any], ...] = (
        click.option("--no-color", is_flag=True, help="No colours (also by the variable NO_COLOR)."),
        click.option("--html", metavar="FILE", help="Write a page of HTML to FILE (- for standard output)."),
        click.option("--csv", "as_csv", is_flag=True, help="CSV, safe to open in a spreadsheet."),
        click.option("--json", "as_json", is_flag=True, help="One line of JSON for each row."),
    )
    for option in options:
        asked = option(asked)
    return cast("_Command", asked)


def answer(command: _Command) -> _Command:
    """What every command that asks the ledger can be told: where it is, how many rows, and in what form.

    The command is given `ledger`, `limit` and `form`.
    """
    limit = click.option(
        "--limit", type=click.IntRange(min=1), default=100, show_default=True, metavar="N", help="Rows at most."
    )
    return ledger(limit(forms(command)))


def day(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """A day as people write it to a program, 2024-03-01, and no other way."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise click.BadParameter(f"{value!r} is no day; write it as 2024-03-01", context, parameter) from None
