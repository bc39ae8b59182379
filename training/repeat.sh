#!/usr/bin/env bash
# Make the shipped model again, from the corpus to the file in the package.
#
#     pip install . -r training/requirements.txt
#     bash training/repeat.sh [SHARED] [RUNS]
#
# SHARED holds data/polnear and tools/score_attributions.py; RUNS gets the checkpoints. A run that was
# interrupted goes on where it stopped.
set -euo pipefail
cd "$(dirname "$0")/.."
shared=${1:-../shared}
runs=${2:-runs}
model=src/reportedly/extraction/model

python training/data.py "$shared/data/polnear/train.jsonl"
python training/train.py training/configs/teacher.toml "$shared" "$runs/teacher"
python training/train.py training/configs/accurate.toml "$shared" "$runs/accurate" "$runs/teacher/best.pt"
python training/train.py training/configs/fast.toml "$shared" "$runs/fast" "$runs/teacher/best.pt" "$runs/accurate/best.pt"
for name in accurate fast; do
    python training/export.py "$runs/$name/best.pt" "$model" "$name"
    python training/calibrate.py "$shared" "$model" "$name"
    python benchmarks/accuracy.py --shared "$shared" --model "$name"
done
