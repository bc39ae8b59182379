"""Fit the confidence of an exported network on held-out articles, and choose its cut.

    python training/calibrate.py ../shared ../src/reportedly/extraction/model accurate

Reads the ONNX file that ships, so that what is fitted is what users get; writes the coefficients
and the three cuts into `NAME.json`, and prints how well the confidence keeps its word.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from data import articles, split
from evaluate import scorer, scorer_module
from reportedly.extraction import nesting
from reportedly.extraction.confidence import FEATURES, features
from reportedly.extraction.decode import Candidate
from reportedly.extraction.encoder import Encoder
from reportedly.extraction.marks import quotations
from reportedly.extraction.refine import quotation_type, refined

NEARLY = 0.001
"""Of all cuts that give up no more than this of the best F1 the highest is taken: what is shown should be right."""

SURE = 0.88
"""Of what "sure" keeps so many are right, on held-out articles."""

ALL = 0.2
"""The cut of "all": of the least sure that it keeps one in five is right."""

FOLDS = 5
"""Parts of the held-out articles; each is judged by what the others teach."""


class Seen(NamedTuple):
    """A candidate of one article, its features, and whether it is right by the gold."""

    candidate: Candidate
    features: list[float]
    right: bool


def seen(encoder: Encoder, article: dict, module: ModuleType) -> list[Seen]:
    """Every candidate of an article, clean but not cut, held against the gold one by one."""
    text = article["text"]
    found = quotations(text)
    words = module.Words(text)
    gold = [(words.covered(a["content"]), words.covered(a["source"])) for a in article["attributions"]]
    kept = []
    for candidate in encoder.candidates(encoder.read(text, found)):
        clean = refined(candidate, text, found)
        if clean is None:
            continue
        mine = (words.covered(clean.content), words.covered(clean.source))
        quoted = quotation_type(clean.content, text, found) != "indirect"
        right = bool(module.match([mine], gold, with_source=True))
        kept.append(Seen(clean, features(clean, quoted=quoted), right))
    return kept


def fit(rows: NDArray[np.float64], right: NDArray[np.float64], *, ridge: float = 1.0) -> NDArray[np.float64]:
    """Logistic coefficients by Newton's method, with a little shrinking."""
    w = np.zeros(rows.shape[1])
    penalty = np.full(rows.shape[1], ridge)
    penalty[0] = 0.0
    for _ in range(50):
        p = 1 / (1 + np.exp(-rows @ w))
        gradient = rows.T @ (p - right) + penalty * w
        hessian = (rows * (p * (1 - p))[:, None]).T @ rows + np.diag(penalty)
        step = np.linalg.solve(hessian, gradient)
        w -= step
        if np.abs(step).max() < 1e-8:
            break
    return w


def calibration_error(sure: NDArray[np.float64], right: NDArray[np.float64]) -> float:
    """Expected calibration error over ten bins of equal width."""
    bins = np.minimum((sure * 10).astype(int), 9)
    return float(
        sum(
            abs(sure[bins == b].mean() - right[bins == b].mean()) * (bins == b).mean()
            for b in range(10)
            if (bins == b).any()
        )
    )


def chances(rows: NDArray[np.float64], coefficients: NDArray[np.float64]) -> NDArray[np.float64]:
    """The confidence of each row."""
    result: NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(rows @ coefficients, -30, 30)))
    return result


def out_of_fold(by_article: list[list[Seen]]) -> list[NDArray[np.float64]]:
    """The confidence of each candidate by coefficients that were fitted on other articles."""
    sure: list[NDArray[np.float64]] = [np.empty(0)] * len(by_article)
    for fold in range(FOLDS):
        others = [s for i, found in enumerate(by_article) if i % FOLDS != fold for s in found]
        w = fit(np.array([s.features for s in others]), np.array([float(s.right) for s in others]))
        for i in range(fold, len(by_article), FOLDS):
            rows = np.array([s.features for s in by_article[i]]).reshape(-1, len(FEATURES))
            sure[i] = chances(rows, w)
    return sure


def kept_at(cut: float, found: list[Seen], sure: NDArray[np.float64]) -> list[dict]:
    """What the extractor would keep of an article's candidates, in the scorer's form."""
    ranked = [nesting.Ranked(s.candidate, float(c)) for s, c in zip(found, sure, strict=True) if c >= cut]
    kept = nesting.arranged(ranked)
    return [
        {"source": r.candidate.source, "cue": [r.candidate.cue], "content": r.candidate.content}
        for r in kept
        if not any(nesting.within(r.candidate.cue, o.candidate.content) for o in kept if o is not r)
    ]


def main(shared: Path, folder: Path, name: Literal["accurate", "fast"]) -> None:
    path = shared / "tools" / "score_attributions.py"
    score, module = scorer(path), scorer_module(path)
    _, held = split(articles(shared / "data" / "polnear" / "train.jsonl"))
    encoder = Encoder(model=name, folder=folder)
    by_article = [seen(encoder, article, module) for article in held]
    sure = out_of_fold(by_article)
    right = np.array([float(s.right) for found in by_article for s in found])
    error = calibration_error(np.concatenate(sure), right)
    print(f"{len(right)} candidates, {right.mean():.3f} right, calibration error on other articles {error:.4f}")
    by_cut, precise = {}, []
    for cut in np.arange(0.2, 0.85, 0.02):
        predicted = [
            {"id": article["id"], "attributions": kept_at(cut, found, c)}
            for article, found, c in zip(held, by_article, sure, strict=True)
        ]
        result = score(held, predicted)
        by_cut[round(float(cut), 2)] = result["attr CS"]["F1"]
        precise += [round(float(cut), 2)] if result["attr CS"]["P"] >= SURE else []
        names = ("attr CS", "exact source", "exact cue", "exact content", "direct right")
        print(f"cut {cut:.2f}  " + "  ".join(f"{n} {100 * result[n]['F1']:.1f}" for n in names))
    everything = [s for found in by_article for s in found]
    w = fit(np.array([s.features for s in everything]), right)
    description = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    description["confidence"] = {
        "coefficients": dict(zip(FEATURES, np.round(w, 5).tolist(), strict=True)),
        "cuts": {
            "sure": min(precise),
            "balanced": max(cut for cut, figure in by_cut.items() if figure >= max(by_cut.values()) - NEARLY),
            "all": ALL,
        },
        "articles": len(held),
        "calibration_error": round(error, 4),
    }
    (folder / f"{name}.json").write_text(json.dumps(description, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[3] not in ("accurate", "fast"):
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
