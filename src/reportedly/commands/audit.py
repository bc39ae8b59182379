"""`reportedly sources`: on whose words a story, an outlet or a period rests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from ..errors import UsageError
from ..messages import printable
from .answers import Column, Form, show, table
from .ledgers import asked as asked_of

if TYPE_CHECKING:
    from ..ledger.audit import Audit

_VOICE = (
    Column("entity", lambda row: row.entity, csv_only=True),
    Column("speaker", lambda row: row.name, grows=True),
    Column("type", lambda row: row.type.replace("_", " ")),
    Column("statements", lambda row: row.statements),
    Column("stories", lambda row: row.stories),
    Column("share", lambda row: f"{row.share:.0%}"),
)


def sources(
    ledger: str, *, story: str | None, outlet: str | None, since: str | None, until: str | None, limit: int, form: Form
) -> int:
    """Show the audit of what was asked for."""
    from ..ledger.audit import audit

    with asked_of(ledger) as asked:
        found = audit(asked.db, story=story, outlet=outlet, since=since, until=until, limit=limit)
    if story is not None and not found.stories:
        raise UsageError("R110", path=ledger, value=story)
    if form.as_csv:
        show(found.voices, _VOICE, form, lambda _: "")
    elif form.as_json or form.html is not None:
        show([found], (), form, _page)
    else:
        click.echo(printable(f"{found.scope[:1].upper()}{found.scope[1:]}"))
        for fact in facts(found):
            click.echo(f"  {fact}")
        click.echo()
        table(found.voices, _VOICE, color=form.color)
    return 0


def facts(found: Audit) -> list[str]:
    """What an audit counts, in words.

    >>> from reportedly.ledger.audit import Audit
    >>> facts(Audit(scope="x", stories=1, statements=2, sources={"person": 2}, second_hand=1, own_voice=0, few=1.0,
    ...             voices=()))[:2]
    ['1 story, 2 statements', 'sources: 2 person']
    """
    from ..glossary import label
    from ..report.words import counted

    kinds = ", ".join(
        f"{count} {label('entity', kind) if kind != 'none' else 'without one'}" for kind, count in found.sources.items()
    )
    return [
        f"{counted(found.stories, 'story', 'stories')}, {counted(found.statements, 'statement')}",
        f"sources: {kinds or 'none'}",
        f"{found.second_hand} at second hand, {counted(found.own_voice, 'sentence')} in the articles' own voice",
        f"{found.few:.0%} of all statements are by the three who speak most",
    ]


def _page(answers: Sequence[Audit]) -> str:
    from ..report.answers import Line, lines_page
    from ..report.words import counted

    (found,) = answers
    lines = [
        Line(
            f"{voice.share:.0%}",
            voice.name,
            (
                voice.type.replace("_", " "),
                counted(voice.statements, "statement"),
                f"in {counted(voice.stories, 'story', 'stories')}",
            ),
            None,
        )
        for voice in found.voices
    ]
    return lines_page(lines, title=f"Sources: {found.scope}", facts=facts(found))
