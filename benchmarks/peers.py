"""The peers that install from PyPI, as they are meant to be used: spaCy's small pipeline, and textacy on it.

Both come with `pip install '.[bench]'`; where one is not there the benchmarks say so and go on.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from typing import Any

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")


def spacy_pipeline(*, only_parser: bool = False) -> Callable[[str], Any]:
    """spaCy's small English pipeline, whole as it loads or with nothing but its parser."""
    names = [m.name for m in pkgutil.iter_modules() if m.name.startswith("en_core_web_sm")]
    if not names:
        raise ModuleNotFoundError("no small English pipeline of spaCy is installed")
    pipeline: Any = importlib.import_module(names[0]).load()
    if only_parser:
        for name in [n for n in pipeline.pipe_names if n not in ("tok2vec", "parser")]:
            pipeline.disable_pipe(name)
    return pipeline


class Textacy:
    """textacy's direct quotations, paragraph by paragraph: over a whole article one stray mark refuses all."""

    def __init__(self) -> None:
        self.quotations = importlib.import_module("textacy.extract").direct_quotations
        self.pipeline = spacy_pipeline()

    def attributions(self, text: str) -> list[dict[str, Any]]:
        """The scorer's form of what it finds in a text."""
        return list(self._found(text))

    def _found(self, text: str) -> Iterator[dict[str, Any]]:
        for paragraph in _PARAGRAPH.finditer(text):
            try:
                triples = list(self.quotations(self.pipeline(paragraph.group())))
            except ValueError:  # an odd number of marks
                continue
            for triple in triples:
                yield {
                    "source": self._spans(triple.speaker, paragraph.start()),
                    "cue": self._spans(triple.cue, paragraph.start()),
                    "content": self._spans(triple.content, paragraph.start()),
                }

    @staticmethod
    def _spans(tokens: Any, start: int) -> list[list[int]]:
        """Tokens, or a span of them, as one stretch of the text."""
        found = list(tokens)
        if not found:
            return []
        return [[start + found[0].idx, start + found[-1].idx + len(found[-1])]]
