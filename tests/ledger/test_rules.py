"""A ledger that other rules linked: it says so, goes on, and is linked anew as a fresh one would be."""

from __future__ import annotations

import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportedly.cli import main
from reportedly.errors import LedgerError
from reportedly.ledger import Ledger, deciding, relink
from reportedly.ledger.claim_rows import claims
from reportedly.ledger.decisions import log

from .invented import as_the_first_schema, contents, stories, story, whole, with_letters

SCHEMA = Path(relink.__file__).parent / "schema.sql"
EVIDENCE = {
    "story", "version", "entity", "statement", "speaker", "hop", "statement_words", "problem", "decision",
    "decision_anchor", "primary_document", "rules", "watched", "site", "capture", "forgotten",
}  # fmt: skip


def older(db: sqlite3.Connection) -> None:
    """What other rules might have made of it: claims and standings otherwise, ties too many, families lost."""
    db.execute("UPDATE rules SET number = 0")
    db.execute("DELETE FROM standing WHERE claim % 2")
    db.execute("UPDATE standing SET standing = 'corroborated', rule = 'corroborated'")
    db.execute("UPDATE membership SET claim = (SELECT min(claim) FROM membership) WHERE claim % 3 = 0")
    db.execute("DELETE FROM copy")
    db.execute("UPDATE quotation SET family = id")
    db.execute("UPDATE entity SET agent = (SELECT min(agent) FROM entity) WHERE id % 5 = 0")
    db.execute("INSERT INTO rests_on (statement, story) SELECT id, 1 FROM statement WHERE id % 7 = 0")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Ledger(tmp_path / "a.db") as made:
        for each in stories(60):
            made.add(each)
        made.forget("story-9")
        older(made.db)
    return tmp_path / "a.db"


def test_every_table_is_evidence_or_derived() -> None:
    made = set(re.findall(r"^CREATE (?:VIRTUAL )?TABLE (\w+)", SCHEMA.read_text("utf-8"), flags=re.MULTILINE))
    assert made == EVIDENCE | set(relink.DERIVED)
    assert not EVIDENCE & set(relink.DERIVED)


def test_linked_anew_it_is_as_one_that_never_had_what_was_forgotten(path: Path) -> None:
    made = stories(60)
    gone = made[9].document.url
    with Ledger(path) as ledger, Ledger(":memory:") as fresh:
        for each in made:
            if each.document.url != gone:
                fresh.add(each)
        assert not ledger.up_to_date
        done: list[tuple[int, int]] = []
        count = ledger.relink(lambda at, total: done.append((at, total)))
        assert done[-1] == (count, count)
        assert ledger.up_to_date
        assert whole(ledger.db)
        found, wanted = contents(ledger.db), contents(fresh.db)
    # The numbers of its rows are left out, so that those of others are higher.
    assert {table: len(rows) for table, rows in found.items()} == {table: len(rows) for table, rows in wanted.items()}


def test_linked_anew_every_row_is_that_of_a_fresh_one() -> None:
    with Ledger(":memory:") as ledger, Ledger(":memory:") as fresh:
        for each in with_letters(stories(70, seed=3)):
            ledger.add(each)
            fresh.add(each)
        before = contents(fresh.db)
        assert before["document_check"]
        older(ledger.db)
        assert contents(ledger.db) != before
        ledger.relink()
        assert contents(ledger.db) == before


def test_what_people_decided_holds(tmp_path: Path) -> None:
    with Ledger(tmp_path / "a.db") as ledger:
        for each in stories(30):
            ledger.add(each)
        (name, local) = ledger.db.execute(
            "SELECT story.name, local FROM statement JOIN version ON version.id = version AND current"
            " JOIN story ON story.id = story WHERE local IS NOT NULL LIMIT 1"
        ).fetchone()
        ledger.decide(lambda db, author: deciding.correct(db, name, local, "Gil Prewitt", author), by="me")
        one, other = (each.id for each in claims(ledger.db, limit=2))
        ledger.decide(lambda db, author: deciding.merge(db, one, other, author), by="me")
        older(ledger.db)
        ledger.relink()
        speaker = ledger.db.execute(
            "SELECT entity.name FROM speaker JOIN entity ON entity.id = entity"
            " JOIN statement ON statement.id = statement"
            " JOIN version ON version.id = statement.version AND current JOIN story ON story.id = story"
            " WHERE story.name = ? AND statement.local = ?",
            (name, local),
        ).fetchall()
        assert speaker == [("Gil Prewitt",)]
        assert len(merged(ledger.db)) == 1
        assert whole(ledger.db)
        assert [ledger.undo(decision.id, by="me") for decision in log(ledger.db)] == [True, True]
        assert len(merged(ledger.db)) == 2


def merged(db: sqlite3.Connection) -> set[int]:
    """The claims of the statements that the decision to merge names."""
    rows = db.execute(
        "SELECT claim FROM decision JOIN decision_anchor ON decision.id = decision"
        " JOIN version ON version.story = decision_anchor.story AND current"
        " JOIN statement ON statement.version = version.id AND statement.text = words"
        " JOIN membership ON statement.id = membership.statement WHERE action = 'merge_claims'"
    )
    return {claim for (claim,) in rows}


def test_every_command_says_so_until_it_is_done(path: Path) -> None:
    def call(*words: str) -> tuple[int, str]:
        result = CliRunner().invoke(main, [*words, "--ledger", str(path)])
        return result.exit_code, result.stderr

    for words in (("claims",), ("stories", "--json"), ("who", "Ann Roe"), ("search", "bridge")):
        code, said = call(*words)
        assert (code, said.count("R612")) == (0, 1)
    assert call("refresh")[0] == 0
    assert "R612" not in call("claims")[1]
    assert "up to date" in CliRunner().invoke(main, ["refresh", "--ledger", str(path)]).stdout


def test_a_new_ledger_is_up_to_date_and_adding_leaves_the_number(path: Path) -> None:
    with Ledger(":memory:") as fresh:
        assert fresh.up_to_date
    with Ledger(path) as ledger:
        ledger.add(story("another"))
        assert not ledger.up_to_date


def test_killed_on_the_way_nothing_has_changed(path: Path) -> None:
    with Ledger.ask(path) as asked:
        before = contents(asked.db)
    words = [sys.executable, "-m", "reportedly", "refresh", "--ledger", str(path)]
    for wait in (0.4, 0.7, 0.9):
        process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.wait()
        with Ledger(path) as ledger:
            assert whole(ledger.db)
            if ledger.up_to_date:
                return  # it came to its end
            assert contents(ledger.db) == before
    assert subprocess.run(words, capture_output=True).returncode == 0
    with Ledger.ask(path) as asked:
        assert asked.up_to_date


def test_a_ledger_of_the_first_schema_gets_the_tables_of_a_fresh_one(tmp_path: Path) -> None:
    def shape(ledger: Ledger) -> set[tuple[str, str]]:
        rows = ledger.db.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
        return {(name, " ".join(re.sub(r"--[^\n]*", "", sql).split())) for name, sql in rows}

    with Ledger(tmp_path / "a.db") as ledger:
        wanted = shape(ledger)
        ledger.add(story())
        as_the_first_schema(ledger.db)
    with pytest.raises(LedgerError, match="R604"):
        Ledger.ask(tmp_path / "a.db")
    with Ledger(tmp_path / "a.db") as ledger:
        assert shape(ledger) == wanted
        assert not ledger.up_to_date
        ledger.relink()
        assert ledger.up_to_date
