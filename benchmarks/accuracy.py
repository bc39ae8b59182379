"""Attribution accuracy on PolNeAR dev, from raw texts through `reportedly read --json`.

    python benchmarks/accuracy.py [--shared ../shared] [--model accurate|fast] [--folder FOLDER]

Prints the figures of the scorer; the same at `--keep sure` and `--keep all`; how well the confidence keeps its word
(expected calibration error); exact spans on the 1,925 passages that others report on; and the recall by outlet,
cue and length, for the model card.

The articles' texts are written out as `.txt` files, read by the command as anybody would, turned
into the scorer's form (one attribution for each appearance that has a cue; statements inside
others left out, since the corpus is flat), and scored by the scorer that lies beside the data.
Text and gold text must have the same sha256. The peers' figures are printed beside.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from peers import Textacy

PEERS = (
    # system, attr CS F1, right speaker F1, exact source F1: as measured on the same dev split
    ("textacy 0.13, by paragraph", 25.4, 79.0, None),
    ("sayswho 0.1.4, finder only", 27.1, 79.3, None),
    ("Guardian/AFP rules", 15.6, 56.4, None),
    ("Gender Gap Tracker", 41.0, 62.1, None),
    ("Citron, retrained on train", 53.2, 71.8, 66.0),
    ("plain MiniLM-L6, four epochs, cut", 72.4, 92.7, 75.4),
)


ROLES = ("source", "cue", "content")


def attributions(story: dict[str, Any]) -> list[dict[str, Any]]:
    """The scorer's form of a story: its outermost statements, one for each appearance with a cue."""
    return [
        {**{role: printing[role] for role in ROLES}, "confidence": printing["confidence"]}
        for statement in story["statements"]
        if statement["parent"] is None
        for printing in statement["printings"]
        if printing["cue"]
    ]


def read(texts: dict[str, str], folder: Path, *settings: str) -> list[dict[str, Any]]:
    """`reportedly read --json` over the texts, each as a file of its own; gives the stories."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_bytes(text.encode("utf-8"))
    command = [sys.executable, "-m", "reportedly", "read", "--json", "--quiet", *settings, str(folder)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    if done.returncode not in (0, 3):
        raise SystemExit(f"accuracy: reportedly ended with {done.returncode}")
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


def predictions(gold: list[dict[str, Any]], folder: Path, *settings: str) -> list[dict[str, Any]]:
    """What `reportedly` finds in the gold documents' texts, in the scorer's form, with the confidence."""
    texts = {document["id"]: document["text"] for document in gold}
    made = []
    for story in read(texts, folder, *settings):
        document = story["document"]
        wanted = hashlib.sha256(texts[document["id"]].encode("utf-8")).hexdigest()
        if document["sha256"] != wanted:
            raise SystemExit(f"accuracy: the text of {document['id']} was changed in reading")
        made.append({"id": document["id"], "attributions": attributions(story)})
    return made


def module_at(path: Path) -> ModuleType:
    """The scorer, from where it lies beside the data."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def show(result: dict[str, Any]) -> None:
    """The scorer's table."""
    for name, value in result.items():
        print(f"{name:16s} " + "  ".join(f"{k} {100 * value[k]:5.1f}" for k in ("P", "R", "F1") if k in value))


def calibration_error(gold: list[dict[str, Any]], made: list[dict[str, Any]], scorer: ModuleType) -> tuple[float, int]:
    """The expected calibration error of the confidences, in ten bins, and over how many attributions."""
    by_id = {document["id"]: document["attributions"] for document in made}
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for document in gold:
        words = scorer.Words(document["text"])
        wanted = [(words.covered(a["content"]), words.covered(a["source"])) for a in document["attributions"]]
        for found in by_id[document["id"]]:
            mine = (words.covered(found["content"]), words.covered(found["source"]))
            right = bool(scorer.match([mine], wanted, with_source=True))
            bins[min(9, int(10 * found["confidence"]))].append((found["confidence"], right))
    n = sum(map(len, bins.values()))
    gap = sum(abs(sum(c for c, _ in b) - sum(r for _, r in b)) for b in bins.values())
    return gap / n, n


FAMILIES: dict[str, Callable[[dict[str, Any], dict[str, Any]], str]] = {
    "outlet": lambda document, a: document["outlet"],
    "cue": lambda document, a: _cue_family(" ".join(document["text"][s:e] for s, e in a["cue"]).lower()),
    "length of the content in words": lambda document, a: _length(
        sum(len(document["text"][s:e].split()) for s, e in a["content"])
    ),
}


def _cue_family(cue: str) -> str:
    words = cue.split()
    if cue.startswith("according to"):
        return "according to"
    if words and words[-1].strip(":,") in ("say", "says", "said", "saying"):
        return "say"
    if {"tell", "tells", "told", "telling"} & set(words):
        return "tell"
    return "other, one word" if len(words) < 2 else "other, several words"


