"""The commands that explain the output: to programs, and to people."""

from __future__ import annotations

import click

LINES = (
    "read", "check", "who", "trace", "claims", "claim", "stories", "story", "sources", "search", "log", "compare",
    "watch",
)  # fmt: skip
"""The commands whose lines of JSON have a schema."""


@click.command()
@click.argument("command", type=click.Choice(LINES), default="read", metavar="[COMMAND]")
def schema(command: str) -> None:
    """Print the JSON Schema of one line that COMMAND writes with --json; that of `read` where none is given.

    COMMAND is read, check, who, trace, claims, claim, stories, story, sources, search, log, compare or
    watch.

    \b
    Examples:
      reportedly schema > line.schema.json
      reportedly schema claims
    """
    import msgspec

    from ..commands.schema import schema as of

    click.echo(msgspec.json.format(msgspec.json.encode(of(command)), indent=2))


@click.command()
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
    from ..commands.explain import explain as in_full
    from ..commands.explain import overview

    click.echo(overview() if code is None else in_full(code))


COMMANDS = (explain, schema)
