"""How often "he" and "she" are understood, and how many people are found: `python benchmarks/resolution.py`.

Gold is the coreference of GUM (news, interviews, biographies; CC BY) in `../shared/data/gum`; where that
folder is missing the benchmark says so and ends. A pronoun counts where its gold cluster has a
name; it is right where the entity given has most of its other mentions in that cluster.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

from reportedly.document import Document, fingerprint
from reportedly.resolution.speakers import resolve
from reportedly.statement import Attribution

GUM = Path(__file__).resolve().parents[2] / "shared" / "data" / "gum"
GENRES = ("news", "interview", "bio")
_BRACKET = re.compile(r"\(([^()]+)\)?|([^()]+)\)")
_LONGEST_NAME = 8


class Mention(NamedTuple):
    """A gold mention of a person: its span, its cluster, and what it is."""

    start: int
    end: int
    cluster: str
    pronoun: bool
    named: bool


def load(path: Path) -> tuple[str, list[Mention]]:
    """A GUM text as it reads, and the people mentioned in it."""
    text, tokens, spans = "", [], []
    opened: dict[str, list[tuple[int, str]]] = defaultdict(list)
    paragraph = False
    for line in path.read_text(encoding="utf-8").splitlines():
        paragraph = paragraph or line.startswith("# newpar")
        fields = line.split("\t")
        if len(fields) < 10 or not fields[0].isdigit():
            continue
        if paragraph and text:
            text = text.rstrip() + "\n\n"
        paragraph = False
        misc = dict(part.split("=", 1) for part in fields[9].split("|") if "=" in part)
        tokens.append((len(text), len(text) + len(fields[1]), fields[3]))
        text += fields[1] + ("" if misc.get("SpaceAfter") == "No" else " ")
        here = len(tokens) - 1
        for match in _BRACKET.finditer(misc.get("Entity", "")):
            if match.group(1):
                cluster, kind = match.group(1).split("-")[:2]
                opened[cluster].append((here, kind))
            cluster = (match.group(1) or match.group(2)).split("-")[0]
            if match.group().endswith(")") and opened[cluster]:
                first, kind = opened[cluster].pop()
                if kind == "person":
                    spans.append((first, here, cluster))
    mentions = []
    for first, last, cluster in spans:
        tags = [tag for _, _, tag in tokens[first : last + 1]]
        start, end = tokens[first][0], tokens[last][1]
        pronoun = tags == ["PRON"] and text[start:end].lower() in ("he", "she")
        mentions.append(Mention(start, end, cluster, pronoun, "PROPN" in tags and len(tags) <= _LONGEST_NAME))
    return text, mentions


def score(text: str, mentions: list[Mention]) -> Counter[str]:
    """Pronouns, names and people of one text: how many, and how many are right."""
    named = [mention for mention in mentions if mention.named]
    clusters = {mention.cluster for mention in named}
    pronouns = [mention for mention in mentions if mention.pronoun and mention.cluster in clusters]
    asked = [
        Attribution(source=((m.start, m.end),), cue=(), content=((m.end, m.end),), quotation="indirect", confidence=1.0)
        for m in pronouns
    ]
    document = Document(id="gum", text=text, sha256=fingerprint(text))
    before = time.process_time()
    entities, speakers = resolve(document, asked)
    found = Counter(microseconds=round((time.process_time() - before) * 1e6), words=len(text.split()))
    own = {(m.start, m.end) for m in pronouns}
    meant: dict[str, Counter[str]] = {}
    for entity in entities:
        votes = meant[entity.id] = Counter()
        for start, end in set(entity.mentions) - own:
            holders = [m for m in named if m.start <= start and end <= m.end]
            votes.update([min(holders, key=lambda m: m.end - m.start).cluster] if holders else [])
        if entity.type == "person":
            found.update(people=1, people_right=bool(votes))
    for mention, ids in zip(pronouns, speakers, strict=True):
        right = bool(ids) and meant[ids[0]].most_common(1)[:1] and meant[ids[0]].most_common(1)[0][0] == mention.cluster
        found.update(pronouns=1, pronouns_right=bool(right))
    return found


def main() -> int:
    """Print one line a genre."""
    if not GUM.is_dir():
        print("skipped: ../shared/data/gum is not here")
        return 0
    print(f"{'genre':<10} {'pronouns right':>20} {'people confirmed':>20} {'µs a word':>10}")
    for genre in GENRES:
        total: Counter[str] = Counter()
        for path in sorted(GUM.glob(f"GUM_{genre}_*.conllu")):
            total += score(*load(path))
        print(
            f"{genre:<10} {total['pronouns_right']:>10} of {total['pronouns']:<6}"
            f" {total['people_right']:>10} of {total['people']:<6} {total['microseconds'] / total['words']:>10.1f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
