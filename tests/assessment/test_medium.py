from __future__ import annotations

import pytest

from .marked import Story, entity, marked, person

ROE = person("Ann Roe", "Roe")
REUTERS_LIKE = entity("outlet", "Meridian")
RADIO = entity("outlet", "Radio Corran")
SHOW = entity("outlet", "Good Morning Springfield")
REPORT = entity("document", "the survey")
PERCENT, RESEARCHERS = entity("group", "Twelve percent"), entity("group", "The researchers")
USER = entity("unnamed_person", "One user")
READER = entity("outlet", "The radio newsreader")


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
        ("<c>According to</c> <s>Meridian</s>, <t>the gate was shut</t>.", "unknown"),
        ("<s>Meridian</s> <c>explains</c> <t>that the gate was shut</t>.", "book_or_article"),
        ("<s>Ann Roe</s> <c>told</c> a reporter from Meridian <t>that the gate was shut</t>.", "interview"),
        ("<s>Ann Roe</s> <c>told</c> Veldish media <t>that the gate was shut</t>.", "interview"),
        ("<s>Ann Roe</s> <c>explained</c> to Meridian <t>that the gate was shut</t>.", "interview"),
        ("<s>Ann Roe</s> <c>was told</c> <t>to shut the gate</t>.", "unknown"),
        ("<s>Ann Roe, a spokeswoman,</s> <c>told</c> Meridian <t>that the gate was shut</t>.", "interview"),
        ("In an interview on Radio Corran, <s>Ann Roe</s> <c>said</c> <t>the gate was shut</t>.", "interview"),
        ("<s>Ann Roe</s> <c>told</c> her radio audience <t>that the gate was shut</t>.", "broadcast"),
        ("<s>Ann Roe</s> <c>told</c> the debate audience <t>that the gate was shut</t>.", "debate"),
        ("In her annual New Year's Day address, <s>Ann Roe</s> <c>said</c> <t>the gate was shut</t>.", "speech"),
        ("During her years on NPR, <s>Ann Roe</s> <c>said</c> <t>the gate was shut</t>.", "unknown"),
        ("<s>Twelve percent</s> <c>said</c> <t>that the gate was shut</t>.", "poll_or_study"),
        ("<s>The researchers</s> <c>reported</c> <t>that the gate was shut</t>.", "poll_or_study"),
        ("<s>The researchers</s> <c>said</c> <t>that the gate was shut</t>.", "unknown"),
        ("<c>According to</c> <s>an analysis by Ann Roe</s>, <t>the gate was shut</t>.", "poll_or_study"),
        ("<s>One user</s> <c>wrote</c> <t>that the gate was shut</t>.", "social_post"),
        ("<s>Ann Roe</s> <c>saw</c> her press secretary and <c>said</c> <t>the gate was shut</t>.", "unknown"),
        ("<s>Ann Roe</s> <c>complained</c> the morning after the debate <t>that the gate was shut</t>.", "unknown"),
        ("Before the party convention, <s>the survey</s> <c>showed</c> <t>that few had left</t>.", "poll_or_study"),
        ("<s>Ann Roe</s>'s keynote address <c>included</c> <t>a warning of floods</t>.", "speech"),
        ("In a speech in Port Ellery, <s>Ann Roe</s> <c>laid out</c> <t>her plans for the gate</t>.", "speech"),
        ("At a rally, <s>Ann Roe</s> <c>urged</c> <t>them to shut the gate</t>.", "speech"),
        ("<s>Ann Roe</s> <c>told</c> the Radio Corran audience <t>that the gate was shut</t>.", "broadcast"),
        ("<s>Ann Roe</s> <c>said</c> on The Ben Okoro Morning Show <t>that the gate was shut</t>.", "broadcast"),
        ("<s>Ann Roe</s> <c>blasted</c> <t>the “leaky” gate on The Okoro Show</t>.", "broadcast"),
        ("Speaking to Meridian, <s>Ann Roe</s> <c>said</c> <t>that the gate was shut</t>.", "interview"),
        ("<s>Ann Roe</s> <c>said</c> in a conference call <t>that the gate was shut</t>.", "press_conference"),
        ("<s>Ann Roe</s> <c>told</c> one of her oldest rivals <t>that the gate was shut</t>.", "conversation"),
        ("<s>Ann Roe</s> <c>said</c>, despite his claim in an interview, <t>that the gate was shut</t>.", "unknown"),
        ("<s>Ann Roe, a former spokeswoman,</s> <c>said</c> <t>the gate was shut</t>.", "unknown"),
        ("<s>Ann Roe</s> <c>said</c> <t>a word in her remarks</t>.", "unknown"),
        ("<s>Ann Roe</s> <c>wrote in</c> January <t>that the gate was shut</t>.", "unknown"),
        ("<s>Ann Roe</s> <c>said</c> with the Meridian editorial board <t>so</t>.", "interview"),
        ("<s>The agency</s> <c>published figures showing</c> <t>that few had left</t>.", "poll_or_study"),
        ("<s>The radio newsreader</s> <c>said</c> <t>that few had left</t>.", "broadcast"),
        ("<s>Ann Roe's keynote address</s> <c>included</c> <t>a warning of floods</t>, on Facebook.", "speech"),
        ("<s>Meridian</s> <c>says only</c> <t>that the gate was shut</t>.", "unknown"),
        ("<s>Meridian</s> <c>plans</c> <t>to tell of the gate</t>.", "unknown"),
    ],
)
def test_medium(sentence: str, expected: str) -> None:
    people = (ROE, READER, REUTERS_LIKE, RADIO, SHOW, REPORT, PERCENT, RESEARCHERS, USER)
    assert marked(sentence, *people).only.medium == expected


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


