"""What people decide: it wins over the machine, survives a new version, and can be undone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reportedly.entity import Entity
from reportedly.errors import UsageError
from reportedly.ledger import Ledger, deciding
from reportedly.ledger.claim_rows import claim
from reportedly.ledger.decisions import log
from reportedly.story import Story
from stories import at, document, statement


def story(id: str, name: str, *more: str, text: str = "The gate is shut, {} said.", role: str = "baker") -> Story:
    words = text.format(name)
    page = {"url": f"https://{id}.example/", "outlet": "Meridian", "published": "2024-03-01"}
    doc = document(id, [("paragraph", words), *(("paragraph", line) for line in more)], **page)
    entity = Entity(id="e1", type="person", name=name, roles=(role,), mentions=(at(doc.text, name),))
    said = statement("s1", (at(doc.text, "The gate is shut"),), speakers=("e1",), source=(at(doc.text, name),))
    return Story(document=doc, statements=(said,), entities=(entity,))


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger(":memory:") as made:
        made.add(story("one", "Ann Roe"))
        made.add(story("two", "Ann Roe"))
        made.add(story("three", "Cora Oak", role="pilot"))
        yield made


def agents(ledger: Ledger) -> dict[str, str]:
    """The agent of each story's speaker, by the story."""
    rows = ledger.db.execute(
        "SELECT story.name, 'a' || entity.agent FROM speaker JOIN entity ON entity.id = speaker.entity"
        " JOIN version ON version.id = entity.version AND current JOIN story ON story.id = version.story"
    )
    return dict(rows.fetchall())


def said(ledger: Ledger) -> dict[str, int]:
    return dict(ledger.db.execute("SELECT 'a' || agent, count(*) FROM said GROUP BY agent").fetchall())


def name(ledger: Ledger, agent: str) -> str:
    return str(ledger.db.execute("SELECT name FROM agent WHERE 'a' || id = ?", (agent,)).fetchone()[0])


def rows(ledger: Ledger) -> list[str]:
    """All that linking wrote of agents, for comparing."""
    found = []
    for table in ("agent_trait", "agent_key", "said"):
        found += [str(row) for row in ledger.db.execute(f"SELECT * FROM {table}")]
    return sorted(found)


def test_two_agents_are_made_one_and_parted_again(ledger: Ledger) -> None:
    before = agents(ledger)
    assert before["one"] == before["two"] != before["three"]
    number = ledger.decide(
        lambda db, author: deciding.merge(db, before["one"], before["three"], author), by="Kit", note="met her"
    )
    assert set(agents(ledger).values()) == {before["one"]}
    assert said(ledger) == {before["one"]: 3}
    assert ledger.undo(number, by="Kit")
    parted = agents(ledger)
    assert parted["one"] == parted["two"] == before["one"] != parted["three"]
    assert sorted(said(ledger).values()) == [1, 2]
    assert not ledger.undo(number, by="Kit")


def test_a_merge_holds_when_a_new_version_is_read(ledger: Ledger) -> None:
    before = agents(ledger)
    ledger.decide(lambda db, author: deciding.merge(db, before["one"], before["three"], author), by="Kit")
    ledger.add(story("three", "Cora Oak", "It was amended.", role="pilot"))
    assert len(set(agents(ledger).values())) == 1
    ledger.add(story("one", "Ann Roe", "It was amended."))
    assert len(set(agents(ledger).values())) == 1


def test_a_namesake_is_split_off_and_stays_so(ledger: Ledger) -> None:
    whole = agents(ledger)["one"]
    number = ledger.decide(lambda db, author: deciding.split(db, whole, ["two"], author), by="Kit")
    parted = agents(ledger)
    assert parted["one"] == whole != parted["two"]
    ledger.add(story("two", "Ann Roe", "It was amended."))
    assert agents(ledger)["one"] != agents(ledger)["two"]
    ledger.undo(number, by="Kit")
    assert agents(ledger)["one"] == agents(ledger)["two"]


def test_a_split_must_leave_something(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="R113"):
        ledger.decide(lambda db, author: deciding.split(db, agents(ledger)["three"], ["three"], author), by="Kit")


def test_a_name_that_a_person_gave_is_kept(ledger: Ledger) -> None:
    agent = agents(ledger)["one"]
    number = ledger.decide(lambda db, author: deciding.rename(db, agent, "Annabel Roe", author), by="Kit")
    ledger.add(story("four", "Ann Roe"))
    assert name(ledger, agent) == "Annabel Roe"
    ledger.undo(number, by="Kit")
    assert name(ledger, agent) == "Ann Roe"


