"""What a trained network thinks of the training windows, for a smaller one to learn from."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import BertConfig

from data import Example
from model import AttributionModel, base_folder

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
    layers = saved["config"].get("layers", 6)
    model = AttributionModel(BertConfig.from_pretrained(base_folder(), num_hidden_layers=layers))
    model.load_state_dict(saved["model"])
    return model.eval()


@torch.no_grad()
def opinions(teacher: AttributionModel, pool: list[Example]) -> list[Opinion]:
    """The teacher's opinion of each window of `pool`."""
    made = []
    for e in pool:
        pieces, shapes, places = (torch.from_numpy(a)[None] for a in e.window[:3])
        hidden = teacher.encode(pieces, shapes, places, torch.ones_like(pieces))
        cues = torch.softmax(teacher.cue(hidden)[0], -1)
        likely = np.flatnonzero((cues[:, 1].numpy() > SECOND_LOOK) & (e.window.offsets[:, 0] >= 0))
        anchors = np.union1d(e.anchors, likely).astype(np.int64)
        if len(anchors):
            roles = torch.softmax(teacher.roles_of_one(hidden, torch.from_numpy(anchors)), -1).numpy()
        else:
            roles = np.zeros((0, len(e.window.pieces), 6), dtype=np.float32)
        made.append(Opinion(cues.numpy().astype(np.float16), anchors, roles.astype(np.float16)))
    return made


def student(teacher: AttributionModel, kept: list[int]) -> AttributionModel:
    """A network that begins as the teacher with only the layers `kept`."""
    config = BertConfig.from_pretrained(base_folder(), attention_probs_dropout_prob=0.0, num_hidden_layers=len(kept))
    model = AttributionModel(config)
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
