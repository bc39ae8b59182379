"""PolNeAR as training windows: each word piece with its labels.

    python training/data.py ../shared/data/polnear/train.jsonl

prints what the data hold and how much of it survives the cut into windows.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from reportedly.extraction.windows import Window, windows

HELD_OUT = 60
"""Articles of train that are kept for early stopping, thresholds and calibration."""


class Example(NamedTuple):
    """A window with its gold labels: `cues` (n,) as 0 outside, 1 begins, 2 inside; `anchors` (k,)
    the first piece of each cue, `lengths` (k,) its pieces, `roles` (k, n) as in `decode.ROLES`."""

    window: Window
    cues: NDArray[np.int64]
    anchors: NDArray[np.int64]
    lengths: NDArray[np.int64]
    roles: NDArray[np.int64]


def articles(path: Path) -> list[dict]:
    """The articles of one file of PolNeAR."""
    with path.open(encoding="utf-8", newline="\n") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def split(found: list[dict], *, seed: int = 20) -> tuple[list[dict], list[dict]]:
    """Train articles and the held-out ones, the same on every run."""
    order = sorted(found, key=lambda a: a["id"])
    random.Random(seed).shuffle(order)
    return order[HELD_OUT:], order[:HELD_OUT]


def straightened(article: dict) -> dict:
    """The article with straight marks for curly ones; offsets are unchanged."""
    table = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
    return {**article, "text": article["text"].translate(table)}


def examples(article: dict, tokenizer: Tokenizer, *, size: int) -> list[Example]:
    """Cut one article into labelled windows."""
    made = []
    for window in windows(article["text"], tokenizer, size=size):
        n = len(window.pieces)
        cues = np.zeros(n, dtype=np.int64)
        anchors, lengths, roles = [], [], []
        for attribution in article["attributions"]:
            inside = [_covered(window, span) for span in attribution["cue"]]
            cue = [k for run in inside for k in run]
            if not cue:
                continue
            cues[cue[0]] = 1
            for k in cue[1:]:
                cues[k] = cues[k] or 2
            row = np.zeros(n, dtype=np.int64)
            for role, begins in (("source", 1), ("content", 3)):
                for span in attribution[role]:
                    run = _covered(window, span)
                    for k in run:  # a new paragraph begins a new piece
                        row[k] = begins + 1 if k - 1 in run else begins
            row[cue] = 5
            anchors.append(cue[0])
            lengths.append(len(cue))
            roles.append(row)
        made.append(
            Example(
                window,
                cues,
                np.array(anchors, dtype=np.int64),
                np.array(lengths, dtype=np.int64),
                np.array(roles, dtype=np.int64).reshape(len(anchors), n),
            )
        )
    return made


def _covered(window: Window, span: list[int]) -> list[int]:
    starts, ends = window.offsets[:, 0], window.offsets[:, 1]
    return np.flatnonzero((starts >= 0) & (starts < span[1]) & (ends > span[0])).tolist()


if __name__ == "__main__":
    from model import base_folder

    found = articles(Path(sys.argv[1]))
    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    made = [e for a in found for e in examples(a, tokenizer, size=256)]
    print(f"{len(found)} articles, {sum(len(a['attributions']) for a in found)} attributions")
    print(
        f"{len(made)} windows, {sum(len(e.window.pieces) for e in made)} pieces, "
        f"{sum(len(e.anchors) for e in made)} cues (those in repeated paragraphs twice)"
    )
