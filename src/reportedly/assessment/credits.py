"""Credits: outlets that a line of their own names, as whose words a passage is printed.

"From Meridian:" stands above what is taken over from there, up to "Read the rest" or the end; "[Meridian]" stands at
the end of a paragraph that tells what Meridian reports.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from .._typing import Span
from ..statement import Hop
from .article import Article
from .programmes import printed

_ABOVE = re.compile(r"^(?:From|Via|Here[’']s) (?:the |The )?([A-Z][^\n:]{1,40}):$", re.MULTILINE)
_REST = re.compile(r"^(?:Read|See|Click|Continue|Follow|More)\b[^\n]{0,80}$", re.MULTILINE)
_BEHIND = re.compile(r"\[(?:The )?([A-Z0-9][^\[\]\n]{1,40}?)\.?\][ \xa0]*$", re.MULTILINE)


class Credits:
    """Which outlet is credited with the words at a place."""

    def __init__(self, article: Article) -> None:
        text = article.text
        ends = [rest.start() for rest in _REST.finditer(text)]
        self._above = [(line.end(), _end(text, ends, line.end()), line.span(1)) for line in _ABOVE.finditer(text)]
        behind = _BEHIND.finditer(text)
        self._behind = [(text.rfind("\n", 0, line.start()) + 1, line.start(), line.span(1)) for line in behind]
        self._article = article

    def hop(self, offset: int) -> Hop | None:
        """The outlet credited with what stands at `offset`."""
        for places in (self._behind, self._above):
            at = bisect_right(places, offset, key=lambda place: place[0]) - 1
            if at >= 0 and offset < places[at][1]:
                return self._named(places[at][2])
        return None

    def _named(self, span: Span) -> Hop | None:
        article = self._article
        for mention in article.mentions_in((span,)):
            if mention.entity.type == "outlet":
                return printed(article, mention)
        names: Sequence[Span] = [(hit.start, hit.end) for hit in article.hits("chain", (span,), "outlet_name")]
        if not names:
            return None
        return Hop(entity=None, name=article.text[slice(*names[0])], relation="outlet", evidence=names[0])


def _end(text: str, ends: Sequence[int], offset: int) -> int:
    """Where that ends which is taken over: with its paragraph where it is quoted, else where the rest is offered."""
    start = next((at for at in range(offset, min(len(text), offset + 4)) if not text[at].isspace()), offset)
    if text[start : start + 1] in ('"', "“"):
        end = text.find("\n", start)
        return end if end >= 0 else len(text)
    at = bisect_right(ends, offset)
    return ends[at] if at < len(ends) else len(text)
