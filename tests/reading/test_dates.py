"""Dates: the forms that pages carry, zones, and what must stay unknown."""

from __future__ import annotations

import pytest

from reportedly.reading.dates import find_date, parse_date


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2023-09-08T14:00:00Z", "2023-09-08T14:00:00+00:00"),
        ("2023-09-08T14:00:00.123+0200", "2023-09-08T14:00:00+02:00"),
        ("2023-09-08 14:00", "2023-09-08T14:00:00"),
        ("2023/09/08", "2023-09-08"),
        ("20230908", "2023-09-08"),
        ("20230908T141500Z", "2023-09-08T14:15:00+00:00"),
        ("Thu, 07 Sep 2023 15:15:00 GMT", "2023-09-07T15:15:00+00:00"),
        ("Thu, 7 Sep 2023 15:15:00 -0400", "2023-09-07T15:15:00-04:00"),
        ("Thu Sep 07 15:15:00 +0000 2023", "2023-09-07T15:15:00+00:00"),
        ("September 7, 2023", "2023-09-07"),
        ("7 September 2023", "2023-09-07"),
        ("7th of May, 2020", "2020-05-07"),
        ("Posted on Friday, Sept. 8, 2023", "2023-09-08"),
        ("3:15 PM - 7 Sep 2023", "2023-09-07T15:15:00"),
        ("10:45 a.m. ET on Friday, September 8, 2023", "2023-09-08T10:45:00-04:00"),
        ("Friday 8 September 2023 10.45 BST", "2023-09-08T10:45:00+01:00"),
        ("Sep 7, 2023 at 3:15 PM", "2023-09-07T15:15:00"),
        ("12:05 a.m. EST, Jan. 3, 2021", "2021-01-03T00:05:00-05:00"),
        ("1420000000", "2014-12-31T04:26:40+00:00"),
        ("1420000000000", "2014-12-31T04:26:40+00:00"),
        ("13/04/2021", "2021-04-13"),
    ],
)
def test_forms_that_pages_carry(value: str, expected: str) -> None:
    assert parse_date(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Jan. 5, 2023, 3 p.m. ET", "2023-01-05T15:00:00-05:00"),
        ("July 5, 2023, 3 p.m. ET", "2023-07-05T15:00:00-04:00"),
        ("March 11, 2023, 3 p.m. Pacific Time", "2023-03-11T15:00:00-08:00"),
        ("March 12, 2023, 3 p.m. Pacific Time", "2023-03-12T15:00:00-07:00"),
        ("Nov. 5, 2023, 3 p.m. CT", "2023-11-05T15:00:00-06:00"),
        ("April 1, 2006, 3 p.m. ET", "2006-04-01T15:00:00-05:00"),
    ],
)
def test_zones_whose_offset_depends_on_the_season(value: str, expected: str) -> None:
    assert parse_date(value) == expected


@pytest.mark.parametrize(
    "value",
    [
        "",
        "no date",
        "03/04/2021",
        "May 3",
        "May 2021",
        "2023-02-30",
        "yesterday",
        "2 hours ago",
        "99:99",
        "x" * 100_000,
    ],
)
def test_what_cannot_be_told_is_no_date(value: str) -> None:
    assert parse_date(value) is None


def test_an_abbreviation_of_several_zones_leaves_the_zone_unknown() -> None:
    assert parse_date("Oct 9, 2019, 11:05 IST") == "2019-10-09T11:05:00"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2 hours ago", "2023-09-08T08:00:00"),
        ("an hour ago", "2023-09-08T09:00:00"),
        ("3 days ago", "2023-09-05"),
        ("yesterday", "2023-09-07"),
        ("last night", "2023-09-07"),
        ("on Tuesday", "2023-09-05"),
        ("Friday", "2023-09-08"),
        ("last Friday", "2023-09-01"),
        ("Sept. 9", "2023-09-09"),
        ("Dec. 3", "2022-12-03"),
    ],
)
def test_relative_words_count_from_the_reference(value: str, expected: str) -> None:
    assert parse_date(value, reference="2023-09-08T10:00:00") == expected


def test_hours_cannot_be_counted_from_a_bare_day() -> None:
    assert parse_date("2 hours ago", reference="2023-09-08") is None


def test_the_span_is_that_of_the_date() -> None:
    text = "It was amended on 3 May 2021 at noon."
    found = find_date(text)
    assert found is not None
    assert text[slice(*found.span)] == "3 May 2021"
