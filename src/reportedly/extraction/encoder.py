"""The trained networks, as the package ships them: an ONNX file each, the tokenizer, and their hashes."""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path
from typing import Any, Literal

import numpy as np
import onnxruntime  # type: ignore[import-untyped]
from numpy.typing import NDArray
from tokenizers import Tokenizer

from .._typing import Span
from ..errors import InstallationError
from .boundaries import Boundaries
from .decode import Candidate, Scores, decode
from .leanings import Leaner
from .marks import Quotation
from .windows import Window, windows

MODEL_FOLDER = Path(__file__).parent / "model"

ModelName = Literal["accurate", "fast"]
"""The networks that are shipped: the better one, and one of fewer layers that reads faster."""

PIECES_READ = 14_000
"""Word pieces of one text that are read, some 9,000 words: what can be done in ten seconds on a slow core."""

CHARACTERS_READ = 200_000
"""Characters of one text that are cut into windows at all."""


States = Callable[[NDArray[np.float32]], NDArray[np.float32]]
"""What to keep of the states (n, width) of a window's pieces: all of them would fill the memory on long texts."""

_OUTPUTS = ["cues", "anchors", "roles", "states"]


class Encoder:
    """A network, ready to read windows; loading it takes about a third of a second.

    One window is read at a time: 8-bit scales are taken over a whole input, so that windows read
    together would change one another's scores, and the same text must always give the same.
    Raises `InstallationError` where a file is missing or is not the one that was shipped.
    """

    def __init__(self, *, model: ModelName = "accurate", folder: Path = MODEL_FOLDER, threads: int = 1) -> None:
        description = _checked(folder, model)
        self.size: int = description["window"]
        self.confidence: dict[str, Any] = description.get("confidence", {})
        kinds = f"{model}_kind.npy"
        self.leaner = Leaner.load(folder / kinds) if kinds in description["sha256"] else None
        self.tokenizer: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.boundaries = Boundaries.of(self.tokenizer)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # The file is made ready when it is exported; joining operators again would only slow it down.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        # An arena saves a sixth of the time of "fast"; its plans for one size of window are of no use for the next.
        options.enable_mem_pattern = False
        self._session = onnxruntime.InferenceSession(
            str(folder / f"{model}.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def scores(self, window: Window, *, states: States | None = None) -> Scores:
        """What the network says of `window`; of the states of its pieces what `states` keeps, or nothing."""
        inputs = {"pieces": window.pieces[None], "shapes": window.shapes[None], "places": window.places[None]}
        if states is None:
            return Scores(*self._session.run(_OUTPUTS[:3], inputs))
        cues, anchors, roles, seen = self._session.run(_OUTPUTS, inputs)
        return Scores(cues, anchors, roles, states(seen[0]))

    def read(
        self, text: str, found: list[Quotation], *, spans: list[Span] | None = None, states: States | None = None
    ) -> list[tuple[Window, Scores]]:
        """`text` (or its `spans`) window by window, with the network's scores; `found` are its quotations."""
        text = text[:CHARACTERS_READ]
        found = [q for q in found if q.end <= len(text)]
        cut = windows(text, self.tokenizer, found=found, spans=spans, size=self.size)
        return [(window, self.scores(window, states=states)) for window in cut[: _how_many(cut)]]

    def candidates(self, scored: list[tuple[Window, Scores]]) -> list[Candidate]:
        """Everything in what was read that may be an attribution, unfiltered."""
        return decode(scored, self.boundaries)

    def searched(self, text: str) -> int:
        """How many characters of `text` are read: all of them, but for very long texts."""
        if len(text) < PIECES_READ // 2:  # even one piece a character fits, and every second one read twice
            return len(text)
        cut = windows(text[:CHARACTERS_READ], self.tokenizer, size=self.size)
        read = _how_many(cut)
        return min(len(text), CHARACTERS_READ) if read == len(cut) else cut[read].own[0]


def _how_many(cut: list[Window]) -> int:
    """How many of the windows are read."""
    return bisect_right(list(accumulate(len(window.pieces) for window in cut)), PIECES_READ)


def _checked(folder: Path, model: ModelName) -> dict[str, Any]:
    """The model's description, once its files are found to be the ones described."""
    try:
        description: dict[str, Any] = json.loads((folder / f"{model}.json").read_text(encoding="utf-8"))
        for name, expected in description["sha256"].items():
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != expected:
                raise InstallationError("R402", path=str(folder / name))
    except FileNotFoundError as error:
        raise InstallationError("R401", path=str(error.filename)) from error
    return description
