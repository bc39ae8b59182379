"""Which stories share their words, and who had them first: `python benchmarks/copies.py`.

The articles are those of `../shared/data/wire` and `../shared/data/events`; where that folder is missing the benchmark
says so and ends. Nothing is extracted: a copy is told by the words of the story alone.

- Of the pairs in `pairs.tsv` (30 % of the shorter one's runs of eight words in common), how many are linked.
- Of the linked pairs in `copies/wire.tsv`, drawn at random and read, how many are truly copies.
- Of the pairs in `copies/events.tsv`, how many have the direction that a reader gave them.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from reportedly import Document, Story, from_text
from reportedly.ledger import Ledger

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared"
SEED = 4


class Link(NamedTuple):
    """What the ledger says of two stories; `way` is the copy and its original, where that is known."""

    kind: str
    share: float
    way: tuple[str, str] | None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder that holds data/wire and data/events")
    parser.add_argument("--sample", type=int, metavar="N", help="print N linked pairs of wire drawn at random, to read")
    given = parser.parse_args()
    data = given.shared / "data"
    if not (data / "wire").is_dir():
        print(f"skipped: no {data / 'wire'}")
        return 0
    began = time.perf_counter()
    linked, count = link(wire(data))
    print(f"wire: {count} articles in {time.perf_counter() - began:.0f} s, {len(linked)} pairs linked")
    if given.sample:
        for pair in random.Random(SEED).sample(sorted(linked), given.sample):
            print("\t".join(pair), linked[pair].share, sep="\t")
        return 0
    pairs = [(row[0], row[1]) for row in rows(data / "wire" / "pairs.tsv")]
    found = [pair for pair in pairs if ordered(*pair) in linked]
    missed = [pair for pair in pairs if ordered(*pair) not in linked]
    print(f"pairs.tsv: {len(found)} of {len(pairs)} linked ({len(found) / len(pairs):.1%}); missed: {missed}")
    judged = {ordered(a, b): verdict for a, b, verdict in rows(HERE / "copies" / "wire.tsv")}
    still = {pair: verdict for pair, verdict in judged.items() if pair in linked}
    true = sum(verdict == "copy" for verdict in still.values())
    print(f"read: {true} of {len(still)} linked pairs are copies ({true / max(1, len(still)):.1%})")
    events(data)
    return 0


def events(data: Path) -> None:
    """Who copied whom, against what a reader says."""
    linked, count = link(articles(data))
    print(f"events: {count} articles, {len(linked)} pairs linked")
    count_of: Counter[str] = Counter()
    told = {ordered(a, b): (a, b, verdict) for a, b, verdict in rows(HERE / "copies" / "events.tsv")}
    for pair, (copy, original, verdict) in told.items():
        if pair not in linked:
            count_of["copies not linked"] += verdict != "no"
            continue
        way = linked[pair].way
        if verdict == "no":
            outcome = "linked and no copies"
        elif way is None:
            outcome = "left open, and both have it from a third" if verdict == "third" else "left open"
        else:
            outcome = "right" if verdict == "from" and way == (copy, original) else "wrong"
        if outcome == "wrong":
            print(f"  {way[0]} <- {way[1]}: a reader says {verdict} ({copy} <- {original})")
        count_of[outcome] += 1
    count_of["linked and not read"] = len(linked.keys() - told)
    print("direction:", ", ".join(f"{count} {outcome}" for outcome, count in sorted(count_of.items())))


def link(documents: Iterator[Document]) -> tuple[dict[tuple[str, str], Link], int]:
    """The linked pairs of a ledger of `documents`: the share, and the copy and its original where that is known."""
    count = 0
    with Ledger(":memory:") as ledger:
        for document in documents:
            ledger.add(Story(document=document))
            count += 1
        found = ledger.db.execute(
            "SELECT one.name, other.name, share, known, kind FROM copy"
            " JOIN version AS v ON v.id = copy.version JOIN story AS one ON one.id = v.story"
            " JOIN version AS w ON w.id = copy.original JOIN story AS other ON other.id = w.story"
        ).fetchall()
    linked = {}
    for copy, original, share, known, kind in found:
        linked[ordered(copy, original)] = Link(kind, share, (copy, original) if known else None)
    return linked, count


def wire(data: Path) -> Iterator[Document]:
    csv.field_size_limit(10**9)
    with (data / "wire" / "bodies.csv").open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            # Several have the same text: only their addresses make them different stories.
            address = f"https://wire.example/{row['Body ID']}"
            yield msgspec.structs.replace(from_text(row["articleBody"], id=row["Body ID"]), url=address)


def articles(data: Path) -> Iterator[Document]:
    with (data / "events" / "articles.jsonl").open(encoding="utf-8") as file:
        for line in file:
            given = json.loads(line)
            yield msgspec.structs.replace(
                from_text(given["text"], id=given["id"]),
                url=given["url"],
                outlet=given["outlet"],
                published=given["published"],
                title=given["title"],
                authors=tuple(given["authors"] or ()),
            )


def rows(path: Path) -> list[list[str]]:
    """The rows of a tab-separated file, without its heading and its comments."""
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


def ordered(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


if __name__ == "__main__":
    sys.exit(main())
