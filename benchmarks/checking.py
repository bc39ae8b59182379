"""Quotations against transcripts: found where they stand, altered ones noticed, others not found, and how fast.

    python benchmarks/checking.py [--data ../shared/data] [--seed 5] [--only found altered ...]

Over `transcripts/` of the data folder; without it the benchmark says so and ends. Whether words stand somewhere is
counted by a folding of this benchmark's own. The altered ones are made of the quotations that stand verbatim: a word
inside is replaced, dropped, added, negated, moved, a number or a pronoun changed, a clause elided with and without
marks. Those that stand in a transcript after all are left out. The speed is that of one document of all transcripts,
beside `quid` and `rapidfuzz` where they are installed (`pip install quid`). The archive is every quotation of
`polnear/train.jsonl` against all transcripts.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from mutations import OTHER, Mutation, folded, mutations, row
from reportedly.alignment import Wording
from reportedly.checking import Found, Index, find
from reportedly.document import Document
from reportedly.extraction.marks import quotations as marked
from reportedly.reading import from_text

HERE = Path(__file__).resolve().parent
NEGATIVES = 10_000
RUN = 4
FEW = 10
PARTS = ("found", "altered", "read", "others", "fragments", "speed", "archive")
UNALTERED = frozenset({"verbatim", "typographic", "bracketed"})


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument(
        "--only", nargs="*", default=["found", "altered", "read", "others", "fragments", "speed", "archive"]
    )
    parser.add_argument("--seed", type=int, default=5)
    options = parser.parse_args()
    folder = options.data / "transcripts"
    if not folder.is_dir():
        print(f"skipped: {folder} does not exist")
        return 0
    documents = [
        from_text(path.read_text("utf-8", "replace"), id=path.name) for path in sorted(folder.glob("*.txt"))
    ]  # fmt: skip
    began = time.perf_counter()
    index = Index(documents)
    took = time.perf_counter() - began
    rate = len(index) / took / 1e6
    print(f"{len(documents)} documents, {len(index)} words indexed in {took:.2f} s: {rate:.1f} M words/s")
    rows = [json.loads(line) for line in (folder / "quotations.jsonl").read_text("utf-8").splitlines()]
    standing = [found["quotation"] for found in rows if found["verbatim_after_folding"]]
    rows_of = [row(document.text) for document in documents]
    if "found" in options.only:
        found_where_they_stand(index, standing, rows_of)
    if "altered" in options.only:
        altered(index, standing, rows_of, random.Random(options.seed))
    if "read" in options.only:
        for name in ("read", "held"):
            judged(index, [found["quotation"] for found in rows], HERE / "checking" / f"{name}.tsv")
        for name in ("fresh",):
            judged_marks(index, [found["quotation"] for found in rows], options.data, HERE / "checking" / f"{name}.tsv")
    if "others" in options.only:
        others(documents, [found["quotation"] for found in rows], random.Random(options.seed))
    if "fragments" in options.only:
        from fragments import fragments

        fragments(documents, random.Random(options.seed))
    if "speed" in options.only:
        speed(documents, random.Random(options.seed))
    if "archive" in options.only:
        archive(index, options.data / "polnear" / "train.jsonl")
    return 0


def found_where_they_stand(index: Index, standing: list[str], rows: list[str]) -> None:
    """Each quotation that stands verbatim: its class, and whether every place given holds its words and none lacks."""
    classes: Counter[str] = Counter()
    right = words = several = complete = 0
    for quotation in standing:
        wanted = row(quotation)
        there = sum(wanted in text for text in rows)
        words += bool(there)
        several += there > 1
        found = find(index, Wording(quotation))
        classes["not_found" if found is None else found.wording] += 1
        if found is None or not there:
            print("  ", "stands only within other words" if found else "not found", "|", quotation[:70])
            continue
        text = index.documents[found.document].text
        held = all(row(text[start:end]) == wanted for start, end in found.places)
        right += held and found.wording in UNALTERED
        complete += len(found.places) == _count(rows[found.document], wanted)
    print(f"stand verbatim: {len(standing)}, {words} of them as words of their own, {several} in several transcripts")
    print(f"   in a place that holds them and unaltered: {right}; all places of the transcript listed: {complete}")
    print("  ", dict(classes))


def _count(text: str, wanted: str) -> int:
    """How often a row of words stands in a text, overlapping places as well."""
    count, at = 0, text.find(wanted)
    while at >= 0:
        count, at = count + 1, text.find(wanted, at + 1)
    return count


def altered(index: Index, quotations: list[str], rows: list[str], chance: random.Random) -> None:
    whole = "|".join(rows)
    noticed: Counter[str] = Counter()
    exact: Counter[str] = Counter()
    total: Counter[str] = Counter()
    classes: Counter[str] = Counter()
    seen: set[str] = set()
    for quotation in dict.fromkeys(quotations):
        if row(quotation) not in whole:
            continue
        for case in mutations(quotation, chance):
            altered_row = row(case.text)
            if altered_row in whole or altered_row in seen:
                continue  # it stands in a transcript after all, or was made twice
            seen.add(altered_row)
            total[case.kind] += 1
            found = find(index, Wording(case.text))
            classes["not_found" if found is None else found.wording] += 1
            good = found is not None and _is_placed(case, found)
            noticed[case.kind] += good
            exact[case.kind] += good and found is not None and _is_exact(index, quotation, case, found)
            if not good and sum(total.values()) - sum(noticed.values()) <= 20:
                print("  ", case.kind, "|", case.text[:100], "|", "not found" if found is None else found.wording)
    count, right = sum(total.values()), sum(noticed.values())
    wrong = sum(classes[name] for name in UNALTERED)
    print(f"altered: {count}; found and placed {right} ({right / count:.2%}); called unaltered: {wrong}")
    print(f"   at the original's own place and with nothing else altered: {sum(exact.values())}")
    print("  ", {kind: f"{noticed[kind]}/{total[kind]}" for kind in total})
    print("  ", dict(classes))


def _is_placed(case: Mutation, found: Found) -> bool:
    """Whether a difference touches the place where the alteration was made, or but for a space."""
    return found.wording not in UNALTERED and any(
        step.op != "same" and step.story[0] <= case.place[1] + 1 and case.place[0] <= step.story[1] + 1
        for step in found.differences
    )


def _is_exact(index: Index, quotation: str, case: Mutation, found: Found) -> bool:
    """Whether what is given of the document is the original, and no more is called altered than was."""
    text = index.documents[found.document].text
    there = any(row(text[start:end]) == row(quotation) for start, end in found.places)
    touched = 0
    for step in found.differences:
        if step.op != "same":
            touched += max(
                len(folded(case.text[slice(*step.story)]).words), len(folded(text[slice(*step.document)]).words)
            )
    return there and touched <= case.words


def judged(index: Index, quotations: list[str], path: Path) -> None:
    """The class of quotations that differ from the transcripts, against what a reader says."""
    lines = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
    read = [(int(line), said) for line, said in (pair for pair in lines if len(pair) == 2 and pair[0].isdigit())]
    right = 0
    for line, said in read:
        found = find(index, Wording(quotations[line]))
        given = "not_found" if found is None else found.wording
        right += given == said
        if given != said:
            print(f"   {line}: {given}, a reader says {said}")
    print(f"{path.name}: {right} of {len(read)} classes right ({right / max(1, len(read)):.1%})")


def judged_marks(index: Index, quotations: list[str], data: Path, path: Path) -> None:
    """As `judged`, for quotations that are named by an article and the code points within its marks."""
    lines = [line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#")][1:]
    files = {line[0] for line in lines} - {"quotations"}
    rows = [json.loads(row) for name in files for row in (data / "polnear" / f"{name}.jsonl").read_text().splitlines()]
    texts = {row["id"]: row["text"] for row in rows}
    right = 0
    for source, name, start, end, said in lines:
        if source == "quotations":
            quotation = Wording(quotations[int(name)])
        else:
            quotation = Wording(texts[name], ((int(start), int(end)),))
        found = find(index, quotation)
        given = "not_found" if found is None else found.wording
        right += given == said
        if given != said:
            print(f"   {name} {start}: {given}, a reader says {said}")
    print(f"{path.name}: {right} of {len(lines)} classes right ({right / max(1, len(lines)):.1%})")


def others(documents: list[Document], quotations: list[str], chance: random.Random) -> None:
    """Pairs that share no run of four words must not be found."""
    forms = {text: folded(text).words for text in dict.fromkeys(quotations)}
    long = [text for text, found in forms.items() if len(found) >= 6]
    singles = [Index([document]) for document in documents]
    runs = [
        {tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1)}
        for found in (folded(document.text).words for document in documents)
    ]
    count, wrong = 0, []
    while count < NEGATIVES:
        text, at = chance.choice(long), chance.randrange(len(documents))
        mine = forms[text]
        if any(tuple(mine[begin : begin + RUN]) in runs[at] for begin in range(len(mine) - RUN + 1)):
            continue
        count += 1
        found = find(singles[at], Wording(text))
        if found is not None:
            wrong.append((text, found.wording, [documents[at].text[a:b] for a, b in found.places]))
    print(f"not there: {count - len(wrong)} of {count} not found ({1 - len(wrong) / count:.2%})")
    for text, wording, places in wrong[:15]:
        print("  ", wording, "|", text[:120], "|", str(places)[:160])


def speed(documents: list[Document], chance: random.Random) -> None:
    """Quotations of 300 characters against one document of all words, as they stand, altered, and not there at all."""
    text = "\n\n".join(document.text for document in documents)
    one = [from_text(text, id="all")]
    taken = sorted(timed(lambda: Index(one)) for _ in range(5))
    index = Index(one)
    print(f"one document of {len(index)} words indexed at {len(index) / taken[2].wall / 1e3:.1f} M words/s")
    print(f"   by the processor's time {len(index) / sorted(took.processor for took in taken)[2] / 1e3:.1f} M words/s")
    vocabulary = text.split()
    samples: dict[str, list[str]] = {"as they stand": [], "every ninth word another": [], "not there": []}
    for name, quotations in samples.items():
        for _ in range(300):
            begin = chance.randrange(len(text) - 400)
            parts = text[begin : begin + 300].split()[1:-1]
            if name == "every ninth word another":
                parts[::9] = [chance.choice(OTHER) for _ in parts[::9]]
            elif name == "not there":
                parts = [chance.choice(vocabulary) for _ in parts]
            quotations.append(" ".join(parts))
        took = [timed(lambda quotation=quotation: find(index, Wording(quotation))) for quotation in quotations]
        wall, own = sorted(each.wall for each in took), sorted(each.processor for each in took)
        print(
            f"   {name}: {wall[150]:.2f} ms at the middle, {wall[285]:.2f} at the 95th percentile;"
            f" by the processor's time {own[150]:.2f} and {own[285]:.2f}"
        )
    peers(text, samples)


class Took(NamedTuple):
    """Milliseconds, as a clock counts them and as the processor worked; others may have had it in between."""

    wall: float
    processor: float


def timed(work: Callable[[], object]) -> Took:
    began, own = time.perf_counter(), time.process_time()
    work()
    return Took((time.perf_counter() - began) * 1e3, (time.process_time() - own) * 1e3)


def peers(text: str, samples: dict[str, list[str]]) -> None:
    """`rapidfuzz` searches the text for each quotation; `quid` compares the text with a story of a few of them."""
    few = {name: quotations[:FEW] for name, quotations in samples.items()}
    try:
        from rapidfuzz import fuzz
    except ImportError:
        print("   rapidfuzz is not installed: skipped")
    else:
        for name, quotations in few.items():
            took = [timed(lambda part=part: fuzz.partial_ratio_alignment(part, text)).processor for part in quotations]
            print(f"   rapidfuzz, partial_ratio_alignment, {name}: {sum(took) / FEW:.0f} ms of the processor each")
    try:
        from quid.core.Quid import Quid
    except ImportError:
        print("   quid is not installed: skipped (pip install quid)")
    else:
        for name, quotations in few.items():
            story = "\n\n".join(quotations)
            found: list[object] = []
            took = timed(lambda story=story, found=found: found.extend(Quid().compare(text, story))).processor
            print(
                f"   quid, {name}: {took / FEW:.0f} ms of the processor each, the reading of the text shared by {FEW};"
                f" {len(found)} found"
            )


def archive(index: Index, path: Path) -> None:
    """Every quotation of many articles against every transcript, in one process."""
    texts = [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()]
    began = time.perf_counter()
    classes: Counter[str] = Counter()
    for text in texts:
        for quotation in marked(text):
            if quotation.depth == 0 and quotation.inner[0] < quotation.inner[1]:
                found = find(index, Wording(text, (quotation.inner,)))
                classes["not_found" if found is None else found.wording] += 1
    took = time.perf_counter() - began
    print(f"archive: {sum(classes.values())} quotations of {len(texts)} articles in {took:.1f} s: {dict(classes)}")


if __name__ == "__main__":
    sys.exit(main())
