"""The article's own outlet: whether words were said to its own reporters."""

from __future__ import annotations

from collections.abc import Sequence

from ..statement import Hop, OwnReporting
from .passage import Passage
from .spans import merged

_NO_NAME_WORDS = frozenset({"the", "a", "an"})


def is_same_outlet(name: str, outlet: str | None) -> bool:
    """Is `name` the outlet itself, or its short form?

    >>> is_same_outlet("the Ledger", "Northgate Ledger")
    True
    """
    if not outlet:
        return False
    mine = [word for word in outlet.lower().split() if word not in _NO_NAME_WORDS]
    theirs = [word for word in name.lower().split() if word not in _NO_NAME_WORDS]
    return bool(theirs) and (theirs == mine or theirs == mine[-len(theirs) :])


def own_reporting(passage: Passage, hops: Sequence[Hop]) -> OwnReporting:
    """`no` where the words came through somebody else, `yes` where they were said to the article's own
    reporters, `unknown` where the text does not say."""
    if hops or _is_other_outlet(passage):
        return "no"
    article = passage.article
    zone = merged((*passage.frame, *passage.attribution.cue), gap=1)
    if any(not article.is_quoted(hit.start) for hit in article.hits("chain", zone, "own")):
        return "yes"
    outlet = article.document.outlet
    for hit in article.hits("chain", (*zone, *passage.attribution.source), "spoken_to", "published_by"):
        if not outlet or article.is_quoted(hit.start):
            continue
        after = article.text[hit.end : hit.end + len(outlet) + 12].lstrip()
        words = after.replace(",", " ").replace(".", " ").split()
        if any(is_same_outlet(" ".join(words[:n]), outlet) for n in range(1, 6)):
            return "yes"
    return "unknown"


def _is_other_outlet(passage: Passage) -> bool:
    outlet = passage.article.document.outlet
    outlets = [entity for entity in passage.speakers if entity.type == "outlet"]
    return bool(outlets) and not any(is_same_outlet(entity.name, outlet) for entity in outlets)
