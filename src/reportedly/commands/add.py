"""`reportedly add`: sources in; stories in the ledger, each kept before it is reported."""

from __future__ import annotations

import itertools
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..errors import UsageError
from .ledgers import tell_rules
from .sources import Progress, many, tell

if TYPE_CHECKING:
    from ..document import DocumentKind
    from ..extraction import Keep, ModelName
    from ..ledger import Added, Ledger
    from ..pipeline import Result

LINES = (".jsonl", ".ndjson")
"""Endings of files whose lines are taken as stories that were read before."""


def add(
    sources: tuple[str, ...],
    *,
    ledger: str,
    model: ModelName,
    keep: Keep,
    workers: int | None,
    quiet: bool,
    fetch: bool,
    document: DocumentKind | None = None,
) -> int:
    """Read `sources`, store what is new, and give the exit code: 0, or 3 where a source failed."""
    if not sources:
        raise UsageError("R101")
    from ..ledger import Ledger

    workers = (0 if many(sources) else 1) if workers is None else workers
    counts: Counter[str] = Counter()
    # Opened first: a ledger that can't be added to fails before the work, not after it.
    with Ledger(ledger) as store:
        if not quiet:
            tell_rules(store)
        settings = {"fetch": fetch, "model": model, "keep": keep, "workers": workers}
        for result in Progress(sources, shown=not quiet).over(_results(sources, store, settings)):
            added = _store(store, result, quiet=quiet, document=document)
            counts[added.outcome if added else "unread"] += 1
            if added is not None and not quiet:
                click.echo(_line(added))
    if not quiet:
        click.echo(_summary(counts, ledger), err=True)
    return 3 if counts["unread"] else 0


def _results(sources: tuple[str, ...], store: Ledger, settings: dict[str, Any]) -> Iterator[Result]:
    """What each source gives, in their order: lines as they are, all others read unless the ledger has their text."""
    from ..corpus import read
    from ..corpus.lines import START, read_lines

    given: bytes | None = None
    for of_lines, group in itertools.groupby(sources, key=_holds_lines):
        if of_lines:
            for source in group:
                yield from _read_before(source)
            continue
        names = list(group)
        if "-" in names and given is None:
            lines = sys.stdin.buffer
            first = lines.readline()
            if first.startswith(START):
                names.remove("-")
                yield from read_lines(itertools.chain([first], lines), source="-")
            given = first + _rest()
        if names:
            yield from read(names, stdin=given, known=lambda document: store.find(document) is not None, **settings)


def _rest() -> bytes:
    """What is left on standard input; one byte beyond the limit tells that it is too long."""
    from ..reading.limits import FILE_BYTES

    return sys.stdin.buffer.read(FILE_BYTES + 1)


def _holds_lines(source: str) -> bool:
    return source.lower().endswith(LINES) and "://" not in source


def _read_before(source: str) -> Iterator[Result]:
    from ..corpus.lines import read_lines
    from ..messages import problem
    from ..pipeline import Result

    try:
        with Path(source).open("rb") as lines:
            yield from read_lines(lines, source=source)
    except FileNotFoundError:
        yield Result(source, None, (problem("R102", source=source),))
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        yield Result(source, None, (problem("R201", source=source, reason=reason),))


def _store(store: Ledger, result: Result, *, quiet: bool, document: DocumentKind | None) -> Added | None:
    """Store what a source gave; when this returns it is kept."""
    story = result.story
    if story is None:
        store.note(result.source, result.problems)
        added = None
    elif result.known and document is None:
        added = store.find(story.document)
    else:
        added = store.add(story, source=result.source, document=document)
    if not quiet and not result.known:
        tell(result.source, dict.fromkeys(result.problems if story is None else (*result.problems, *story.problems)))
    return added


def _line(added: Added) -> str:
    if added.outcome == "new_version":
        return f"version {added.version} of {added.story}"
    return f"{added.outcome} {added.story}"


def _summary(counts: Counter[str], ledger: str) -> str:
    """What was done, for people: `3 added, 1 unchanged: reportedly.db`."""
    names = {"added": "added", "new_version": "new versions", "unchanged": "unchanged", "unread": "could not be read"}
    parts: Iterable[str] = [f"{counts[outcome]} {words}" for outcome, words in names.items() if counts[outcome]]
    return f"{', '.join(parts) or '0 added'}: {ledger}"
