"""`reportedly read`: sources in; tables, lines of JSON or a report out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from ..errors import UsageError
from .pages import STDOUT, check_writable, write_page
from .sources import Progress, many, standard_input, tell

if TYPE_CHECKING:
    from ..document import Problem
    from ..extraction import Keep, ModelName
    from ..pipeline import Result
    from ..story import Story


def read(
    sources: tuple[str, ...],
    *,
    as_json: bool,
    html: str | None,
    own_voice: bool,
    model: ModelName,
    keep: Keep,
    workers: int | None,
    quiet: bool,
    fetch: bool,
    color: bool,
) -> int:
    """Read `sources`, write what was asked for, and give the exit code: 0, or 3 where a source failed."""
    if not sources:
        raise UsageError("R101")
    if as_json and html == STDOUT:
        raise UsageError("R106", first="--json", second="--html -")
    if html is not None:
        check_writable(html)
    from ..corpus import read as read_stories

    workers = (0 if many(sources) else 1) if workers is None else workers
    results = read_stories(sources, fetch=fetch, stdin=standard_input(sources), model=model, keep=keep, workers=workers)
    stories: list[Story] = []
    unread: list[Problem] = []
    show = _shower(as_json=as_json, html=html, own_voice=own_voice, color=color)
    failed = 0
    progress = Progress(sources, shown=not quiet)
    for result in progress.over(results):
        problems = result.problems if result.story is None else (*result.problems, *result.story.problems)
        failed += result.story is None
        if not quiet:
            tell(result.source, dict.fromkeys(problems))
        show(result)
        if html is None:
            continue
        if result.story is None:
            unread.extend(result.problems)
        else:
            stories.append(result.story)
    if html is not None:
        from ..report.html import html_report

        write_page(html, html_report(stories, unread=unread))
    return 3 if failed else 0


def _shower(*, as_json: bool, html: str | None, own_voice: bool, color: bool) -> Callable[[Result], None]:
    """What to do with each result as it comes: a line of JSON, a table, or nothing yet."""
    if as_json:
        return _print_line
    if html is not None:
        return lambda result: None
    from rich.console import Console

    from ..report.table import SourcingTable

    # Captured and written in one piece: what is laid out for a terminal is as wide as the terminal,
    # and rich would answer a closed pipe with an exit code of its own.
    console = Console(no_color=None if color else True, highlight=False, markup=False, emoji=False)

    def print_table(result: Result) -> None:
        if result.story is not None:
            with console.capture() as shown:
                console.print(SourcingTable(result.story, own_voice=own_voice))
            click.echo(_without_trailing_blanks(shown.get()), nl=False, color=True)

    return print_table


def _without_trailing_blanks(lines: str) -> str:
    return "".join(line.rstrip() + "\n" for line in lines.splitlines())


def _print_line(result: Result) -> None:
    from ..schema import story_line, unread_line

    story = result.story
    line = unread_line(result.source, result.problems) if story is None else story_line(story)
    click.echo(line)
