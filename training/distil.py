"""What trained networks think of the training windows, for a smaller one to learn from."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray

from data import Example
from model import AttributionModel
from reportedly.extraction.decode import ROLES

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
    model = AttributionModel.empty(config.get("base", "minilm"), config["layers"], activation=config.get("activation"))
    model.load_state_dict(saved["model"])
    return model.eval()


@torch.no_grad()
def opinions(teachers: list[AttributionModel], pool: list[Example], *, bf16: bool = False) -> list[Opinion]:
    """What the teachers think of each window of `pool`: the mean of their probabilities."""
    made = []
    for e in pool:
        pieces, shapes, places = (torch.from_numpy(a)[None] for a in e.window[:3])
        with torch.autocast("cpu", torch.bfloat16, enabled=bf16):
            hidden = [teacher.encode(pieces, shapes, places, torch.ones_like(pieces)).float() for teacher in teachers]
        cues = torch.stack([torch.softmax(t.cue(h)[0], -1) for t, h in zip(teachers, hidden, strict=True)]).mean(0)
        likely = np.flatnonzero((cues[:, 1].numpy() > SECOND_LOOK) & (e.window.offsets[:, 0] >= 0))
        anchors = np.union1d(e.anchors, likely).astype(np.int64)
        roles = np.zeros((0, len(e.window.pieces), len(ROLES)), dtype=np.float32)
        if len(anchors):
            asked = torch.from_numpy(anchors)
            roles = (
                torch.stack(
                    [torch.softmax(t.roles_of_one(h, asked), -1) for t, h in zip(teachers, hidden, strict=True)]
                )
                .mean(0)
                .numpy()
            )
        made.append(Opinion(cues.numpy().astype(np.float16), anchors, roles.astype(np.float16)))
    return made


def student(teacher: AttributionModel, kept: list[int], *, activation: str | None = None) -> AttributionModel:
    """A network that begins as the teacher with only the layers `kept`."""
    model = AttributionModel.empty("minilm", len(kept), activation=activation)
    weights = teacher.state_dict()
    begun = {}
    for name in model.state_dict():
        parts = name.split(".")
        if "layer" in parts:
            at = parts.index("layer") + 1
            parts[at] = str(kept[int(parts[at])])
        begun[name] = weights[".".join(parts)]
    model.load_state_dict(begun)
    return model
