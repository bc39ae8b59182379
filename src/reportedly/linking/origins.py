"""Origins: the far ends of the chains behind a claim, which is what independence is counted in.

Each telling leads somewhere: to the telling that it copies, to the one that it cites, or to an end. Whatever leads
to another telling adds no origin. Ends that may be one are one; a claim has too few origins rather than too many.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from ..claim import Evidence, Origin
from .ends import WRITTEN, End, Finding, Note, ends_of, far_outlets, nobody
from .independence import Bar
from .outlets import bears_name, same_outlet
from .telling import Telling, in_time


class Origins(NamedTuple):
    """The ends behind a claim, those that are one joined; what was found; and which telling rests on which story."""

    ends: tuple[End, ...]
    notes: tuple[Note, ...]
    upstream: tuple[tuple[int, str], ...]

    def records(self) -> tuple[Origin, ...]:
        """The ends that are known, as the ledger shows them."""
        return tuple(Origin(entity=end.entity, name=end.name, evidence=end.evidence) for end in self.ends if end.known)


def origins(tellings: Iterable[Telling]) -> Origins:
    """The origins behind the members of one claim.

    >>> from reportedly.linking.telling import Party
    >>> words = Evidence(story="a", start=0, end=9, text="the words")
    >>> roe = Party(key="1", name="Ann Roe", type="person")
    >>> one = Telling(id=1, story="a", outlet="Harbour Post", speakers=(roe,), evidence=words)
    >>> two = Telling(id=2, story="b", outlet="Meridian", speakers=(roe,), evidence=words)
    >>> [end.name for end in origins([one, two]).ends]
    ['Ann Roe']
    """
    told = sorted((telling for telling in tellings if not telling.in_notice), key=in_time)
    leads, notes, upstream = _leads(told)
    ended = _with_an_end(leads)
    ends: list[End] = []
    for at, telling in enumerate(told):
        if not leads[at]:
            found, why = ends_of(telling)
            ends += found
            notes += why
        elif at not in ended:
            notes.append(Note("circular_repetition", (telling.evidence,)))
            ends.append(nobody(telling, "circle"))
    joined, why = _joined(ends)
    return Origins(joined, tuple(_gathered(notes + why)), tuple(dict.fromkeys(upstream)))


def _leads(told: Sequence[Telling]) -> tuple[list[tuple[int, ...]], list[Note], list[tuple[int, str]]]:
    """For each telling, the others that it has its words from; the notes and the upstream stories that this gives."""
    by_story: dict[str, list[int]] = {}
    for at, telling in enumerate(told):
        by_story.setdefault(telling.story, []).append(at)
    leads: list[tuple[int, ...]] = []
    notes: list[Note] = []
    upstream: list[tuple[int, str]] = []
    for at, telling in enumerate(told):
        finding: Finding = "copied"
        found = [other for story in telling.copied_from for other in by_story.get(story, ()) if story != telling.story]
        if not found:
            finding, found = "cites", cited(at, told)
        if not found and telling.own_voice:
            finding, found = "attribution_dropped", repeated(at, told)
        leads.append(tuple(found))
        others = [told[other] for other in found if told[other].story != telling.story]
        if others:
            shown = (*_words(telling), *(() if finding == "copied" else (others[0].evidence,)))
            notes.append(Note(finding, shown))
            upstream += [(telling.id, other.story) for other in others if finding != "attribution_dropped"]
        upstream += [(telling.id, story) for story in telling.copied_from if story != telling.story]
        if telling.own_voice and finding == "copied" and _lost(telling, others):
            notes.append(Note("attribution_dropped", (telling.evidence, others[0].evidence)))
    return leads, notes, upstream


def cited(at: int, told: Sequence[Telling]) -> list[int]:
    """The tellings of the outlet that a telling cites and from which it has the words.

    What we did not gather ourselves is the other organization's, and its source is theirs. Those published before
    are taken, and where there are none, any: two who cite each other are found by that.
    """
    telling = told[at]
    names = [party.name for party in far_outlets(telling, {candidate.outlet for candidate in told})]
    theirs = [
        other
        for other, candidate in enumerate(told)
        if candidate.story != telling.story
        and any(same_outlet(name, candidate.outlet) or bears_name(name, candidate.outlet) for name in names)
        and not same_outlet(telling.outlet, candidate.outlet)
    ]
    earlier = [other for other in theirs if other < at]
    return earlier or theirs


def repeated(at: int, told: Sequence[Telling]) -> list[int]:
    """The attributed tellings that a sentence in an article's own voice repeats: its own story's, or earlier ones."""
    telling = told[at]
    attributed = [other for other, candidate in enumerate(told) if not candidate.own_voice]
    own = [other for other in attributed if told[other].story == telling.story]
    return own or [other for other in attributed if other < at][:1]


def _lost(telling: Telling, others: Sequence[Telling]) -> bool:
    return bool(others) and not any(other.own_voice for other in others)


def _words(telling: Telling) -> tuple[Evidence, ...]:
    """The words that show through whom a telling came; where there are none, the telling itself."""
    shown = tuple(p.evidence for p in (*telling.chain, *far_outlets(telling)) if p.evidence is not None)
    return shown or (telling.evidence,)


def _with_an_end(leads: Sequence[tuple[int, ...]]) -> set[int]:
    """The tellings from which an end can be reached."""
    back: dict[int, list[int]] = {}
    for at, others in enumerate(leads):
        for other in others:
            back.setdefault(other, []).append(at)
    reached = {at for at, others in enumerate(leads) if not others}
    waiting = sorted(reached)
    while waiting:
        for at in back.get(waiting.pop(), ()):
            if at not in reached:
                reached.add(at)
                waiting.append(at)
    return reached


def _joined(ends: Sequence[End]) -> tuple[tuple[End, ...], list[Note]]:
    """`ends` with those that are one, or may be, put together."""
    groups: list[list[End]] = []
    places: dict[tuple[str, ...], int] = {}
    notes: list[Note] = []
    for end in ends:
        at = places.get(end.key)
        if at is None:
            at, finding = _same_as(end, groups)
            if at is None:
                at = len(groups)
                groups.append([])
            elif finding is not None:
                notes.append(Note(finding, (*groups[at][0].evidence[:1], *end.evidence[:1])))
            places[end.key] = at
        groups[at].append(end)
    return tuple(_one(group) for group in groups), notes


def _same_as(end: End, groups: Sequence[Sequence[End]]) -> tuple[int | None, Finding | None]:
    for at, group in enumerate(groups):
        other = group[0]
        if end.held and other.held and _may_be_one_document(end, other):
            return at, "same_document"
        if end.family is not None and any(member.family == end.family for member in group):
            return at, "same_quotation"
        if _may_have_written(end, other) or _may_have_written(other, end):
            return at, "own_author"
        if _speaks_for(end, other) or _speaks_for(other, end):
            return at, "speaks_for"
        if end.known and other.known and end.named and other.named and end.name.casefold() == other.name.casefold():
            return at, None
    return None, None


def _may_be_one_document(one: End, other: End) -> bool:
    """Two reporters who hold a document hold the same one, unless nothing in the names of the two agrees."""
    if one.key[0] != "document" or other.key[0] != "document":
        return True
    return bool(set(one.key[1:]) & set(other.key[1:]))


def _may_have_written(person: End, document: End) -> bool:
    """Whether somebody whom one story quotes from a writing may be the author of the document that another story has
    it from, which names no author."""
    written = any(telling.medium in WRITTEN for telling in person.said)
    return person.person and written and document.key[0] == "document" and document.held


def _speaks_for(person: End, organization: End) -> bool:
    """Somebody whose role names an organization is no second origin beside that organization."""
    name = organization.name.casefold().removeprefix("the ")
    return len(name) > 3 and any(name in role.casefold() for role in person.roles)


def _one(group: Sequence[End]) -> End:
    """What a group of ends is: as known, as countable and as named as the best of them."""
    best = max(group, key=lambda end: (end.known, end.countable, end.named))
    evidence = dict.fromkeys(words for end in group for words in end.evidence)
    return msgspec.structs.replace(
        best,
        entity=best.entity or next((end.entity for end in group if end.entity is not None), None),
        said=tuple(dict.fromkeys(told for end in group for told in end.said)),
        evidence=tuple(evidence),
    )


def _gathered(notes: Iterable[Note]) -> Iterable[Note]:
    """One note for each finding, with all of its evidence, in the order in which they were first found."""
    found: dict[Finding | Bar, dict[Evidence, None]] = {}
    for note in notes:
        found.setdefault(note.finding, {}).update(dict.fromkeys(note.evidence))
    return [Note(finding, tuple(evidence)) for finding, evidence in found.items()]
