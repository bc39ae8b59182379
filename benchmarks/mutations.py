"""Alterations inside a quotation, each with the place where it was made, and a folding of text to hold them against.

The folding is written for the benchmarks alone, so that what it says of a place doesn't rest on the index.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

OTHER = ("lantern", "orchard", "velvet", "harbour", "copper", "meadow", "pencil", "garden")
PRONOUNS = {"i": "they", "we": "you", "you": "we", "he": "she", "she": "he", "they": "we", "it": "they", "our": "your"}
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'’]*")
_APOSTROPHES = frozenset("'’‘ʼ`´[]\u00ad\u200b")
_NEGATED = re.compile(r"(?:not|never|no|\w+n['’]t)", re.IGNORECASE)


class Mutation(NamedTuple):
    """A kind, the text of the altered quotation, and the part of it `[start, end)` in which the alteration may be
    placed: where neighbours are the same word there are several places for one alteration."""

    kind: str
    text: str
    place: tuple[int, int]
    words: int
    """How many words, of either side, the alteration touches."""


class Folded(NamedTuple):
    """A text's words without case, accents, and marks; `places` are the code points of each."""

    words: list[str]
    places: list[tuple[int, int]]


def folded(text: str) -> Folded:
    """`text`, character by character: apostrophes and brackets vanish, whatever else is no letter or digit parts."""
    words, places, letters, start, end = [], [], "", 0, 0
    for at, character in enumerate(f"{text} "):
        if character in _APOSTROPHES or unicodedata.combining(character):
            continue
        plain = "".join(c for c in unicodedata.normalize("NFKD", character.casefold()) if c.isalnum())
        if plain:
            start = start if letters else at
            letters, end = letters + plain, at + 1
        elif letters:
            words.append(letters)
            places.append((start, end))
            letters = ""
    return Folded(words, places)


def row(text: str) -> str:
    """The words of a text, folded, in one string that begins and ends with a space."""
    return f" {' '.join(folded(text).words)} "


def mutations(text: str, chance: random.Random) -> Iterator[Mutation]:
    """Alterations inside a quotation of three words or more, not of its first or last word."""
    found = list(_WORD.finditer(text))
    inner = found[1:-1]
    if not inner:
        return
    forms = ["".join(folded(word.group()).words) for word in found]

    def put(kind: str, start: int, end: int, new: str) -> Mutation:
        return Mutation(kind, text[:start] + new + text[end:], (start, start + len(new)), 2)

    for kind in ("replaced", "replaced", "dropped", "dropped", "added", "negated"):
        word = chance.choice(inner)
        if kind == "replaced":
            yield put(kind, word.start(), word.end(), chance.choice(OTHER))
        elif kind == "added":
            yield put(kind, word.start(), word.start(), f"{chance.choice(OTHER)} ")
        elif kind == "negated":
            yield put(kind, word.start(), word.start(), "not ")
        else:
            yield _cut(kind, text, found, forms, found.index(word), 1, "")
    for at, word in enumerate(inner, 1):
        if _NEGATED.fullmatch(word.group()):
            short = re.fullmatch(r"(\w+)n['’]t", word.group())
            if short is None:
                yield _cut("negated", text, found, forms, at, 1, "")
            else:
                yield put("negated", word.start(), word.end(), short[1])
            break
    numbers = [word for word in inner if word.group().isdigit()]
    for word in numbers:
        yield put("number", word.start(), word.end(), str(int(word.group()) + chance.choice((1, 7, 30))))
    for word in inner:
        pronoun = PRONOUNS.get(word.group().lower())
        if pronoun is not None:
            yield put("pronoun", word.start(), word.end(), pronoun)
            break
    if len(found) >= 8:
        for kind, marks in (("elided with marks", "... "), ("elided without", "")):
            size = chance.randint(2, min(8, len(found) - 5))
            yield _cut(kind, text, found, forms, chance.randint(2, len(found) - size - 2), size, marks)
        at = chance.randint(1, len(inner) - 3)
        to = chance.choice([place for place in range(1, len(found) - 1) if abs(place - at) > 1])
        order = [word.group() for word in found]
        order.insert(to, order.pop(at))
        first, last = min(at, to), max(at, to)
        start = len(" ".join(order[:first])) + 1
        yield Mutation(
            "moved", " ".join(order), (start, start + len(" ".join(order[first : last + 1]))), last - first + 3
        )


def _cut(
    kind: str, text: str, found: Sequence[re.Match[str]], forms: list[str], at: int, size: int, marks: str
) -> Mutation:
    """`text` without `size` words. "of the day of the year" loses "of the day" and "the day of" alike."""
    start, end = found[at].start(), found[at + size].start()
    before = after = 0
    while at - before > 1 and forms[at - before - 1] == forms[at - before - 1 + size]:
        before += 1
    while at + size + after < len(forms) - 1 and forms[at + after] == forms[at + size + after]:
        after += 1
    left, right = found[at - before - 1].end(), found[at + size + after].start() - (end - start) + len(marks)
    return Mutation(kind, text[:start] + marks + text[end:], (left, right), size)
