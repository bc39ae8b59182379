"""Names of organizations and outlets: the key under which their forms meet, and whether a name says who is meant."""

from __future__ import annotations

from functools import lru_cache

from ..resolution import lexicon
from ..resolution.names import fold
from .agent_words import LONGEST, agent_words, plain_words

_MOST_WORDS = 12
_SHORTEST_INITIALS = 3


@lru_cache(maxsize=8192)
def body_key(text: str) -> str:
    """The form in which all names of one body agree; empty where `text` has no name in it.

    >>> body_key("The Federal Bureau of Investigation") == body_key("F.B.I.")
    True
    >>> body_key("Meridian Ferries Inc."), body_key("police in Northgate") == body_key("Northgate police")
    ('ferries meridian', True)
    """
    words = agent_words()
    flat = plain_words(text)
    known = words.same.get(" ".join(flat)) or words.same.get(" ".join(flat[1:] if flat[:1] == ["the"] else flat))
    if known:
        return known
    kept = [word for word in flat if word not in words.dropped][:_MOST_WORDS] or flat[:_MOST_WORDS]
    if len(kept) > 2 and kept[0] in words.nations_before:
        del kept[0]
    known = words.same.get(" ".join(kept))
    if known:
        return known
    return " ".join(sorted(words.nations.get(word, word) for word in kept))


def initials(text: str) -> str:
    """The short form that the words of a body's name may have, "" where they are too few.

    >>> initials("Harbour Workers of Meridian")
    'hwm'
    """
    small = agent_words().dropped
    found = "".join(word[0] for word in plain_words(text) if word not in small)
    return found if len(found) >= _SHORTEST_INITIALS else ""


def is_short_form(text: str) -> bool:
    """Whether a name looks like initials ("HWM")."""
    bare = text.replace(".", "")
    return bare.isalpha() and bare.isupper() and _SHORTEST_INITIALS <= len(bare) <= 6


def is_generic(text: str) -> bool:
    """Whether a name only says what kind of body is meant: many stories have a "foreign ministry" of their own.

    >>> is_generic("the police"), is_generic("Northgate police"), is_generic("Meridian")
    (True, False, False)
    """
    generic, dropped = agent_words().generic, agent_words().dropped
    flat = [word for word in plain_words(text) if word != "the"]
    # Of one word an outlet's name may be anybody's short form: "the Post".
    outlet = len(flat) > 1 and fold(text[:LONGEST]) in lexicon.bodies().outlets
    if body_key(text) in agent_words().known or outlet:
        return False
    return all(word in generic or word in dropped or word.isdigit() for word in flat) or (
        text[:1].islower() and not any(word[:1].isupper() for word in text.split())
    )


def is_list(text: str) -> bool:
    """Whether a form names several bodies at once.

    >>> is_list("Northgate, Quayside and Fenwick"), is_list("China and Russia"), is_list("Department of Food and Fish")
    (True, True, False)
    """
    parts = text[:LONGEST].split(" and ")
    return len(parts) > 1 and ("," in text or any(is_place(body_key(part)) for part in parts))


def is_place(key: str) -> bool:
    """Whether a body's key is the name of a place, which stands in many stories."""
    return key in lexicon.bodies().places or key in agent_words().ubiquitous
