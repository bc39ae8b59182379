"""Every animal ends as it should, in time and memory, and keeps none of its neighbours from being read."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from reportedly import reading
from reportedly.messages import MESSAGES

from .animals import ANIMALS, Animal
from .bodies import STORY
from .keeper import GOOD, End

LATER = {"R314", "R325", "R326"}
"""What extraction may add: a mark without a partner, a text longer, or notices more, than are searched."""


@pytest.fixture(scope="module")
def ends(tmp_path_factory: pytest.TempPathFactory) -> dict[str, End]:
    """How each animal ended, all of them read in one batch by one process with a gigabyte of memory."""
    command = [sys.executable, "-m", "zoo.keeper", str(tmp_path_factory.mktemp("zoo"))]
    ran = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=300, cwd=Path(__file__).parents[1]
    )
    assert ran.stderr == ""
    assert ran.returncode == 0
    return {end.name: end for end in (End(**json.loads(line)) for line in ran.stdout.splitlines())}


def test_there_are_at_least_forty_animals_of_different_names() -> None:
    assert len(ANIMALS) >= 40
    assert max(Counter(animal.name for animal in ANIMALS).values()) == 1
    assert max(Counter(animal.filename for animal in ANIMALS).values()) == 1


@pytest.mark.parametrize("animal", ANIMALS, ids=lambda animal: animal.name)
def test_animal(animal: Animal, ends: dict[str, End]) -> None:
    end = ends[animal.name]
    of_reading = [code for code in end.codes if code not in LATER]
    outcome = "not read" if not end.documents else "read with problem" if of_reading else "read"
    assert (outcome, end.wrong) == (animal.outcome, None), end.codes
    assert set(animal.codes) <= set(end.codes) <= set(MESSAGES)
    assert end.seconds < animal.seconds


def test_the_good_file_in_their_middle_is_read(ends: dict[str, End]) -> None:
    assert ends[GOOD].sha256 == reading.from_text(STORY, id="good").sha256
    assert ends[GOOD].codes == []
