"""Whose turn a label says it is: one rule for the check of a story and for the ledger."""

from __future__ import annotations

import pytest

from reportedly.checking.checks import _differs
from reportedly.linking.documents import Voice, differs
from reportedly.linking.labels import another
from reportedly.linking.quotations import Speaker

CASES = [
    # names in whole and in part
    ("Ann Roe", "ANN ROE", False),
    ("Ann Roe", "Roe", False),
    ("Ann Roe", "ANN", False),
    ("Ann Roe", "MR. ROE", False),
    ("Ann Roe", "Ms. Roe", False),
    ("Mayor Ann Roe", "ROE", False),
    ("Mr. Roe", "ED ROE", False),
    ("Ann Roe", "ANN Q. ROE", False),
    ("Jim Roe", "JAMES ROE", False),
    # what stands about a name
    ("Ann Roe", "Roe (R-OH)", False),
    ("Ann Roe", "SEN. ANN ROE (R-TX)", False),
    ("Ann Roe", "ANN ROE, MAYOR OF MERIDIAN", False),
    ("Ann Roe", "PRESIDENT ROE", False),
    ("Ann Roe", "ROE (through translator)", False),
    ("Ann Roe", "MODERATOR ANN ROE", False),
    ("Ann Roe", "MODERATOR (ANN ROE)", False),
    ("Ann Roe", "ROE AND POE", False),
    ("Ann Roe", "POE/ROE", False),
    # names of several words
    ("Ursula von der Poe", "VON DER POE", False),
    ("Bill de Roe", "DEROE", False),
    ("Edgar Poe Roe", "POE", False),
    # namesakes, and others
    ("Ann Roe", "BOB ROE", True),
    ("Ann Roe Jr.", "ANN ROE SR.", True),
    ("Ann Roe", "ANN POE", True),
    ("Ann Roe", "Poe (R-OH)", True),
    ("Ann Roe", "POE AND DOE", True),
    ("Ann Roe", "MODERATOR ED POE", True),
    # who asks is not the one who is named, unless called so
    ("Ann Roe", "Q", True),
    ("Ann Roe", "MODERATOR", True),
    ("Ann Roe", "HOST", True),
    ("the moderator Ann Roe", "MODERATOR", None),
    # labels that name nobody
    ("Ann Roe", "A", None),
    ("Ann Roe", "THE WITNESS", None),
    ("Ann Roe", "UNIDENTIFIED MALE 2", None),
    ("Ann Roe", "", None),
    ("the president", "PRESIDENT", None),
]


@pytest.mark.parametrize(("name", "label", "expected"), CASES)
def test_whose_turn_it_is(name: str, label: str, expected: bool | None) -> None:
    assert another(name, (label,)) is expected


@pytest.mark.parametrize(("name", "label", "expected"), CASES)
def test_a_check_and_the_ledger_say_the_same(name: str, label: str, expected: bool | None) -> None:
    assert _differs((name,), label) is expected
    assert differs((Speaker(None, name, "person"),), Voice("turn", (label,)), frozenset()) is expected


def test_a_label_without_end_is_read_at_once() -> None:
    for label in ("(" * 100_000, "Roe " * 50_000, "Roe and " * 50_000, "-" * 100_000, " via" * 50_000):
        another("Ann Roe", (label,))
