"""Questions that were open and are answered, forecasts that came true or did not, between two versions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..alignment.grammar import stem
from ..change import ChangeKind
from ..linking.replies import how_it_came_out, tells
from .laid_open import Sentence, Version
from .lexicon import lists
from .pairing import Pairing

_MOST_ASKED, _MOST_TELLING = 100, 200
"""Sentences on either side that are held against each other."""


_NEAR = 6
"""Words between one who says something and the verb that says so."""
_LONGEST = 1_000
_CLAUSE = re.compile(r"[,;]\s+(?:and|but|while|though|although)\s")
"""Characters of a sentence in which a question is looked for."""


class Settled(NamedTuple):
    """A sentence of the old version that sentence `new` of the new one settles."""

    kind: ChangeKind
    old: int
    new: int


def settled(
    old: Version, new: Version, asked: Iterable[int], told: Iterable[int], pairing: Pairing
) -> Iterator[Settled]:
    """What was asked or foretold in the old sentences `asked`, and is told in the new sentences `told`."""
    telling = list(told)[:_MOST_TELLING]
    partner = {at: one.new for one in pairing.pairs if not one.same for at in one.old}
    follows = {at + 1: tuple(there + 1 for there in one.new) for one in pairing.pairs for at in one.old}
    spoken_for = {there for theirs in partner.values() for there in theirs}
    held = 0
    for at in asked:
        if held >= _MOST_ASKED:
            return
        sentence = old.sentences[at]
        words = _text(old, at)
        asks, unanswered = (_has(pattern, old, at) for pattern in (lists().asking, lists().no_answer))
        asked_of = _asked(sentence, words) if unanswered else frozenset()
        taken = spoken_for - set(partner.get(at, ()))
        candidates = [
            *partner.get(at, ()),
            *(there for there in telling if sentence.stems & new.sentences[there].stems),
        ]
        held += bool(candidates)
        for there in candidates:
            later = new.sentences[there]
            shared = len(sentence.stems & later.stems)
            kind = None
            if shared > 1:
                kind = _settles(words, _text(new, there), asks=asks, beside=there in partner.get(at, ()))
            elif (
                asks
                and shared
                and (there in follows.get(at, ()) or _opens_with(sentence, later))
                and _tells_all(sentence, later, _text(new, there))
            ):
                kind = "answered"
            if kind is None and unanswered and there not in taken and _answers(asked_of, later, _text(new, there)):
                kind = "answered"
            if kind is not None:
                yield Settled(kind, at, there)
                break


def _has(pattern: re.Pattern[str], version: Version, at: int) -> bool:
    """Whether a pattern stands in a sentence outside quotation marks."""
    start = version.sentences[at].start
    return any(
        not version.article.is_quoted(start + match.start())
        for match in pattern.finditer(_text(version, at)[:_LONGEST])
    )


def _text(version: Version, at: int) -> str:
    return version.text[version.sentences[at].start : version.sentences[at].end].replace("’", "'")


def _settles(words: str, later: str, *, asks: bool, beside: bool) -> ChangeKind | None:
    """What `later` does to `words`; `beside` where it stands in its place."""
    if asks and not lists().asking.search(later) and (beside or tells(words, later)):
        return "answered"
    if lists().foretold.search(words) and lists().called_off.search(later) and not lists().called_off.search(words):
        return "reported_as_not_happened"
    out = how_it_came_out(words, later)
    if out is None:
        return None
    return "reported_as_happened" if out == "happened" else "reported_as_not_happened"


def _tells_all(asked: Sentence, later: Sentence, text: str) -> bool:
    """Whether all that a short question speaks of stands in the sentence that has its place, and is not asked there."""
    return not lists().asking.search(text) and asked.stems - lists().unknown <= later.stems


def _opens_with(asked: Sentence, later: Sentence) -> bool:
    """Whether the answer begins with what was asked: "The driver was Ann Roe" """
    first = next((stem(token.form) for token in later.tokens if stem(token.form) in later.stems), None)
    return first in asked.stems - lists().unknown


def _asked(sentence: Sentence, words: str) -> frozenset[str]:
    """The stems of those who did not answer: the words of the clause in which it is told."""
    match = lists().no_answer.search(words)
    if match is None:
        return frozenset()
    begin = max((clause.end() for clause in _CLAUSE.finditer(words, 0, match.start())), default=0)
    place = sentence.start + begin
    stop = sentence.start + match.end()
    return frozenset(stem(token.form) for token in sentence.tokens if place <= token.start < stop) & sentence.stems


def _answers(asked: frozenset[str], later: Sentence, text: str) -> bool:
    """Whether somebody who had not answered is given as saying something."""
    if lists().no_answer.search(text):
        return False
    named = asked - lists().empty_answer - {stem(word) for word in lists().attributing}
    forms = [token.form for token in later.tokens]
    for at, form in enumerate(forms):
        if form in lists().attributing:
            after = forms[at + 1 : at + 1 + _NEAR]
            after = after[: after.index("that")] if "that" in after else after
            if named & later.stems & {stem(word) for word in (*forms[max(0, at - _NEAR) : at], *after)}:
                return True
    return False
