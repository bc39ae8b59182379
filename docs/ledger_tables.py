"""Writes the tables of docs/ledger.md from the ledger's schema and its comments.

python docs/ledger_tables.py
"""

from __future__ import annotations

import re
from pathlib import Path

from reportedly.ledger.migrations import statements

ROOT = Path(__file__).parents[1]
PAGE, SCHEMA = ROOT / "docs" / "ledger.md", ROOT / "src" / "reportedly" / "ledger" / "schema.sql"
BEGIN, END = "<!-- tables: python docs/ledger_tables.py -->", "<!-- end of tables -->"

_TABLE = re.compile(
    r"(?P<group>(?:^--[^\n]*\n)*)^CREATE (?:VIRTUAL )?TABLE (?P<name>\w+)(?P<head>[^\n]*)", re.MULTILINE
)
_COLUMN = re.compile(
    r'^ {4}"?(?P<name>[a-z_]\w*)"?\s+(?P<type>INTEGER|TEXT|REAL|BLOB)\b(?P<rest>[^\n]*)$', re.MULTILINE
)


def tables(schema: str) -> str:
    """A section for each table: what it is, and its columns with what they hold."""
    made: list[str] = []
    for statement in statements(schema):
        found = _TABLE.search(statement)
        if found is None:
            continue
        group = " ".join(line.removeprefix("--").strip() for line in found["group"].splitlines())
        if group:
            made.append(f"{group}\n")
        note = found["head"].partition("--")[2].strip()
        made.append(f"### {found['name']}\n")
        if note:
            made.append(f"{note[0].upper()}{note[1:]}.\n")
        columns = list(_COLUMN.finditer(statement))
        if columns:
            rows = [f"| `{column['name']}` | {_kind(column)} | {_note(column['rest'])} |" for column in columns]
            made.append("\n".join(["| column | type | what it holds |", "|---|---|---|", *rows]) + "\n")
        elif "fts5" in statement:
            made.append("The index of words (FTS5) over `statement.text`; `rowid` is the statement.\n")
    return "\n".join(made)


def page(text: str, schema: str) -> str:
    """The page with its tables written anew."""
    before, _, rest = text.partition(BEGIN)
    return f"{before}{BEGIN}\n\n{tables(schema)}\n{END}{rest.partition(END)[2]}"


def _kind(column: re.Match[str]) -> str:
    definition = column["rest"].partition("--")[0]
    refers = re.search(r"REFERENCES (\w+)", definition)
    kind = column["type"].lower()
    if refers:
        kind += f", a row of [`{refers[1]}`](#{refers[1]})"
    return kind if "NOT NULL" in definition or "PRIMARY KEY" in definition else f"{kind} or null"


def _note(rest: str) -> str:
    return rest.partition("--")[2].strip().replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8"), SCHEMA.read_text("utf-8")), "utf-8")
