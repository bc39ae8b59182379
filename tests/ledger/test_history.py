"""What happened to a story, day by day, of the stories of the tutorial as they were read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import reportedly
from reportedly.ledger import Ledger
from reportedly.ledger.stories import story

FILES = sorted((Path(__file__).parents[2] / "examples" / "lifeboat").glob("*.html"))


@pytest.fixture(scope="module")
def ledger() -> Iterator[Ledger]:
    with Ledger(":memory:") as made:
        for each in reportedly.read(*FILES[:5], FILES[7]):
            made.add(each)
        yield made


def happened(ledger: Ledger, name: str) -> list[tuple[str, str, str]]:
    found = story(ledger.db, name, path=":memory:")
    assert found is not None
    return [(event.day[:10], event.lane, event.words) for event in found.history if event.lane != "said"]


def test_an_agency_story_is_copied_and_corrected(ledger: Ledger) -> None:
    assert happened(ledger, "03-kestrel") == [
        ("2025-06-03", "story", "published by Kestrel News Agency"),
        ("2025-06-03", "other", "copied by Inland Herald"),
        ("2025-06-03", "other", "copied by Daybreak Online"),
        ("2025-06-06", "story", "version 2"),
    ]


def test_a_programme_is_cited(ledger: Ledger) -> None:
    told = happened(ledger, "01-morning-tide")
    assert told[0] == ("2025-06-02", "story", "published by Morning Tide")
    assert ("2025-06-02", "other", "cited by Pellmouth Gazette") in told
