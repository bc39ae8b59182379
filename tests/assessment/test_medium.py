from __future__ import annotations

import pytest

from .marked import entity, marked, person

ROE = person("Ann Roe", "Roe")
REUTERS_LIKE = entity("outlet", "Meridian")
RADIO = entity("outlet", "Radio Corran")
SHOW = entity("outlet", "Good Morning Springfield")
REPORT = entity("document", "the survey")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("<s>Ann Roe</s> <c>said</c> <t>the gate was shut</t>.", "unknown"),
        ("<s>Ann Roe</s> <c>tweeted</c> <t>that the gate was shut</t>.", "social_post"),
        ("<s>Ann Roe</s> <c>wrote</c> on Facebook <t>that the gate was shut</t>.", "social_post"),
        ("<s>Ann Roe</s> <c>said</c> in an interview with Meridian <t>that the gate was shut</t>.", "interview"),
        ("<s>Ann Roe</s> <c>told</c> Meridian <t>that the gate was shut</t>.", "interview"),
        ("<s>Ann Roe</s> <c>said in a statement</c> <t>that the gate was shut</t>.", "statement"),
        ("<s>Ann Roe, a spokeswoman for the mill,</s> <c>said</c> <t>that the gate was shut</t>.", "statement"),
        ("<s>Ann Roe</s> <c>told</c> a crowd of workers <t>that the gate was shut</t>.", "speech"),
        ("<s>Ann Roe</s> <c>said</c> at a rally in Port Ellery <t>that the gate was shut</t>.", "speech"),
        ("<s>Ann Roe</s> <c>told</c> reporters <t>that the gate was shut</t>.", "press_conference"),
        ("<s>Ann Roe</s> <c>said</c> during the debate <t>that the gate was shut</t>.", "debate"),
        ("<s>Ann Roe</s> <c>testified</c> <t>that the gate was shut</t>.", "testimony_or_filing"),
        ("<s>Ann Roe</s> <c>wrote</c> in her memoir <t>that the gate was shut</t>.", "book_or_article"),
        ("<s>Ann Roe</s> <c>wrote</c> <t>a letter of support</t>.", "email_or_letter"),
        ("<s>Ann Roe</s> <c>said</c> in an email <t>that the gate was shut</t>.", "email_or_letter"),
        ("<c>According to</c> <s>Good Morning Springfield</s>, <t>the gate was shut</t>.", "broadcast"),
        ("<s>Meridian</s> <c>reported</c> <t>that the gate was shut</t>.", "book_or_article"),
        ("<s>the survey</s> <c>found</c> <t>that few had left</t>.", "poll_or_study"),
    ],
)
def test_medium(sentence: str, expected: str) -> None:
    assert marked(sentence, ROE, REUTERS_LIKE, RADIO, SHOW, REPORT).only.medium == expected


def test_words_of_the_content_say_nothing_of_the_medium() -> None:
    story = marked("<s>Ann Roe</s> <c>said</c> <t>he had sent a letter and a tweet</t>.", ROE)
    assert story.only.medium == "unknown"


def test_the_same_speaker_going_on_in_the_next_sentence_keeps_the_medium_and_the_day() -> None:
    story = marked(
        "<s>Ann Roe</s> <c>said</c> in an interview on Monday <t>that the gate was shut</t>. "
        "<t2>“It stays so,”</t2> <s2>Roe</s2> <c2>added</c2>.",
        ROE,
        published="2024-10-03",
    )
    assert [(s.medium, s.said_on) for s in story.assessment.statements] == [("interview", "2024-09-30")] * 2


def test_another_speaker_does_not() -> None:
    story = marked(
        "<s>Ann Roe</s> <c>said</c> in an interview <t>that the gate was shut</t>. "
        "<t2>“It stays so,”</t2> <s2>Ben Okoro</s2> <c2>added</c2>.",
        ROE,
        person("Ben Okoro"),
    )
    assert story.assessment.statements[1].medium == "unknown"


def test_nor_does_a_new_paragraph() -> None:
    story = marked(
        "<s>Ann Roe</s> <c>said</c> in an interview <t>that the gate was shut</t>.\n\n"
        "<t2>“It stays so,”</t2> <s2>Roe</s2> <c2>added</c2>.",
        ROE,
    )
    assert story.assessment.statements[1].medium == "unknown"


def test_a_short_content_may_end_in_its_medium() -> None:
    story = marked("<s>Ann Roe</s> <c>corroborated</c> <t>the existence of the letters in a post</t>.", ROE)
    assert story.only.medium == "social_post"


def test_but_not_where_somebody_else_speaks_in_it() -> None:
    story = marked("<s>Ann Roe</s> <c>corroborated</c> <t>that he wrote so in a post</t>.", ROE)
    assert story.only.medium == "unknown"
