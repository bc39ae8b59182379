"""Who is understood to speak, and how: right entity, type, kind, medium and chain, on statements labelled by reading.

    python benchmarks/speakers.py [--shared ../shared] [--half tune|aside|learn|fresh] [--model accurate|fast] [--wrong]

The labels (`speakers/labels.jsonl`: ids, offsets, names) stand over PolNeAR dev and `events`, whose
texts lie in ../shared. Rules were made looking at the half `tune` only; `aside` is for reporting, and was
reported once. `learn` (PolNeAR train) and `fresh` (`events`) were labelled later: to learn from, and to report next.
Shares are given with their 95 % Wilson intervals, of the labelled statements that were found;
how many were found is the first line.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from reportedly import Entity, Extractor, Hop, Statement, Story, from_text, understand

LABELS = Path(__file__).parent / "speakers" / "labels.jsonl"
TEXTS = {
    "polnear-dev": Path("polnear/dev.jsonl"),
    "polnear-train": Path("polnear/train.jsonl"),
    "events": Path("events/articles.jsonl"),
}
_SMALL = frozenset({"the", "a", "an", "mr", "mrs", "ms", "dr", "sen", "rep", "gov", "president", "of"})
_WORD = re.compile(r"[^\W_]+")

Place = tuple[int, int]


def wilson(hits: int, n: int) -> tuple[float, float]:
    """The 95 % Wilson interval of a share."""
    if not n:
        return 0.0, 1.0
    z, p = 1.96, hits / n
    middle, spread = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return (middle - spread) / (1 + z * z / n), (middle + spread) / (1 + z * z / n)


def words(text: str, spans: list[Any] | tuple[Any, ...]) -> set[int]:
    """Where the words of some spans begin."""
    return {m.start() for start, end in spans for m in _WORD.finditer(text, start, end)}


def same_name(mine: str, wanted: str) -> bool:
    """Whether two names may be one's: the last word is the same, and one holds all the words of the other."""
    a, b = ([w for w in _WORD.findall(name.casefold()) if w not in _SMALL] for name in (mine, wanted))
    return bool(a and b) and a[-1] == b[-1] and (set(a) <= set(b) or set(b) <= set(a))


def is_one(entity: Entity, wanted: str | list[int]) -> bool:
    """Whether an entity is the labelled one: by name, or by a mention where the label points."""
    if isinstance(wanted, str):
        return any(same_name(name, wanted) for name in (entity.name, *entity.aliases, *entity.handles))
    return any(a < wanted[1] and wanted[0] < b for a, b in entity.mentions)


def is_hop(hop: Hop, wanted: str | list[int], entities: dict[str, Entity], text: str) -> bool:
    """Whether a hop is the labelled one: by its entity, or by its name where it has none."""
    entity = entities.get(hop.entity or "")
    if entity is not None and is_one(entity, wanted):
        return True
    return same_name(hop.name, wanted if isinstance(wanted, str) else text[wanted[0] : wanted[1]])


def found_for(label: dict[str, Any], story: Story) -> Statement | None:
    """The statement whose content shares half of all words with the labelled one or more; of several
    one with the labelled source goes first (of "X said Y, Z reported" each half is labelled by itself)."""
    text = story.document.text
    wanted, source = words(text, label["content"]), words(text, label["source"])
    best, most = None, (False, 0.5)
    for statement in story.statements:
        for printing in statement.printings:
            mine = words(text, printing.content)
            likeness = len(mine & wanted) / max(1, len(mine | wanted))
            rank = (bool(source & words(text, printing.source)), likeness)
            if likeness >= 0.5 and rank >= most:
                best, most = statement, rank
    return best


class Tally:
    """Hits and trials by the name of what is counted."""

    def __init__(self) -> None:
        self.hits: dict[str, int] = defaultdict(int)
        self.trials: dict[str, int] = defaultdict(int)

    def add(self, name: str, right: bool) -> bool:
        self.hits[name] += right
        self.trials[name] += 1
        return right

    def show(self) -> None:
        for name, n in self.trials.items():
            low, high = wilson(self.hits[name], n)
            print(f"{name:34s} {100 * self.hits[name] / n:5.1f} %  ({100 * low:.1f} to {100 * high:.1f})  of {n}")


def judge(label: dict[str, Any], story: Story, tally: Tally) -> list[str]:
    """Hold one label against a story; gives the names of what came out wrong."""
    entities = {entity.id: entity for entity in story.entities}
    statement = found_for(label, story)
    if not tally.add("found", statement is not None):
        return ["found"]
    assert statement is not None
    mine = [entities[speaker] for speaker in statement.speakers]
    wrong = []

    def hold(name: str, right: bool) -> None:
        if not tally.add(name, right):
            wrong.append(name)

    if label["speaker"] is not None:
        right = all(any(is_one(e, w) for e in mine) for w in label["speaker"]) and len(mine) == len(label["speaker"])
        hold("right entity", right)
        if label["form"] in ("pronoun", "name", "description"):
            hold(f"right entity, {label['form']}", right)
    if label["type"] is not None:
        hold("entity type", bool(mine) and mine[0].type == label["type"])
    if label["kind"] is not None:
        hold("kind", statement.kind == label["kind"])
    hold("medium, where there is one" if label["medium"] != "unknown" else "medium, where it is unknown",
         statement.medium == label["medium"])  # fmt: skip
    left = list(label["chain"])
    text = story.document.text
    for hop in statement.chain:
        meant = next((w for w in left if is_hop(hop, w, entities, text)), None)
        hold("chain, precision of hops", meant is not None)
        if meant is not None:
            left.remove(meant)
    for wanted in label["chain"]:
        hold("chain, recall of hops", wanted not in left)
    if label["chain"]:
        hold("first hop", bool(statement.chain) and is_hop(statement.chain[0], label["chain"][0], entities, text))
    return wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--half", choices=("tune", "aside", "learn", "fresh"), default="aside")
    parser.add_argument("--model", choices=("accurate", "fast"), default="accurate")
    parser.add_argument("--wrong", action="store_true", help="also list what came out wrong, to read it up")
    options = parser.parse_args()
    data = options.shared / "data"
    if not all((data / path).exists() for path in TEXTS.values()):
        print(f"speakers: skipped, no {' or '.join(str(data / path) for path in TEXTS.values())}")
        return
    texts = {}
    for name, path in TEXTS.items():
        with (data / path).open(encoding="utf-8", newline="\n") as lines:
            texts.update({(name, a["id"]): a["text"] for a in map(json.loads, lines)})
    with LABELS.open(encoding="utf-8", newline="\n") as lines:
        labels = [label for label in map(json.loads, lines) if label["half"] == options.half]
    extractor = Extractor(model=options.model)
    stories: dict[tuple[str, str], Story] = {}
    tally = Tally()
    for label in labels:
        key = (label["set"], label["doc"])
        if key not in stories:
            stories[key] = understand(from_text(texts[key], id=label["doc"]), extractor=extractor)
        wrong = judge(label, stories[key], tally)
        if options.wrong and wrong:
            print(json.dumps({"wrong": wrong, **label}, ensure_ascii=False))
    print(f"{len(labels)} labelled statements in {len(stories)} articles, half {options.half!r}")
    tally.show()


if __name__ == "__main__":
    main()
