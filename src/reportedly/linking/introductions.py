"""Introductions: who is first described and then named, as the one described.

"A section officer told the Post … 'I saw it,' said the officer, Ann Roe." The reader knows the officer already, so that
Roe is no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..entity import Entity
from .offices import office

_ANY = re.compile(r"(?:an?|one)\s", re.IGNORECASE)
_BEFORE = 80
_THE = re.compile(r"\bthe (?:[\w’'-]+ ){0,2}?([\w’'-]+),? \Z", re.IGNORECASE)


def introduced(entities: Iterable[Entity], text: str) -> dict[str, str]:
    """Who is described with an "a" and named further on behind "the" and the same word: by their names in the story.

    Nobody is where two are described or named so.

    >>> text = "A young clerk said it fell. “It was loud,” said the clerk, Ann Roe."
    >>> one = Entity(id="e1", type="unnamed_person", name="a young clerk", mentions=((0, 13),))
    >>> two = Entity(id="e2", type="person", name="Ann Roe", mentions=((text.index("Ann"), len(text) - 1),))
    >>> introduced([one, two], text)
    {'e1': 'e2'}
    """
    described: dict[str, list[Entity]] = {}
    named: dict[str, list[Entity]] = {}
    for entity in entities:
        if not entity.mentions:
            continue
        start, end = min(entity.mentions)
        if entity.type == "unnamed_person" and _ANY.match(text, start, end):
            found = office(_ANY.sub("", entity.name, count=1))
            if found is not None:
                described.setdefault(found.head, []).append(entity)
        elif entity.type == "person":
            match = _THE.search(text[max(0, start - _BEFORE) : start])
            if match is not None:
                named.setdefault(match[1].casefold(), []).append(entity)
    return {
        one[0].id: other[0].id
        for head, one in described.items()
        if len(one) == 1 and len(other := named.get(head, [])) == 1 and min(one[0].mentions) < min(other[0].mentions)
    }
