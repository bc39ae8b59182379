"""Rows as CSV that a spreadsheet opens as text: no cell of it is ever taken for a formula."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence

FORMULA_SIGNS = "=+-@＝＋－＠"
"""What a spreadsheet may take for the start of a formula."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""What a terminal may take for a command; tabs and line ends stay."""


def csv_rows(rows: Iterable[Sequence[object]]) -> str:
    r"""The lines of `rows` (RFC 4180, ends CR LF), every cell safe.

    >>> csv_rows([("Ann Roe", '=HYPERLINK("x")', 3, None)])
    'Ann Roe,"\'=HYPERLINK(""x"")",3,\r\n'
    """
    target = io.StringIO()
    csv.writer(target, lineterminator="\r\n").writerows([cell(value) for value in row] for row in rows)
    return target.getvalue()


def cell(value: object) -> str:
    """`value` as a cell: numbers as they are; text that could be a formula with an apostrophe in front.

    >>> cell("@annroe"), cell(-5), cell("-5"), cell(True), cell(None)
    ("'@annroe", '-5', "'-5", 'true', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    text = _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", str(value))
    # Tabs, line ends, blanks and invisible characters in front are passed over by some programs.
    shown = next((c for c in text if not c.isspace() and unicodedata.category(c)[0] not in "CZ"), "")
    return f"'{text}" if text and ((shown in FORMULA_SIGNS and shown) or text[0] in "\t\r\n") else text
