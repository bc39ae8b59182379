"""Every animal ends as it should, in time, and never keeps its neighbours from being read."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from reportedly import reading
from reportedly.document import Document
from reportedly.messages import MESSAGES
from reportedly.reading import Reading

from .animals import ANIMALS, Animal
from .bodies import STORY

_MEMORY = 1_000_000_000


def outcome(readings: list[Reading]) -> str:
    """How a source ended: as `Animal.outcome` says it."""
    if not any(found.document for found in readings):
        return "not read"
    return "read with problem" if any(found.problems for found in readings) else "read"


def keep(animal: Animal, folder: Path) -> Path:
    path = folder / animal.filename
    path.write_bytes(animal.build())
    return path


def check_offsets(document: Document) -> None:
    """The blocks hold every character that is not white space, once and in order."""
    at = 0
    for block in document.blocks:
        assert at <= block.start < block.end <= len(document.text)
        assert not document.text[at : block.start].strip()
        at = block.end
    assert not document.text[at:].strip()


def test_there_are_at_least_forty_animals_of_different_names() -> None:
    assert len(ANIMALS) >= 40
    assert max(Counter(animal.name for animal in ANIMALS).values()) == 1
    assert max(Counter(animal.filename for animal in ANIMALS).values()) == 1


@pytest.mark.parametrize("animal", ANIMALS, ids=lambda animal: animal.name)
def test_animal(animal: Animal, tmp_path: Path) -> None:
    path = keep(animal, tmp_path)
    started = time.monotonic()
    readings = list(reading.read_sources([path]))
    took = time.monotonic() - started
    codes = [problem.code for found in readings for problem in found.problems]
    assert outcome(readings) == animal.outcome, codes
    assert set(animal.codes) <= set(codes)
    assert set(codes) <= set(MESSAGES)
    assert took < animal.seconds
    for found in readings:
        if found.document is None:
            assert found.problems
        else:
            check_offsets(found.document)


def test_a_batch_of_all_of_them_reads_the_good_file_in_the_middle(tmp_path: Path) -> None:
    paths = [keep(animal, tmp_path) for animal in ANIMALS]
    good = tmp_path / "good.txt"
    good.write_text(STORY, "utf-8")
    middle = len(paths) // 2
    code = (
        "import sys, resource\n"
        f"resource.setrlimit(resource.RLIMIT_AS, ({_MEMORY}, {_MEMORY}))\n"
        "from reportedly import reading\n"
        "for found in reading.read_sources(sys.argv[1:]):\n"
        "    print(found.source, found.document.sha256 if found.document else None)\n"
    )
    batch = [str(path) for path in [*paths[:middle], good, *paths[middle:]]]
    ran = subprocess.run([sys.executable, "-c", code, *batch], capture_output=True, text=True, check=False)
    assert ran.stderr == ""
    assert ran.returncode == 0
    lines = dict(line.rsplit(" ", 1) for line in ran.stdout.splitlines())
    assert lines[str(good)] == reading.from_text(STORY, id="good").sha256
