"""Is the ledger right about stories that it was not made on? `python benchmarks/sagas.py [SAGA...] [--all]`.

Reads the pages of each folder of `benchmarks/sagas` in the order of their names with the shipped model, adds them to a
ledger in memory, and prints what is not as `expected.toml` has it (with `--all` also what is), then the counts.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import reportedly
from reportedly.claim import Claim
from reportedly.ledger import Ledger
from reportedly.ledger.claim_rows import claims
from reportedly.ledger.traces import trace
from reportedly.story import Story

SAGAS = Path(__file__).parent / "sagas"
_ARTICLE = re.compile(r"^(?:the|an?) ", re.I)


class Outcome(NamedTuple):
    """One expectation: of what sort, of what, whether it came out, and what there was instead."""

    sort: str
    what: str
    right: bool
    shown: object = ""
    expected: object = ""


def bare(name: str) -> str:
    """A name without its article, its title and what stands in brackets.

    >>> bare("The trust (the letter)")
    'trust'
    """
    return re.sub(r"^dr\.? ", "", _ARTICLE.sub("", name.partition(" (")[0].strip()).lower())


def holding(found: list[Claim], story: str, words: str) -> Claim | None:
    """The claim with the shortest member, denials apart, in the story that holds the words."""
    members = [
        (member.end - member.start, at)
        for at, each in enumerate(found)
        for member in each.members
        if member.story == story and member.kind != "denial" and words in member.text
    ]
    return found[min(members)[1]] if members else None


def of_claim(found: list[Claim], expected: dict[str, Any]) -> Iterator[Outcome]:
    name = expected["name"]
    claim = holding(found, expected["story"], expected["words"])
    if claim is None:
        sorts = ["standing", "origins", "stories", *(["reasons"] if "evidence" in expected else [])]
        yield from (Outcome(sort, name, False, "no such statement") for sort in sorts)
        return
    standing, sets = set(claim.standing), [set(each) for each in expected["standing"]]
    yield Outcome("standing", name, standing in sets, sorted(standing), expected["standing"])
    origins = {bare(origin.name) for origin in claim.origins}
    yield Outcome(
        "origins", name, origins == {bare(each) for each in expected["origins"]}, sorted(origins), expected["origins"]
    )
    told = {member.story for member in claim.members if member.kind != "denial"}
    right = set(expected["stories"]) <= told <= {*expected["stories"], *expected.get("may", [])}
    yield Outcome("stories", name, right, sorted(told), expected["stories"])
    if "evidence" in expected:
        shown: dict[str, set[str]] = {}
        for reason in claim.reasons:
            shown.setdefault(reason.code, set()).update(words.story for words in reason.evidence)
        right = all(shown.get(code, set()) & set(stories) for code, stories in expected["evidence"].items())
        seen = {code: sorted(stories) for code, stories in shown.items()}
        yield Outcome("reasons", name, right, seen, expected["evidence"])


def of_quotation(ledger: Ledger, expected: dict[str, Any]) -> Outcome:
    shown = {each.story: each.wording for each in trace(ledger.db, expected["words"])}
    return Outcome("trace", expected["words"], shown == expected["wording"], shown, expected["wording"])


def of_copy(ledger: Ledger, expected: dict[str, Any]) -> Outcome:
    rows = ledger.db.execute(
        "SELECT source.name FROM copy JOIN version AS v ON v.id = copy.version AND v.current"
        " JOIN story ON story.id = v.story JOIN version AS w ON w.id = original"
        " JOIN story AS source ON source.id = w.story WHERE known AND kind <> 'quotation' AND story.name = ?",
        (expected["story"],),
    )
    shown = {name for (name,) in rows}
    right = bool(shown) and shown <= set(expected["of"])
    return Outcome("copy", expected["story"], right, sorted(shown), expected["of"])


def agents(ledger: Ledger, name: str) -> dict[str, set[int]]:
    """Who bears a name: of each story, the agents."""
    rows = ledger.db.execute(
        "SELECT story.name, entity.name, agent FROM entity JOIN version ON version.id = entity.version AND current"
        " JOIN story ON story.id = version.story WHERE agent IS NOT NULL"
    )
    found: dict[str, set[int]] = {}
    for story, shown, agent in rows:
        if name.lower() in shown.lower():
            found.setdefault(story, set()).add(agent)
    return found


def of_person(ledger: Ledger, expected: dict[str, Any]) -> Iterator[Outcome]:
    bearers = agents(ledger, expected["name"])
    wanted = [bearers.get(story, set()) for story in expected["stories"]]
    everybody = set().union(*wanted)
    right = len(everybody) == 1 and all(wanted)
    shown = {story: sorted(each) for story, each in zip(expected["stories"], wanted, strict=True)}
    yield Outcome("person", expected["name"], right, shown, "one")
    if other := expected.get("apart"):
        others = set().union(*agents(ledger, other).values())
        right = bool(everybody) and bool(others) and not everybody & others
        yield Outcome("namesake", f"{expected['name']}, {other}", right, (sorted(everybody), sorted(others)), "two")


def of_speaker(stories: dict[str, Story], expected: dict[str, Any]) -> Outcome:
    story = stories[expected["story"]]
    names = {entity.id: entity.name for entity in story.entities}
    said = [
        (sum(end - start for start, end in statement.content), statement)
        for statement in story.statements
        for start, end in [(statement.content[0][0], statement.content[-1][1])]
        if expected["words"] in story.document.text[start:end]
    ]
    shown = [names[each] for each in min(said, key=lambda pair: pair[0])[1].speakers] if said else ["no such statement"]
    right = [bare(name) for name in shown] == [bare(expected["name"])]
    return Outcome("speaker", f"{expected['story']}: {expected['words']}", right, shown, expected["name"])


def outcomes(folder: Path) -> Iterator[Outcome]:
    """Each expectation of a saga."""
    expected = tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))
    stories = [story for story in reportedly.read(*sorted(folder.glob("*.html"))) if isinstance(story, Story)]
    with Ledger(":memory:") as ledger:
        for story in stories:
            ledger.add(story)
        found = list(claims(ledger.db, limit=None))
        for each in expected["claim"]:
            yield from of_claim(found, each)
        yield from (of_quotation(ledger, each) for each in expected.get("quotation", []))
        yield from (of_copy(ledger, each) for each in expected.get("copy", []))
        for each in expected.get("person", []):
            yield from of_person(ledger, each)
    named = {story.document.id: story for story in stories}
    yield from (of_speaker(named, each) for each in expected.get("speaker", []))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sagas", nargs="*", help="folders of benchmarks/sagas; all without")
    parser.add_argument("--all", action="store_true", help="print what is right too")
    options = parser.parse_args()
    right, total = Counter[str](), Counter[str]()
    names = options.sagas or sorted(folder.parent.name for folder in SAGAS.glob("*/expected.toml"))
    for name in names:
        here, of = 0, 0
        for each in outcomes(SAGAS / name):
            right[each.sort] += each.right
            total[each.sort] += 1
            here, of = here + each.right, of + 1
            if options.all or not each.right:
                print(f"{'right' if each.right else 'WRONG'}  {name}  {each.sort}: {each.what}")
                if not each.right:
                    print(f"       expected {each.expected}\n       shown    {each.shown}")
        print(f"{name}: {here} of {of}\n")
    for sort, of in total.items():
        print(f"{sort:9} {right[sort]:3} of {of}")
    print(f"all       {right.total():3} of {total.total()}")


if __name__ == "__main__":
    main()
