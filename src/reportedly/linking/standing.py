"""Standing: what the graph of a claim supports, by rules that an editor can read.

Each rule is a function that looks at one case and gives its reason, or None. A claim can have several standings: it
can be corroborated and disputed. Of the four that count origins it has one, or none where there is nothing to count.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from functools import cache
from importlib import resources
from typing import NamedTuple

from ..claim import Evidence, Reason, Standing
from .ends import End
from .independence import VOUCHING, Barred, independent, owns_up, repeats, tells
from .origins import Origins, origins
from .replies import Reply, asking
from .stances import looks_ahead, looks_ahead_later
from .telling import Party, Telling, in_time

COUNTED_OUT = frozenset({"open_question", "question", "non_response"})
"""Kinds that state nothing which somebody could be the origin of."""
CORRECTIONS = frozenset({"correction", "clarification", "amended_on", "refiled"})


class Case(NamedTuple):
    """A claim as the rules see it: what is told, in order of time; where it comes from; what others said to it."""

    tellings: tuple[Telling, ...]
    origins: Origins
    replies: tuple[Reply, ...]
    independent: tuple[End, ...] = ()

    @property
    def outlets(self) -> int:
        """How many outlets tell it; stories without one count for themselves."""
        told = (telling for telling in self.tellings if telling.kind not in COUNTED_OUT and not telling.primary)
        return len({telling.outlet or telling.story for telling in told})


class Assessed(NamedTuple):
    """What came out for a claim."""

    reasons: tuple[Reason, ...]
    origins: Origins

    @property
    def standing(self) -> tuple[Standing, ...]:
        """The standings, each once, in the order of the rules."""
        return tuple(dict.fromkeys(reason.standing for reason in self.reasons))


def assess(tellings: Iterable[Telling], replies: Iterable[Reply] = ()) -> Assessed:
    """The standing of a claim, with reasons.

    >>> roe = Party(key="1", name="Ann Roe", type="person")
    >>> words = Evidence(story="a", start=0, end=9, text="the words")
    >>> telling = Telling(id=1, story="a", outlet="Meridian", speakers=(roe,), evidence=words)
    >>> assess([telling]).standing
    ('single_origin',)
    """
    told, denials = _parted(tellings)
    # A document's own sentences are the word of its author, who is known by those who quote it.
    counted_in = (t for t in told if t.kind not in COUNTED_OUT and not (t.primary and t.own_voice))
    found = origins(counted_in)
    free, barred = _independent(found)
    case = Case(told, found, tuple(dict.fromkeys((*replies, *denials))), free)
    reasons = [reason for rule in RULES if (reason := rule(case)) is not None]
    counted = next((reason.standing for reason in reasons if reason.standing in _COUNTING), None)
    if counted is not None:
        reasons += [_reason(counted, note.finding, note.evidence) for note in found.notes]
        found_apart = {} if counted != "not_established" else {bar.bar: bar.evidence for bar in reversed(barred)}
        reasons += [_reason(counted, bar, evidence) for bar, evidence in reversed(found_apart.items())]
    return Assessed(tuple(reasons), found)


def single_origin(case: Case) -> Reason | None:
    """Be reluctant to rely on one source, and say so where you do; named and on the record is better (BBC, Guardian).

    One outlet tells it, and all of its chains end at one origin, which is named or only described.
    """
    end = _only(case)
    if end is None or case.outlets > 1:
        return None
    return _reason("single_origin", "single_origin_named" if end.named else "single_origin_unnamed", *_of(end))


def repeated(case: Case) -> Reason | None:
    """Many who rest on one are one: outlets that repeat a wire story or cite one post add no second source (Reuters).

    Several outlets tell it, and all of their chains end at one origin.
    """
    end = _only(case)
    if end is None or case.outlets < 2:
        return None
    return _reason("repeated", "repeated_named" if end.named else "repeated_unnamed", *_of(end))


def corroborated(case: Case) -> Reason | None:
    """A second source counts where it knows for itself, not from the first (BBC, Reuters).

    Two or more chains end at named origins that can be held to be independent of each other.
    """
    if len(case.independent) < 2:
        return None
    evidence = tuple(words for end in case.independent for words in end.evidence[:1])
    return _reason("corroborated", "corroborated", evidence)


def not_established(case: Case) -> Reason | None:
    """Where the way to the source is not known, independence is not shown: do not count it (Reuters, NPR).

    A hop is unknown, nobody is named, outlets cite each other in a circle, one of two sources is unnamed and may be
    the other, or the two speak together, of their own plans and views, or in the same words.
    """
    if not _counts(case) or corroborated(case) or _only(case):
        return None
    ends = [end for end in case.origins.ends if not end.countable]
    evidence = tuple(words for end in ends for words in end.evidence[:1])
    return _reason("not_established", "not_established", evidence)


def acknowledged(case: Case) -> Reason | None:
    """The best witness to what somebody did is often the one who did it, on the record (USA Today, on first-hand
    knowledge).

    The person whom it is about confirms it, or says it themselves after another story told it.
    """
    about = {key for telling in case.tellings for key in telling.about}
    for telling in case.tellings:
        own = [party for party in telling.speakers if party.key in about and party.type in ("person", "organization")]
        if not own or telling.hedged or not owns_up(telling):
            continue
        if telling.kind == "confirmation" or _told_before(case, telling, own):
            return _reason("acknowledged", "acknowledged", (*_evidence(own), telling.evidence))
    for reply in case.replies:
        if reply.kind == "confirmed" and set(reply.speakers) & about:
            return _reason("acknowledged", "acknowledged", (reply.evidence,))
    return None


def documented(case: Case) -> Reason | None:
    """The document itself, where it is stored, settles what was said (The Trust Project, on showing originals).

    A quotation stands in a primary document as it was printed, by the one who is quoted. Whether it is true is not
    settled by that.
    """
    held = [words for telling in case.tellings for words in telling.documents]
    return _reason("documented", "documented", tuple(dict.fromkeys(held))) if held else None


def disputed(case: Case) -> Reason | None:
    """Report the denial with the claim, whoever made it (BBC, on the right of reply)."""
    denials = [reply.evidence for reply in case.replies if reply.kind == "denied"]
    return _reason("disputed", "disputed", tuple(denials)) if denials else None


def withdrawn(case: Case) -> Reason | None:
    """A story that is withdrawn is no source any more (Reuters): what rests on it falls with it."""
    notices = [remark.evidence for t in case.tellings for remark in t.remarks if remark.type == "withdrawn"]
    return _reason("withdrawn", "withdrawn", tuple(dict.fromkeys(notices))) if notices else None


def upstream_corrected(case: Case) -> Reason | None:
    """Where the borrowed fact proves wrong, the borrower corrects too (AP): look at the story that it came from."""
    found = [
        words
        for telling in case.tellings
        for remark in telling.remarks
        if remark.type in CORRECTIONS and remark.story != telling.story
        for words in (remark.evidence, telling.evidence)
    ]
    return _reason("upstream_corrected", "upstream_corrected", tuple(dict.fromkeys(found))) if found else None


def still_open(case: Case) -> Reason | None:
    """A forecast cannot be checked today, nor can what is said not to be known; it is open until somebody says how
    it came out (Full Fact)."""
    told = any(telling.kind in VOUCHING and not looks_ahead(telling.evidence.text) for telling in case.tellings)
    asked = [
        telling
        for telling in case.tellings
        if telling.kind == "open_question"
        or (telling.kind == "forecast" and not (told and looks_ahead_later(telling.evidence.text)))
    ]
    if not asked or any(reply.kind in _SETTLING for reply in case.replies):
        return None
    code = "open_question" if asked[0].kind == "open_question" else "open_forecast"
    return _reason("open", code, tuple(telling.evidence for telling in asked[:3]))


def resolved(case: Case) -> Reason | None:
    """When a later report says how it came out, say so beside the forecast or the question, with that report (Full
    Fact; Guardian on footnotes)."""
    asked = [t for t in case.tellings if asking(t.kind, t.evidence.text) in ("open_question", "forecast")]
    settling = [reply for reply in case.replies if reply.kind in _SETTLING]
    if not asked or not settling:
        return None
    return _reason("resolved", _SETTLING[settling[0].kind], tuple(reply.evidence for reply in settling))


RULES: tuple[Callable[[Case], Reason | None], ...] = (
    single_origin, repeated, corroborated, not_established, acknowledged, documented, disputed, withdrawn,
    upstream_corrected, still_open, resolved,
)  # fmt: skip
_COUNTING = frozenset({"single_origin", "repeated", "corroborated", "not_established"})
_MOST_DENIED = 8
_SETTLING = {
    "told": "question_answered",
    "happened": "reported_as_happened",
    "did_not_happen": "reported_as_not_happened",
}


@cache
def own_writing() -> tuple[frozenset[str], frozenset[str]]:
    """What is somebody's own word when it speaks ("the letter"), and verbs by which a story quotes from it."""
    words = _lexicon()["own_writing"]
    return frozenset(words["nouns"].split()), frozenset(words["verbs"].split())


