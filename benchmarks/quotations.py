"""Quotations that two stories share: are they traced together, and is their wording classed right?

    python benchmarks/quotations.py --stories events.jsonl wire.jsonl [--list N [--seed SEED]]

The files hold lines of `reportedly read --json` over the articles of `../shared/data/events` and
`../shared/data/wire`, which take some minutes to read; without them the benchmark says so and ends.

Brute force: every pair of quotations of two stories that has five words in a row in common, two of them content words,
is found by an index of all runs of five words. Each is then traced by the words of the one: the other must be in the
answer unless their speakers are known to differ. Of those that differ in wording, some hundreds that were drawn at
random and read stand in `quotations/wordings.tsv`: is the class right? `--list N` draws more to read, none twice, and
does not say how they were classed.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
import time
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import msgspec

from reportedly import Story
from reportedly.alignment import Wording, compare
from reportedly.alignment.grammar import is_content
from reportedly.ledger import Ledger
from reportedly.ledger.quotations import spans, speakers_of
from reportedly.ledger.traces import trace
from reportedly.linking.quotations import RUN, Speaker, differ

HERE = Path(__file__).resolve().parent
MANY = 10_000


class Printed(NamedTuple):
    """A quotation as a story prints it."""

    story: str
    start: int
    end: int
    text: str
    pieces: tuple[tuple[int, int], ...]
    forms: list[str]
    speakers: tuple[Speaker, ...]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--stories", type=Path, nargs="*", default=[], help="lines of `reportedly read --json`")
    parser.add_argument("--list", type=int, metavar="N", help="print N pairs that differ in wording, to read")
    parser.add_argument("--seed", type=int, default=1, help="another seed draws others")
    given = parser.parse_args()
    if not given.stories or not all(path.is_file() for path in given.stories):
        print("skipped: give the stories as lines of `reportedly read --json` (--stories)")
        return 0
    with Ledger(":memory:") as ledger:
        count = add(ledger, given.stories)
        known = printed(ledger.db)
        pairs = sharing(known)
        if given.list:
            show(known, pairs, given.list, given.seed)
            return 0
        print(f"{count} stories, {len(known)} quotations; {len(pairs)} pairs share five words in a row")
        together(ledger.db, known, pairs)
    judged(known)
    return 0


def add(ledger: Ledger, files: list[Path]) -> int:
    decoder = msgspec.json.Decoder(Story)
    count = 0
    for path in files:
        for line in path.read_bytes().splitlines():
            story = decoder.decode(line)
            if story.document.url is None:  # several have the same text: only an address makes them different stories
                document = msgspec.structs.replace(story.document, url=f"https://wire.example/{story.document.id}")
                story = msgspec.structs.replace(story, document=document)
            ledger.add(story)
            count += 1
    return count


def printed(db: sqlite3.Connection) -> dict[int, Printed]:
    rows = db.execute(
        'SELECT quotation.id, name, start, "end", text, pieces, words, statement FROM quotation'
        " JOIN version ON version.id = quotation.version JOIN story ON story.id = version.story"
    ).fetchall()
    return {
        row: Printed(
            name, start, end, text, spans(pieces), words.split(" "), speakers_of(db, said) if said is not None else ()
        )
        for row, name, start, end, text, pieces, words, said in rows
    }


def sharing(known: dict[int, Printed]) -> list[tuple[int, int]]:
    """The pairs of quotations of different stories that share five words in a row, two of them content words."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for row, item in known.items():
        for run in {tuple(item.forms[at : at + RUN]) for at in range(len(item.forms) - RUN + 1)}:
            if sum(map(is_content, run)) >= 2:
                holders[run].append(row)
    found = {pair for rows in holders.values() for pair in combinations(rows, 2)}
    return sorted(pair for pair in found if known[pair[0]].story != known[pair[1]].story)


