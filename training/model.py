"""The network: a small encoder, a cue tagger, and a scorer of roles for each (cue, piece).

Needs torch and transformers, which users of the package never install.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from bases import empty, pretrained
from reportedly.extraction.decode import ROLES
from reportedly.extraction.windows import PLACES, SHAPES

DISTANCES = 31
"""Buckets of the signed distance from a cue's first piece to a piece."""


def distance_buckets(offsets: Tensor) -> Tensor:
    """Signed distances as bucket numbers: exact up to 7, then doubling, clipped beyond 192."""
    size = offsets.abs()
    far = 8 + (torch.log2(size.clamp(min=8).float() / 8) * 1.5).long()
    bucket = torch.where(size < 8, size, far.clamp(max=DISTANCES // 2))
    return torch.where(offsets < 0, bucket, -bucket) + DISTANCES // 2


class AttributionModel(nn.Module):
    """Encoder, cue tagger (outside, begins, inside) and role scorer.

    The role scorer reads each piece together with the cue's first piece and their distance, looks
    at two neighbours on either side, and says which of `ROLES` the piece has for that cue.
    """

    def __init__(self, base: nn.Module, *, width: int = 192) -> None:
        super().__init__()
        h = base.config.hidden_size
        self.base = base
        self.shape = nn.Embedding(len(SHAPES), h)
        self.place = nn.Embedding(len(PLACES), h)
        nn.init.zeros_(self.shape.weight)
        nn.init.zeros_(self.place.weight)
        self.cue = nn.Sequential(nn.Linear(h, h // 2), nn.GELU(), nn.Dropout(0.1), nn.Linear(h // 2, 3))
        self.of_piece = nn.Linear(h, width)
        self.of_cue = nn.Linear(h, width)
        self.product_piece = nn.Linear(h, width)
        self.product_cue = nn.Linear(h, width)
        self.distance = nn.Embedding(DISTANCES, width)
        self.neighbours = nn.Conv1d(width, width, 5, padding=2, groups=width)
        self.norm = nn.LayerNorm(width)
        self.out = nn.Sequential(
            nn.Linear(width, width // 2), nn.GELU(), nn.Dropout(0.1), nn.Linear(width // 2, len(ROLES))
        )

    @classmethod
    def begun(cls, base: str, layers: int | None = None, *, activation: str | None = None) -> AttributionModel:
        """The untrained heads on a pretrained base encoder."""
        return cls(pretrained(base, layers, activation=activation))

    @classmethod
    def empty(
        cls, base: str, layers: int | None = None, *, activation: str | None = None, feed_forward: int | None = None
    ) -> AttributionModel:
        """A network of the same form, for weights that are loaded into it."""
        return cls(empty(base, layers, activation=activation, feed_forward=feed_forward))

    def encode(self, pieces: Tensor, shapes: Tensor, places: Tensor, mask: Tensor) -> Tensor:
        """Hidden states (b, n, h) of windows (b, n)."""
        embedded = self.base.embeddings.word_embeddings(pieces) + self.shape(shapes) + self.place(places)
        return self.base(inputs_embeds=embedded, attention_mask=mask).last_hidden_state

    def roles_of_one(self, hidden: Tensor, anchors: Tensor) -> Tensor:
        """Role scores (k, n, 6) for the cues that begin at `anchors` (k,) of one window (1, n, h)."""
        steps = torch.arange(hidden.shape[1], device=hidden.device)[None, :] - anchors[:, None]
        return self._score(self.of_piece(hidden), self.product_piece(hidden), hidden[0, anchors], steps)

    def _score(self, piece: Tensor, product: Tensor, own: Tensor, steps: Tensor) -> Tensor:
        mixed = (
            piece
            + self.of_cue(own)[:, None, :]
            + self.distance(distance_buckets(steps))
            + product * self.product_cue(own)[:, None, :]
        )
        mixed = nn.functional.gelu(mixed)
        mixed = mixed + self.neighbours(mixed.transpose(1, 2)).transpose(1, 2)
        return self.out(self.norm(mixed))

    def roles_in_batch(self, hidden: Tensor, owners: Tensor, anchors: Tensor) -> Tensor:
        """The same for cues of several windows (b, n, h): cue i is of window `owners[i]`."""
        n = hidden.shape[1]
        own = hidden[owners, anchors]
        steps = torch.arange(n, device=hidden.device)[None, :] - anchors[:, None]
        return self._score(self.of_piece(hidden)[owners], self.product_piece(hidden)[owners], own, steps)
