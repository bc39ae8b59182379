"""Whether another name stands in the place of one, and which words are part of a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from rapidfuzz.distance import OSA

from ..alignment.grammar import is_content
from ..resolution import lexicon as people
from .hunks import Hunk, Sides
from .laid_open import Token, Version
from .lexicon import is_known, lists

_BEFORE = 24
_GIVEN = re.compile(
    r"(?:(?<![^\W_])[^\W\d_a-zà-öø-ÿ][\w.'’-]*|\b(?:de|van|von|der|den|ter|la|le|da|di|du|al|el|bin|ibn))\s$"
)
"""What stands before a surname: another word with a capital, or a particle."""
_GOES_ON = re.compile(r"\s[A-Z]")


def names_changed(hunk: Hunk, sides: Sides) -> bool:
    if _first_names(hunk, sides):
        return True
    mine, theirs = proper(hunk.old, sides.old), proper(hunk.new, sides.new)
    if stand(mine, sides.after) and stand(theirs, sides.before):
        return False
    one, other = set(mine), set(theirs)
    return bool(one and other) and not one <= other and not other <= one and not is_abbreviation(hunk)


def is_within_name(hunk: Hunk, sides: Sides) -> bool:
    """Whether an initial or a word came into the middle of a name, or went out of it."""
    if bool(hunk.old) == bool(hunk.new):
        return False
    tokens, at, around, version = (
        (hunk.old, hunk.at, sides.before, sides.old) if hunk.old else (hunk.new, hunk.there, sides.after, sides.new)
    )
    run = around[max(0, at - 1) : at + len(tokens) + 1]
    if at == 0 or len(run) != len(tokens) + 2 or not run[0].print[0].isupper():
        return False
    if not all(is_proper(token, version) for token in run[1:]):
        return False
    return all(version.text[one.end : other.start].strip(" .") == "" for one, other in pairwise(run))


def _first_names(hunk: Hunk, sides: Sides) -> bool:
    """Whether one word became another before the same name ("Hannah Crane"), and one is known as a name."""
    if len(hunk.old) != 1 or len(hunk.new) != 1:
        return False
    sure = 0
    for token, at, around, version in (
        (hunk.old[0], hunk.at, sides.before, sides.old),
        (hunk.new[0], hunk.there, sides.after, sides.new),
    ):
        if not token.print[0].isupper() or not is_content(token.form) or at + 1 >= len(around):
            return False
        follows = around[at + 1]
        if not is_proper(follows, version) or version.text[token.end : follows.start].strip():
            return False
        sure += is_proper(token, version)
    return sure > 0


def is_proper(token: Token, version: Version) -> bool:
    """Whether a word is part of a name: printed with a capital that its place does not ask for, and no title."""
    if not token.print[0].isupper() or token.form == "i" or token.form.startswith("i'") or token.is_number:
        return False
    bare = token.form.removesuffix("'s").rstrip("'")
    titles = people.titles()
    if bare in titles.honorifics or bare in titles.titles or bare in people.roles().gender:
        return ends_name(token, version)
    if token.form in lists().attributing and (token.initial or not ends_name(token, version)):
        return False
    return not token.initial or token.form in version.names or not is_known(bare)


def ends_name(token: Token, version: Version) -> bool:
    """Whether a word that may be a title stands where a surname does: "Ann Baker said", "Annelies de Backer"."""
    before = version.text[max(0, token.start - _BEFORE) : token.start]
    return _GIVEN.search(before) is not None and _GOES_ON.match(version.text, token.end) is None


def of_person(token: Token, version: Version) -> bool:
    bare = token.form.removesuffix("'s")
    return bare in version.people


def proper(tokens: Sequence[Token], version: Version) -> list[str]:
    return [token.form.removesuffix("'s") for token in tokens if is_proper(token, version)]


def stand(names: Sequence[str], tokens: Sequence[Token]) -> bool:
    """Whether all of the names, or numbers, stand among the words."""
    return {token.form.removesuffix("'s") for token in tokens}.issuperset(names)


def stands_beside(hunk: Hunk, sides: Sides) -> bool:
    """Whether a word of the same name stands unchanged right beside what was changed ("Ann" in "Ann Roe")."""
    beside = []
    if hunk.at:
        beside.append(sides.before[hunk.at - 1])
    if hunk.at + len(hunk.old) < len(sides.before):
        beside.append(sides.before[hunk.at + len(hunk.old)])
    edges = (hunk.old[0].start, hunk.old[-1].end)
    return any(
        is_proper(token, sides.old)
        and sides.old.text[min(token.end, edges[1]) : max(token.start, edges[0])].strip() == ""
        for token in beside
    )


def spelled_alike(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    return len(mine) == len(theirs) and all(
        OSA.distance(one, other) <= max(1, len(one) // 3) for one, other in zip(mine, theirs, strict=True)
    )


def is_abbreviation(hunk: Hunk) -> bool:
    """Whether one name is the other's first letters: "U.S." for "United States"."""
    mine, theirs = ([token.form for token in side if token.print[0].isupper()] for side in (hunk.old, hunk.new))
    for long, short in ((mine, theirs), (theirs, mine)):
        letters = "".join(short).replace(".", "")
        if (
            len(long) > 1
            and long != short
            and len(letters) == len(long)
            and letters == "".join(word[0] for word in long)
        ):
            return True
    return False
