"""The shipped files are the ones that were tested, or the installation says that they are not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reportedly.errors import InstallationError
from reportedly.extraction.encoder import MODEL_FOLDER, Encoder


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InstallationError, match="R401"):
        Encoder(folder=tmp_path)


def test_a_file_that_is_not_the_one_shipped_is_refused(tmp_path: Path) -> None:
    for name in ("accurate.json", "tokenizer.json"):
        shutil.copy(MODEL_FOLDER / name, tmp_path)
    (tmp_path / "accurate.onnx").write_bytes(b"not the network")
    with pytest.raises(InstallationError, match="R402"):
        Encoder(folder=tmp_path)


def test_the_model_fits_into_the_package() -> None:
    assert sum(f.stat().st_size for f in MODEL_FOLDER.iterdir()) < 45_000_000
