"""Documents that settle what was said: when a primary document makes a statement `documented`.

A document settles that words were said or written, not that they are true. It does so where it holds the words as the
story prints them, but for marks, brackets and what was left out, and has them from the one whom the story quotes.
Words that were altered, and what is only paraphrased, it does not.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Literal, NamedTuple

from ..alignment.grammar import is_content
from ..claim import WordingClass
from .labels import another, parts, surname
from .quotations import LONG_RUN, RUN, Speaker

AS_PRINTED: frozenset[WordingClass] = frozenset({"verbatim", "typographic", "bracketed", "elided"})
"""Classes of a quotation that stands in a document as the story has it."""
_QUOTED = 0.5
"""Share of the content words of a partly quoted statement that must stand in its marks."""
_QUOTED_WORDS = 3
_OF_NOBODY = 3
"""Content words of a quotation that tells enough where nobody is named on one of the two sides."""
_RUN_CONTENTS = 2
_ALTERED_WORDS = 4
"""Content words that an altered quotation must have in common with the document, unless nearly all are there."""
Whose = Literal["turn", "quoted", "author", "nobody"]


class Voice(NamedTuple):
    """Whose words stand at a place of a document: of a turn, of somebody whom it quotes, of its author, or unknown."""

    whose: Whose
    names: tuple[str, ...] = ()


class Held(NamedTuple):
    """One quotation of a statement as it stands in a document, and whether another speaks there.

    `shared` counts the content words that both have in order, `run` the most words that both have in a row.
    """

    forms: tuple[str, ...]
    wording: WordingClass
    differs: bool | None
    shared: int = 0
    run: int = 0


def differs(speakers: Sequence[Speaker], voice: Voice, named_in: Container[str]) -> bool | None:
    """Whether somebody else speaks in the document than the story says; None where that can't be told.

    `named_in` holds the folded words of the document: whom it names nowhere has not written it.

    >>> roe = (Speaker(None, "Ann Roe", "person"),)
    >>> differs(roe, Voice("turn", ("MAYOR ROE",)), frozenset()), differs(roe, Voice("turn", ("HOST",)), frozenset())
    (False, True)
    >>> differs(roe, Voice("author", ("Edgar Poe",)), frozenset()), differs(roe, Voice("nobody"), frozenset())
    (True, None)
    """
    known = [speaker for speaker in speakers if speaker.type not in ("unnamed_person", "group")]
    if not known:
        return None
    verdicts = {_differs(speaker, voice, named_in) for speaker in known}
    return False if False in verdicts else None if None in verdicts else True


def _differs(speaker: Speaker, voice: Voice, named_in: Container[str]) -> bool | None:
    if speaker.type == "document":  # "the letter": which one, only its words tell
        return None
    writes = voice.whose in ("author", "nobody")
    if speaker.type != "person":
        mine, theirs = parts(speaker.name), {part for name in voice.names for part in parts(name)}
        return False if mine and (mine & theirs or (writes and all(part in named_in for part in mine))) else None
    found = another(speaker.name, voice.names)
    if found is None and voice.whose == "nobody" and surname(speaker.name) in named_in:
        return False
    return found


def documented(held: Sequence[Held], *, direct: bool, content: Sequence[str]) -> bool:
    """Whether a document holds a statement: each of its quotations, as printed, and by nobody else.

    One of them must be more than chance: five words of the same speaker, eight where nobody is named on one side. Of a
    partly quoted statement, `content`, most must stand in quotation marks.

    >>> words = tuple("the old bridge must be closed before the winter".split())
    >>> documented([Held(words, "verbatim", None)], direct=True, content=words)
    True
    >>> documented([Held(words[:3], "verbatim", False)], direct=True, content=words)
    False
    """
    if not all(_as_printed(one) and not one.differs for one in held) or not any(_is_no_chance(one) for one in held):
        return False
    if direct:
        return True
    quoted = sum(is_content(form) for one in held for form in one.forms)
    return quoted >= _QUOTED_WORDS and quoted >= _QUOTED * sum(map(is_content, content))


def telling(held: Sequence[Held]) -> list[Held]:
    """Which checks of one statement are worth keeping: what is no chance, and fragments that stand beside such.

    >>> words = tuple("the old bridge must be closed before the winter".split())
    >>> len(telling([Held(words, "verbatim", False), Held(words[:3], "verbatim", False)]))
    2
    >>> telling([Held(words[:3], "verbatim", False)])
    []
    """
    kept = [one for one in held if (_is_no_chance(one) if _as_printed(one) else _is_altered(one))]
    if not kept:
        return []
    return [one for one in held if one in kept or (_as_printed(one) and one.differs is False)]


def _as_printed(one: Held) -> bool:
    return one.wording in AS_PRINTED


def _is_no_chance(one: Held) -> bool:
    """Whether so many words as they were printed can't well be others that sound alike."""
    contents = sum(map(is_content, one.forms))
    if one.differs is False:
        return len(one.forms) >= RUN and contents >= _RUN_CONTENTS
    return len(one.forms) >= LONG_RUN and contents >= _OF_NOBODY


def _is_altered(one: Held) -> bool:
    """Whether it can't well be anything else that was altered: most of its words in one place, or many in a row."""
    if one.wording == "not_found" or len(one.forms) < RUN or one.differs:
        return False
    missing = sum(map(is_content, one.forms)) - one.shared
    if one.differs is None:
        return one.run >= LONG_RUN and one.shared > _ALTERED_WORDS
    return (one.shared >= _OF_NOBODY and missing <= 1) or (one.shared >= _ALTERED_WORDS and one.run >= RUN)
