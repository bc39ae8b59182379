"""What linking and storing cost a story as the ledger grows, how fast it answers, and how large it is.

    python benchmarks/scale.py                          # 30,000 stories
    python benchmarks/scale.py --stories 2000
    python benchmarks/scale.py --statements 2500000 --answers --keep big.db

Invented records (benchmarks/invented.py) go through `Ledger.add`, one transaction each, as the command does
it; only that is timed, in seconds of the processor. At the end 600 more are added to it and to a ledger of the
first 1,000, in turn, so that what else the machine does disturbs both alike: that is the ratio to look at. Then
who, trace and search are asked for their first 100 rows, in process, by the clock. `--keep FILE` keeps the ledger,
and goes on where it stands.
"""

from __future__ import annotations

import argparse
import itertools
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from invented import DIRECT, INDIRECT, OWN, stories
from reportedly.ledger import Ledger, links, search, traces

SMALL, TURNS = 1_000, 600
SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
STATEMENTS = DIRECT + INDIRECT + OWN


class Stopwatch:
    """Seconds of the processor, by stage."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()

    def around(self, stage: str, work: Callable[..., object]) -> Callable[..., object]:
        def timed(*given: object, **named: object) -> object:
            start = time.process_time()
            try:
                return work(*given, **named)
            finally:
                self.spent[stage] += time.process_time() - start

        return timed


def watched() -> Stopwatch:
    """A stopwatch around every stage of linking."""
    watch = Stopwatch()
    for name, stage in vars(links).items():
        if getattr(stage, "__name__", "").startswith("reportedly.ledger."):
            for work in ("link", "update"):
                if hasattr(stage, work):
                    setattr(stage, work, watch.around(name, getattr(stage, work)))
    return watch


def grow(ledger: Ledger, count: int, watch: Stopwatch, small: Path) -> None:
    """Bring the ledger to `count` stories, saying what they cost on the way; `small` gets it as it was at `SMALL`."""
    there = ledger.db.execute("SELECT count(*) FROM version").fetchone()[0]
    since, before, spent = there, Counter(watch.spent), 0.0
    for number, story in enumerate(itertools.islice(stories(count), there, None), there + 1):
        start = time.process_time()
        ledger.add(story)
        spent += time.process_time() - start
        if number == SMALL:
            ledger.db.execute("VACUUM INTO ?", (str(small),))
        if number in SIZES or number == count:
            print(_line(number, number - since, spent, watch.spent - before, ledger), flush=True)
            since, before, spent = number, Counter(watch.spent), 0.0


def compare(large: Ledger, small: Path, watch: Stopwatch) -> None:
    """Add as many stories again to the large ledger and to the small one, in turn: what disturbs one disturbs both."""
    size = large.db.execute("SELECT count(*) FROM version").fetchone()[0]
    spent = {"small": 0.0, "large": 0.0}
    stages = {"small": Counter[str](), "large": Counter[str]()}
    with Ledger(small) as little:
        given = {
            "small": (little, itertools.islice(stories(SMALL + TURNS), SMALL, None)),
            "large": (large, itertools.islice(stories(size + TURNS), size, None)),
        }
        for turn in range(TURNS):
            for name in sorted(given, reverse=bool(turn % 2)):
                ledger, source = given[name]
                story, before, start = next(source), Counter(watch.spent), time.process_time()
                ledger.add(story)
                spent[name] += time.process_time() - start
                stages[name] += watch.spent - before
    stages = {name: stages[name] + Counter(storing=spent[name] - stages[name].total()) for name in stages}
    for stage in sorted(stages["large"]):
        little_, large_ = (1000 * stages[name][stage] / TURNS for name in ("small", "large"))
        print(f"  {stage}: {little_:.2f} ms at {SMALL}, {large_:.2f} at {size}: {large_ / little_:.2f} times")
    little_, large_ = (1000 * spent[name] / TURNS for name in ("small", "large"))
    print(f"cost a story: {little_:.2f} ms at {SMALL}, {large_:.2f} at {size}: {large_ / little_:.2f} times")


def _line(size: int, count: int, spent: float, stages: Counter[str], ledger: Ledger) -> str:
    each = ", ".join(f"{stage} {1000 * cost / count:.2f}" for stage, cost in sorted(stages.items()))
    storing = 1000 * (spent - stages.total()) / count
    held = ledger.db.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").fetchone()[0]
    costs = f"{1000 * spent / count:.2f} ms each (storing {storing:.2f}, {each})"
    return f"{size:>8} stories; the last {count}: {costs}; {held / size:.0f} bytes a story"


def ask(path: str, queries: int) -> None:
    """The times of the first 100 rows of each kind of question."""
    chance = random.Random(5)
    with Ledger.ask(path) as asked:
        db = asked.db
        last = db.execute("SELECT max(id) FROM statement").fetchone()[0]

        def some(column: str, where: str) -> str:
            while True:
                row = db.execute(
                    f"SELECT {column} FROM statement LEFT JOIN speaker ON speaker.statement = statement.id"
                    f" LEFT JOIN entity ON entity.id = speaker.entity WHERE statement.id = ? AND {where}",
                    (chance.randint(1, last),),
                ).fetchone()
                if row:
                    return str(row[0])

        def words() -> str:
            one = some("text", "own_voice = 0").strip("“”,").split()
            start = chance.randrange(len(one))
            return " ".join(one[start : start + chance.randint(1, 3)])

        def phrase() -> str:
            return f'"{words()}"'

        questions: dict[str, tuple[Callable[[], str], Callable[[str], object]]] = {
            "search, any words": (words, lambda wanted: search.search(db, wanted, limit=100)),
            "search, a phrase": (phrase, lambda wanted: search.search(db, wanted, limit=100)),
            "trace": (
                lambda: some("text", "quotation = 'direct'"), lambda wanted: traces.trace(db, wanted, 100),
            ),
        }  # fmt: skip
        try:
            from reportedly.ledger.who import who
        except ImportError:
            pass
        else:
            questions["who"] = (
                lambda: some("entity.name", "own_voice = 0"),
                lambda wanted: list(who(db, wanted, limit=100)),
            )
        for name, (make, answer) in questions.items():
            times = []
            for _ in range(queries):
                wanted = make()
                start = time.perf_counter()
                answer(wanted)
                times.append(1000 * (time.perf_counter() - start))
            middle, late = statistics.median(times), statistics.quantiles(times, n=20)[-1]
            print(f"{name}: median {middle:.1f} ms, 95th percentile {late:.1f}, most {max(times):.1f}")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--stories", type=int, default=30_000)
    options.add_argument("--statements", type=int, help="Instead of --stories: as many stories as hold these.")
    options.add_argument("--queries", type=int, default=200)
    options.add_argument("--keep", metavar="FILE", help="Keep the ledger in FILE, or go on with it.")
    options.add_argument("--storing", action="store_true", help="Store only, and link nothing.")
    options.add_argument(
        "--answers", action="store_true", help="Link only what who, trace and search ask: a tenth of the work."
    )
    given = options.parse_args()
    count = -(-given.statements // STATEMENTS) if given.statements else given.stories
    if given.storing:
        links.link = lambda db, version: None
    if given.answers:
        links.link = _for_answers
    with tempfile.TemporaryDirectory() as folder:
        path = given.keep or str(Path(folder, "scale.db"))
        small = Path(folder, "small.db")
        watch = watched()
        with Ledger(path) as ledger:
            grow(ledger, count, watch, small)
            held = Path(path).stat().st_size
            size = f"{held / count:.0f} bytes a story, {held / 1e6:.0f} MB"
            print(f"{count} stories, {count * STATEMENTS} statements: {size}")
            if small.exists() and count > SMALL:
                compare(ledger, small, watch)
        ask(path, given.queries)
    return 0


def _for_answers(db: sqlite3.Connection, version: int) -> None:
    """Persons and quotations only."""
    links.agents.link(db, version)
    links.quotations.link(db, version)


if __name__ == "__main__":
    sys.exit(main())
