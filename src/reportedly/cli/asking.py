"""The commands that ask the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ..commands import options

if TYPE_CHECKING:
    from ..commands.answers import Form

STANDINGS = (
    "single_origin", "repeated", "corroborated", "not_established", "acknowledged", "documented", "disputed",
    "withdrawn", "upstream_corrected", "open", "resolved",
)  # fmt: skip
"""As in `claim.Standing`, which is not imported here: help must not wait for the records."""


@click.command()
@options.answer
def stories(ledger: str, limit: int, form: Form) -> int:
    """List the stories of the ledger in the order of their publication.

    \b
    Examples:
      reportedly stories
      reportedly stories --csv --limit 5000 > stories.csv
    """
    from ..commands.stories import stories as run

    return run(ledger, limit=limit, form=form)


@click.command()
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
    from ..commands.stories import story as run

    return run(name, ledger, number=number, limit=limit, form=form)


@click.command()
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
    from ..commands.stories import search as run

    return run(words, ledger, limit=limit, form=form)


@click.command()
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
    from ..commands.audit import sources as run

    return run(ledger, story=name, outlet=outlet, since=since, until=until, limit=limit, form=form)


@click.command()
@click.argument("name", metavar="NAME")
@options.answer
def who(name: str, ledger: str, limit: int, form: Form) -> int:
    """Show what somebody is on record as saying, in the order of time.

    NAME is a full name, a surname, a body or its short form, or a handle with its @. Where it may mean
    several, all of them are shown; `merge` and `split` put right who is one.

    \b
    Examples:
      reportedly who Tarrant
      reportedly who @OlwenTarrantx --json
    """
    from ..commands.linked import who as run

    return run(name, ledger, limit=limit, form=form)


@click.command()
@click.argument("words", metavar="WORDS")
@options.answer
def trace(words: str, ledger: str, limit: int, form: Form) -> int:
    """Show every appearance of a quotation, the earliest first, and how its wordings differ.

    Each wording is held against the longest one: verbatim, elided, bracketed, or otherwise altered.

    \b
    Examples:
      reportedly trace "steady hand"
      reportedly trace "the letters will come out soon" --html trace.html
    """
    from ..commands.linked import trace as run

    return run(words, ledger, limit=limit, form=form)


@click.command()
@click.option(
    "--standing", type=click.Choice(STANDINGS), metavar="NAME", help="Only claims of this standing, as `disputed`."
)
@options.answer
def claims(standing: str | None, ledger: str, limit: int, form: Form) -> int:
    """List what the stories claim, with how many independent origins stand behind it.

    `reportedly explain corroborated` says what a standing means.

    \b
    Examples:
      reportedly claims
      reportedly claims --standing disputed --html disputed.html
    """
    from ..commands.linked import claims as run

    return run(ledger, standing=standing, limit=limit, form=form)


@click.command()
@click.argument("name", metavar="ID")
@options.answer
def claim(name: str, ledger: str, limit: int, form: Form) -> int:
    """Show one claim: who says it, through whom it came, and what supports its standing.

    \b
    Examples:
      reportedly claim c7
      reportedly claim c7 --html claim.html
    """
    from ..commands.linked import claim as run

    return run(name, ledger, limit=limit, form=form)


COMMANDS = (who, trace, claims, claim, stories, story, sources, search)
