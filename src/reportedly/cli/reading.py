"""The commands that read: `read` shows, `add` keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import click

from ..commands import options

if TYPE_CHECKING:
    from ..document import DocumentKind

DOCUMENTS = ("letter", "filing", "transcript", "speech", "press_release", "report", "record", "article")
"""As in `document.DocumentKind`, which is not imported here: help must not wait for the records."""


@click.command()
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON for each source; see `reportedly schema`.")
@click.option(
    "--html", metavar="FILE", help="Write an HTML report to FILE instead of the table (- for standard output)."
)
@click.option("--all", "own_voice", is_flag=True, help="Also list the sentences in the article's own voice.")
@options.model
@options.keep
@options.workers
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
    from ..commands.read import read as run

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


@click.command()
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@options.ledger
@options.model
@options.keep
@options.workers
@click.option(
    "--as",
    "document",
    type=click.Choice(DOCUMENTS),
    metavar="SORT",
    help="They are primary documents of this sort, as `letter`; or none, `article`. Not given, their form tells.",
)
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but what stops the command.")
@click.option("--fetch", is_flag=True, help="Allow network access, for sources that are URLs.")
def add(
    sources: tuple[str, ...],
    ledger: str,
    document: DocumentKind | None,
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

    Letters, filings, transcripts, press releases and reports are known by their form; quotations that stand
    in one are `documented`. What is not known so is declared with --as.

    \b
    Examples:
      reportedly add story.html
      reportedly add --as speech letter.txt
      reportedly add --ledger harbour.db --workers 4 stories/
      reportedly read --json stories/ > stories.jsonl; reportedly add stories.jsonl
    """
    from ..commands.add import add as run

    return run(
        sources, ledger=ledger, model=model, keep=keep, workers=workers, quiet=quiet, fetch=fetch, document=document
    )


@click.command()
@options.ledger
@click.option("--always", is_flag=True, help="Also where it was linked by the rules of this version.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but what stops the command.")
def refresh(ledger: str, always: bool, quiet: bool) -> int:
    """Link a ledger anew that was linked by older rules.

    Every command says so (R612) where it was. Texts stay as they are, and what people decided holds; who is
    the same, what is claimed and how it stands is worked out again, as a whole or not at all. Claims and
    persons may get other names.

    \b
    Examples:
      reportedly refresh
      reportedly refresh --always --quiet
    """
    from ..commands.refresh import refresh as run

    return run(ledger, always=always, quiet=quiet)


COMMANDS = (read, add, refresh)
