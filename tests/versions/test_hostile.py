"""Versions that no newsroom wrote: the work grows with their length, and nothing breaks."""

from __future__ import annotations

import random
import time

import pytest

from reportedly.reading import from_text
from reportedly.story import Story
from reportedly.versions import compare


def story(text: str) -> Story:
    return Story(document=from_text(text, id="note"))


LONG = 1_500
HOSTILE = {
    "one sentence again and again": ("He said no. " * LONG, "He said yes. " * LONG),
    "one paragraph again and again": ("He said no.\n\n" * LONG, "He said yes.\n\n" * LONG),
    "one endless sentence": ("a b c " * LONG, "a b d " * LONG),
    "nothing but marks": ("“ " * LONG, '” " ' * LONG),
    "nothing but names": ("Ann Roe " * LONG, "Ben Oduya " * LONG),
    "nothing but notices": ("UPDATE: it is 5.\n\n" * LONG, "CORRECTION: it is 6.\n\n" * LONG),
    "nothing but questions": ("It is unclear who owns it.\n\n" * LONG, "Roe owns it now.\n\n" * LONG),
    "turned round": ("\n\n".join(map(str, range(LONG))), "\n\n".join(map(str, reversed(range(LONG))))),
    "no words": (" . ", "…"),
    "what is no text": ("\udce9 \u202e 5\x00", "\u0301\u200d 6"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_ends_soon(name: str) -> None:
    old, new = map(story, HOSTILE[name])
    begin = time.process_time()
    for change in compare(old, new):
        for words, text in ((change.old, old.document.text), (change.new, new.document.text)):
            assert words is None or words.start is None or text[words.start : words.end] == words.text
    assert time.process_time() - begin < 10


def test_any_two_texts_can_be_compared() -> None:
    chance = random.Random(5)
    pieces = [
        "Ann Roe",
        "said",
        "“",
        "”",
        "no",
        ".",
        "\n\n",
        "5",
        "not",
        "$",
        "reportedly",
        "she",
        "the",
        "\u2019s",
        "CORRECTION:",
    ]
    for _ in range(300):
        old, new = (story(" ".join(chance.choice(pieces) for _ in range(chance.randrange(60)))) for _ in range(2))
        for change in compare(old, new):
            for words, text in ((change.old, old.document.text), (change.new, new.document.text)):
                assert words is None or words.start is None or text[words.start : words.end] == words.text
        assert compare(old, old) == ()
