"""What became of the source: another one, one that is named now or named no longer, or none."""

from __future__ import annotations

from collections.abc import Sequence

from ..alignment.grammar import is_content, is_light, meaning
from ..change import ChangeKind
from .hunks import Hunk, Sides
from .laid_open import Token, Version
from .lexicon import lists
from .names import is_abbreviation, is_proper, proper, spelled_alike, stand, stands_beside

_NEAR = 4
"""Words between a name and the verb that makes it a source's."""
UNNAMED = frozenset({"unnamed_person", "group"})


def of_source(hunk: Hunk, sides: Sides) -> ChangeKind | None:
    """What became of the speaker, where the words are those that name one."""
    if not any(names_source(hunk, sides)):
        return None
    here, there = naming(hunk.old, sides.old), naming(hunk.new, sides.new)
    mine, theirs = proper(here, sides.old), proper(there, sides.new)
    if stand(mine, sides.after) and stand(theirs, sides.before):
        mine = theirs = []  # the same names stand in another place of the sentence
    if mine and theirs:
        full = min(len(mine), len(theirs)) > 1  # else the rest of the name may stand beside it
        shared = set(mine) & set(theirs) or (not full and stands_beside(hunk, sides))
        same = shared or spelled_alike(mine, theirs) or is_abbreviation(hunk)
        return None if same else "speaker_changed"
    if (theirs and _opens_name(hunk.old, hunk.new, hunk.there, sides.after, sides.new)) or (
        mine and _opens_name(hunk.new, hunk.old, hunk.at, sides.before, sides.old)
    ):
        return None
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
    if theirs and _is_bare(hunk.old) and _stands_before_description(hunk.new, hunk.there, sides.after):
        return "named"
    if mine and _is_bare(hunk.new) and _stands_before_description(hunk.old, hunk.at, sides.before):
        return "unnamed"
    if (theirs and old == "body") or (mine and new == "body") or (old == new == "body" and _heads_differ(here, there)):
        return "speaker_changed"
    return None


def _opens_name(
    others: Sequence[Token], tokens: Sequence[Token], at: int, around: Sequence[Token], version: Version
) -> bool:
    """Whether words came before a name that stays, and are part of it ("Dr Mette" before "Sørensen")."""
    if any(is_content(token.form) for token in others) or at + len(tokens) >= len(around):
        return False
    last, follows = tokens[-1], around[at + len(tokens)]
    named = is_proper(last, version) and is_proper(follows, version)
    return named and not version.text[last.end : follows.start].strip()


def _stands_before_description(hunk: Sequence[Token], at: int, around: Sequence[Token]) -> bool:
    """Whether a name that one version lacks is told apart by what it describes: "Maxine Roe, a supervisor"."""
    follows = around[at + 1 : at + len(hunk) + 1]
    return any(token.form in ("a", "an") for token in follows)


def _is_bare(tokens: Sequence[Token]) -> bool:
    """Whether there is nothing, or an article."""
    return not any(is_content(token.form) for token in tokens)


def loses_source(hunk: Hunk, sides: Sides) -> bool:
    """Whether the words that say who says it went, and nobody is said to say it any more."""
    verbs = lists().attributing
    gone = {token.form for token in hunk.old if token.form in verbs and not token.quoted}
    if not gone or not (names_source(hunk, sides)[0] or "according" in gone):
        return False
    return not any(token.form in verbs and not token.quoted for token in sides.after)


def names_source(hunk: Hunk, sides: Sides) -> tuple[bool, bool]:
    """Whether the words name a speaker, in the old version and in the new one: by its reading, or beside a verb."""
    return (
        _names_source(hunk.old, hunk.at, sides.before, sides.old),
        _names_source(hunk.new, hunk.there, sides.after, sides.new),
    )


def naming(tokens: Sequence[Token], version: Version) -> Sequence[Token]:
    """Those of the words that name a source, by the reading; all of them, where it sees none."""
    found = [token for token in tokens if version.in_source(token.start, token.end)]
    return found or tokens


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


def _heads_differ(old: Sequence[Token], new: Sequence[Token]) -> bool:
    mine, theirs = (meaning([token.form for token in side]) for side in (old, new))
    return bool(mine) and bool(theirs) and not set(mine) & set(theirs)


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


def _pair_unnamed(version: Version, tokens: Sequence[Token]) -> bool:
    """Whether the speaker of these words is nobody named; without a reading, whether they speak of "an official"."""
    if not tokens:
        return False
    statement = version.statement_at(tokens[0].start, tokens[-1].end)
    if statement is None:
        return any(token.form in lists().unnamed for token in tokens if not token.quoted)
    speaker = version.speaker(statement)
    return speaker is not None and speaker.type in UNNAMED


def is_of_saying(hunk: Hunk) -> bool:
    """Whether the words say no more than that something is said: "said" for "called"."""
    return all(
        not token.quoted
        and (token.form in lists().attributing or token.form in lists().calling or is_light(token.form))
        for token in (*hunk.old, *hunk.new)
    )


def describes(hunks: Sequence[Hunk], sourced: Sequence[Hunk], before: Sequence[Token]) -> bool:
    """Whether a phrase or two may be how a source is described whose name changed: right behind it, or one-sided."""
    return len(hunks) < 3 and all(
        not hunk.old or not hunk.new or any(_stands_behind(hunk, name, before) for name in sourced) for hunk in hunks
    )


def _stands_behind(hunk: Hunk, name: Hunk, before: Sequence[Token]) -> bool:
    end = name.at + len(name.old)
    near = max(len(hunk.old), len(hunk.new), hunk.at - end) <= _NEAR and hunk.at >= end
    return near and not any(token.form in lists().attributing for token in before[end : hunk.at])


def source_turned(
    hunks: Sequence[Hunk], kinds: Sequence[ChangeKind | None], sides: Sides
) -> tuple[ChangeKind, list[Hunk]] | None:
    """Words of a source that changed piece by piece, where one of the two versions names it and the other does not.

    As where "a county employee" became "Linda Mayhew, who works for the county".
    """
    if {"named", "unnamed", "speaker_changed"} & set(kinds):
        return None
    found = [
        hunk
        for hunk, kind in zip(hunks, kinds, strict=True)
        if kind == "reworded" and not hunk.quoted and all(names_source(hunk, sides))
    ]
    if len(found) < 2:
        return None
    mine = [token for hunk in found for token in hunk.old]
    theirs = [token for hunk in found for token in hunk.new]
    was, now = _speaks_unnamed(mine[:1], sides.old), _speaks_unnamed(theirs[:1], sides.new)
    if was and not now and proper(naming(theirs, sides.new), sides.new):
        return "named", found
    if now and not was and proper(naming(mine, sides.old), sides.old):
        return "unnamed", found
    return None
