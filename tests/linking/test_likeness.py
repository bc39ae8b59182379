"""The network of likeness, as it ships."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from reportedly.errors import InstallationError
from reportedly.linking.likeness import MODEL_FOLDER, Likeness, likeness, packed, unpacked


def cosine(one: str, other: str) -> float:
    a, b = likeness().read([one, other])
    return float(a.vector @ b.vector)


def test_what_means_the_same_is_more_alike() -> None:
    said = "The council closed the bridge."
    assert cosine(said, "The bridge was shut by the council.") > cosine(said, "The council raised the price of bread.")


def test_a_text_reads_the_same_whatever_is_beside_it() -> None:
    alone = likeness().read(["The ferry is late."])[0]
    beside = likeness().read(["A much longer sentence about the harbour and its cranes.", "The ferry is late."])[1]
    assert packed(alone.vector) == packed(beside.vector)


def test_vectors_come_back_as_they_were_packed() -> None:
    vector = likeness().read(["The ferry is late."])[0].vector
    assert np.abs(unpacked([packed(vector)])[0] - vector).max() < 0.005


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    for name in ("sentences.json", "sentences.onnx"):
        (tmp_path / name).write_bytes((MODEL_FOLDER / name).read_bytes()[: 200 if name.endswith("onnx") else None])
    with pytest.raises(InstallationError, match="R402"):
        Likeness(folder=tmp_path)
    (tmp_path / "sentences.onnx").unlink()
    with pytest.raises(InstallationError, match="R401"):
        Likeness(folder=tmp_path)


def test_the_network_stays_small() -> None:
    assert (MODEL_FOLDER / "sentences.onnx").stat().st_size < 2_900_000
