"""The occasion, found in the text around a statement where the attributions beside it are not as one would wish."""

from __future__ import annotations

from .marked import Story, entity, marked, person

ROE = person("Ann Roe", "Roe")
ORR = person("Ben Orr", "Orr")
MERIDIAN = entity("outlet", "Meridian", "the magazine")
SHOW = entity("outlet", "The Ben Orr Morning Show")
STANDARD = entity("outlet", "Corran Standard")


def media(story: Story) -> list[str]:
    return [statement.medium for statement in story.assessment.statements]


def hops(story: Story) -> list[list[str]]:
    return [[hop.name for hop in statement.chain] for statement in story.assessment.statements]


def test_words_that_a_magazine_quotes_were_said_in_the_interview_before() -> None:
    story = marked(
        "<s>Ann Roe</s> <c>told</c> Meridian <t>that the gate was shut</t>. <t2>“It stays so,”</t2> "
        "<s2>the magazine</s2> <c2>quoted</c2> her as saying.",
        ROE,
        MERIDIAN,
        speakers=(("e1",), ("e1",)),
    )
    assert media(story) == ["interview", "interview"]
    assert hops(story) == [["Meridian"], ["Meridian"]]


def test_what_a_sentence_says_by_the_way_of_others_does_not_part_a_speaker_s_words() -> None:
    story = marked(
        "<s>Ann Roe</s> <c>told</c> Meridian <t>that the gate was shut</t>, as <s2>some reports</s2> "
        "<c2>claimed</c2> <t2>before</t2>.\n\n<s3>Roe</s3> <c3>said</c3> <t3>it stays so</t3>.",
        ROE,
        MERIDIAN,
        entity("document", "some reports"),
    )
    assert media(story)[2] == "interview"


def test_nor_does_what_somebody_is_empowered_to_say() -> None:
    story = marked(
        "<s>Ann Roe</s> <c>said</c> <t>that the gate was shut</t>. The rules empower <s2>Ben Orr</s2> <c2>to say</c2> "
        "<t2>when</t2>.\n\n<t3>“It stays so,”</t3> <s3>Roe</s3> <c3>said</c3> in an interview.",
        ROE,
        ORR,
    )
    assert media(story) == ["interview", "unknown", "interview"]


def test_nor_does_what_somebody_else_wants() -> None:
    story = marked(
        "<s>Ann Roe</s> <c>told</c> Meridian <t>that the gate was shut</t>. <s2>Ben Orr</s2> <c2>wants</c2> "
        "<t2>it open</t2>.\n\n<s3>Roe</s3> <c3>said</c3> <t3>it stays so</t3>.",
        ROE,
        MERIDIAN,
        ORR,
    )
    assert media(story) == ["interview", "unknown", "interview"]


def test_what_a_speaker_also_said_was_said_there_some_paragraphs_on() -> None:
    text = (
        "<s>Ann Roe</s> <c>told</c> Meridian <t>that the gate was shut</t>.\n\nThe gate is of iron.\n\nIt is old.\n\n"
        "<s2>Roe</s2> <c2>{}</c2> <t2>that it stays so</t2>."
    )
    assert media(marked(text.format("also said"), ROE, MERIDIAN)) == ["interview", "interview"]
    assert media(marked(text.format("said"), ROE, MERIDIAN)) == ["interview", "interview"]
    assert media(marked(text.format("had said"), ROE, MERIDIAN)) == ["interview", "unknown"]


def test_even_with_somebody_else_between() -> None:
    story = marked(
        "<s>Ann Roe</s> <c>told</c> Meridian <t>that the gate was shut</t>.\n\n<s2>Ben Orr</s2> <c2>said</c2> "
        "<t2>no</t2>.\n\nIt is old.\n\n<s3>Roe</s3> <c3>also said</c3> <t3>that it stays so</t3>.",
        ROE,
        MERIDIAN,
        ORR,
    )
    assert media(story) == ["interview", "unknown", "interview"]


