"""The mean of the weights of networks that began as one another: better than each on articles that none has seen.

python training/mean.py RUN/best.pt FIRST.pt SECOND.pt [MORE.pt ...]
"""

from __future__ import annotations

import sys
from pathlib import Path

import torch


def mean(target: Path, checkpoints: list[Path]) -> None:
    """Write the mean of `checkpoints`, with the settings and figures of the last."""
    saved = [torch.load(path, weights_only=False, map_location="cpu") for path in checkpoints]
    weights = [one["model"] for one in saved]
    together = {name: torch.stack([w[name].float() for w in weights]).mean(0).to(first.dtype)
                for name, first in weights[0].items()}  # fmt: skip
    target.parent.mkdir(parents=True, exist_ok=True)
    torch.save({**saved[-1], "model": together}, target)


if __name__ == "__main__":
    if len(sys.argv) < 4:
        raise SystemExit(__doc__)
    mean(Path(sys.argv[1]), list(map(Path, sys.argv[2:])))
