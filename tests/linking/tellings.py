"""Tellings of invented claims, for the tests of origins, standing and replies."""

from __future__ import annotations

from itertools import count
from typing import Any

from reportedly.claim import Evidence
from reportedly.linking.telling import Party, Remark, Telling

_NUMBERS = count(1)


def words(story: str, text: str) -> Evidence:
    return Evidence(story=story, start=0, end=len(text), text=text)


def party(name: str, type: str = "person", key: str | None = None, **fields: Any) -> Party:
    """Somebody whom every story knows by one key, unless unnamed."""
    known = None if type in ("unnamed_person", "group") else name.casefold()
    return Party(key=key or known, name=name, type=type, evidence=words("-", name), **fields)


ROE = party("Ann Roe")
BRANDT = party("Hal Brandt")
CLERK = party("a clerk", "unnamed_person")
MERIDIAN = party("Meridian", "outlet")
POST = party("the Harbour Post", "outlet")


def telling(outlet: str | None, *speakers: Party, day: int = 1, **fields: Any) -> Telling:
    """A telling in a story of `outlet` on a day of March; its story is named after both unless `story` is given."""
    story = fields.pop("story", f"{outlet}-{day}")
    text = fields.pop("text", "The bridge at Pell was closed in April")
    values: dict[str, Any] = {
        "id": next(_NUMBERS),
        "story": story,
        "outlet": outlet,
        "published": f"2025-03-{day:02}",
        "speakers": speakers,
        "evidence": words(story, text),
    }
    return Telling(**(values | fields))


def notice(type: Any, story: str, text: str = "CORRECTION: it was not so") -> Remark:
    return Remark(type=type, story=story, evidence=words(story, text))
