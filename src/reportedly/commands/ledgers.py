"""A ledger opened for a command: what there is to say of it is said on standard error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ..ledger import Ledger


def asked(path: str) -> Ledger:
    """The ledger at `path`, opened only to be asked."""
    from ..ledger import Ledger

    opened = Ledger.ask(path)
    tell_rules(opened)
    return opened


def tell_rules(opened: Ledger) -> None:
    """Say so where it was linked by other rules than those of this version."""
    from ..messages import printable, render

    if not opened.up_to_date:
        click.echo(render("R612", path=printable(opened.path)), err=True)