def test_it_holds_until_the_speaker_is_told_of_at_another_time() -> None:
    story = marked(
        "<s>Ann Roe</s> <c>said</c> in an interview <t>that the gate was shut</t>.\n\n"
        "<t2>“It stays so,”</t2> <s2>Roe</s2> <c2>added</c2>.\n\nThe gate is of iron.\n\n"
        "<t3>“It is old,”</t3> <s3>Roe</s3> <c3>said</c3>. <s4>Roe</s4> <c4>has said</c4> <t4>that before</t4>.\n\n"
        "Last month, <s5>Roe</s5> <c5>said</c5> <t5>it was new</t5>.",
        ROE,
    )
    assert media(story) == ["interview", "interview", "interview", "unknown", "unknown"]


def test_a_short_content_may_end_in_its_medium() -> None:
    story = marked("<s>Ann Roe</s> <c>corroborated</c> <t>the existence of the letters in a post</t>.", ROE)
    assert story.only.medium == "social_post"


def test_but_not_where_somebody_else_speaks_in_it() -> None:
    story = marked("<s>Ann Roe</s> <c>corroborated</c> <t>that he wrote so in a post</t>.", ROE)
    assert story.only.medium == "unknown"


def media(story: Story) -> list[str]:
    return [statement.medium for statement in story.assessment.statements]


def test_what_opens_a_sentence_holds_for_all_its_statements() -> None:
    story = marked(
        "In <s2>a statement</s2> <c2>announcing</c2> <t2>the pick</t2>, <s>Ann Roe</s> <c>called</c> <t>it "
        "a triumph</t>.",
        ROE,
    )
    assert media(story)[1] == "statement"


def test_a_pronoun_goes_on_in_the_next_paragraph() -> None:
    story = marked(
        "<s>Ann Roe</s> <c>told</c> Meridian <t>that the gate was shut</t>.\n\n"
        "<t2>“It stays so,”</t2> <s2>she</s2> <c2>said</c2>.",
        ROE,
        REUTERS_LIKE,
        speakers=(("e1",), ("e1",)),
    )
    assert media(story) == ["interview", "interview"]


def test_also_after_another_speaker_who_is_not_part_of_it() -> None:
    story = marked(
        "<s>Ann Roe</s> <c>told</c> Meridian <t>that the gate was shut</t>. <s2>Ben Okoro</s2> <c2>denied</c2> "
        "<t2>it</t2>.\n\n<t3>“It stays so,”</t3> <s3>she</s3> <c3>said</c3>.",
        ROE,
        person("Ben Okoro"),
        REUTERS_LIKE,
        speakers=(("e1",), ("e2",), ("e1",)),
    )
    assert media(story) == ["interview", "unknown", "interview"]


