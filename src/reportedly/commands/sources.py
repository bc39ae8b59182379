"""What the commands that read sources share: how many there are, how far it is, what went wrong with them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..messages import printable

if TYPE_CHECKING:
    from ..document import Problem
    from ..pipeline import Result

PROGRESS_WIDTH = 60
MANY = 24
"""Sources from which on all cores are used, unless `--workers` says otherwise."""


class Progress:
    """One line on standard error that counts sources; only for a person, only for several sources."""

    def __init__(self, sources: tuple[str, ...], *, shown: bool) -> None:
        several = len(sources) > 1 or any(Path(source).is_dir() for source in sources)
        self.total = len(sources) if not any(Path(source).is_dir() for source in sources) else None
        self.shown = shown and several and sys.stderr.isatty()

    def over(self, results: Iterable[Result]) -> Iterator[Result]:
        """`results`, with the line drawn while the next one is awaited and gone while one is shown."""
        self._draw("reading")
        try:
            for count, result in enumerate(results, 1):
                self._draw("")
                yield result
                of = f" of {self.total}" if self.total else ""
                self._draw(f"{count}{of} read, last {printable(result.source, limit=PROGRESS_WIDTH)}")
        finally:
            self._draw("")

    def _draw(self, words: str) -> None:
        if self.shown:
            sys.stderr.write(f"\r\x1b[2K{words}")
            sys.stderr.flush()


def many(sources: tuple[str, ...]) -> bool:
    """Whether there is so much to read that starting several processes is worth its second."""
    count = 0
    for source in sources:
        with suppress(OSError, ValueError):  # what can't be opened is told of where it is read
            count += sum(1 for _ in Path(source).iterdir()) if Path(source).is_dir() else 1
    return count >= MANY


def standard_input(sources: tuple[str, ...]) -> bytes | None:
    """What stands on standard input, where it is asked for; one byte beyond the limit tells that it is too long."""
    if "-" not in sources:
        return None
    from ..reading.limits import FILE_BYTES

    return sys.stdin.buffer.read(FILE_BYTES + 1)


def tell(source: str, problems: Iterable[Problem]) -> None:
    """Each problem once on standard error, with how often it occurs in this source."""
    counts = Counter((problem.code, problem.message) for problem in problems)
    for (code, message), count in counts.items():
        shown = printable(message, limit=500)
        name = printable(source)
        where = "" if name in shown else f"{name}: "
        again = f" ({count} times)" if count > 1 else ""
        click.echo(f"{where}[{code}] {shown}{again}", err=True)
