"""Train the network of `model.py` on PolNeAR.

    python training/train.py training/configs/teacher.toml ../shared runs/teacher
    python training/train.py training/configs/accurate.toml ../shared runs/accurate runs/teacher/best.pt [MORE.pt ...]

The second form makes a network that also learns from what the teachers think, of unlabelled articles
too; what they think is kept beside the first of them, for the next student. With `layers_kept` in the
settings it begins as the last teacher named, with these of its layers, else as the base encoder.
Resumes where it was interrupted; writes `best.pt` (by attribution F1 on held-out train articles) and
a line of figures an epoch to `log.jsonl`.
"""

from __future__ import annotations

import copy
import json
import math
import random
import sys
import time
import tomllib
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from bases import minilm_folder
from data import UNKNOWN, Example, articles, examples, paragraphs, split, straightened, unlabelled
from distil import Opinion, halved, load, opinions, student
from evaluate import as_attributions, candidates, scorer
from model import AttributionModel
from reportedly.extraction.decode import ROLES
from rounding import rounding

Taught = tuple[Example, Opinion | None]

CUTS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7)


def tokenizer() -> Tokenizer:
    """The base encoder's tokenizer, without padding or truncation."""
    made = Tokenizer.from_file(str(minilm_folder() / "tokenizer.json"))
    made.no_padding()
    made.no_truncation()
    return made


