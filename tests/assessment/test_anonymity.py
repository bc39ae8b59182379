from __future__ import annotations

import pytest

from .marked import entity, marked, person


@pytest.mark.parametrize(
    ("source", "grade"),
    [
        ("a source", "bare"),
        ("one person", "bare"),
        ("a senior official", "role"),
        ("a person familiar with the talks", "role"),
        ("a senior port official", "role_and_organization"),
        ("a Corvane executive", "role_and_organization"),
        ("a Corvane executive who attended the meeting", "role_organization_and_basis"),
    ],
)
def test_grades(source: str, grade: str) -> None:
    story = marked(f"<s>{source}</s> <c>said</c> <t>it was sold</t>.", entity("unnamed_person", source))
    found = story.only.anonymity
    assert found is not None
    assert (found.description, found.grade) == (source, grade)


def test_what_the_source_knows_and_why_it_is_not_named() -> None:
    source = "a Corvane executive who attended the meeting"
    story = marked(
        f"<s>{source}</s> <c>said</c> <t>it was sold</t>, on condition of anonymity because she was not authorized to "
        "speak publicly.",
        entity("unnamed_person", source),
    )
    found = story.only.anonymity
    assert found is not None
    assert story.words(found.position_to_know) == "who attended the meeting"
    assert story.words(found.reason_given) == "because she was not authorized to speak publicly"
    assert not {"anonymity_without_reason", "unknown_basis"} & {flag.code for flag in story.only.flags}


def test_the_reason_may_stand_in_the_next_sentence() -> None:
    story = marked(
        "<s>An official</s> <c>said</c> <t>it was sold</t>. The official spoke on condition of anonymity to discuss "
        "private talks.",
        entity("unnamed_person", "An official"),
    )
    found = story.only.anonymity
    assert found is not None
    assert story.words(found.reason_given) == "to discuss private talks"


def test_flags_of_a_bare_source_with_an_opinion() -> None:
    story = marked(
        "<t>“He is a ridiculous man,”</t> <c>said</c> <s>a source</s>.", entity("unnamed_person", "a source")
    )
    codes = {flag.code for flag in story.only.flags}
    assert codes == {"anonymous_opinion", "bare_anonymity", "anonymity_without_reason", "unknown_basis"}


def test_unnamed_groups_count_where_they_speak_as_sources() -> None:
    officials = entity("group", "two harbor officials")
    voters = entity("group", "many voters")
    said = marked("<s>two harbor officials</s> <c>said</c> <t>it was sold</t>.", officials)
    liked = marked("<s>many voters</s> <c>said</c> <t>it was sold</t>.", voters)
    assert said.only.anonymity is not None
    assert liked.only.anonymity is None


def test_a_named_person_is_not_anonymous_even_where_the_entity_says_so() -> None:
    name = "Ann Roe, 60, a doctor"
    assert marked(f"<s>{name}</s> <c>said</c> <t>so</t>.", entity("unnamed_person", name)).only.anonymity is None
    assert marked("<s>Ann Roe</s> <c>said</c> <t>so</t>.", person("Ann Roe")).only.anonymity is None
