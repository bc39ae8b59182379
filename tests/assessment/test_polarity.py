from __future__ import annotations

import pytest

from .marked import marked, person


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("<s>Ann Roe</s> <c>said</c> <t>she was not there</t>.", "positive"),
        ("<s>Ann Roe</s> did not <c>say</c> <t>who signed</t>.", "negative"),
        ("<s>Ann Roe</s> <c>never said</c> <t>that the wall was safe</t>.", "negative"),
        ("<s>Ann Roe</s> <c>denied</c> <t>that the wall was safe</t>.", "negative"),
        ("<s>Ann Roe</s> <c>did not deny</c> <t>that the wall was safe</t>.", "positive"),
        ("<s>Ann Roe</s> <c>opposes</c> <t>the sale</t>.", "negative"),
        ("<s>Ann Roe</s> <c>declined to comment on</c> <t>the sale</t>.", "negative"),
        ("<t>“I did not do this,”</t> <s>Ann Roe</s> <c>said</c>.", "positive"),
    ],
)
def test_polarity(sentence: str, expected: str) -> None:
    assert marked(sentence, person("Ann Roe")).only.polarity == expected
