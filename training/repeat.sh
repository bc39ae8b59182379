#!/usr/bin/env bash
# Make the shipped models again, from the corpus to the files in the package.
#
#     pip install . -r training/requirements.txt
#     bash training/repeat.sh [SHARED] [RUNS]
#
# SHARED holds data/polnear, data/events, data/wire and tools/score_attributions.py; RUNS gets the checkpoints. A run that
# was interrupted goes on where it stopped.
set -euo pipefail
cd "$(dirname "$0")/.."
shared=${1:-../shared}
runs=${2:-runs}
model=src/reportedly/extraction/model

train() { python training/train.py "training/configs/$1.toml" "$shared" "$runs/$1" "${@:2}"; }

ship() {
    python training/export.py "$1" "$model" "$2"
    python training/calibrate.py "$shared" "$model" "$2"
    python benchmarks/accuracy.py --shared "$shared" --model "$2"
}

python training/data.py "$shared/data/polnear/train.jsonl"
train teacher
train accurate "$runs/teacher/best.pt"
train accurate_long "$runs/teacher/best.pt" "$runs/accurate/best.pt"
train fast "$runs/teacher/best.pt" "$runs/accurate/best.pt"
python training/mean.py "$runs/accurate_mean/best.pt" "$runs/accurate/best.pt" "$runs/accurate_long/best.pt"
ship "$runs/accurate_mean/best.pt" accurate
ship "$runs/fast/best.pt" fast
python training/sentences.py "$shared" "$runs/sentences" src/reportedly/linking/model
