"""Replies: what one statement does to another one.

It denies or confirms it; it reports that what was forecast happened or did not; it tells what was said not to be
known. Each needs most of the words of the other, so that a reply which is missed is likelier than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from ..alignment.grammar import stem
from ..claim import Evidence
from .contradictions import NOT as NOT
from .contradictions import attitude, one_subject, sentence_turned_down, turned_down
from .gist import Likeness, forms, gist, negated, share
from .reply_words import lists
from .telling import Telling, moment

ReplyKind = Literal["denied", "confirmed", "happened", "did_not_happen", "told"]

ALIKE = 0.75
CLAIMED = frozenset({"assertion", "allegation", "confirmation", "opinion", "intention", "forecast", None})
"""Kinds that can be denied or confirmed; None is an article's own voice."""
TOLD = frozenset({"assertion", "confirmation", "allegation", None})
"""Kinds that report something as a fact."""
REPLYING = frozenset({"denial", "confirmation"})
Asking = Literal["denial", "confirmation", "forecast", "open_question"]
"""What a statement is to others: a reply to them, or something that they settle."""
_ASKING: dict[str, Asking] = {
    "denial": "denial", "confirmation": "confirmation", "forecast": "forecast", "open_question": "open_question",
}  # fmt: skip
_GAINSAYING = frozenset({"assertion", "opinion"})
"""Kinds by which somebody says that something is not so; who goes on to say what they think of it has said it too."""
_FORESEEING = frozenset({"assertion", "intention", "opinion"})
"""Kinds by which people also say what will be: a promise, a plan, a time that is set."""
_SENTENCE = re.compile(r"[.!?;:]\W|[”\"\n]| \.\.\. ")
_SUBJECT = 12
"""Words of a statement in which it says of what it tells a place."""
_NEAR = 4
"""Words before a verb that can say that it did not, or did not yet, happen."""
_MARKS = " \n\t“”‘’\"'.,;:!"
_NO_FORECAST = re.compile(r" (?:have|like|rather|prefer|love)\b")


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """What a statement does to a claim, by whom (keys of agents), in which words."""

    kind: ReplyKind
    evidence: Evidence
    speakers: tuple[str, ...] = ()


def asking(kind: str | None, text: str) -> Asking | None:
    """What a statement of a kind and text is to others, where it is anything.

    A plan or a promise that says what will be is settled as a forecast is; an assertion that something is not so
    denies what says that it is.

    >>> asking("intention", "The stone will be back before the winter is out"), asking("assertion", "Roe was not hurt")
    ('forecast', 'denial')
    """
    known = _ASKING.get(kind or "")
    if known is not None:
        return known
    if kind in _FORESEEING:
        ahead = lists()["ahead"].search(text[:2_000].replace("’", "'"))
        if ahead is not None and not _NO_FORECAST.match(text, ahead.end()):
            return "forecast"
    return "denial" if kind in _GAINSAYING and turned_down(text) is not None else None


def reply(earlier: Telling, later: Telling, alike: Likeness = share) -> ReplyKind | None:
    """What `later` does to `earlier`, if anything.

    A denial or confirmation may stand anywhere; a forecast and an open question are settled only by what another
    story published afterwards. The two must be known to speak of one matter: to share somebody whom they name.

    >>> words = Evidence(story="a", start=0, end=38, text="The ferry will be launched in July")
    >>> forecast = Telling(id=1, story="a", published="2025-06-01", kind="forecast", evidence=words)
    >>> words = Evidence(story="b", start=0, end=31, text="The ferry was launched in a fog")
    >>> reply(forecast, Telling(id=2, story="b", published="2025-06-09", own_voice=True, evidence=words))
    'happened'
    """
    if earlier.in_notice or later.in_notice:
        return None
    if later.kind in REPLYING and earlier.kind in CLAIMED and not _same_place(earlier, later):
        return _deny_or_confirm(earlier, later, alike)
    if _gainsays(earlier, later):
        return "denied"
    if earlier.story == later.story or moment(later.published) <= moment(earlier.published):
        return None
    if later.kind not in TOLD and not later.own_voice:
        return None
    asked = asking(earlier.kind, earlier.evidence.text)
    if asked == "forecast":
        return how_it_came_out(earlier.evidence.text, later.evidence.text, negative=later.polarity == "negative")
    if asked == "open_question" and tells(earlier.evidence.text, later.evidence.text):
        return "told"
    return None


def _gainsays(earlier: Telling, later: Telling) -> bool:
    """Whether somebody else says, in the same story or afterwards, that just what was told as done was not done."""
    if later.kind not in _GAINSAYING or earlier.kind not in TOLD or _same_place(earlier, later):
        return False
    if earlier.story != later.story and moment(later.published) <= moment(earlier.published):
        return False
    sentence = sentence_turned_down(later.evidence.text)
    if turned_down(sentence) not in gist(earlier.evidence.text):
        return False
    words = msgspec.structs.replace(later.evidence, text=sentence)
    return _deny_or_confirm(earlier, msgspec.structs.replace(later, kind="denial", evidence=words), share) == "denied"


