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
        ("<s>Ann Roe</s> <c>said</c> <t>he had “serious, but not threatening” injuries</t>.", "assertion"),
        ("<t>“All of them went crazy,”</t> <s>Ann Roe</s> <c>said</c>.", "assertion"),
        ("<t>“The size of it was intimidating,”</t> <s>Ann Roe</s> <c>said</c>.", "opinion"),
        ("<s>The files</s> <c>purportedly showed</c> <t>that she bought the mill</t>.", "allegation"),
        ("<s>The county</s> <c>announced</c> <t>an inquiry into the flood</t>.", "intention"),
        ("<s>Ann Roe</s> <c>said</c> <t>their plans to raise the wall would narrow the river</t>.", "forecast"),
        (
            "<t>“When the ferry comes over the river at noon with all the people of the upper town on it, and with the "
            "cows, it will sink by a foot,”</t> <s>Ann Roe</s> <c>said</c>.",
            "forecast",
        ),
    ],
)
def test_what_only_looks_like_another_kind(sentence: str, expected: str) -> None:
    assert kind(marked(sentence, ROE).passages[0]) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("<s>Ann Roe</s> <c>said</c> <t>the plan is rather ambitious</t>.", "opinion", id="predicated"),
        pytest.param(
            "<s>Ann Roe</s> <c>said</c> <t>the ambitious plan was handed to the clerk in the hall on the hill</t>.",
            "assertion",
            id="not predicated",
        ),
        pytest.param(
            "<s>Ann Roe</s> <c>said</c> <t>the new bridge over the river Elm sends a “devastating message” to all the "
            "people of the lower town</t>.",
            "opinion",
            id="a few quoted words",
        ),
        pytest.param("<t>“It seems to have moved,”</t> <s>Ann Roe</s> <c>said</c>.", "opinion", id="supposed"),
        pytest.param("<s>Ann Roe</s> <c>said</c> <t>the wall may be too old</t>.", "opinion", id="may be"),
        pytest.param("<s>Ann Roe</s> <c>said</c> <t>the sale would be a disgrace</t>.", "opinion", id="would be"),
        pytest.param("<s>Ann Roe</s> <c>said</c> <t>the sale would be completed in May</t>.", "forecast", id="will be"),
        pytest.param("<t>“It could have been avoided,”</t> <s>Ann Roe</s> <c>said</c>.", "opinion", id="unreal"),
        pytest.param(
            "<t>“The mill is a better neighbor than the port,”</t> <s>Ann Roe</s> <c>said</c>.",
            "opinion",
            id="compared",
        ),
        pytest.param(
            "<t>“This sends a message to the whole valley,”</t> <s>Ann Roe</s> <c>said</c>.",
            "opinion",
            id="interpreted",
        ),
        pytest.param(
            "<s>Analyst Ann Roe</s> <c>said</c> <t>the budget of the town of Elm was more ambitious than that of the "
            "port</t>.",
            "opinion",
            id="an analyst compares",
        ),
        pytest.param(
            "<s>Police</s> <c>said</c> <t>the boy was quiet and vulnerable in the hall of the school by the river</t>.",
            "assertion",
            id="police report",
        ),
        pytest.param("<t>“I love this town,”</t> <s>Ann Roe</s> <c>said</c>.", "opinion", id="a feeling said aloud"),
        pytest.param("<s>Ann Roe</s> <c>said</c> <t>she knew the clerk</t>.", "assertion", id="knowledge said aloud"),
        pytest.param("<t>“Isn’t the gate the point?”</t> <s>Ann Roe</s> <c>said</c>.", "opinion", id="rhetorical"),
        pytest.param("<t>“I wonder why it moved.”</t> <s>Ann Roe</s> <c>said</c>.", "question", id="wondering"),
        pytest.param("<s>Ann Roe</s> <c>answered questions about</c> <t>the gate</t>.", "assertion", id="answering"),
        pytest.param("<s>Ann Roe</s> <c>had no idea</c> <t>where the gate was</t>.", "thought", id="no idea"),
    ],
)
def test_what_is_an_opinion_and_what_is_not(sentence: str, expected: str) -> None:
    assert kind(marked(sentence, ROE).passages[0]) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("<s>Ann Roe</s> <c>said</c> <t>they were going to mend it</t>.", "intention", id="shifted"),
        pytest.param("<t>“I was going to mend it,”</t> <s>Ann Roe</s> <c>said</c>.", "assertion", id="past plan"),
        pytest.param(
            "<t>“Bo Lund is not the sort of man that decides what I want,”</t> <s>Ann Roe</s> <c>said</c>.",
            "assertion",
            id="a wish in an aside",
        ),
        pytest.param("<s>Ann Roe</s> <c>wrote</c> <t>to wish the clerk well</t>.", "intention", id="a wish"),
        pytest.param("<s>Ann Roe</s> <c>wrote</c> <t>to condemn the sale</t>.", "opinion", id="a deed named"),
        pytest.param("<s>Ann Roe</s> <c>suggested</c> <t>closing the gate</t>.", "intention", id="suggested doing"),
        pytest.param("<s>Ann Roe</s> <c>said</c> <t>the town needs to deliver</t>.", "intention", id="needs to"),
        pytest.param("<s>Ann Roe</s> <c>voted to</c> <t>sell the mill</t>.", "intention", id="voted to"),
        pytest.param("<t>“It’s time to mend the wall,”</t> <s>Ann Roe</s> <c>said</c>.", "intention", id="it is time"),
        pytest.param(
            "<t>“We remain committed to the harbor,”</t> <s>Ann Roe</s> <c>said</c>.", "intention", id="committed"
        ),
        pytest.param(
            "<s>Ann Roe, chief executive of the bank,</s> <c>said</c> <t>the bank would lend less</t>.",
            "intention",
            id="an officer for her body",
        ),
        pytest.param(
            "<s>Ann Roe</s> <c>talked about</c> <t>how she’s going to mend the wall</t>.",
            "intention",
            id="a contraction means oneself",
        ),
        pytest.param(
            "<s>Ann Roe</s> <c>insisted</c> <t>they won’t consider the sale</t>.", "intention", id="will not consider"
        ),
        pytest.param(
            "<t>“If the wall moves</t>,” <s>Ann Roe</s> <c>said</c>, “<t>the town must pay for it.”</t>",
            "intention",
            id="a condition cut off",
        ),
        pytest.param("<s>Ann Roe</s> <c>warned</c> <t>that the wall will fall</t>.", "forecast", id="a warning ahead"),
        pytest.param(
            "<s>Ann Roe</s> <c>warned</c> <t>that the wall had moved</t>.", "assertion", id="a warning of now"
        ),
        pytest.param(
            "<t>“It moved and I’ll say it again,”</t> <s>Ann Roe</s> <c>said</c>.", "assertion", id="I’ll say"
        ),
        pytest.param("<s>Ann Roe</s> <c>said</c> <t>it will help both if they can meet</t>.", "forecast", id="late if"),
    ],
)
def test_what_is_wanted_and_what_is_to_come(sentence: str, expected: str) -> None:
    assert kind(marked(sentence, ROE).passages[0]) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "<s>The letters</s> <c>show</c> <t>that the clerks funneled the rent abroad</t>.", "allegation", id="deed"
        ),
        pytest.param("<s>Ann Roe</s> <c>said</c> <t>they feel safe from assault</t>.", "assertion", id="feared"),
        pytest.param("<s>Ann Roe</s> <c>said</c> <t>the town opened a bribery inquiry</t>.", "assertion", id="inquiry"),
        pytest.param("<s>Ann Roe</s> <c>said</c> <t>the port beats the mill by a point</t>.", "assertion", id="beats"),
        pytest.param(
            "<s>Ann Roe</s> <c>said</c> <t>the clerks sold the books illegally</t>.",
            "allegation",
            id="illegally done",
        ),
        pytest.param(
            "<s>Ann Roe</s> <c>said</c> <t>ships are in the port illegally</t>.", "assertion", id="illegally there"
        ),
        pytest.param("<s>Ann Roe</s> <c>insisted</c> <t>the gate was not open</t>.", "denial", id="insisted not"),
        pytest.param("<s>Ann Roe</s> <c>said</c> <t>she has never met the clerk</t>.", "denial", id="never met"),
        pytest.param(
            "<t>“Such a letter does not exist,”</t> <s>Ann Roe</s> <c>said</c>.", "denial", id="no such thing"
        ),
        pytest.param(
            "<t>“I do not think that the wall moved,”</t> <s>Ann Roe</s> <c>said</c>.", "opinion", id="do not think"
        ),
        pytest.param("<t>“I have no comment,”</t> <s>Ann Roe</s> <c>said</c>.", "non_response", id="none in quotes"),
        pytest.param(
            "<s>Ann Roe</s> <c>said</c> <t>they could not release any details</t>.", "non_response", id="not released"
        ),
        pytest.param(
            "<t>“The wall moved, and yes, it moved by a yard,”</t> <s>Ann Roe</s> <c>said</c>.",
            "assertion",
            id="yes in passing",
        ),
    ],
)
def test_what_is_charged_and_what_is_answered(sentence: str, expected: str) -> None:
    assert kind(marked(sentence, ROE).passages[0]) == expected


def test_a_claim_about_somebody_else_who_is_named_is_an_allegation() -> None:
    story = marked("<s>Ann Roe</s> <c>claimed</c> <t>that Bo Lund opened the gate</t>.", ROE, person("Bo Lund"))
    assert kind(story.passages[0]) == "allegation"


def test_a_claim_about_oneself_is_no_allegation() -> None:
    story = marked("<s>Ann Roe</s> <c>claimed</c> <t>that Ann Roe opened the gate</t>.", ROE)
    assert kind(story.passages[0]) == "assertion"
