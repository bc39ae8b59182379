"""What a ledger answers, as one page of HTML that loads nothing: claims, quotations, a person's words, stories.

Every quoted word stands at its place in a stored text, is shown with what stands around it, and leads to its page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from ..claim import Appearance, Claim, DocumentCheck, Evidence, Member, Reason
from ..glossary import label
from ..ledger.places import Place
from ..linking.documents import AS_PRINTED
from .chain_graph import chain_graph
from .html import page
from .passages import safe_url, shown
from .timeline import Event, timeline
from .words import counted, visible, when

At = Callable[[str, int, int], Place]
"""Finds the words at `[start, end)` of the story so named: `reportedly.ledger.Places.at`."""


Step = tuple[str, tuple[int, int], tuple[int, int]]
"""A step of a comparison: what it is, and its words in this text and in the other."""
_MIRRORED = {"dropped": "added", "added": "dropped"}


class Passage(NamedTuple):
    """Words in their surroundings as safe HTML; `where` says in which story, `link` leads to it."""

    words: Markup
    where: str
    link: str


class Line(NamedTuple):
    """One entry of a list: its day, a heading and where it leads, what is said of it, a passage, an anchor, and
    another wording beside it, which `versus` introduces."""

    day: str
    heading: str
    notes: tuple[str, ...]
    passage: Passage | None
    anchor: str = ""
    link: str | None = None
    beside: Passage | None = None
    versus: str = "The longest wording:"


class Shown(NamedTuple):
    """A claim as the page shows it."""

    claim: Claim
    standing: tuple[tuple[Reason, tuple[Passage, ...]], ...]
    origins: tuple[tuple[str, tuple[Passage, ...]], ...]
    graph: Markup
    members: tuple[Line, ...]
    facts: tuple[str, ...]
    """What the list of claims says of it: how many stories tell it, from whom, since when."""


def claims_page(claims: Sequence[Claim], at: At, *, title: str) -> str:
    """Claims with their standing and the reasons, the origins, the drawing of their chains, and every member."""
    return page("answers.html.j2", title=title, kind="claims", claims=[_claim(claim, at) for claim in claims])


def trace_page(words: str, appearances: Sequence[Appearance], at: At) -> str:
    """Every appearance of a quotation, the earliest first; where it differs the longest wording stands beside it."""
    return lines_page([_appearance(found, at) for found in appearances], title=f"Traced: {words}")


def _appearance(found: Appearance, at: At) -> Line:
    steps = [(step.op, step.story, step.document) for step in found.difference]
    longest = None
    if found.against is not None and any(op != "same" for op, _, _ in steps):
        there = found.against
        mirrored = [(_MIRRORED.get(op, op), document, story) for op, story, document in steps]
        longest = _passage(at(there.story, there.start, there.end), there.start, mirrored)
    notes = [label("document", found.document) if found.document else label("wording", found.wording)]
    notes += [f"via {visible(hop.name)}" for hop in found.chain]
    if found.copied_from:
        notes.append(f"copied from {visible(found.copied_from)}")
    notes += [checked(check) for check in found.checks]
    return Line(
        day=when(found.published),
        heading=found.speaker or "nobody named",
        notes=tuple(notes),
        passage=_passage(at(found.story, found.start, found.end), found.start, steps if longest else ()),
        beside=longest,
        versus="In the document:"
        if any(not check.speaker_differs for check in found.checks)
        else "The longest wording:",
    )


def lines_page(lines: Sequence[Line], *, title: str, facts: Sequence[str] = (), events: Sequence[Event] = ()) -> str:
    """Any other answer, as a list of entries under its title and some facts, with a drawing of what happened when."""
    drawing = timeline(events) if events else ""
    return page("answers.html.j2", title=title, kind="lines", lines=lines, facts=facts, drawing=drawing)


def passage(place: Place) -> Passage:
    """The words at a place for `Line.passage`."""
    return _passage(place)


def _claim(claim: Claim, at: At) -> Shown:
    return Shown(
        claim=claim,
        standing=tuple((reason, _passages(reason.evidence, at)) for reason in claim.reasons),
        origins=tuple((visible(origin.name), _passages(origin.evidence, at)) for origin in claim.origins),
        graph=chain_graph(claim),
        members=tuple(_member(member, number, at) for number, member in enumerate(claim.members, 1)),
        facts=tuple(_facts(claim)),
    )


def _facts(claim: Claim) -> Iterator[str]:
    yield counted(len({member.story for member in claim.members}), "story", "stories")
    if claim.origins:
        first, more = visible(claim.origins[0].name), len(claim.origins) - 1
        yield f"from {first}" + (f" and {counted(more, 'other')}" if more else "")
    if claim.members and claim.members[0].published:
        yield "since " + visible(claim.members[0].published[:10])


def _member(member: Member, number: int, at: At) -> Line:
    notes = [label("document", member.document)] if member.document else []
    notes += ["part of a longer statement"] if member.part else []
    notes += [label("flag", flag.code) for flag in member.flags]
    notes += [f"via {visible(hop.name)}" for hop in member.chain]
    notes += [checked(check) for check in member.checks]
    first = member.checks[0] if member.checks else None
    return Line(
        day=when(member.published),
        heading=member.speaker or ("in its own voice" if member.own_voice else "nobody named"),
        notes=tuple(notes),
        passage=_passage(at(member.story, member.start, member.end)),
        anchor=f"m{number}",
        beside=_in_document(first, at) if first else None,
        versus=f"In the {label('document', first.kind)}:" if first else "",
    )


def checked(check: DocumentCheck) -> str:
    """What a check found, in a few words.

    >>> checked(DocumentCheck(document="letter", kind="letter", start=0, end=9, text="", wording="elided", places=()))
    'stands in letter (letter): elided'
    """
    stands = "stands in" if check.wording in AS_PRINTED else "differs from"
    whose = ", where somebody else says it" if check.speaker_differs else ""
    kind = label("document", check.kind)
    return f"{stands} {visible(check.document)} ({kind}): {label('wording', check.wording)}{whose}"


def _in_document(check: DocumentCheck, at: At) -> Passage:
    """What stands in the document, with what the story has otherwise marked in it."""
    place = check.places[0]
    steps = [(_MIRRORED.get(step.op, step.op), step.document, step.story) for step in check.difference]
    return _passage(at(place.story, place.start, place.end), place.start, steps if len(steps) > 1 else ())


def _passages(evidence: Sequence[Evidence], at: At) -> tuple[Passage, ...]:
    return tuple(_passage(at(words.story, words.start, words.end)) for words in evidence)


def _passage(place: Place, first: int = 0, steps: Sequence[Step] = ()) -> Passage:
    words = _marked(place.words, first, steps) if steps else shown(place.words)
    whole = Markup("{}<mark>{}</mark>{}").format(shown(place.before), words, shown(place.after))
    name = place.outlet or place.title or place.story
    return Passage(whole, f"{visible(name)} ({visible(place.story)})", safe_url(place.link))


def _marked(words: str, first: int, steps: Sequence[Step]) -> Markup:
    """The words, which stand at `first` in their text: underlined what the other wording has otherwise, and a sign
    where it has more."""
    parts, done = [], 0
    for op, (start, end), _ in steps:
        start, end = max(done, start - first), min(len(words), end - first)
        if op == "same" or end < done:
            continue
        parts.append(shown(words[done:start]))
        if op == "dropped":
            parts.append(Markup('<span class="lacks" title="the other wording has words here">▵</span>'))
            done = start
        else:
            parts.append(Markup('<ins title="{}">{}</ins>').format(op, shown(words[start:end])))
            done = end
    return Markup("").join([*parts, shown(words[done:])])
