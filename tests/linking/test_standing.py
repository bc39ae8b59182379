"""What the graph of a claim supports, rule by rule."""

from __future__ import annotations

import inspect

import pytest

from reportedly.claim import Reason
from reportedly.linking.replies import Reply
from reportedly.linking.standing import RULES, assess, rules
from reportedly.linking.telling import Telling

from .tellings import BRANDT, CLERK, MERIDIAN, POST, ROE, notice, telling, words


def standing(*tellings: Telling, replies: tuple[Reply, ...] = ()) -> tuple[str, ...]:
    return assess(tellings, replies).standing


def reason(standing: str, *tellings: Telling, replies: tuple[Reply, ...] = ()) -> Reason:
    return next(reason for reason in assess(tellings, replies).reasons if reason.standing == standing)


def replied(kind: str, *speakers: str) -> Reply:
    return Reply(kind=kind, evidence=words("later", "It is not so"), speakers=speakers)  # type: ignore[arg-type]


def test_one_outlet_with_one_source_is_single_sourced_named_or_not() -> None:
    assert reason("single_origin", telling("Meridian", ROE)).named is True
    assert reason("single_origin", telling("Meridian", CLERK)).named is False


def test_several_outlets_with_one_origin_repeat() -> None:
    assert standing(telling("Meridian", ROE), telling("Post", MERIDIAN, day=2)) == ("repeated",)


def test_two_named_people_corroborate() -> None:
    found = reason("corroborated", telling("Meridian", ROE), telling("Post", BRANDT))
    assert [shown.text for shown in found.evidence] == ["Ann Roe", "Hal Brandt"]


def test_an_unknown_hop_never_corroborates() -> None:
    hedged = telling("Post", BRANDT, hedged=True)
    assert standing(telling("Meridian", ROE), hedged) == ("not_established",)


def test_an_unknown_hop_takes_nothing_from_two_who_are_known() -> None:
    bare = telling("Herald", day=3)
    assert standing(telling("Meridian", ROE), telling("Post", BRANDT), bare) == ("corroborated",)


def test_an_unnamed_source_may_be_the_named_one() -> None:
    assert standing(telling("Meridian", ROE), telling("Post", CLERK)) == ("not_established",)


def test_a_circle_establishes_nothing() -> None:
    told = telling("Meridian", POST), telling("Harbour Post", MERIDIAN, day=2)
    assert standing(*told) == ("not_established",)
    assert "circular_repetition" in {reason.code for reason in assess(told).reasons}


def test_the_person_whom_it_is_about_acknowledges_it() -> None:
    told = telling("Meridian", BRANDT, about=("ann roe",))
    assert "acknowledged" in standing(told, telling("Post", ROE, day=2, about=("ann roe",)))
    assert "acknowledged" in standing(told, replies=(replied("confirmed", "ann roe"),))


def test_who_speaks_of_herself_first_acknowledges_nothing() -> None:
    own, later = telling("Meridian", ROE, about=("ann roe",)), telling("Post", BRANDT, day=2, about=("ann roe",))
    assert "acknowledged" not in standing(own, later)


def test_a_confirmation_by_somebody_else_is_no_acknowledgement() -> None:
    told = telling("Meridian", BRANDT, about=("ann roe",))
    assert "acknowledged" not in standing(told, replies=(replied("confirmed", "hal brandt"),))


def test_a_denial_disputes_and_is_shown() -> None:
    found = reason("disputed", telling("Meridian", ROE), replies=(replied("denied", "hal brandt"),))
    assert found.evidence[0].text == "It is not so"


def test_a_member_that_denies_is_no_origin() -> None:
    told, denial = telling("Meridian", ROE), telling("Post", BRANDT, kind="denial", day=2)
    assert standing(told, denial) == ("single_origin", "disputed")
    assert standing(denial) == ("single_origin",)


def test_a_claim_can_be_corroborated_and_disputed() -> None:
    told = telling("Meridian", ROE), telling("Post", BRANDT)
    assert standing(*told, replies=(replied("denied"),)) == ("corroborated", "disputed")


def test_a_withdrawn_story_takes_its_claims_along() -> None:
    assert "withdrawn" in standing(telling("Meridian", ROE, remarks=(notice("withdrawn", "Meridian-1"),)))


def test_a_correction_upstream_reaches_the_borrower() -> None:
    borrowed = telling("Post", ROE, copied_from=("wire",), remarks=(notice("correction", "wire"),))
    assert "upstream_corrected" in standing(borrowed)
    own = telling("Post", ROE, remarks=(notice("correction", "Post-1"),))
    assert "upstream_corrected" not in standing(own)
    update = telling("Post", ROE, remarks=(notice("update", "wire"),))
    assert "upstream_corrected" not in standing(update)


def test_an_open_question_is_open_until_somebody_tells() -> None:
    asked = telling("Meridian", kind="open_question")
    assert standing(asked) == ("open",)
    assert standing(asked, replies=(replied("told"),)) == ("resolved",)


@pytest.mark.parametrize(
    ("kind", "code"), [("happened", "reported_as_happened"), ("did_not_happen", "reported_as_not_happened")]
)
def test_a_forecast_is_reported_as_happened_or_not(kind: str, code: str) -> None:
    forecast = telling("Meridian", ROE, kind="forecast")
    assert standing(forecast) == ("single_origin", "open")
    assert reason("resolved", forecast, replies=(replied(kind),)).code == code


def test_a_refusal_to_comment_has_no_standing() -> None:
    silent = telling("Meridian", ROE, kind="non_response")
    assert standing(silent) == ()
    assert standing(silent, telling("Post", BRANDT, kind="non_response")) == ()
    assert standing(silent, telling("Post", BRANDT)) == ("single_origin",)


def test_what_stands_in_a_notice_has_no_standing() -> None:
    assert standing(telling("Meridian", ROE, in_notice=True)) == ()


def test_every_rule_says_which_rule_of_newsrooms_it_is() -> None:
    for rule in RULES:
        assert "(" in (inspect.getdoc(rule) or ""), rule.__name__


def test_every_reason_carries_words_in_plain_sentences() -> None:
    for code, sentence in rules().items():
        assert sentence.endswith("."), code
    told = telling("Meridian", ROE), telling("Post", BRANDT), telling("Herald", own_voice=True, day=4)
    for found in assess(told, (replied("denied"),)).reasons:
        assert found.evidence
        assert found.rule == rules()[found.code]
