"""Where a name begins and ends in a capitalized sequence: openers, days and offices are cut off, names run together are
parted."""

from __future__ import annotations

import re

from . import lexicon, roles
from .names import Sequence, Token, fold

_OPENS_NAMES = frozenset(("that", "this", "new", "first", "next", "one", "world"))
_MONTH_NAMES = frozenset(("jan", "april", "may", "june", "august"))
"""Months that are also last names; behind a word that no month follows they are."""
_INITIAL = re.compile(r"(?:\w\.)+\w?|\w")
_OFFICE_OF = re.compile(
    r"(?P<office>(?:\b(?!The\b)[A-Z][\w’'-]{0,20} ){0,4}\b(?P<head>\w{1,20})) (?:of|for)(?: the)? \Z"
)
PROGRAMME = re.compile(
    r"(?:good (?:morning|evening|day|afternoon) .+|(?:the )?(?:late|tonight|daily|nightly|morning|today) show.*"
    r"|(?:breakfast|morning|sunrise|daybreak|midday|evening|newsnight) (?!star)\w+)"
)


def apposed(text: str, sequence: Sequence) -> bool:
    """Whether two words are a person's full name, though one is also a small word ("Will Doe, a grocer"): a given name
    comes first, and what the bearer is stands behind, or both have a capital within a sentence."""
    tokens = sequence.tokens
    if len(tokens) != 2 or tokens[0].low not in lexicon.given_names().gender:
        return False
    small, calendar = lexicon.words(), lexicon.bodies().calendar
    if not any(token.low in small or token.low in calendar for token in tokens):
        return False
    within = not sequence.initial and not sequence.headline and tokens[1].low in small
    return within or bool(roles.after(text, tokens[1].end))


def cut(sequence: Sequence) -> list[tuple[tuple[Token, ...], bool]]:
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


def behind_office(text: str, tokens: tuple[Token, ...]) -> tuple[tuple[Token, ...], int]:
    """The person's name alone and where the office begins, where the words before the name end one
    ("Director of Public Works Ann Roe"); else the tokens and -1."""
    given = lexicon.given_names().gender
    at = next((k for k in (len(tokens) - 2, len(tokens) - 3) if k > 0 and tokens[k].low in given), 0)
    titles = lexicon.titles()
    if not at or (at == len(tokens) - 3 and not _INITIAL.fullmatch(tokens[at + 1].low)):
        return tokens, -1
    if any(token.low in titles.titles or token.low in titles.honorifics for token in tokens[:at]):
        return tokens, -1  # "a spokesman for Mayor Ann Roe"
    office = _OFFICE_OF.search(text, max(0, tokens[0].start - 80), tokens[0].start)
    if office is None or fold(office["head"]) not in titles.titles:
        return tokens, -1
    return tokens[at:], office.start("office")


def run_together(tokens: tuple[Token, ...], initial: bool, lone: set[str]) -> list[tuple[tuple[Token, ...], bool]]:
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
    return phrase in bodies.outlets or phrase in bodies.known or PROGRAMME.fullmatch(phrase) is not None
