"""Copies: stories that share so many words in a row that one was taken from the other, or both from a third.

Words are held against words in runs of eight. What stands in quotation marks, and the lines that a site
prints under every story, tell nothing: two reporters may quote the same speech.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple
from zlib import crc32

from .._typing import Span
from ..alignment import Word, words
from ..sentences import sentences

RUN = 8
_WINDOW = 6
_BASE, _PRIME = 1_000_003, (1 << 61) - 1
_LEAST_RUNS = 20
_COPIED = 0.3
_PLAIN_WORDS = 20
_PASSAGE_RUN = 14
_PASSAGE_WORDS = 45
_MOST_WORDS = 20_000
_BRIDGED = 3


class Copied(NamedTuple):
    """How far two stories are one text.

    `share` is the part of the shorter one's runs of eight words that stands in the other, `passages` what they
    share, as spans of the first story, `whole` whether so much is shared that the story as such is a copy.
    """

    share: float
    passages: tuple[Span, ...]
    whole: bool


class Body:
    """The words of a story that can be copied: without boilerplate, its runs of eight, and those to be found by.

    `quoted` are the passages in quotation marks, in order.
    """

    def __init__(self, text: str, quoted: Sequence[Span] = ()) -> None:
        self.words = _own_words(text)[:_MOST_WORDS]
        self.runs = _runs(self.words)
        self._quoted = quoted

    @property
    def fingerprint(self) -> list[int]:
        """Some of the runs, so that any thirteen words in a row have one: the least of every six."""
        chosen: dict[int, None] = {}
        for at in range(max(1, len(self.runs) - _WINDOW + 1)):
            window = self.runs[at : at + _WINDOW]
            if window:
                chosen[min(window)] = None
        return list(chosen)

    def plain(self, begin: int, end: int) -> int:
        """How many of the words from `begin` to `end` stand outside quotation marks."""
        count = at = 0
        for word in self.words[begin:end]:
            while at < len(self._quoted) and self._quoted[at][1] <= word.start:
                at += 1
            count += not (at < len(self._quoted) and self._quoted[at][0] <= word.start)
        return count


def copied(one: Body, other: Body) -> Copied | None:
    """What `one` shares with `other`, or None where it is no more than chance, quotations and boilerplate.

    >>> told = "The old bridge at Harbour will be closed from Monday because its cables have begun to rust, the town "
    >>> rest = "council said in a notice that was nailed to the door of the ferry office late on Sunday night."
    >>> copied(Body(told + rest), Body("HARBOUR (Meridian) - " + told + rest)).share
    1.0
    >>> copied(Body(told + rest), Body("Nobody was hurt when a tram left its rails.")) is None
    True
    """
    shorter = min(len(set(one.runs)), len(set(other.runs)))
    theirs = set(other.runs)
    common = [at for at, run in enumerate(one.runs) if run in theirs]
    if not common or not shorter:
        return None
    share = min(1.0, len({one.runs[at] for at in common}) / shorter)
    stretches = _stretches(common)
    plain = [one.plain(begin, end) for begin, end in stretches]
    whole = share >= (_COPIED if shorter >= _LEAST_RUNS else 2 * _COPIED) and sum(plain) >= min(_PLAIN_WORDS, shorter)
    passages = [
        (one.words[begin].start, one.words[end - 1].end)
        for (begin, end), count in zip(stretches, plain, strict=True)
        if whole or count >= _PASSAGE_RUN
    ]
    told = sum(count for count in plain if count >= _PASSAGE_RUN)
    if not whole and told < _PASSAGE_WORDS:
        return None
    return Copied(round(share, 4), tuple(passages), whole)


def _stretches(common: Sequence[int]) -> list[tuple[int, int]]:
    """The words that the runs cover, as stretches; a gap of a word or two is bridged."""
    found: list[tuple[int, int]] = []
    for at in common:
        if found and at <= found[-1][1] + _BRIDGED:
            found[-1] = (found[-1][0], at + RUN)
        else:
            found.append((at, at + RUN))
    return found


def _own_words(text: str) -> list[Word]:
    """The words of the sentences that are the story's."""
    spans = []
    for start, end in sentences(text, 0, min(len(text), 10 * _MOST_WORDS)):
        folded = text[start:end].casefold()
        if not any(phrase in folded for phrase in lexicon().boilerplate):
            spans.append((start, end))
    return words(text, spans)


def _runs(found: Sequence[Word]) -> list[int]:
    """A hash of each eight words in a row."""
    numbers = [crc32(word.form.encode("utf-8", "surrogatepass")) + 1 for word in found]
    top = pow(_BASE, RUN, _PRIME)
    runs: list[int] = []
    rolling = 0
    for at, number in enumerate(numbers):
        rolling = (rolling * _BASE + number) % _PRIME
        if at >= RUN:
            rolling = (rolling - numbers[at - RUN] * top) % _PRIME
        if at >= RUN - 1:
            # Scrambled, so that which run is the least of its neighbours says nothing of its words.
            runs.append((rolling * 0x9E3779B97F4A7C15) % _PRIME)
    return runs


class Agency(NamedTuple):
    """A news agency: the names by which it is credited, the parts of addresses under which it is kept."""

    names: tuple[str, ...]
    paths: tuple[str, ...]


class Lexicon(NamedTuple):
    """The agencies, and the phrases of boilerplate."""

    agencies: tuple[Agency, ...]
    boilerplate: tuple[str, ...]


@cache
def lexicon() -> Lexicon:
    """The word lists, read once."""
    read = tomllib.loads((files(__package__) / "lexicons" / "copies.toml").read_text(encoding="utf-8"))
    agencies = tuple(Agency(tuple(entry["names"]), tuple(entry["paths"])) for entry in read["agency"])
    return Lexicon(agencies, tuple(read["boilerplate"]["phrases"].strip().splitlines()))
