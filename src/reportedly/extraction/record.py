"""What extraction gives for one document."""

from __future__ import annotations

from typing import NamedTuple

from ..document import Problem
from ..statement import Attribution


class Extraction(NamedTuple):
    """The attributions of a document, in order of the text, and what could not be read of it.

    `Attribution.parent` is an index into `attributions`.
    """

    attributions: tuple[Attribution, ...]
    problems: tuple[Problem, ...] = ()
