"""Names of persons: what in them is a given name, a surname, a suffix, and how two of them stand to each other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from rapidfuzz.distance import Levenshtein

from ..resolution import lexicon
from .agent_words import LONGEST, agent_words, plain_words

Relation = Literal["equal", "longer", "nickname", "initial", "order", "variant", "surname", "given", "different"]
"""How two names of persons stand to each other.

`equal`: the same words. `longer`: one has a middle name or a second surname more. `nickname` and `initial`: given
names that may be one. `order`: the family name stands first in one. `variant`: another spelling of the same sounds.
`surname`, `given`: one is a single word, the last or the first of the other. `different`: none of these.
"""

_SHORT_SPELLING = 3
_MOST_WORDS = 8
_SOUNDS = str.maketrans({"z": "s", "c": "k", "q": "k", "w": "v", "j": "i", "x": "s"} | dict.fromkeys("aeiouyh'", ""))


class PersonalName(NamedTuple):
    """The words of a name in order, without titles; `suffix` is "jr", "iii" or ""."""

    words: tuple[str, ...]
    suffix: str = ""

    @property
    def last(self) -> str:
        return self.words[-1]

    @property
    def is_full(self) -> bool:
        return len(self.words) > 1


@lru_cache(maxsize=4096)
def personal_name(text: str) -> PersonalName | None:
    """The name in `text`, or None where nothing of it is one.

    >>> personal_name("Mayor Ann Q. Roe Jr.")
    PersonalName(words=('ann', 'q', 'roe'), suffix='jr')
    """
    words = agent_words()
    titles = lexicon.titles()
    kept, suffix = list(text[:LONGEST].split()), ""
    while len(kept) > 1 and _is_before(kept, titles):
        del kept[0]
    flat = [word for word in plain_words(" ".join(kept)) if word not in words.degrees]
    while len(flat) > 1 and flat[-1] in words.suffixes:
        suffix = flat.pop()
    if not flat or len(flat) > _MOST_WORDS:
        return None
    half = len(flat) // 2
    if len(flat) % 2 == 0 and flat[:half] == flat[half:]:  # a headline that runs into the text: "Ann Roe Ann Roe"
        flat = flat[:half]
    return PersonalName(tuple(flat), suffix)


def _is_before(words: list[str], titles: lexicon.Titles) -> bool:
    """Whether the first of several words is no part of the name: a title, a people, an age, an abbreviation."""
    word, bodies = words[0], lexicon.bodies()
    low = "".join(plain_words(word))
    if word.endswith("-old") or low in agent_words().not_name or low in titles.honorifics:
        return True
    if low in titles.titles:  # "Dean Roe" may be a name, "Dean Ann Roe" has one
        return len(words) > 2 or low not in lexicon.given_names().gender
    if low in titles.modifiers:
        return len(words) > 2 and any("".join(plain_words(next)) in titles.titles for next in words[1:-1])
    if any(low.removesuffix(end) in bodies.peoples for end in ("", "man", "woman")):
        return low not in lexicon.given_names().gender  # "Christian"
    if "-" in word and word.rsplit("-", 1)[-1].lower() in agent_words().offices | {"general"}:
        return True
    return low in ("un", "us", "uk", "eu") and word[:1].isupper()


def relation(a: PersonalName, b: PersonalName) -> Relation:
    """How two names stand to each other.

    >>> relation(PersonalName(("jim", "roe")), PersonalName(("james", "p", "roe")))
    'nickname'
    >>> relation(PersonalName(("ann", "roe"), "jr"), PersonalName(("ann", "roe"), "sr"))
    'different'
    """
    if a.suffix != b.suffix and a.suffix and b.suffix:
        return "different"
    if a.words == b.words:
        return "equal" if a.suffix == b.suffix else "longer"
    if not a.is_full or not b.is_full:
        return _short(a, b)
    if "".join(a.words) == "".join(b.words):
        return "equal"
    if a.last == b.last:
        found = _given(a.words[:-1], b.words[:-1])
        if found is not None:
            return found
    short, long = sorted((a.words, b.words), key=len)
    if long[: len(short)] == short and len(short[-1]) > 1:
        return "longer"
    if sorted(short) == sorted(long) and short[0] == long[-1]:
        return "order"
    return "variant" if _is_variant(a.words, b.words) else "different"


def _short(a: PersonalName, b: PersonalName) -> Relation:
    if not a.is_full and not b.is_full:
        return "different"
    one, full = (a, b) if not a.is_full else (b, a)
    if one.words[0] == full.last:
        return "surname"
    return "given" if one.words[0] == full.words[0] else "different"


def _given(a: Sequence[str], b: Sequence[str]) -> Relation | None:
    """How two rows of given names before one surname stand to each other; None where they contradict."""
    short, long = sorted((a, b), key=len)
    found: Relation = "longer"
    at = 0
    for place, name in enumerate(short):
        while at < len(long):
            fit = _fits(name, long[at])
            if fit is not None:
                break
            # Only an initial may stand before the name that somebody goes by: "J. Quentin Roe".
            if place == 0 and len(long[at]) > 1:
                return None
            at += 1
        else:
            return None
        found = found if fit == "equal" else fit
        at += 1
    return found


def _fits(a: str, b: str) -> Relation | None:
    if a == b:
        return "equal"
    if len(a) == 1 or len(b) == 1:
        return "initial" if a[0] == b[0] else None
    return "nickname" if b in lexicon.given_names().same.get(a, ()) else None


def _is_variant(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two names are spelt differently and sound alike; two known given names never are."""
    if len(a) != len(b) or not any(x == y and len(x) > 1 for x, y in zip(a, b, strict=True)):
        return False
    known = lexicon.given_names().gender
    for x, y in zip(a, b, strict=True):
        if x == y:
            continue
        if min(len(x), len(y)) < _SHORT_SPELLING or sound(x) != sound(y) or Levenshtein.distance(x, y) > 2:
            return False
        if x in known and y in known and known[x] != known[y]:
            return False
    return True


def sound(word: str) -> str:
    """The consonants of a word, those that are transcribed in several ways made one, doubles once.

    >>> sound("sergei") == sound("sergey"), sound("zicong") == sound("sicong")
    (True, True)
    """
    out: list[str] = []
    for c in word.translate(_SOUNDS):
        if not out or out[-1] != c:
            out.append(c)
    return "".join(out)


def is_common(name: PersonalName) -> bool:
    """Whether so many bear this name that it alone says little: a known given name and a common surname.

    >>> is_common(PersonalName(("john", "smith"))), is_common(PersonalName(("ann", "quillfeather")))
    (True, False)
    """
    return name.last in agent_words().common_surnames and (
        name.words[0] in lexicon.given_names().gender or len(name.words[0]) == 1
    )
