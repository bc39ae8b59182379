"""What is no news: another spelling of a word, a slip of the hand that was mended, an article or a preposition."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from ..alignment.grammar import expanded
from .hunks import Hunk, Sides
from .laid_open import Token
from .lexicon import is_known, lists
from .names import ends_name, is_proper, of_person

_SLIP = 2
"""Letters that a slip of the hand changes at most."""
_SHORT, _LONG = 4, 7
"""Letters of a word in which a slip can be told from another word: one letter, two letters."""


def is_typo(hunk: Hunk, sides: Sides) -> bool:
    """Whether one side is no word and nearly the other, or a word stands twice."""
    if not hunk.old or not hunk.new:
        longer, at = (hunk.old, hunk.at) if hunk.old else (hunk.new, hunk.there)
        around = sides.before if hunk.old else sides.after
        beside = [around[at - 1].form] if at else []
        beside += [around[at + len(longer)].form] if at + len(longer) < len(around) else []
        return len(longer) == 1 and longer[0].form in beside
    if len(hunk.old) != len(hunk.new):
        return False
    return all(_is_slip(one, other, sides) for one, other in zip(hunk.old, hunk.new, strict=True))


def _is_slip(one: Token, other: Token, sides: Sides) -> bool:
    mine, theirs = _letters(one), _letters(other)
    if mine == theirs or lists().confused.get(mine, frozenset()) & lists().confused.get(theirs, frozenset()):
        return True
    if not (mine.isalpha() and theirs.isalpha()) or max(len(mine), len(theirs)) > 40:
        return False
    if is_known(mine) and is_known(theirs):
        return False
    proper = is_proper(one, sides.old) or is_proper(other, sides.new)
    if proper and (
        not (is_known(mine) or is_known(theirs))
        or of_person(one, sides.old)
        or of_person(other, sides.new)
        or (ends_name(one, sides.old) and ends_name(other, sides.new))
    ):
        return False
    if not is_known(mine) and not is_known(theirs) and min(len(mine), len(theirs)) < _LONG:
        return False
    if any(mine == turn + theirs or theirs == turn + mine for turn in lists().reversing):
        return False
    least = min(len(mine), len(theirs))
    return OSA.distance(mine, theirs) <= (_SLIP if least >= _LONG - 1 else 1 if least >= _SHORT - 1 else 0)


def _letters(token: Token) -> str:
    """The word as it is compared, but one for a number, as it is printed: "forty"."""
    return token.print.casefold() if token.form.isdigit() and token.print.isalpha() else token.form


def is_grammar(hunk: Hunk) -> bool:
    """Whether only small words changed, none of which says how sure or whether at all."""
    mine, theirs = ([part for token in side for part in expanded(token.form)] for side in (hunk.old, hunk.new))
    if mine == theirs:
        return True
    forms = [*mine, *theirs]
    return lists().small.issuperset(forms)


def is_contraction(hunk: Hunk) -> bool:
    """Whether "isn't" became "is not"."""
    mine, theirs = ([part for token in side for part in expanded(token.form)] for side in (hunk.old, hunk.new))
    return mine == theirs and bool(mine)


def letters(tokens: Sequence[Token]) -> str:
    return "".join(token.form for token in tokens).replace("'", "")
