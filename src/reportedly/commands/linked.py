"""`reportedly who`, `trace`, `claims` and `claim`: what only many stories together can answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from ..errors import UsageError
from ..messages import printable
from .answers import Column, Form, show
from .ledgers import asked as asked_of
from .stories import day

if TYPE_CHECKING:
    from ..claim import Claim, DocumentCheck
    from ..ledger.places import Places
    from ..ledger.who import Said

_SAID = (
    Column("day", lambda row: day(row.dated)),
    Column("entity", lambda row: row.agent, csv_only=True),
    Column("name", lambda row: row.name, csv_only=True),
    Column("called", lambda row: row.speaker),
    Column("kind", lambda row: row.kind.replace("_", " ")),
    Column("flags", lambda row: ", ".join(flag.code for flag in row.flags), csv_only=True),
    Column("text", lambda row: row.text, grows=True),
    Column("story", lambda row: row.story),
    Column("outlet", lambda row: row.outlet, csv_only=True),
    Column("published", lambda row: row.published, csv_only=True),
    Column("statement", lambda row: row.id, csv_only=True),
    Column("medium", lambda row: row.medium, csv_only=True),
    Column("start", lambda row: row.start, csv_only=True),
    Column("end", lambda row: row.end, csv_only=True),
)
_APPEARANCE = (
    Column("day", lambda row: day(row.published)),
    Column("outlet", lambda row: row.outlet or row.story),
    Column("speaker", lambda row: row.speaker),
    Column("via", lambda row: ", ".join(hop.name for hop in row.chain)),
    Column("wording", lambda row: (row.document or row.wording).replace("_", " ")),
    Column("text", lambda row: row.text, grows=True),
    Column("story", lambda row: row.story, csv_only=True),
    Column("copied from", lambda row: row.copied_from, csv_only=True),
    Column("in documents", lambda row: _checks(row.checks), csv_only=True),
    Column("start", lambda row: row.start, csv_only=True),
    Column("end", lambda row: row.end, csv_only=True),
)
_CLAIM = (
    Column("claim", lambda row: row.id),
    Column("standing", lambda row: ", ".join(name.replace("_", " ") for name in row.standing)),
    Column("origins", lambda row: ", ".join(origin.name for origin in row.origins)),
    Column("stories", lambda row: len({member.story for member in row.members})),
    Column("members", lambda row: len(row.members), csv_only=True),
    Column("text", lambda row: row.text, grows=True),
)
_MEMBER = (
    Column("day", lambda row: day(row.published)),
    Column("outlet", lambda row: row.outlet or row.story),
    Column("speaker", lambda row: row.speaker or ("(own voice)" if row.own_voice else "")),
    Column("via", lambda row: ", ".join(hop.name for hop in row.chain)),
    Column("flags", lambda row: ", ".join(flag.code.replace("_", " ") for flag in row.flags)),
    Column("text", lambda row: row.text, grows=True),
    Column("story", lambda row: row.story, csv_only=True),
    Column("statement", lambda row: row.statement, csv_only=True),
    Column("part", lambda row: "part" if row.part else "", csv_only=True),
    Column("copied from", lambda row: row.copied_from, csv_only=True),
    Column("document", lambda row: row.document, csv_only=True),
    Column("in documents", lambda row: _checks(row.checks), csv_only=True),
    Column("start", lambda row: row.start, csv_only=True),
    Column("end", lambda row: row.end, csv_only=True),
)


def who(name: str, ledger: str, *, limit: int, form: Form) -> int:
    """Show what somebody is on record as saying; for people, first who was found under that name."""
    from ..ledger.places import Places
    from ..ledger.who import agents_called
    from ..ledger.who import who as said

    with asked_of(ledger) as asked:
        called = agents_called(asked.db, name)
        places = Places(asked.db)
        about = [_called(agent) for agent in called]
        if not (form.as_json or form.as_csv or form.html):
            for line in about or [f"nobody is called {name}"]:
                click.echo(printable(line))
            click.echo()
        rows = said(asked.db, name, limit=limit)
        show(rows, _SAID, form, lambda found: _said_page(found, name, about, places))
    return 0


def trace(words: str, ledger: str, *, limit: int, form: Form) -> int:
    """Show where words are quoted."""
    from ..ledger.places import Places
    from ..ledger.traces import trace as traced
    from ..report.answers import trace_page

    with asked_of(ledger) as asked:
        places = Places(asked.db)
        rows = traced(asked.db, words, limit=limit)
        show(rows, _APPEARANCE, form, lambda found: trace_page(words, found, places.at))
    return 0


def claims(ledger: str, *, standing: str | None, limit: int, form: Form) -> int:
    """List claims with their standing."""
    from ..ledger.claim_rows import claims as listed
    from ..ledger.places import Places
    from ..report.answers import claims_page

    with asked_of(ledger) as asked:
        places = Places(asked.db)
        title = "Claims" if standing is None else f"Claims: {standing.replace('_', ' ')}"
        rows = listed(asked.db, standing=standing, limit=limit)
        show(rows, _CLAIM, form, lambda found: claims_page(found, places.at, title=title))
    return 0


def claim(name: str, ledger: str, *, limit: int, form: Form) -> int:
    """Show one claim: its standing with the reasons, its origins, and its members."""
    from ..ledger.claim_rows import claim as named
    from ..ledger.places import Places
    from ..report.answers import claims_page

    with asked_of(ledger) as asked:
        found = named(asked.db, name)
        if found is None:
            raise UsageError("R112", value=name)
        places = Places(asked.db)
        if form.as_csv:
            show(found.members[:limit], _MEMBER, form, lambda _: "")
        elif form.as_json or form.html is not None:
            show([found], (), form, lambda rows: claims_page(rows, places.at, title=f"Claim {name}"))
        else:
            _tell(found)
            show(found.members[:limit], _MEMBER, form, lambda _: "")
    return 0


def _tell(found: Claim) -> None:
    """A claim for a terminal: what it says, what supports that, and with which words."""
    click.echo(f"Claim {found.id}: {printable(found.text)}\n")
    for reason in found.reasons:
        click.echo(f"  {reason.standing.replace('_', ' ')}: {printable(reason.rule)}")
        for words in reason.evidence:
            click.echo(f"    {printable(words.story)} [{words.start}:{words.end}] {printable(words.text)}")
    for member in found.members:
        for check in member.checks:
            _tell_check(member.story, check)
    for decision in found.decisions:
        click.echo(f"  decision {decision.id} by {printable(decision.made_by)}: {printable(decision.about)}")
    click.echo(f"\n  origins: {printable(', '.join(origin.name for origin in found.origins)) or 'none known'}\n")


def _tell_check(story: str, check: DocumentCheck) -> None:
    """A quotation of a story beside what stands in the document, and what differs."""
    from ..report.answers import checked

    click.echo(f"  {printable(story)} quotes [{check.start}:{check.end}] {printable(check.text)}")
    place = check.places[0]
    who = f"{check.speaker}: " if check.speaker else ""
    click.echo(f"    {checked(check)} [{place.start}:{place.end}] {printable(who)}{printable(place.text)}")
    for words in differing(check):
        click.echo(f"      {printable(words)}")


def differing(check: DocumentCheck) -> list[str]:
    """What the story has otherwise than the document, step by step, in words."""
    place = check.places[0]
    steps = []
    for step in check.difference:
        (start, end), (first, last) = step.story, step.document
        here = check.text[max(0, start - check.start) : end - check.start]
        there = place.text[max(0, first - place.start) : max(0, last - place.start)]
        match step.op:
            case "replaced":
                steps.append(f"the story has “{here}” for “{there}”")
            case "dropped" if there:
                steps.append(f"the story leaves out “{there}”")
            case "added":
                steps.append(f"the story adds “{here}”")
            case "moved":
                steps.append(f"the story moves “{here}”")
    return steps


def _checks(checks: Sequence[DocumentCheck]) -> str:
    return "; ".join(f"{check.wording} in {check.document}" for check in checks)


def _called(agent: Any) -> str:
    """Who an agent is, on one line.

    >>> from reportedly.ledger.who import Agent
    >>> _called(Agent(id="a5", type="person", name="Ann Roe", aliases=("Roe",), handles=("@roe",), roles=("mayor",),
    ...               sightings=2))
    'a5 Ann Roe (person), also Roe, @roe; mayor; in 2 stories'
    """
    from ..report.words import counted

    also = ", ".join((*agent.aliases, *agent.handles))
    parts = [f"{agent.id} {agent.name} ({agent.type.replace('_', ' ')})" + (f", also {also}" if also else "")]
    parts += [", ".join(agent.roles)] if agent.roles else []
    parts.append(f"in {counted(agent.sightings, 'story', 'stories')}")
    return "; ".join(parts)


def _said_page(rows: Sequence[Said], name: str, about: Sequence[str], places: Places) -> str:
    from ..report.answers import Line, lines_page, passage
    from ..report.timeline import Event

    lines = [
        Line(
            day(row.dated),
            row.speaker,
            (
                row.kind.replace("_", " "),
                row.medium.replace("_", " ") if row.medium != "unknown" else "",
                "corrected upstream" if any(flag.code == "upstream_corrected" for flag in row.flags) else "",
                *(f"via {hop.name}" for hop in row.chain),
            ),
            passage(places.at(row.story, row.start, row.end)),
        )
        for row in rows
    ]
    events = [Event(row.dated, "said", f"{row.kind.replace('_', ' ')}: {row.text}") for row in rows if row.dated]
    return lines_page(lines, title=f"On record: {name}", facts=about, events=events[:12])
