"""What people are called besides their names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.resolution import roles


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("said actor ", ("actor",)),
        ("We met former mayor ", ("former mayor",)),
        ("Legal affairs reporter ", ("legal affairs reporter",)),
        ("by ABC42 reporter ", ("ABC42 reporter",)),
        ("his co-stars and longtime friends ", ("co-star", "longtime friend")),
        ("and Democratic strategist ", ("Democratic strategist",)),
        ("It was about ", ()),
        ("The coach, ", ()),
    ],
)
def test_roles_before_a_name(lead: str, expected: tuple[str, ...]) -> None:
    assert roles.before(lead + "Jane Doe", len(lead)) == expected


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        (", a teacher, said so.", ("teacher",)),
        (", 31, a nurse from Springfield, said so.", ("nurse from Springfield",)),
        (", the city's emergency operations director, spoke.", ("city's emergency operations director",)),
        (", one of Roe’s victims who testified, spoke.", ("one of Roe’s victims",)),
        (", chief economist at Acme, spoke.", ("chief economist at Acme",)),
        (" is a lawyer in town.", ("lawyer in town",)),
        (", who was seen there, spoke.", ()),
        (", saying he liked judges, left.", ()),
        (" is a table.", ()),
    ],
)
def test_roles_after_a_name(tail: str, expected: tuple[str, ...]) -> None:
    assert roles.after("Jane Doe" + tail, 8) == expected


def test_a_plural_role_behind_a_list_is_everybodys(told: Callable) -> None:
    story = told("[[Ann Lee and Bob Moss]], sociologists at the college, wrote it.")
    assert story.entity("Ann Lee").roles == ("sociologist at the college",)
    assert story.entity("Bob Moss").roles == ("sociologist at the college",)


def test_one_role_before_two_names_is_the_firsts_alone(told: Callable) -> None:
    story = told("They saw actor Ann Lee and Bob Moss.")
    assert story.entity("Ann Lee").roles == ("actor",)
    assert story.entity("Bob Moss").roles == ()


def test_titles_are_written_out(told: Callable) -> None:
    story = told("Then Sen. Ann Lee and Gov. Bob Moss left with Dr. Cy Orr.")
    assert story.entity("Ann Lee").roles == ("senator",)
    assert story.entity("Bob Moss").roles == ("governor",)


def test_roles_tell_gender() -> None:
    assert (roles.gender("lead actress"), roles.gender("spokesman"), roles.gender("judge")) == ("f", "m", "")


def test_two_titles_in_a_row_are_two_roles(told: Callable) -> None:
    story = told("Then Committee Chairman Rep. Ann Lee spoke.")
    assert story.entity("Ann Lee").roles == ("Committee chairman", "representative")


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("But the boy’s uncle, ", ("boy’s uncle",)),
        ("Then his lawyer, ", ("lawyer",)),
        ("Then the uncles, ", ()),
        ("Then the table, ", ()),
        ("Then a lawyer and ", ()),
    ],
)
def test_a_description_before_a_name_in_commas_is_its_role(lead: str, expected: tuple[str, ...]) -> None:
    text = lead + "Al Roe, said no."
    assert roles.introduced(text, len(lead), len(lead) + 6) == expected


def test_whom_a_role_introduces_is_meant_by_it_later(told: Callable) -> None:
    story = told("The boy’s uncle, Al Roe, came with Mark Lane. [[The uncle]] left.")
    assert story.speakers(0) == ["Al Roe"]


@pytest.mark.parametrize(
    ("role", "head", "same"),
    [
        ("Springfield police spokeswoman", "spokesperson", True),
        ("chairman of the council", "chairwoman", True),
        ("old man", "woman", False),
        ("union head", "mayor", False),
        ("", "", False),
    ],
)
def test_a_role_in_another_sex_is_the_same(role: str, head: str, same: bool) -> None:
    assert roles.same_head(role, head) is same
