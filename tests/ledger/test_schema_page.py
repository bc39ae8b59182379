"""The page about the ledger says of each table and column what the schema says, and none is left out."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

from reportedly.ledger import Ledger

ROOT = Path(__file__).parents[2]


def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("ledger_tables", ROOT / "docs" / "ledger_tables.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_made_from_the_schema() -> None:
    made = maker()
    text = made.PAGE.read_text("utf-8")
    assert text == made.page(text, made.SCHEMA.read_text("utf-8")), "run: python docs/ledger_tables.py"


def test_every_table_and_column_is_on_the_page() -> None:
    text = (ROOT / "docs" / "ledger.md").read_text("utf-8")
    sections = dict(re.findall(r"^### (\w+)\n(.*?)(?=^### |\Z)", text, flags=re.MULTILINE | re.DOTALL))
    with Ledger(":memory:") as ledger:
        shadow = re.compile(r"sqlite_|statement_words_")
        tables = [
            name
            for (name,) in ledger.db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            if not shadow.match(name)
        ]
        assert sorted(sections) == sorted(tables)
        for table in set(tables) - {"statement_words", "stale_standing"}:
            columns = [row[1] for row in ledger.db.execute(f"PRAGMA table_info({table})")]
            assert re.findall(r"^\| `(\w+)` \|", sections[table], flags=re.MULTILINE) == columns, table
