"""`reportedly refresh`: a ledger that older rules linked is linked anew."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..errors import LedgerError
from ..messages import printable


def refresh(ledger: str, *, always: bool, quiet: bool) -> int:
    """Link all stories of `ledger` anew where its rules are not those of this version, or `always`."""
    from ..ledger import Ledger
    from ..report.words import counted

    if not Path(ledger).exists():
        raise LedgerError("R602", path=ledger)
    with Ledger(ledger) as opened:
        if opened.up_to_date and not always:
            _say(f"up to date: {printable(ledger)}", quiet=quiet)
            return 0
        done = opened.relink(_Line(shown=not quiet and sys.stderr.isatty()))
    _say(f"linked anew: {counted(done, 'version')} in {printable(ledger)}", quiet=quiet)
    return 0


class _Line:
    """One line on standard error that counts what is linked; only for a person."""

    def __init__(self, *, shown: bool) -> None:
        self.shown = shown

    def __call__(self, done: int, total: int) -> None:
        if self.shown:
            sys.stderr.write("\r\x1b[2K" + (f"{done} of {total} linked" if done < total else ""))
            sys.stderr.flush()


def _say(words: str, *, quiet: bool) -> None:
    if not quiet:
        click.echo(words)
