from __future__ import annotations

import pytest

from reportedly.assessment.own_outlet import is_same_outlet

from .marked import Story, entity, marked, person

VASEY = person("Oriel Vasey", "Vasey")
TIMES = entity("outlet", "Corran Valley Times")
RADIO = entity("outlet", "Radio Corran")
SHOW = entity("outlet", "Breakfast Show")
LUND = person("Ida Lund")
GUILD = entity("organization", "Guild of Corran Journalists")
MARCHETTI = person("Teo Marchetti", roles=("courts reporter",))


def hops(story: Story, at: int = 0) -> list[tuple[str, str]]:
    return [(hop.name, hop.relation) for hop in story.assessment.statements[at].chain]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("<s>Vasey</s> <c>said</c> <t>it was shut</t>.", []),
        ("<s>Vasey</s> <c>told</c> Corran Valley Times <t>it was shut</t>.", [("Corran Valley Times", "outlet")]),
        ("<t>“It is shut,”</t> <s>Vasey</s> <c>said</c>, via the Corran Valley Times.", [("Corran Valley Times", "outlet")]),  # noqa: E501
        ("<s>Vasey</s> <c>said</c> <t>it was shut</t>, according to the Corran Valley Times.", [("Corran Valley Times", "outlet")]),  # noqa: E501
        ("<s>Vasey</s> <c>said</c> in an interview with Radio Corran <t>it was shut</t>.", [("Radio Corran", "outlet")]),  # noqa: E501
        ("<s>Vasey</s> <c>said</c> on the Breakfast Show <t>it was shut</t>.", [("Breakfast Show", "programme")]),
        ("<s>Vasey</s> <c>wrote</c> in a letter published by courts reporter Teo Marchetti <t>that it was shut</t>.", [("Teo Marchetti", "publisher")]),  # noqa: E501
        ("<s>Vasey</s> <c>said</c> <t>he had told Radio Corran everything</t>.", []),
        ("<c>According to</c> <s>Vasey</s>, <t>Teo Marchetti had shut it</t>.", []),
        ("<s>Vasey</s> <c>told</c> reporters <t>it was shut</t>.", []),
        ("<s>Vasey</s> <c>told</c> Ida Lund of Radio Corran <t>it was shut</t>.", [("Ida Lund", "reporter"), ("Radio Corran", "outlet")]),  # noqa: E501
        ("<s>Vasey</s> <c>explained</c> to the Corran Valley Times <t>it was shut</t>.", [("Corran Valley Times", "outlet")]),  # noqa: E501
        ("<s>Vasey</s> <c>told</c> local media <t>it was shut</t>.", [("local media", "outlet")]),
        ("<s>Vasey</s> <c>told</c> Veldish television <t>it was shut</t>.", [("Veldish television", "outlet")]),
        ("In a Radio Corran interview, <s>Vasey</s> <c>said</c> <t>it was shut</t>.", [("Radio Corran", "outlet")]),
        ("<s>Vasey</s> <c>said</c> Thursday on Radio Corran <t>it was shut</t>.", [("Radio Corran", "outlet")]),
        ("<s>Vasey</s> <c>said</c> of his time on Radio Corran <t>it was shut</t>.", []),
        ("At Corran Valley Times, <s>Vasey</s> <c>writes</c> <t>it was shut</t>.", [("Corran Valley Times", "outlet")]),
        ("<s>Vasey</s> <c>described</c> <t>a shut gate in an interview with Radio Corran</t>.", [("Radio Corran", "outlet")]),  # noqa: E501
        ("<s>Vasey</s> <c>wrote</c> in a note posted on Facebook <t>it was shut</t>.", []),
        ("<s>Vasey</s> <c>said</c> Monday on Radio Corran’s “Morning Call.” <t>“It is shut.”</t>", [("Radio Corran", "outlet"), ("Morning Call", "programme")]),  # noqa: E501
        ("On The Lund Morning Show, <s>Vasey</s> <c>said</c> <t>it was shut</t>.", [("The Lund Morning Show", "programme")]),  # noqa: E501
        ("In his Radio Corran appearance, <s>Vasey</s> <c>said</c> <t>it was shut</t>.", [("Radio Corran", "outlet")]),
        ("At the Standard, <s>Vasey</s> <c>writes</c> <t>it was shut</t>.", [("Standard", "outlet")]),
        ("In the week, <s>Vasey</s> <c>writes</c> <t>it was shut</t>.", []),
        ("<s>Vasey</s> <c>sent a response to</c> the Corran Valley Times <c>saying</c> <t>it was shut</t>.", [("Corran Valley Times", "outlet")]),  # noqa: E501
        ("<s>Vasey</s> <c>told</c> the Guild of Corran Journalists <t>it was shut</t>.", [("Guild of Corran Journalists", "outlet")]),  # noqa: E501
    ],
)  # fmt: skip
def test_hops_named_beside_the_statement(sentence: str, expected: list[tuple[str, str]]) -> None:
    story = marked(sentence, VASEY, TIMES, RADIO, SHOW, MARCHETTI, LUND, GUILD)
    assert hops(story) == expected


