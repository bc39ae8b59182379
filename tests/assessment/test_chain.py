from __future__ import annotations

import pytest

from reportedly.assessment.chain import is_same_outlet

from .marked import Story, entity, marked, person

VASEY = person("Oriel Vasey", "Vasey")
TIMES = entity("outlet", "Corran Valley Times")
RADIO = entity("outlet", "Radio Corran")
SHOW = entity("outlet", "Breakfast Show")
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
        ("<s>Vasey</s> <c>told</c> reporters <t>it was shut</t>.", []),
    ],
)  # fmt: skip
def test_hops_named_beside_the_statement(sentence: str, expected: list[tuple[str, str]]) -> None:
    story = marked(sentence, VASEY, TIMES, RADIO, SHOW, MARCHETTI)
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
        "<c2>added</c2>.\n\n<s3>Vasey</s3> <c3>said</c3> <t3>more later</t3>.",
        VASEY,
        RADIO,
    )
    assert [hops(story, at) for at in range(3)] == [[("Radio Corran", "outlet")], [("Radio Corran", "outlet")], []]


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
