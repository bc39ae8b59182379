"""Claims in a ledger: they grow as stories come, keep their names, lose what a newer version no longer says."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

import pytest

from reportedly.document import Document, fingerprint
from reportedly.entity import Entity
from reportedly.ledger import Ledger
from reportedly.ledger.attributions import dropped
from reportedly.ledger.claim_rows import claims as listed
from reportedly.story import Story
from stories import at, statement

CLOSED = "The council closed the old bridge after engineers found cracks."
CLOSED_TOO = "the old bridge was closed by the council after engineers found cracks"


def story(
    id: str, *said: str, voice: Sequence[str] = (), day: str | None = "2024-03-14", speaker: str = "Ann Roe"
) -> Story:
    """A story in which `speaker` says each of `said`, and which says `voice` itself."""
    text = "\n\n".join([*(f"{words}, {speaker} said." for words in said), *voice])
    document = Document(id=id, text=text, sha256=fingerprint(text), url=f"https://{id}.example/", published=day)
    return Story(
        document=document,
        statements=tuple(
            statement(f"s{number}", (at(text, words),), speakers=("e1",)) for number, words in enumerate(said, 1)
        ),
        entities=(Entity(id="e1", type="person", name=speaker),),
        own_voice=tuple(at(text, words) for words in voice),
    )


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger(":memory:") as made:
        yield made


def claims(db: sqlite3.Connection) -> dict[str, list[str]]:
    """The names of the claims, with the stories of their members."""
    found: dict[str, list[str]] = {}
    for name, member in db.execute(
        "SELECT claim.name, story.name FROM claim LEFT JOIN membership ON claim = claim.id"
        " LEFT JOIN statement ON statement.id = statement LEFT JOIN version ON version.id = version"
        " LEFT JOIN story ON story.id = story ORDER BY claim.id, statement.id"
    ):
        found.setdefault(name, []).append(member)
    return found


def test_two_stories_that_say_the_same_share_a_claim(ledger: Ledger) -> None:
    ledger.add(story("post", CLOSED[:-1]))
    ledger.add(story("echo", CLOSED_TOO, "Fishermen sold their catch at dawn", speaker="Ben Oduya"))
    assert claims(ledger.db) == {"c1": ["post", "echo"], "c2": ["echo"]}
    reason, beside = ledger.db.execute("SELECT reason, beside FROM membership WHERE statement = 2").fetchone()
    assert (reason, beside) == ("same_sense", 1)


def test_one_sentence_among_five_is_found(ledger: Ledger) -> None:
    """The vector of the five is about something else."""
    short = "Roe keeps three goats"
    long = (
        "The council met until midnight over the price of water and the new sewer. Nobody voted for the third time. "
        "Roe keeps three goats. Her neighbours in the valley pay twice what the hotels on the coast are asked for. "
        "The mayor wants engineers to measure every well before the summer, and the ministry in the capital agrees."
    )
    ledger.add(story("post", short, "The council met over the price of water"))
    ledger.add(story("echo", long))
    members = ledger.db.execute("SELECT statement FROM claim_member WHERE claim = 1 ORDER BY statement").fetchall()
    assert members == [(1,), (3,)]


def test_the_first_stories_of_a_ledger_are_neighbours_however_much_else_they_tell(ledger: Ledger) -> None:
    """Words that nobody else has are no better to be found by than those that all of them share."""
    for day, name in enumerate(("post", "echo", "mail"), 11):
        else_ = [" ".join(f"{name}{place}word{number}" for number in range(12)) for place in range(8)]
        ledger.add(story(name, CLOSED[:-1], *else_, day=f"2024-03-{day}", speaker=f"{name.title()} Roe"))
    assert claims(ledger.db)["c1"] == ["post", "echo", "mail"]


def test_another_number_is_another_claim(ledger: Ledger) -> None:
    ledger.add(story("post", "The fire in the harbour destroyed twelve boats"))
    ledger.add(story("echo", "The fire in the harbour destroyed nine boats"))
    assert claims(ledger.db) == {"c1": ["post"], "c2": ["echo"]}


def test_what_a_story_says_itself_is_a_claim_once_another_says_it(ledger: Ledger) -> None:
    ledger.add(story("post", voice=[CLOSED]))
    assert claims(ledger.db) == {}
    ledger.add(story("echo", CLOSED_TOO))
    assert claims(ledger.db) == {"c1": ["post", "echo"]}


def test_claims_are_listed_with_the_most_told_first(ledger: Ledger) -> None:
    ledger.add(story("dawn", "Fishermen sold their catch at dawn", "Nobody sold anything in the harbour"))
    ledger.add(story("post", CLOSED[:-1]))
    ledger.add(story("echo", CLOSED_TOO, speaker="Ben Oduya"))
    assert [(each.id, len(each.members)) for each in listed(ledger.db)] == [("c3", 2), ("c1", 1), ("c2", 1)]
    assert [each.id for each in listed(ledger.db, standing="single_origin", limit=1)] == ["c1"]


def test_a_new_version_that_says_it_again_keeps_the_claims_name(ledger: Ledger) -> None:
    ledger.add(story("post", CLOSED[:-1], "Fishermen sold their catch at dawn"))
    ledger.add(story("post", CLOSED[:-1], "Nobody sold anything in the harbour"))
    assert claims(ledger.db) == {"c1": ["post"], "c3": ["post"]}


def test_an_old_version_leaves_nothing_by_which_it_is_found(ledger: Ledger) -> None:
    ledger.add(story("post", CLOSED[:-1]))
    ledger.add(story("post", "Fishermen sold their catch at dawn"))
    alone = Ledger(":memory:")
    alone.add(story("post", "Fishermen sold their catch at dawn"))
    for table in ("claim_key", "claim_vector", "membership"):
        rows = [one.db.execute(f"SELECT count(*) FROM {table}").fetchone() for one in (ledger, alone)]
        assert rows[0] == rows[1], table
    words = "SELECT key, stories FROM claim_word WHERE stories > 0 ORDER BY key"
    assert ledger.db.execute(words).fetchall() == alone.db.execute(words).fetchall()
    alone.close()


def test_the_same_stories_in_the_same_order_give_the_same_claims() -> None:
    made = []
    for _ in range(2):
        with Ledger(":memory:") as ledger:
            for number in range(6):
                ledger.add(story(f"s{number}", CLOSED_TOO, f"the ferry to island {number} is late", voice=[CLOSED]))
            made.append(ledger.db.execute("SELECT * FROM membership ORDER BY statement").fetchall())
    assert made[0] == made[1]


def test_an_attribution_that_was_dropped(ledger: Ledger) -> None:
    ledger.add(story("post", CLOSED_TOO, day="2024-03-13"))
    ledger.add(story("echo", voice=[CLOSED], day="2024-03-14"))
    (found,) = dropped(ledger.db)
    assert (found.story, found.text, found.attributed_in, found.reason) == ("echo", CLOSED, "post", "earlier")
    ledger.add(story("post", "Fishermen sold their catch at dawn", day="2024-03-13"))
    assert dropped(ledger.db) == []


def test_an_attribution_is_found_dropped_whichever_story_comes_first(ledger: Ledger) -> None:
    ledger.add(story("echo", voice=[CLOSED], day="2024-03-14"))
    ledger.add(story("post", CLOSED_TOO, day="2024-03-13"))
    assert [found.story for found in dropped(ledger.db)] == ["echo"]


@pytest.mark.parametrize("day", ["2024-03-12", "2024-03-13", None])
def test_what_was_said_later_or_at_no_known_time_drops_nothing(ledger: Ledger, day: str | None) -> None:
    ledger.add(story("post", CLOSED_TOO, day="2024-03-13"))
    ledger.add(story("echo", voice=[CLOSED], day=day))
    assert dropped(ledger.db) == []


def test_a_story_that_attributes_it_too_drops_nothing(ledger: Ledger) -> None:
    ledger.add(story("post", CLOSED_TOO, day="2024-03-13"))
    ledger.add(story("echo", CLOSED_TOO, voice=[CLOSED], day="2024-03-14"))
    assert dropped(ledger.db) == []


def test_thousands_who_say_the_same_are_held_against_a_few(ledger: Ledger) -> None:
    for number in range(40):
        ledger.add(story(f"s{number}", CLOSED_TOO))
    assert claims(ledger.db) == {"c1": [f"s{number}" for number in range(40)]}