@cache
def _lexicon() -> dict[str, dict[str, str]]:
    file = resources.files(__package__).joinpath("lexicons", "standing.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


def rules() -> dict[str, str]:
    """Each rule's code with what it says, in words for people.

    >>> rules()["repeated_named"]
    'Several outlets tell it, and every chain that can be followed ends at one named origin.'
    """
    return _lexicon()["rule"]


def _parted(tellings: Iterable[Telling]) -> tuple[tuple[Telling, ...], tuple[Reply, ...]]:
    """The tellings in order of time, and those that deny what the others tell, which are no origins of it."""
    told = sorted((telling for telling in tellings if not telling.in_notice), key=in_time)
    if all(telling.kind == "denial" for telling in told):
        return tuple(told), ()
    asserted = [telling for telling in told if telling.kind != "denial" and tells(telling.evidence.text)]
    denials = tuple(
        Reply(
            kind="denied",
            evidence=telling.evidence,
            speakers=tuple(party.key for party in telling.speakers if party.key is not None),
        )
        for telling in told
        if telling.kind == "denial" and any(_disputes(telling, other) for other in asserted[:_MOST_DENIED])
    )
    return tuple(telling for telling in told if telling.kind != "denial"), denials


def _disputes(denial: Telling, other: Telling) -> bool:
    """Whether a denial is of what the other tells: by somebody else, and not the same words or the same "not"."""
    theirs = {party.key for party in other.speakers if party.key is not None}
    return not theirs & {party.key for party in denial.speakers} and not repeats(denial, other)


def _independent(found: Origins) -> tuple[tuple[End, ...], list[Barred]]:
    ends = [end for end in found.ends if end.countable]
    if len(ends) < 2:
        return (), []
    free, barred = independent([end.voice() for end in ends])
    return tuple(ends[at] for at in free), barred


def _counts(case: Case) -> bool:
    return bool(case.origins.ends)


def _only(case: Case) -> End | None:
    """The one origin behind a claim, where there is one and it is known."""
    if not _counts(case) or len(case.origins.ends) != 1 or not case.origins.ends[0].known:
        return None
    return case.origins.ends[0]


def _of(end: End) -> tuple[tuple[Evidence, ...], bool]:
    return end.evidence, end.named


def _told_before(case: Case, telling: Telling, own: Iterable[Party]) -> bool:
    """Whether another story told it before, and not in the words, or from a letter, of the one who owns up to it."""
    theirs = {party.key for party in own}
    return any(
        other.story != telling.story
        and other.published is not None
        and telling.published is not None  # where no date is known nobody knows who was first
        and in_time(other) < in_time(telling)
        and not theirs & {key for party in other.speakers for key in (party.key, party.author and party.author.key)}
        for other in case.tellings
    )


def _evidence(parties: Iterable[Party]) -> tuple[Evidence, ...]:
    return tuple(party.evidence for party in parties if party.evidence is not None)


def _reason(standing: Standing, code: str, evidence: tuple[Evidence, ...], named: bool | None = None) -> Reason:
    return Reason(standing=standing, code=code, rule=rules()[code], evidence=evidence, named=named)
