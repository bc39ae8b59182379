"""The commands that explain the output: to programs, and to people."""

from __future__ import annotations

import click


@click.command()
def schema() -> None:
    """Print the JSON Schema of one line of `reportedly read --json`.

    \b
    Example:
      reportedly schema > line.schema.json
    """
    import msgspec

    from ..schema import line_schema

    click.echo(msgspec.json.format(msgspec.json.encode(line_schema()), indent=2))


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
