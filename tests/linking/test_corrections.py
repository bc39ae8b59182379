"""Whether a correction names what another story has; what it says of itself is no matter of it."""

from __future__ import annotations

import pytest

from reportedly.linking.corrections import corrects

MOORED = "The harbour had moored 1,250 barges at Ostrey by the night of the storm"


@pytest.mark.parametrize(
    "notice",
    [
        "CORRECTION: An earlier version of this story said that the harbour had moored 1,250 barges. It was 125.",
        "The original headline stated incorrectly that 1,250 barges were moored at Ostrey.",
        "This article was amended on 3 May. The number of barges moored at Ostrey by the night of the storm is 2,150,"
        " not 1,250 as stated in an earlier version.",
        "The number of barges that the harbour moored is 2,150, not 1,250, as we reported.",
        "2,150 barges were moored in the harbour, not 1,250 as an earlier version had it.",
    ],
)
def test_what_was_wrong_is_found_with_its_number(notice: str) -> None:
    assert corrects(notice, MOORED)
    assert not corrects(notice, MOORED.replace("1,250", "2,150"))


@pytest.mark.parametrize(
    "notice",
    [
        "CORRECTION: An earlier version of this story said that the chandler had sold 1,250 ropes. It was 125.",
        "The number of lamps lit at Ostrey is 2,150, not 1,250 as stated in an earlier version.",
        "The number of barges moored at Ostrey is 2,150, not 1,520 as stated in an earlier version.",
    ],
)
def test_another_matter_or_another_number_is_not_meant(notice: str) -> None:
    assert not corrects(notice, MOORED)
