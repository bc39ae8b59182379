"""Adding, killed at random moments: is the ledger whole, is all there that was reported, is the end the same?

    python benchmarks/kills.py [--kills 200] [--stories 160]

A process of `reportedly add` gets lines of `read --json` (invented stories, benchmarks/invented.py) and is killed
with SIGKILL at a random moment of its work; then the ledger is checked, and the next process goes on. When one comes
to its end, the ledger is compared, row by row, with one that was made without kills, and a new one is begun. The code
must not be changed meanwhile.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from invented import stories
from reportedly.ledger import Ledger
from reportedly.schema import story_line

LONGEST = 60.0


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but for the times of adding."""
    with Ledger(path) as ledger:
        named = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        found = {}
        for (table,) in ledger.db.execute(named).fetchall():
            if table.startswith("statement_words"):
                continue  # how the index is cut into pieces is not compared; that it is whole is checked
            columns = [row[1] for row in ledger.db.execute(f"PRAGMA table_info({table})") if row[1] != "added_at"]
            quoted = ", ".join(f'"{column}"' for column in columns)
            found[table] = sorted(ledger.db.execute(f"SELECT {quoted} FROM {table}").fetchall(), key=repr)
    return found


def differing(found: dict[str, list[tuple[object, ...]]], expected: dict[str, list[tuple[object, ...]]]) -> list[str]:
    """The tables that are not the same."""
    return [f"the finished ledger differs in {table}" for table in expected if found.get(table) != expected[table]]


def check(path: Path, reported: set[str]) -> list[str]:
    """What is wrong with the ledger after a kill."""
    db = sqlite3.connect(path, isolation_level=None)
    wrong = [str(row[0]) for row in db.execute("PRAGMA integrity_check") if row[0] != "ok"]
    wrong += [f"no row is referred to: {row}" for row in db.execute("PRAGMA foreign_key_check")]
    db.execute("INSERT INTO statement_words (statement_words) VALUES ('integrity-check')")
    there = {name for (name,) in db.execute("SELECT name FROM story")}
    db.close()
    return wrong + [f"reported and not there: {name}" for name in sorted(reported - there)]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--stories", type=int, default=160)
    options.add_argument("--seed", type=int, default=3)
    given = options.parse_args()
    chance, kills, ends, wrong, before_any = random.Random(given.seed), 0, 0, [], 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines, path, out = folder / "made.jsonl", folder / "killed.db", folder / "reported"
        lines.write_bytes(b"".join(story_line(story) + b"\n" for story in stories(given.stories)))
        words = [sys.executable, "-m", "reportedly", "add", str(lines), "--ledger"]
        subprocess.run([*words, str(folder / "whole.db")], check=True, capture_output=True)
        expected, reported = contents(folder / "whole.db"), set[str]()
        while kills < given.kills:
            with out.open("wb") as target:
                process = subprocess.Popen([*words, str(path)], stdout=target, stderr=subprocess.DEVNULL)
                # Mostly some stories on, so that one ledger lives through many kills; at times before the first.
                wanted, begun = chance.randint(-3, given.stories // 8), time.monotonic()
                until = begun + chance.uniform(0, 1) if wanted < 0 else begun + LONGEST
                while process.poll() is None and time.monotonic() < until:
                    if 0 <= wanted <= sum(not line.startswith(b"unchanged") for line in out.read_bytes().splitlines()):
                        break
                    time.sleep(0.002)
                time.sleep(chance.uniform(0, 0.08))
                kills += process.poll() is None
                process.kill()
                code = process.wait()
            told = out.read_text().rpartition("\n")[0].splitlines()
            before_any += not told
            reported |= {line.split()[-1] for line in told}
            if path.exists() and path.stat().st_size:
                wrong += check(path, reported)
            if code == 0:
                ends += 1
                wrong += differing(contents(path), expected)
                reported = set()
                for left in folder.glob("killed.db*"):
                    left.unlink()
        code = subprocess.run([*words, str(path)], capture_output=True).returncode
        wrong += differing(contents(path), expected) if code == 0 else ["the last run failed"]
    for line in wrong:
        print(line)
    print(
        f"{kills} kills ({before_any} before the first story), {ends + 1} ledgers finished, {len(wrong)} things wrong"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
