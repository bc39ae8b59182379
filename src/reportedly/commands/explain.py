"""`reportedly explain`: one word in full, or the list of all."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from textwrap import wrap

from ..errors import UsageError
from ..glossary import VOCABULARIES, Entry, entries, lookup, nearest


def explain(code: str) -> str:
    """Everything that `code` means, in each vocabulary that has it.

    >>> print(explain("R202").splitlines()[0])
    R202 (message): SOURCE is empty.
    """
    found = lookup(code)
    if not found:
        close = nearest(code)
        raise UsageError("R109", value=code, nearest=close) if close else UsageError("R104", value=code)
    return "\n\n".join(_in_full(entry) for entry in found)


def overview() -> str:
    """Every word that can be explained, by vocabulary, one a line."""
    return "\n\n".join(
        "\n".join((VOCABULARIES[vocabulary].capitalize(), *map(_in_short, group)))
        for vocabulary, group in groupby(entries(), key=lambda entry: entry.vocabulary)
    )


def _in_full(entry: Entry) -> str:
    title = f"{entry.name} ({VOCABULARIES[entry.vocabulary]})"
    if entry.label != entry.name:
        title += f": {entry.label}"
    return "\n".join((title, *_paragraphs(entry)))


def _paragraphs(entry: Entry) -> Iterator[str]:
    rows = (("", entry.meaning), ("Rule:", entry.rule), ("Example:", entry.example), ("What to do:", entry.do))
    for name, words in rows:
        if words:
            yield from wrap(f"{name} {words}".strip(), 78, initial_indent="  ", subsequent_indent="  ")


def _in_short(entry: Entry) -> str:
    words = entry.label if entry.vocabulary == "message" else entry.meaning
    return "\n".join(wrap(words, 78, initial_indent=f"  {entry.name:<27} ", subsequent_indent=" " * 30))
