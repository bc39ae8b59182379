"""How well the whole of `reportedly` does on the passages of `passages.toml`, and the floors under it.

    python tests/quality/measure.py            show the figures beside their floors
    python tests/quality/measure.py --raise    raise the floors to the figures (none is ever lowered)
    python tests/quality/measure.py --lower NAME "REASON"

A floor that is lowered keeps its reason in `floors.toml`, so that a review sees it.
"""

from __future__ import annotations

import hashlib
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from reportedly import Extractor, Statement, Story, from_text, understand

FOLDER = Path(__file__).parent
PASSAGES, FLOORS = FOLDER / "passages.toml", FOLDER / "floors.toml"
MODELS = ("accurate", "fast")
ROLES = ("source", "cue", "content")
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_SLACK = 0.5
"""Points by which a raised floor stays below its figure: processors round differently."""

Place = tuple[int, int]


class Marked(NamedTuple):
    """An attribution as it was marked by hand, or as it was found: words of each role, by where they begin."""

    source: frozenset[int]
    content: frozenset[int]
    pieces: dict[str, frozenset[Place]]
    speakers: tuple[str, ...]
    nested: bool


def passages() -> list[dict[str, Any]]:
    """The passages, each with its text and what was marked in it."""
    return tomllib.loads(PASSAGES.read_text(encoding="utf-8"))["passage"]


def sha256() -> str:
    """The hash of the passages that the floors were measured on."""
    return hashlib.sha256(PASSAGES.read_bytes()).hexdigest()


def located(text: str, piece: str | dict[str, Any]) -> Place:
    """Where a marked piece stands: the string itself, or its nth occurrence."""
    words, number = (piece, 1) if isinstance(piece, str) else (piece["words"], piece["occurrence"])
    start = -1
    for _ in range(number):
        start = text.index(words, start + 1)
    return start, start + len(words)


def marked(text: str, attribution: dict[str, Any]) -> Marked:
    """What was marked by hand."""
    spans = {role: [located(text, piece) for piece in attribution[role]] for role in ROLES}
    return _marked(text, spans, tuple(attribution["speaker"]), attribution.get("nested", False))


def found(story: Story) -> list[Marked]:
    """What was found: each statement once, where it first stands."""
    names = {entity.id: entity.name for entity in story.entities}

    def of(statement: Statement) -> Marked:
        first = statement.printings[0]
        spans = {role: list(getattr(first, role)) for role in ROLES}
        speakers = tuple(names[speaker] for speaker in statement.speakers)
        return _marked(story.document.text, spans, speakers, statement.parent is not None)

    return [of(statement) for statement in story.statements if statement.kind != "open_question" or statement.source]


def _marked(text: str, spans: dict[str, list[Place]], speakers: tuple[str, ...], nested: bool) -> Marked:
    words = {role: [[m.start() for m in _WORD.finditer(text, *span)] for span in spans[role]] for role in ROLES}
    pieces = {role: frozenset((w[0], w[-1]) for w in words[role] if w) for role in ROLES}
    whole = {role: frozenset(at for w in words[role] for at in w) for role in ROLES}
    return Marked(whole["source"], whole["content"], pieces, speakers, nested)


def same_speakers(mine: Iterable[str], wanted: Iterable[str]) -> bool:
    """Whether those found are those marked: each name's words are among the other's."""
    ours, theirs = ([set(_WORD.findall(name.casefold())) - {"the", "a", "an"} for name in n] for n in (mine, wanted))
    return len(ours) == len(theirs) and all(any(a and (a <= b or b <= a) for b in ours) for a in theirs)


def figures(model: str) -> dict[str, float]:
    """F1 and shares in percent, over all passages."""
    extractor = Extractor(model=model)  # type: ignore[arg-type]
    hits: dict[str, int] = defaultdict(int)
    sizes: dict[str, int] = defaultdict(int)
    for passage in passages():
        text = passage["text"]
        wanted = [marked(text, attribution) for attribution in passage.get("attribution", ())]
        mine = found(understand(from_text(text, id=passage["id"]), extractor=extractor))
        pairs = _pairs(wanted, mine)
        sizes["attribution"] += len(wanted) + len(mine)
        hits["attribution"] += 2 * len(pairs)
        for role in ROLES:
            gold = {piece for w in wanted for piece in w.pieces[role]}
            ours = {piece for m in mine for piece in m.pieces[role]}
            sizes[role] += len(gold) + len(ours)
            hits[role] += 2 * len(gold & ours)
        for w, m in pairs:
            sizes["speaker"] += 1
            hits["speaker"] += same_speakers(m.speakers, w.speakers)
        sizes["nested"] += sum(w.nested for w in wanted)
        hits["nested"] += sum(w.nested for w, _ in pairs)
        if not wanted:
            sizes["left alone"] += 1
            hits["left alone"] += not mine
    return {name: round(100 * hits[name] / size, 1) for name, size in sizes.items()}


def _pairs(wanted: list[Marked], mine: list[Marked]) -> list[tuple[Marked, Marked]]:
    """One-to-one pairs, likest content first: half of the words shared, and a word of the source."""
    likeness = [
        (len(w.content & m.content) / len(w.content | m.content), i, j)
        for i, w in enumerate(wanted)
        for j, m in enumerate(mine)
        if w.content & m.content and (bool(w.source & m.source) or (not w.source and not m.source))
    ]
    taken: dict[int, int] = {}
    for share, i, j in sorted(likeness, reverse=True):
        if share >= 0.5 and i not in taken and j not in taken.values():
            taken[i] = j
    return [(wanted[i], mine[j]) for i, j in taken.items()]


def floors() -> dict[str, Any]:
    """The floors of each model, with the hash of the passages that they hold for."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {"sha256": "", "lowered": []}


def _write(known: dict[str, Any]) -> None:
    lines = ["# The least that each network must reach on passages.toml, in percent; see measure.py.",
             f'sha256 = "{known["sha256"]}"', "lowered = ["]  # fmt: skip
    lines += [f'    "{reason}",' for reason in known["lowered"]] + ["]"]
    for model in MODELS:
        lines += ["", f"[{model}]"] + [f'"{name}" = {value}' for name, value in known.get(model, {}).items()]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(arguments: list[str]) -> None:
    known = floors()
    if arguments[:1] == ["--lower"] and len(arguments) == 3:
        model, name = arguments[1].split(":")
        before, known[model][name] = known[model][name], max(0.0, figures(model)[name] - _SLACK)
        known["lowered"].append(f"{arguments[1]} from {before} to {known[model][name]}: {arguments[2]}")
        _write(known)
        return
    for model in MODELS:
        now, least = figures(model), known.setdefault(model, {})
        for name, value in now.items():
            print(f"{model:9s} {name:12s} {value:5.1f}   floor {least.get(name, 0.0):5.1f}")
            if arguments == ["--raise"]:
                least[name] = round(max(least.get(name, 0.0), value - _SLACK), 1)
    if arguments == ["--raise"]:
        known["sha256"] = sha256()
        _write(known)


if __name__ == "__main__":
    main(sys.argv[1:])
