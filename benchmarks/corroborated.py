"""Claims that were read: which are corroborated, and which does the ledger call so?

    reportedly add --ledger news.db events.jsonl wire.jsonl
    python benchmarks/corroborated.py --ledger news.db

`corroborated/read.tsv` holds 40 claims told by three outlets or more (a story without an outlet counts for one) with
two known origins or more, drawn at random and read before their standing was looked at, and all that were called
corroborated that day. With one known origin a claim can't be corroborated, so that none of those was drawn.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from reportedly.ledger import Ledger

READ = Path(__file__).parent / "corroborated" / "read.tsv"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--ledger", type=Path, required=True)
    asked = parser.parse_args()
    if not asked.ledger.exists():
        print(f"{asked.ledger} is not there: skipped")
        return 0
    rows = [line.split("\t") for line in READ.read_text(encoding="utf-8").splitlines() if not line.startswith("#")][1:]
    counts: Counter[tuple[str, str, str]] = Counter()
    with Ledger.ask(asked.ledger) as ledger:
        for part, story, start, end, reading in rows:
            found = ledger.db.execute(
                "SELECT (SELECT count(*) FROM standing WHERE standing.claim = membership.claim"
                " AND standing = 'corroborated') FROM membership JOIN statement ON statement.id = membership.statement"
                " JOIN version ON version.id = statement.version AND current JOIN story ON story.id = version.story"
                ' WHERE story.name = ? AND statement.start = ? AND statement."end" = ?',
                (story, int(start), int(end)),
            ).fetchone()
            counts[part, reading, "lost" if found is None else "called" if found[0] else "not called"] += 1
        in_all = ledger.db.execute(
            "SELECT count(DISTINCT claim) FROM standing WHERE standing = 'corroborated'"
        ).fetchone()
    for (part, reading, called), count in sorted(counts.items()):
        print(f"{part:7} read as {reading:11} {called:11} {count}")
    print(f"corroborated in all: {in_all[0]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
