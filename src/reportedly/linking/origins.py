"""Origins: the far ends of the chains behind a claim, which is what independence is counted in.

Each telling leads somewhere: to the telling that it copies, to the one that it cites, or to an end. Whatever leads
to another telling adds no origin. Ends that may be one are one; a claim has too few origins rather than too many.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

import msgspec

from ..claim import Evidence, Origin
from .independence import Bar, Voice, at_second_hand, relays
from .outlets import bears_name, outlet_words, same_outlet
from .telling import Party, Telling, in_time

Finding = Literal[
    "attribution_dropped", "circular_repetition", "copied", "cites", "same_document", "same_quotation",
    "own_author", "speaks_for", "no_source_named", "hedged_without_source", "told_by_another", "speaker_unknown",
    "described_only",
]  # fmt: skip
"""What was found on the way to the origins; the first six and the two after them join, the others leave an end open."""

OUTLETS = frozenset({"outlet", "reporter", "programme", "publisher"})
UNNAMED = frozenset({"unnamed_person", "group"})
DOCUMENTS = frozenset({"document"})
WRITTEN = frozenset({"email_or_letter", "testimony_or_filing", "book_or_article", "poll_or_study"})
_LONGEST_SOURCE = 200
_SHARED_BY_DOCUMENTS = frozenset(
    {"a", "an", "the", "of", "by", "to", "from", "in", "on", "copy", "seen", "obtained", "full", "its", "his", "her"}
)


class Note(NamedTuple):
    """Something found on the way, with the words that show it."""

    finding: Finding | Bar
    evidence: tuple[Evidence, ...]


class End(msgspec.Struct, frozen=True, kw_only=True):
    """Where one chain ends.

    `known` where the text says who or what it is; `countable` where it may be held to be independent of another
    end: nobody who is unnamed, nothing behind an unknown hop. `held` for those who hold a document for it. `said` are
    the tellings whose chains end here.
    """

    key: tuple[str, ...]
    name: str
    entity: str | None = None
    known: bool = True
    countable: bool = True
    named: bool = True
    held: bool = False
    roles: tuple[str, ...] = ()
    family: int | None = None
    person: bool = False
    said: tuple[Telling, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def voice(self) -> Voice:
        """The end as one that is asked whether it knows for itself."""
        shown = tuple(words.text for words in self.evidence if len(words.text) < _LONGEST_SOURCE)
        return Voice(self.name, self.person, self.said, (*self.roles, *shown))


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
            found, why = _ends(telling)
            ends += found
            notes += why
        elif at not in ended:
            notes.append(Note("circular_repetition", (telling.evidence,)))
            ends.append(_nobody(telling, "circle"))
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
    names = [party.name for party in _far_outlets(telling, {candidate.outlet for candidate in told})]
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


def _far_outlets(telling: Telling, known: Iterable[str | None] = ()) -> list[Party]:
    """The outlets at the far end of a telling: its speakers, or where nobody is known to speak, the last hop.

    A name is an outlet's where the text shows it, and where it is the whole name of one of the `known`.
    """
    far = telling.speakers or telling.chain[-1:]
    return [
        party
        for party in far
        if (party.type in OUTLETS or any(bears_name(party.name, outlet) for outlet in known))
        and not same_outlet(party.name, telling.outlet)
    ]


def _words(telling: Telling) -> tuple[Evidence, ...]:
    """The words that show through whom a telling came; where there are none, the telling itself."""
    shown = tuple(p.evidence for p in (*telling.chain, *_far_outlets(telling)) if p.evidence is not None)
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


def _ends(telling: Telling) -> tuple[list[End], list[Note]]:
    """Where the chain of a telling that leads to no other one ends."""
    if telling.own_voice:
        return [_nobody(telling)], [Note("no_source_named", (telling.evidence,))]
    far = telling.speakers or telling.chain[-1:]
    if not far:
        if telling.own_reporting == "yes" and telling.outlet:
            return [_outlet_itself(telling, telling.outlet, None)], []
        return [_nobody(telling)], [Note("speaker_unknown", (telling.evidence,))]
    ends, notes = [], []
    for party in far:
        end, finding = _end(telling, party)
        ends.append(msgspec.structs.replace(end, said=(telling,)))
        if finding is not None:
            notes.append(Note(finding, end.evidence))
    return ends, notes


def _nobody(telling: Telling, why: str | None = None) -> End:
    """An end that nobody is known for; those of one circle are one."""
    key = (why,) if why else ("nobody", telling.story)
    return End(key=key, name="", known=False, countable=False, named=False, evidence=(telling.evidence,))


def _end(telling: Telling, party: Party) -> tuple[End, Finding | None]:
    """The end that a speaker is, and what leaves it open."""
    evidence = (party.evidence or telling.evidence,)
    if party.type in OUTLETS:
        if same_outlet(party.name, telling.outlet):
            return _outlet_itself(telling, party.name, party), None
        # An outlet whose own story is not among the tellings: we see no further than it.
        key = ("outlet", *outlet_words(party.name))
        return End(key=key, name=party.name, entity=party.key, countable=False, evidence=evidence), None
    if party.type in UNNAMED:
        through = next((hop.name for hop in reversed(telling.chain) if hop.type in OUTLETS), telling.outlet)
        key = ("unnamed", *outlet_words(through))
        return End(key=key, name=party.name, countable=False, named=False, evidence=evidence), None
    if party.type in DOCUMENTS:
        if party.author is not None:
            name = f"{party.author.name} ({party.name})"
            end = End(
                key=_who(party.author), name=name, entity=party.author.key, family=telling.family, person=True,
                evidence=evidence,
            )  # fmt: skip
            return end, "own_author"
        key = ("document", *_document_words(party.name))
        # Whose word a document is, nobody knows here: it may be that of another who is behind the claim.
        end = End(
            key=key, name=party.name, entity=party.key, held=True, countable=False, family=telling.family,
            evidence=evidence,
        )  # fmt: skip
        return end, "described_only"
    end = End(
        key=_who(party), name=party.name, entity=party.key, held=telling.basis == "holds_document",
        roles=party.roles, family=telling.family, person=party.type == "person", evidence=evidence,
    )  # fmt: skip
    if not _identified(party):
        return msgspec.structs.replace(end, countable=False), "described_only"
    second_hand = telling.basis == "was_told" or at_second_hand(telling.evidence.text)
    if second_hand or relays(party.name, party.roles, person=party.type == "person"):
        return msgspec.structs.replace(end, countable=False), "told_by_another"
    if telling.hedged and not telling.chain and not telling.documents:
        return msgspec.structs.replace(end, known=False, countable=False), "hedged_without_source"
    return end, None


def _identified(party: Party) -> bool:
    """Whether a name tells who it is: not "police", nor a first name with nothing beside it."""
    if party.key is None:
        return False
    words = party.name.split()
    written = [word for word in words if word[:1].isupper() or not word.isascii()]
    return bool(written) and (party.type != "person" or len(words) > 1 or bool(party.roles))


def _outlet_itself(telling: Telling, name: str, party: Party | None) -> End:
    """An outlet is an origin of its own only where the text says that it found out itself."""
    return End(
        key=("outlet", *outlet_words(telling.outlet)), name=telling.outlet or name, entity=party.key if party else None,
        countable=telling.own_reporting == "yes", held=telling.basis == "holds_document",
        said=(telling,), evidence=(party.evidence if party and party.evidence else telling.evidence,),
    )  # fmt: skip


def _who(party: Party) -> tuple[str, ...]:
    return ("agent", party.key) if party.key is not None else ("name", party.name.casefold())


def _document_words(name: str) -> tuple[str, ...]:
    return tuple(word for word in name.casefold().split() if word not in _SHARED_BY_DOCUMENTS)


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
