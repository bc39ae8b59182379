"""Parts of statements in the claims of others: found, shown at their place, assessed, parted, moved and taken out."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from reportedly.claim import Claim
from reportedly.cli import main
from reportedly.document import Block, Document, fingerprint
from reportedly.entity import Entity
from reportedly.ledger import Ledger, deciding
from reportedly.ledger.attributions import dropped
from reportedly.ledger.audit import audit
from reportedly.ledger.claim_rows import claims
from reportedly.ledger.replied import replies
from reportedly.ledger.tellings import gather
from reportedly.ledger.texts import Texts
from reportedly.story import Story
from stories import at, statement

from .invented import contents, letter, whole

CLOSED = "The council closed the old harbour bridge after engineers found deep cracks in it."
CLOSED_TOO = "the old harbour bridge was closed by the council after engineers found deep cracks in it"
FERRY = "A new ferry to the northern islands will start running early in the summer."
FERRY_TOO = "early in the summer a new ferry will start running to the northern islands"
FISH = "Fishermen sold their whole catch of herring at dawn on Tuesday."
BOTH = f"{CLOSED} {FERRY}"


def story(
    id: str, *said: str, speaker: str = "Ann Roe", voice: Sequence[str] = (), day: int = 4, **fields: Any
) -> Story:
    """A story of the outlet `id` in which `speaker` says each of `said`, and which says `voice` itself."""
    text = "\n\n".join([*(f"“{words}” {speaker} said." for words in said), *voice])
    document = Document(
        id=id, text=text, sha256=fingerprint(text), url=f"https://{id}.example/", outlet=id,
        published=f"2024-03-{day:02}", blocks=(Block(kind="paragraph", start=0, end=len(text)),),
    )  # fmt: skip
    by = {"speakers": ("e1",), "source": (at(text, speaker),) if said else (), "quotation": "direct", **fields}
    statements = tuple(statement(f"s{number}", (at(text, words),), **by) for number, words in enumerate(said, 1))
    entities = (Entity(id="e1", type="person", name=speaker, mentions=(at(text, speaker),)),) if said else ()
    return Story(
        document=document, statements=statements, entities=entities,
        own_voice=tuple(at(text, words) for words in voice),
    )  # fmt: skip


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    """Roe says two things in one statement; Oduya and Tanaka say one of them each."""
    with Ledger(":memory:") as made:
        made.add(story("post", BOTH))
        made.add(story("echo", CLOSED_TOO, FISH, speaker="Ben Oduya", day=5))
        made.add(story("quay", FERRY_TOO, speaker="Fay Tanaka", day=6))
        yield made


def told(ledger: Ledger) -> list[list[str]]:
    """The stories of the members of each claim, those of parts in brackets."""
    found = claims(ledger.db, limit=None)
    return sorted([f"({one.story})" if one.part else one.story for one in claim.members] for claim in found)


def of(ledger: Ledger, *stories: str) -> Claim:
    """The claim that has members of just these stories."""
    (found,) = (c for c in claims(ledger.db, limit=None) if {one.story for one in c.members} == set(stories))
    return found


def test_a_part_stands_in_the_claim_of_whoever_says_the_same(ledger: Ledger) -> None:
    assert told(ledger) == [["(post)", "quay"], ["echo"], ["post", "echo"]]
    part, other = of(ledger, "post", "quay").members
    assert (part.text, part.part, other.part) == (FERRY, True, False)
    assert (part.statement, part.speaker, part.pieces) == ("s1", "Ann Roe", ((part.start, part.end),))


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_who_says_the_same_is_brought_together_in_any_order(order: tuple[int, ...]) -> None:
    made = (
        story("post", BOTH),
        story("echo", CLOSED_TOO, speaker="Ben Oduya", day=5),
        story("quay", FERRY_TOO, speaker="Fay Tanaka", day=6),
    )
    with Ledger(":memory:") as ledger:
        for number in order:
            ledger.add(made[number])
        assert [[name.strip("()") for name in names] for names in told(ledger)] in (
            [["post", "quay"], ["post", "echo"]], [["post", "echo"], ["post", "quay"]]
        )  # fmt: skip
        of(ledger, "post", "echo")


def test_every_part_stands_at_its_offsets(ledger: Ledger) -> None:
    rows = ledger.db.execute(
        'SELECT claim_part.start, claim_part."end", statement.start, statement."end", version.text FROM claim_part'
        " JOIN statement ON statement.id = claim_part.statement JOIN version ON version.id = statement.version"
    ).fetchall()
    assert [text[start:end] for start, end, _, _, text in rows] == [FERRY]
    assert all(first <= start < end <= last for start, end, first, last, _ in rows)
    for found in claims(ledger.db, limit=None):
        assert len({(one.story, one.statement) for one in found.members}) == len(found.members)


def test_who_says_a_part_is_an_origin_as_any_other_is(ledger: Ledger) -> None:
    assert [origin.name for origin in of(ledger, "post", "quay").origins] == ["Ann Roe", "Fay Tanaka"]
    assert of(ledger, "post", "quay").standing == ("corroborated",)
    (first, _) = of(ledger, "post", "quay").reasons[0].evidence
    assert first.text == "Ann Roe"


def test_what_a_denial_says_besides_is_neither_denied_nor_an_origin() -> None:
    with Ledger(":memory:") as ledger:
        ledger.add(
            story("post", f"We did not close the old harbour bridge in the north of Pell. {FERRY}", kind="denial")
        )
        ledger.add(
            story("echo", "they did not close the old harbour bridge in the north of Pell", kind="denial", day=5)
        )
        ledger.add(story("quay", FERRY_TOO, speaker="Fay Tanaka", day=6))
        found = of(ledger, "post", "quay")
        assert [(one.part, one.kind) for one in found.members] == [(True, None), (False, "assertion")]
        assert [origin.name for origin in found.origins] == ["Fay Tanaka"]
        assert found.standing == ("single_origin",)


def test_a_part_of_what_one_attributes_is_an_attribution_that_another_drops() -> None:
    with Ledger(":memory:") as ledger:
        ledger.add(story("post", BOTH))
        ledger.add(story("echo", CLOSED_TOO, speaker="Ben Oduya", day=5))
        ledger.add(story("quay", voice=[FERRY], day=6))
        (found,) = dropped(ledger.db)
        assert (found.story, found.attributed_in, found.attributed_text) == ("quay", "post", FERRY)
        post = ledger.db.execute("SELECT text FROM version WHERE id = 1").fetchone()[0]
        assert post[found.attributed_start : found.attributed_end] == FERRY
        ledger.add(story("post", CLOSED))
        assert not dropped(ledger.db)


def test_a_document_settles_only_the_part_that_it_has() -> None:
    with Ledger(":memory:") as ledger:
        ledger.add(story("post", BOTH))
        ledger.add(story("echo", CLOSED_TOO, speaker="Ben Oduya", day=5))
        ledger.add(story("quay", FERRY_TOO, speaker="Fay Tanaka", day=6))
        ledger.add(letter("letter", BOTH.rstrip(".")))
        (part,) = (one for one in of(ledger, "post", "quay").members if one.part)
        assert not part.checks  # the quotation is longer than the part
        assert "documented" not in of(ledger, "post", "quay").standing
        assert "documented" in of(ledger, "post", "echo").standing


def test_a_statement_counts_once_for_those_who_speak(ledger: Ledger) -> None:
    counted = audit(ledger.db)
    assert (counted.statements, [voice.statements for voice in counted.voices]) == (4, [2, 1, 1])


def split(ledger: Ledger) -> int:
    name = of(ledger, "post", "quay").id
    return ledger.decide(lambda db, author: deciding.split(db, name, ["post:s1"], author), by="Kit")


def test_a_part_is_split_off_and_does_not_come_back_until_that_is_undone(ledger: Ledger) -> None:
    before = told(ledger)
    number = split(ledger)
    parted = [["echo"], ["post", "echo"], ["quay"]]
    assert told(ledger) == parted
    assert of(ledger, "quay").standing == ("single_origin",)
    assert [one.id for one in of(ledger, "quay").decisions] == [number]
    ledger.add(story("post", BOTH, "That is all."))
    assert [names for names in told(ledger) if "quay" in names] == [["quay"]]
    ledger.add(story("quay", FERRY_TOO, "That is all.", speaker="Fay Tanaka", day=6))
    assert [names for names in told(ledger) if "quay" in names and "post" in str(names)] == []
    ledger.relink()
    assert [names for names in told(ledger) if "quay" in names and "post" in str(names)] == []
    ledger.undo(number, by="Kit")
    assert ["(post)", "quay"] in told(ledger)
    assert of(ledger, "post", "quay").standing == ("corroborated",)
    assert before[0] == ["(post)", "quay"]


def test_what_is_split_off_as_a_whole_takes_the_parts_held_to_it_along(ledger: Ledger) -> None:
    ledger.add(story("larder", FERRY_TOO, speaker="Eli Marchetti", day=7))
    name = of(ledger, "post", "quay", "larder").id
    number = ledger.decide(lambda db, author: deciding.split(db, name, ["larder:s1"], author), by="Kit")
    assert [names for names in told(ledger) if "(post)" in names] == [["(post)", "larder"], ["(post)", "quay"]]
    ledger.undo(number, by="Kit")
    assert ["(post)", "quay", "larder"] in told(ledger)


def test_parts_go_where_a_merge_takes_them_and_come_back(ledger: Ledger) -> None:
    before = told(ledger), ledger.db.execute("SELECT * FROM claim_part").fetchall()
    whole_one, ferry, fish = of(ledger, "post", "echo").id, of(ledger, "post", "quay").id, of(ledger, "echo").id
    first = ledger.decide(lambda db, author: deciding.merge(db, fish, ferry, author), by="Kit")
    assert told(ledger) == [["(post)", "echo", "quay"], ["post", "echo"]]
    ledger.undo(first, by="Kit")
    assert told(ledger) == before[0]
    ferry = of(ledger, "post", "quay").id
    second = ledger.decide(lambda db, author: deciding.merge(db, whole_one, ferry, author), by="Kit")
    assert told(ledger) == [["echo"], ["post", "echo", "quay"]]  # who is a member is no part
    ledger.undo(second, by="Kit")
    assert (told(ledger), ledger.db.execute("SELECT * FROM claim_part").fetchall()) == before
    assert of(ledger, "post", "quay").standing == ("corroborated",)


def test_who_is_corrected_to_have_said_it_is_the_origin_of_the_part(ledger: Ledger) -> None:
    number = ledger.decide(lambda db, author: deciding.correct(db, "post", "s1", "Cora Oak", author), by="Kit")
    assert [origin.name for origin in of(ledger, "post", "quay").origins] == ["Cora Oak", "Fay Tanaka"]
    ledger.undo(number, by="Kit")
    assert [origin.name for origin in of(ledger, "post", "quay").origins] == ["Ann Roe", "Fay Tanaka"]


@pytest.mark.parametrize("gone", ["post", "echo", "quay"])
def test_what_is_taken_out_leaves_no_part(ledger: Ledger, gone: str) -> None:
    ledger.forget(gone)
    assert whole(ledger.db)
    assert (
        told(ledger)
        == {
            "post": [["echo"], ["echo"], ["quay"]],
            "echo": [["(post)", "quay"], ["post"]],
            "quay": [["echo"], ["post", "echo"]],
        }[gone]
    )
    standings = {found.standing for found in claims(ledger.db, limit=None) if len(found.members) == 1}
    assert standings == {("single_origin",)}


def test_a_version_that_does_not_say_it_any_more_has_no_part(ledger: Ledger) -> None:
    ledger.add(story("post", CLOSED))
    assert told(ledger) == [["echo"], ["post", "echo"], ["quay"]]
    assert of(ledger, "quay").standing == ("single_origin",)
    ledger.add(story("post", BOTH, voice=["Rain fell."]))
    assert {tuple(sorted(name.strip("()") for name in names)) for names in told(ledger)} == {
        ("echo",), ("echo", "post"), ("post", "quay")
    }  # fmt: skip


def test_a_version_that_says_it_again_gets_the_parts_beside_it_again(ledger: Ledger) -> None:
    before = told(ledger)
    ledger.add(story("quay", FERRY_TOO, "That is all.", speaker="Fay Tanaka", day=6))
    assert [names for names in told(ledger) if names != ["quay"]] == [names for names in before if names != ["quay"]]


def test_linked_anew_it_has_the_same_parts(ledger: Ledger) -> None:
    ledger.add(story("echo", CLOSED_TOO, "That is all.", speaker="Ben Oduya", day=5))
    split(ledger)
    before = contents(ledger.db)
    ledger.relink()
    after = contents(ledger.db)
    assert before["claim_part"] == after["claim_part"] != []
    assert before["membership"] == after["membership"]
    assert before["standing"] == after["standing"]


def test_the_same_stories_once_more_change_no_part(ledger: Ledger) -> None:
    before = contents(ledger.db)
    ledger.add(story("post", BOTH))
    assert contents(ledger.db) == before


def test_answers_show_a_part_as_such(tmp_path: Path) -> None:
    with Ledger(tmp_path / "a.db") as ledger:
        ledger.add(story("post", BOTH))
        ledger.add(story("echo", CLOSED_TOO, speaker="Ben Oduya", day=5))
        ledger.add(story("quay", FERRY_TOO, speaker="Fay Tanaka", day=6))
        name = of(ledger, "post", "quay").id
    asked = ["claim", name, "--ledger", str(tmp_path / "a.db")]
    shown = json.loads(CliRunner().invoke(main, [*asked, "--json"]).stdout)
    assert [(one["text"], one.get("part", False)) for one in shown["members"]] == [(FERRY, True), (FERRY_TOO, False)]
    rows = list(csv.DictReader(io.StringIO(CliRunner().invoke(main, [*asked, "--csv"]).stdout)))
    assert [(row["text"], row["part"]) for row in rows] == [(FERRY, "part"), (FERRY_TOO, "")]
    assert CliRunner().invoke(main, [*asked, "--html", str(tmp_path / "a.html")]).exit_code == 0
    page = (tmp_path / "a.html").read_text("utf-8")
    assert "part of a longer statement" in page and f"<mark>{FERRY}</mark>" in page


@pytest.mark.parametrize(
    ("denied", "replied"),
    [
        ("that early in the summer there will be a new ferry that starts running to the northern islands", ["denied"]),
        ("that engineers found deep cracks before the council closed the harbour bridge, the old one", []),
    ],
)
def test_a_reply_to_a_statement_is_one_to_the_part_that_it_is_about(
    ledger: Ledger, denied: str, replied: list[str]
) -> None:
    ledger.add(story("no", denied, speaker="Cora Oak", day=7, kind="denial"))
    (by,) = ledger.db.execute("SELECT max(id) FROM statement").fetchone()
    ledger.db.execute("DELETE FROM reply")
    ledger.db.execute("INSERT INTO reply (statement, by, kind) VALUES (1, ?, 'denied')", (by,))
    (claim,) = ledger.db.execute("SELECT claim FROM claim_member WHERE start IS NOT NULL").fetchone()
    texts = Texts(ledger.db)
    found = replies(ledger.db, gather(ledger.db, [claim], texts), texts)
    assert [reply.kind for reply in found.get(claim, ())] == replied


def nested(id: str, teller: str, speaker: str, words: str, day: int) -> Story:
    """A story in which `teller` tells that `speaker` said `words`."""
    inner = f"{speaker} said that {words}"
    text = f"{inner}, {teller} wrote."
    document = Document(
        id=id, text=text, sha256=fingerprint(text), url=f"https://{id}.example/", outlet=id,
        published=f"2024-03-{day:02}", blocks=(Block(kind="paragraph", start=0, end=len(text)),),
    )  # fmt: skip
    names = (("e1", teller), ("e2", speaker))
    return Story(
        document=document,
        statements=(
            statement("s1", (at(text, inner),), speakers=("e1",), source=(at(text, teller),)),
            statement("s2", (at(text, words),), speakers=("e2",), source=(at(text, speaker),)),
        ),
        entities=tuple(Entity(id=id, type="person", name=name, mentions=(at(text, name),)) for id, name in names),
    )


@pytest.mark.parametrize("first", ["quay", "echo"])
def test_who_tells_that_it_was_said_is_shown_and_is_no_second_one_who_says_it(first: str) -> None:
    with Ledger(":memory:") as ledger:
        made = {
            "quay": story("quay", CLOSED_TOO, speaker="Fay Tanaka", day=4),
            "echo": nested("echo", "Ben Oduya", "Ann Roe", CLOSED_TOO, day=5),
        }
        for name in sorted(made, key=lambda name: name != first):
            ledger.add(made[name])
        found = of(ledger, "quay", "echo")
        shown = {(one.story, one.speaker, one.part) for one in found.members}
        assert shown == {("quay", "Fay Tanaka", False), ("echo", "Ann Roe", False), ("echo", "Ben Oduya", True)}
        assert {origin.name for origin in found.origins} == {"Fay Tanaka", "Ann Roe"}
