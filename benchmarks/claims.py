"""Do two statements say the same, as the linker has it: `python benchmarks/claims.py --half "held out"`.

The articles are those of `../shared/data/events`, and for the half `wire` those of `../shared/data/wire`; where they
are missing the benchmark says so and ends. The pairs stand in `claims/pairs.jsonl`. Each is decided twice: by the check
of two statements alone, and by the whole way through the ledger (the two are members of one claim). `--stories FILE`
takes lines of `reportedly read --json` of these articles, so that they are not read again. `--fit` reckons the weights
of likeness from the tuning half.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np

from copies import articles, wire
from reportedly import Document, Story
from reportedly.ledger import Ledger
from reportedly.linking.claims import telling
from reportedly.linking.laying import lay
from reportedly.linking.likeness import likeness
from reportedly.linking.points import Point, point
from reportedly.linking.sameness import same, settings
from reportedly.pipeline import understand
from reportedly.statement import Kind

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared"
HALVES = ("tuning", "held out", "tuning 2", "fresh", "wire", "wire 2")
STRENGTH = 1.0
"""How strongly the fit keeps its weights small."""


class Side(NamedTuple):
    """One side of a pair: what is said at `[start, end)` of an article, by somebody or in its own voice."""

    article: str
    start: int
    end: int
    own_voice: bool


class Pair(NamedTuple):
    a: Side
    b: Side
    same: bool


class Count(NamedTuple):
    """Pairs decided rightly and wrongly, and those where one side is no longer found in its story."""

    right: int
    wrong: int
    missed: int
    lost: int

    def __str__(self) -> str:
        tied, alike = self.right + self.wrong, self.right + self.missed
        return f"precision {share(self.right, tied)}, recall {share(self.right, alike)}" + (
            f" ({self.lost} pairs are not found as they were labelled and count as parted)" if self.lost else ""
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder that holds data/events and data/wire")
    parser.add_argument("--half", choices=HALVES, default="tuning", help="which pairs (default: %(default)s)")
    parser.add_argument("--stories", type=Path, help="lines of `reportedly read --json` of these articles")
    parser.add_argument("--fit", action="store_true", help="print the weights of likeness as the tuning half has them")
    given = parser.parse_args()
    half = "tuning" if given.fit else given.half
    data = given.shared / "data"
    if not (data / ("wire" if half.startswith("wire") else "events")).is_dir():
        print(f"skipped: {data} has no articles")
        return 0
    pairs = list(labelled(half))
    wanted = {side.article for pair in pairs for side in (pair.a, pair.b)}
    stories = list(read(wire(data) if half.startswith("wire") else articles(data), given.stories, wanted))
    said = {story.document.id: points(story) for story in stories}
    if given.fit:
        fit(pairs, said)
        return 0
    print(f"{half}: {len(pairs)} pairs, {sum(pair.same for pair in pairs)} of which say the same")
    print("two statements alone:", count(pairs, lambda pair: alone(pair, said)))
    with Ledger(":memory:") as ledger:
        for story in stories:
            ledger.add(story)
        print("through the ledger: ", count(pairs, lambda pair: together(ledger, pair)))
        tied, parts, dropped = ledger.db.execute(
            "SELECT (SELECT count(*) FROM (SELECT 1 FROM claim_member GROUP BY claim HAVING count(*) > 1)),"
            " (SELECT count(*) FROM claim_member WHERE start IS NOT NULL), (SELECT count(*) FROM attribution_dropped)"
        ).fetchone()
    print(f"{len(stories)} stories, {tied} claims of several members ({parts} parts), {dropped} attributions dropped")
    return 0


def labelled(half: str) -> Iterator[Pair]:
    for line in (HERE / "claims" / "pairs.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["half"] == half:
            yield Pair(Side(**row["a"]), Side(**row["b"]), row["same"])


def read(documents: Iterable[Document], stories: Path | None, wanted: set[str]) -> Iterator[Story]:
    if stories is not None:
        with stories.open("rb") as lines:
            found = (msgspec.json.decode(line, type=Story) for line in lines)
            yield from (story for story in found if story.document.id in wanted)
        return
    yield from (understand(document) for document in documents if document.id in wanted)


def points(story: Story) -> dict[Side, Point]:
    """All that a story says, taken apart."""
    text, name = story.document.text, story.document.id
    names = {entity.id: entity.name.casefold().split() for entity in story.entities}
    found: list[tuple[Side, str, Kind | None, frozenset[str]]] = []
    for statement in story.statements:
        start, end = min(s for s, _ in statement.content), max(e for _, e in statement.content)
        words = " ... ".join(text[s:e] for s, e in statement.content)
        speakers = frozenset(word for speaker in statement.speakers for word in names[speaker])
        found.append((Side(name, start, end, False), words, statement.kind, speakers))
    found += [(Side(name, start, end, True), text[start:end], None, frozenset()) for start, end in story.own_voice]
    readings = likeness().read([words for _, words, _, _ in found])
    return {
        side: point(words, how, kind=kind, speakers=speakers)
        for (side, words, kind, speakers), how in zip(found, readings, strict=True)
    }


def alone(pair: Pair, said: dict[str, dict[Side, Point]]) -> bool | None:
    a, b = said[pair.a.article].get(pair.a), said[pair.b.article].get(pair.b)
    return None if a is None or b is None else same(a, b, rare(pair, said)).same


def rare(pair: Pair, said: dict[str, dict[Side, Point]]) -> dict[str, float]:
    return telling([*said[pair.a.article].values(), *said[pair.b.article].values()])


def together(ledger: Ledger, pair: Pair) -> bool | None:
    """Whether one claim has both, whole or with a part."""
    rows = [
        ledger.db.execute(
            "SELECT statement.id FROM statement JOIN version ON version.id = version JOIN story"
            ' ON story.id = version.story WHERE story.name = ? AND start = ? AND "end" = ? AND own_voice = ?',
            side,
        ).fetchone()
        for side in (pair.a, pair.b)
    ]
    if None in rows:
        return None
    one, other = (
        {claim for (claim,) in ledger.db.execute("SELECT claim FROM claim_member WHERE statement = ?", row)}
        for row in rows
    )
    return bool(one & other)


def count(pairs: list[Pair], decide) -> Count:  # type: ignore[no-untyped-def]
    right = wrong = missed = lost = 0
    for pair in pairs:
        decided = decide(pair)
        lost += decided is None
        right += bool(decided) and pair.same
        wrong += bool(decided) and not pair.same
        missed += not decided and pair.same
    return Count(right, wrong, missed, lost)


def share(part: int, whole: int) -> str:
    """A share with Wilson's interval at 95 %."""
    if not whole:
        return "of none"
    z, p = 1.96, part / whole
    middle = (p + z * z / (2 * whole)) / (1 + z * z / whole)
    half = z * math.sqrt(p * (1 - p) / whole + z * z / (4 * whole * whole)) / (1 + z * z / whole)
    return f"{part}/{whole} = {100 * p:.1f} % ({100 * (middle - half):.1f} to {100 * (middle + half):.1f})"


def fit(pairs: list[Pair], said: dict[str, dict[Side, Point]]) -> None:
    """Logistic regression by Newton's steps, the weights kept small, the constant free."""
    names = list(settings()["weights"])
    rows, wanted = [], []
    for pair in pairs:
        a, b = said[pair.a.article].get(pair.a), said[pair.b.article].get(pair.b)
        if a is not None and b is not None:
            measures = lay(a, b, rare(pair, said)).measures
            rows.append([1.0, *(measures[name] for name in names)])
            wanted.append(float(pair.same))
    x, y = np.array(rows), np.array(wanted)
    weights = np.zeros(x.shape[1])
    keep = np.diag([0.0, *([STRENGTH] * len(names))])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (p - y) + keep @ weights
        weights -= np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + keep, slope)
    print(f"constant = {weights[0]:.2f}")
    for name, weight in zip(names, weights[1:], strict=True):
        print(f"{name} = {weight:.2f}")


if __name__ == "__main__":
    sys.exit(main())
