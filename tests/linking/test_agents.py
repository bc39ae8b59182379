"""Whether two sightings are one: what ties, what keeps apart, what stays in doubt."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.entity import Entity
from reportedly.linking.agents import Verdict, same
from reportedly.linking.sightings import (
    Company,
    Sighting,
    company_of,
    day_number,
    lookup_keys,
    person_names,
    sighting,
    undressed,
)

EVENT = Company(frozenset({"tomas verne", "odile marsh"}), frozenset({"harbour board"}), frozenset({"northgate"}))
ALONE = Company()
DAY = day_number("2024-03-08")


def seen(name: str, *, type: Any = "person", company: Company = ALONE, day: int | None = DAY, **more: Any) -> Sighting:
    return sighting(Entity(id="e1", type=type, name=name, **more), company, day)


def verdict(a: Sighting, b: Sighting) -> Verdict:
    found = same(a, b)
    assert same(b, a).same == found.same
    return found


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (seen("Ann Roe"), seen("Ann Roe")),
        (seen("Ann Roe", roles=("mayor",)), seen("Ann Roe", roles=("mayor of Northgate",), day=None)),
        (seen("Ann Roe", roles=("mayor",)), seen("Ann Roe", roles=("candidate",))),
        (seen("John Smith", company=EVENT), seen("John Smith", company=EVENT)),
        (seen("John Smith", roles=("harbour pilot",)), seen("John Smith", roles=("harbour pilot",))),
        (seen("Bob Verne", company=EVENT), seen("Robert Q. Verne", company=EVENT)),
        (seen("A. Roe", roles=("mayor of Northgate",)), seen("Ann Roe", roles=("Northgate mayor",))),
        (seen("Sergei Voldugin", company=EVENT), seen("Sergey Voldugin", company=EVENT)),
        (seen("Roe", company=EVENT), seen("Ann Roe", company=EVENT)),
        (seen("Roe", roles=("mayor of Northgate",)), seen("Ann Roe", roles=("mayor of Northgate",))),
        (seen("Roe", company=EVENT), seen("Roe", company=EVENT)),
        (seen("Ann Roe", handles=("@annroe",)), seen("Ann Q. Roe", handles=("@AnnRoe",))),
        (seen("@annroe", handles=("@annroe",)), seen("Ann Roe", handles=("@annroe",))),
        (seen("@realannroe", handles=("@realAnnRoe",), company=EVENT), seen("Ann Roe", company=EVENT)),
        (seen("Prime Minister Ann Roe", type="unnamed_person"), seen("Ann Roe", roles=("minister",))),
        (
            seen("the Northgate mayor", type="unnamed_person", roles=("Northgate mayor",), company=EVENT),
            seen("Ann Roe", roles=("mayor of Northgate",), company=EVENT),
        ),
        (seen("Harbour Board", type="organization"), seen("the Harbour Board", type="organization")),
        (seen("AP", type="outlet"), seen("The Associated Press", type="organization")),
        (seen("police", type="organization", company=EVENT), seen("Police", type="organization", company=EVENT)),
        (
            seen("HWM", type="organization", company=EVENT),
            seen("Harbour Workers of Meridian", type="organization", company=EVENT),
        ),
        (
            seen("Centre for Humane Ferries", type="organization", company=EVENT),
            seen("Centre for Human Ferries", type="organization", company=EVENT),
        ),
    ],
)  # fmt: skip
def test_these_are_one(a: Sighting, b: Sighting) -> None:
    assert verdict(a, b).same is True


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (seen("Ann Roe", company=EVENT), seen("Ben Roe", company=EVENT)),
        (seen("Tomas Verne Jr."), seen("Tomas Verne Sr.")),
        (seen("Ann P. Roe", company=EVENT), seen("Ann Q. Roe", company=EVENT)),
        (seen("Ann Roe"), seen("Ann Roe", type="organization")),
        (seen("residents", type="group"), seen("residents", type="group")),
        (seen("a report", type="document"), seen("a report", type="document")),
    ],
)
def test_these_are_two(a: Sighting, b: Sighting) -> None:
    assert verdict(a, b).same is False


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (seen("John Smith"), seen("John Smith")),  # a name that many bear
        (seen("Chris Hale", roles=("physics professor",)), seen("Chris Hale", roles=("striker",))),
        (seen("Ann Roe", roles=("mayor of Fenwick",)), seen("Ann Roe", roles=("Northgate mayor",))),
        (seen("Ann Roe"), seen("Ann Roe", day=day_number("1994-01-01"))),
        (seen("Roe"), seen("Ann Roe")),
        (seen("Roe", company=EVENT, day=DAY), seen("Ann Roe", company=EVENT, day=(DAY or 0) + 400)),
        (seen("A. Roe"), seen("Ann Roe")),
        (seen("Sergei Voldugin"), seen("Sergey Voldugin")),
        (seen("Roe", roles=("professor",), company=EVENT), seen("Ann Roe", roles=("striker",), company=EVENT)),
        (seen("@realannroe", handles=("@realannroe",)), seen("Ann Roe")),
        (
            seen("the Northgate mayor", type="unnamed_person", roles=("Northgate mayor",)),
            seen("Ann Roe", roles=("mayor of Northgate",)),
        ),
        (
            seen("the mayor of Fenwick", type="unnamed_person", roles=("mayor of Fenwick",), company=EVENT),
            seen("Ann Roe", roles=("mayor of Northgate",), company=EVENT),
        ),
        (seen("police", type="organization"), seen("police", type="organization")),
        (seen("HWM", type="organization"), seen("Harbour Workers of Meridian", type="organization")),
        (seen("Harbour Board", type="organization"), seen("Harbour Zoo", type="organization")),
    ],
)  # fmt: skip
def test_these_stay_in_doubt(a: Sighting, b: Sighting) -> None:
    assert verdict(a, b).same is None


@pytest.mark.parametrize(
    "name", ["a spokesman", "a spokesman for the Harbour Board", "a person familiar with the talks", "one woman"]
)
def test_an_unnamed_source_is_never_somebody_of_another_story(name: str) -> None:
    one = seen(name, type="unnamed_person", roles=(name.removeprefix("a "),), company=EVENT)
    assert one.family == "nobody"
    assert same(one, one).same is False


def test_a_verdict_says_what_it_rests_on() -> None:
    found = same(seen("Roe", company=EVENT), seen("Ann Roe", company=EVENT))
    assert found.reason == "the surname alone, in one event"
    assert found.shared == ("odile marsh", "tomas verne", "harbour board", "northgate")


@pytest.mark.parametrize(
    ("name", "short", "other"),
    [
        ("Harbour Post", "The Post", "Quay Post"),
        ("UN Security Council", "UN", "United Nations"),
        ("Meridian Watch", "Meridian", "Meridian"),
    ],
)
def test_what_is_short_for_a_body_in_one_story_is_no_name_of_it_in_the_next(name: str, short: str, other: str) -> None:
    one = seen(name, type="outlet", aliases=(short,), company=EVENT)
    assert same(one, seen(other, type="outlet", aliases=(short,), company=EVENT)).same is not True


def test_nobody_is_company_for_themselves() -> None:
    company = Company(frozenset({"ann roe", "ben roe"}))
    assert same(seen("Ann Roe", company=company), seen("Ann Roe", company=company)).support == 0


def test_who_is_described_with_a_name_at_the_end_has_that_name() -> None:
    for told, words in (
        ("Prime Minister Ann Roe", ("ann", "roe")),
        ("Vice Director of the Harbour Agency Ann Roe", ("ann", "roe")),
        ("her father Quentin", ("quentin",)),
    ):
        assert person_names(Entity(id="e", type="unnamed_person", name=told))[0].words == words
    for told in (
        "the Northgate mayor",
        "a diplomatic source in Berlin",
        "a Kremlin spokesman",
        "her father",
        "a woman",
    ):
        assert person_names(Entity(id="e", type="unnamed_person", name=told)) == ()


def test_company_counts_each_by_what_it_tells() -> None:
    found = company_of(
        [
            Entity(id="e1", type="person", name="Ann Roe"),
            Entity(id="e2", type="person", name="Quill"),
            Entity(id="e3", type="organization", name="police"),
            Entity(id="e4", type="organization", name="Harbour Board"),
            Entity(id="e5", type="outlet", name="AP"),
        ]
    )
    assert found == Company(frozenset({"ann roe"}), frozenset({"board harbour"}), frozenset({"associated press"}))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ann Roe", "Ann Q. Roe"), ("Bob Verne", "Robert Verne"), ("A. Roe", "Ann Roe"), ("Roe", "Ann Roe"),
        ("Ann", "Ann Roe"), ("J. Quentin Roe", "Quentin Roe"), ("Sergei Voldugin", "Sergey Voldugin"),
        ("Ramon Quessada", "Ramon Quessada Mora"), ("Jiro Tanabe", "Tanabe Jiro"), ("Park Min-ho", "Park Minho"),
    ],
)  # fmt: skip
def test_who_may_be_the_same_is_found_by_a_key_both_ways(a: str, b: str) -> None:
    one, other = lookup_keys(seen(a)), lookup_keys(seen(b))
    assert set(one.kept) & set(other.sought)
    assert set(other.kept) & set(one.sought)


def test_handles_lose_what_accounts_put_around_a_name() -> None:
    assert undressed("RealAnnRoe") == undressed("Sen_AnnRoe") == undressed("annroe1") == "annroe"
    assert undressed("real") == "real"


@given(
    st.text(max_size=60), st.text(max_size=60), st.sampled_from(["person", "unnamed_person", "organization", "group"])
)
def test_any_text_is_held_against_any(a: str, b: str, type: Any) -> None:
    one, other = seen(a, type=type, aliases=(b,), roles=(b,)), seen(b, type=type, handles=(a,))
    assert verdict(one, other).same in (True, False, None)
    assert len(lookup_keys(one).kept) < 100
    assert isinstance(same(one, one).same, bool | None)


def test_a_book_for_a_name_has_a_handful_of_keys() -> None:
    long = "Ann " + "Quentin " * 20_000 + "Roe"
    one = seen(long, aliases=(long,) * 1000, handles=("@" + "x" * 100_000,) * 1000, roles=(long,) * 1000)
    assert sum(len(key) for key in lookup_keys(one).kept) < 5_000
