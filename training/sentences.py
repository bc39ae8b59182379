"""Make the network that tells how alike two sentences are: a vector for each word piece, and their weighted mean.

    python training/sentences.py SHARED RUNS/sentences src/reportedly/linking/model

A sentence encoder of six layers (all-MiniLM-L6-v2) is asked for its vectors of the sentences in SHARED; the
pieces' vectors are moved until their mean points where its vector does. What the encoder said is kept in the
run's folder and not asked again.
"""

from __future__ import annotations

import csv
import hashlib
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import AutoModel

from bases import minilm_folder
from data import articles
from reportedly.sentences import sentences

WIDTH = 88
"""Numbers in a vector: as many as fit 3 MB at a byte each."""
LONGEST = 96
"""Word pieces of a sentence that are read in training."""
SHORTEST = 4
"""Words below which a piece of text is no sentence to learn from."""
COMMON = 3e-4
"""A piece that is this share of all pieces counts half (smooth inverse frequency)."""
ROUNDS, BATCH, RATE = 12, 512, 3e-3
HELD_OUT = 2_000
LARGEST = 127


def put_aside(event: str) -> bool:
    """Whether an event is kept for reporting, so that nothing of it is read here."""
    return int(hashlib.sha256(event.encode()).hexdigest()[:8], 16) % 2 == 1


def texts(shared: Path) -> list[str]:
    """What the network learns from: the articles of PolNeAR's train split, of the wire, and of events not put aside."""
    found = [article["text"] for article in articles(shared / "data/polnear/train.jsonl")]
    events = articles(shared / "data/events/articles.jsonl")
    found += [article["text"] for article in events if not put_aside(article["event"])]
    csv.field_size_limit(10**9)
    with (shared / "data/wire/bodies.csv").open(encoding="utf-8", newline="") as lines:
        found += [row["articleBody"] for row in csv.DictReader(lines)]
    return found


def corpus(shared: Path) -> list[str]:
    """Each sentence once, in order."""
    unique: dict[str, None] = {}
    for text in texts(shared):
        for start, end in sentences(text):
            words = " ".join(text[start:end].split())
            if SHORTEST <= words.count(" ") + 1 <= LONGEST:
                unique[words] = None
    return list(unique)


def encoded(found: list[list[int]], encoder: nn.Module, *, batch: int = 64) -> Tensor:
    """The encoder's vectors of sentences given as word pieces, of length 1, in their order."""
    order = sorted(range(len(found)), key=lambda at: len(found[at]))
    vectors = torch.zeros(len(found), 384)
    begun = time.monotonic()
    with torch.inference_mode():
        for first in range(0, len(order), batch):
            chosen = order[first : first + batch]
            pieces, mask = padded([[101, *found[at], 102] for at in chosen])
            hidden = encoder(input_ids=pieces, attention_mask=mask.long()).last_hidden_state.float()
            mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
            vectors[chosen] = nn.functional.normalize(mean, dim=-1)
            if first // batch % 100 == 0:
                print(f"  {first} of {len(order)}, {time.monotonic() - begun:.0f} s", flush=True)
    return vectors


def padded(rows: list[list[int]]) -> tuple[Tensor, Tensor]:
    width = max(map(len, rows))
    pieces = torch.zeros(len(rows), width, dtype=torch.long)
    mask = torch.zeros(len(rows), width)
    for at, row in enumerate(rows):
        pieces[at, : len(row)] = torch.tensor(row)
        mask[at, : len(row)] = 1
    return pieces, mask


def kept(path: Path, make: Callable[[], Tensor]) -> Tensor:
    """What `make` gives, made once."""
    if not path.exists():
        torch.save(make(), path)
    return torch.load(path, weights_only=True)


def frequencies(found: list[list[int]], size: int) -> Tensor:
    counts = torch.ones(size)
    counts += torch.bincount(torch.tensor([piece for row in found for piece in row]), minlength=size)
    return counts / counts.sum()


def likeness_error(made: Tensor, wanted: Tensor) -> Tensor:
    """How far the likenesses between the sentences of a batch are from the encoder's."""
    return ((made @ made.T - wanted @ wanted.T) ** 2).mean()


def rank_agreement(made: Tensor, wanted: Tensor) -> float:
    """Spearman's correlation of the likenesses of pairs: neighbours by the encoder, and as many pairs at random."""
    likeness = wanted @ wanted.T
    likeness.fill_diagonal_(-1)
    near = likeness.topk(5, dim=1).indices.flatten()
    left = torch.arange(len(wanted)).repeat_interleave(5)
    shuffled = torch.randperm(len(near), generator=torch.Generator().manual_seed(1))
    left, right = torch.cat([left, left]), torch.cat([near, near[shuffled]])
    pair = [(v[left] * v[right]).sum(-1).argsort().argsort().double() for v in (made, wanted)]
    return float(torch.corrcoef(torch.stack(pair))[0, 1])


