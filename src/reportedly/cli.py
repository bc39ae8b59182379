"""The command `reportedly`: its words, its exit codes, and how it ends.

Exit codes: 0 clean, 1 a finding that was asked for, 2 wrong usage, 3 some sources could not be
read, 130 stopped by hand. Nothing heavy is imported before a command needs it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, NoReturn

import click

from .commands import options

if TYPE_CHECKING:
    from .commands.answers import Form

USAGE, UNREAD, STOPPED = 2, 3, 130


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
    """Who said it, who passed it on, and how sure is the wording?

    Reads news stories and shows their sourcing: each statement with its speaker, the chain through
    which it reached the page, and the places where the sourcing is thin.

    \b
    Example:
      reportedly read story.html
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(USAGE)


@main.command()
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON for each source; see `reportedly schema`.")
@click.option(
    "--html", metavar="FILE", help="Write an HTML report to FILE instead of the table (- for standard output)."
)
@click.option("--all", "own_voice", is_flag=True, help="Also list the sentences in the article's own voice.")
@click.option(
    "--model",
    type=click.Choice(["accurate", "fast"]),
    default="accurate",
    show_default=True,
    help="The network: fast finds a little less, at nearly twice the speed.",
)
@click.option(
    "--keep",
    type=click.Choice(["sure", "balanced", "all"]),
    default="balanced",
    show_default=True,
    help="How sure a statement must be to be shown: sure makes fewer mistakes, all misses less.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=0),
    metavar="N",
    help="Processes to use; 0 is one for each core. Not given, it is 0 for many sources, and else 1.",
)
@click.option("--quiet", "-q", is_flag=True, help="No problems and no progress on standard error.")
@click.option("--fetch", is_flag=True, help="Allow network access, for sources that are URLs.")
@click.option("--no-color", is_flag=True, help="No colours (also by the variable NO_COLOR).")
def read(
    sources: tuple[str, ...],
    as_json: bool,
    html: str | None,
    own_voice: bool,
    model: Literal["accurate", "fast"],
    keep: Literal["sure", "balanced", "all"],
    workers: int | None,
    quiet: bool,
    fetch: bool,
    no_color: bool,
) -> int:
    """Show who says what in a story, through whom it came, and where the sourcing is thin.

    SOURCE is a file (.html .txt .md .pdf .docx .eml .warc, or a stored .json), a folder, - for
    standard input, or a URL with --fetch. A source that can't be read is named on standard error
    (and, with --json, on a line whose document is null); the others are read, and the exit code is
    3.

    \b
    Examples:
      reportedly read story.html
      reportedly read --json stories/ > ledger.jsonl
      reportedly read --json --model fast --keep sure --workers 4 archive.warc.gz > ledger.jsonl
      reportedly read --html report.html monday.html tuesday.html
    """
    from .commands.read import read as run

    return run(
        sources,
        as_json=as_json,
        html=html,
        own_voice=own_voice,
        model=model,
        keep=keep,
        workers=workers,
        quiet=quiet,
        fetch=fetch,
        color=not no_color,
    )


@main.command()
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@options.ledger
@click.option(
    "--model",
    type=click.Choice(["accurate", "fast"]),
    default="accurate",
    show_default=True,
    help="The network: fast finds a little less, at nearly twice the speed.",
)
@click.option(
    "--keep",
    type=click.Choice(["sure", "balanced", "all"]),
    default="balanced",
    show_default=True,
    help="How sure a statement must be to be kept: sure makes fewer mistakes, all misses less.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=0),
    metavar="N",
    help="Processes to use; 0 is one for each core. Not given, it is 0 for many sources, and else 1.",
)
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but what stops the command.")
@click.option("--fetch", is_flag=True, help="Allow network access, for sources that are URLs.")
def add(
    sources: tuple[str, ...],
    ledger: str,
    model: Literal["accurate", "fast"],
    keep: Literal["sure", "balanced", "all"],
    workers: int | None,
    quiet: bool,
    fetch: bool,
) -> int:
    """Read stories into the ledger, where they are linked with all that it holds.

    SOURCE is what `reportedly read` takes, or a .jsonl file of the lines that `reportedly read --json`
    wrote, which are not read again. The same text again changes nothing; another text at the same URL
    becomes a new version. A story is kept once its line is printed: the command can be stopped at any
    moment and run again. What can't be read is noted in the ledger; the exit code is then 3.

    \b
    Examples:
      reportedly add story.html
      reportedly add --ledger harbour.db --workers 4 stories/
      reportedly read --json stories/ > stories.jsonl; reportedly add stories.jsonl
    """
    from .commands.add import add as run

    return run(sources, ledger=ledger, model=model, keep=keep, workers=workers, quiet=quiet, fetch=fetch)


