"""What stored transcripts make `documented`, of articles that quote them and of news that has nothing to do with them.

    python benchmarks/documents.py [--unrelated STORIES.jsonl]

Of ../shared/data: the 160 PolNeAR train articles with quotations that stand in one of the 167 transcripts
(`transcripts/quotations.jsonl`), read with the shipped network, and the transcripts, all in one ledger in memory. With
`--unrelated`, lines of `reportedly read --json` of stories that quote none of them: every check of theirs is chance.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from reportedly.alignment import words
from reportedly.ledger import Ledger
from reportedly.pipeline import understand
from reportedly.reading import from_text, read_sources
from reportedly.story import Story

DATA = Path(__file__).parents[2] / "shared" / "data"
CHECKS = (
    "SELECT story.name, quotation.words, wording, speaker_differs, documents FROM document_check"
    " JOIN quotation ON quotation.id = quotation JOIN version ON version.id = quotation.version"
    " JOIN story ON story.id = version.story"
)


def transcripts(data: Path) -> Iterator[Story]:
    for reading in read_sources(sorted((data / "transcripts").glob("*.txt"))):
        if reading.document is not None:
            yield Story(document=reading.document)


def articles(data: Path, wanted: set[str]) -> Iterator[Story]:
    with (data / "polnear" / "train.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            read = json.loads(line)
            if read["id"] in wanted:
                document = from_text(read["text"], id=read["id"])
                given = {name: read.get(name) for name in ("outlet", "published", "title")}
                yield understand(msgspec.structs.replace(document, **given))


def folded(text: str) -> str:
    return " ".join(word.form for word in words(text))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--unrelated", type=Path)
    parser.add_argument("--list", action="store_true", help="print the quotations that are not documented")
    asked = parser.parse_args()
    gold = asked.data / "transcripts" / "quotations.jsonl"
    if not gold.exists():
        print(f"{gold} is not there: skipped")
        return 0
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    with Ledger(":memory:") as ledger:
        spent = time.perf_counter()
        for story in transcripts(asked.data):
            ledger.add(story, document="transcript")
        print(f"transcripts added in {time.perf_counter() - spent:.0f} s")
        for story in articles(asked.data, {row["document"] for row in rows}):
            ledger.add(story)
        stored = Counter[str]()
        found: dict[str, list[tuple[str, str, int | None, int]]] = {}
        for name, forms in ledger.db.execute(
            "SELECT story.name, words FROM quotation JOIN version ON version.id = version"
            " JOIN story ON story.id = story WHERE statement IS NOT NULL"
        ):
            found.setdefault(name, []).append((forms, "", None, 0))
        for name, forms, *rest in ledger.db.execute(CHECKS):
            found.setdefault(name, []).append((forms, *rest))
        for row in rows:
            words_of = folded(row["quotation"])
            part = "verbatim" if row["verbatim_after_folding"] else "altered"
            mine = [each for each in found.get(row["document"], ()) if holds(each[0], words_of)]
            checks = [each for each in mine if each[1]]
            stored[f"{part}: in all"] += 1
            stored[f"{part}: a statement of somebody quotes it"] += bool(mine)
            stored[f"{part}: a check of it"] += bool(checks)
            stored[f"{part}: as printed"] += any(each[1] in AS_PRINTED for each in checks)
            stored[f"{part}: documented"] += any(each[3] for each in checks)
            stored[f"{part}: somebody else's only"] += bool(checks) and all(each[2] for each in checks)
            if asked.list and mine and not any(each[3] for each in checks):
                print(
                    part,
                    row["document"],
                    row["transcript"],
                    sorted({each[1:] for each in checks}, key=str),
                    words_of[:60],
                )
        for name, count in stored.items():
            print(f"{name:50} {count}")
    if asked.unrelated:
        unrelated(asked.unrelated, asked.data)
    return 0


AS_PRINTED = {"verbatim", "typographic", "bracketed", "elided"}


def holds(forms: str, wanted: str) -> bool:
    return f" {wanted} " in f" {forms} " or f" {forms} " in f" {wanted} "


def unrelated(path: Path, data: Path) -> None:
    with Ledger(":memory:") as ledger:
        for story in transcripts(data):
            ledger.add(story, document="transcript")
        count = 0
        for line in path.read_bytes().splitlines():
            count += 1
            ledger.add(msgspec.json.decode(line, type=Story))
        quotations = ledger.db.execute("SELECT count(*) FROM quotation WHERE statement IS NOT NULL").fetchone()[0]
        rows = ledger.db.execute(CHECKS).fetchall()
        documented = sum(row[4] for row in rows)
        print(f"unrelated: {count} stories, {quotations} quotations, {len(rows)} checks, {documented} documented")


if __name__ == "__main__":
    sys.exit(main())
