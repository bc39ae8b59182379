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


def test_what_was_told_to_a_reporter_is_in_the_reporters_words() -> None:
    long = "the bridge at Pell was closed in April for the repair of its piers"
    assert between(long, long, medium="interview") == ["corroborated"]
    assert between(long, long, medium="testimony_or_filing") == ["corroborated"]
    assert "same_words" in between(long, long, medium="statement")
    assert "same_words" in between(f"“{long}”", f"“{long}”", medium="interview")


def test_who_tells_what_another_has_done_vouches_for_it_though_it_is_a_plan() -> None:
    asked = "Ivo Kemp has asked to leave the harbour board"
    sister = telling("Meridian", ROE, text=asked, kind="intention", about=("ivo kemp",))
    kemp = telling("Post", party("Ivo Kemp"), text="he had asked to leave the harbour board", kind="confirmation")
    assert "corroborated" in codes(sister, kemp)
    self_told = telling("Meridian", ROE, text="she has asked to leave the board", kind="intention", about=("ann roe",))
    assert "own_stance" in codes(self_told, kemp)


def test_what_looks_ahead_later_states_its_first_clause() -> None:
    paid = "the council paid 900 pounds for the ferry"
    both = f"that {paid}, and that it would sail in May"
    assert codes(
        telling("Meridian", ROE, text="the council had the ferry for 900 pounds, paid in May"),
        telling("Post", BRANDT, text=both, kind="forecast"),
    ) == ["corroborated"]
    assert "open_forecast" in codes(telling("Post", BRANDT, text=both, kind="forecast"))


def test_a_father_of_the_same_name_does_not_speak_for_his_son() -> None:
    father = party("Tom Roe", roles=("his father Tom Roe",))
    assert "corroborated" in codes(
        telling("Meridian", ROE), telling("Post", father, text="they closed the bridge at Pell")
    )
    serves = party("Tom Roe", roles=("spokesman for Ann Roe",))
    assert "corroborated" not in codes(
        telling("Meridian", ROE), telling("Post", serves, text="they closed the bridge at Pell")
    )


def test_it_is_open_where_the_other_looks_ahead_too() -> None:
    both = "the pump at Pell lasts a day, and will need oil every night"
    other = telling("Meridian", ROE, text="the pump will most likely need oil every night", kind="confirmation")
    assert "open_forecast" in codes(other, telling("Post", BRANDT, text=both, kind="forecast"))
