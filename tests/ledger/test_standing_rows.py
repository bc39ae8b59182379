"""Standing in a ledger: kept as stories are added, replaced and answered. The stories are finished records."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from reportedly.claim import Claim
from reportedly.document import Block, Document, fingerprint
from reportedly.entity import Entity
from reportedly.ledger import Ledger
from reportedly.ledger.claim_rows import claim, claims
from reportedly.ledger.standing import reassess
from reportedly.ledger.tellings import MOST_MEMBERS
from reportedly.story import Notice, Story
from stories import at, document, statement

BRIDGE = "Ann Roe sold the old ferry bridge at Pell to the Tarrow Company in April"

AGAIN = "in April Ann Roe had sold the ferry bridge at Pell, an old one, to the Tarrow Company"
THIRD = "Ann Roe sold the bridge to the Tarrow Company in April, the old ferry one at Pell"
"""The same in other words: the same words would be a copy."""


def story(
    id: str,
    speaker: str,
    *,
    day: int = 1,
    says: str = BRIDGE,
    notice: str | None = None,
    type: str = "person",
    address: str | None = None,
    **fields: Any,
) -> Story:
    """A story of the outlet `id`, published on a day of March, in which `speaker` says one thing."""
    lead = f"{notice}\n\n" if notice else ""
    text = f"{lead}{speaker} said that {says}."
    body = len(lead)
    document = Document(
        id=id, text=text, sha256=fingerprint(text), outlet=fields.pop("outlet", id), published=f"2025-03-{day:02}",
        url=address or f"https://{id}.example/{day}", blocks=(Block(kind="paragraph", start=body, end=len(text)),),
    )  # fmt: skip
    said = statement(
        "s1", (at(text, says, text.count(says) - 1),), source=(at(text, speaker),), speakers=("e1",), **fields
    )  # fmt: skip
    entities = [Entity(id="e1", type=type, name=speaker, mentions=(at(text, speaker),))]  # type: ignore[arg-type]
    if "Ann Roe" in says and speaker != "Ann Roe":
        entities.append(Entity(id="e2", type="person", name="Ann Roe", mentions=(at(text, "Ann Roe"),)))
    elif "Ann Roe" in says:
        entities[0] = Entity(id="e1", type="person", name=speaker, mentions=(at(text, speaker), at(text, "Ann Roe", 1)))
    notices = (Notice(type="correction", start=0, end=len(lead) - 2),) if notice else ()
    return Story(document=document, statements=(said,), entities=tuple(entities), notices=notices)


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger(":memory:") as made:
        yield made


def bridge(ledger: Ledger) -> Claim:
    """The claim of the first statement that was added."""
    return next(claims(ledger.db, limit=1))


def codes(of: Claim) -> list[str]:
    return [reason.code for reason in of.reasons]


def test_one_speaker_then_a_second_one(ledger: Ledger) -> None:
    ledger.add(story("meridian", "Hal Brandt"))
    assert bridge(ledger).standing == ("single_origin",)
    ledger.add(story("post", "Dorit Vance", says=AGAIN, day=2))
    assert bridge(ledger).standing == ("corroborated",)
    assert [origin.name for origin in bridge(ledger).origins] == ["Hal Brandt", "Dorit Vance"]


def test_the_same_words_are_a_copy_and_no_second_origin(ledger: Ledger) -> None:
    ledger.add(story("meridian", "Hal Brandt"))
    ledger.add(story("post", "Dorit Vance", day=2))
    assert bridge(ledger).standing == ("repeated",)


def test_who_cites_an_outlet_has_its_origin_and_rests_on_its_story(ledger: Ledger) -> None:
    ledger.add(story("meridian", "Hal Brandt"))
    ledger.add(story("post", "Meridian", type="outlet", own_reporting="no", day=2))
    assert bridge(ledger).standing == ("repeated",)
    assert ledger.db.execute("SELECT name FROM rests_on JOIN story ON story.id = story").fetchall() == [("meridian",)]


def test_a_correction_upstream_reaches_the_story_that_cites_it(ledger: Ledger) -> None:
    ledger.add(story("meridian", "Hal Brandt"))
    ledger.add(story("post", "Meridian", type="outlet", own_reporting="no", day=2))
    wrong = f"CORRECTION: An earlier version said that {BRIDGE}. She has not sold it."
    right = "Ann Roe has painted the town hall of Pell in two colours"
    ledger.add(story("meridian", "Hal Brandt", says=right, notice=wrong))
    (found,) = [each for each in claims(ledger.db) if "upstream_corrected" in each.standing]
    assert [member.story for member in found.members] == ["post"]
    assert found.reasons[codes(found).index("upstream_corrected")].evidence[0].text == wrong


def test_a_denial_and_an_acknowledgement(ledger: Ledger) -> None:
    ledger.add(story("meridian", "Hal Brandt"))
    ledger.add(story("post", "Dorit Vance", says=AGAIN, kind="denial", polarity="negative", day=2))
    assert bridge(ledger).standing == ("single_origin", "disputed")
    ledger.add(story("herald", "Ann Roe", says=THIRD, kind="confirmation", day=3))
    assert set(bridge(ledger).standing) == {"corroborated", "acknowledged", "disputed"}


def test_what_a_new_version_no_longer_says_no_longer_counts(ledger: Ledger) -> None:
    ledger.add(story("meridian", "Hal Brandt"))
    ledger.add(story("post", "Dorit Vance", says=AGAIN, day=2))
    ledger.add(story("post", "Dorit Vance", says="the town hall of Pell has been painted in two colours", day=2))
    assert bridge(ledger).standing == ("single_origin",)
    ledger.add(story("post", "Dorit Vance", kind="denial", says=f"it is true that {AGAIN}", day=2))
    assert "disputed" in bridge(ledger).standing


def test_rows_of_a_version_that_is_replaced_are_gone(ledger: Ledger) -> None:
    ledger.add(story("meridian", "Hal Brandt"))
    ledger.add(story("meridian", "Hal Brandt", says="the town hall of Pell has been painted in two colours"))
    for table in ("sourcing", "concern"):
        versions = ledger.db.execute(
            f"SELECT DISTINCT number FROM {table} JOIN statement ON statement.id = {table}.statement"
            " JOIN version ON version.id = statement.version"
        ).fetchall()
        assert versions in ([(2,)], [])
    assert ledger.db.execute("SELECT count(*) FROM stale_standing").fetchone() == (0,)
    orphans = "SELECT count(*) FROM standing WHERE claim NOT IN (SELECT claim FROM membership)"
    assert ledger.db.execute(orphans).fetchone() == (0,)


def test_evidence_is_kept_as_places_in_stored_texts(ledger: Ledger) -> None:
    ledger.add(story("meridian", "Hal Brandt"))
    for (column,) in ledger.db.execute("SELECT evidence FROM standing UNION SELECT evidence FROM origin"):
        for version, start, end in json.loads(column):
            (text,) = ledger.db.execute("SELECT text FROM version WHERE id = ?", (version,)).fetchone()
            assert 0 <= start < end <= len(text)


def test_a_claim_by_its_name(ledger: Ledger) -> None:
    ledger.add(story("meridian", "Hal Brandt"))
    found = bridge(ledger)
    assert claim(ledger.db, found.id) == found
    assert claim(ledger.db, "c999") is None


def test_claims_by_their_standing(ledger: Ledger) -> None:
    ledger.add(story("meridian", "Hal Brandt"))
    assert [each.text for each in claims(ledger.db, standing="single_origin")] == [BRIDGE]
    assert list(claims(ledger.db, standing="disputed")) == []


def test_more_members_than_are_assessed_are_shown_all_the_same(ledger: Ledger) -> None:
    for number in range(MOST_MEMBERS + 6):
        ledger.add(story(f"outlet{number}", "Hal Brandt", day=number % 28 + 1))
    found = bridge(ledger)
    assert len(found.members) == MOST_MEMBERS + 6
    assert found.standing == ("repeated",)


def test_a_text_with_characters_of_every_kind_keeps_its_places(ledger: Ledger) -> None:
    ledger.add(story("meridian", "Hal \U0001f600 Brandt", says="\x00the town \ud800 hall\x00 of Pell is painted"))
    (member,) = bridge(ledger).members
    (text,) = ledger.db.execute("SELECT text FROM version").fetchone()
    assert text[member.start : member.end] == member.text


def in_a_letter(*later: str) -> Story:
    """A story that begins with what a keeper told in a letter, and goes on with what others wrote."""
    lines = ["The lamp at Gannet Point had failed twice, a keeper told the harbour board in a letter."]
    lines += [f"“Somebody will drown for want of a wick,” {name} wrote." for name in later]
    doc = document("post", [("paragraph", line) for line in lines], outlet="Post", published="2025-03-01")
    text = doc.text
    names = ["a keeper", *dict.fromkeys(later)]
    entities = [
        Entity(id=f"e{n}", type="person", name=name, mentions=(at(text, name),)) for n, name in enumerate(names)
    ]
    entities[0] = Entity(id="e0", type="unnamed_person", name=names[0], mentions=(at(text, names[0]),))
    said = [
        statement(
            "s0", (at(text, "The lamp at Gannet Point had failed twice"),), source=(at(text, "a keeper"),),
            speakers=("e0",), medium="email_or_letter",
        )
    ]  # fmt: skip
    for n, name in enumerate(later):
        said.append(
            statement(
                f"s{n + 1}", (at(text, "“Somebody will drown for want of a wick,”", n),), cue=(at(text, "wrote", n),),
                source=(at(text, name, text[: at(text, "wrote", n)[0]].count(name) - 1),),
                speakers=(f"e{names.index(name)}",),
            )
        )  # fmt: skip
    return Story(document=doc, statements=tuple(said), entities=tuple(entities))


@pytest.mark.parametrize(
    ("later", "origin"),
    [
        (("Ann Roe",), "Ann Roe (a keeper)"),
        ((), "a keeper"),
        (("Ann Roe", "Hal Brandt"), "a keeper"),
        (("Ann Roe", "a keeper"), "a keeper"),
    ],
)
def test_who_is_described_first_and_then_named_as_the_writer(
    ledger: Ledger, later: tuple[str, ...], origin: str
) -> None:
    ledger.add(in_a_letter(*later))
    assert [each.name for each in bridge(ledger).origins] == [origin]


def test_whom_one_story_describes_another_names(ledger: Ledger) -> None:
    ledger.add(story("meridian", "Hal Brandt"))
    ledger.add(story("post", "the dean", type="unnamed_person", says=AGAIN, day=2))
    names = "UPDATE entity SET agent = (SELECT id FROM agent WHERE name = 'Hal Brandt') WHERE name = 'the dean'"
    ledger.db.execute(names)
    reassess(ledger.db, [row for (row,) in ledger.db.execute("SELECT id FROM claim").fetchall()])
    assert [each.name for each in bridge(ledger).origins] == ["Hal Brandt"]
    assert bridge(ledger).standing[0] == "repeated"


def test_who_says_that_nobody_did_is_found_though_it_names_none(ledger: Ledger) -> None:
    ledger.add(story("meridian", "Hal Brandt", says="two divers have drowned in the quarry at Tarrow"))
    denied = "no divers have drowned in the quarry at Tarrow"
    ledger.add(story("post", "Hal Brandt, mayor", says="the quarry is fenced", day=2))
    other = story("herald", "Dorit Vance", says=denied, day=3)
    brandt = Entity(id="e9", type="person", name="Hal Brandt", mentions=((0, 0),))
    ledger.add(Story(document=other.document, statements=other.statements, entities=(*other.entities, brandt)))
    assert "disputed" in bridge(ledger).standing
