"""Likeness: how near two texts are in meaning, as a small network sees it.

A vector for each word piece, and their weighted mean for a whole text: a lookup, no encoder, so that a
story's statements cost a millisecond. It proposes; whether two say the same is decided by explicit checks.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from .._typing import Span
from ..errors import InstallationError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MODEL_FOLDER = Path(__file__).parent / "model"
TOKENIZER_FOLDER = Path(__file__).parents[1] / "extraction" / "model"
PIECES_READ = 192
CHARACTERS_READ = 2_000
"""How much of one text is read: no claim is longer."""
SCALE = 127
BATCH = 64

Vector: TypeAlias = NDArray[np.float32]


class Reading(NamedTuple):
    """What the network makes of a text: `vector` of length 1, and for each word piece its place and own vector."""

    vector: Vector
    places: tuple[Span, ...]
    each: Vector


class Likeness:
    """The network, ready to read; raises `InstallationError` where a file is missing or not the one shipped."""

    def __init__(self, *, folder: Path = MODEL_FOLDER) -> None:
        import onnxruntime  # type: ignore[import-untyped]  # heavy, and not for those who only ask
        from tokenizers import Tokenizer

        about = _checked(folder)
        self.width: int = about["width"]
        self.tokenizer: Tokenizer = Tokenizer.from_file(str(TOKENIZER_FOLDER / "tokenizer.json"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "sentences.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def read(self, texts: Sequence[str]) -> list[Reading]:
        """The readings of `texts`, in order; each is the same whatever is read beside it."""
        found = [self.tokenizer.encode(storable(text[:CHARACTERS_READ]), add_special_tokens=False) for text in texts]
        made: list[Reading | None] = [None] * len(found)
        order = sorted(range(len(found)), key=lambda at: len(found[at].ids))
        for first in range(0, len(order), BATCH):
            chosen = order[first : first + BATCH]
            longest = max(1, min(PIECES_READ, len(found[chosen[-1]].ids)))
            pieces = np.zeros((len(chosen), longest), dtype=np.int64)
            for row, at in enumerate(chosen):
                ids = found[at].ids[:PIECES_READ]
                pieces[row, : len(ids)] = ids
            (each,) = self._session.run(None, {"pieces": pieces})
            for row, at in enumerate(chosen):
                places = tuple(found[at].offsets[:PIECES_READ])
                mine = each[row, : len(places)]
                made[at] = Reading(_unit(mine.sum(0)), places, mine)
        return [one for one in made if one is not None]


def _unit(vector: Vector) -> Vector:
    length = float(np.linalg.norm(vector))
    return (vector / length).astype(np.float32) if length else vector


@cache
def likeness() -> Likeness:
    """The network that is shipped, loaded once."""
    return Likeness()


def packed(vector: Vector) -> bytes:
    """A vector as one byte a number, as the ledger keeps it."""
    return np.rint(vector * SCALE).astype(np.int8).tobytes()


def unpacked(rows: Sequence[bytes]) -> Vector:
    """Vectors as they were packed, one a row."""
    whole = np.frombuffer(b"".join(rows), dtype=np.int8).reshape(len(rows), -1)
    return whole.astype(np.float32) / np.float32(SCALE)


def storable(text: str) -> str:
    """`text` with a sign in place of each half of a pair that stands alone, of the same length."""
    return text if text.isascii() else "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)


def _checked(folder: Path) -> dict[str, Any]:
    try:
        about: dict[str, Any] = json.loads((folder / "sentences.json").read_text(encoding="utf-8"))
        for name, expected in about["sha256"].items():
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != expected:
                raise InstallationError("R402", path=str(folder / name))
    except FileNotFoundError as error:
        raise InstallationError("R401", path=str(error.filename)) from error
    return about
