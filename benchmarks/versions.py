"""What `compare` finds between two versions of a story, against what an editor would name: `benchmarks/versions.py`.

Each file of `versions/SET/` is one pair of versions of an invented story: the old version, the edits that make the new
one of it, and the changes that an editor would name, written down before `compare` had been run on it. Where a change
may fairly go by two names both are given; `optional` changes may be told or not. The rules of the count:

- A change is *right* where a row has its kind, says rightly whether it is silent, and stands on its words in each
  version in which the row has words; of a passage that was added, withdrawn or moved the rows must hold four fifths.
- It is *wrong* where rows stand on its words but of another kind, or wrongly silent or not; *missed* where none does.
- A row is *false* where it stands on no change's words, or tells a change once more under another name. A row that only
  shows the notice itself counts neither way.
- A row is *falsely silent* where it says so and the editor does not.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import time
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from reportedly import Document, Story, read
from reportedly.versions import compare

HERE = Path(__file__).resolve().parent / "versions"
MARKS = {"'": "['’‘ʼ]", "’": "['’‘ʼ]", "‘": "['’‘ʼ]", '"': '["“”]', "“": '["“”]', "”": '["“”]'}
PASSAGES = {"added", "withdrawn", "moved"}
Span = tuple[int, int]


class Named(NamedTuple):
    """A change as the editor names it, with its words found in both versions."""

    kinds: tuple[str, ...]
    silent: tuple[bool, ...]
    optional: bool
    old: Span | None
    new: Span | None

    def covers(self, row: Any) -> bool:
        """Whether the row stands on its words, in each version in which both have some."""
        both = [(mine, its) for mine, its in zip((self.old, self.new), spans(row), strict=True) if mine and its]
        return bool(both) and all(meet(mine, its) for mine, its in both)

    def fits(self, row: Any) -> bool:
        return row.kind in self.kinds and row.silent in self.silent and self.covers(row)

    def held_by(self, rows: list[Any]) -> bool:
        """Whether the rows that fit hold enough of its words."""
        if not rows:
            return False
        if any(row.kind not in PASSAGES for row in rows):
            return True
        for side, span in enumerate((self.old, self.new)):
            if span is None:
                continue
            got: set[int] = set()
            for row in rows:
                mine = spans(row)[side]
                if mine is not None:
                    got.update(range(max(mine[0], span[0]), min(mine[1], span[1])))
            if len(got) < 0.8 * (span[1] - span[0]):
                return False
        return True


class Count(NamedTuple):
    named: int = 0
    right: int = 0
    wrong: int = 0
    missed: int = 0
    false: int = 0
    falsely_silent: int = 0
    silent_named: int = 0
    silent_found: int = 0

    def plus(self, other: Count) -> Count:
        return Count(*(one + two for one, two in zip(self, other, strict=True)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--set", dest="sets", action="append", metavar="NAME", help="a folder of pairs; all if not given"
    )
    parser.add_argument("--only", metavar="TEXT", default="", help="only files whose name has this in it")
    parser.add_argument("--show", action="store_true", help="print what was not right")
    parser.add_argument("--rows", action="store_true", help="print all rows")
    given = parser.parse_args()
    began = time.perf_counter()
    for name in given.sets or sorted(path.name for path in HERE.iterdir() if any(path.glob("*.toml"))):
        total, pairs, clean = Count(), 0, 0
        for path in sorted((HERE / name).glob("*.toml")):
            if given.only not in path.name:
                continue
            count, lines = judge(path, rows_too=given.rows)
            total, pairs = total.plus(count), pairs + 1
            clean += count.right == count.named and not count.false
            if lines and (given.show or given.rows):
                print(path.stem, *lines, sep="\n    ")
        print(
            f"{name}: {pairs} pairs, {total.named} changes named: {total.right} right, {total.wrong} classed wrong, "
            f"{total.missed} missed; {total.false} false rows, {total.falsely_silent} falsely silent; "
            f"of {total.silent_named} silent ones {total.silent_found} told as such; {clean} pairs with nothing wrong"
        )
    print(f"{time.perf_counter() - began:.0f} s")


def judge(path: Path, *, rows_too: bool = False) -> tuple[Count, list[str]]:
    """What `compare` says of a pair of versions, against what the editor named."""
    pair = tomllib.loads(path.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        stories = [story(Path(folder), pair, new=new) for new in (False, True)]
    old, new = stories
    rows = list(compare(old, new))
    names = [named(change, old.document, new.document) for change in pair.get("change", ())]
    lines = [f"row      {told(row)}" for row in rows] if rows_too else []
    right = wrong = missed = false = falsely_silent = found = 0
    spoken_for: set[int] = set()
    open_ones: list[Named] = []
    for name in names:
        fitting = [row for row in rows if name.fits(row)]
        spoken_for.update(id(row) for row in fitting)
        silent = [row for row in rows if row.silent and name.covers(row)]
        found += bool(silent) and name.silent == (True,) and not name.optional
        if name.optional:
            continue
        if name.held_by(fitting):
            right += 1
        else:
            open_ones.append(name)
    for name in open_ones:
        here = [row for row in rows if id(row) not in spoken_for and name.covers(row)]
        spoken_for.update(id(row) for row in here)
        partly = [row for row in rows if name.fits(row)]
        wrong, missed = (wrong + 1, missed) if here or partly else (wrong, missed + 1)
        lines.append(f"{'WRONG ' if here or partly else 'MISSED'}   {shown(name, old.document, new.document)}")
        lines.extend(f"       as   {told(row)}" for row in here or partly)
    for row in rows:
        if row.silent and not any(name.covers(row) and True in name.silent for name in names):
            falsely_silent += 1
            lines.append(f"FALSELY SILENT {told(row)}")
        if id(row) not in spoken_for and not in_notice(row, new.document):
            false += 1
            lines.append(f"FALSE    {told(row)}")
    asked = [name for name in names if not name.optional]
    silent_ones = sum(name.silent == (True,) for name in asked)
    return Count(len(asked), right, wrong, missed, false, falsely_silent, silent_ones, found), lines


def story(folder: Path, pair: dict[str, Any], *, new: bool) -> Story:
    """The old or the new version, written out as its outlet has it and read."""
    skin = HERE / "skins" / pair["skin"]
    path = folder / f"{'new' if new else 'old'}{skin.suffix}"
    path.write_text(page(pair, skin.read_text(encoding="utf-8"), new=new), encoding="utf-8")
    return read(path)[0]


def page(pair: dict[str, Any], skin: str, *, new: bool) -> str:
    body = pair["body"]
    for before, after in pair.get("edit", ()) if new else ():
        if body.count(before) != 1:
            raise ValueError(f"stands {body.count(before)} times in the body: {before!r}")
        body = body.replace(before, after)
    fields = {"published": "2025-02-01T06:00:00Z", "modified": "2025-02-01T06:00:00Z", "byline": ""} | pair
    if new:
        fields |= {key[4:]: value for key, value in pair.items() if key.startswith("new_")}
    fields["shown"] = fields["modified"][:10]
    for key in ("title", "standfirst", "byline", "published", "modified", "shown"):
        skin = skin.replace(f"{{{key}}}", fields[key])
    return skin.replace("{body}", body.strip("\n"))


def named(change: dict[str, Any], old: Document, new: Document) -> Named:
    kinds = change["kind"] if isinstance(change["kind"], list) else [change["kind"]]
    silent = change.get("silent", False)
    places = change.get("place", (None, None))
    return Named(
        tuple(kinds),
        tuple(silent) if isinstance(silent, list) else (silent,),
        change.get("optional", False),
        place(old, change.get("old"), places[0]),
        place(new, change.get("new"), places[1]),
    )


def place(document: Document, words: str | None, around: str | None) -> Span | None:
    """Where the words stand, within the words around them; of several places the last outside a notice."""
    if words is None:
        return None
    within = (0, len(document.text)) if around is None else last(around, document, (0, len(document.text)))
    return last(words, document, within)


def last(words: str, document: Document, within: Span) -> Span:
    marked = (r"".join(MARKS.get(letter, re.escape(letter)) for letter in word) for word in words.split())
    found = [match.span() for match in re.compile(r"\s+".join(marked)).finditer(document.text, *within)]
    outside = [span for span in found if not any(meet(span, notice) for notice in notices(document))]
    if not found:
        raise ValueError(f"not in the text that was read: {words!r}")
    return (outside or found)[-1]


def spans(row: Any) -> tuple[Span | None, Span | None]:
    """The words of a row in the old version and in the new one, None where it has none."""
    old, new = ((side.start, side.end) if side and side.end > side.start else None for side in (row.old, row.new))
    return old, new


def meet(one: Span, two: Span) -> bool:
    return one[0] < two[1] and two[0] < one[1]


def notices(document: Document) -> list[Span]:
    return [(block.start, block.end) for block in document.blocks if block.kind == "notice"]


def in_notice(row: Any, document: Document) -> bool:
    """Whether all that a row shows is a notice of the new version."""
    span = spans(row)[1]
    return (
        span is not None
        and row.kind == "added"
        and any(start <= span[0] and span[1] <= end for start, end in notices(document))
    )


def told(row: Any) -> str:
    sides = [side.text if side is not None else "" for side in (row.old, row.new)]
    return f"{row.kind}{' SILENT' if row.silent else ''}: {sides[0]!r} -> {sides[1]!r}"


def shown(name: Named, old: Document, new: Document) -> str:
    words = [doc.text[slice(*span)] if span else "" for doc, span in ((old, name.old), (new, name.new))]
    return f"{'/'.join(name.kinds)}{' SILENT' if name.silent == (True,) else ''}: {words[0]!r} -> {words[1]!r}"


if __name__ == "__main__":
    main()
