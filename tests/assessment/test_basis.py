from __future__ import annotations

import pytest

from .marked import entity, marked, person

ROE = person("Ann Roe")
PAPER = entity("outlet", "Meridian")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("<t>“I saw the wall move,”</t> <s>Ann Roe</s> <c>said</c>.", "witnessed"),
        ("<s>Ann Roe, who was in court,</s> <c>confirmed</c> <t>it</t>.", "witnessed"),
        ("<s>Ann Roe</s> <c>testified</c> <t>that the wall moved</t>.", "witnessed"),
        ("<t>“I have just collected the letters,”</t> <s>Ann Roe</s> <c>wrote</c>.", "holds_document"),
        ("<s>Meridian</s>, which has seen the memo, <c>reported</c> <t>that it was shut</t>.", "holds_document"),
        ("<t>“She told me so,”</t> <s>Ann Roe</s> <c>said</c>.", "was_told"),
        ("<s>Ann Roe, who was briefed on the talks,</s> <c>said</c> <t>it was shut</t>.", "was_told"),
        ("<s>Ann Roe, who attended the meeting,</s> <c>said</c> <t>it was shut</t>.", "took_part"),
        ("<s>Ann Roe</s> <c>said</c> <t>it was shut</t>.", "unknown"),
        ("<s>Ann Roe</s> <c>said</c> <t>he saw the wall move</t>.", "unknown"),
        ("<t>“It is the best thing I've seen them do,”</t> <s>Ann Roe</s> <c>said</c>.", "unknown"),
    ],
)
def test_basis(sentence: str, expected: str) -> None:
    assert marked(sentence, ROE, PAPER).only.basis == expected
