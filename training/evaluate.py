"""Figures for a trained network, by the scorer that lies beside the data."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import torch
from tokenizers import Tokenizer

from model import AttributionModel
from reportedly.extraction.boundaries import Boundaries
from reportedly.extraction.decode import Candidate, Scores, decode
from reportedly.extraction.windows import windows

ANCHOR_CUT = 0.1
"""A piece that begins a cue with less probability than this is not looked at again."""


def scorer_module(path: Path) -> ModuleType:
    """The module `score_attributions.py`, from where it lies."""
    spec = importlib.util.spec_from_file_location("score_attributions", path)
    if spec is None or spec.loader is None or not path.exists():
        raise SystemExit(f"training: no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scorer(path: Path) -> Callable[[list[dict], list[dict]], dict]:
    """The function `score` of `score_attributions.py`."""
    return scorer_module(path).score


@torch.no_grad()
def candidates(model: AttributionModel, tokenizer: Tokenizer, text: str, *, size: int) -> list[Candidate]:
    """All candidates of one text, unfiltered."""
    model.eval()
    scored = []
    for window in windows(text, tokenizer, size=size):
        pieces, shapes, places = (torch.from_numpy(a)[None] for a in window[:3])
        hidden = model.encode(pieces, shapes, places, torch.ones_like(pieces))
        cues = model.cue(hidden)[0]
        begins = torch.softmax(cues, -1)[:, 1]
        starts = torch.from_numpy(np.array(window.offsets[:, 0]))
        anchors = torch.nonzero((begins > ANCHOR_CUT) & (starts >= 0))[:, 0]
        roles = model.roles_of_one(hidden, anchors)
        scored.append((window, Scores(cues.numpy(), anchors.numpy(), roles.numpy())))
    return decode(scored, Boundaries.of(tokenizer))


def as_attributions(found: list[Candidate], *, cut: float) -> list[dict]:
    """The scorer's form of the candidates whose evidence is at least `cut`."""
    return [
        {"source": [list(s) for s in c.source], "cue": [list(c.cue)], "content": [list(s) for s in c.content]}
        for c in found
        if c.content and c.evidence[0] * c.evidence[1] >= cut * cut
    ]
