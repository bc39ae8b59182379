"""Words a second on one core, everything on, beside spaCy's small pipeline in the same run.

    pip install '.[bench]'
    python benchmarks/speed.py [--shared ../shared] [--rounds 3]

Each system reads the same articles in a process of its own, pinned to one core, model load left
out, in turn; the medians are printed with their ratio. spaCy is measured whole (as it loads) and
with its parser alone. Then: two workers beside one, start-up, and a 500-word story from cold. Words are
what white space parts. Without ../shared the examples are read, over and over.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from peers import Textacy, spacy_pipeline

ROOT = Path(__file__).parents[1]
SYSTEMS = ("accurate", "fast", "spacy-whole", "spacy-parser", "textacy")


def texts(shared: Path) -> list[str]:
    """Articles to read: some 25,000 words."""
    path = shared / "data" / "polnear" / "dev.jsonl"
    if path.exists():
        with path.open(encoding="utf-8", newline="\n") as lines:
            return [json.loads(line)["text"] for line in lines][:34]
    from reportedly import read

    found = [story.document.text for story in read(str(ROOT / "examples"))]
    return found * (1 + 25_000 // sum(len(t.split()) for t in found))


def reader(system: str) -> Callable[[str], object]:
    """A function that does all of a system's work on one text."""
    if system in ("accurate", "fast"):
        from reportedly import Extractor, from_text, understand

        extractor = Extractor(model=system)  # type: ignore[arg-type]
        return lambda text: understand(from_text(text, id="article"), extractor=extractor)
    if system == "textacy":
        return Textacy().attributions
    return spacy_pipeline(only_parser=system == "spacy-parser")


def measure(system: str, shared: Path) -> dict[str, float]:
    """Words a second of one system in this process, on one core, and the process's peak memory."""
    os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[-1]})
    articles = texts(shared)
    read = reader(system)
    read(articles[0])
    began = time.perf_counter()
    for text in articles:
        read(text)
    spent = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"words_per_second": sum(len(t.split()) for t in articles) / spent, "peak_mb": peak}


def in_its_own_process(system: str, shared: Path) -> dict[str, float] | None:
    """`measure`, one thread, in a new process; None where the system is not installed."""
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    command = [sys.executable, __file__, "--one", system, "--shared", str(shared)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=os.environ | threads)
    return json.loads(done.stdout) if done.returncode == 0 else None


def in_two_workers(shared: Path) -> float:
    """How much faster two processes read many articles than one, the start of the processes left out."""
    from reportedly.corpus import read

    with tempfile.TemporaryDirectory() as scratch:
        for number, text in enumerate(texts(shared) * 4):
            (Path(scratch) / f"{number:04}.txt").write_text(text, encoding="utf-8")
        spent = []
        for workers in (1, 2):
            results = read([scratch], workers=workers)
            next(results)
            began = time.perf_counter()
            count = sum(1 for _ in results)
            spent.append((time.perf_counter() - began) / count)
    return spent[0] / spent[1]


def seconds(command: list[str], *, times: int = 5) -> float:
    """The median wall time of a command."""
    spent = []
    for _ in range(times):
        began = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        spent.append(time.perf_counter() - began)
    return statistics.median(spent)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--one", choices=SYSTEMS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one, options.shared)))
        return
    rounds: dict[str, list[dict[str, float]]] = {system: [] for system in SYSTEMS}
    for _ in range(options.rounds):
        for system in SYSTEMS:
            figures = in_its_own_process(system, options.shared)
            if figures is not None:
                rounds[system].append(figures)
    ours = {name: statistics.median(f["words_per_second"] for f in rounds[name]) for name in ("accurate", "fast")}
    for system, found in rounds.items():
        if not found:
            print(f"{system:14s} skipped: not installed (pip install '.[bench]')")
            continue
        speeds = sorted(f["words_per_second"] for f in found)
        middle = statistics.median(speeds)
        print(f"{system:14s} {middle:7.0f} words/s ({speeds[0]:.0f} to {speeds[-1]:.0f})  "
              f"peak {max(f['peak_mb'] for f in found):4.0f} MB  "
              f"accurate is {ours['accurate'] / middle:.2f} x this, fast {ours['fast'] / middle:.2f} x")  # fmt: skip
    print(f"two workers are {in_two_workers(options.shared):.2f} x as fast as one")
    command = [sys.executable, "-m", "reportedly"]
    print(f"reportedly --help     {seconds([*command, '--help']):.2f} s")
    with tempfile.TemporaryDirectory() as scratch:
        story = Path(scratch) / "story.txt"
        story.write_text(" ".join(" ".join(texts(options.shared)).split()[:500]), encoding="utf-8")
        print(f"a 500-word story      {seconds([*command, 'read', str(story)]):.2f} s from a cold start")


if __name__ == "__main__":
    main()
