"""Fit the confidence of an exported network on held-out articles, and choose its cut.

    python training/calibrate.py ../shared ../src/reportedly/extraction/model

Reads the ONNX file that ships, so that what is fitted is what users get; writes the coefficients
and the cut into `model.json`, and prints how well the confidence keeps its word.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from data import articles, split
from reportedly.extraction import nesting
from reportedly.extraction.confidence import FEATURES, confidence, features
from reportedly.extraction.decode import Candidate
from reportedly.extraction.encoder import Encoder
from reportedly.extraction.marks import quotations
from reportedly.extraction.refine import refined


def read_all(encoder: Encoder, text: str) -> list[Candidate]:
    """Every candidate of a text, clean but not cut."""
    found = quotations(text)
    cleaned = (refined(candidate, text, found) for candidate in encoder.candidates(text, found))
    return [candidate for candidate in cleaned if candidate is not None]


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


def main(shared: Path, folder: Path) -> None:
    from evaluate import scorer, scorer_module

    path = shared / "tools" / "score_attributions.py"
    score, module = scorer(path), scorer_module(path)
    _, held = split(articles(shared / "data" / "polnear" / "train.jsonl"))
    encoder = Encoder(folder=folder)
    rows, right, by_article = [], [], {}
    for article in held:
        found = read_all(encoder, article["text"])
        by_article[article["id"]] = found
        words = module.Words(article["text"])
        gold = [(words.covered(a["content"]), words.covered(a["source"])) for a in article["attributions"]]
        for c in found:
            mine = (words.covered(c.content), words.covered(c.source))
            rows.append(features(c))
            right.append(float(bool(module.match([mine], gold, with_source=True))))
    x, y = np.array(rows), np.array(right)
    w = fit(x, y)
    sure = 1 / (1 + np.exp(-x @ w))
    print(f"{len(y)} candidates, {y.mean():.3f} right, calibration error {calibration_error(sure, y):.4f}")
    best = (0.0, 0.5)
    for cut in np.arange(0.2, 0.71, 0.02):
        predicted = []
        for name, found in by_article.items():
            ranked = [nesting.Ranked(c, confidence(c, w)) for c in found]
            kept = nesting.arranged([r for r in ranked if r.confidence >= cut])
            flat = [
                r.candidate
                for r in kept
                if not any(nesting.within(r.candidate.cue, o.candidate.content) for o in kept if o is not r)
            ]
            predicted.append(
                {"id": name, "attributions": [{"source": c.source, "cue": [c.cue], "content": c.content} for c in flat]}
            )
        result = score(held, predicted)
        best = max(best, (result["attr CS"]["F1"], float(cut)))
        print(
            f"cut {cut:.2f} CS {100 * result['attr CS']['F1']:.1f} source {100 * result['exact source']['F1']:.1f} "
            f"cue {100 * result['exact cue']['F1']:.1f} content {100 * result['exact content']['F1']:.1f} "
            f"direct right {100 * result['direct right']['F1']:.1f}"
        )
    description = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    description["confidence"] = {
        "coefficients": dict(zip(FEATURES, np.round(w, 5).tolist(), strict=True)),
        "cut": round(best[1], 2),
        "fitted_on": len(held),
    }
    (folder / "model.json").write_text(json.dumps(description, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