def batches(pool: list[Taught], size: int, rng: random.Random) -> list[list[Taught]]:
    """Batches of windows of like length, in random order."""
    order = sorted(pool, key=lambda t: (len(t[0].window.pieces) // 16, rng.random()))
    cut = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(cut)
    return cut


def losses(model: AttributionModel, taught: list[Taught], rng: random.Random, config: dict) -> tuple[Tensor, Tensor]:
    """Cue loss and role loss of one batch, against gold and, where there is one, the teacher's opinion."""
    batch = [e for e, _ in taught]
    n = max(len(e.window.pieces) for e in batch)
    stacked = np.zeros((5, len(batch), n), dtype=np.int64)
    stacked[3] = UNKNOWN
    real = np.zeros((len(batch), n), dtype=bool)
    for i, e in enumerate(batch):
        size = len(e.window.pieces)
        stacked[0, i, :size], stacked[1, i, :size], stacked[2, i, :size] = e.window[:3]
        stacked[3, i, :size] = e.cues
        stacked[4, i, :size] = 1
        real[i, :size] = e.window.offsets[:, 0] >= 0
    pieces, shapes, places, cues, mask = torch.from_numpy(stacked)
    with torch.autocast("cpu", torch.bfloat16, enabled=fast_halves()):
        hidden = model.encode(pieces, shapes, places, mask).float()
    scores = model.cue(hidden)
    nothing = scores.sum() * 0
    cue_loss = nothing
    if bool((cues != UNKNOWN).any()):
        weights = torch.tensor(config["cue_weights"])
        cue_loss = functional.cross_entropy(scores.flatten(0, 1), cues.flatten(), weight=weights, ignore_index=UNKNOWN)

    share = config.get("teacher_share", 0.0)
    asked: list[tuple[int, int, NDArray[np.int64] | None, NDArray[np.float16] | None, float]] = []
    begins = torch.softmax(scores.detach(), -1)[..., 1]
    for i, (e, opinion) in enumerate(taught):
        gold = dict(zip(e.anchors.tolist(), range(len(e.anchors)), strict=True))
        soft = {} if opinion is None else dict(zip(opinion.anchors.tolist(), opinion.roles, strict=True))
        own = 1.0 if e.labelled else 0.0
        for anchor, k in gold.items():
            moved = rng.randrange(int(e.lengths[k])) if rng.random() < config["moved_anchors"] else 0
            told = None if moved else soft.get(anchor)
            asked.append((i, anchor + moved, e.roles[k], told, 0.0 if told is None else share))
        asked += [
            (i, anchor, None, roles, 1.0 - own * (1 - share)) for anchor, roles in soft.items() if anchor not in gold
        ]
        wrong = torch.nonzero((begins[i] > config["negative_from"]) & (cues[i] == 0))[:, 0].tolist()
        wrong = [anchor for anchor in wrong if anchor not in soft]
        rng.shuffle(wrong)
        empty = np.zeros(len(e.window.pieces), dtype=np.int64)
        asked += [(i, anchor, empty, None, 0.0) for anchor in wrong[: config["negatives"]]]
    role_loss = nothing
    if asked:
        wanted = np.full((len(asked), n), UNKNOWN, dtype=np.int64)
        believed = np.zeros((len(asked), n, len(ROLES)), dtype=np.float32)
        certain = np.zeros((len(asked), 1), dtype=np.float32)
        for row, (i, _, target, told, weight) in enumerate(asked):
            size = len(batch[i].window.pieces)
            certain[row] = 1 - weight
            if target is not None:
                wanted[row, :size] = np.where(real[i, :size], target, UNKNOWN)
            if told is not None:
                believed[row, :size] = np.where(real[i, :size, None], told, 0) * weight
        roles = model.roles_in_batch(hidden, torch.tensor([a[0] for a in asked]), torch.tensor([a[1] for a in asked]))
        logs = torch.log_softmax(roles, -1)
        hard = functional.nll_loss(
            logs.flatten(0, 1), torch.from_numpy(wanted).flatten(), ignore_index=UNKNOWN, reduction="none"
        ).view(len(asked), n)
        role_loss = (hard * torch.from_numpy(certain)).sum() - (torch.from_numpy(believed) * logs).sum()
        role_loss = role_loss / (len(asked) * 40)
    if any(opinion is not None for _, opinion in taught):
        soft_cues = np.zeros((*cues.shape, 3), dtype=np.float32)
        for i, (e, opinion) in enumerate(taught):
            if opinion is not None:
                soft_cues[i, : len(e.window.pieces)] = opinion.cues
        kept = torch.from_numpy(real)
        soft_loss = -(torch.from_numpy(soft_cues)[kept] * torch.log_softmax(scores, -1)[kept]).sum(-1).mean()
        cue_loss = (1 - share) * cue_loss + 2 * share * soft_loss
    return cue_loss, role_loss


def fast_halves() -> bool:
    """Whether this processor multiplies bfloat16 in hardware, which halves the time of a step."""
    return torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()


def begin(config: dict, teachers: list[Path]) -> tuple[AttributionModel, list[AttributionModel]]:
    """The network as training begins with it, and the teachers that it will hear."""
    known = [load(path) for path in teachers]
    if "layers_kept" in config:
        form = {name: config.get(name) for name in ("activation", "feed_forward")}
        begun = student(known[-1], config["layers_kept"], **form)
        return begun, known[: config.get("hear", len(known))]
    return AttributionModel.begun(config["base"], config["layers"], activation=config.get("activation")), known


def _asked(
    known: list[AttributionModel], names: list[str], pool: list[list[Example]], kept: Path
) -> list[list[Opinion | None]]:
    """What the teachers think of all windows of the articles `names`, cut into `pool`: from the file `kept` as far
    as they are in it, which gets what they had not been asked before."""
    thought: dict[str, list[tuple]] = torch.load(kept, weights_only=False) if kept.exists() else {}
    new = [(name, cut) for name, cut in zip(names, pool, strict=True) if name not in thought]
    began = time.time()
    known = [halved(teacher) for teacher in known] if new and fast_halves() else known
    for number, (name, cut) in enumerate(new, 1):
        thought[name] = [tuple(o) for o in opinions(known, cut)]
        if number % 50 == 0 or number == len(new):
            print(f"asked {len(known)} teachers about {number}/{len(new)} articles, "
                  f"{time.time() - began:.0f} s", flush=True)  # fmt: skip
    if new:
        torch.save(thought, kept)
    return [[Opinion(*o) for o in thought[name]] for name in names]


def _same_cut(a: list[Example], b: list[Example]) -> bool:
    """Whether two forms of an article have windows of the same pieces, so that one opinion fits both."""
    return [len(e.window.pieces) for e in a] == [len(e.window.pieces) for e in b]


def report(model: AttributionModel, held: list[dict], made: Tokenizer, score, size: int) -> dict:
    """The scorer's headline figures on articles, at the best of `CUTS`."""
    found = {a["id"]: candidates(model, made, a["text"], size=size) for a in held}
    best: dict = {}
    for cut in CUTS:
        result = score(held, [{"id": i, "attributions": as_attributions(c, cut=cut)} for i, c in found.items()])
        figures = {
            name: round(100 * result[name]["F1"], 1)
            for name in ("attr CS", "attr C", "exact source", "exact cue", "exact content", "direct right")
        }
        figures |= {kind: round(100 * result[f"recall {kind}"]["R"], 1) for kind in ("direct", "mixed", "indirect")}
        if not best or figures["attr CS"] > best["attr CS"]:
            best = {"cut": cut, **figures}
    return best


def main(config_path: Path, shared: Path, run: Path, *teachers: Path) -> None:
    config = tomllib.loads(config_path.read_text())
    run.mkdir(parents=True, exist_ok=True)
    rng = random.Random(config["seed"])
    torch.manual_seed(config["seed"])
    torch.set_num_threads(config["threads"])
    score = scorer(shared / "tools" / "score_attributions.py")
    made = tokenizer()
    train, held = split(articles(shared / "data" / "polnear" / "train.jsonl"))
    size = config["window"]
    curly = [examples(a, made, size=size) for a in train]
    straight = [examples(straightened(a), made, size=size) for a in train]
    alone = [paragraphs(a, made, size=size) for a in train]
    thought: list[list[Opinion | None]] = [[None] * len(found) for found in curly]
    model, known = begin(config, list(teachers))
    if known:
        unread = unlabelled(shared, config.get("unlabelled", []))[:: config.get("every", 1)]
        shown = [examples(a, made, size=size) for a in unread]
        curly, straight, alone = curly + shown, straight + shown, alone + shown
        names = [str(a["id"]) for a in train + unread]
        thought = _asked(known, names, curly, teachers[0].parent / f"opinions_{size}_{len(known)}.pt")
    model.base.embeddings.word_embeddings.weight.requires_grad_(False)  # half of all weights; costs time, gives little
    encoder = [p for p in model.base.parameters() if p.requires_grad]
    of_base = {id(p) for p in model.base.parameters()}
    heads = [p for p in model.parameters() if id(p) not in of_base]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": config["encoder_rate"]}, {"params": heads, "lr": config["head_rate"]}],
        weight_decay=0.01,
    )
    steps = config["epochs"] * math.ceil(sum(map(len, curly)) / config["batch"])
    warm = max(1, int(config["warm_up"] * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, max(0.0, (steps - s) / (steps - warm)))
    )
    average = copy.deepcopy(model)
    first, best = 0, -1.0
    state = run / "state.pt"
    if state.exists():
        saved = torch.load(state, weights_only=False)
        model.load_state_dict(saved["model"])
        average.load_state_dict(saved["average"])
        optimizer.load_state_dict(saved["optimizer"])
        schedule.load_state_dict(saved["schedule"])
        first, best = saved["epoch"] + 1, saved["best"]
        rng.setstate(saved["rng"])
        torch.set_rng_state(saved["torch_rng"])
    for epoch in range(first, config.get("stop_after", config["epochs"])):
        model.train()
        began, total = time.time(), np.zeros(2)
        pool: list[Taught] = []
        for c, s, p, t in zip(curly, straight, alone, thought, strict=True):
            if p[0].labelled and rng.random() < config.get("alone", 0.0):
                pool += [(e, None) for e in p]
                continue
            chosen = s if rng.random() < config["straightened"] and _same_cut(s, c) else c
            pool += zip(chosen, t, strict=True)
        plan = batches(pool, config["batch"], rng)
        for number, batch in enumerate(plan):
            optimizer.zero_grad(set_to_none=True)
            with rounding(model, on=config.get("rounded", False)):
                cue_loss, role_loss = losses(model, batch, rng, config)
                (cue_loss + config["role_weight"] * role_loss).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            decay = min(config["average"], (schedule.last_epoch + 1) / (schedule.last_epoch + 10))
            with torch.no_grad():
                for kept, live in zip(average.parameters(), model.parameters(), strict=True):
                    if live.requires_grad:
                        kept.lerp_(live, 1 - decay)
            total += (cue_loss.item(), role_loss.item())
            if number % 25 == 0:
                print(
                    f"epoch {epoch} {number}/{len(plan)} cue {total[0] / (number + 1):.4f} "
                    f"role {total[1] / (number + 1):.4f} {time.time() - began:.0f} s",
                    flush=True,
                )
        with rounding(average, on=config.get("rounded", False)):
            figures = report(average, held, made, score, size)
        line = {"epoch": epoch, "seconds": round(time.time() - began), **figures}
        print(line, flush=True)
        with (run / "log.jsonl").open("a") as log:
            log.write(json.dumps(line) + "\n")
        if figures["attr CS"] > best:
            best = figures["attr CS"]
            torch.save(
                {
                    "model": average.state_dict(),
                    "config": {**config, "layers": len(model.base.encoder.layer)},
                    "figures": figures,
                },
                run / "best.pt",
            )
        torch.save(
            {
                "model": model.state_dict(),
                "average": average.state_dict(),
                "optimizer": optimizer.state_dict(),
                "schedule": schedule.state_dict(),
                "epoch": epoch,
                "best": best,
                "rng": rng.getstate(),
                "torch_rng": torch.get_rng_state(),
            },
            state,
        )


if __name__ == "__main__":
    if len(sys.argv) < 4:
        raise SystemExit(__doc__)
    main(*map(Path, sys.argv[1:]))
