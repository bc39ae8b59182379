"""The command `reportedly`: its words, its exit codes, and how it ends.

Exit codes: 0 clean, 1 a finding that was asked for, 2 wrong usage, 3 some sources could not be
read, 130 stopped by hand. Nothing heavy is imported before a command needs it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from . import asking, comparing, deciding, explaining, reading

USAGE, UNREAD, STOPPED = 2, 3, 130
SECTIONS = {
    "Read": reading.COMMANDS,
    "Compare": comparing.COMMANDS,
    "Ask the ledger": asking.COMMANDS,
    "Decide": deciding.COMMANDS,
    "Understand the output": explaining.COMMANDS,
}
"""The commands as `--help` lists them."""


class Commands(click.Group):
    """The group of commands; whatever goes wrong in one ends as one line and an exit code."""

    def main(  # type: ignore[override]  # click's own has overloads that say when it returns
        self, args: Sequence[str] | None = None, *, standalone_mode: bool = True, **extra: Any
    ) -> Any:
        if not standalone_mode:
            return super().main(args, standalone_mode=False, **extra)
        _let_any_character_out()
        try:
            code = super().main(args, standalone_mode=False, **extra)
            sys.stdout.flush()
        except click.exceptions.Exit as end:
            sys.exit(end.exit_code)
        except BrokenPipeError:
            _close_quietly()
        except click.ClickException as error:
            _refuse(error)
        except Exception as error:  # noqa: BLE001 (no traceback ever reaches a user)
            _fail(error)
        sys.exit(code if isinstance(code, int) else 0)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for title, commands in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([(command.name or "", command.get_short_help_str(70)) for command in commands])

    def invoke(self, ctx: click.Context) -> Any:
        # Caught here: further out, click would answer both with words and codes of its own.
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            ctx.exit(STOPPED)
        except BrokenPipeError:
            _close_quietly()


@click.group(
    name="reportedly",
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="reportedly", message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context) -> None:
    """Who said it, who passed it on, and does it hold up?

    Reads news stories and shows their sourcing: each statement with its speaker, the chain through
    which it reached the page, and the places where the sourcing is thin. Keeps many stories in a
    ledger, and tells how many independent origins stand behind a claim.

    \b
    Examples:
      reportedly read story.html
      reportedly add stories/
      reportedly claims
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(USAGE)


for _commands in SECTIONS.values():
    for _command in _commands:
        main.add_command(_command)


def _let_any_character_out() -> None:
    """A terminal that can't show a character gets a question mark, not an error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _close_quietly() -> None:
    """The reader of our output has gone: what is left to flush goes nowhere."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return
    finally:
        sys.exit(0)


def _refuse(error: click.ClickException) -> NoReturn:
    from ..messages import render

    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "reportedly"
    # Of one mould with our own: a sentence, where click asks whether another word was meant.
    reason = error.format_message().replace("(Did you mean one of: ", "The nearest are ")
    reason = reason.replace("Did you mean", "The nearest is").rstrip(".?)")
    _say(render("R108", reason=reason, command=command))
    sys.exit(USAGE)


def _fail(error: Exception) -> NoReturn:
    from ..errors import ReportedlyError
    from ..messages import render

    if isinstance(error, ReportedlyError):
        _say(str(error))
        sys.exit(USAGE if error.code.startswith("R1") else UNREAD)
    reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    _say(render("R404", reason=" ".join(reason.split())))
    sys.exit(UNREAD)


def _say(message: str) -> None:
    click.echo(message, err=True)
