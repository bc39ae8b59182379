"""What somebody says did not happen, by a "not" or a "no": it denies what says that it did, and little else."""

from __future__ import annotations

import pytest

from reportedly.linking.contradictions import sentence_turned_down, turned_down
from reportedly.linking.replies import ReplyKind, reply

from .tellings import BRANDT, ROE, telling

DROWNED = "Two divers drowned in the quarry at Pell on Sunday, a post says"
CLOSED = "The college has closed all of its evening classes in Pell"


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("No diver has drowned in the quarry", "drown"),
        ("that no diver drowned", None),
        ("None of the divers was rescued", "rescu"),
        ("Nobody was charged over the fire", "charg"),
        ("No more divers have drowned", None),
        ("No other diver has drowned", None),
        ("No diver who swam there has drowned", None),
        ("No wonder", None),
    ],
)
def test_a_no_turns_down(text: str, verb: str | None) -> None:
    found = turned_down(text)
    assert (found or "")[:4] == (verb or "")[:4]


@pytest.mark.parametrize(
    ("earlier", "later", "kind", "done"),
    [
        (DROWNED, "No divers have drowned in the quarry at Pell", "assertion", "denied"),
        (DROWNED, "No divers have been searched for in the quarry at Pell", "assertion", None),
        (DROWNED, "No further divers have drowned in the quarry at Pell", "assertion", None),
        (CLOSED, "The college has not closed any of its evening classes. “Who says so?”", "opinion", "denied"),
        (CLOSED, "The college is as it was. “It has not closed evening classes in Pell.”", "opinion", None),
        (CLOSED, "The college has not closed its evening classes in Pell", "intention", None),
    ],
)  # fmt: skip
def test_who_says_that_it_was_not_done_denies(earlier: str, later: str, kind: str, done: ReplyKind | None) -> None:
    told = telling("Meridian", BRANDT, text=earlier)
    assert reply(told, telling("Post", ROE, day=2, kind=kind, text=later)) == done
    assert reply(telling("Post", ROE, day=2, kind=kind, text=later), told) is None


def test_what_is_said_after_the_sentence_turns_nothing_down() -> None:
    assert sentence_turned_down("Nobody is hurt, Roe said. “We were lucky.”") == "Nobody is hurt, Roe said."
    assert sentence_turned_down("Dr. Roe was not hurt") == "Dr. Roe was not hurt"


def test_one_who_no_story_knows_is_the_same_by_name() -> None:
    told = telling("Meridian", BRANDT, text="Northern brewer Holm is in talks to sell Roe’s Dairy", about=("ann roe",))
    denial = {"kind": "assertion", "about": ("hal brandt",)}
    assert (
        reply(told, telling("Post", ROE, day=2, text="Holm is not in talks to sell Roe’s Dairy", **denial)) == "denied"
    )
    assert reply(told, telling("Post", ROE, day=2, text="Veld is not in talks to sell Roe’s Dairy", **denial)) is None


@pytest.mark.parametrize(
    "denied",
    [
        "that he knew of the fire at the Tarrow mill in May",
        "that he was told of the fire at the Tarrow mill in May",
        "that he had been aware of the fire at the Tarrow mill",
    ],
)
def test_who_denies_that_he_knew_of_it_does_not_deny_it(denied: str) -> None:
    told = telling("Meridian", BRANDT, text="A fire broke out at the Tarrow mill in May")
    denial = telling("Post", ROE, kind="denial", text=denied)
    assert reply(told, denial, alike=lambda one, other: 1.0) is None
    knew = telling("Meridian", BRANDT, text=denied.removeprefix("that "))
    assert reply(knew, denial, alike=lambda one, other: 1.0) == "denied"
