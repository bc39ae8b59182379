"""What was corrected or withdrawn upstream is flagged wherever it was taken from there. The stories are records."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from reportedly.ledger import Ledger
from reportedly.ledger.claim_rows import claims
from reportedly.ledger.stories import story as shown
from reportedly.ledger.who import who
from reportedly.story import Notice, Story

from .test_standing_rows import BRIDGE, story

AGAIN = "in April Ann Roe had sold the old ferry bridge at Pell to the Tarrow Company"
THIRD = "Ann Roe sold the bridge to the Tarrow Company in April, the old ferry bridge at Pell"

WRONG = f"CORRECTION: An earlier version said that {BRIDGE}. She has not sold it."
RIGHT = "Ann Roe has painted the town hall of Pell in two colours"


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger(":memory:") as made:
        yield made


def flagged(ledger: Ledger) -> set[str]:
    """The stories with a member that is flagged."""
    return {
        member.story
        for each in claims(ledger.db)
        for member in each.members
        if "upstream_corrected" in [flag.code for flag in member.flags]
    }


def corrected(type: str = "correction") -> Story:
    made = story("meridian", "Hal Brandt", says=RIGHT, notice=WRONG)
    return msgspec.structs.replace(made, notices=tuple(msgspec.structs.replace(n, type=type) for n in made.notices))


def citing(id: str, outlet: str, says: str, day: int) -> Story:
    return story(id, outlet, type="outlet", own_reporting="no", says=says, day=day)


def test_whoever_cites_it_and_whoever_cites_them(ledger: Ledger) -> None:
    ledger.add(story("meridian", "Hal Brandt"))
    ledger.add(citing("post", "meridian", AGAIN, 2))
    ledger.add(citing("herald", "post", THIRD, 3))
    assert flagged(ledger) == set()
    ledger.add(corrected())
    assert flagged(ledger) == {"post", "herald"}


def test_whoever_copies_it(ledger: Ledger) -> None:
    ledger.add(story("meridian", "Hal Brandt"))
    ledger.add(story("post", "Hal Brandt", day=2))
    ledger.add(corrected())
    assert flagged(ledger) in ({"post"}, set())  # a copy of one sentence need not be one


def test_not_who_has_it_from_elsewhere_nor_the_one_that_corrects(ledger: Ledger) -> None:
    ledger.add(story("meridian", "Hal Brandt"))
    ledger.add(citing("post", "meridian", AGAIN, 2))
    ledger.add(story("herald", "Dorit Vance", says=THIRD, day=3))
    ledger.add(corrected())
    assert flagged(ledger) == {"post"}


def test_an_update_is_no_correction(ledger: Ledger) -> None:
    ledger.add(story("meridian", "Hal Brandt"))
    ledger.add(citing("post", "meridian", AGAIN, 2))
    ledger.add(corrected("update"))
    assert flagged(ledger) == set()


def test_what_was_withdrawn_upstream(ledger: Ledger) -> None:
    ledger.add(story("meridian", "Hal Brandt"))
    ledger.add(citing("post", "meridian", AGAIN, 2))
    ledger.add(corrected("withdrawn"))
    assert flagged(ledger) == {"post"}


def test_the_flag_in_the_story_and_in_what_somebody_said(ledger: Ledger) -> None:
    ledger.add(story("meridian", "Hal Brandt"))
    ledger.add(citing("post", "meridian", AGAIN, 2))
    ledger.add(corrected())
    answer = shown(ledger.db, "post", path="")
    assert answer is not None
    (said,) = answer.story.statements
    assert [flag.code for flag in said.flags] == ["upstream_corrected"]
    text = answer.story.document.text
    assert [text[start:end] for flag in said.flags for start, end in flag.evidence] == ["meridian"]
    untouched = shown(ledger.db, "meridian", path="")
    assert untouched is not None
    assert [flag for said in untouched.story.statements for flag in said.flags] == []
    assert all("upstream_corrected" not in [flag.code for flag in said.flags] for said in who(ledger.db, "Hal Brandt"))


def test_taken_out_or_corrected_by_the_borrower_it_is_gone(ledger: Ledger) -> None:
    ledger.add(story("meridian", "Hal Brandt"))
    ledger.add(citing("post", "meridian", AGAIN, 2))
    ledger.add(corrected())
    ledger.add(citing("post", "meridian", RIGHT, 2))
    assert flagged(ledger) == set()
    ledger.add(citing("herald", "meridian", AGAIN, 3))
    ledger.forget("meridian")
    assert flagged(ledger) == set()
    assert ledger.db.execute("SELECT count(*) FROM upstream_correction").fetchone() == (0,)


def test_notices_are_of_the_right_type() -> None:
    assert isinstance(corrected().notices[0], Notice)
