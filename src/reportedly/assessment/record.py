"""What assessment gives for one document."""

from __future__ import annotations

from typing import NamedTuple

from .._typing import Spans
from ..document import Problem
from ..statement import Statement
from ..story import Notice


class Assessment(NamedTuple):
    """The statements in order of the text, the notices with what they supersede, and the sentences
    in the article's own voice that name no source; what was left undone."""

    statements: tuple[Statement, ...]
    notices: tuple[Notice, ...]
    own_voice: Spans
    problems: tuple[Problem, ...] = ()
