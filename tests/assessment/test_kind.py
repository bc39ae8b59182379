from __future__ import annotations

import pytest

from reportedly.assessment.kind import content_kind, kind

from .marked import marked, person

ROE = person("Ann Roe")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("<s>Ann Roe</s> <c>said</c> <t>the gate was shut at noon</t>.", "assertion"),
        ("<s>Ann Roe</s> <c>denied</c> <t>that the gate was open</t>.", "denial"),
        ("<t>“I did not do any of this,”</t> <s>Ann Roe</s> <c>said</c>.", "denial"),
        ("<s>Ann Roe</s> <c>said</c> <t>she did not sign the order</t>.", "denial"),
        ("<s>Ann Roe</s> <c>confirmed</c> <t>that the street was empty</t>.", "confirmation"),
        ("<s>Ann Roe</s> <c>accused</c> <t>the harbor master of taking cash</t>.", "allegation"),
        ("<s>Ann Roe</s> <c>said</c> <t>the managers falsified the log</t>.", "allegation"),
        ("<s>Ann Roe</s> <c>praised</c> <t>the plan</t>.", "opinion"),
        ("<t>“He is the most ridiculous chairman we have had,”</t> <c>said</c> <s>Ann Roe</s>.", "opinion"),
        ("<s>Ann Roe</s> <c>said</c> <t>the sale will be announced on Friday</t>.", "forecast"),
        ("<s>Ann Roe</s> <c>predicted</c> <t>a long winter</t>.", "forecast"),
        ("<t>“I will fight it,”</t> <s>Ann Roe</s> <c>said</c>.", "intention"),
        ("<s>Ann Roe</s> <c>said</c> <t>she would appeal</t>.", "intention"),
        ("<s>Ann Roe</s> <c>called for</c> <t>an inquiry</t>.", "intention"),
        ("<s>Ann Roe</s> <c>called</c> <t>for an inquiry</t>.", "intention"),
        ("<s>Ann Roe</s> <c>told</c> <t>to leave at once</t>.", "intention"),
        ("<s>Ann Roe</s> <c>announced</c> <t>that the mill would close</t>.", "intention"),
        ("<s>Ann Roe</s> <c>asked</c> <t>whether the wall would hold</t>.", "question"),
        ("<t>“Who signed for it?”</t> <s>Ann Roe</s> <c>said</c>.", "question"),
        ("<s>Ann Roe</s> <c>asked</c> <t>the judge to be lenient</t>.", "intention"),
        ("<s>Ann Roe</s> <c>declined to comment on</c> <t>the sale</t>.", "non_response"),
        ("<s>Ann Roe</s> <c>did not respond to</c> <t>two messages</t>.", "non_response"),
        ("<s>Ann Roe</s> <c>knew</c> <t>that the wall had moved</t>.", "thought"),
        ("<s>Ann Roe</s> <c>feared</c> <t>that the wall had moved</t>.", "thought"),
    ],
)
def test_kind_of_a_statement(sentence: str, expected: str) -> None:
    assert kind(marked(sentence, ROE).passages[0]) == expected


def test_a_cue_of_plain_speaking_leaves_the_kind_to_the_content() -> None:
    story = marked("<s>Ann Roe</s> <c>said in support of the plan</c> <t>that the gate was shut</t>.", ROE)
    assert kind(story.passages[0]) == "assertion"


def test_the_main_clause_decides_where_a_content_mixes() -> None:
    story = marked(
        "<t>“It will leak soon, but after the verdict both of them sent the judge a letter from the school.”</t> "
        "<c>wrote</c> <s>Ann Roe</s>.",
        ROE,
    )
    passage = story.passages[0]
    assert content_kind(passage.article, passage.attribution.content, quoted=True) == "assertion"


def test_one_weak_word_in_a_long_reported_clause_is_no_opinion() -> None:
    story = marked(
        "<s>Ann Roe</s> <c>said</c> <t>the committee met in the important room on the second floor of the old town "
        "hall for an hour</t>.",
        ROE,
    )
    assert kind(story.passages[0]) == "assertion"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("<s>Ann Roe</s> <c>was convicted of</c> <t>fraud by a court</t>.", "assertion"),
        ("<s>Ann Roe, his lawyer,</s> <c>said</c> <t>that his client would appeal</t>.", "intention"),
        ("<s>Ann Roe, a spokeswoman,</s> <c>said</c> <t>the company would appeal</t>.", "intention"),
        ("<s>Ann Roe</s> <c>said</c> <t>the company would collapse</t>.", "forecast"),
        ("<s>The mill</s> <c>says</c> <t>it will publish both letters</t>.", "intention"),
        ("<s>Ann Roe</s> <c>says</c> <t>it will rain</t>.", "forecast"),
        ("<t>“Please know that the wall has moved,”</t> <s>Ann Roe</s> <c>wrote</c>.", "assertion"),
        ("“I <c>want</c> <t>you all to know that the wall has moved</t>,” <s>Ann Roe</s> wrote.", "assertion"),
        ("<s>Ann Roe</s> <c>said</c> <t>the council must rebut the claims</t>.", "intention"),
    ],
)
def test_what_only_looks_like_another_kind(sentence: str, expected: str) -> None:
    assert kind(marked(sentence, ROE).passages[0]) == expected