def test_each_hop_shows_the_words_that_name_it() -> None:
    story = marked("<t>“It is shut,”</t> <s>Vasey</s> <c>said</c>, via the Corran Valley Times.", VASEY, TIMES)
    (hop,) = story.only.chain
    assert story.words(hop.evidence) == "Corran Valley Times"
    assert story.only.own_reporting == "no"
    assert [flag.code for flag in story.only.flags] == ["second_hand"]


def test_the_outlet_around_a_statement_is_its_hop() -> None:
    story = marked(
        "<c>According to</c> <s>Breakfast Show</s>, <t><s2>Vasey</s2> <c2>wrote</c2> <t2>a letter</t2></t>.",
        VASEY,
        SHOW,
        parents={1: 0},
    )
    assert hops(story, 0) == []
    assert hops(story, 1) == [("Breakfast Show", "programme")]
    assert story.assessment.statements[1].parent == "s1"


def test_a_spokesman_relays() -> None:
    story = marked(
        "<s>Vasey's spokesman, Anton Freel,</s> <c>said</c> <t>that <s2>the minister</s2> <c2>believed</c2> "
        "<t2>it was shut</t2></t>.",
        person("Anton Freel", roles=("spokesman",)),
        person("the minister"),
        parents={1: 0},
    )
    assert hops(story, 1) == [("Anton Freel", "spokesperson")]


def test_outer_hops_stand_before_inner_ones() -> None:
    story = marked(
        "<s>Breakfast Show</s> <c>reported</c> <t>that <s2>Vasey</s2> <c2>told</c2> Radio Corran <t2>it was shut</t2></t>.",  # noqa: E501
        VASEY,
        SHOW,
        RADIO,
        parents={1: 0},
    )
    assert hops(story, 1) == [("Breakfast Show", "programme"), ("Radio Corran", "outlet")]


def test_attributions_that_contain_each_other_do_not_hang() -> None:
    story = marked(
        "<s>Vasey</s> <c>said</c> <t>it</t>. <s2>Vasey</s2> <c2>said</c2> <t2>so</t2>.", VASEY, parents={0: 1, 1: 0}
    )
    assert len(story.assessment.statements) == 2


def test_told_to_the_article_s_own_outlet_is_own_reporting() -> None:
    story = marked(
        "<s>Vasey</s> <c>told</c> the Ledger <t>it was shut</t>.",
        VASEY,
        entity("outlet", "Northgate Ledger", "Ledger"),
        outlet="Northgate Ledger",
    )
    assert story.only.chain == ()
    assert story.only.own_reporting == "yes"


def test_own_reporting_is_unknown_where_nothing_is_said_of_it() -> None:
    assert marked("<s>Vasey</s> <c>said</c> <t>it was shut</t>.", VASEY).only.own_reporting == "unknown"


def test_short_names_of_an_outlet() -> None:
    assert is_same_outlet("The Ledger", "Northgate Ledger")
    assert not is_same_outlet("Northgate Courier", "Northgate Ledger")
    assert not is_same_outlet("The Ledger", None)


def test_the_same_speaker_going_on_came_the_same_way() -> None:
    story = marked(
        "<s>Vasey</s> <c>told</c> Radio Corran <t>it was shut</t>. <t2>“It stays so,”</t2> <s2>Vasey</s2> "
        "<c2>added</c2>.\n\n<s3>Vasey</s3> <c3>said</c3> <t3>the gate was old</t3>.\n\nIt is of iron.\n\n"
        "<s4>Vasey</s4> <c4>said</c4> <t4>more later</t4>. In 2014 <s5>Vasey</s5> <c5>said</c5> <t5>less</t5>.",
        VASEY,
        RADIO,
    )
    assert [hops(story, at) for at in range(5)] == [[("Radio Corran", "outlet")]] * 4 + [[]]


def test_a_programme_stands_behind_its_outlet() -> None:
    story = marked(
        "<s>Vasey</s> <c>said</c> on Radio Corran's “Morning Call” <t>it was shut</t>.",
        VASEY,
        RADIO,
        entity("outlet", "Morning Call"),
    )
    assert hops(story) == [("Radio Corran", "outlet"), ("Morning Call", "programme")]


def test_who_an_unnamed_source_spoke_to_is_a_hop() -> None:
    story = marked(
        "<t>It was shut</t>, <c>according to</c> <s>two officials who spoke to Radio Corran</s>.",
        entity("group", "two officials"),
        RADIO,
        speakers=(("e1",),),
    )
    assert hops(story) == [("Radio Corran", "outlet")]


