"""Attribution accuracy on PolNeAR dev, from raw texts through `reportedly read --json`.

    python benchmarks/accuracy.py [--shared ../shared] [--keep FOLDER]

The articles' texts are written out as `.txt` files, read by the command as anybody would, turned
into the scorer's form (one attribution for each appearance that has a cue; statements inside
others left out, since the corpus is flat), and scored by the scorer that lies beside the data.
Text and gold text must have the same sha256. The peers' figures are printed beside.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

PEERS = (
    # system, attr CS F1, right speaker F1, exact source F1: as measured on the same dev split
    ("textacy 0.13, by paragraph", 25.4, 79.0, None),
    ("sayswho 0.1.4, finder only", 27.1, 79.3, None),
    ("Guardian/AFP rules", 15.6, 56.4, None),
    ("Gender Gap Tracker", 41.0, 62.1, None),
    ("Citron, retrained on train", 53.2, 71.8, 66.0),
    ("plain MiniLM-L6, four epochs, cut", 72.4, 92.7, 75.4),
)


def attributions(story: dict[str, Any]) -> list[dict[str, Any]]:
    """The scorer's form of a story: its outermost statements, one for each appearance with a cue."""
    return [
        {"source": printing["source"], "cue": printing["cue"], "content": printing["content"]}
        for statement in story["statements"]
        if statement["parent"] is None
        for printing in statement["printings"]
        if printing["cue"]
    ]


def read(texts: dict[str, str], folder: Path) -> list[dict[str, Any]]:
    """`reportedly read --json` over the texts, each as a file of its own; gives the stories."""
    for name, text in texts.items():
        (folder / f"{name}.txt").write_bytes(text.encode("utf-8"))
    command = [sys.executable, "-m", "reportedly", "read", "--json", "--quiet", str(folder)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    if done.returncode not in (0, 3):
        raise SystemExit(f"accuracy: reportedly ended with {done.returncode}")
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


def predictions(gold: list[dict[str, Any]], folder: Path) -> list[dict[str, Any]]:
    """What `reportedly` finds in the gold documents' texts, in the scorer's form."""
    texts = {document["id"]: document["text"] for document in gold}
    made = []
    for story in read(texts, folder):
        document = story["document"]
        wanted = hashlib.sha256(texts[document["id"]].encode("utf-8")).hexdigest()
        if document["sha256"] != wanted:
            raise SystemExit(f"accuracy: the text of {document['id']} was changed in reading")
        made.append({"id": document["id"], "attributions": attributions(story)})
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--keep", type=Path, help="keep the texts and predictions in this folder")
    options = parser.parse_args()
    path = options.shared / "data" / "polnear" / "dev.jsonl"
    tool = options.shared / "tools" / "score_attributions.py"
    if not path.exists() or not tool.exists():
        print(f"accuracy: skipped, no {path} or {tool}")
        return
    with path.open(encoding="utf-8", newline="\n") as lines:
        gold = [json.loads(line) for line in lines if line.strip()]
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        (folder / "texts").mkdir(parents=True, exist_ok=True)
        made = predictions(gold, folder / "texts")
        predicted = folder / "predicted.jsonl"
        predicted.write_text("".join(json.dumps(p) + "\n" for p in made), encoding="utf-8")
        subprocess.run([sys.executable, str(tool), str(path), str(predicted)], check=True)
    print("\npeers on the same split      attr CS   direct right   exact source")
    for name, claimed, right, source in PEERS:
        print(f"  {name:34s} {claimed:5.1f}   {right:5.1f}   {'-' if source is None else source}")


if __name__ == "__main__":
    main()
