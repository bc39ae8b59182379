"""What stands around a change, by which a notice that names only the matter is found to speak of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ..change import ChangeKind
from .accounts import Around
from .hunks import Hunk, Sides
from .laid_open import Version
from .numbers import measured
from .pairing import Pairing
from .places import stems_of
from .remarks import stems

_PRONOUNS = frozenset({"he", "she", "they"})
_NEAR = 5
"""Words on either side of what changed that say what it is."""


def around(kind: ChangeKind, hunks: Sequence[Hunk], sides: Sides, context: frozenset[str], *, alone: bool) -> Around:
    """What stands around a change, for a notice that says of what it speaks without giving it."""
    first, last = hunks[0], hunks[-1]
    near, measures = None, frozenset[str]()
    beside = [
        tokens[max(0, at - _NEAR) : end + _NEAR]
        for tokens, at, end in (
            (sides.before, first.at, last.at + len(last.old)),
            (sides.after, first.there, last.there + len(last.new)),
        )
    ]
    if not alone:
        near = stems([token.print for tokens in beside for token in tokens])
    if kind == "number":
        measures = measured(first, sides)
    places = sides.after or sides.before
    if any(hunk.quoted for hunk in hunks) and any(token.form in _PRONOUNS for token in sides.after):
        context = context | _before(sides)
    version = sides.new if sides.after else sides.old
    return Around(context, near, measures, version.paragraph(places[0].start) if places else None)


def numbered(old: Version, new: Version, pairing: Pairing) -> Iterator[frozenset[str]]:
    """The stems of sentences that have other numbers than they had."""
    for one in pairing.pairs:
        if not one.same:
            numbers = [
                [token.form for at in numbers for token in version.sentences[at].tokens if token.is_number]
                for version, numbers in ((old, one.old), (new, one.new))
            ]
            if numbers[0] != numbers[1]:
                yield stems_of(old, one.old) | stems_of(new, one.new)


def _before(sides: Sides) -> frozenset[str]:
    """The stems of the sentence of the same block before these words, which says who "he" is."""
    at = bisect_right(sides.new.sentences, sides.after[0].start, key=lambda sentence: sentence.start) - 1
    if at < 1 or sides.new.sentences[at - 1].block != sides.new.sentences[at].block:
        return frozenset()
    return sides.new.sentences[at - 1].stems
