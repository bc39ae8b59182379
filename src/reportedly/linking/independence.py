"""Independence: which of the origins behind a claim can be held to know it each for themselves.

Two names are not yet two who know. Two who speak in one statement, hold one opinion, plan the same, use the same words
or may be one under two names are not counted apart. In doubt independence is not established.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from typing import Literal, NamedTuple

from rapidfuzz import fuzz

from ..alignment.grammar import expanded, grammar, is_content, stem
from ..alignment.words import words
from ..claim import Evidence
from .amounts import words as lists
from .points import quoted_forms
from .stances import states
from .telling import Telling

Bar = Literal["own_stance", "said_together", "same_words", "passed_on", "one_name", "little_in_common"]
"""Why two origins are not held to be independent of each other."""

VOUCHING = frozenset({"assertion", "confirmation", "allegation"})
"""Kinds by which somebody vouches for something, rather than thinking, planning, expecting or denying it."""
HEARD = frozenset({"interview", "testimony_or_filing"})
"""Media in which somebody is asked, and does not pass on a text."""
_READ = 2000
_MOST_TELLINGS = 6
_MOST_ORIGINS = 16
_LONG = 9
"""Words in a row that two people do not choose alike by chance."""
_LEAST_SHARED = 3
_SHARE = 0.5
_LEAST_ALIKE = 0.34
_LIKE_NAMES = 65.0
_BETWEEN = 4


class Voice(NamedTuple):
    """An origin: its name, whether it is a person, and the tellings whose chains end at it."""

    name: str
    person: bool
    said: tuple[Telling, ...]
    roles: tuple[str, ...] = ()


class Barred(NamedTuple):
    """Why two origins are not independent, with the words that show it."""

    bar: Bar
    evidence: tuple[Evidence, ...]


class _Words(NamedTuple):
    told: Telling
    forms: tuple[str, ...]
    quoted: tuple[tuple[str, ...], ...]
    stems: frozenset[str]
    numbers: frozenset[str]


def independent(voices: Sequence[Voice]) -> tuple[list[int], list[Barred]]:
    """The places of those of `voices` that are independent of each other; why the others are not.

    >>> from .telling import Party
    >>> def told(id, by):
    ...     words = Evidence(story=by, start=0, end=31, text="the bridge at Pell was closed")
    ...     return Voice(by, True, (Telling(id=id, story=by, evidence=words),))
    >>> independent([told(1, "Ann Roe"), told(2, "Hal Brandt")])[0]
    [0, 1]
    >>> independent([told(1, "Ann Roe"), told(2, "Roe")])[1][0].bar
    'one_name'
    """
    barred: list[Barred] = []
    read = [_vouched(voice) for voice in voices[:_MOST_ORIGINS]]
    for at, voice in enumerate(voices[:_MOST_ORIGINS]):
        if not read[at]:
            barred.append(Barred("own_stance", tuple(told.evidence for told in voice.said[:1])))
    candidates = [at for at, vouched in enumerate(read) if vouched]
    free: set[tuple[int, int]] = set()
    for place, one in enumerate(candidates):
        for other in candidates[place + 1 :]:
            bar = _bar(voices[one], read[one], voices[other], read[other])
            if bar is None:
                free |= {(one, other), (other, one)}
            else:
                barred.append(bar)
    best: list[int] = []
    for first in candidates:
        chosen = [first]
        for at in candidates:
            if all((at, other) in free for other in chosen):
                chosen.append(at)
        best = max(best, sorted(chosen), key=len)
    return (best, barred) if len(best) > 1 else ([], barred)


def _vouched(voice: Voice) -> list[_Words]:
    """What an origin vouches for: its assertions that have a verb, and facts that stand beside a plan."""
    found: list[_Words] = []
    for told in voice.said:
        if (told.kind in VOUCHING or states(told)) and len(found) < _MOST_TELLINGS:
            read = _read(told)
            if read is not None:
                found.append(read)
    return found


def _read(told: Telling) -> _Words | None:
    """The words of a telling; None where it has no verb and so says nothing of what it names."""
    text = told.evidence.text[:_READ]
    found = words(text)
    if not tells(text):
        return None
    return _Words(
        told,
        tuple(word.form for word in found),
        tuple(forms for forms in quoted_forms(text) if any(is_content(form) for form in forms)),
        frozenset(stem(word.form) for word in found if is_content(word.form)),
        frozenset(word.form for word in found if word.form[:1].isdigit()),
    )


def _is_verb(form: str) -> bool:
    stance = lists()["stance"]
    if form in stance["as_noun"].split() or form in _list("no_verbs"):
        return False
    known = form in stance["verbs"].split() or form in grammar().same or form in _list("unchanged")
    return known or (len(form) > 4 and form.endswith("ed"))


def _bar(one: Voice, ours: Sequence[_Words], other: Voice, theirs: Sequence[_Words]) -> Barred | None:
    if _may_be_one(one, other) or _serves(one, other) or _serves(other, one):
        return Barred("one_name", _shown(ours[0], theirs[0]))
    alike = None
    for mine in ours:
        for yours in theirs:
            if _together(mine.told, yours.told):
                return Barred("said_together", _shown(mine, yours))
            if _same_words(mine, yours):
                return Barred("same_words", _shown(mine, yours))
            if _says_of(mine, other) or _says_of(yours, one):
                return Barred("passed_on", _shown(mine, yours))
            if _of_oneself(mine) and _of_oneself(yours):
                return Barred("own_stance", _shown(mine, yours))
            alike = alike or _alike(mine, yours)
    return None if alike else Barred("little_in_common", _shown(ours[0], theirs[0]))


def _shown(one: _Words, other: _Words) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys((one.told.evidence, other.told.evidence)))


def _may_be_one(one: Voice, other: Voice) -> bool:
    """Whether two names may be of one: all words of one person's name are in the other's, or the two are spelt much
    alike; two bodies, or a person and a body, share any word that tells, or one is short for the other."""
    first, second = _name_words(one.name), _name_words(other.name)
    if one.person and other.person:
        spelt = _initials(one.name) == _initials(other.name) and fuzz.ratio(one.name, other.name) >= _LIKE_NAMES
        return first <= second or second <= first or spelt
    short = _is_short(one.name, other.name) or _is_short(other.name, one.name)
    return bool(first & second) or not first or not second or short


def _initials(name: str) -> str:
    return "".join(word.form[0] for word in words(name[:120]) if is_content(word.form))


def _is_short(name: str, other: str) -> bool:
    """Whether a name in capitals begins with the initials of the other: "IS" or "ISIS" for "the Islamic State"."""
    initials = _initials(other)
    return len(initials) > 1 and name.isupper() and (name.casefold()[:2] == initials[:2])


def _serves(one: Voice, other: Voice) -> bool:
    """Whether one has an office under the other, "a spokesman for Roe", or both speak for one body.

    Of two who share a surname it tells nothing that the words about the one have it.
    """
    name = [stem(word.form) for word in words(other.name[:120]) if is_content(word.form)]
    roles = [{stem(word.form) for word in words(role[:200]) if is_content(word.form)} for role in one.roles]
    telling = set(name if name[-1:] and name[-1] in _name_words(one.name) else name[-1:])
    if telling and any(telling <= role for role in roles):
        return True
    theirs = {stem(word.form) for role in other.roles for word in words(role[:200]) if is_content(word.form)}
    speaking = {stem(form) for form in _list("spokespeople")}
    mine = {form for role in roles for form in role}
    return bool(mine & speaking and theirs & speaking and (mine & theirs) - speaking)


def relays(name: str, roles: Iterable[str], *, person: bool) -> bool:
    """Whether somebody passes news on by trade: a reporter, an outlet, a platform.

    >>> relays("Dorit Vance", ("home affairs correspondent",), person=True), relays("Ann Roe", (), person=True)
    (True, False)
    """
    if person:
        return any(_list("reporters") & {word.form for word in words(role[:200])} for role in roles)
    return bool(_list("outlets") & {word.form for word in words(name[:200])})


def tells(text: str) -> bool:
    """Whether `text` says something of what it names: it has a verb.

    >>> tells("the bridge was closed"), tells("he read the letter"), tells("the allegations")
    (True, True, False)
    """
    return any(_is_verb(part) for word in words(text[:_READ]) for part in expanded(word.form))


def at_second_hand(text: str) -> bool:
    """Whether what somebody says is itself what others are said to say: "he reportedly shot him", "he said it holds".

    >>> at_second_hand("He said that it will hold"), at_second_hand("it reportedly holds"), at_second_hand("it holds")
    (True, True, False)
    """
    forms = [word.form for word in words(text[:_READ])]
    forms = forms[1:] if forms[:1] == ["that"] else forms
    told = len(forms) > 1 and forms[0] in _list("another") and forms[1] in _list("saying")
    return told or not _list("hearsay").isdisjoint(forms)


def owns_up(told: Telling) -> bool:
    """Whether somebody confirms or states a fact, and not that something told is false."""
    if told.kind not in ("confirmation", "assertion") or told.polarity == "negative":
        return False
    text = told.evidence.text
    return tells(text) and not _list("untrue") & {word.form for word in words(text[:_READ])}


def repeats(one: Telling, other: Telling) -> bool:
    """Whether two tellings are the same words, or both are turned round by a "not"."""
    mine, yours = _read(one), _read(other)
    if mine is None or yours is None:
        return False
    return _together(one, other) or _same_words(mine, yours) or (_negated(mine) and _negated(yours))


def _negated(one: _Words) -> bool:
    negative = set(lists()["stance"]["negative"].split())
    return any(part in negative for form in one.forms for part in expanded(form))


@cache
def _name_words(name: str) -> frozenset[str]:
    return frozenset(stem(word.form.removesuffix("'s")) for word in words(name[:120]) if is_content(word.form))


def _together(one: Telling, other: Telling) -> bool:
    """Whether two tellings are one statement, or stand in the same words of one story."""
    if one.id == other.id:
        return True
    mine, yours = one.evidence, other.evidence
    return one.story == other.story and mine.start < yours.end and yours.start < mine.end


def _same_words(one: _Words, other: _Words) -> bool:
    """Whether one quotes what the other says too, or both use many words in a row alike.

    What somebody told a reporter or a hearing is put in the reporter's words, who may have them from an earlier story.
    """
    mine, yours = f" {' '.join(one.forms)} ", f" {' '.join(other.forms)} "
    if any(f" {' '.join(forms)} " in yours for forms in one.quoted):
        return True
    if any(f" {' '.join(forms)} " in mine for forms in other.quoted):
        return True
    if {one.told.medium, other.told.medium} & HEARD and not one.quoted and not other.quoted:
        return False
    return not set(_runs(one.forms)).isdisjoint(_runs(other.forms))


def _runs(forms: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return (tuple(forms[at : at + _LONG]) for at in range(len(forms) - _LONG + 1))


def _says_of(one: _Words, other: Voice) -> bool:
    """Whether the words of one say that the other said so: "by Roe's count", "Roe said"."""
    name = [word.form.removesuffix("'s") for word in words(other.name[:120])]
    if not name:
        return False
    for at, form in enumerate(one.forms):
        if form.removesuffix("'s") != name[-1]:
            continue
        after, before = one.forms[at + 1 : at + 1 + _BETWEEN], one.forms[max(0, at - _BETWEEN) : at]
        if _list("saying") & {*after, *before[-2:]} or ("according" in before and "to" in before):
            return True
    return False


def _of_oneself(one: _Words) -> bool:
    """Whether somebody speaks of themselves, "that he had no idea": two who do so tell two things."""
    opening = one.forms[1:2] if one.forms[:1] == ("that",) else one.forms[:1]
    return bool(opening) and bool(_list("oneself") & set(expanded(opening[0])))


def _alike(one: _Words, other: _Words) -> bool:
    """Whether most of what one tells is in the other, and their numbers agree."""
    if one.told.polarity != other.told.polarity:
        return False
    if one.numbers and other.numbers and not (one.numbers <= other.numbers or other.numbers <= one.numbers):
        return False
    shared = one.stems & other.stems
    least = min(len(one.stems), len(other.stems))
    alike = len(shared) >= _LEAST_ALIKE * len(one.stems | other.stems)
    return len(shared) >= _LEAST_SHARED and len(shared) >= _SHARE * least and alike


@cache
def _list(label: str) -> frozenset[str]:
    file = resources.files(__package__).joinpath("lexicons", "independence.toml")
    return frozenset(tomllib.loads(file.read_text(encoding="utf-8"))[label].split())
