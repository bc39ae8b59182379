"""`reportedly watch`: pages, feeds and captures in; each version in the ledger, and a line for each change."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

import click
import msgspec

from ..errors import InstallationError, UsageError
from ..messages import printable
from .sources import standard_input

if TYPE_CHECKING:
    from ..change import Change, VersionWords
    from ..document import Document, Problem
    from ..extraction import Extractor, Keep, ModelName
    from ..sighting import Sighting
    from ..story import Story
    from ..watching import Watch
    from ..watching.keeping import Understand

UNREAD, FOUND = 3, 1
NEEDED = "httpcore2"
"""What the extra `fetch` brings; where only the reader of feeds is missing, a feed says so and pages are watched."""
WIDTH = 60


def watch(
    sources: tuple[str, ...],
    *,
    ledger: str,
    fetch: bool,
    every: int | None,
    limit: int,
    days: int,
    url: str | None,
    as_json: bool,
    fail_on_silent: bool,
    model: ModelName,
    keep: Keep,
    quiet: bool,
) -> int:
    """Watch `sources`, and give the exit code: 1 where a silent change was asked about, 3 where one was not read."""
    from ..ledger import Ledger
    from ..reading import read_sources
    from ..reading.sources import is_address
    from ..watching import Watch
    from ..watching.visit import watched_as

    if not sources:
        raise UsageError("R101")
    urls = [source for source in sources if fetch and is_address(source)]
    captures = [source for source in sources if source not in urls]
    if urls and find_spec(NEEDED) is None:
        raise InstallationError("R403")
    status = _Status(shown=not quiet and sys.stderr.isatty())
    tally = _Tally(as_json=as_json, quiet=quiet, status=status)
    with Ledger(ledger) as store:
        watching = Watch(store, _understanding(model, keep), pages=limit, days=days, progress=status.draw)
        try:
            stdin = standard_input(tuple(captures))
            for sighting in watching.captures(read_sources(captures, stdin=stdin), url=url and watched_as(url)):
                tally.tell(sighting)
            for sighting in _rounds(watching, urls, every, status):
                tally.tell(sighting)
        finally:
            status.draw("")
            if not quiet:
                click.echo(tally.summary(watching.waiting, ledger), err=True)
    if fail_on_silent and tally.silent:
        return FOUND
    return UNREAD if tally.outcomes["unread"] else 0


def _rounds(watching: Watch, urls: list[str], every: int | None, status: _Status) -> Iterator[Sighting]:
    if not urls:
        return
    if every is None:
        yield from watching.round(urls)
    else:
        yield from watching.rounds(urls, every=timedelta(minutes=every), resting=status.rest)


def _understanding(model: ModelName, keep: Keep) -> Understand:
    """Reads documents with a network that is loaded when the first is new."""
    from .. import pipeline

    @cache
    def extractor() -> Extractor:
        from ..extraction import Extractor

        return Extractor(model=model, keep=keep)

    def understand(document: Document, problems: tuple[Problem, ...]) -> Story:
        return pipeline.understand(document, problems=problems, extractor=extractor())

    return understand


class _Status:
    """One line on standard error that says what is being done; only for a person."""

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown

    def draw(self, words: str) -> None:
        """Write `words` in the place of what stands there."""
        if self._shown:
            sys.stderr.write(f"\r\x1b[2K{printable(words, limit=WIDTH)}")
            sys.stderr.flush()

    def rest(self, until: datetime) -> None:
        """Say when the next round begins."""
        self.draw(f"next round at {until.astimezone():%H:%M}, Ctrl-C ends")


class _Tally:
    """Writes what is told, and counts it."""

    def __init__(self, *, as_json: bool, quiet: bool, status: _Status) -> None:
        self._as_json = as_json
        self._quiet = quiet
        self._status = status
        self._last: tuple[object, ...] = ()
        self.outcomes: Counter[str] = Counter()
        self.silent = 0

    def tell(self, sighting: Sighting) -> None:
        """Write a sighting: a line of JSON; or for people a line for the page, and one for each change."""
        self._status.draw("")
        page = (sighting.url, sighting.seen_at, sighting.outcome, sighting.version)
        again, self._last = page == self._last, page
        self.outcomes[sighting.outcome] += not again
        self.silent += sighting.change is not None and sighting.change.silent
        if self._as_json:
            click.echo(msgspec.json.encode(sighting, order="deterministic"))
        elif sighting.outcome == "unread":
            if not self._quiet:
                _tell_problem(sighting)
        else:
            if not again:
                click.echo(_page(sighting))
            if sighting.change is not None:
                click.echo(_change(sighting.change))
        sys.stdout.flush()

    def summary(self, waiting: int, ledger: str) -> str:
        """What was found, for people: `2 new stories, 1 new version (1 silent change): reportedly.db`."""
        counts = [_count(self.outcomes[name], words) for name, words in _COUNTED.items() if self.outcomes[name]]
        if waiting:
            counts.append(f"{waiting} left for a later round")
        silent = f" ({_count(self.silent, ('silent change', 'silent changes'))})" if self.silent else ""
        return f"{', '.join(counts) or 'nothing new'}{silent}: {ledger}"


_COUNTED = {
    "new_story": ("new story", "new stories"), "new_version": ("new version", "new versions"),
    "reverted": ("reverted", "reverted"), "moved": ("moved", "moved"), "gone": ("gone", "gone"),
    "back": ("back", "back"), "unread": ("could not be read", "could not be read"),
}  # fmt: skip
"""What is counted of an outcome, one and several."""


def _count(number: int, words: tuple[str, str]) -> str:
    return f"{number} {words[number != 1]}"


def _page(sighting: Sighting) -> str:
    """The line of a page: when, what, which version, where."""
    words = {
        "new_story": f"new story {sighting.story}",
        "new_version": f"version {sighting.version} of {sighting.story}",
        "reverted": f"again version {sighting.version} of {sighting.story}",
        "moved": f"leads now to {sighting.story}",
        "gone": f"gone: {sighting.story}",
        "back": f"back: {sighting.story}",
    }
    return f"{sighting.seen_at[:16].replace('T', ' ')}  {printable(words[sighting.outcome])}  {printable(sighting.url)}"


def _change(change: Change) -> str:
    """The line of a change: its class, whether it is silent, the old words and the new."""
    kind = change.kind.replace("_", " ") + (", silent" if change.silent else "")
    speaker = f"  ({printable(change.statement.speaker)})" if change.statement and change.statement.speaker else ""
    sides = [_words(change.old), _words(change.new)]
    return f"    {kind}: {' -> '.join(sides)}{speaker}"


def _words(words: VersionWords | None) -> str:
    return "-" if words is None else printable(" ".join(words.text.split())) or "-"


def _tell_problem(sighting: Sighting) -> None:
    from .sources import tell

    if sighting.problem is not None:
        tell(sighting.url, [sighting.problem])
