"""The commands by which people decide, and take out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ..commands import options

if TYPE_CHECKING:
    from ..commands.answers import Form


@click.command()
@click.argument("one", metavar="ID")
@click.argument("other", metavar="ID")
@options.decision
def merge(one: str, other: str, ledger: str, by: str | None, note: str | None) -> int:
    """Decide that two persons or bodies are one, or two claims.

    ID is what `who` and `claims` show: a5, c7. It holds for what is read later too, until it is undone.

    \b
    Examples:
      reportedly merge a5 a9 --note "her maiden name"
      reportedly merge c7 c12
    """
    from ..commands.decide import decide
    from ..ledger.deciding import merge as deciding

    return decide(ledger, lambda db, author: deciding(db, one, other, author), by=by, note=note)


@click.command()
@click.argument("whole", metavar="ID")
@click.argument("out", nargs=-1, required=True, metavar="OUT...")
@options.decision
def split(whole: str, out: tuple[str, ...], ledger: str, by: str | None, note: str | None) -> int:
    """Decide that somebody is somebody else in some stories, or that statements are another claim.

    OUT are stories for a person or body, and STORY:STATEMENT for a claim.

    \b
    Examples:
      reportedly split a5 letters
      reportedly split c6 letters:s7
    """
    from ..commands.decide import decide
    from ..ledger.deciding import split as deciding

    return decide(ledger, lambda db, author: deciding(db, whole, out, author), by=by, note=note)


@click.command()
@click.argument("agent", metavar="ID")
@click.argument("name", metavar="NAME")
@options.decision
def rename(agent: str, name: str, ledger: str, by: str | None, note: str | None) -> int:
    """Decide what a person or body is called in answers.

    \b
    Example:
      reportedly rename a5 "Olwen Tarrant"
    """
    from ..commands.decide import decide
    from ..ledger.deciding import rename as deciding

    return decide(ledger, lambda db, author: deciding(db, agent, name, author), by=by, note=note)


@click.command()
@click.argument("story", metavar="STORY")
@click.argument("statement", metavar="STATEMENT")
@click.argument("name", metavar="NAME")
@options.decision
def correct(story: str, statement: str, name: str, ledger: str, by: str | None, note: str | None) -> int:
    """Decide who said a statement.

    NAME is somebody of the story, or else somebody whom the ledger knows, or somebody new.

    \b
    Example:
      reportedly correct letters s3 "Olwen Tarrant"
    """
    from ..commands.decide import decide
    from ..ledger.deciding import correct as deciding

    return decide(ledger, lambda db, author: deciding(db, story, statement, name, author), by=by, note=note)


@click.command()
@click.argument("claim", metavar="ID")
@click.argument("words", metavar="WORDS")
@options.decision
def mark(claim: str, words: str, ledger: str, by: str | None, note: str | None) -> int:
    """Put your own words beside a claim: checked, for Monday, ask the harbour master.

    \b
    Example:
      reportedly mark c7 "checked against the letter"
    """
    from ..commands.decide import decide
    from ..ledger.deciding import mark as deciding

    return decide(ledger, lambda db, author: deciding(db, claim, words, author), by=by, note=note)


@click.command()
@click.argument("decision", type=click.IntRange(min=1), metavar="NUMBER")
@options.ledger
@options.by
def undo(decision: int, ledger: str, by: str | None) -> int:
    """Take a decision back; `reportedly log` shows their numbers.

    \b
    Example:
      reportedly undo 3
    """
    from ..commands.decide import undo as run

    return run(ledger, decision, by=by)


@click.command()
@options.answer
def log(ledger: str, limit: int, form: Form) -> int:
    """List what people decided, the latest first: who, when, and what was undone.

    \b
    Example:
      reportedly log --json
    """
    from ..commands.decide import log as run

    return run(ledger, limit=limit, form=form)


@click.command()
@click.argument("name", metavar="STORY")
@click.option("--yes", is_flag=True, help="Do not ask whether you are sure.")
@options.ledger
def forget(name: str, yes: bool, ledger: str) -> int:
    """Take a story and all that rests on it out of the ledger for good, and say what went.

    Its words are overwritten in the file; copies and backups of the file are not reached. It can't be
    undone.

    \b
    Example:
      reportedly forget letters --yes
    """
    from ..commands.decide import forget as run

    return run(ledger, name, sure=yes)


COMMANDS = (merge, split, rename, correct, mark, undo, log, forget)