def test_a_speech_goes_on_by_name_in_spite_of_a_paragraph_between() -> None:
    story = marked(
        "<s>Ann Roe</s> <c>said</c> at a rally <t>that the gate was shut</t>.\n\n"
        "<t2>“It stays so,”</t2> <s2>Roe</s2> <c2>said</c2>.\n\nNothing happened.\n\n"
        "<s3>Roe</s3> <c3>said</c3> <t3>so</t3>.",
        ROE,
    )
    assert media(story) == ["speech", "speech", "speech"]


def test_a_speaker_goes_on_to_the_end_of_the_paragraph() -> None:
    story = marked(
        "<s>Ann Roe</s> <c>said</c> in an interview <t>that the gate was shut</t>. It rained. It snowed. "
        "<s2>Roe</s2> <c2>warned</c2> <t2>of floods</t2>.",
        ROE,
    )
    assert media(story) == ["interview", "interview"]


def test_the_sentence_before_names_the_event() -> None:
    story = marked("Roe spoke at a rally in Port Ellery. <s>Roe</s> <c>said</c> <t>the gate was shut</t>.", ROE)
    assert media(story) == ["speech"]


def test_but_not_where_the_event_is_only_talked_of() -> None:
    story = marked(
        "<s2>Ben Okoro</s2> <c2>said</c2> <t2>there was no doubt in his mind that Ann Roe would appear "
        "at the debates</t2>. "
        "<s>Roe</s> <c>said</c> <t>the gate was shut</t>.",
        ROE,
        person("Ben Okoro"),
    )
    assert media(story) == ["unknown", "unknown"]


def test_a_spokesman_interviewed_goes_on_in_the_interview() -> None:
    story = marked(
        "<s>Anton Freel</s> <c>told</c> Meridian <t>that the gate was shut</t>. "
        "<t2>“It stays so,”</t2> <s2>the spokesman</s2> <c2>said</c2>.",
        person("Anton Freel", roles=("spokesman",)),
        REUTERS_LIKE,
        speakers=(("e1",), ("e1",)),
    )
    assert media(story) == ["interview", "interview"]


def test_a_spokesman_known_from_elsewhere_gives_a_statement() -> None:
    story = marked("<s>Freel</s> <c>said</c> <t>the gate was shut</t>.", person("Freel", roles=("spokesman",)))
    assert media(story) == ["statement"]


def test_one_more_user_after_another() -> None:
    story = marked(
        "<s>One user</s> <c>wrote</c> <t>that the gate was shut</t>.\n\n"
        "<t2>“Open it!”</t2> <c2>wrote</c2> <s2>another</s2>.",
        USER,
        entity("unnamed_person", "another"),
    )
    assert media(story) == ["social_post", "social_post"]


def test_told_to_the_same_outlet_as_before_is_the_same_interview() -> None:
    story = marked(
        "<s>Ann Roe</s> <c>told</c> Meridian <t>that the gate was shut</t>.\n\n<s2>Meridian</s2> <c2>reported</c2> "
        "<t2><s3>Roe</s3> <c3>said</c3> <t3>it stays so</t3></t2>.",
        ROE,
        REUTERS_LIKE,
        parents={2: 1},
        speakers=(("e1",), ("e2",), ("e1",)),
    )
    assert media(story) == ["interview", "book_or_article", "interview"]


def test_what_an_outlet_s_writer_wrote_is_an_article() -> None:
    story = marked(
        "<s>Meridian's Ann Roe</s> <c>wrote</c> <t>that the gate was shut</t>.", ROE, REUTERS_LIKE, speakers=(("e1",),)
    )
    assert media(story) == ["book_or_article"]


def test_a_quotation_that_bears_out_the_sentence_before_names_its_medium_too() -> None:
    story = marked(
        "<s>Ann Roe</s> <c>said</c> <t>that the gate was shut</t>.\n\n"
        "<t2>“It stays so,”</t2> <s2>Roe</s2> <c2>told</c2> Meridian.",
        ROE,
        REUTERS_LIKE,
    )
    assert media(story) == ["interview", "interview"]
    assert [[hop.name for hop in statement.chain] for statement in story.assessment.statements] == [["Meridian"]] * 2


def test_but_not_where_the_next_sentence_opens_on_another_occasion() -> None:
    story = marked(
        "The gate is old.\n\nIt is high.\n\nIt is of iron.\n\nIt creaks.\n\n"
        "<s>Ann Roe</s> <c>said</c> <t>that the gate was shut</t>. At a rally, <s2>Roe</s2> <c2>said</c2> "
        "<t2>it stays so</t2>.",
        ROE,
    )
    assert media(story) == ["unknown", "speech"]