def _length(words: int) -> str:
    return next(f"up to {most}" for most in (5, 10, 20, 40, 10**6) if words <= most).replace("up to 1000000", "more")


def by_family(gold: list[dict[str, Any]], made: list[dict[str, Any]], scorer: ModuleType) -> None:
    """The recall of attributions by what they are like."""
    by_id = {document["id"]: document["attributions"] for document in made}
    found: dict[str, Counter[str]] = defaultdict(Counter)
    total: dict[str, Counter[str]] = defaultdict(Counter)
    for document in gold:
        words = scorer.Words(document["text"])
        wanted = [(words.covered(a["content"]), words.covered(a["source"])) for a in document["attributions"]]
        mine = [(words.covered(a["content"]), words.covered(a["source"])) for a in by_id[document["id"]]]
        matched = scorer.match(wanted, mine, with_source=True)
        for number, attribution in enumerate(document["attributions"]):
            for family, of in FAMILIES.items():
                total[family][of(document, attribution)] += 1
                found[family][of(document, attribution)] += number in matched
    for family, counts in total.items():
        shares = (f"{name} {100 * found[family][name] / n:.0f} ({n})" for name, n in sorted(counts.items()))
        print(f"recall by {family}: " + ", ".join(shares))


def passages(shared: Path, folder: Path, *settings: str) -> None:
    """Exact spans on the passages that CofeNet's authors report on."""
    path, tool = shared / "data" / "polnear" / "valid_bio.jsonl", shared / "tools" / "score_bio.py"
    if not path.exists() or not tool.exists():
        print(f"passages: skipped, no {path} or {tool}")
        return
    printed = subprocess.run([sys.executable, str(tool), "texts", str(path)], stdout=subprocess.PIPE, check=True)
    texts = {item["id"]: item["text"] for item in map(json.loads, printed.stdout.decode("utf-8").splitlines())}
    made = [{"id": s["document"]["id"], "attributions": attributions(s)} for s in read(texts, folder, *settings)
            if s["document"]]  # fmt: skip
    predicted = folder.parent / "passages.jsonl"
    predicted.write_text("".join(json.dumps(p) + "\n" for p in made), encoding="utf-8")
    subprocess.run([sys.executable, str(tool), "score", str(path), str(predicted)], check=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--model", choices=("accurate", "fast"), default="accurate")
    parser.add_argument("--folder", type=Path, help="keep the texts and predictions in this folder")
    options = parser.parse_args()
    path = options.shared / "data" / "polnear" / "dev.jsonl"
    tool = options.shared / "tools" / "score_attributions.py"
    if not path.exists() or not tool.exists():
        print(f"accuracy: skipped, no {path} or {tool}")
        return
    with path.open(encoding="utf-8", newline="\n") as lines:
        gold = [json.loads(line) for line in lines if line.strip()]
    scorer, model = module_at(tool), ("--model", options.model)
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.folder or Path(scratch)
        made = predictions(gold, folder / "texts", *model)
        predicted = "".join(json.dumps(p) + "\n" for p in made)
        (folder / "predicted.jsonl").write_text(predicted, encoding="utf-8")
        show(scorer.score(gold, made))
        sure = scorer.score(gold, predictions(gold, folder / "texts", *model, "--keep", "sure"))["attr CS"]
        every = predictions(gold, folder / "texts", *model, "--keep", "all")
        most = scorer.score(gold, every)["attr CS"]
        for name, point in (("sure", sure), ("all", most)):
            print(
                f"\n--keep {name:9s} P {100 * point['P']:5.1f}  R {100 * point['R']:5.1f}  F1 {100 * point['F1']:5.1f}",
                end="",
            )
        error, n = calibration_error(gold, every, scorer)
        print(f"\ncalibration error {error:.3f} over {n} attributions (--keep all)\n")
        by_family(gold, made, scorer)
        print("\npassages, exact (BERT-base with CofeNet on its test passages: 83.2, 75.3, 72.9)")
        passages(options.shared, folder / "passages", *model)
        try:
            textacy = Textacy()
        except ModuleNotFoundError as missing:
            print(f"\ntextacy: skipped ({missing}; pip install '.[bench]')")
        else:
            print("\ntextacy by paragraph, in this run")
            show(scorer.score(gold, [{"id": d["id"], "attributions": textacy.attributions(d["text"])} for d in gold]))
    print("\npeers on the same split, as measured before      attr CS   direct right   exact source")
    for name, claimed, right, source in PEERS:
        print(f"  {name:34s} {claimed:5.1f}   {right:5.1f}   {'-' if source is None else source}")


if __name__ == "__main__":
    main()
