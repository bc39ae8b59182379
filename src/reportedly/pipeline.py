"""The stages one after the other: sources in, stories out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import IO, NamedTuple

from .assessment import assess
from .document import Document, Problem
from .extraction import Extractor
from .reading import read_sources
from .reading.limits import FILE_BYTES
from .resolution.speakers import resolve
from .story import Story

NOT_UNDERSTOOD = frozenset({"R301", "R316"})
"""Problems with which a text is shown but not read for statements."""


class Result(NamedTuple):
    """What one source gave: a story, or None and the problems that say why not."""

    source: str
    story: Story | None
    problems: tuple[Problem, ...] = ()
    known: bool = False
    """The caller knows the text already: the story holds its document alone."""


def read(
    sources: Iterable[str | os.PathLike[str]],
    *,
    fetch: bool = False,
    stdin: bytes | IO[bytes] | None = None,
    extractor: Extractor | None = None,
    known: Callable[[Document], bool] | None = None,
) -> Iterator[Result]:
    """Read `sources` one by one; a source that cannot be read gives its problems and the rest goes on.

    The stories do not depend on one another, nor on their order. `extractor` is one with settings of its own.
    A document that `known` says yes to is given on as it is, and not understood anew.
    """
    given = stdin if stdin is None or isinstance(stdin, bytes) else stdin.read(FILE_BYTES + 1)
    for reading in read_sources(sources, fetch=fetch, stdin=given):
        if reading.document is None:
            yield Result(reading.source, None, reading.problems)
        elif known is not None and known(reading.document):
            yield Result(reading.source, Story(document=reading.document, problems=reading.problems), known=True)
        else:
            story = understand(reading.document, problems=reading.problems, extractor=extractor)
            yield Result(reading.source, story)


def understand(document: Document, *, problems: tuple[Problem, ...] = (), extractor: Extractor | None = None) -> Story:
    """Take a document through extraction, resolution and assessment.

    `problems` are those of its reading; a text that is in another language, or is no prose, is kept
    with its problem and no statements. `extractor` is one with settings of its own.
    """
    if any(problem.code in NOT_UNDERSTOOD for problem in problems):
        return Story(document=document, problems=problems)
    attributions, unread, leanings = (extractor or _extractor()).extract(document)
    resolution = resolve(document, attributions)
    statements, notices, own_voice, undone = assess(document, attributions, resolution, leanings)
    return Story(
        document=document,
        statements=statements,
        entities=resolution.entities,
        notices=notices,
        own_voice=own_voice,
        problems=problems + unread + undone,
    )


@cache
def _extractor() -> Extractor:
    """The shipped network, loaded once."""
    return Extractor()
