"""What a capitalized sequence names: a person, an organization, an outlet, a place, or nobody."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, Protocol

from . import forms, lexicon
from .cuts import PROGRAMME, apposed, behind_office, cut, run_together
from .names import Sequence, Token

NameKind = Literal["person", "organization", "outlet", "place", "people", "title", "other", "unknown"]


class Name(NamedTuple):
    """A name `[start, end)` in the text, and what it names as far as it tells by itself.

    `title` is what stands in capitals before it ("Springfield Police Chief"), `title_start` where
    that begins (-1 without one), `gender` and `honored` what a form of address tells, `initial` whether
    it opens a sentence, `headline` whether every word around it has a capital.
    """

    start: int
    end: int
    tokens: tuple[Token, ...]
    kind: NameKind
    title: str = ""
    title_start: int = -1
    gender: str = ""
    honored: bool = False
    initial: bool = False
    headline: bool = False

    @property
    def key(self) -> tuple[str, ...]:
        """The folded tokens, by which names are compared, the surname last."""
        return forms.surname_last(tuple(token.low for token in self.tokens))


OUTLET_LAST = lexicon.grammar("outlet_last")
_OUTLET_WEAK = lexicon.grammar("outlet_last_weak")
_CALL_LETTERS = re.compile(r"(?:abc|cbs|nbc|fox)-?\d{1,2}|(?:[kw][a-z]{2,3})(?:-(?:tv|fm|am))?")
_NEWSGATHERING = frozenset(("journalism", "journalist", "journalists", "reporting", "reporters"))
_OUTLET_SHOW = re.compile(
    r"the .+ (?:show|report|hour)|(?:channel|action|eyewitness) (?:\d+ )?news|.+ (?:news|press) (?:service|agency)"
)
_HUMPS = re.compile(r"(?!Mc|Mac|De|Di|Du|La|Le|Van|Fitz|O[’'])[A-Z][a-z]+(?:[A-Z][a-z]+)+")
"""A trade name written in one word ("CoinMarket")."""
_SURNAMES = lexicon.grammar("place_surnames")
_PARTY_STATE = re.compile(r"[dri]-\w+")
_INITIAL = re.compile(r"(?:\w\.)+\w?|\w")
_OFFICES = lexicon.grammar("offices_of")


def names(text: str, found: list[Sequence]) -> list[Name]:
    """The names in capitalized sequences, each cut down to the words that name."""
    out: list[Name] = []
    lone = {one.tokens[0].low for one in found if len(one.tokens) == 1}
    for sequence in found:
        cuts = [(sequence.tokens, sequence.initial)] if apposed(text, sequence) else cut(sequence)
        for tokens, initial in (part for one in cuts for part in run_together(*one, lone)):
            own, office = behind_office(text, tokens)
            name = _classify(text, own, initial and own is tokens, sequence.headline)
            if name is not None and name.kind in ("unknown", "other", "title") and _ends_in_person(own):
                name = _classify(text, own[-2:], False, sequence.headline)
            if name is not None and office >= 0 and not name.title:
                name = name._replace(title=text[office : name.start].rstrip(), title_start=office)
            if name is not None:
                out.append(name)
    return out


def _ends_in_person(tokens: tuple[Token, ...]) -> bool:
    """Whether words that name nobody known end with a given name and another word ("Mill-born Ann Roe")."""
    given = lexicon.given_names().gender
    if len(tokens) < 3 or not given.get(tokens[-2].low) or tokens[-3].low in given or len(tokens[-3].low) < 3:
        return False
    last = tokens[-1].low
    bodies = lexicon.bodies()
    return last not in bodies.heads | bodies.not_persons | bodies.places and tokens[-2].text[1:].islower()


def _classify(text: str, tokens: tuple[Token, ...], initial: bool, headline: bool) -> Name | None:
    bodies, titles, given = lexicon.bodies(), lexicon.titles(), lexicon.given_names()
    lows = [token.low for token in tokens]

    def name(kind: NameKind, first: int = 0, gender: str = "", honored: bool = False) -> Name:
        kept = tokens[first:]
        title = text[tokens[0].start : tokens[first - 1].end] if first else ""
        start = tokens[0].start if first else -1
        return Name(
            kept[0].start, _end(text, kept), kept, kind, title, start, gender, honored, initial and not first, headline
        )

    body = _body(tokens, lows)
    if body is not None:
        return name(body)
    if len(lows) == 1:
        return _single(tokens[0], name)
    first, gender, honored = _title_length(lows)
    named = len(lows) == 2 and _given(lows[0]) and lows[0] not in titles.titles  # "Howard Dean"
    if first and not (named and first == len(lows)):
        if first >= len(lows):
            return name("title")
        rest = lows[first:]
        if len(rest) == 1 and (rest[0] in bodies.not_persons or rest[0] in bodies.heads or rest[0] in lexicon.words()):
            return name("other")
        if lows[first - 1] in bodies.peoples and rest[0] not in given.gender and rest[0] not in given.same:
            return name("other" if rest[-1] in bodies.not_persons else "unknown", first)
        if honored or not all(low in bodies.places for low in rest):
            return name("person", first, gender, honored)
        return name("title")
    if len(lows) > 2 and lows[1] in given.gender and not _given(lows[0]):
        if lexicon.roles().gender.get(lows[0]) is not None or (
            lows[0].endswith(("ist", "ian", "crat", "man", "woman", "ese")) and lows[0] not in bodies.places
        ):
            return name("person", 1)
        if initial and len(lows[0]) > 1:
            return _classify(text, tokens[1:], False, headline)
    if lows[0] in bodies.peoples and len(lows) > 2 and lows[1] in given.gender:
        return name("person", 1)
    if not named and (
        lows[-1] in titles.titles or lows[-1] in lexicon.roles().singular or lows[-1] in titles.modifiers
    ):
        return name("title")
    if lows[-1] in lexicon.roles().gender and not _given(lows[0]):
        return name("title")
    if len(lows) == 2 and lows[0] in bodies.places and lows[1].endswith("s") and lows[0] not in given.gender:
        return name("organization" if len(lows[1]) > 4 else "unknown")
    if lows[-1] in bodies.not_persons and not (len(lows) < 4 and lows[-1] in _SURNAMES and lows[0] in given.gender):
        return name("other")
    if _person(tokens, lows):
        return name("person")
    if all(low in bodies.places or low in bodies.peoples for low in lows):
        return name("place")
    return name("unknown")


def _end(text: str, tokens: tuple[Token, ...]) -> int:
    """Where the name ends; the dot of "Jr." belongs to it."""
    end = tokens[-1].end
    if tokens[-1].low in ("jr", "sr", "inc", "corp", "co", "ltd") and text[end : end + 1] == ".":
        return end + 1
    return end


def gathers_news(lows: tuple[str, ...] | list[str]) -> bool:
    """Whether a body is one of reporters by its name ("Bureau of Investigative Journalism")."""
    return "investigative" in lows and not _NEWSGATHERING.isdisjoint(lows)


def _body(tokens: tuple[Token, ...], lows: list[str]) -> NameKind | None:
    """Whether the whole is an outlet, an organization or a place by its words."""
    bodies = lexicon.bodies()
    phrase = " ".join(lows)
    bare = phrase.removeprefix("the ")
    if phrase in bodies.outlets or (bare in bodies.outlets and bare != "times"):
        return "outlet"
    if gathers_news(lows):
        return "outlet"
    if phrase in bodies.places or bare in bodies.places:
        return "place"
    if phrase in bodies.known or bare in bodies.known:
        return "organization"
    if PROGRAMME.fullmatch(phrase) or _OUTLET_SHOW.fullmatch(phrase):
        return "outlet"
    if len(lows) == 1 and tokens[0].text.isupper() and phrase != "kkk" and _CALL_LETTERS.fullmatch(phrase):
        return "outlet"
    if len(lows) > 1:
        last = lows[-1]
        if last in OUTLET_LAST or (lows[0] == "radio" and len(lows) < 4):
            return "outlet"
        if last in _OUTLET_WEAK and (lows[0] in ("the", "daily") or " ".join(lows[:-1]) in bodies.places):
            return "outlet"
        if last in bodies.heads:
            return "organization"
        if any(low in ("of", "for", "on") and lows[i - 1] in bodies.heads for i, low in enumerate(lows) if i):
            return None if lows[0] in ("secretary", "speaker") or lows[1:2] == ["secretary"] else "organization"
        if " & " in " ".join(token.text for token in tokens):
            return "organization"
    return None


def _single(token: Token, name: _Maker) -> Name | None:
    bodies, titles = lexicon.bodies(), lexicon.titles()
    low = token.low
    if low in bodies.peoples or (low.endswith("s") and low[:-1] in bodies.peoples):
        return name("people")
    if low in bodies.calendar or low in bodies.plain_acronyms or _PARTY_STATE.fullmatch(low):
        return None
    if low in titles.titles or low in titles.modifiers or low in titles.honorifics:
        return name("title")
    head = low.rsplit("-", 1)[-1]  # "Fact-checkers"
    if low in lexicon.roles().gender or head in lexicon.roles().singular or low in lexicon.nouns().kinds:
        return name("title")
    if token.text.isupper() and 2 <= len(low) <= 6 and ("." not in token.text or low.count(".") > 1):
        return name("organization")
    if low.endswith((".com", ".org", ".net")):
        return name("outlet")
    if _HUMPS.fullmatch(token.text):
        return name("organization")
    if len(low) == 1:
        return None
    return name("other" if low in bodies.not_persons else "unknown")


def _title_length(lows: list[str]) -> tuple[int, str, bool]:
    """How many words before the name are title, the gender they tell, and whether any honours."""
    titles = lexicon.titles()
    last = -1
    gender, honored = "", False
    skip = -1
    roles = lexicon.roles().gender
    for i, low in enumerate(lows):
        if i <= skip:
            continue
        if low in titles.honorifics and (i < len(lows) - 1) and low not in titles.abbreviated:
            if i and lows[i - 1] in lexicon.given_names().gender:
                continue
            last, gender, honored = i, titles.honorifics[low], True
        elif honored and i == len(lows) - 1:
            continue
        elif low in titles.titles or (len(low) > 5 and low[-1] == "s" and low[:-1] in titles.titles):
            if low in lexicon.given_names().gender and i == 0 and len(lows) == 2:
                continue
            last = i
            gender = roles.get(low, "") or gender
            if i + 2 < len(lows) and lows[i + 1] == "of" and low in _OFFICES:
                skip = last = i + 2
                if lows[i + 2] == "the":
                    skip = last = min(i + 3, len(lows) - 1)
                elif lows[i + 2] in ("homeland", "health", "public", "foreign") and i + 3 < len(lows):
                    skip = last = i + 3
    return last + 1, gender, honored


def _given(low: str) -> bool:
    given = lexicon.given_names()
    return low in given.gender or low in given.same or low.split("-")[0] in given.gender


def _person(tokens: tuple[Token, ...], lows: list[str]) -> bool:
    """Whether the words have the shape of a person's name: a given name, or an initial, comes first."""
    titles = lexicon.titles()
    first = lows[0]
    if len(lows) > 5 or len(lows[-1]) == 1:
        return False
    if forms.surname_first(tuple(lows)):
        return True
    if _given(first) or (
        _INITIAL.fullmatch(first) and len(lows) > 1 and len(lows[1]) > 1 and not tokens[1].text.isupper()
    ):
        return True
    inner = lows[1:-1]
    if inner and any(len(low) == 1 for low in inner) and "and" not in inner:
        return True
    if inner and all(low in titles.particles for low in inner):
        return True
    return lows[-1] in ("jr", "sr", "iii")


class _Maker(Protocol):
    """How `_single` builds a name of a kind (a signature, for the type checker)."""

    def __call__(self, kind: NameKind, first: int = 0, gender: str = "", honored: bool = False) -> Name: ...