def test_nor_for_what_she_had_said_before() -> None:
    story = marked(
        "<s>Ann Roe</s> <c>had said</c> <t>that the gate was shut</t>. "
        "<t2>“It stays so,”</t2> <s2>Roe</s2> <c2>said</c2> in an interview.",
        ROE,
    )
    assert media(story) == ["unknown", "interview"]


def test_what_she_has_always_said_was_not_said_there() -> None:
    story = marked(
        "<s>Ann Roe</s> <c>said</c> at a rally <t>that the gate was shut</t>. <s2>Roe</s2> <c2>has called</c2> "
        "<t2>it old</t2>.",
        ROE,
    )
    assert media(story) == ["speech", "unknown"]


def test_but_told_in_her_own_words_it_does_not_part_what_she_says() -> None:
    story = marked(
        "<s>Ann Roe</s> <c>said</c> at a rally <t>“as <s2>I</s2> <c2>have said</c2>, <t2>it is shut</t2>”</t>. "
        "<s3>Roe</s3> <c3>said</c3> <t3>it stays so</t3>.",
        ROE,
        parents={2: 1},
        speakers=(("e1",), ("e1",), ("e1",)),
    )
    assert media(story)[2] == "speech"


def test_a_wish_between_two_sayings_does_not_part_them() -> None:
    story = marked(
        "<s>Ann Roe</s> <c>said</c> at a rally <t>that the gate was shut</t>. <s2>Roe</s2> <c2>wants</c2> <t2>a "
        "wall</t2>. <s3>Roe</s3> <c3>said</c3> <t3>it stays so</t3>.",
        ROE,
    )
    assert media(story) == ["speech", "unknown", "speech"]


def test_an_aside_in_brackets_tells_of_another_occasion_and_does_not_part_them() -> None:
    story = marked(
        "<s>Ann Roe</s> <c>said</c> at a rally <t>that the gate was shut</t>. (<s2>Roe</s2> later <c2>said</c2> "
        "<t2>it was open</t2>.) <s3>Roe</s3> <c3>said</c3> <t3>it is old</t3>.",
        ROE,
    )
    assert media(story) == ["speech", "unknown", "speech"]


def test_a_surname_that_resolution_took_for_somebody_else_goes_on() -> None:
    story = marked(
        "<s>Ann Roe</s> <c>said</c> at a rally <t>that the gate was shut</t>.\n\n"
        "<t2>“It stays so,”</t2> <s2>Roe</s2> <c2>said</c2>. <s3>Roe</s3> <c3>added</c3> <t3>a word</t3>.",
        person("Ann Roe"),
        person("Roe"),
        speakers=(("e1",), ("e2",), ("e2",)),
    )
    assert media(story) == ["speech"] * 3


def test_the_man_also_said_points_to_whoever_spoke() -> None:
    story = marked(
        "<s>The guard</s> <c>told</c> Meridian <t>that the gate was shut</t>.\n\n"
        "<s2>The man</s2> <c2>also said</c2> <t2>it stays so</t2>. <s3>The mayor</s3> <c3>said</c3> <t3>so</t3>.",
        entity("unnamed_person", "The guard"),
        entity("unnamed_person", "The man"),
        entity("unnamed_person", "The mayor"),
        REUTERS_LIKE,
    )
    assert media(story) == ["interview", "interview", "unknown"]


def test_his_remarks_are_those_of_the_interview() -> None:
    story = marked(
        "<s>Ann Roe</s> <c>told</c> Meridian <t>that the gate was shut</t>. <s2>Roe</s2> <c2>said</c2> in her "
        "remarks <t2>that it stays so</t2>.",
        ROE,
        REUTERS_LIKE,
    )
    assert media(story) == ["interview", "interview"]


def test_what_an_outlet_s_writer_wrote_next_is_an_article_too() -> None:
    story = marked(
        "<t>The gate was shut</t>, <c>noted</c> <s>Meridian's Ann Roe</s>. <t2>“It stays so,”</t2> <s2>she</s2> "
        "<c2>wrote</c2>.",
        ROE,
        REUTERS_LIKE,
        speakers=(("e1",), ("e1",)),
    )
    assert media(story)[1] == "book_or_article"
