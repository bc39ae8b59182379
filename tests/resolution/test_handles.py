"""Whose a handle is, from the text alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.document import Post
from reportedly.resolution.handles import handles, likeness

PAIR = "It hurt his co-stars and longtime friends Theo Vane and Mira Kell. "


@pytest.mark.parametrize(
    ("handle", "key"),
    [
        ("@LisaRoeABC", ("lisa", "roe")),
        ("@johnroe", ("john", "roe")),
        ("@jroe", ("john", "roe")),
        ("@MiraKe", ("mira", "kell")),
        ("@realRoemer", ("ann", "roemer")),
        ("@BillLane7", ("william", "lane")),
    ],
)
def test_likeness_settles(handle: str, key: tuple[str, ...]) -> None:
    assert likeness(handle, key) >= 0.7


@pytest.mark.parametrize("handle", ["@goatface", "@roeblog_of_springfield", "@lisa_simmons", "@x"])
def test_unlike_handles_settle_nothing(handle: str) -> None:
    assert likeness(handle, ("lisa", "roe")) < 0.7


def test_two_handles_of_a_pair_by_likeness_and_elimination(told: Callable) -> None:
    story = told(PAIR + "He wrote that actors [[@goatface]] and [[@MiraKellz]] both speak highly of him.")
    assert story.speakers(0) == ["Theo Vane"]
    assert story.speakers(1) == ["Mira Kell"]
    assert story.entity("Theo Vane").handles == ("@goatface",)
    assert "actor" in story.entity("Theo Vane").roles


def test_no_elimination_where_three_people_could_be_meant(told: Callable) -> None:
    story = told(
        "Theo Vane and Mira Kell came. Later Mira Kell and Olaf Berg left. Actors [[@goatface]] and @MiraKellz spoke."
    )
    assert story.speakers(0) == ["@goatface"]


def test_no_elimination_against_another_trade(told: Callable) -> None:
    story = told("The actor Mira Kell and Judge Theo Vane met. Actors [[@goatface]] and @MiraKellz spoke.")
    assert story.speakers(0) == ["@goatface"]


def test_a_handle_beside_a_name_is_that_persons(told: Callable) -> None:
    story = told("Ann Lee (@goatface) was there. Then [[@goatface]] wrote more.")
    assert story.speakers(0) == ["Ann Lee"]


def test_an_open_handle_is_a_person_of_its_own(told: Callable) -> None:
    story = told("On Monday [[@goatface]] wrote that Ann Lee was late.")
    (entity,) = [entity for entity in story.resolution.entities if entity.name == "@goatface"]
    assert (entity.type, entity.handles) == ("person", ("@goatface",))


def test_two_people_equally_like_a_handle_leave_it_open(told: Callable) -> None:
    story = told("Ann Roemer met Abe Roemer. Then [[@roemer]] wrote.")
    assert story.speakers(0) == ["@roemer"]


def test_a_post_ties_its_handle_to_its_author(told: Callable) -> None:
    text = "A night of posts.\n\nWe won — Ann Lee (@goatface) May 7, 2021\n\nLater @goatface wrote more."
    start = text.index("We won")
    signature = (text.index("Ann"), text.index("Ann") + 7)
    post = Post(
        start=start, end=text.index("2021") + 4, author="Ann Lee", handle="goatface", body=(start, start + 6),
        signature=signature,
    )  # fmt: skip
    story = told(text, posts=(post,))
    assert [entity.name for entity in story.resolution.entities] == ["Ann Lee"]
    assert story.entity("Ann Lee").handles == ("@goatface",)


def test_an_address_is_no_handle() -> None:
    assert handles("Write to ann@example.org or x.@y") == []
