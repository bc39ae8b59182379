"""What extraction gives for one document."""

from __future__ import annotations

from typing import NamedTuple

from ..document import Problem
from ..statement import Attribution
from .leanings import Leaning


class Extraction(NamedTuple):
    """The attributions of a document, in order of the text, and what could not be read of it.

    `Attribution.parent` is an index into `attributions`. `leanings[i]` is what the network makes of the kind of
    `attributions[i]`, None where it was not read.
    """

    attributions: tuple[Attribution, ...]
    problems: tuple[Problem, ...] = ()
    leanings: tuple[Leaning | None, ...] = ()
