"""Who a description means: somebody known already, or somebody new."""

from __future__ import annotations

from collections.abc import Callable

import pytest


def test_the_man_is_who_just_spoke_where_no_other_is_told_of(told: Callable) -> None:
    story = told("[[Mark Lane]] spoke. [[The man]] left.")
    assert story.speakers(1) == ["Mark Lane"]


@pytest.mark.parametrize(
    "before",
    [
        "[[Ann Roe]] spoke. ",
        "[[A young man]] sat. [[Mark Lane]] sat. ",
        "[[Mark Lane]] spoke. " + "It rained. " * 4,
    ],
)
def test_the_man_is_nobody_of_another_sex_nor_far_nor_beside_another_man(told: Callable, before: str) -> None:
    story = told(before + "[[The man]] left.")
    assert story.types(len(story.attributions) - 1) == ["unnamed_person"]


def test_the_study_is_the_survey_last_told_of(told: Callable) -> None:
    story = told("Then came a new survey of mills. It rained. [[The study]] found rust.")
    assert story.speakers(0) == ["a new survey"]


def test_the_study_is_the_survey_that_spoke(told: Callable) -> None:
    story = told("[[A survey by Acme]] found dust. It rained. [[The study]] found rust.")
    assert story.speakers(0) == story.speakers(1) == ["a survey by Acme"]


def test_the_report_is_another_where_another_was_told_of_since(told: Callable) -> None:
    story = told("[[A report by Acme]] found dust. Then another report came. [[The report]] found rust.")
    assert story.speakers(1) == ["another report"]


def test_documents_in_the_plural_are_they(told: Callable) -> None:
    story = told("[[The documents]] told of rust, and [[they]] told of dust.")
    assert story.speakers(0) == story.speakers(1) == ["the documents"]


def test_one_document_is_not_they(told: Callable) -> None:
    assert told("[[The analysis]] told of rust, and [[they]] told of dust.").speakers(1) == []


def test_the_zoo_is_the_subject_just_named_before_one_named_more_often(told: Callable) -> None:
    story = told("We saw Mill Zoo, and Mill Zoo was shut. Then Vane Zoo opened. [[The zoo]] was glad.")
    assert story.speakers(0) == ["Vane Zoo"]


def test_the_zoo_is_the_one_named_most_where_none_is_subject(told: Callable) -> None:
    story = told(
        "Mill Zoo was shut. Mill Zoo fell. It rained. It was far from Vane Zoo. It rained. [[The zoo]] was glad."
    )
    assert story.speakers(0) == ["Mill Zoo"]


@pytest.mark.parametrize("later", ["spokesperson", "spokesman"])
def test_the_spokesperson_is_the_spokesman(told: Callable, later: str) -> None:
    story = told(f"Acme spokesman Mark Lane left with Eve Kell. [[The {later}]] spoke.")
    assert story.speakers(0) == ["Mark Lane"]


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        ("[[Ann Roe]] left. Roe was late. ", "Ann Roe"),
        ("[[Ann Roe, a detective,]] left. ", "the retired surgeon"),
    ],
)
def test_by_a_role_not_told_elsewhere_only_who_was_spoken_of_before_is_meant(
    told: Callable, before: str, wanted: str
) -> None:
    story = told(before + "[[The retired surgeon]] hummed.")
    assert story.speakers(1) == [wanted]


def test_whom_a_headline_describes_the_story_names(told: Callable) -> None:
    story = told("[[Ruritanian judge]] shuts mill.\nIt rained. Ruritanian judge Ann Roe spoke to Lane.")
    assert story.speakers(0) == ["Ann Roe"]


def test_what_belongs_to_something_else_is_nobody_just_spoken_of(told: Callable) -> None:
    story = told("[[Mark Lane]] left. Lane was late. [[The mill's foreman]] was glad.")
    assert story.speakers(1) == ["the mill's foreman"]


def test_the_role_that_a_line_over_the_text_gives_without_an_article_goes_to_who_is_named_with_it(
    told: Callable,
) -> None:
    story = told(
        "[[Inspector]] said what stood there.\n\nInspector Ann Kell came to the court on Friday.\n\n"
        "It was broken, [[the inspector]] said."
    )
    assert story.speakers(1) == ["Ann Kell"]
