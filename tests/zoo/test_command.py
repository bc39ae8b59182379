"""The command meets the zoo: documented exit codes, numbered messages, never a traceback."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from .animals import ANIMALS, Animal
from .keeper import GOOD, keep

EXITS = {"read": 0, "read with problem": 0, "not read": 3}
PARTLY = {"R213", "R310"}
"""Codes of a source that holds several documents, of which some could not be read."""

UNREADABLE = {animal.name for animal in ANIMALS if animal.outcome == "not read"}
FIRST_OF_THEIR_KIND = tuple({(a.outcome, a.codes): a for a in reversed(ANIMALS) if a.seconds <= 10}.values())
"""One animal for each way to end; a process for each of all would take minutes."""


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "reportedly", "read", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300)


def test_unreadable_sources_in_one_call_give_a_line_each_and_the_good_one_is_read(tmp_path: Path) -> None:
    kept = [(name, path) for name, path in keep(tmp_path) if name == GOOD or name in UNREADABLE]
    done = run("--json", *(str(path) for _, path in kept))
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    unread = [line for line in lines if line["document"] is None]
    assert len(unread) == len(UNREADABLE)
    assert all(line["problems"] for line in unread)
    assert [line["document"]["id"] for line in lines if line["document"]] == ["good"]


@pytest.mark.parametrize("animal", FIRST_OF_THEIR_KIND, ids=lambda animal: animal.name)
def test_exit_codes(animal: Animal, tmp_path: Path) -> None:
    path = tmp_path / animal.filename
    path.write_bytes(animal.build())
    done = run(str(path))
    assert done.returncode == (3 if PARTLY.intersection(animal.codes) else EXITS[animal.outcome])
    assert "Traceback" not in done.stderr
    assert all(f"[{code}]" in done.stderr for code in animal.codes)