def test_a_document_that_the_article_s_own_outlet_has_seen_is_own_reporting() -> None:
    story = marked(
        "<s>A report seen by the Ledger</s> <c>says</c> <t>it was shut</t>.",
        entity("document", "A report"),
        outlet="Northgate Ledger",
    )
    assert (story.only.chain, story.only.own_reporting) == ((), "yes")


def test_an_outlet_s_own_writer_is_read_there() -> None:
    story = marked("<s>Radio Corran's Vasey</s> <c>wrote</c> <t>it was shut</t>.", VASEY, RADIO, speakers=(("e1",),))
    assert hops(story) == [("Radio Corran", "outlet")]


def test_the_outlet_at_the_head_reports_what_the_words_behind_it_ascribe_to_another() -> None:
    story = marked(
        "<t><s2>Radio Corran</s2> <c2>reports</c2> <t2>that it was shut</t2></t>, <c>according to</c> "
        "<s>the guild</s>.",
        entity("organization", "the guild"),
        RADIO,
        parents={1: 0},
    )
    assert [hops(story, at) for at in range(2)] == [[("Radio Corran", "outlet")], []]


def test_who_published_a_letter_is_the_hop_of_what_the_letter_says_next() -> None:
    story = marked(
        "Radio Corran released a letter on Friday.\n\n<t>“It is shut,”</t> <s>the letter</s> <c>read</c>.",
        entity("document", "the letter"),
        RADIO,
    )
    assert hops(story) == [("Radio Corran", "publisher")]


def test_a_pronoun_in_the_next_paragraph_came_the_same_way() -> None:
    story = marked(
        "<s>Vasey</s> <c>told</c> Radio Corran <t>it was shut</t>.\n\n"
        "<t2>“It stays so,”</t2> <s2>he</s2> <c2>said</c2>.",
        VASEY,
        RADIO,
        speakers=(("e1",), ("e1",)),
    )
    assert [hops(story, at) for at in range(2)] == [[("Radio Corran", "outlet")]] * 2


def test_an_outlet_that_passes_words_on_does_not_interrupt_their_speaker() -> None:
    story = marked(
        "<t><s2>Vasey</s2> <c2>said</c2> <t2>it was shut</t2></t>, <s>Radio Corran</s> <c>reported</c>.\n\n"
        "<s3>He</s3> <c3>added</c3> <t3>that it stays so</t3>.",
        VASEY,
        RADIO,
        parents={1: 0},
        speakers=(("e2",), ("e1",), ("e1",)),
    )
    assert hops(story, 2) == [("Radio Corran", "outlet")]


def test_a_site_s_whole_name_publishes() -> None:
    story = marked(
        "<s>A video posted by Corranbay.net</s> <c>shows</c> <t>that it was shut</t>.",
        entity("document", "A video posted by Corranbay.net"),
        entity("outlet", "Corranbay.net"),
        speakers=(("e1",),),
    )
    assert hops(story) == [("Corranbay.net", "publisher")]


def test_a_day_publishes_nothing() -> None:
    story = marked(
        "<s>A study being released on Tuesday</s> <c>shows</c> <t>that it was shut</t>.",
        entity("document", "A study being released on Tuesday"),
    )
    assert hops(story) == []


def test_a_member_of_parliament_speaks_for_nobody_but_himself() -> None:
    story = marked(
        "<s>Rep. Vasey</s> <c>said</c> <t><s2>the mill</s2> <c2>wanted</c2> <t2>a shut gate</t2></t>.",
        person("Vasey", roles=("representative",)),
        entity("organization", "the mill"),
        parents={1: 0},
    )
    assert hops(story, 1) == []


def test_a_newspaper_called_today_is_no_programme() -> None:
    story = marked("<s>Vasey</s> <c>told</c> Corran Today <t>it was shut</t>.", VASEY, entity("outlet", "Corran Today"))
    assert hops(story) == [("Corran Today", "outlet")]


def test_a_transcript_of_his_own_words_passes_nothing_on() -> None:
    story = marked(
        "<t><s2>Vasey</s2> <c2>said</c2> <t2>it was shut</t2></t>, <c>according to</c> <s>a transcript</s>.",
        VASEY,
        entity("document", "a transcript"),
        parents={1: 0},
        speakers=(("e2",), ("e1",)),
    )
    assert hops(story, 1) == []


def test_an_aside_did_not_come_the_same_way() -> None:
    story = marked(
        "<s>Vasey</s> <c>told</c> Radio Corran <t>it was shut</t>. (<s2>Vasey</s2> later <c2>said</c2> <t2>it "
        "was open</t2>.)",
        VASEY,
        RADIO,
    )
    assert [hops(story, at) for at in range(2)] == [[("Radio Corran", "outlet")], []]