def test_a_speaker_is_corrected_for_this_and_the_next_version(ledger: Ledger) -> None:
    oak = agents(ledger)["three"]
    number = ledger.decide(lambda db, author: deciding.correct(db, "one", "s1", "Cora Oak", author), by="Kit")
    assert agents(ledger)["one"] == oak
    assert said(ledger)[oak] == 2
    ledger.add(story("one", "Ann Roe", "It was amended."))
    assert agents(ledger)["one"] == oak
    ledger.undo(number, by="Kit")
    assert agents(ledger)["one"] == agents(ledger)["two"]


def test_all_that_linking_wrote_is_as_before_when_a_decision_is_undone(ledger: Ledger) -> None:
    known = agents(ledger)
    before = rows(ledger)
    decisions = (
        lambda db, author: deciding.split(db, known["one"], ["two"], author),
        lambda db, author: deciding.correct(db, "one", "s1", "Somebody New", author),
        lambda db, author: deciding.rename(db, known["one"], "R.", author),
    )
    for decide in decisions:
        ledger.undo(ledger.decide(decide, by="Kit"), by="Kit")
        assert rows(ledger) == before


def test_the_log_tells_who_decided_what_and_what_was_undone(ledger: Ledger) -> None:
    agent = agents(ledger)["one"]
    number = ledger.decide(lambda db, author: deciding.rename(db, agent, "A. Roe", author), by="Kit", note="her letter")
    ledger.undo(number, by="Lou")
    (entry,) = log(ledger.db)
    assert (entry.about, entry.made_by, entry.note, entry.undone_by) == (
        f"Ann Roe ({agent}) is called A. Roe",
        "Kit",
        "her letter",
        "Lou",
    )


@pytest.mark.parametrize("wrong", ["a999", "c1", "x", "a", "a-1", "a" + "9" * 40, "a١"])
def test_a_name_that_the_ledger_does_not_know_is_told(ledger: Ledger, wrong: str) -> None:
    with pytest.raises(UsageError, match="R112"):
        ledger.decide(lambda db, author: deciding.merge(db, wrong, agents(ledger)["one"], author), by="Kit")
    assert list(log(ledger.db)) == []


def claims(ledger: Ledger) -> dict[str, str]:
    """The claim of each story's statement, by the story."""
    rows = ledger.db.execute(
        "SELECT story.name, claim.name FROM membership JOIN claim ON claim.id = claim"
        " JOIN statement ON statement.id = statement JOIN version ON version.id = version AND current"
        " JOIN story ON story.id = story"
    )
    return dict(rows.fetchall())


def test_a_statement_is_split_from_its_claim_and_stays_so(ledger: Ledger) -> None:
    whole = claims(ledger)["one"]
    assert claims(ledger) == {"one": whole, "two": whole, "three": whole}
    number = ledger.decide(lambda db, author: deciding.split(db, whole, ["two:s1"], author), by="Kit")
    parted = claims(ledger)
    assert parted["one"] == parted["three"] == whole != parted["two"]
    ledger.add(story("two", "Ann Roe", "It was amended."))
    assert claims(ledger)["two"] != whole
    ledger.undo(number, by="Kit")
    assert set(claims(ledger).values()) == {whole}


def test_two_claims_are_made_one_and_parted_again(ledger: Ledger) -> None:
    whole = claims(ledger)["one"]
    ledger.decide(lambda db, author: deciding.split(db, whole, ["two:s1"], author), by="Kit")
    number = ledger.decide(lambda db, author: deciding.merge(db, whole, claims(ledger)["two"], author), by="Kit")
    assert set(claims(ledger).values()) == {whole}
    ledger.undo(number, by="Kit")
    assert claims(ledger)["one"] != claims(ledger)["two"]


def test_what_people_decided_stands_with_the_claim(ledger: Ledger) -> None:
    name = claims(ledger)["one"]
    number = ledger.decide(lambda db, author: deciding.mark(db, name, "checked by phone", author), by="Kit")
    found = claim(ledger.db, name)
    assert found is not None
    assert [(decision.id, decision.made_by) for decision in found.decisions] == [(number, "Kit")]
    assert "checked by phone" in found.decisions[0].about
    ledger.undo(number, by="Kit")
    again = claim(ledger.db, name)
    assert again is not None
    assert again.decisions == ()


def test_a_corrected_speaker_changes_the_origins_of_the_claim() -> None:
    with Ledger(":memory:") as ledger:
        ledger.add(story("one", "Ann Roe"))
        ledger.add(story("two", "Cora Oak", role="pilot"))
        name = claims(ledger)["one"]
        before = claim(ledger.db, name)
        ledger.decide(lambda db, author: deciding.correct(db, "two", "s1", "Ann Roe", author), by="Kit")
        after = claim(ledger.db, name)
        assert before is not None
        assert after is not None
        assert {origin.name for origin in before.origins} == {"Ann Roe", "Cora Oak"}
        assert {origin.name for origin in after.origins} == {"Ann Roe"}
