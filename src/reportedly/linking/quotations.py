"""The same quotation: what makes two quotations one, and the keys by which candidates are found.

Five words in a row with two content words among them are no chance, unless the speakers are known to
differ; eight are none even then. Shorter fragments need the same speaker. Quotations that were cut,
bracketed or altered are told by how many content words they share in the same order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import NamedTuple

from ..alignment import align, fold
from ..alignment.grammar import is_content, stem

RUN = 5
LONG_RUN = 8
_RUN_CONTENTS = 2
_APART = 4
"""Words from one content word to the next within which the two make a key: three small words between."""
_ALTERED = 0.6
_ALTERED_WORDS = 4
_ALTERED_WORDS_SPEAKER = 3
_FRAGMENT_DAYS = 30
_UNTITLED = 3


class Speaker(NamedTuple):
    """Who is quoted: the agent where the ledger knows one, the name, the type of entity."""

    agent: int | None
    name: str
    type: str


class Quoted(NamedTuple):
    """A quotation held against another: its folded words, its speakers, the day of publication (days, any epoch)."""

    forms: Sequence[str]
    speakers: tuple[Speaker, ...] = ()
    day: int | None = None


class Sameness(NamedTuple):
    """How far two quotations are one.

    `run` is the longest run of words in common, `share` the part of the shorter one's content words
    that stand in the other in the same order; `same` whether they are one quotation or parts of it;
    `close` whether so much is shared that what holds of one holds of the other.
    """

    same: bool
    close: bool
    run: int
    share: float
    reason: str


def keys(forms: Sequence[str]) -> list[int]:
    """The keys of a quotation: any two that share five words in a row, two of them content words, share one.

    One for each pair of neighbouring content words, by their stems, with at most three small words between; for a
    fragment without such a pair, one of all its words.

    >>> len(keys("we will close the old bridge".split())), len(keys("the worst".split()))
    (2, 1)
    >>> set(keys("they are closing the old bridge".split())) == set(keys("we will close the old bridge".split()))
    True
    """
    found: dict[int, None] = {}
    last = None
    for at, form in enumerate(forms):
        if not is_content(form):
            continue
        if last is not None and at - last <= _APART:
            found[_hash(f"{stem(forms[last])} {stem(form)}")] = None
        last = at
    if not found and len(forms) > 1:
        found[_hash("= " + " ".join(forms))] = None
    return list(found)


def _hash(words: str) -> int:
    digest = blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def sameness(one: Quoted, other: Quoted) -> Sameness:
    """Whether two quotations are the same, or parts of the same, and why.

    >>> roe, poe = (Speaker(None, name, "person") for name in ("Ann Roe", "Edgar Poe"))
    >>> long = Quoted("we must close the old bridge before winter comes".split(), (roe,))
    >>> sameness(Quoted("close the old bridge before".split()), long).reason
    '5 words in a row'
    >>> sameness(Quoted(["old", "bridge"], (roe,)), long).reason
    'all of the shorter, by the same speaker'
    >>> sameness(Quoted(["old", "bridge"], (poe,)), long).same
    False
    """
    shorter, longer = (one, other) if len(one.forms) <= len(other.forms) else (other, one)
    contents = [is_content(form) for form in shorter.forms]
    found = align(shorter.forms, longer.forms)
    matched = sum(sum(contents[m.story : m.story + m.size]) for m in found.kept)
    runs = [(m.size, sum(contents[m.story : m.story + m.size])) for m in (*found.kept, *found.moved)]
    run = max((size for size, within in runs if within >= _RUN_CONTENTS), default=0)
    if run < RUN and _runs(shorter.forms) & _runs(longer.forms):
        run = RUN  # a word said twice ("there is is no way") may part in the alignment what both have in a row
    total = sum(contents)
    share = matched / total if total else float(runs[:1] == [(len(shorter.forms), 0)])
    reason = _reason(
        shorter, one, other, run, share, matched, whole=len(runs) == 1 and runs[0][0] == len(shorter.forms)
    )
    close = bool(reason) and (share >= _ALTERED or run >= LONG_RUN)
    return Sameness(bool(reason), close, run, share, reason)


def _runs(forms: Sequence[str]) -> set[tuple[str, ...]]:
    """All runs of five words with two content words among them."""
    runs = {tuple(forms[at : at + RUN]) for at in range(len(forms) - RUN + 1)}
    return {run for run in runs if sum(map(is_content, run)) >= _RUN_CONTENTS}


def _reason(shorter: Quoted, one: Quoted, other: Quoted, run: int, share: float, matched: int, *, whole: bool) -> str:
    if differ(one.speakers, other.speakers):
        return f"{run} words in a row, under another speaker" if run >= LONG_RUN and share >= _ALTERED else ""
    if run >= RUN:
        return f"{run} words in a row"
    speaker = same_speaker(one.speakers, other.speakers)
    if whole and speaker and matched and (matched > 1 or _near(one.day, other.day)):
        return "all of the shorter, by the same speaker"
    if share >= _ALTERED and matched >= (_ALTERED_WORDS_SPEAKER if speaker else _ALTERED_WORDS):
        return f"{matched} content words in the same order"
    return ""


def _near(one: int | None, other: int | None) -> bool:
    return one is None or other is None or abs(one - other) <= _FRAGMENT_DAYS


def same_speaker(one: Sequence[Speaker], other: Sequence[Speaker]) -> bool:
    """Whether somebody speaks in both: one agent, or one name where the ledger does not know them yet."""
    for mine in one:
        for theirs in other:
            if mine.agent is not None and theirs.agent is not None:
                if mine.agent == theirs.agent:
                    return True
            elif mine.type == theirs.type and mine.name and _tokens(mine.name)[-1:] == _tokens(theirs.name)[-1:]:
                return True
    return False


def differ(one: Sequence[Speaker], other: Sequence[Speaker]) -> bool:
    """Whether the speakers are known to differ: people with no name in common, or organizations.

    A spokesman and his company, or somebody unnamed, may be the same voice.

    >>> differ([Speaker(1, "Ann Roe", "person")], [Speaker(2, "Edgar Poe", "person")])
    True
    >>> differ([Speaker(1, "Ann Roe", "person")], [Speaker(2, "a coach", "unnamed_person")])
    False
    """
    return bool(one and other) and all(_differ(mine, theirs) for mine in one for theirs in other)


def _differ(mine: Speaker, theirs: Speaker) -> bool:
    if mine.type != theirs.type or mine.type not in {"person", "organization"}:
        return False
    if mine.agent is not None and mine.agent == theirs.agent:
        return False
    here, there = _tokens(mine.name), _tokens(theirs.name)
    if not here or not there or set(here) & set(there):
        return False
    # "FBI" and its name in full share no word.
    return mine.type == "person" or not (_short(here, there) or _short(there, here))


def _tokens(name: str) -> list[str]:
    return [token for token in (fold(part.strip(".,'’()\"“”")) for part in name.split()) if len(token) >= _UNTITLED - 1]


def _short(short: Sequence[str], long: Sequence[str]) -> bool:
    return len(short) == 1 and set(short[0]) <= {token[0] for token in long}


def spread(found: Sequence[int], most: int) -> Iterator[int]:
    """At most `most` of the keys of a quotation, evenly from its beginning to its end."""
    step = max(1.0, len(found) / most)
    return (found[int(number * step)] for number in range(min(len(found), most)))
