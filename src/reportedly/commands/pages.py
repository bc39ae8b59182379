"""Where a page of HTML goes: a file, or standard output."""

from __future__ import annotations

import os
from pathlib import Path

import click

from ..errors import UsageError

STDOUT = "-"


def check_writable(path: str) -> None:
    """Fail before the work, not after it, where the page could not be written."""
    if path == STDOUT:
        return
    target = Path(path)
    folder = target.parent
    if target.is_dir():
        raise UsageError("R105", path=path, reason="it is a folder")
    if not folder.is_dir():
        raise UsageError("R105", path=path, reason="its folder does not exist")
    if not os.access(target if target.exists() else folder, os.W_OK):
        raise UsageError("R105", path=path, reason="permission denied")


def write_page(path: str, html: str) -> None:
    """Write `html` to the file at `path`, or to standard output."""
    page = html.encode("utf-8", "replace")
    if path == STDOUT:
        click.echo(page, nl=False)
        return
    try:
        Path(path).write_bytes(page)
    except OSError as error:
        raise UsageError("R105", path=path, reason=error.strerror or "the system refused") from error
