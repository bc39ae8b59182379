"""Training with the coarse weights that ship: each step is judged by the rounded network, and moves the exact one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import Tensor, nn

LARGEST = 64
"""The largest whole number that a weight becomes: seven bits, so that sums of products fit any processor."""


def rounded(weight: Tensor) -> Tensor:
    """The weights (out, in) as the nearest of the `2 * LARGEST + 1` values of their row that are shipped."""
    step = weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-12) / LARGEST
    return (weight / step).round() * step


@contextmanager
def rounding(model: nn.Module, *, on: bool = True) -> Iterator[None]:
    """Within it the linear layers compute with rounded weights; afterwards they have their own again.

    What is back-propagated within it becomes the gradient of the exact weights (a straight-through estimate).
    """
    exact: dict[nn.Linear, Tensor] = {m: m.weight.data for m in model.modules() if isinstance(m, nn.Linear) and on}
    with torch.no_grad():
        for layer, weight in exact.items():
            layer.weight.data = rounded(weight)
    try:
        yield
    finally:
        for layer, weight in exact.items():
            layer.weight.data = weight