def _deny_or_confirm(earlier: Telling, later: Telling, alike: Likeness) -> ReplyKind | None:
    """A denial or a confirmation is by somebody else, and says the same as what it is about, of the same person.

    What says of itself that something is not so is denied by nobody who says that it is not.
    """
    said_by = {party.key or party.name for party in earlier.speakers}
    if said_by & {party.key or party.name for party in later.speakers}:
        return None
    if earlier.family is not None and earlier.family == later.family:
        return None
    if earlier.evidence.text.rstrip().endswith("?") or _is_piece(earlier.evidence.text, later.evidence.text):
        return None
    if attitude(later.evidence.text) - gist(earlier.evidence.text):
        return None
    apart = earlier.about and later.about and not set(earlier.about) & set(later.about)
    if apart and not one_subject(earlier.evidence.text, later.evidence.text):
        return None
    if alike(earlier.evidence.text, later.evidence.text) < ALIKE:
        return None
    denied = earlier.polarity == "negative" or negated(earlier.evidence.text)
    if later.kind == "denial":
        return None if denied else "denied"
    return "confirmed" if denied == negated(later.evidence.text) else None


def _is_piece(words: str, quotation: str) -> bool:
    """Whether `words` are a piece of what is quoted: the very words of the one who denies it, printed by another."""
    return any(mark in quotation for mark in '“"') and words.strip(_MARKS) in quotation


def how_it_came_out(forecast: str, later: str, *, negative: bool = False) -> ReplyKind | None:
    """Whether `later` reports what `forecast` said would be, leaving out when it would be.

    >>> how_it_came_out("The tower will fall before Easter.", "The tower never fell.")
    'did_not_happen'
    >>> how_it_came_out("The tower will fall before Easter.", "The tower will fall.") is None
    True
    """
    known = lists()
    told = forms(later)
    stems = [stem(form) for form in told]
    for sentence in _SENTENCE.split(forecast[:2_000])[:20]:
        match = known["ahead"].search(sentence.replace("’", "'"))
        if match is None:
            continue
        rest = sentence[match.end() :]
        ahead = [stem(form) for form in forms(rest)]
        predicate = next((word for word in ahead if word in gist(rest)), None)
        core = {word for word in gist(sentence) if word not in known["times"]} - gist(match.group())
        if predicate is None or not core - {predicate} or predicate not in stems:
            continue
        found = core & set(stems)
        if len(found) < 2 or len(found) < ALIKE * len(core):
            continue
        at = stems.index(predicate)
        before = set(told[max(0, at - _NEAR) : at])
        if before & known["not_yet"]:
            continue
        foretold = bool(set(forms(rest)[:2]) & known["not_done"])
        done = not (negative or before & known["not_done"])
        return "happened" if done != foretold else "did_not_happen"
    return None


def tells(question: str, later: str) -> bool:
    """Whether `later` tells what `question` says is not known.

    >>> tells("The price that Roe paid for the ferry has not been disclosed", "Roe paid 900 pounds for the ferry")
    True
    """
    known = lists()
    asked = question[:600].replace("’", "'")
    for pattern in known["open"]:
        asked = pattern.sub(" ", asked)
    if len(asked.split()) == len(question[:600].split()):
        return False  # nothing in it says that something is not known
    wanted = gist(asked) - known["frame"]
    told, has = forms(later), gist(later)
    if set(told) & known["hedging"]:
        return False
    for words, needs in known["asks"]:
        if not words & set(forms(asked)):
            continue
        if needs == "place":
            return lies(wanted - {stem(word) for word in words}, later)
        if not _has(needs, later, has - wanted):
            return False
        wanted -= {stem(word) for word in words}
        least = 1 if needs == "cause" else 2
        return len(wanted & has) >= max(least, ALIKE * len(wanted))
    wanted -= known["aspects"]
    if wanted & known["documents"]:
        published = known["made_known"] & has
        return bool(published) and wanted & known["documents"] <= has and _settled(told, published)
    return len(wanted) >= 3 and len(wanted & has) >= max(3, ALIKE * len(wanted)) and bool(has - wanted)


def lies(wanted: frozenset[str], later: str) -> bool:
    """Whether `later` tells in which place something is, of which the words stand before its verb.

    >>> lies(frozenset({"barg"}), "The barge had been in a dock at Tarrow"), lies(frozenset({"barg"}), "It is in Pell")
    (True, False)
    """
    known = lists()
    told = forms(later)
    for at in range(1, min(len(told) - 1, _SUBJECT)):
        if told[at] not in known["lying"]:
            continue
        rest = [form for form in told[at + 1 : at + 3] if form not in known["lying"]]
        if rest and rest[0] in known["places"] and wanted and wanted <= {stem(form) for form in told[:at]}:
            return bool(re.search(r"(?<=[^.!?]\s)[A-Z]\w+", later[sum(map(len, told[: at + 1])) :]))
    return False


def _settled(told: Sequence[str], verbs: frozenset[str]) -> bool:
    """Whether one of `verbs` is told as done."""
    known = lists()
    for at, form in enumerate(told):
        before = set(told[max(0, at - _NEAR) : at])
        if stem(form) in verbs and not before & (known["not_yet"] | known["not_done"]):
            return True
    return False


def _has(needs: str, later: str, new: frozenset[str]) -> bool:
    """Whether `later` holds what a question asks for: something that the question itself does not say."""
    if needs in ("number", "date"):
        months = lists()["times"] if needs == "date" else frozenset()
        return any(word[0].isdigit() or word in months for word in new)
    if needs == "cause":
        return bool(lists()["causes"] & set(forms(later)))
    return bool(re.search(r"(?<=[^.!?]\s)[A-Z]\w+", later))


def _same_place(one: Telling, other: Telling) -> bool:
    return (
        one.story == other.story and one.evidence.start < other.evidence.end and other.evidence.start < one.evidence.end
    )
