"""`reportedly check`: the quotations of stories against primary documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click
import msgspec

from ..errors import UsageError
from ..messages import printable, render
from .answers import Form
from .documents import Primary, primary_documents
from .pages import write_page
from .sources import many, standard_input, tell
from .stored import held

if TYPE_CHECKING:
    from ..checking.accepted import Accepted
    from ..checking.findings import Verdict
    from ..ledger import Ledger
    from ..reading.pictures import Picture
    from ..report.checked import Checked
    from ..story import Story

FOUND, UNREAD = 1, 3
MOST_PICTURES, MOST_BYTES = 60, 48_000_000
"""Pages of one document, and bytes of all, that are drawn; the words of the others are shown as text."""


class Asked(NamedTuple):
    """What `reportedly check` was asked: which stories and documents, what is accepted, and how much is shown."""

    stories: tuple[str, ...]
    documents: tuple[str, ...]
    ledger: str | None = None
    settings: str | None = None
    accept: tuple[int, ...] = ()
    reason: str | None = None
    everything: bool = False
    quiet: bool = False
    fetch: bool = False


def check(asked: Asked, form: Form) -> int:
    """Check stories against documents and give the exit code: 3 where a source failed, 1 for a finding, else 0."""
    if "-" in asked.stories and "-" in asked.documents:
        raise UsageError("R106", first="STORY -", second="--against -")
    if bool(asked.accept) != (asked.reason is not None):
        given, lacking = ("--accept", "--reason") if asked.accept else ("--reason", "--accept")
        raise UsageError("R108", reason=f"{given} asks for {lacking}", command="reportedly check")
    if not asked.documents and asked.ledger is None:
        raise UsageError("R121")
    from ..checking.accepted import SETTINGS, read_accepted

    settings = asked.settings or SETTINGS
    # A file that is named must be there, unless this run is to make it.
    there = Path(settings).exists() or (asked.settings is not None and not asked.accept)
    accepted = read_accepted(settings) if there else ()
    if asked.ledger is None:
        return _check(asked, form, settings, accepted, None)
    from ..ledger import Ledger as Opened

    with Opened.ask(asked.ledger) as opened:
        return _check(asked, form, settings, accepted, opened)


def _check(asked: Asked, form: Form, settings: str, accepted: Sequence[Accepted], ledger: Ledger | None) -> int:
    primary, failed = primary_documents(asked.documents, ledger, quiet=asked.quiet, fetch=asked.fetch)
    if not primary:
        if failed:
            return UNREAD
        raise UsageError("R121")
    missed: list[str] = []
    run: Iterable[Checked] = _checked(_stories(asked, ledger, missed), primary, accepted)
    if asked.accept:
        run, accepted = _accepting(list(run), asked, settings)
    seen: list[Checked] = []
    _show(_seen(run, seen), primary, form, everything=asked.everything)
    if not asked.quiet:
        _tell_unused(accepted, seen, settings)
    found = any(it.check.finding for checked in seen for it in checked.checks)
    return UNREAD if failed or missed else FOUND if found else 0


def _stories(asked: Asked, ledger: Ledger | None, missed: list[str]) -> Iterator[Story]:
    """The stories in their order; those that can't be read are told, and noted in `missed`."""
    from ..corpus import read

    stored = {} if ledger is None else {name: held(ledger, name) for name in asked.stories}
    workers = 0 if many(asked.stories) else 1
    names = [name for name in asked.stories if stored.get(name) is None]
    for name in asked.stories:
        if (story := stored.get(name)) is not None:
            yield story
    if not names:
        return
    for result in read(tuple(names), fetch=asked.fetch, stdin=standard_input(asked.stories), workers=workers):
        problems = result.problems if result.story is None else (*result.problems, *result.story.problems)
        if not asked.quiet or result.story is None:
            tell(result.source, dict.fromkeys(problems))
        if result.story is None:
            missed.append(result.source)
        else:
            yield result.story


def _checked(stories: Iterable[Story], primary: Sequence[Primary], accepted: Sequence[Accepted]) -> Iterator[Checked]:
    from ..checking import Checker
    from ..checking.findings import judged
    from ..report.checked import Checked, numbered

    checker = Checker([it.document for it in primary])
    documents = {it.document.id: it.document for it in primary}
    first = 1
    for story in stories:
        checks = numbered([judged(found, accepted) for found in checker.checks(story)], first=first)
        first += len(checks)
        yield Checked(story, checks, documents)


