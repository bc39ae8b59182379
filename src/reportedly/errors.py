"""The family of errors.

ReportedlyError
├── UsageError (ValueError)        R1xx: the call's words are off
├── SourceError (OSError)          R2xx: a source cannot be read at all
├── InstallationError (RuntimeError)  R4xx: a part of the package is missing
├── FetchError (OSError)           R5xx: an address cannot be fetched
└── LedgerError (OSError)          R6xx: a ledger cannot be opened, asked or added to
"""

from __future__ import annotations

from typing import Self

from .document import Problem
from .messages import render


class ReportedlyError(Exception):
    """Any error that this package raises; `code` is its number, the text says what to do.

    >>> str(ReportedlyError("R202", source="a.txt"))
    '[R202] a.txt is empty. Nothing to do; check how the file was made.'
    """

    def __init__(self, code: str, /, **fields: object) -> None:
        self.code = code
        self.fields = fields
        super().__init__(render(code, **fields))

    @classmethod
    def of(cls, problem: Problem) -> Self:
        """The error that a problem is where nobody is there to go on: the same number, the same words."""
        made = cls.__new__(cls)
        made.code, made.fields = problem.code, {}
        made.args = (f"[{problem.code}] {problem.message}",)
        return made

    def __str__(self) -> str:
        return str(self.args[0])


class UsageError(ReportedlyError, ValueError):
    """A call or command was used in a way that can't work."""


class SourceError(ReportedlyError, OSError):
    """A source cannot be read at all; the rest of a batch goes on."""


class InstallationError(ReportedlyError, RuntimeError):
    """A part of the installation is missing or damaged."""


class FetchError(ReportedlyError, OSError):
    """An address cannot or must not be fetched."""


class LedgerError(ReportedlyError, OSError):
    """A ledger cannot be opened, asked or added to; it stands as it was before."""
