"""Roles as offices."""

from __future__ import annotations

import pytest

from reportedly.linking.offices import fields, is_singular, office, offices, same_office


@pytest.mark.parametrize(
    ("role", "head", "rest"),
    [
        ("mayor of Northgate", "mayor", {"northgate"}),
        ("Northgate mayor", "mayor", {"northgate"}),
        ("Prime Minister", "minister", {"prime"}),
        ("director of the Harbour Zoo", "director", {"harbour", "zoo"}),
        ("spokesman for the Meridian minister", "spokesman", {"meridian", "minister"}),
        ("Chinese president", "president", {"china"}),
    ],
)
def test_a_role_has_a_head_and_what_tells_it_from_others(role: str, head: str, rest: set[str]) -> None:
    found = office(role)
    assert found is not None
    assert (found.head, set(found.rest)) == (head, rest)


@pytest.mark.parametrize(
    "role", ["former mayor of Northgate", "ex-president", "deputy mayor", "vice president", "baker"]
)
def test_who_does_not_hold_an_office_of_one(role: str) -> None:
    found = office(role)
    assert found is not None
    assert not is_singular(found)


def test_one_office_in_two_words() -> None:
    assert same_office(offices(["Northgate mayor"]), offices(["mayor of Northgate", "baker"]))
    assert same_office(offices(["mayor"]), offices(["mayor of Northgate"]))
    assert not same_office(offices(["mayor of Fenwick"]), offices(["mayor of Northgate"]))
    assert not same_office(offices([]), offices(["mayor"]))


def test_roles_lie_in_fields() -> None:
    assert fields(offices(["physics professor", "baker"])) == {"science", "business"}
    assert office("the of") is None
