"""Points: what a statement says, taken apart for comparison.

Its words with their stems and weights, its numbers, its names, what is turned round ("not"), and whether it
is told as a fact, as something to come, as something that may be, or as something that ought to be.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ..alignment.grammar import expanded, grammar, is_content, spelling, stem
from ..alignment.words import fold, words
from ..statement import Kind
from .amounts import Amount, amounts
from .amounts import words as lists
from .likeness import CHARACTERS_READ, Reading, Vector

Mode: TypeAlias = Literal["fact", "future", "possible", "wish", "asked"]

_QUOTED = re.compile(r"[“\"]([^“”\"]{3,})[”\"]|(?<!\w)[‘']([^‘’\"“”]{3,}?)[’'](?!\w)")
_SENTENCE = re.compile(r"(?:^|[.!?…:]|\.\.\.)[\s“\"‘'«(\[]*$")
MOST_WORDS = 120
LIGHTEST = 0.25
"""The least that a word with content weighs."""


CLAUSE = 3
"""Words after "that" with which it leads a clause."""


class Term(NamedTuple):
    """A word: `stem` is one for all forms, `name` tells that it is written as a name, `act` that it is used as
    a verb, `verb` that it is one of any kind ("was")."""

    start: int
    end: int
    stem: str
    content: bool
    name: bool
    act: bool
    verb: bool
    weight: float


class Point(NamedTuple):
    """What a statement says. `each` has a row of length 1 for each of the `terms`; `negated` are offsets.

    `clause` tells whether it says anything at all, as a name or a description does not.
    `speakers` are keys, the same for one person in every story. `told` are the stems of what has content, `pairs` those
    of two words in a row. `forms` are all words with a space around each; for each term, `content` tells whether it has
    any, `exact` whether nothing but the same word may stand for it (names and numbers), `weights` how much it tells.
    """

    text: str
    kind: Kind | None
    terms: tuple[Term, ...]
    each: Vector
    vector: Vector
    amounts: tuple[Amount, ...]
    negated: tuple[int, ...]
    modes: frozenset[Mode]
    quoted: tuple[tuple[str, ...], ...]
    clause: bool
    speakers: frozenset[str]
    told: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    forms: str
    stems: NDArray[np.str_]
    content: NDArray[np.bool_]
    exact: NDArray[np.bool_]
    weights: Vector


def point(text: str, reading: Reading, *, kind: Kind | None = None, speakers: frozenset[str] = frozenset()) -> Point:
    """Take `text` apart; `reading` is what the network makes of it, `kind` and `speakers` those of a statement."""
    text = text[:CHARACTERS_READ]
    terms, each = _terms(text, reading)
    return Point(
        text,
        kind,
        terms,
        each,
        reading.vector,
        amounts(text),
        tuple(term.start for term in terms if _turns(text, term)),
        modes(text, kind),
        quoted_forms(text),
        is_clause(text, terms),
        speakers,
        frozenset(term.stem for term in terms if term.content),
        frozenset((one.stem, other.stem) for one, other in pairwise(terms)),
        f" {' '.join(fold(text[term.start : term.end]) for term in terms)} ",
        np.array([term.stem for term in terms], dtype=np.str_),
        np.array([term.content for term in terms], dtype=bool),
        np.array([term.name or any(c.isdigit() for c in term.stem) for term in terms], dtype=bool),
        np.array([max(term.weight, LIGHTEST) if term.content else 0.0 for term in terms], dtype=np.float32),
    )


def quoted_forms(text: str) -> tuple[tuple[str, ...], ...]:
    """What `text` has between quotation marks, of two words and more, in the forms by which words are compared.

    >>> quoted_forms("it was “a role model” to “us”")
    (('a', 'role', 'model'),)
    """
    return tuple(
        forms
        for match in _QUOTED.finditer(text)
        if len(forms := tuple(word.form for word in words(match[1] or match[2]))) > 1
    )


def _terms(text: str, reading: Reading) -> tuple[tuple[Term, ...], Vector]:
    """The words of `text` with the vectors of their pieces; a word that the network has not read is passed over."""
    found: list[Term] = []
    rows: list[NDArray[np.float32]] = []
    piece = 0
    for word in words(text):
        vector = np.zeros(reading.each.shape[1], dtype=np.float32)
        while piece < len(reading.places) and reading.places[piece][1] <= word.start:
            piece += 1
        while piece < len(reading.places) and reading.places[piece][0] < word.end:
            vector = vector + reading.each[piece]
            piece += 1
        size = float(np.linalg.norm(vector))
        parts = expanded(word.form)
        last = parts[0] if len(parts) > 1 and parts[1] != "not" else parts[-1]
        content = is_content(word.form)
        form = _known_name(stem(spelling(last)), last)
        name = _is_name(text, word.start, word.form, content)
        before = [] if text[word.start - 1 : word.start] == "-" else [term.stem for term in found[-2:]]
        act = content and not name and _is_act(word.form, before)
        verb = act or any(part in _verbs() for part in parts) or (word.form == "to" and not found)
        found.append(Term(word.start, word.end, form, content, name, act, verb, size))
        rows.append(vector / size if size else vector)
        if len(found) >= MOST_WORDS:
            break
    return tuple(found), np.array(rows, dtype=np.float32).reshape(len(rows), reading.each.shape[1])


def _is_name(text: str, start: int, form: str, content: bool) -> bool:
    """Whether a word is written as a name: with a capital where no sentence begins."""
    if not content or not text[start].isupper():
        return False
    if form in _peoples():
        return True
    return not _SENTENCE.search(text[max(0, start - 12) : start]) or (
        len(form) > 1 and text[start : start + 2].isupper()
    )


def _is_act(form: str, before: list[str]) -> bool:
    """Whether a word is used as a verb: by its form, or after an auxiliary or "to"."""
    if form.endswith("ed") and len(form) > 3:
        return True
    if form in grammar().same and form not in _told("as_noun"):
        return True
    if form in _told("third"):
        return True
    if not before:
        return False
    if before[-1] in _stance("auxiliary"):
        return True
    apart = len(before) > 1 and before[-1] in _stance("between") and before[-2] in _stance("auxiliary")
    return apart and not form.endswith(("s", "y"))


@cache
def _verbs() -> frozenset[str]:
    return frozenset(lists()["stance"]["verbs"].split())


@cache
def _stance(label: str) -> frozenset[str]:
    return frozenset(stem(word) for word in lists()["stance"][label].split())


@cache
def _peoples() -> dict[str, str]:
    return {name: line.split()[0] for line in lists()["names"]["same"].strip().splitlines() for name in line.split()}


def _turns(text: str, term: Term) -> bool:
    """Whether a word turns round what stands beside it: "not", "won't", "failed"."""
    if text[term.end : term.end + 1] == "." and text[term.end + 1 : term.end + 4].strip()[:1].isdigit():
        return False  # "no. 5"
    if text[term.end : term.end + 1] == "," and fold(text[term.start : term.end]) == "no":
        return False  # "So no, he was not there"
    parts = expanded(fold(text[term.start : term.end]))
    return any(part in _told("negative") for part in parts) or (term.act and term.stem in _stance("turning"))


def is_clause(text: str, terms: Sequence[Term]) -> bool:
    """Whether there is a verb that says something: not one that describes ("the leaked letters")."""
    if len(terms) > CLAUSE and fold(text[terms[0].start : terms[0].end]) == "that":
        return True
    for at, term in enumerate(terms):
        if not term.verb:
            continue
        before = fold(text[terms[at - 1].start : terms[at - 1].end]) if at else ""
        after = terms[at + 1] if at + 1 < len(terms) else None
        described = before in _told("before_noun") and after is not None and after.content
        if not (term.act and described):
            return True
    return False


def is_people(term: Term) -> bool:
    """Whether a word names a country or a people: one does not stand for another."""
    return term.name and term.stem in set(_peoples().values())


@lru_cache(maxsize=1 << 16)
def _known_name(stemmed: str, form: str) -> str:
    return _peoples().get(form) or _peoples().get(stemmed) or stemmed


OF_KIND: dict[str, Mode] = {
    "forecast": "future",
    "intention": "future",
    "question": "asked",
    "open_question": "asked",
}


_TOLD_SO: frozenset[Kind] = frozenset({"assertion", "opinion", "allegation"})


def modes(text: str, kind: Kind | None = None, *, begins: bool = True) -> frozenset[Mode]:
    """How `text` is told; several where it has several clauses. `begins` tells that nothing of it stands before.

    An infinitive at its beginning is a wish ("to close the bridge"), unless it is told as being so ("appeared to
    have closed it").

    What is to last is so already:

    >>> sorted(modes("the letter will leak")), sorted(modes("the letter leaked"))
    (['future'], ['fact'])
    >>> sorted(modes("the pier will stay closed"))
    ['fact', 'future']
    """
    found: set[Mode] = set()
    forms = [part for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", text) for part in expanded(fold(word))]
    kinds: tuple[Mode, ...] = ("wish", "future", "possible", "asked")
    for mode in kinds:
        if any(form in _told(mode) for form in forms):
            found.add(mode)
    if begins and forms[:1] == ["to"] and forms[1:2] != ["have"] and kind not in _TOLD_SO:
        found.add("wish")
    if text.rstrip(" \"”’'").endswith("?"):
        found.add("asked")
    if kind in OF_KIND:
        found.add(OF_KIND[kind])
    if found == {"future"} and any(f" {words} " in f" {' '.join(forms)} " for words in lists()["stance"]["lasting"]):
        found.add("fact")
    return frozenset(found) or frozenset({"fact"})


@cache
def _told(label: str) -> frozenset[str]:
    return frozenset(lists()["stance"][label].split())
