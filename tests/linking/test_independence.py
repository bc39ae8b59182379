"""Which origins may be held to know a thing each for themselves."""

from __future__ import annotations

from typing import Any

import pytest

from reportedly.linking.independence import owns_up, relays, tells
from reportedly.linking.standing import assess
from reportedly.linking.telling import Party, Telling

from .tellings import BRANDT, ROE, party, telling

CLOSED = "the bridge at Pell was closed in April"
POLICE = party("police", "organization")
COURIER = party("the Pell Courier", "organization")


def codes(*tellings: Telling) -> list[str]:
    return [reason.code for reason in assess(tellings).reasons]


def between(one: str, other: str, **fields: Any) -> list[str]:
    return codes(telling("Meridian", ROE, text=one), telling("Post", BRANDT, text=other, **fields))


def test_two_who_state_the_same_fact_in_other_words_corroborate() -> None:
    assert between(CLOSED, "they closed the bridge at Pell this April") == ["corroborated"]


@pytest.mark.parametrize("kind", ["opinion", "intention", "forecast", "thought"])
def test_two_who_hold_one_view_or_plan_the_same_do_not_corroborate(kind: str) -> None:
    told = codes(telling("Meridian", ROE, kind=kind), telling("Post", BRANDT, kind=kind))
    assert told[0] == "not_established"
    assert "own_stance" in told


def test_a_name_for_something_is_no_statement_of_it() -> None:
    assert "own_stance" in between("the pictures", "the photos")
    assert not tells("“Man of the Woods,”")
    assert tells(CLOSED)


def test_both_speakers_of_one_statement_are_one_voice() -> None:
    assert "said_together" in codes(telling("Meridian", ROE, BRANDT))


def test_a_quotation_that_two_are_said_to_have_used_is_from_one_of_them() -> None:
    assert "same_words" in between("the bridge was “almost in the river”", "it is almost in the river, the old bridge")
    long = "the bridge at Pell was closed in April for the repair of its piers"
    assert "same_words" in between(long, long)


def test_who_tells_what_the_other_said_is_no_second_one() -> None:
    assert "passed_on" in between(CLOSED, "by Roe's account the bridge at Pell was closed in April")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (party("Ann Roe"), party("Roe", roles=("mayor",))),
        (party("Malcom Brandt"), party("Malcolm Brandt")),
        (party("Pell Bank", "organization"), party("Pell Banking Group", "organization")),
        (party("IL", "organization"), party("the Inland League", "organization")),
        (party("Ann Roe"), party("Hal Brandt", roles=("chief of staff to Roe",))),
        (party("Hal Brandt", roles=("harbour spokesman",)), party("Ivo Kemp", roles=("spokesman of the harbour",))),
    ],
)
def test_two_names_that_may_be_one_are_not_counted_apart(one: Party, other: Party) -> None:
    found = codes(telling("Meridian", one), telling("Post", other))
    assert "corroborated" not in found


def test_one_name_under_two_keys_is_one_origin() -> None:
    other = party("Pell Council", "organization", key="another")
    assert codes(telling("Meridian", party("Pell Council", "organization")), telling("Post", other)) == [
        "repeated_named"
    ]


def test_who_is_only_described_or_passes_news_on_is_not_counted() -> None:
    reporter = party("Dorit Vance", roles=("harbour correspondent",))
    for beside in (POLICE, COURIER, reporter, party("Eve"), party("an inspection report", "document")):
        assert "corroborated" not in codes(telling("Meridian", ROE), telling("Post", beside))
    assert relays("Pell Courier", (), person=False)


def test_other_numbers_are_another_fact() -> None:
    assert "little_in_common" in between(
        "the bridge at Pell was sold for 40 crowns", "the bridge at Pell was sold for 90 crowns"
    )
    assert "little_in_common" in between(CLOSED, "the bridge over the Ilse was painted")


def test_two_who_speak_of_themselves_say_two_things() -> None:
    words = "he had no idea how the boat ended up in Pell"
    assert "own_stance" in between(words, f"that {words}".replace("how the boat", "how that boat"))


def test_who_confirms_that_it_is_false_owns_up_to_nothing() -> None:
    assert owns_up(telling("Post", ROE, kind="confirmation"))
    assert not owns_up(telling("Post", ROE, kind="confirmation", text="the sale of the bridge is a hoax"))


def test_where_no_date_is_known_nobody_owns_up_after_another() -> None:
    told = telling("Meridian", BRANDT, about=("ann roe",), published=None)
    own = telling("Post", ROE, about=("ann roe",), published=None)
    assert "acknowledged" not in codes(told, own)


def test_a_denial_of_a_bare_name_or_by_the_same_speaker_disputes_nothing() -> None:
    assert "disputed" not in between("the allegations", "these allegations", kind="denial")
    own = telling("Post", ROE, kind="denial", text="the bridge was sold in April")
    assert "disputed" not in codes(telling("Meridian", ROE), own)
    assert "disputed" in between(CLOSED, "the bridge was closed", kind="denial")


def test_thousands_of_origins_and_endless_words_end() -> None:
    told = [telling(f"Outlet {n}", party(f"Ann{n} Roe{n}"), text="the bridge was closed " * 5000) for n in range(64)]
    assert "corroborated" not in codes(*told)
