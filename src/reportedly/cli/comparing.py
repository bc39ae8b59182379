"""The command that holds two versions of a story against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import click

from ..commands import options

if TYPE_CHECKING:
    from ..commands.answers import Form


@click.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--ledger", metavar="FILE", help="OLD and NEW are versions in this ledger, as STORY@1; STORY alone is the latest."
)
@click.option(
    "--fail-on",
    type=click.Choice(["silent"]),
    help="Exit with 1 where something changed of which no notice tells.",
)
@click.option(
    "--model",
    type=click.Choice(["accurate", "fast"]),
    default="accurate",
    show_default=True,
    help="The network that reads files; fast finds a little less, at nearly twice the speed.",
)
@click.option("--fetch", is_flag=True, help="Allow network access, for versions that are URLs.")
@options.forms
def compare(
    old: str,
    new: str,
    ledger: str | None,
    fail_on: str | None,
    model: Literal["accurate", "fast"],
    fetch: bool,
    form: Form,
) -> int:
    """Show what changed between two versions of a story, and what of it no notice tells.

    OLD and NEW are files of any kind that `reportedly read` reads, or URLs with --fetch, or, with
    --ledger, two versions that a ledger holds; with both, a URL is the page as it is now.
    `reportedly explain reworded` says what a change means. Typos and moved paragraphs are told apart
    from changes, and white space is none.

    \b
    Examples:
      reportedly compare monday.html tuesday.html
      reportedly compare --fail-on silent --json monday.html tuesday.html > changes.jsonl
      reportedly compare --ledger reportedly.db --html changes.html letters@1 letters@2
    """
    from ..commands.compare import compare as run

    return run(old, new, ledger=ledger, fail_on_silent=fail_on == "silent", model=model, fetch=fetch, form=form)


COMMANDS = (compare,)
