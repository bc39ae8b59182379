"""The commands that hold words against words: `check` with a document, `compare` and `watch` with other versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import click

from ..commands import options

if TYPE_CHECKING:
    from ..commands.answers import Form


class _Against(click.Command):
    """A command of which one option takes all the words up to the next: `--against a.txt b.txt`."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [*super().collect_usage_pieces(ctx), "[--against DOCUMENT...]"]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        given: list[str] = []
        taking = False
        for at, word in enumerate(args):
            if word.startswith("-") and word != "-":
                taking = word == "--against"
                if word == "--":
                    given += args[at:]
                    break
            elif taking and args[at - 1] != "--against":
                given.append("--against")
            given.append(word)
        return super().parse_args(ctx, given)


@click.command(cls=_Against)
@click.argument("stories", nargs=-1, required=True, metavar="STORY...")
@click.option(
    "--against",
    "documents",
    multiple=True,
    metavar="DOCUMENT...",
    help="The documents, or folders of them: all words up to the next option, so the stories come before it.",
)
@click.option(
    "--ledger",
    metavar="FILE",
    help="STORY and DOCUMENT may be names of this ledger; without --against, all its primary documents.",
)
@click.option("--all", "everything", is_flag=True, help="Also list the paraphrases, with their nearest passages.")
@click.option("--settings", metavar="FILE", help="The accepted findings; reportedly.toml in this folder if not given.")
@click.option(
    "--accept",
    type=click.IntRange(min=1),
    multiple=True,
    metavar="NUMBER",
    help="Accept the finding of this number and write it into the settings; may be given again.",
)
@click.option("--reason", metavar="WORDS", help="Why it is accepted, for those who read the settings.")
@click.option("--quiet", "-q", is_flag=True, help="No problems on standard error.")
@click.option("--fetch", is_flag=True, help="Allow network access, for sources that are URLs.")
@options.forms
def check(
    stories: tuple[str, ...],
    documents: tuple[str, ...],
    ledger: str | None,
    everything: bool,
    settings: str | None,
    accept: tuple[int, ...],
    reason: str | None,
    quiet: bool,
    fetch: bool,
    form: Form,
) -> int:
    """Hold the quotations of stories against the document that they quote from.

    Each quotation, down to fragments, is found or not, and classed by how its words differ: verbatim,
    elided, wording and so on (`reportedly explain elided`). The exit code is 1 where one is altered,
    not found or somebody else's, unless it was accepted, and 3 where a source can't be read.

    \b
    Examples:
      reportedly check story.html --against letter.txt
      reportedly check --json stories/ --against letter.txt > checks.jsonl
      reportedly check story.html --against letter.txt --accept 1 --reason "agreed with the desk"
      reportedly check --ledger reportedly.db --html checks.html letters --against letters@1
    """
    from ..commands.check import Asked
    from ..commands.check import check as run

    asked = Asked(
        stories, documents, ledger=ledger, settings=settings, accept=accept, reason=reason, everything=everything,
        quiet=quiet, fetch=fetch,
    )  # fmt: skip
    return run(asked, form)


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
@options.model
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


@click.command()
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@options.ledger
@click.option("--fetch", is_flag=True, help="Allow network access, for sources that are URLs.")
@click.option("--once", is_flag=True, help="One round, then end.")
@click.option(
    "--every", type=click.IntRange(min=1), default=15, show_default=True, metavar="MINUTES", help="How often to look."
)
@click.option(
    "--limit",
    type=click.IntRange(1, 1000),
    default=100,
    show_default=True,
    metavar="N",
    help="Pages of a feed at most.",
)
@click.option(
    "--days",
    type=click.IntRange(1, 3650),
    default=14,
    show_default=True,
    metavar="N",
    help="How long a page of a feed is watched after it last changed.",
)
@click.option("--as", "url", metavar="URL", help="All captures are of this address, whatever they say themselves.")
@click.option(
    "--json", "as_json", is_flag=True, help="One line of JSON for each change; see `reportedly schema watch`."
)
@click.option(
    "--fail-on",
    type=click.Choice(["silent"]),
    help="Exit with 1 where something changed of which no notice tells.",
)
@options.model
@options.keep
@click.option("--quiet", "-q", is_flag=True, help="No problems and no progress on standard error.")
def watch(
    sources: tuple[str, ...],
    ledger: str,
    fetch: bool,
    once: bool,
    every: int,
    limit: int,
    days: int,
    url: str | None,
    as_json: bool,
    fail_on: str | None,
    model: Literal["accurate", "fast"],
    keep: Literal["sure", "balanced", "all"],
    quiet: bool,
) -> int:
    """Look at pages again and again; keep each version in the ledger, and show what changed.

    SOURCE is the URL of a page or of a feed (RSS or Atom), with --fetch; or captures that were made
    before: a file, a folder, a web archive (.warc, .warc.gz), taken in the order of their time. URLs are
    asked politely and without end, until Ctrl-C; what was kept until then is whole, and the next run goes
    on from there. With captures alone, the command ends when they are read.

    \b
    Examples:
      reportedly watch captures/
      reportedly watch --as https://quaycourier.example/story monday.html tuesday.html
      reportedly watch --fetch https://quaycourier.example/feed.xml --every 30
      reportedly watch --fetch --once --json https://quaycourier.example/story >> changes.jsonl
    """
    from ..commands.watch import watch as run

    return run(
        sources, ledger=ledger, fetch=fetch, every=None if once else every, limit=limit, days=days, url=url,
        as_json=as_json, fail_on_silent=fail_on == "silent", model=model, keep=keep, quiet=quiet,
    )  # fmt: skip


COMMANDS = (check, compare, watch)