def _accepting(run: list[Checked], asked: Asked, settings: str) -> tuple[list[Checked], Sequence[Accepted]]:
    """Keep the findings whose numbers were given as accepted, and judge all anew."""
    from ..checking.accepted import keep
    from ..checking.findings import judged
    from ..report.checked import numbered

    findings = {it.number: it.check for checked in run for it in checked.checks if it.check.finding}
    for number in asked.accept:
        if number not in findings:
            raise UsageError("R120", value=number)
    chosen = [findings[number] for number in dict.fromkeys(asked.accept)]
    accepted = keep(settings, chosen, asked.reason or "")
    again = [
        checked._replace(
            checks=numbered(
                [judged(msgspec.structs.replace(it.check, finding=False), accepted) for it in checked.checks],
                first=checked.checks[0].number if checked.checks else 1,
            )
        )
        for checked in run
    ]
    return again, accepted


def _seen(run: Iterable[Checked], seen: list[Checked]) -> Iterator[Checked]:
    for checked in run:
        seen.append(checked)
        yield checked


def _show(run: Iterable[Checked], primary: Sequence[Primary], form: Form, *, everything: bool) -> None:
    if form.html is not None:
        from ..report.check_page import check_page

        stories = list(run)
        write_page(form.html, check_page(stories, _pictures(stories, primary)))
    elif form.as_json:
        for checked in run:
            for it in checked.checks:
                click.echo(msgspec.json.encode(it.check, order="deterministic"))
    elif form.as_csv:
        from ..report.cells import csv_rows
        from ..report.check_rows import HEADS, row

        click.echo(csv_rows([HEADS]).encode(), nl=False)
        for checked in run:
            lines = csv_rows(row(checked, it) for it in checked.checks)
            click.echo(lines.encode("utf-8", "replace"), nl=False)
    else:
        _print(run, color=form.color, everything=everything)


def _print(run: Iterable[Checked], *, color: bool, everything: bool) -> None:
    from rich.console import Console

    from ..report.check_table import CheckTable
    from ..report.checked import summary
    from ..report.words import counted

    console = Console(no_color=None if color else True, highlight=False, markup=False, emoji=False)
    total: dict[Verdict, int] = {}
    stories = 0
    for checked in run:
        stories += 1
        for kind, count in checked.tally().items():
            total[kind] = total.get(kind, 0) + count
        with console.capture() as shown:
            console.print(CheckTable(checked, everything=everything))
        lines = shown.get().splitlines()
        click.echo("".join(f"{line.rstrip()}\n" for line in lines), nl=False, color=True)
    if stories > 1:
        click.echo(f"{counted(stories, 'story', 'stories')}, {summary(total)}")


def _pictures(stories: Sequence[Checked], primary: Sequence[Primary]) -> dict[str, dict[int, Picture]]:
    """The pages that hold a match as pictures, by document, as far as the file of a document is at hand."""
    from ..reading.pictures import MOST_TOGETHER, page_pictures

    pages: dict[str, set[int]] = {}
    for checked in stories:
        for it in checked.checks:
            for match in it.check.matches if it.verdict != "paraphrased" else it.check.matches[:1]:
                pages.setdefault(it.check.document or "", set()).update(box.page for box in match.boxes)
    found: dict[str, dict[int, Picture]] = {}
    left = MOST_BYTES
    for source in primary:
        asked = sorted(pages.get(source.document.id, ()))[:MOST_PICTURES]
        data = source.data() if asked else b""
        if data and left > 0:
            found[source.document.id] = page_pictures(data, asked, together=min(left, MOST_TOGETHER))
            left -= sum(len(picture.png) for picture in found[source.document.id].values())
    return found


def _tell_unused(accepted: Sequence[Accepted], seen: Sequence[Checked], settings: str) -> None:
    """Say which entries of the settings accept nothing any more, of those that speak of what was checked."""
    stories = {checked.story.document.id for checked in seen}
    checks = [it.check for checked in seen for it in checked.checks if it.check.accepted is not None]
    documents = {name for checked in seen for name in checked.documents}
    for entry in accepted:
        if not entry.is_about(stories) or (entry.document is not None and entry.document not in documents):
            continue
        if not any(entry.accepts(check) for check in checks):
            click.echo(render("R119", path=settings, words=printable(entry.wording, limit=80)), err=True)
