"""Are the posts, notices, pull quotes and live entries that a person sees on real pages in what the reader gives?

The pages lie outside the project (`../shared/data/pages` beside the checkout) and are not part of it;
`counts.tsv` holds, for each page, how many of each were counted by somebody who saw nothing but
pictures of the page, top to bottom, as a browser draws it (without scripts and network), and did not know
what the reader finds; notes say what was in doubt. A post counts as found when it is an `embedded_post`
block. Run it with

    python benchmarks/pages/check.py

The exit status is 1 where a count differs and no note in `counts.tsv` says why.
"""

from __future__ import annotations

import csv
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reportedly.document import Document
from reportedly.reading.html import read_html

HERE = Path(__file__).resolve().parent
KINDS = {"posts": "embedded_post", "notices": "notice", "pull_quotes": "pull_quote", "entries": "entry"}


class Expected(NamedTuple):
    """What a person counted on one page."""

    page: str
    counts: dict[str, int]
    note: str


def pages_folder() -> Path | None:
    """The folder with the pages, beside the checkout or one level above."""
    for base in (HERE.parents[1], HERE.parents[2]):
        folder = base / "shared" / "data" / "pages"
        if folder.is_dir():
            return folder
    return None


def expectations() -> Iterator[Expected]:
    with (HERE / "counts.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            yield Expected(row["page"], {name: int(row[name]) for name in KINDS}, row["note"] or "")


def found_in(document: Document | None) -> dict[str, int]:
    """How many blocks of each kind the reader gives."""
    blocks = document.blocks if document is not None else ()
    return {name: sum(block.kind == kind for block in blocks) for name, kind in KINDS.items()}


def main() -> int:
    folder = pages_folder()
    if folder is None:
        print("skipped: ../shared/data/pages is not here")
        return 0
    unexplained = 0
    seen = dict.fromkeys(KINDS, 0)
    hits = dict.fromkeys(KINDS, 0)
    seconds, words = 0.0, 0
    listed = {expected.page: expected for expected in expectations()}
    for path in sorted(folder.glob("*.html")):
        data = path.read_bytes()
        started = time.perf_counter()
        document = read_html(data, id=path.stem, source=path.name).document
        seconds += time.perf_counter() - started
        words += len(document.text.split()) if document is not None else 0
        expected = listed.pop(path.name, None)
        found = found_in(document)
        if expected is None or document is None:
            print(f"{path.name}: {'not counted yet' if expected is None else 'not read'} {found}")
            unexplained += 1
            continue
        for name, count in expected.counts.items():
            seen[name] += count
            hits[name] += min(count, found[name])
            if count != found[name]:
                print(f"{path.name}: {name} {found[name]} of {count}  {expected.note}")
                unexplained += not expected.note
    for name in listed:
        print(f"{name}: listed, but not there")
        unexplained += 1
    print("; ".join(f"{name} {hits[name]} of {seen[name]}" for name in KINDS))
    print(f"{words} words in {seconds:.2f} s, parsing included")
    return 1 if unexplained else 0


if __name__ == "__main__":
    sys.exit(main())