@main.command()
@options.answer
def stories(ledger: str, limit: int, form: Form) -> int:
    """List the stories of the ledger in the order of their publication.

    \b
    Examples:
      reportedly stories
      reportedly stories --csv --limit 5000 > stories.csv
    """
    from .commands.stories import stories as run

    return run(ledger, limit=limit, form=form)


@main.command()
@click.argument("name", metavar="STORY")
@click.option(
    "--version", "number", type=click.IntRange(min=1), metavar="N", help="Show version N, not the latest one."
)
@options.answer
def story(name: str, number: int | None, ledger: str, limit: int, form: Form) -> int:
    """Show one story: its sourcing, as `reportedly read` does, and its versions.

    STORY is its name in the ledger, or its URL.

    \b
    Examples:
      reportedly story letters
      reportedly story --version 1 --json letters
    """
    from .commands.stories import story as run

    return run(name, ledger, number=number, limit=limit, form=form)


@main.command()
@click.argument("words", nargs=-1, required=True, metavar="WORDS")
@options.answer
def search(words: tuple[str, ...], ledger: str, limit: int, form: Form) -> int:
    """Find words in what was said, and in sentences in an article's own voice; the latest added first.

    All words must stand there, in any order; a phrase in quotation marks as it is; `bridge*` finds
    words that begin so.

    \b
    Examples:
      reportedly search bridge safe
      reportedly search '"role model" letter*' --json
    """
    from .commands.stories import search as run

    return run(words, ledger, limit=limit, form=form)


@main.command()
@click.argument("name", required=False, metavar="[STORY]")
@click.option("--outlet", metavar="NAME", help="Only stories of this outlet.")
@click.option(
    "--since", metavar="DAY", callback=options.day, help="Only stories published on this day (2024-03-01) or later."
)
@click.option("--until", metavar="DAY", callback=options.day, help="Only stories published on this day or earlier.")
@options.answer
def sources(
    name: str | None,
    outlet: str | None,
    since: str | None,
    until: str | None,
    ledger: str,
    limit: int,
    form: Form,
) -> int:
    """Show on whose words a story, an outlet or a period rests.

    Counts the named, the unnamed and the documents among the sources, what came at second hand, and how
    much is said by how few. Without any limits it is about the whole ledger.

    \b
    Examples:
      reportedly sources letters
      reportedly sources --outlet "The Quay Courier" --since 2024-03-01
    """
    from .commands.audit import sources as run

    return run(ledger, story=name, outlet=outlet, since=since, until=until, limit=limit, form=form)


@main.command()
def schema() -> None:
    """Print the JSON Schema of one line of `reportedly read --json`.

    \b
    Example:
      reportedly schema > line.schema.json
    """
    import msgspec

    from .schema import line_schema

    click.echo(msgspec.json.format(msgspec.json.encode(line_schema()), indent=2))


@main.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what a message, flag, kind, medium or any other word of the output means.

    Without CODE it lists all. Where one word stands in several vocabularies all are shown;
    `medium:unknown` asks for one.

    \b
    Examples:
      reportedly explain second_hand
      reportedly explain R314
    """
    from .commands.explain import explain as in_full
    from .commands.explain import overview

    click.echo(overview() if code is None else in_full(code))


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
    from .messages import render

    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "reportedly"
    # Of one mould with our own: a sentence, where click asks whether another word was meant.
    reason = error.format_message().replace("Did you mean", "The nearest is").rstrip(".?")
    _say(render("R108", reason=reason, command=command))
    sys.exit(USAGE)


def _fail(error: Exception) -> NoReturn:
    from .errors import ReportedlyError
    from .messages import render

    if isinstance(error, ReportedlyError):
        _say(str(error))
        sys.exit(USAGE if error.code.startswith("R1") else UNREAD)
    reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    _say(render("R404", reason=" ".join(reason.split())))
    sys.exit(UNREAD)


def _say(message: str) -> None:
    click.echo(message, err=True)
