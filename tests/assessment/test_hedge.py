from __future__ import annotations

import pytest

from .marked import entity, marked, person

ROE = person("Ann Roe")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("<s>Ann Roe</s> reportedly <c>called</c> <t>him a “steady hand”</t>.", ["reportedly"]),
        ("<s>Ann Roe</s> <c>reportedly called</c> <t>him a “steady hand”</t>.", ["reportedly"]),
        ("<s>Ann Roe</s> <c>appears to believe</c> <t>that it is shut</t>.", ["appears to"]),
        ("<s>Ann Roe</s> is said to have <c>promised</c> <t>an inquiry</t>.", ["is said to have"]),
        ("<s>Ann Roe</s> <c>said</c> <t>that he allegedly stole a boat</t>.", []),
        ("<t>“It was reportedly shut,”</t> <s>Ann Roe</s> <c>said</c>.", []),
        ("<s>Ann Roe</s> <c>said</c> <t>that it was shut</t>.", []),
    ],
)
def test_hedges_outside_the_content(sentence: str, expected: list[str]) -> None:
    assert [hedge.text for hedge in marked(sentence, ROE).only.hedges] == expected


def test_a_hedge_of_the_neighbour_is_not_ours() -> None:
    story = marked(
        "<s>Ann Roe</s> reportedly <c>called</c> <t>him a “steady hand”</t> while <s2>Ben Okoro</s2> <c2>cited</c2> "
        "<t2>his “kindness”</t2>.",
        ROE,
        person("Ben Okoro"),
    )
    assert [len(s.hedges) for s in story.assessment.statements] == [1, 0]


def test_reportedly_without_anybody_who_reports_is_flagged() -> None:
    story = marked("<s>Ann Roe</s> reportedly <c>called</c> <t>him a “steady hand”</t>.", ROE)
    (flag,) = [flag for flag in story.only.flags if flag.code == "hedge_without_source"]
    assert [story.words(span) for span in flag.evidence] == ["reportedly"]


def test_a_show_named_a_sentence_earlier_is_not_carried_over_a_sentence_of_the_article_itself() -> None:
    story = marked(
        "<c>According to</c> <s>Good Morning Springfield</s>, <t>both wrote letters</t>. The content has not been "
        "disclosed, but <s2>Ann Roe</s2> reportedly <c2>called</c2> <t2>him a “steady hand”</t2>.",
        ROE,
        entity("outlet", "Good Morning Springfield"),
    )
    statement = next(s for s in story.assessment.statements if s.hedges)
    assert not statement.chain
    assert "hedge_without_source" in {flag.code for flag in statement.flags}


def test_reportedly_with_the_report_in_the_sentence_is_not_flagged() -> None:
    story = marked(
        "<s>Ann Roe</s> reportedly <c>called</c> <t>him a “steady hand”</t>, according to Meridian.",
        ROE,
        entity("outlet", "Meridian"),
    )
    assert {flag.code for flag in story.only.flags} == {"second_hand"}
