"""Ends: where the chain of one telling ends, and how sure that is.

A speaker, a document and who wrote it, an outlet that found out itself, or nobody who is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

import msgspec

from ..claim import Evidence
from .independence import Bar, Voice, at_second_hand, relays
from .outlets import bears_name, outlet_words, same_outlet
from .telling import Party, Telling

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


_PAGE = re.compile(
    r"(?:an?|the|one|some)? ?(?:[\w-]+ ){0,2}?(?:posts?|messages?|notices?|videos?|clips?|threads?|entry|entries) "
    r"(?:on|in|by|from) (?:an?|the) (?:[\w’'-]+ ){0,4}?(?:page|group|account|channel|forum|blog) "
    r"(?:called|named|titled|known as) (?P<name>\S.*)"
)
_CLAUSE = re.compile(r",? (?:that|which) (?=(?:has|have|had|was|were|is|are)\b)")


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


def ends_of(telling: Telling) -> tuple[list[End], list[Note]]:
    """Where the chain of a telling that leads to no other one ends."""
    if telling.own_voice:
        return [nobody(telling)], [Note("no_source_named", (telling.evidence,))]
    far = telling.speakers or telling.chain[-1:]
    if not far:
        if telling.own_reporting == "yes" and telling.outlet:
            return [_outlet_itself(telling, telling.outlet, None)], []
        return [nobody(telling)], [Note("speaker_unknown", (telling.evidence,))]
    ends, notes = [], []
    for party in far:
        end, finding = _end(telling, party)
        ends.append(msgspec.structs.replace(end, said=(telling,)))
        if finding is not None:
            notes.append(Note(finding, end.evidence))
    return ends, notes


def nobody(telling: Telling, why: str | None = None) -> End:
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
    if party.author is not None:
        told = party.type not in DOCUMENTS | UNNAMED
        name = f"{party.author.name} ({'told ' if told else ''}{party.name})"
        end = End(
            key=_who(party.author), name=name, entity=party.author.key, family=telling.family, person=True,
            countable=not told, evidence=evidence,
        )  # fmt: skip
        return end, "told_by_another" if told else "own_author"
    if party.type in UNNAMED:
        through = next((hop.name for hop in reversed(telling.chain) if hop.type in OUTLETS), telling.outlet)
        key = ("unnamed", *outlet_words(through))
        return End(key=key, name=party.name, countable=False, named=False, evidence=evidence), None
    if party.type in DOCUMENTS:
        name = shown_as(party.name)
        key = ("document", *_document_words(name))
        # Whose word a document is, nobody knows here: it may be that of another who is behind the claim.
        end = End(
            key=key, name=name, entity=party.key, held=True, countable=False, family=telling.family, evidence=evidence
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


def shown_as(document: str) -> str:
    """What a document is called: by whose page or account it stands on where that has a name, else without the
    clause that tells more of it.

    >>> shown_as("a post on a neighbourhood page called Pell Mums"), shown_as("a flyer that was seen on buses")
    ('Pell Mums', 'a flyer')
    """
    page = _PAGE.match(document[:_LONGEST_SOURCE])
    return page["name"] if page else _CLAUSE.split(document, maxsplit=1)[0]


def _document_words(name: str) -> tuple[str, ...]:
    return tuple(word for word in name.casefold().split() if word not in _SHARED_BY_DOCUMENTS)


def far_outlets(telling: Telling, known: Iterable[str | None] = ()) -> list[Party]:
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
