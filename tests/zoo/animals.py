"""All animals of the zoo. `ANIMALS` is also run through the command line."""

from __future__ import annotations

from .animal import Animal, Outcome
from .files import FILES
from .pages import PAGES
from .pdfs import PDFS
from .texts import TEXTS

__all__ = ["ANIMALS", "Animal", "Outcome"]

ANIMALS: tuple[Animal, ...] = TEXTS + PAGES + PDFS + FILES
