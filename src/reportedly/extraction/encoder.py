"""The trained network, as the package ships it: one ONNX file, its tokenizer, and their hashes."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from ..errors import InstallationError
from .windows import Window

MODEL_FOLDER = Path(__file__).parent / "model"


class Scores(NamedTuple):
    """Unnormalized scores for one window of n pieces: `cues` (n, 3) for outside, begins, inside;
    `anchors` (k,) the pieces at which a cue may begin; `roles` (k, n, 6) in the order of `decode.ROLES`."""

    cues: NDArray[np.float32]
    anchors: NDArray[np.int64]
    roles: NDArray[np.float32]


class Encoder:
    """The network, ready to read windows; loading it takes about a third of a second.

    One window is read at a time: 8-bit scales are taken over a whole input, so that windows read
    together would change one another's scores, and the same text must always give the same.
    Raises `InstallationError` where a file is missing or is not the one that was shipped.
    """

    def __init__(self, *, folder: Path = MODEL_FOLDER, threads: int = 1) -> None:
        description = _checked(folder)
        self.size: int = description["window"]
        self.confidence: dict[str, Any] = description.get("confidence", {})
        self.tokenizer: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Fixed input sizes let the arena plan memory; ours vary, and an arena only grows.
        options.enable_cpu_mem_arena = False
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def scores(self, window: Window) -> Scores:
        """Run the network over one window."""
        inputs = {"pieces": window.pieces[None], "shapes": window.shapes[None], "places": window.places[None]}
        return Scores(*self._session.run(None, inputs))


def _checked(folder: Path) -> dict[str, Any]:
    """The model's description, once its files are found to be the ones described."""
    try:
        description: dict[str, Any] = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        for name, expected in description["sha256"].items():
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != expected:
                raise InstallationError("R402", path=str(folder / name))
    except FileNotFoundError as error:
        raise InstallationError("R401", path=str(error.filename)) from error
    return description
