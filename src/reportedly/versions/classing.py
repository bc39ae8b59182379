"""What a difference between two versions is: a number, a name, a source, a slip of the hand, other words."""

from __future__ import annotations

from collections.abc import Sequence

from ..alignment.grammar import expanded
from ..change import ChangeKind
from .hunks import Hunk, Sides
from .laid_open import Token
from .lexicon import lists
from .names import is_within_name, names_changed
from .numbers import (
    is_number_changed,
    is_of_measures,
    is_of_numbers,
    measures_agree,
    numbers_agree,
    same_amounts,
)
from .slips import is_contraction, is_grammar, is_typo, letters
from .sources import loses_source, names_source, naming, of_source

_SHORT = 2
"""Letters of a word that is turned round by what stands before it: "into" is no "to" turned round."""


def classed(hunk: Hunk, sides: Sides) -> ChangeKind | None:
    """The kind of one difference, None where it is none: other spelling of one word, other white space."""
    if letters(hunk.old) == letters(hunk.new) or (not hunk.quoted and is_contraction(hunk)):
        return None
    if (bool(hunk.old) != bool(hunk.new)) and _is_dateline(hunk, sides):
        return "name" if _have_datelines(sides) else None
    if is_number_changed(hunk, sides):
        if same_amounts(hunk, sides):
            return None
        if not numbers_agree(sides) and not measures_agree(hunk, sides):
            return "number"
    if (is_of_numbers(hunk) and numbers_agree(sides)) or (is_of_measures(hunk) and measures_agree(hunk, sides)):
        return None
    if is_typo(hunk, sides) or (hunk.parts and all(is_typo(part, sides) for part in hunk.parts)):
        return "typo"
    if is_within_name(hunk, sides):
        return "name"
    kind = of_source(hunk, sides) if not hunk.quoted else None
    if kind is not None:
        return kind
    if names_changed(hunk, sides):
        return "name"
    return "typo" if not hunk.quoted and is_grammar(hunk) else "reworded"


def turns(hunk: Hunk) -> bool:
    """Whether one side says "not" where the other does not."""
    negations = lists().negations

    def said(tokens: Sequence[Token], others: Sequence[Token]) -> int:
        plain = {token.form for token in others}
        return sum(
            part in negations
            or any(part == turn + form for turn in lists().reversing for form in plain if len(form) > _SHORT)
            for token in tokens
            for part in expanded(token.form)
        )

    return said(hunk.old, hunk.new) != said(hunk.new, hunk.old)


def turns_in_matter(hunk: Hunk, sides: Sides) -> bool:
    """As `turns`, but for what describes a source: "who asked not to be named"."""
    if not turns(hunk):
        return False
    sourced = names_source(hunk, sides)
    parts = []
    for tokens, version, beside in ((hunk.old, sides.old, sourced[0]), (hunk.new, sides.new, sourced[1])):
        named = naming(tokens, version) if beside else ()
        parts.append(tuple(token for token in tokens if token not in named))
    return turns(hunk._replace(old=parts[0], new=parts[1]))


def weighs(hunk: Hunk, sides: Sides) -> bool:
    """Whether a "not" came or went in what is said, or the words that say who says it."""
    return turns_in_matter(hunk, sides) or loses_source(hunk, sides)


def _have_datelines(sides: Sides) -> bool:
    """Whether both versions say from where it was filed, so that it is another place."""
    return all(
        any(token.start in version.datelines for token in tokens)
        for tokens, version in ((sides.before, sides.old), (sides.after, sides.new))
    )


def _is_dateline(hunk: Hunk, sides: Sides) -> bool:
    """Whether the words are the place from which the report was filed."""
    return all(
        token.start in version.datelines
        for tokens, version in ((hunk.old, sides.old), (hunk.new, sides.new))
        for token in tokens
    )
