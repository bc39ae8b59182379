from __future__ import annotations

import pytest

from .marked import marked, person

ROE = person("Ann Roe")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("<s>Ann Roe</s> <c>said</c> on Wednesday <t>that it was shut</t>.", "2024-10-02"),
        ("<s>Ann Roe</s> <c>said</c> Thursday <t>that it was shut</t>.", "2024-10-03"),
        ("<s>Ann Roe</s> <c>said</c> last Thursday <t>that it was shut</t>.", "2024-09-26"),
        ("<s>Ann Roe</s> <c>said</c> yesterday <t>that it was shut</t>.", "2024-10-02"),
        ("<s>Ann Roe</s> <c>said</c> on Sept. 28 <t>that it was shut</t>.", "2024-09-28"),
        ("On March 3, 2021, <s>Ann Roe</s> <c>said</c> <t>that it was shut</t>.", "2021-03-03"),
        ("<s>Ann Roe</s> <c>said</c> at Tuesday's hearing <t>that it was shut</t>.", "2024-10-01"),
        ("<s>Ann Roe</s> <c>said</c> last week <t>that it was shut</t>.", None),
        ("<s>Ann Roe</s> <c>said</c> <t>that it had been shut on Monday</t>.", None),
        ("<s>Ann Roe</s>, who has led the mill since Monday, <c>said</c> <t>that it was shut</t>.", None),
        ("<s>Ann Roe</s> <c>said</c> of Monday's accident <t>that it was sad</t>.", None),
    ],
)
def test_the_day_of_saying(sentence: str, expected: str | None) -> None:
    assert marked(sentence, ROE, published="2024-10-03T17:20:00+01:00").only.said_on == expected


def test_without_a_day_of_publication_a_weekday_gives_no_date() -> None:
    assert marked("<s>Ann Roe</s> <c>said</c> on Monday <t>that it was shut</t>.", ROE).only.said_on is None


def test_a_date_of_publication_that_is_none_gives_no_date() -> None:
    story = marked("<s>Ann Roe</s> <c>said</c> on Monday <t>that it was shut</t>.", ROE, published="soon")
    assert story.only.said_on is None


def test_a_post_has_its_own_date() -> None:
    story = marked(
        "[embedded_post] <t>The gate is shut.</t> — <s>Ann Roe</s> (@annroe)",
        ROE,
        posts={0: 0},
        post_fields={"posted_on": "2024-10-01T16:31:00"},
    )
    assert (story.only.said_on, story.only.medium) == ("2024-10-01T16:31:00", "social_post")
