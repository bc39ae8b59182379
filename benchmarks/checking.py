"""Quotations against transcripts: found where they stand, altered ones noticed, others not found, and how fast.

    python benchmarks/checking.py [--data ../shared/data]

Over `transcripts/` of the data folder; without it the benchmark says so and ends. The altered ones are made of the
quotations that stand verbatim: a word inside is replaced, dropped, added, negated, moved, a number or a pronoun
changed, a clause elided with and without marks. Those that stand in a transcript after all are left out.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from reportedly.alignment import Wording, words
from reportedly.alignment.grammar import is_content
from reportedly.checking import Index, find
from reportedly.document import Document
from reportedly.reading import from_text

HERE = Path(__file__).resolve().parent
SEED = 5
NEGATIVES = 10_000
RUN = 4
SLACK = 1
OTHER = ("lantern", "orchard", "velvet", "harbour", "copper", "meadow")
PRONOUNS = {"i": "they", "we": "you", "you": "we", "he": "she", "she": "he", "they": "we", "it": "they", "our": "your"}
WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'’]*")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    folder = parser.parse_args().data / "transcripts"
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
    standing = [row for row in rows if row["verbatim_after_folding"]]
    found_where_they_stand(index, standing)
    altered(index, [row["quotation"] for row in standing])
    others(documents, [row["quotation"] for row in rows])
    speed(index)
    return 0


def found_where_they_stand(index: Index, rows: list[dict[str, str]]) -> None:
    classes: Counter[str] = Counter()
    for row in rows:
        found = find(index, Wording(row["quotation"]))
        classes["not_found" if found is None else found.wording] += 1
        if found is None or found.wording not in {"verbatim", "typographic", "bracketed"}:
            print("  ", row["document"], row["quotation"][:40], "not found" if found is None else found.wording)
    print(f"stand verbatim: {len(rows)}: {dict(classes)}")


def altered(index: Index, quotations: list[str]) -> None:
    chance = random.Random(SEED)
    noticed: Counter[str] = Counter()
    total: Counter[str] = Counter()
    unaltered = 0
    for quotation in dict.fromkeys(quotations):
        for kind, text, place in mutations(quotation, chance):
            if index.places(index.keys(text)):
                continue  # it stands in a transcript after all
            total[kind] += 1
            found = find(index, Wording(text))
            unaltered += found is not None and found.wording in {"verbatim", "typographic"}
            if found is not None and any(
                step.op != "same" and step.story[0] - SLACK <= place[1] and place[0] <= step.story[1] + SLACK
                for step in found.differences
            ):
                noticed[kind] += 1
            elif sum(total.values()) - sum(noticed.values()) <= 12:
                print("  ", kind, "|", text, "|", "not found" if found is None else found.wording)
    count, right = sum(total.values()), sum(noticed.values())
    print(f"altered: {right} of {count} found and placed ({right / count:.2%}); called unaltered: {unaltered}")
    print("  ", {kind: f"{noticed[kind]}/{total[kind]}" for kind in total})


def mutations(text: str, chance: random.Random) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """Alterations inside a quotation, not of its first or last word: the kind, the new text, where it was altered.

    Where a neighbour is the same word any equivalent place counts: one character of slack, and the whole run.
    """
    found = list(WORD.finditer(text))
    inner = found[1:-1]
    if not inner:
        return

    def put(start: int, end: int, new: str) -> tuple[str, tuple[int, int]]:
        return text[:start] + new + text[end:], (start, start + len(new))

    for kind in ("replaced", "replaced", "dropped", "dropped", "added", "negated", "negated"):
        word = chance.choice(inner)
        if kind == "replaced":
            yield kind, *put(word.start(), word.end(), chance.choice(OTHER))
        elif kind == "added":
            yield kind, *put(word.start(), word.start(), chance.choice(OTHER) + " ")
        elif kind == "negated":
            yield kind, *put(word.start(), word.start(), "not ")
        else:
            at = found.index(word)
            new, (start, _) = put(word.start(), found[at + 1].start(), "")
            yield kind, new, (start - 1 - len(found[at - 1].group()), start + len(found[at + 1].group()))
    for word in inner:
        pronoun = PRONOUNS.get(word.group().lower())
        if word.group().isdigit():
            yield "number", *put(word.start(), word.end(), str(int(word.group()) + 7))
        elif pronoun is not None:
            yield "pronoun", *put(word.start(), word.end(), pronoun)
            break
    if len(found) >= 8:
        for kind, marks in (("elided with marks", "... "), ("elided without", "")):
            size = chance.randint(2, min(8, len(found) - 5))
            at = chance.randint(2, len(found) - size - 2)
            new, (start, _) = put(found[at].start(), found[at + size].start(), marks)
            before, after = equivalent([word.group().lower() for word in found], at, size)
            left, right = found[at - before - 1].start(), found[at + size + after].end()
            yield kind, new, (left, start + len(marks) + right - found[at + size].start())
        at = chance.randint(1, len(inner) - 3)
        to = chance.choice([place for place in range(1, len(found) - 1) if abs(place - at) > 1])
        order = [word.group() for word in found]
        order.insert(to, order.pop(at))
        yield "moved", " ".join(order), (0, len(text))


def equivalent(forms: list[str], at: int, size: int) -> tuple[int, int]:
    """How many words earlier and later the same cut may be placed: "of the day of the year" loses "of the day" or "the
    day of"."""
    before = after = 0
    while at - before > 1 and forms[at - before - 1] == forms[at - before - 1 + size]:
        before += 1
    while at + size + after < len(forms) - 1 and forms[at + after] == forms[at + size + after]:
        after += 1
    return before, after


def others(documents: list[Document], quotations: list[str]) -> None:
    """Pairs that share no run of four words must not be found."""
    chance = random.Random(SEED)
    forms = {text: [word.form for word in words(text)] for text in dict.fromkeys(quotations)}
    long = [text for text, found in forms.items() if len(found) >= 6]
    singles = [Index([document]) for document in documents]
    runs = [
        {tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1)}
        for found in ([word.form for word in words(document.text)] for document in documents)
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


def speed(index: Index) -> None:
    """Quotations of 300 characters, as they stand and with every ninth word another."""
    chance = random.Random(SEED)
    for name in ("as they stand", "altered"):
        took = []
        while len(took) < 200:
            document = chance.choice(index.documents)
            if len(document.text) < 2_000:
                continue
            begin = chance.randrange(len(document.text) - 400)
            text = document.text[begin : begin + 300]
            parts = text.split()[1:-1]
            if name == "altered":
                parts[::9] = [chance.choice(OTHER) for _ in parts[::9]]
            if not any(is_content(part.lower()) for part in parts):
                continue
            quotation = " ".join(parts)
            began = time.perf_counter()
            find(index, Wording(quotation))
            took.append((time.perf_counter() - began) * 1e3)
        took.sort()
        print(f"300 characters, {name}: {took[100]:.2f} ms at the middle, {took[190]:.2f} at the 95th percentile")


if __name__ == "__main__":
    sys.exit(main())
