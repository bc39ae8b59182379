"""Fit the kind of a statement: the network's leaning and the weights of what the rules see, as one sum.

    python training/kind.py SHARED src/reportedly accurate fast

Reads the statements of `benchmarks/speakers/labels.jsonl` that are there to learn from (half `learn`, no
other), with the texts in SHARED and the networks as they ship. The first network named is fitted together with the
signs; for the others the weights of the signs are held and only their leanings fitted. Prints how often the kind is
right, cross-validated over articles and of every kind, and writes `NAME_kind.npy` with its hash in `NAME.json`, and
`kind_weights.json`.
"""

from __future__ import annotations

import hashlib
import json
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportedly import Extractor, from_text
from reportedly.assessment.article import Article
from reportedly.assessment.kind import ruled
from reportedly.assessment.passage import passages
from reportedly.assessment.weighing import KINDS, signs
from reportedly.extraction.extractor import reading_of
from reportedly.extraction.leanings import pooled
from reportedly.extraction.marks import quotations
from reportedly.resolution.speakers import resolve
from reportedly.statement import Attribution

LABELS = Path(__file__).parents[1] / "benchmarks" / "speakers" / "labels.jsonl"
TEXTS = {"polnear-train": "polnear/train.jsonl", "events": "events/articles.jsonl"}

FOLDS = 5
RAREST = 5
"""A sign that fewer statements have gets no weight."""

STATES, SIGNS = 2.0, 0.7
"""How far the weights of states and signs may go: the spread that the features of each are brought to."""

SMOOTHING = 0.05
"""What a label leaves to the other kinds: two readers agree on nine in ten."""

STEPS = 200


class Example(NamedTuple):
    """A labelled statement as the extractor finds it."""

    article: str
    kind: int
    states: NDArray[np.float32]
    signs: list[str]
    ruled: int


def labelled(path: Path = LABELS) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """The labels to learn from that give a kind, by article."""
    found: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="\n") as lines:
        for label in map(json.loads, lines):
            if label["half"] == "learn" and label["kind"] is not None:
                found[label["set"], label["doc"]].append(label)
    return found


def texts(shared: Path) -> dict[tuple[str, str], str]:
    """The texts by set and id."""
    found = {}
    for name, path in TEXTS.items():
        with (shared / "data" / path).open(encoding="utf-8", newline="\n") as lines:
            found.update({(name, article["id"]): article["text"] for article in map(json.loads, lines)})
    return found


def held_by(label: dict[str, Any], attributions: Sequence[Attribution]) -> int | None:
    """The attribution that a label is of: half of all characters of both contents are shared, or more; the source
    goes before the share."""
    wanted, source = characters(label["content"]), characters(label["source"])
    best, most = None, (False, 0.5)
    for number, attribution in enumerate(attributions):
        mine = characters(attribution.content)
        rank = (bool(source & characters(attribution.source)), len(mine & wanted) / max(1, len(mine | wanted)))
        if rank[1] >= 0.5 and rank >= most:
            best, most = number, rank
    return best


def characters(spans: Any) -> set[int]:
    """The offsets that spans cover."""
    return {at for start, end in spans for at in range(start, end)}


def examples(extractor: Extractor, article: str, text: str, labels: Sequence[dict[str, Any]]) -> Iterator[Example]:
    """The labelled statements of one article that the extractor finds."""
    document = from_text(text, id=article)
    attributions = extractor.extract(document).attributions
    resolution = resolve(document, attributions)
    found = passages(Article(document, resolution), attributions, resolution)
    reading = reading_of(extractor.encoder.read(document.text, quotations(document.text), states=np.asarray))
    for label in labels:
        number = held_by(label, attributions)
        states = None if number is None else pooled(attributions[number], reading)
        if number is not None and states is not None:
            passage = found[number]
            kind = KINDS.index(label["kind"])
            yield Example(article, kind, states, signs(passage), KINDS.index(ruled(passage).kind))


class Fitted(NamedTuple):
    """The leaning's weights (numbers of `pooled` and a constant, kinds), and those of each sign."""

    leaning: NDArray[np.float32]
    signs: dict[str, NDArray[np.float32]]

    def scores(self, found: Sequence[Example]) -> NDArray[np.float32]:
        """The sum for each kind, of each example."""
        total = np.stack([example.states for example in found]) @ self.leaning[:-1] + self.leaning[-1]
        for row, example in enumerate(found):
            for sign in example.signs:
                if sign in self.signs:
                    total[row] += self.signs[sign]
        return total