def test_a_first_sentence_gives_the_day_and_the_next_paragraph_the_place() -> None:
    text = (
        "<s>Ann Roe</s> <c>said</c>{} <t>that the gate was shut</t>.\n\nIn an interview with Meridian, <s2>Roe</s2> "
        "<c2>warned</c2> <t2>of floods</t2>."
    )
    assert media(marked(text.format(" Sunday"), ROE, MERIDIAN)) == ["interview", "interview"]
    assert hops(marked(text.format(" Sunday"), ROE, MERIDIAN))[0] == ["Meridian"]
    assert media(marked(text.format(""), ROE, MERIDIAN)) == ["interview", "interview"]
    assert media(marked(text.format(" in 2014"), ROE, MERIDIAN)) == ["unknown", "interview"]


def test_what_opens_a_sentence_without_a_source_is_said_with_the_rest() -> None:
    story = marked(
        "<c>Claiming</c> <t>that it is old</t>, <s2>Ann Roe</s2> <c2>told</c2> Meridian <t2>to shut the gate</t2>.",
        ROE,
        MERIDIAN,
        speakers=(("e1",), ("e1",)),
    )
    assert media(story)[0] == "interview"
    assert hops(story)[0] == ["Meridian"]


def test_she_told_the_magazine_of_the_same_paragraph() -> None:
    story = marked(
        "<s>Ann Roe</s> <c>said</c> <t>that the gate was shut</t>. <t2>The reason</t2>, <s2>she</s2> <c2>told</c2> "
        "Meridian, <t2>is the flood</t2>.",
        ROE,
        MERIDIAN,
        speakers=(("e1",), ("e1",)),
    )
    assert media(story) == ["interview", "interview"]


def test_a_reporter_without_a_name_is_of_the_outlet_told_next() -> None:
    story = marked(
        "<s>Ann Roe</s> <c>told</c> a reporter <t>that the gate was shut</t>. <s2>Roe</s2> <c2>told</c2> a reporter "
        "from Meridian <t2>that it stays so</t2>.",
        ROE,
        MERIDIAN,
    )
    assert hops(story) == [["Meridian"], ["Meridian"]]


def test_told_to_whose_name_the_programme_bears_is_an_interview() -> None:
    story = marked(
        "<s>Ann Roe</s> <c>said</c> on The Ben Orr Morning Show <t>that the gate was shut</t>. <t2>“It stays so,”</t2> "
        "<s2>Roe</s2> <c2>told</c2> Orr.",
        ROE,
        SHOW,
    )
    assert media(story) == ["broadcast", "interview"]


def test_a_setting_yields_to_the_occasion_that_goes_on() -> None:
    story = marked(
        "At a meeting with the editorial board of Meridian <s>Ann Roe</s> <c>said</c> <t>that the gate was shut</t>. "
        "<t2>“It stays so,”</t2> <s2>Roe</s2> <c2>said</c2>.",
        ROE,
        MERIDIAN,
    )
    assert media(story) == ["interview", "interview"]
    assert hops(story) == [["Meridian"], ["Meridian"]]


def test_a_medium_whose_words_run_into_the_source() -> None:
    story = marked(
        "In a meeting with <s>the editorial board of Meridian Roe</s> <c>said</c> <t>that the gate was shut</t>.",
        ROE,
        MERIDIAN,
        speakers=(("e1",),),
    )
    assert (story.only.medium, hops(story)) == ("interview", [["Meridian"]])


def test_at_a_paper_somebody_writes() -> None:
    story = marked("At Corran Standard, <s>Ann Roe</s> <c>says</c> <t>the gate was shut</t>.", ROE, STANDARD)
    assert story.only.medium == "book_or_article"


def test_on_an_outlet_s_appearance_somebody_is_interviewed() -> None:
    story = marked("In her Meridian appearance, <s>Ann Roe</s> <c>said</c> <t>the gate was shut</t>.", ROE, MERIDIAN)
    assert story.only.medium == "interview"


def test_the_outlet_that_reports_at_the_head_though_no_attribution_says_so() -> None:
    story = marked(
        "<t>Meridian reports that the gate burned</t>, <c>according to</c> <s>the guild</s>.",
        MERIDIAN,
        entity("organization", "the guild"),
    )
    assert hops(story) == [["Meridian"]]


def test_a_piece_of_the_source_in_the_next_sentence_brings_nothing_of_that() -> None:
    story = marked(
        "<s>Ann Roe</s> left, <c>saying</c> <t>that the gate was shut</t>. <s>Roe</s> then spoke at a rally.",
        ROE,
        speakers=(("e1",),),
    )
    assert story.only.medium == "unknown"
