"""PolNeAR as training windows: each word piece with its labels.

    python training/data.py ../shared/data/polnear/train.jsonl

prints what the data hold and how much of it survives the cut into windows.
"""

from __future__ import annotations

import csv
import json
import random
import re
import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from reportedly.extraction.marks import quotations
from reportedly.extraction.windows import Window, windows

HELD_OUT = 60
"""Articles of train that are kept for early stopping, thresholds and calibration."""


UNKNOWN = -100
"""The label of a piece that nothing is known of: special pieces, and all of an article without labels."""

SHORTEST_ARTICLE = 600
"""Characters of an unlabelled article that is worth reading."""


class Example(NamedTuple):
    """A window with its gold labels: `cues` (n,) as 0 outside, 1 begins, 2 inside, -100 not known;
    `anchors` (k,) the first piece of each cue, `lengths` (k,) its pieces, `roles` (k, n) as in
    `decode.ROLES`."""

    window: Window
    cues: NDArray[np.int64]
    anchors: NDArray[np.int64]
    lengths: NDArray[np.int64]
    roles: NDArray[np.int64]
    labelled: bool


def articles(path: Path) -> list[dict]:
    """The articles of one file of PolNeAR."""
    with path.open(encoding="utf-8", newline="\n") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def split(found: list[dict], *, seed: int = 20) -> tuple[list[dict], list[dict]]:
    """Train articles and the held-out ones, the same on every run."""
    order = sorted(found, key=lambda a: a["id"])
    random.Random(seed).shuffle(order)
    return order[HELD_OUT:], order[:HELD_OUT]


def unlabelled(shared: Path, names: list[str]) -> list[dict]:
    """Articles that nobody labelled, for a student to hear what its teachers think of them."""
    found: list[dict] = []
    if "events" in names:
        found += articles(shared / "data" / "events" / "articles.jsonl")
    if "wire" in names:
        csv.field_size_limit(1 << 24)
        with (shared / "data" / "wire" / "bodies.csv").open(encoding="utf-8", newline="") as lines:
            found += [{"id": f"wire-{row['Body ID']}", "text": row["articleBody"]} for row in csv.DictReader(lines)]
    return [{"id": a["id"], "text": a["text"]} for a in found if len(a["text"]) >= SHORTEST_ARTICLE]


def straightened(article: dict) -> dict:
    """The article with straight marks for curly ones; offsets are unchanged."""
    table = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
    return {**article, "text": article["text"].translate(table)}


def examples(article: dict, tokenizer: Tokenizer, *, size: int) -> list[Example]:
    """Cut one article into windows, with its labels where it has any."""
    return _labelled(article, windows(article["text"], tokenizer, size=size))


def paragraphs(article: dict, tokenizer: Tokenizer, *, size: int) -> list[Example]:
    """The article with each paragraph in a window of its own, without what stands around it."""
    text = article["text"]
    found = quotations(text)
    lines = [m.span() for m in re.finditer(r"[^\n]*\S[^\n]*", text)]
    return _labelled(
        article, [w for line in lines for w in windows(text, tokenizer, found=found, spans=[line], size=size)]
    )


def _labelled(article: dict, cut: list[Window]) -> list[Example]:
    known = "attributions" in article
    made = []
    for window in cut:
        n = len(window.pieces)
        cues = np.where(window.offsets[:, 0] < 0, UNKNOWN, 0 if known else UNKNOWN)
        anchors, lengths, roles = [], [], []
        for attribution in article.get("attributions", ()):
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
                known,
            )
        )
    return made


def _covered(window: Window, span: list[int]) -> list[int]:
    starts, ends = window.offsets[:, 0], window.offsets[:, 1]
    return np.flatnonzero((starts >= 0) & (starts < span[1]) & (ends > span[0])).tolist()


if __name__ == "__main__":
    from bases import minilm_folder

    found = articles(Path(sys.argv[1]))
    tokenizer = Tokenizer.from_file(str(minilm_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    made = [e for a in found for e in examples(a, tokenizer, size=256)]
    print(f"{len(found)} articles, {sum(len(a['attributions']) for a in found)} attributions")
    print(
        f"{len(made)} windows, {sum(len(e.window.pieces) for e in made)} pieces, "
        f"{sum(len(e.anchors) for e in made)} cues (those in repeated paragraphs twice)"
    )
