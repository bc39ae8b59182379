"""A process that adds is killed at any moment: what it reported is there, and the next one goes on."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from reportedly.ledger import Ledger

from .invented import contents, lines, stories, whole, with_letters

KILLS = 12


def test_nothing_that_was_reported_is_lost_and_the_end_is_the_same(tmp_path: Path) -> None:
    made, chance = with_letters(stories(360)), random.Random(1)
    (tmp_path / "made.jsonl").write_bytes(lines(made))
    path, reported = tmp_path / "a.db", tmp_path / "reported"
    words = [sys.executable, "-m", "reportedly", "add", "made.jsonl", "--ledger", "a.db"]
    told: set[str] = set()
    killed = 0
    while killed < KILLS:
        with reported.open("wb") as out:
            process = subprocess.Popen(words, cwd=tmp_path, stdout=out, stderr=subprocess.DEVNULL)
            while process.poll() is None and not reported.stat().st_size and chance.random() > 0.02:
                time.sleep(0.01)
            time.sleep(chance.random() * 0.25)
            killed += process.poll() is None
            process.kill()
            process.wait()
        whole_lines = reported.read_text().rpartition("\n")[0]
        told |= {line.split()[-1] for line in whole_lines.splitlines()}
        if not path.exists() or not path.stat().st_size:
            continue
        with Ledger(path) as ledger:
            assert whole(ledger.db)
            assert told <= {name for (name,) in ledger.db.execute("SELECT name FROM story")}
        if len(told) > 350:  # it came to its end: from the start again
            told = set()
            for left in tmp_path.glob("a.db*"):
                left.unlink()
    assert subprocess.run(words, cwd=tmp_path, capture_output=True).returncode == 0
    with Ledger(path) as ledger, Ledger(":memory:") as fresh:
        for each in made:
            fresh.add(each)
        assert contents(ledger.db) == contents(fresh.db)


def test_two_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    made = stories(200)
    (tmp_path / "one.jsonl").write_bytes(lines(made[:140]))
    (tmp_path / "two.jsonl").write_bytes(lines(made[60:]))
    adding = [
        subprocess.Popen(
            [sys.executable, "-m", "reportedly", "add", name, "--ledger", "a.db", "--quiet"],
            cwd=tmp_path, stderr=subprocess.PIPE,
        )
        for name in ("one.jsonl", "two.jsonl")
    ]  # fmt: skip
    for process in adding:
        _, said = process.communicate(timeout=120)
        assert (process.returncode, said) == (0, b"")
    with Ledger(tmp_path / "a.db") as ledger:
        assert whole(ledger.db)
        assert [ledger.add(each).outcome for each in made] == ["unchanged"] * len(made)
