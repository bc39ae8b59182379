"""The kind of a statement is learnt from the labels that are there for it, and the same way every time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import kind as training
from kind import Example, Fitted, fit, fold, frequent, held_by, labelled, write_leaning, write_signs
from reportedly.assessment.weighing import KINDS
from reportedly.statement import Attribution

WIDTH = 6


def label(**fields: Any) -> dict[str, Any]:
    return {
        "set": "events",
        "doc": "a",
        "content": [[10, 20]],
        "source": [[0, 5]],
        "kind": "opinion",
        "half": "learn",
    } | fields


def attribution(content: tuple[int, int], source: tuple[int, int] = (0, 5)) -> Attribution:
    return Attribution(source=(source,), cue=((6, 9),), content=(content,), quotation="indirect", confidence=0.9)


def invented(many: int = 120) -> list[Example]:
    """Statements whose kind shows in one of their numbers, or in a sign."""
    numbers = np.random.default_rng(5)
    found = []
    for number in range(many):
        kind = number % 3
        states = numbers.normal(size=WIDTH).astype(np.float32)
        states[0] += 3.0 * (kind == 1)
        found.append(Example(f"article {number % 10}", kind, states, ["cue:denial"] if kind == 2 else [], 0))
    return found


def test_only_labels_to_learn_from_that_give_a_kind_are_read(tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    lines = [label(), label(half="tune"), label(half="aside"), label(half="fresh"), label(kind=None), label(doc="b")]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert {key: len(found) for key, found in labelled(path).items()} == {("events", "a"): 1, ("events", "b"): 1}


def test_a_label_is_held_against_the_likest_content_and_its_source() -> None:
    assert held_by(label(), [attribution((40, 50)), attribution((10, 21))]) == 1
    assert held_by(label(), [attribution((10, 20), source=(30, 35)), attribution((10, 18))]) == 1
    assert held_by(label(), [attribution((18, 60))]) is None


def test_states_and_signs_are_learnt_together() -> None:
    found = invented()
    given = fit(found).scores(found).argmax(axis=1)
    assert (given == [example.kind for example in found]).mean() > 0.9


def test_the_same_statements_give_the_same_weights() -> None:
    first, again = fit(invented()), fit(invented())
    assert np.array_equal(first.leaning, again.leaning)
    assert first.signs.keys() == again.signs.keys()


def test_weights_of_signs_that_are_held_stay() -> None:
    held = fit(invented()).signs
    assert fit(invented(), held=held).signs is held


def test_a_rare_sign_has_no_weight() -> None:
    found = [*invented(), Example("z", 0, np.zeros(WIDTH, dtype=np.float32), ["seen once"], 0)]
    assert frequent(found) == ["cue:denial"]


def test_an_article_is_wholly_in_one_part() -> None:
    assert fold("article 3") == fold("article 3")
    assert {fold(f"article {number}") for number in range(50)} == set(range(training.FOLDS))


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    fitted = Fitted(np.ones((4, len(KINDS)), dtype=np.float32), {"asks": np.arange(len(KINDS), dtype=np.float32)})
    (tmp_path / "small.json").write_text('{"sha256": {}}', encoding="utf-8")
    write_leaning(tmp_path, "small", fitted.leaning)
    assert list(json.loads((tmp_path / "small.json").read_text(encoding="utf-8"))["sha256"]) == ["small_kind.npy"]
    assert np.load(tmp_path / "small_kind.npy").shape == (4, len(KINDS))
    write_signs(tmp_path / "signs.json", fitted.signs)
    written = json.loads((tmp_path / "signs.json").read_text(encoding="utf-8"))
    assert written["kinds"] == list(KINDS)
    assert written["signs"]["asks"] == pytest.approx(range(len(KINDS)))
