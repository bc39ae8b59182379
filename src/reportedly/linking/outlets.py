"""Outlets by their names, as stories sign themselves and as others cite them."""

from __future__ import annotations

import re

_NO_NAME_WORDS = frozenset({"the", "a", "an", "com", "www"})
_LONGEST = 120


def outlet_words(name: str | None) -> tuple[str, ...]:
    """The words of an outlet's name that tell it from others.

    >>> outlet_words("The Harbour Post")
    ('harbour', 'post')
    """
    words = re.findall(r"\w+", (name or "")[:_LONGEST].casefold())
    return tuple(word for word in words if word not in _NO_NAME_WORDS)


def same_outlet(one: str | None, other: str | None) -> bool:
    """Whether two names are of one outlet; a short form is the end of the long one, or its beginning.

    >>> same_outlet("the Post", "Harbour Post"), same_outlet("Harbour Post", "Morning Post")
    (True, False)
    """
    first, second = sorted((outlet_words(one), outlet_words(other)), key=len)
    return bool(first) and (second[-len(first) :] == first or (len(first) > 1 and second[: len(first)] == first))


def bears_name(name: str, outlet: str | None) -> bool:
    """Whether somebody whom a story takes for a person or a body bears the name of an outlet: all of it, or a name of
    several words behind what it is described as.

    >>> bears_name("Harbour Scroll", "The Harbour Scroll"), bears_name("fan site The Long End", "The Long End")
    (True, True)
    >>> bears_name("Ann Scroll", "Scroll"), bears_name("Scroll", "Harbour Scroll")
    (False, False)
    """
    words, wanted = outlet_words(name), outlet_words(outlet)
    if not wanted or words[-len(wanted) :] != wanted:
        return False
    described = name.split()[: len(name.split()) - len(wanted)]
    return words == wanted or (len(wanted) > 1 and described[:1] != [] and described[0].islower())
