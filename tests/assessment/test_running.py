"""The running occasion of each speaker: who joins it, and when it ends."""

from __future__ import annotations

from .marked import entity, marked, person
from .test_occasions import hops, media

ROE = person("Ann Roe", "Roe")
ORR = person("Ben Orr", "Orr")
LUND = person("Eva Lund", "Lund")
HOST = person("Ida Marsh", "Marsh", roles=("host",))
MERIDIAN = entity("outlet", "Meridian")
TOLD = "<s>Ann Roe</s> <c>told</c> Meridian <t>that the gate was shut</t>.\n\nIt is of iron.\n\n"


def test_an_occasion_ends_where_its_speaker_turns_to_another() -> None:
    story = marked(
        TOLD
        + "At a rally, <s2>Roe</s2> <c2>said</c2> <t2>it stays so</t2>.\n\n<s3>Roe</s3> <c3>said</c3> <t3>no</t3>.",
        ROE,
        MERIDIAN,
    )
    assert media(story) == ["interview", "speech", "speech"]
    assert hops(story) == [["Meridian"], [], []]


def test_each_speaker_has_one_of_her_own() -> None:
    story = marked(
        TOLD + "<s2>Orr</s2> <c2>said</c2> at a rally <t2>it stays so</t2>.\n\n<s3>Roe</s3> <c3>said</c3> <t3>no</t3>."
        "\n\n<s4>Orr</s4> <c4>said</c4> <t4>yes</t4>.",
        ROE,
        ORR,
        MERIDIAN,
    )
    assert media(story) == ["interview", "speech", "interview", "speech"]


def test_what_is_looked_back_on_ends_with_its_sentence_and_the_occasion_before_runs_on() -> None:
    story = marked(
        TOLD + "One.\n\nTwo.\n\nIn March <s2>Roe</s2> <c2>said</c2> at a rally <t2>it was open</t2>.\n\nThree.\n\nFour."
        "\n\n<s3>Orr</s3> <c3>said</c3> <t3>so</t3>.\n\n<s4>Roe</s4> <c4>said</c4> <t4>it stays shut</t4>.",
        ROE,
        ORR,
        MERIDIAN,
    )
    assert media(story) == ["interview", "speech", "unknown", "interview"]


def test_another_day_is_another_occasion() -> None:
    story = marked(
        "On Monday <s>Ann Roe</s> <c>said</c> at a rally <t>that it was shut</t>.\n\n"
        "On Friday <s2>Roe</s2> <c2>said</c2> <t2>it was open</t2>.",
        ROE,
    )
    assert media(story) == ["speech", "unknown"]


def test_the_others_in_a_debate_speak_there_too() -> None:
    story = marked(
        "<s>Ann Roe</s> <c>said</c> in the debate <t>that the gate was shut</t>.\n\n"
        "<s2>Eva Lund</s2> <c2>said</c2> <t2>it was open</t2>.",
        ROE,
        LUND,
    )
    assert media(story) == ["debate", "debate"]


def test_who_asks_in_an_interview_is_a_part_of_it() -> None:
    story = marked(TOLD + "<t2>“Is it old?”</t2> <s2>Marsh</s2> <c2>asked</c2>.", ROE, HOST, MERIDIAN)
    assert media(story) == ["interview", "interview"]


def test_thousands_of_speakers_and_scenes_take_a_moment() -> None:
    many = [person(f"Ann Roe{chr(97 + n % 26)}{chr(97 + n // 26)}") for n in range(300)]
    text = "\n\n".join(
        f"{who.name} took part in the debate. <s{n}>{who.name}</s{n}> <c{n}>said</c{n}> in the debate <t{n}>no</t{n}>."
        for n, who in enumerate(many, start=1)
    )
    assert set(media(marked(text, *many))) == {"debate"}
