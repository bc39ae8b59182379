"""What a difference between two versions is: a number, a name, a source, a doubt, a slip of the hand, other words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import OSA

from ..alignment.grammar import expanded, is_content, meaning, stem
from ..change import ChangeKind
from ..linking.amounts import amounts
from ..resolution import lexicon as people
from .hunks import Hunk
from .laid_open import Token, Version
from .lexicon import is_known, lists

_SLIP = 2
"""Letters that a slip of the hand changes at most."""
_SHORT, _LONG = 4, 7
_NEAR = 4
_MUCH = 4
"""Words between a name and the verb that makes it a source's."""
UNNAMED = frozenset({"unnamed_person", "group"})


class Sides(NamedTuple):
    """The two versions, and the words of both from which a hunk is taken."""

    old: Version
    new: Version
    before: Sequence[Token]
    after: Sequence[Token]


def classed(hunk: Hunk, sides: Sides) -> ChangeKind | None:
    """The kind of one difference, None where it is none: other spelling of one word, other white space."""
    if _letters(hunk.old) == _letters(hunk.new) or (not hunk.quoted and _is_contraction(hunk)):
        return None
    if (bool(hunk.old) != bool(hunk.new)) and _is_dateline(hunk, sides):
        return None
    if is_number_changed(hunk, sides):
        return "number" if not _same_amounts(hunk, sides) else None
    if is_typo(hunk, sides):
        return "typo"
    if _within_name(hunk, sides):
        return "name"
    kind = _of_source(hunk, sides) if not hunk.quoted else None
    if kind is not None:
        return kind
    if _names_changed(hunk, sides):
        return "name"
    return "typo" if not hunk.quoted and _is_grammar(hunk) else "reworded"


