"""Copies: stories that share so many words in a row that one was taken from the other, or both from a third.

Words are held against words in runs of eight. What stands in quotation marks, and the lines that a site
prints under every story, tell nothing: two reporters may quote the same speech.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple
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
_FIRST_PERSON = frozenset({"i", "i'm", "i've", "i'd", "i'll", "my", "me", "mine", "myself"})
_LONG_LINE = 600
_LINE = re.compile(r"[^\n]+")


CopyKind = Literal["story", "passage", "quotation"]


class Copied(NamedTuple):
    """How far two stories are one text.

    `share` is the part of the shorter one's runs of eight words that stands in the other; `passages` and
    `of_other` are what they share, as spans of the first story and of the other. `kind` is `story` where the story
    as such is a copy, `passage` where only passages are, `quotation` where both quote the same at length.
    """

    share: float
    passages: tuple[Span, ...]
    of_other: tuple[Span, ...]
    kind: CopyKind


class _Side(NamedTuple):
    """What one story shares: the stretches, in words, and how many words of each stand outside quotation marks."""

    body: Body
    stretches: list[tuple[int, int]]
    plain: list[int]

    def spans(self, least: int) -> tuple[Span, ...]:
        found = self.body.words
        return tuple(
            (found[begin].start, found[end - 1].end)
            for (begin, end), count in zip(self.stretches, self.plain, strict=True)
            if count >= least
        )


class Body:
    """The words of a story that can be copied: without boilerplate, its runs of eight, and those to be found by.

    `quoted` are the passages in quotation marks, in order.
    """

    def __init__(self, text: str, quoted: Sequence[Span] = ()) -> None:
        self.words = _own_words(text)[:_MOST_WORDS]
        self.runs = _runs(self.words)
        self._quoted = merged((*quoted, *_told(text, self.words)))

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
        count = 0
        for word in self.words[begin:end]:
            at = bisect_right(self._quoted, (word.start, len(word.form) + word.end)) - 1
            count += not (at >= 0 and word.start < self._quoted[at][1])
        return count


def copied(one: Body, other: Body) -> Copied | None:
    """What `one` shares with `other`, or None where it is no more than chance, a quotation or boilerplate.

    >>> told = "The old bridge at Harbour will be closed from Monday because its cables have begun to rust, the town "
    >>> rest = "council said in a notice that was nailed to the door of the ferry office late on Sunday night."
    >>> copied(Body(told + rest), Body("HARBOUR (Meridian) - " + told + rest)).share
    1.0
    >>> copied(Body(told + rest), Body("Nobody was hurt when a tram left its rails.")) is None
    True
    """
    mine, theirs = set(one.runs), set(other.runs)
    common = mine & theirs
    shorter = min(len(mine), len(theirs))
    if not common:
        return None
    share = len(common) / shorter
    sides = _side(one, common), _side(other, common)
    much = share >= (_COPIED if shorter >= _LEAST_RUNS else 2 * _COPIED)
    # Marks may be missing on one side: what either of the two quotes is quoted.
    plain = min(sum(side.plain) for side in sides)
    told = min(sum(count for count in side.plain if count >= _PASSAGE_RUN) for side in sides)
    if not much and told < _PASSAGE_WORDS:
        return None
    kind: CopyKind = "passage" if told >= _PASSAGE_WORDS else "quotation"
    if much and plain >= min(_PLAIN_WORDS, shorter):
        kind = "story"
    least = 0 if much else _PASSAGE_RUN
    return Copied(round(share, 4), sides[0].spans(least), sides[1].spans(least), kind)


def _side(body: Body, common: set[int]) -> _Side:
    stretches = _stretches([at for at, run in enumerate(body.runs) if run in common])
    return _Side(body, stretches, [body.plain(begin, end) for begin, end in stretches])


def _stretches(common: Sequence[int]) -> list[tuple[int, int]]:
    """The words that the runs cover, as stretches; a gap of a word or two is bridged."""
    found: list[tuple[int, int]] = []
    for at in common:
        if found and at <= found[-1][1] + _BRIDGED:
            found[-1] = (found[-1][0], at + RUN)
        else:
            found.append((at, at + RUN))
    return found


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that overlap made one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _told(text: str, found: Sequence[Word]) -> Iterator[Span]:
    """Lines that are somebody's words without marks: after a line that ends with a colon, or in the first person."""
    at = 0
    introduced = False
    for line in _LINE.finditer(text, 0, found[-1].end if found else 0):
        forms = []
        while at < len(found) and found[at].start < line.end():
            forms.append(found[at].form)
            at += 1
        if forms and (introduced or not _FIRST_PERSON.isdisjoint(forms)):
            yield line.span()
        if forms:
            introduced = line.group().rstrip().endswith(":")


def _own_words(text: str) -> list[Word]:
    """The words of the lines that are the story's; of a long line only the sentences that are not go."""
    spans: list[Span] = []
    for line in _LINE.finditer(text, 0, min(len(text), 10 * _MOST_WORDS)):
        start, end = line.span()
        if not _is_boilerplate(text, start, end):
            spans.append((start, end))
        elif end - start > _LONG_LINE:
            spans += [span for span in sentences(text, start, end) if not _is_boilerplate(text, *span)]
    return words(text, spans)


def _is_boilerplate(text: str, start: int, end: int) -> bool:
    folded = text[start:end].casefold()
    return any(phrase in folded for phrase in lexicon().boilerplate)


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