def together(db: sqlite3.Connection, known: dict[int, Printed], pairs: list[tuple[int, int]]) -> None:
    partners: dict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        partners[one].add(other)
    traced = apart = 0
    missed = []
    took = []
    for row, others in partners.items():
        item = known[row]
        began = time.perf_counter()
        answer = trace(db, " ".join(item.forms), limit=MANY)
        took.append(time.perf_counter() - began)
        places = {(found.story, found.start, found.end) for found in answer}
        for other in others:
            theirs = known[other]
            if (theirs.story, theirs.start, theirs.end) in places:
                traced += 1
            elif differ(item.speakers, theirs.speakers):
                apart += 1
            else:
                missed.append((item.story, item.start, theirs.story, theirs.start))
    took.sort()
    print(f"traced together: {traced}; speakers known to differ: {apart}; missed: {len(missed)} {missed[:10]}")
    middle, high = (took[int(len(took) * share)] * 1e3 for share in (0.5, 0.95))
    print(f"a trace takes {middle:.1f} ms, {high:.1f} at the 95th percentile")


def wording(one: Printed, other: Printed) -> str:
    """The class of the shorter wording against the longer one."""
    shorter, longer = sorted((one, other), key=lambda item: (len(item.forms), item.story, item.start))
    return compare(Wording(shorter.text, shorter.pieces), Wording(longer.text, longer.pieces), excerpt=True).wording


def read() -> list[tuple[tuple[str, int], tuple[str, int], str]]:
    """The pairs that were read, by story and place, with the class that a reader gives them."""
    rows = [line.split("\t") for line in (HERE / "quotations" / "wordings.tsv").read_text("utf-8").splitlines()]
    return [
        ((row[0], int(row[1])), (row[2], int(row[3])), row[4])
        for row in rows
        if len(row) > 4 and row[0] != "story" and not row[0].startswith("#")
    ]


def by_place(known: dict[int, Printed]) -> dict[tuple[str, int], Printed]:
    """The quotations by story and place; of two that begin at one place, the longer."""
    return {(item.story, item.start): item for item in sorted(known.values(), key=lambda item: item.end)}


def show(known: dict[int, Printed], pairs: list[tuple[int, int]], count: int, seed: int) -> None:
    """Pairs that differ in wording and were not read yet, one for each two wordings, drawn at random."""
    placed = by_place(known)
    places = {place: " ".join(item.forms) for place, item in placed.items()}
    done = {tuple(sorted((places[one], places[other]))) for one, other, _ in read() if {one, other} <= places.keys()}
    different: dict[tuple[str, ...], tuple[Printed, Printed]] = {}
    for one, other in pairs:
        a, b = known[one], known[other]
        if any(placed[item.story, item.start] is not item for item in (a, b)):
            continue
        if wording(a, b) not in {"verbatim", "typographic"}:
            different.setdefault(tuple(sorted((" ".join(a.forms), " ".join(b.forms)))), (a, b))
    left = sorted(pair for words, pair in different.items() if words not in done)
    print(f"# {len(different)} different pairs of wordings, {len(left)} not read yet")
    for a, b in random.Random(seed).sample(left, min(count, len(left))):
        shorter, longer = sorted((a, b), key=lambda item: (len(item.forms), item.story, item.start))
        print(*shorter[:2], *longer[:2], sep="\t")
        for item in (shorter, longer):
            print("   ", " | ".join(item.text[start:end].replace("\n", " ") for start, end in item.pieces))


def judged(known: dict[int, Printed]) -> None:
    """The class of the pairs that were read, against what a reader says."""
    places = by_place(known)
    right = count = 0
    for (story, start), (other, place), said in read():
        one, two = places.get((story, start)), places.get((other, place))
        if one is None or two is None:
            print(f"  {story} {start} / {other} {place}: no longer there")
            continue
        count += 1
        given = wording(one, two)
        right += given == said
        if given != said:
            print(f"  {story} {start} / {other} {place}: {given}, a reader says {said}")
    print(f"wordings: {right} of {count} classes right ({right / max(1, count):.1%})")


if __name__ == "__main__":
    sys.exit(main())
