"""The weights as coarse as they ship; only where torch is installed, which the package's users never need."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from rounding import LARGEST, rounded, rounding  # noqa: E402


def test_a_weight_is_a_whole_number_of_its_rows_steps() -> None:
    weight = torch.tensor([[0.1, -0.64, 0.313], [0.0, 0.0, 0.0]])
    made = rounded(weight)
    assert torch.allclose(made, torch.tensor([[0.1, -0.64, 0.31], [0.0, 0.0, 0.0]]))
    assert (made[0] / (0.64 / LARGEST)).round().abs().max() <= LARGEST


def test_a_layer_computes_with_rounded_weights_and_keeps_its_own() -> None:
    layer = torch.nn.Linear(2, 1, bias=False)
    layer.weight.data = torch.tensor([[0.64, 0.313]])
    with rounding(layer):
        assert layer(torch.tensor([[0.0, 1.0]])).item() == pytest.approx(0.31)
    assert layer(torch.tensor([[0.0, 1.0]])).item() == pytest.approx(0.313)


def test_what_is_learnt_within_moves_the_exact_weights() -> None:
    layer = torch.nn.Linear(1, 1, bias=False)
    before = layer.weight.detach().clone()
    optimizer = torch.optim.SGD(layer.parameters(), lr=1.0)
    with rounding(layer):
        layer(torch.ones(1, 1)).sum().backward()
    optimizer.step()
    assert torch.allclose(layer.weight, before - 1.0)
