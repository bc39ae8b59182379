"""Who is the same across stories: pairs of entities labelled by reading, as the whole way into the ledger ties them.

    python benchmarks/agents.py [--shared ../shared] [--half tune|aside] [--stories FILE] [--wrong]

The labels (`agents/pairs.jsonl`: ids, offsets, names) stand over `events`, whose texts lie in ../shared. All its
stories are added to one ledger in the order of their dates, and a pair counts as tied where both have one agent.
`--stories` takes lines of `reportedly read --json` made before, so that nothing is read again. Shares are given
with their 95 % Wilson intervals.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from reportedly import Entity, Extractor, Story, from_text, understand
from reportedly.ledger import Ledger
from reportedly.ledger import agents as agent_links

PAIRS = Path(__file__).parent / "agents" / "pairs.jsonl"


def wilson(hits: int, n: int) -> tuple[float, float]:
    """The 95 % Wilson interval of a share."""
    if not n:
        return 0.0, 1.0
    z, p = 1.96, hits / n
    middle, spread = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return (middle - spread) / (1 + z * z / n), (middle + spread) / (1 + z * z / n)


def stories(articles: Path, made: Path | None) -> Iterator[Story]:
    """The stories of `events`, read now or taken from lines made before."""
    if made is not None:
        with made.open("rb") as lines:
            yield from (msgspec.json.decode(line, type=Story) for line in lines)
        return
    extractor = Extractor()
    with articles.open(encoding="utf-8", newline="\n") as lines:
        for article in map(json.loads, lines):
            document = msgspec.structs.replace(
                from_text(article["text"], id=article["id"]),
                url=article["url"],
                outlet=article["outlet"],
                published=article["published"],
                title=article["title"],
            )
            yield understand(document, extractor=extractor)


def meant(side: dict[str, Any], entities: tuple[Entity, ...]) -> Entity | None:
    """The entity of a story that a label means: the one with most of its mentions."""
    wanted = {tuple(span) for span in side["mentions"]}

    def common(entity: Entity) -> tuple[int, int]:
        exact = len(wanted & set(entity.mentions))
        touching = sum(any(a < end and start < b for a, b in entity.mentions) for start, end in wanted)
        return exact, touching

    best = max(entities, key=common, default=None)
    return best if best is not None and common(best)[1] else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--half", choices=("tune", "aside"), default="aside")
    parser.add_argument("--stories", type=Path, help="lines of `reportedly read --json` over the same articles")
    parser.add_argument("--wrong", action="store_true", help="also list what came out wrong, to read it up")
    options = parser.parse_args()
    articles = options.shared / "data" / "events" / "articles.jsonl"
    if not articles.exists():
        print(f"agents: skipped, no {articles}")
        return
    found = sorted(stories(articles, options.stories), key=lambda s: (s.document.published or "", s.document.id))
    of: dict[tuple[str, str], tuple[int, str]] = {}
    with Ledger(":memory:") as ledger:
        began = time.perf_counter()
        for story in found:
            ledger.add(story)
        rows = ledger.db.execute("SELECT version.id FROM version ORDER BY id").fetchall()
        if ledger.db.execute("SELECT 1 FROM identification").fetchone() is None:
            for (version,) in rows:
                agent_links.link(ledger.db, version)
        print(f"{len(found)} stories added in {time.perf_counter() - began:.1f} s")
        reasons = Counter(ledger.db.execute("SELECT reason FROM identification").fetchall())
        merges = ledger.db.execute("SELECT count(*) FROM agent_merge").fetchone()[0]
        for number, local, agent, reason in ledger.db.execute(
            "SELECT version.id, local, entity.agent, identification.reason FROM entity"
            " JOIN version ON version.id = entity.version JOIN identification ON identification.entity = entity.id"
        ):
            of[found[number - 1].document.id, local] = agent, reason
    by_id = {story.document.id: story for story in found}
    tally: Counter[tuple[str, bool, bool]] = Counter()
    lost = 0
    with PAIRS.open(encoding="utf-8", newline="\n") as lines:
        for pair in map(json.loads, lines):
            if pair["half"] != options.half:
                continue
            sides = [meant(pair[side], by_id[pair[side]["doc"]].entities) for side in ("a", "b")]
            if None in sides:
                lost += 1
                continue
            (one, why_one), (other, why_other) = (
                of[pair[side]["doc"], entity.id] for side, entity in zip("ab", sides, strict=True) if entity
            )
            tied = one == other
            for name in (
                "all",
                pair["about"],
                *(("person, hard",) if pair["hard"] and pair["about"] == "person" else ()),
            ):
                tally[name, pair["same"], tied] += 1
            if options.wrong and tied != pair["same"]:
                names = [entity.name for entity in sides if entity]
                print(json.dumps({"pair": pair["pair"], "drawn": pair["drawn"], "about": pair["about"],
                                  "same": pair["same"], "names": names, "why": [why_one, why_other]},
                                 ensure_ascii=False))  # fmt: skip
    print(f"half {options.half!r}, {lost} pairs of which an entity is no longer found; {merges} agents merged")
    for name in ("person", "person, hard", "body", "thing", "all"):
        hits, false = tally[name, True, True], tally[name, False, True]
        missed, apart = tally[name, True, False], tally[name, False, False]
        for what, n in (("precision", hits + false), ("recall", hits + missed)):
            low, high = wilson(hits, n)
            print(f"{name:13s} {what:10s} {100 * hits / max(1, n):5.1f} %  ({100 * low:.1f} to {100 * high:.1f})  "
                  f"{hits} of {n}; {apart} rightly apart")  # fmt: skip
    if options.wrong:
        for (reason,), count in reasons.most_common():
            print(f"{count:6d}  {reason}")


if __name__ == "__main__":
    main()