def fit(found: Sequence[Example], *, held: dict[str, NDArray[np.float32]] | None = None) -> Fitted:
    """The weights that make the labels of `found` likeliest, kept small; `held` are weights of signs that stand."""
    states = np.stack([example.states for example in found])
    mean, spread = states.mean(axis=0), states.std(axis=0) + 1e-2
    scale = STATES / np.sqrt(states.shape[1]) / spread
    names = [] if held else frequent(found)
    rows = {name: number for number, name in enumerate(names)}
    table = np.zeros((len(found), len(names) + 1), dtype=np.float32)
    table[:, -1] = 1.0
    offset = np.zeros((len(found), len(KINDS)), dtype=np.float32)
    for row, example in enumerate(found):
        for sign in example.signs:
            if sign in rows:
                table[row, rows[sign]] = SIGNS
            elif held and sign in held:
                offset[row] += held[sign]
    wanted = np.eye(len(KINDS), dtype=np.float32)[[example.kind for example in found]]
    wanted = (1 - SMOOTHING) * wanted + SMOOTHING / len(KINDS)
    weights = descended(np.hstack([(states - mean) * scale, table]), wanted, offset)
    width = states.shape[1]
    leaning = weights[:width] * scale[:, None]
    constant = weights[-1] - mean @ leaning
    return Fitted(
        np.vstack([leaning, constant]).astype(np.float32),
        held or {name: SIGNS * weights[width + number] for name, number in rows.items()},
    )


def frequent(found: Sequence[Example]) -> list[str]:
    """The signs that enough examples have, in order of the alphabet."""
    counts = Counter(sign for example in found for sign in example.signs)
    return sorted(sign for sign, count in counts.items() if count >= RAREST)


def descended(
    features: NDArray[np.float32], wanted: NDArray[np.float32], offset: NDArray[np.float32]
) -> NDArray[np.float32]:
    """The weights (features, kinds) of a log-linear model with a square penalty, by accelerated descent."""
    n = len(features)
    vector = np.ones(features.shape[1], dtype=np.float32)
    for _ in range(20):  # the largest curvature, which bounds the step
        vector = features.T @ (features @ vector)
        largest = np.linalg.norm(vector)
        vector /= largest
    step = 1.0 / (0.5 * largest / n + 1.0 / n)
    weights = ahead = np.zeros((features.shape[1], wanted.shape[1]), dtype=np.float32)
    for number in range(STEPS):
        scores = features @ ahead + offset
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        following = ahead - np.float32(step) * (features.T @ (chances - wanted) + ahead) / n
        ahead = following + np.float32(number / (number + 3)) * (following - weights)
        weights = following
    return weights


def fold(article: str) -> int:
    """The part that an article belongs to, the same on every run."""
    return zlib.crc32(article.encode()) % FOLDS


def cross_validated(found: Sequence[Example]) -> NDArray[np.int64]:
    """The kind that each example is given by what the other articles teach, with weights of the signs fitted anew."""
    given = np.zeros(len(found), dtype=np.int64)
    for part in range(FOLDS):
        theirs = [example for example in found if fold(example.article) != part]
        own = [number for number, example in enumerate(found) if fold(example.article) == part]
        if own and theirs:
            given[own] = fit(theirs).scores([found[number] for number in own]).argmax(axis=1)
    return given


def show(name: str, found: Sequence[Example], given: NDArray[np.int64]) -> None:
    """Print how often the kind is right, by the rules and by the sum, and of every kind recall and precision."""
    gold = np.array([example.kind for example in found])
    rules = np.array([example.ruled for example in found])
    print(f"{name}: {len(found)} statements; rules {100 * (rules == gold).mean():.1f}, "
          f"cross-validated {100 * (given == gold).mean():.1f} %")  # fmt: skip
    for number, kind in enumerate(KINDS):
        hits = int(((given == number) & (gold == number)).sum())
        recall, precision = hits / max(1, (gold == number).sum()), hits / max(1, (given == number).sum())
        print(f"  {kind:14s} recall {100 * recall:5.1f}  precision {100 * precision:5.1f}  of {(gold == number).sum()}")


def write_leaning(folder: Path, model: str, leaning: NDArray[np.float32]) -> None:
    """Write a network's reading beside it, with its hash in the network's description."""
    path = folder / f"{model}_kind.npy"
    np.save(path, leaning.astype(np.float16), allow_pickle=False)
    described = folder / f"{model}.json"
    description = json.loads(described.read_text(encoding="utf-8"))
    description["sha256"][path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
    described.write_text(json.dumps(description, indent=1) + "\n", encoding="utf-8")


def write_signs(path: Path, weights: dict[str, NDArray[np.float32]]) -> None:
    """Write the weights of the signs, a line each, with the hash of the labels that they were fitted on."""
    lines = [f"  {json.dumps(name)}: {json.dumps([round(float(x), 3) for x in row])}" for name, row in weights.items()]
    labels = hashlib.sha256(LABELS.read_bytes()).hexdigest()
    rows = ",\n".join(lines)
    path.write_text(
        f'{{\n "labels": "{labels}",\n "kinds": {json.dumps(KINDS)},\n "signs": {{\n{rows}\n }}\n}}\n', encoding="utf-8"
    )


def main(shared: Path, package: Path, models: Sequence[Any]) -> None:
    labels, by_text = labelled(), texts(shared)
    held: dict[str, NDArray[np.float32]] | None = None
    for model in models:
        extractor = Extractor(model=model)
        found = [
            example for key in sorted(labels) for example in examples(extractor, key[1], by_text[key], labels[key])
        ]
        show(model, found, cross_validated(found))
        fitted = fit(found, held=held)
        if held is None:
            held = fitted.signs
            write_signs(package / "assessment" / "kind_weights.json", held)
        write_leaning(package / "extraction" / "model", model, fitted.leaning)


if __name__ == "__main__":
    if len(sys.argv) < 4:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