def turns(hunk: Hunk) -> bool:
    """Whether one side says "not" where the other does not."""
    negations = lists().negations

    def said(tokens: Sequence[Token], others: Sequence[Token]) -> int:
        plain = {token.form for token in others}
        return sum(
            part in negations or any(part == turn + form for turn in lists().reversing for form in plain)
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
        naming = _naming(tokens, version) if beside else ()
        parts.append(tuple(token for token in tokens if token not in naming))
    return turns(hunk._replace(old=parts[0], new=parts[1]))


def _is_dateline(hunk: Hunk, sides: Sides) -> bool:
    """Whether the words are the place from which the report was filed."""
    return all(
        token.start in version.datelines
        for tokens, version in ((hunk.old, sides.old), (hunk.new, sides.new))
        for token in tokens
    )


def _is_contraction(hunk: Hunk) -> bool:
    """Whether "isn't" became "is not"."""
    mine, theirs = ([part for token in side for part in expanded(token.form)] for side in (hunk.old, hunk.new))
    return mine == theirs and bool(mine)


def _letters(tokens: Sequence[Token]) -> str:
    return "".join(token.form for token in tokens).replace("'", "")


def _is_number(token: Token) -> bool:
    if token.form[0].isdigit() or token.form in lists().calendar:
        return True
    return token.form in lists().calendar_capital and token.print[0].isupper() and not token.initial


def is_number_changed(hunk: Hunk, sides: Sides) -> bool:
    """Whether both sides hold numbers, dates or days, and not the same ones; or one lost nothing else."""
    mine = [token.form for token in hunk.old if _is_number(token)]
    theirs = [token.form for token in hunk.new if _is_number(token)]
    rest = [token for token in (*hunk.old, *hunk.new) if not _is_number(token) and is_content(token.form)]
    if mine and theirs and not _is_other_matter(hunk):
        # A sentence that was turned round holds its numbers in other places; two numbers that changed places do not.
        turned = rest and _stand(mine, sides.after) and _stand(theirs, sides.before)
        return mine != theirs and not turned
    return any(form[0].isdigit() for form in mine) and not rest and not hunk.new and not any(names_source(hunk, sides))


def _is_other_matter(hunk: Hunk) -> bool:
    """Whether both sides tell much, and nothing of it is the same: then their numbers are not of the same thing."""
    mine, theirs = (
        {stem(token.form) for token in side if not _is_number(token) and is_content(token.form)}
        for side in (hunk.old, hunk.new)
    )
    return max(len(mine), len(theirs)) >= _MUCH and bool(mine) and bool(theirs) and not mine & theirs


def _same_amounts(hunk: Hunk, sides: Sides) -> bool:
    """Whether "$5m" became "$5 million"."""
    if not hunk.old or not hunk.new:
        return False
    # One word more on each side, for the unit or the currency of the number.
    mine = _around(sides.old.text, sides.before, hunk.at, len(hunk.old))
    theirs = _around(sides.new.text, sides.after, hunk.there, len(hunk.new))
    one, other = amounts(mine), amounts(theirs)
    return bool(one) and [(a.low, a.high) for a in one] == [(a.low, a.high) for a in other]


def _around(text: str, tokens: Sequence[Token], at: int, size: int) -> str:
    first, last = tokens[max(0, at - 1)], tokens[min(len(tokens), at + size + 1) - 1]
    return text[first.start : last.end]


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
    mine, theirs = one.form, other.form
    if mine == theirs or lists().confused.get(mine, frozenset()) & lists().confused.get(theirs, frozenset()):
        return True
    if not (mine.isalpha() and theirs.isalpha()) or max(len(mine), len(theirs)) > 40:
        return False
    if is_known(mine) and is_known(theirs):
        return False
    proper = is_proper(one, sides.old) or is_proper(other, sides.new)
    if proper and (
        not (is_known(mine) or is_known(theirs)) or _of_person(one, sides.old) or _of_person(other, sides.new)
    ):
        return False
    if not is_known(mine) and not is_known(theirs) and min(len(mine), len(theirs)) < _LONG:
        return False
    if any(mine == turn + theirs or theirs == turn + mine for turn in lists().reversing):
        return False
    least = min(len(mine), len(theirs))
    return OSA.distance(mine, theirs) <= (_SLIP if least >= _LONG - 1 else 1 if least >= _SHORT - 1 else 0)


def is_proper(token: Token, version: Version) -> bool:
    """Whether a word is part of a name: printed with a capital that its place does not ask for, and no title."""
    if not token.print[0].isupper() or token.form == "i" or token.form.startswith("i'") or _is_number(token):
        return False
    bare = token.form.removesuffix("'s").rstrip("'")
    titles = people.titles()
    if bare in titles.honorifics or bare in titles.titles or bare in people.roles().gender:
        return False
    if token.form in lists().attributing:
        return False
    return not token.initial or token.form in version.names or not is_known(bare)


def _of_person(token: Token, version: Version) -> bool:
    bare = token.form.removesuffix("'s")
    return bare in version.people


def _proper(tokens: Sequence[Token], version: Version) -> list[str]:
    return [token.form.removesuffix("'s") for token in tokens if is_proper(token, version)]


def _stand(names: Sequence[str], tokens: Sequence[Token]) -> bool:
    """Whether all of the names, or numbers, stand among the words."""
    return {token.form.removesuffix("'s") for token in tokens}.issuperset(names)


def _within_name(hunk: Hunk, sides: Sides) -> bool:
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


def _names_changed(hunk: Hunk, sides: Sides) -> bool:
    if _first_names(hunk, sides):
        return True
    mine, theirs = _proper(hunk.old, sides.old), _proper(hunk.new, sides.new)
    if _stand(mine, sides.after) and _stand(theirs, sides.before):
        return False
    one, other = set(mine), set(theirs)
    return bool(one and other) and not one <= other and not other <= one and not _is_abbreviation(hunk)


def _of_source(hunk: Hunk, sides: Sides) -> ChangeKind | None:
    """What became of the speaker, where the words are those that name one."""
    if not any(names_source(hunk, sides)):
        return None
    here, there = _naming(hunk.old, sides.old), _naming(hunk.new, sides.new)
    mine, theirs = _proper(here, sides.old), _proper(there, sides.new)
    if _stand(mine, sides.after) and _stand(theirs, sides.before):
        mine = theirs = []  # the same names stand in another place of the sentence
    if mine and theirs:
        full = min(len(mine), len(theirs)) > 1  # else the rest of the name may stand beside it
        shared = set(mine) & set(theirs) or (not full and _run(hunk, sides))
        same = shared or _spelled_alike(mine, theirs) or _is_abbreviation(hunk)
        return None if same else "speaker_changed"
    old = _described(here, hunk.at, sides.before, sides.old)
    new = _described(there, hunk.there, sides.after, sides.new)
    if (
        theirs
        and not _speaks_unnamed(hunk.new, sides.new)
        and (old == "unnamed" or (not hunk.old and _pair_unnamed(sides.old, sides.before)))
    ):
        return "named"
    if (
        mine
        and not _speaks_unnamed(hunk.old, sides.old)
        and (new == "unnamed" or (not hunk.new and _pair_unnamed(sides.new, sides.after)))
    ):
        return "unnamed"
    if (theirs and old == "body") or (mine and new == "body") or (old == new == "body" and _heads_differ(here, there)):
        return "speaker_changed"
    return None


def loses_source(hunk: Hunk, sides: Sides) -> bool:
    """Whether the words that say who says it went, and nobody is said to say it any more."""
    verbs = lists().attributing
    gone = {token.form for token in hunk.old if token.form in verbs and not token.quoted}
    if not gone or not (names_source(hunk, sides)[0] or "according" in gone):
        return False
    return not any(token.form in verbs and not token.quoted for token in sides.after)


def _naming(tokens: Sequence[Token], version: Version) -> Sequence[Token]:
    """Those of the words that name a source, by the reading; all of them, where it sees none."""
    found = [token for token in tokens if version.in_source(token.start, token.end)]
    return found or tokens


def _heads_differ(old: Sequence[Token], new: Sequence[Token]) -> bool:
    mine, theirs = (meaning([token.form for token in side]) for side in (old, new))
    return bool(mine) and bool(theirs) and not set(mine) & set(theirs)


def _run(hunk: Hunk, sides: Sides) -> bool:
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


def _spelled_alike(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    return len(mine) == len(theirs) and all(
        OSA.distance(one, other) <= max(1, len(one) // 3) for one, other in zip(mine, theirs, strict=True)
    )


def names_source(hunk: Hunk, sides: Sides) -> tuple[bool, bool]:
    """Whether the words name a speaker, in the old version and in the new one: by its reading, or beside a verb."""
    return (
        _names_source(hunk.old, hunk.at, sides.before, sides.old),
        _names_source(hunk.new, hunk.there, sides.after, sides.new),
    )


def _names_source(tokens: Sequence[Token], at: int, around: Sequence[Token], version: Version) -> bool:
    if not tokens:
        return False
    if version.in_source(tokens[0].start, tokens[-1].end):
        return True
    if version.statement_at(tokens[0].start, tokens[-1].end) is not None:
        return False
    verbs = lists().attributing
    before = [token for token in around[max(0, at - _NEAR) : at] if token.form not in lists().addressing]
    after = around[at + len(tokens) : at + len(tokens) + _NEAR]
    return any(not token.quoted and token.form in verbs for token in (*before, *after))


def _described(tokens: Sequence[Token], at: int, around: Sequence[Token], version: Version) -> str:
    """What words that give no name describe: "unnamed" somebody, a "body", or "" what is not known to be either."""
    if not any(is_content(token.form) for token in tokens):
        return ""
    statement = version.source_at(tokens[0].start, tokens[-1].end)
    speaker = version.speaker(statement) if statement is not None else None
    opening = [token.form for token in (*around[max(0, at - 1) : at], *tokens[:1])]
    forms = {token.form for token in tokens}
    if speaker is not None and speaker.type in UNNAMED:
        return "unnamed"
    if lists().indefinite & set(opening) or (forms & lists().unnamed and "the" not in opening):
        return "unnamed"
    if speaker is not None and speaker.type in {"organization", "outlet"}:
        return "body"
    return ""


def _speaks_unnamed(tokens: Sequence[Token], version: Version) -> bool:
    """Whether a source that is not named is meant by words around a name ("a source with access to Harrow Bay")."""
    statement = version.source_at(tokens[0].start, tokens[-1].end) if tokens else None
    speaker = None if statement is None else version.speaker(statement)
    return speaker is not None and speaker.type in UNNAMED


def _is_abbreviation(hunk: Hunk) -> bool:
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


def _pair_unnamed(version: Version, tokens: Sequence[Token]) -> bool:
    """Whether the speaker of these words is nobody named; without a reading, whether they speak of "an official"."""
    if not tokens:
        return False
    statement = version.statement_at(tokens[0].start, tokens[-1].end)
    if statement is None:
        return any(token.form in lists().unnamed for token in tokens if not token.quoted)
    speaker = version.speaker(statement)
    return speaker is not None and speaker.type in UNNAMED


def _is_grammar(hunk: Hunk) -> bool:
    """Whether only small words changed, none of which says how sure or whether at all."""
    mine, theirs = ([part for token in side for part in expanded(token.form)] for side in (hunk.old, hunk.new))
    if mine == theirs:
        return True
    forms = [*mine, *theirs]
    return lists().small.issuperset(forms)
