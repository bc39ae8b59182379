"""What trained networks think of the training windows, for a smaller one to learn from."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from data import Example
from model import AttributionModel
from reportedly.extraction.decode import ROLES

TOGETHER = 8
"""Windows that are shown to a teacher at once."""

SECOND_LOOK = 0.1
"""The teacher also says what it thinks of pieces that begin a cue with at least this probability."""


class Opinion(NamedTuple):
    """The teacher's probabilities for one window: `cues` (n, 3); for its `anchors` (k,), the gold
    ones and those it took for cues itself, `roles` (k, n, 6). Half precision."""

    cues: NDArray[np.float16]
    anchors: NDArray[np.int64]
    roles: NDArray[np.float16]


def load(checkpoint: Path) -> AttributionModel:
    """A trained network, ready to be asked."""
    saved = torch.load(checkpoint, weights_only=False, map_location="cpu")
    config = saved["config"]
    form = {name: config.get(name) for name in ("activation", "feed_forward")}
    model = AttributionModel.empty(config.get("base", "minilm"), config["layers"], **form)
    model.load_state_dict(saved["model"])
    return model.eval()


@torch.no_grad()
def opinions(teachers: list[AttributionModel], pool: list[Example]) -> list[Opinion]:
    """What the teachers think of each window of `pool`: the mean of their probabilities.

    Their encoders may have been cast to bfloat16 (`halved`).
    """
    made: list[Opinion | None] = [None] * len(pool)
    order = sorted(range(len(pool)), key=lambda i: len(pool[i].window.pieces))
    for at in range(0, len(order), TOGETHER):
        together = order[at : at + TOGETHER]
        n = max(len(pool[i].window.pieces) for i in together)
        stacked = np.zeros((4, len(together), n), dtype=np.int64)
        for row, i in enumerate(together):
            size = len(pool[i].window.pieces)
            stacked[:3, row, :size] = pool[i].window[:3]
            stacked[3, row, :size] = 1
        hidden = [teacher.encode(*torch.from_numpy(stacked)).float() for teacher in teachers]
        for row, i in enumerate(together):
            made[i] = _opinion(teachers, [h[row : row + 1, : len(pool[i].window.pieces)] for h in hidden], pool[i])
    return [opinion for opinion in made if opinion is not None]


def _opinion(teachers: list[AttributionModel], hidden: list[Tensor], e: Example) -> Opinion:
    cues = torch.stack([torch.softmax(t.cue(h)[0], -1) for t, h in zip(teachers, hidden, strict=True)]).mean(0)
    likely = np.flatnonzero((cues[:, 1].numpy() > SECOND_LOOK) & (e.window.offsets[:, 0] >= 0))
    anchors = np.union1d(e.anchors, likely).astype(np.int64)
    roles = np.zeros((0, len(e.window.pieces), len(ROLES)), dtype=np.float32)
    if len(anchors):
        asked = torch.from_numpy(anchors)
        found = [torch.softmax(t.roles_of_one(h, asked), -1) for t, h in zip(teachers, hidden, strict=True)]
        roles = torch.stack(found).mean(0).numpy()
    return Opinion(cues.numpy().astype(np.float16), anchors, roles.astype(np.float16))


def halved(teacher: AttributionModel) -> AttributionModel:
    """A teacher whose encoder computes in bfloat16, for processors that multiply it in hardware."""
    for part in (teacher.base, teacher.shape, teacher.place):
        part.to(torch.bfloat16)
    return teacher


def student(
    teacher: AttributionModel, kept: list[int], *, activation: str | None = None, feed_forward: int | None = None
) -> AttributionModel:
    """A network that begins as the teacher with only the layers `kept`, and of each the `feed_forward` numbers
    in between that weigh most."""
    model = AttributionModel.empty("minilm", len(kept), activation=activation, feed_forward=feed_forward)
    weights = teacher.state_dict()
    for layer in kept if feed_forward else ():
        into, out = (f"base.encoder.layer.{layer}.{part}.dense" for part in ("intermediate", "output"))
        weight = weights[f"{into}.weight"].norm(dim=1) * weights[f"{out}.weight"].norm(dim=0)
        most = weight.topk(feed_forward).indices.sort().values
        weights[f"{into}.weight"], weights[f"{into}.bias"] = (
            weights[f"{into}.weight"][most],
            weights[f"{into}.bias"][most],
        )
        weights[f"{out}.weight"] = weights[f"{out}.weight"][:, most]
    begun = {}
    for name in model.state_dict():
        parts = name.split(".")
        if "layer" in parts:
            at = parts.index("layer") + 1
            parts[at] = str(kept[int(parts[at])])
        begun[name] = weights[".".join(parts)]
    model.load_state_dict(begun)
    return model
