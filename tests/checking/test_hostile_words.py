"""Texts made to cost much time cost little: words without end, runs that almost stand, and what is no word."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import pytest

from reportedly.alignment import Wording
from reportedly.checking import Index, find
from reportedly.document import Document

SECONDS = 20.0
"""Far more than any of them takes, far less than what grows with the square."""


def index(text: str) -> Index:
    return Index([Document(id="a", text=text, sha256="0" * 64, blocks=(), language="en")])


def many(count: int, vocabulary: int, seed: int = 1) -> list[str]:
    chance = random.Random(seed)
    return [f"word{chance.randrange(vocabulary)}" for _ in range(count)]


CASES: dict[str, Callable[[], tuple[str, str]]] = {
    "equal words": lambda: ("word " * 300_000, "word " * 5_000),
    "equal words but one": lambda: ("word " * 300_000, "word " * 500 + "bridge " + "word " * 500),
    "two words in turn": lambda: ("old bridge " * 150_000, "old bridge " * 500 + "new " + "bridge old " * 500),
    "a long quotation altered": lambda: (
        " ".join(many(60_000, 3_000)),
        " ".join("bridge" if at % 97 == 0 else word for at, word in enumerate(many(60_000, 3_000)[1_000:31_000])),
    ),
    "five words at random": lambda: (" ".join(many(100_000, 5)), " ".join(many(5_000, 5, seed=2))),
    "marks and no words": lambda: ("?!… " * 100_000, "“…!”"),
    "accents without end": lambda: ("a" + "\u0301" * 300_000, "a" + "\u0301" * 300_000),
    "lone surrogates": lambda: ("\ud800 bridge \udfff " * 30_000, "\ud800 bridge \udfff harbour"),
    "one long word": lambda: ("x" * 1_000_000, "x" * 100_000),
    "brackets": lambda: ("[the] " * 100_000, "[the] " * 2_000 + "bridge"),
    "only an address": lambda: (
        "see https://harbour.example/old of the harbour",
        "https://harbour.example/old x",
    ),
    "nothing": lambda: ("", ""),
}


@pytest.mark.parametrize("case", CASES)
def test_the_time_is_bounded(case: str) -> None:
    text, quotation = CASES[case]()
    began = time.process_time()
    found = find(index(text), Wording(quotation))
    assert time.process_time() - began < SECONDS
    assert found is None or all(0 <= start < end <= len(text) for start, end in found.places)


def test_a_long_quotation_is_not_cut() -> None:
    words = many(30_000, 3_000)
    found = find(index(" ".join(words)), Wording(" ".join([*words[:-1], "bridge", words[-1]])))
    assert found is not None
    assert found.wording == "wording"
