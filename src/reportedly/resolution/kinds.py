"""What a capitalized sequence names: a person, an organization, an outlet, a place, or nobody."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, Protocol

from . import forms, lexicon, roles
from .names import Sequence, Token, fold

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


_OUTLET_LAST = lexicon.grammar("outlet_last")
_OUTLET_WEAK = lexicon.grammar("outlet_last_weak")
_CALL_LETTERS = re.compile(r"(?:abc|cbs|nbc|fox)-?\d{1,2}|(?:[kw][a-z]{2,3})(?:-(?:tv|fm|am))?")
_OPENS_NAMES = frozenset(("that", "this", "new", "first", "next", "one", "world"))
_NEWSGATHERING = frozenset(("journalism", "journalist", "journalists", "reporting", "reporters"))
_PROGRAMME = re.compile(
    r"(?:good (?:morning|evening|day|afternoon) .+|(?:the )?(?:late|tonight|daily|nightly|morning|today) show.*"
    r"|(?:breakfast|morning|sunrise|daybreak|midday|evening|newsnight) (?!star)\w+)"
)
_OUTLET_SHOW = re.compile(
    r"the .+ (?:show|report|hour)|(?:channel|action|eyewitness) (?:\d+ )?news|.+ (?:news|press) (?:service|agency)"
)
_HUMPS = re.compile(r"(?!Mc|Mac|De|Di|Du|La|Le|Van|Fitz|O[’'])[A-Z][a-z]+(?:[A-Z][a-z]+)+")
"""A trade name written in one word ("CoinMarket")."""
_SURNAMES = lexicon.grammar("place_surnames")
_MONTH_NAMES = frozenset(("jan", "april", "may", "june", "august"))
"""Months that are also last names; behind a word that no month follows they are."""
_PARTY_STATE = re.compile(r"[dri]-\w+")
_INITIAL = re.compile(r"(?:\w\.)+\w?|\w")
_OFFICE_OF = re.compile(
    r"(?P<office>(?:\b(?!The\b)[A-Z][\w’'-]{0,20} ){0,4}\b(?P<head>\w{1,20})) (?:of|for)(?: the)? \Z"
)
_OFFICES = lexicon.grammar("offices_of")


def names(text: str, found: list[Sequence]) -> list[Name]:
    """The names in capitalized sequences, each cut down to the words that name."""
    out: list[Name] = []
    lone = {one.tokens[0].low for one in found if len(one.tokens) == 1}
    for sequence in found:
        cuts = [(sequence.tokens, sequence.initial)] if _apposed(text, sequence) else _cut(sequence)
        for tokens, initial in (part for cut in cuts for part in _run_together(*cut, lone)):
            own, office = _behind_office(text, tokens)
            name = _classify(text, own, initial and own is tokens, sequence.headline)
            if name is not None and office >= 0 and not name.title:
                name = name._replace(title=text[office : name.start].rstrip(), title_start=office)
            if name is not None:
                out.append(name)
    return out


def _apposed(text: str, sequence: Sequence) -> bool:
    """Whether two words are a person's full name, though one is also a small word ("Will Doe, a grocer"): a given name
    comes first, and what the bearer is stands behind."""
    tokens = sequence.tokens
    common = lexicon.words()
    if len(tokens) != 2 or (tokens[0].low not in common and tokens[1].low not in common):
        return False
    return tokens[0].low in lexicon.given_names().gender and bool(roles.after(text, tokens[1].end))


def _cut(sequence: Sequence) -> list[tuple[tuple[Token, ...], bool]]:
    """Drop openers ("But", "On") and split at days and months that stand before a name."""
    tokens, initial = sequence.tokens, sequence.initial
    common, bodies = lexicon.words(), lexicon.bodies()
    while tokens and tokens[0].low in common:
        if len(tokens) == 1 and not initial and tokens[0].low in bodies.known and tokens[0].text.isupper():
            break
        if (len(tokens) > 1 and _fixed(tokens)) or (tokens[0].low == "the" and _fixed(tokens[1:])):
            break
        if len(tokens) > 1 and tokens[0].low in _OPENS_NAMES and not initial:
            break
        if len(tokens) > 1 and f"{tokens[0].low} {tokens[1].low}" in bodies.places:
            break
        tokens, initial = tokens[1:], False
    while len(tokens) > 2 and tokens[-1].low in common and tokens[-2].text != "&" and not _fixed(tokens):
        tokens = tokens[:-1]
    if (
        len(tokens) == 2
        and tokens[1].low in common
        and tokens[1].low not in lexicon.bodies().heads
        and not _month_surname(tokens)
        and not _fixed(tokens)
    ):
        tokens = tokens[:1]
    if not tokens:
        return []
    if initial and len(tokens) > 1 and tokens[0].low in lexicon.grammar("says"):  # "Said Ann Roe: ..."
        tokens, initial = tokens[1:], False
    calendar = bodies.calendar
    if not any(token.low in calendar for token in tokens):
        return [(tokens, initial)]
    if _fixed(tokens):
        return [(tokens, initial)]
    first = tokens[0].low
    if len(tokens) == 2 and first in lexicon.given_names().gender and tokens[1].low not in calendar and not initial:
        return [(tokens, initial)]
    if (
        len(tokens) == 2
        and (_month_surname(tokens) or first not in calendar | common)
        and tokens[1].low in _MONTH_NAMES
    ):
        return [(tokens, initial)]
    parts: list[tuple[tuple[Token, ...], bool]] = []
    part: list[Token] = []
    for token in (*tokens, None):
        if token is None or token.low in calendar:
            while part and part[-1].text.islower():  # "the Council on Tuesday"
                part.pop()
            if part:
                parts.append((tuple(part), initial and part[0] is tokens[0]))
            part = []
        else:
            part.append(token)
    return parts


def _month_surname(tokens: tuple[Token, ...]) -> bool:
    """Whether a given name stands before a surname that is a month ("Ann May")."""
    return tokens[1].low in _MONTH_NAMES and tokens[0].low in lexicon.given_names().gender


def _behind_office(text: str, tokens: tuple[Token, ...]) -> tuple[tuple[Token, ...], int]:
    """The person's name alone and where the office begins, where the words before the name end one
    ("Director of Public Works Ann Roe"); else the tokens and -1."""
    given = lexicon.given_names().gender
    at = next((k for k in (len(tokens) - 2, len(tokens) - 3) if k > 0 and tokens[k].low in given), 0)
    if not at or (at == len(tokens) - 3 and not _INITIAL.fullmatch(tokens[at + 1].low)):
        return tokens, -1
    office = _OFFICE_OF.search(text, max(0, tokens[0].start - 80), tokens[0].start)
    if office is None or fold(office["head"]) not in lexicon.titles().titles:
        return tokens, -1
    return tokens[at:], office.start("office")


def _run_together(tokens: tuple[Token, ...], initial: bool, lone: set[str]) -> list[tuple[tuple[Token, ...], bool]]:
    """A known body and the person named right behind it ("the United Nations Ann Roe", "an interview with the Port
    Ellery Courier Roe said"), apart; a surname is known as one that also stands alone."""
    bodies, given = lexicon.bodies(), lexicon.given_names()
    for at in range(2, len(tokens)):
        phrase = " ".join(token.low for token in tokens[:at])
        if not (phrase in bodies.known or phrase in bodies.outlets or phrase in bodies.places):
            continue
        low = tokens[at].low
        plain = low not in bodies.heads and low not in bodies.not_persons and low not in bodies.places
        if (len(tokens) == at + 2 and low in given.gender) or (len(tokens) == at + 1 and low in lone and plain):
            return [(tokens[:at], initial), (tokens[at:], False)]
    return [(tokens, initial)]


def _fixed(tokens: tuple[Token, ...]) -> bool:
    """Whether the words as they stand are a name from the lexicon."""
    phrase = " ".join(token.low for token in tokens)
    bodies = lexicon.bodies()
    return phrase in bodies.outlets or phrase in bodies.known or _PROGRAMME.fullmatch(phrase) is not None


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
    if len(lows) == 2 and lows[0] in bodies.places and lows[1].endswith("s") and not _given(lows[0]):
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
    if _PROGRAMME.fullmatch(phrase) or _OUTLET_SHOW.fullmatch(phrase):
        return "outlet"
    if len(lows) == 1 and tokens[0].text.isupper() and phrase != "kkk" and _CALL_LETTERS.fullmatch(phrase):
        return "outlet"
    if len(lows) > 1:
        last = lows[-1]
        if last in _OUTLET_LAST or (lows[0] == "radio" and len(lows) < 4):
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
    if low in lexicon.roles().gender or low in lexicon.roles().singular or low in lexicon.nouns().kinds:
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
