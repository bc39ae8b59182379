"""What the network is shown in training: every label on the words that people labelled."""

from __future__ import annotations

from typing import Any

import pytest
from tokenizers import Tokenizer

from data import UNKNOWN, Example, examples, paragraphs, split, straightened
from reportedly.extraction.encoder import MODEL_FOLDER

TEXT = (
    "“We wait,” Ada Lindgren said on Friday, “and then we go.”\n\n"
    "The council, according to two engineers, had known for weeks.\n\n"
    "Lindgren denied it."
)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(MODEL_FOLDER / "tokenizer.json"))


def spans(*words: str) -> list[list[int]]:
    """Where each of `words` first stands; a bar in them parts what is only there to find the place."""
    found = []
    for marked in words:
        before, _, rest = marked.rpartition("|")
        at = TEXT.index(before + rest) + len(before)
        found.append([at, at + len(rest)])
    return found


def article() -> dict[str, Any]:
    told = [
        (["Ada Lindgren"], ["said"], ["“We wait,”", "“and then we go.”"]),
        (["two engineers"], ["according to"], ["The council", "had known for weeks"]),
        (["weeks.\n\n|Lindgren"], ["denied"], ["denied |it"]),
    ]
    return {
        "id": "harbour",
        "text": TEXT,
        "attributions": [
            {"source": spans(*source), "cue": spans(*cue), "content": spans(*content)} for source, cue, content in told
        ],
    }


def shown(example: Example, k: int, begins: int) -> list[str]:
    """The spans of one role (1 source, 3 content) that the labels of cue `k` tell, as text."""
    found: list[list[int]] = []
    for label, (start, end) in zip(example.roles[k].tolist(), example.window.offsets.tolist(), strict=True):
        if label == begins:
            found.append([start, end])
        elif label == begins + 1:
            found[-1][1] = end
    return [TEXT[a:b] for a, b in found]


def test_labels_stand_on_the_words_that_were_labelled(tokenizer: Tokenizer) -> None:
    (example,) = examples(article(), tokenizer, size=128)
    assert [TEXT[slice(*example.window.offsets[anchor])] for anchor in example.anchors] == [
        "said",
        "according",
        "denied",
    ]
    assert example.lengths.tolist() == [1, 2, 1]
    assert shown(example, 0, 1) == ["Ada Lindgren"]
    assert shown(example, 0, 3) == ["“We wait,”", "“and then we go.”"]
    assert shown(example, 1, 3) == ["The council", "had known for weeks"]
    assert shown(example, 2, 1) == ["Lindgren"]
    assert example.cues[example.anchors].tolist() == [1, 1, 1]


def test_windows_overlap_by_a_short_paragraph_and_keep_their_labels(tokenizer: Tokenizer) -> None:
    first, second = examples(article(), tokenizer, size=40)
    assert shown(first, 1, 1) == ["two engineers"]
    assert shown(second, 0, 1) == ["two engineers"]
    assert shown(second, 1, 1) == ["Lindgren"]


def test_straight_marks_keep_offsets_and_labels(tokenizer: Tokenizer) -> None:
    curly, straight = (examples(a, tokenizer, size=128)[0] for a in (article(), straightened(article())))
    assert '"' in straightened(article())["text"]
    assert (curly.window.offsets == straight.window.offsets).all()
    assert (curly.roles == straight.roles).all()


def test_nothing_is_claimed_of_an_article_without_labels(tokenizer: Tokenizer) -> None:
    (example,) = examples({"id": "harbour", "text": TEXT}, tokenizer, size=128)
    assert not example.labelled
    assert set(example.cues.tolist()) == {UNKNOWN}
    assert len(example.anchors) == 0


def test_the_same_articles_are_held_out_every_time() -> None:
    found = [{"id": f"{n:03d}"} for n in range(100)]
    train, held = split(found)
    assert (len(train), len(held)) == (40, 60)
    assert split(found[::-1]) == (train, held)


def test_paragraphs_stand_alone_and_keep_their_labels(tokenizer: Tokenizer) -> None:
    alone = paragraphs(article(), tokenizer, size=128)
    assert len(alone) == TEXT.count("\n\n") + 1
    together = examples(article(), tokenizer, size=128)
    assert sum(len(e.anchors) for e in alone) == sum(len(e.anchors) for e in together)
    for e in alone:
        starts = e.window.offsets[e.window.offsets[:, 0] >= 0]
        assert "\n" not in TEXT[starts[0, 0] : starts[-1, 1]]
