"""Names of organizations and outlets."""

from __future__ import annotations

import pytest

from reportedly.linking.bodies import body_key, initials, is_generic, is_list, is_short_form


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The Associated Press", "AP"),
        ("the Associated Press", "apnews.com"),
        ("Federal Bureau of Investigation", "F.B.I."),
        ("Meridian Ferries Inc.", "The Meridian Ferries"),
        ("Meridian Ferries LLC", "Meridian Ferries"),
        ("reuters.com", "Reuters"),
        ("www.nytimes.com", "The New York Times"),
        ("China's space agency", "Chinese space agency"),
        ("Northgate police", "police in Northgate"),
        ("U.S. State Department", "State Department"),
        ("the United States", "US"),
    ],
)
def test_forms_of_one_body_have_one_key(a: str, b: str) -> None:
    assert body_key(a) == body_key(b) != ""


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Northgate Zoo", "Fenwick Zoo"),
        ("AP", "AFP"),
        ("North Korea", "South Korea"),
        ("United Nations", "UN Security Council"),
        ("Russian Foreign Ministry", "Chinese Foreign Ministry"),
        ("Meridian University", "Meridian College"),
    ],
)
def test_others_do_not(a: str, b: str) -> None:
    assert body_key(a) != body_key(b)


@pytest.mark.parametrize("text", ["police", "the Foreign Ministry", "an army court", "its website", "the council", ""])
def test_a_name_that_only_says_the_kind(text: str) -> None:
    assert is_generic(text)


@pytest.mark.parametrize("text", ["Northgate police", "Reuters", "news agency dpa", "Harbour Post", "the FBI"])
def test_a_name_that_says_who(text: str) -> None:
    assert not is_generic(text)


def test_initials() -> None:
    assert initials("Harbour Workers of Meridian") == "hwm"
    assert initials("Harbour Post") == ""
    assert is_short_form("H.W.M.")
    assert not is_short_form("Hwm")


def test_a_list_is_no_name() -> None:
    assert is_list("the United States, Japan and South Korea")
    assert not is_list("Ministry of Food and Fish")
    assert not is_list("")