def learn(found: list[list[int]], wanted: Tensor, alone: Tensor) -> Tensor:
    """The pieces' vectors, `(pieces, WIDTH)`; the last `HELD_OUT` sentences are only measured on."""
    common = wanted.mean(0)
    _, _, directions = torch.pca_lowrank(wanted - common, q=WIDTH, niter=6)
    share = frequencies(found, len(alone))
    table = nn.Parameter((alone - alone.mean(0)) @ directions * (COMMON / (COMMON + share))[:, None])
    # The encoder's vectors all point a little the same way, which tells nothing about likeness.
    wanted = nn.functional.normalize((wanted - common) @ directions, dim=-1)
    optimizer = torch.optim.Adam([table], lr=RATE)
    shuffle = torch.Generator().manual_seed(20)
    last = len(found) - HELD_OUT
    steps = ROUNDS * (last // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(0.0, 1 - step / steps))

    def mean(rows: list[list[int]]) -> Tensor:
        pieces, mask = padded(rows)
        return nn.functional.normalize((table[pieces] * mask[..., None]).sum(1), dim=-1)

    def measured() -> str:
        with torch.no_grad():
            made = mean(found[last:])
        return f"cosine {(made * wanted[last:]).sum(-1).mean():.3f}, rank {rank_agreement(made, wanted[last:]):.3f}"

    print("before:", measured(), flush=True)
    for number in range(ROUNDS):
        order = torch.randperm(last, generator=shuffle).tolist()
        for first in range(0, last - BATCH + 1, BATCH):
            chosen = order[first : first + BATCH]
            # A tenth of the pieces is left out, so that no sentence is known by a single rare one.
            made = mean([thinned(found[at], shuffle) for at in chosen])
            aim = wanted[chosen]
            loss = (1 - (made * aim).sum(-1)).mean() + 10 * likeness_error(made, aim)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
        print(f"round {number + 1}:", measured(), flush=True)
    return table.detach()


def thinned(row: list[int], shuffle: torch.Generator) -> list[int]:
    left = [
        piece for piece, drawn in zip(row, torch.rand(len(row), generator=shuffle).tolist(), strict=True) if drawn > 0.1
    ]
    return left or row


def whole_numbers(table: Tensor) -> tuple[np.ndarray, np.ndarray]:
    """The rows as bytes, and the step of each row in half precision."""
    values = table.numpy()
    steps = np.maximum(np.abs(values).max(1) / LARGEST, 1e-6).astype(np.float16)
    rows = np.clip(np.rint(values / steps.astype(np.float32)[:, None]), -LARGEST, LARGEST).astype(np.int8)
    rows[0] = 0  # the piece that fills up a batch has no say
    return rows, steps


def graph(rows: np.ndarray, steps: np.ndarray) -> onnx.ModelProto:
    """`pieces` (sentences, longest), filled up with 0, to the vector of `each` (sentences, longest, WIDTH)."""
    tables = [
        numpy_helper.from_array(rows, "rows"),
        numpy_helper.from_array(steps, "steps"),
        numpy_helper.from_array(np.array([-1], np.int64), "last"),
    ]
    nodes = [
        helper.make_node("Gather", ["rows", "pieces"], ["whole"]),
        helper.make_node("Cast", ["whole"], ["real"], to=TensorProto.FLOAT),
        helper.make_node("Gather", ["steps", "pieces"], ["step_half"]),
        helper.make_node("Cast", ["step_half"], ["step_flat"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["step_flat", "last"], ["step"]),
        helper.make_node("Mul", ["real", "step"], ["each"]),
    ]
    given = helper.make_tensor_value_info("pieces", TensorProto.INT64, ["n", "longest"])
    made = helper.make_tensor_value_info("each", TensorProto.FLOAT, ["n", "longest", rows.shape[1]])
    model = helper.make_model(
        helper.make_graph(nodes, "sentences", [given], [made], tables), opset_imports=[helper.make_opsetid("", 17)]
    )
    model.ir_version = 8
    onnx.checker.check_model(model)
    return model


def main(shared: Path, run: Path, target: Path) -> None:
    run.mkdir(parents=True, exist_ok=True)
    target.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(minilm_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    words = corpus(shared)
    order = torch.randperm(len(words), generator=torch.Generator().manual_seed(7)).tolist()
    words = [words[at] for at in order]
    found = [one.ids[:LONGEST] for one in tokenizer.encode_batch(words, add_special_tokens=False)]
    print(f"{len(words)} sentences, {sum(map(len, found))} word pieces", flush=True)
    encoder = AutoModel.from_pretrained(minilm_folder()).eval()
    size = tokenizer.get_vocab_size()
    alone = kept(run / "pieces.pt", lambda: encoded([[piece] for piece in range(size)], encoder, batch=512))
    wanted = kept(run / "vectors.pt", lambda: encoded(found, encoder))
    model = graph(*whole_numbers(learn(found, wanted, alone)))
    path = target / "sentences.onnx"
    path.write_bytes(model.SerializeToString())
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    about = {"sha256": {"sentences.onnx": digest}, "width": WIDTH}
    (target / "sentences.json").write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
    print(f"{path}: {path.stat().st_size:,} bytes, {digest}")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    torch.set_num_threads(1)
    main(*map(Path, sys.argv[1:]))
