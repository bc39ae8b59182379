"""What one statement does to another: a denial, a confirmation, a report of how it came out, an answer."""

from __future__ import annotations

import pytest

from reportedly.linking.gist import gist, share
from reportedly.linking.replies import how_it_came_out, reply, tells

from .tellings import BRANDT, ROE, telling

SOLD = "Ann Roe sold the slipway at Gannet Point to Hal Brandt in April"


def test_a_denial_of_the_same_denies() -> None:
    told = telling("Meridian", BRANDT, text=SOLD, about=("ann roe",))
    denial = telling(
        "Post", ROE, kind="denial", text="that she had sold the slipway at Gannet Point", about=("ann roe",)
    )
    assert reply(told, denial) == "denied"
    assert reply(denial, told) is None


def test_a_confirmation_of_the_same_confirms() -> None:
    told = telling("Meridian", BRANDT, text=SOLD)
    assert reply(told, telling("Post", ROE, kind="confirmation", text=SOLD)) == "confirmed"


@pytest.mark.parametrize(
    "denied",
    ["that she had sold the boathouse at Tarrow", "any wrongdoing", "that she sold 40 boats at Gannet Point", ""],
)
def test_a_denial_of_something_else_does_not(denied: str) -> None:
    told = telling("Meridian", BRANDT, text=SOLD)
    assert reply(told, telling("Post", ROE, kind="denial", text=denied)) is None


def test_a_denial_that_is_about_another_person_does_not() -> None:
    told = telling("Meridian", BRANDT, text=SOLD, about=("ann roe",))
    denial = telling("Post", kind="denial", text="that he had sold the slipway at Gannet Point", about=("hal brandt",))
    assert reply(told, denial) is None


def test_nobody_denies_or_confirms_her_own_words() -> None:
    told = telling("Meridian", ROE, text=SOLD)
    assert reply(told, telling("Post", ROE, kind="denial", text=SOLD)) is None
    assert reply(told, telling("Post", ROE, kind="confirmation", text=SOLD)) is None


def test_who_denies_what_is_said_not_to_be_so_is_not_told_apart() -> None:
    told = telling("Meridian", BRANDT, text=f"It is not true that {SOLD}")
    assert reply(told, telling("Post", ROE, kind="denial", text=SOLD)) is None
    assert reply(told, telling("Post", ROE, kind="confirmation", text=SOLD)) is None


def test_the_likeness_can_be_another() -> None:
    told, denial = telling("Meridian", BRANDT, text="one"), telling("Post", ROE, kind="denial", text="two")
    assert reply(told, denial, alike=lambda one, other: 1.0) == "denied"


@pytest.mark.parametrize(
    ("forecast", "later", "how"),
    [
        ("The letter will be published before the month is out", "The letter was published on Monday", "happened"),
        ("“The letter will leak,” ... “Mark it.”", "The letter leaked on Friday", "happened"),
        ("The council is expected to reject the plan", "The council rejected the plan by one vote", "happened"),
        ("The council will reject the plan", "The council did not reject the plan", "did_not_happen"),
        ("The council will not reject the plan", "The council rejected the plan", "did_not_happen"),
        ("The letter will be published", "The letter will be published on Monday", None),
        ("The letter will be published", "The council wants to publish the letter", None),
        ("The letter will be published", "The map was published on Monday", None),
        ("Nothing of the kind", "The letter was published", None),
        ("It will rain", "It rained on Monday", None),
    ],
)
def test_a_forecast_comes_out(forecast: str, later: str, how: str | None) -> None:
    assert how_it_came_out(forecast, later) == how


@pytest.mark.parametrize(
    ("question", "later", "told"),
    [
        (
            "The price that Roe paid for the slipway has not been disclosed",
            "Roe paid 85,000 pounds for the slipway",
            True,
        ),
        ("The price that Roe paid for the slipway has not been disclosed", "Roe paid for the slipway in April", False),
        ("The price that Roe paid for the slipway has not been disclosed", "Roe paid 90 pounds for the oars", False),
        ("The content of the letters has not been disclosed", "The letters were published on Monday", True),
        ("The content of the letters has not been disclosed", "The letters will be published on Monday", False),
        ("The cause of the cracks is not yet known", "The cracks were caused by frost, an inquiry found", True),
        ("It is not known what the two men talked about", "that he had paid 85,000 pounds for the slipway", False),
        ("The cause of the cracks is not yet known", "The cause of the cracks remains unclear", False),
        ("It is unclear where the barge is now", "The barge had been in a dock at Tarrow since May, Roe said", True),
        ("Where the barge is remains unknown", "The barge is still kept at Gannet Point", True),
        ("It is unclear where the barge is now", "The barge was in trouble", False),
        ("It is unclear where the barge is now", "The barge was found by Roe in 1934", False),
        ("It is unclear where the barge is now", "A crane was on the barge at Tarrow", False),
        ("Roe paid for the slipway", "Roe paid 85,000 pounds for the slipway", False),
    ],
)
def test_an_open_question_is_answered(question: str, later: str, told: bool) -> None:
    assert tells(question, later) is told


def test_only_a_later_story_settles() -> None:
    forecast = telling("Meridian", ROE, kind="forecast", day=5, text="The letter will be published")
    assert reply(forecast, telling("Post", own_voice=True, day=9, text="The letter was published")) == "happened"
    assert reply(forecast, telling("Post", own_voice=True, day=5, text="The letter was published")) is None
    assert reply(forecast, telling("Post", ROE, kind="forecast", day=9, text="The letter was published")) is None


def test_hostile_texts_are_read_in_bounds() -> None:
    for text in ("\x00" * 5_000, "will " * 50_000, "’" * 50_000, "a. " * 50_000, "\ud800 will be \ud800"):
        assert how_it_came_out(text, text) is None
        assert tells(f"{text} is not known", text) in (True, False)
        assert 0 <= share(text, text) <= 1


def test_gist_takes_grammar_away() -> None:
    assert gist("They’ve published the letters") == gist("the letter is published")
