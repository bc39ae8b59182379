"""A story taken out for good: no word of it is left, and what others say stands as if it had never been there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reportedly.ledger import Ledger, deciding
from reportedly.ledger.claim_rows import claims
from reportedly.ledger.decisions import log
from reportedly.ledger.search import search
from reportedly.ledger.traces import trace
from reportedly.ledger.who import who

from .invented import story

SECRET = "Zanthorpe quibbled about the marmalade treaty"


def added(path: Path | str, *, secret: bool) -> Ledger:
    ledger = Ledger(path)
    ledger.add(story("one", quote="the old bridge is safe for lorries", name="Ann Roe", published="2024-03-01"))
    if secret:
        ledger.add(story("two", quote=SECRET, name="Zebedee Quill", published="2024-03-02", url="https://two.example/"))
        ledger.add(story("four", quote="the old bridge is safe for lorries", name="Ann Roe", published="2024-03-02"))
    ledger.add(story("three", quote="the old bridge is safe for lorries", name="Ann Roe", published="2024-03-03"))
    return ledger


def answers(ledger: Ledger) -> list[Any]:
    """What the ledger answers, without the numbers that it gives to claims and agents."""
    told = [
        (found.text, found.standing, [reason.rule for reason in found.reasons], [o.name for o in found.origins],
         [(member.story, member.start, member.speaker) for member in found.members])
        for found in claims(ledger.db, limit=None)
    ]  # fmt: skip
    said = [(row.story, row.text, row.name) for row in who(ledger.db, "Ann Roe")]
    traced = [(row.story, row.wording) for row in trace(ledger.db, "old bridge is safe")]
    return [sorted(told, key=str), said, traced]


def test_what_others_say_stands_as_if_the_story_had_never_been_there() -> None:
    with added(":memory:", secret=True) as ledger, added(":memory:", secret=False) as without:
        ledger.forget("two")
        ledger.forget("four")
        assert answers(ledger) == answers(without)


def test_no_word_of_it_is_left_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with added(path, secret=True) as ledger:
        ledger.add(story("two", quote=f"{SECRET} again", name="Zebedee Quill", url="https://two.example/"))
        assert list(search(ledger.db, "marmalade"))
        taken = ledger.forget("two")
        assert taken is not None
        assert (taken.story, taken.versions, taken.agents) == ("two", 2, 1)
        assert not list(search(ledger.db, "marmalade"))
        assert ledger.db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert ledger.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        files = [path, *tmp_path.glob("ledger.db-*")]
        held = b"".join(file.read_bytes() for file in files).lower()
    assert b"marmalade" not in held
    assert b"zebedee" not in held
    assert b"two.example" not in held


def test_the_decisions_that_speak_of_it_go_with_it() -> None:
    with added(":memory:", secret=True) as ledger:
        ledger.decide(lambda db, author: deciding.correct(db, "two", "s1", "Ann Roe", author), by="Kit")
        ledger.decide(lambda db, author: deciding.correct(db, "one", "s1", "Cora Oak", author), by="Kit")
        taken = ledger.forget("https://two.example/")
        assert taken is not None
        assert taken.decisions == 1
        assert ["Cora Oak said" in entry.about for entry in log(ledger.db)] == [True]


@pytest.mark.parametrize("name", ["nosuch", "", "url:"])
def test_what_is_not_there_is_not_taken_out(name: str) -> None:
    with added(":memory:", secret=True) as ledger:
        assert ledger.forget(name) is None
        assert ledger.db.execute("SELECT count(*) FROM story").fetchone() == (4,)


def test_the_same_story_can_be_added_again() -> None:
    with added(":memory:", secret=True) as ledger:
        before = answers(ledger)
        ledger.forget("four")
        ledger.add(story("four", quote="the old bridge is safe for lorries", name="Ann Roe", published="2024-03-02"))
        assert answers(ledger) == before
