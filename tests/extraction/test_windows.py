"""Windows: nothing of a text is left out, and every piece knows where it stands."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from reportedly.extraction.encoder import MODEL_FOLDER
from reportedly.extraction.windows import LONGEST_PIECES, PLACES, REPEATED_PIECES, SHAPES, Window, windows


@cache
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(MODEL_FOLDER / "tokenizer.json"))


def words(text: str, offsets: np.ndarray) -> list[str]:
    return [text[a:b] for a, b in offsets.tolist() if a >= 0]


def text_of(window: Window, text: str) -> str:
    real = window.offsets[window.offsets[:, 0] >= 0]
    return text[real[0, 0] : real[-1, 1]]


def test_pieces_know_their_shape_and_their_place() -> None:
    text = 'NASA said "go" 12 times.'
    (window,) = windows(text, tokenizer())
    shapes = {text[a:b]: SHAPES[s] for (a, b), s in zip(window.offsets.tolist(), window.shapes, strict=True) if a >= 0}
    places = {text[a:b]: PLACES[p] for (a, b), p in zip(window.offsets.tolist(), window.places, strict=True) if a >= 0}
    assert shapes["said"] == "lower"
    assert shapes["12"] == "digits"
    assert shapes["."] == "mark"
    assert shapes[next(w for w in shapes if "NASA".startswith(w))] == "upper"
    assert (places["go"], places['"'], places["said"]) == ("inside", "mark", "outside")


def test_straight_and_curly_marks_look_the_same_to_the_network() -> None:
    straight, curly = (windows(t, tokenizer())[0] for t in ('He said "go".', "He said “go”."))
    assert straight.pieces.tolist() == curly.pieces.tolist()


def test_windows_own_the_whole_text_once() -> None:
    text = "\n\n".join(f"Paragraph {n} says that the bridge was closed and opened again." for n in range(60))
    cut = windows(text, tokenizer(), size=64)
    assert len(cut) > 5
    assert cut[0].own[0] == 0
    assert cut[-1].own[1] == len(text)
    assert all(a.own[1] == b.own[0] for a, b in pairwise(cut))
    assert all(len(w.pieces) <= 64 for w in cut)


def test_a_short_last_paragraph_is_read_again_with_what_follows() -> None:
    lead = "The council met on the matter for several hours. " * 4
    text = f"{lead}\n\nOkoro continued:\n\n“{lead}”"
    first, second = windows(text, tokenizer(), size=64)[:2]
    assert "continued" in words(text, first.offsets)
    assert "continued" in words(text, second.offsets)
    assert len(words("", np.empty((0, 2)))) == 0 < REPEATED_PIECES


def test_a_long_paragraph_has_a_window_of_its_own() -> None:
    speech = "“" + "We waited for the bridge and it never came. " * 12 + "”"
    cut = windows(f"Okoro spoke.\n\n{speech} Okoro said.\n\nBrandt left.", tokenizer(), size=64)
    (own,) = [w for w in cut if len(w.pieces) > 64]
    assert len(own.pieces) <= LONGEST_PIECES
    assert text_of(own, f"Okoro spoke.\n\n{speech} Okoro said.\n\nBrandt left.").endswith("Okoro said.")


def test_a_longer_one_is_cut_between_its_sentences() -> None:
    text = "We waited for Mr. Lee and the bridge never came. " * 60
    cut = windows(text, tokenizer(), size=64)
    assert len(cut) > 1
    assert all(text_of(w, text).startswith("We waited") and text_of(w, text).endswith("came.") for w in cut)
    assert all(a.own[1] == b.own[0] for a, b in pairwise(cut))


def test_one_without_sentences_is_cut_and_kept() -> None:
    text = "word " * 500
    assert sum(len(words(text, w.offsets)) for w in windows(text, tokenizer(), size=128)) == 500


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=600))
def test_every_text_can_be_cut(text: str) -> None:
    for window in windows(text, tokenizer(), size=32):
        assert len(window.pieces) == len(window.shapes) == len(window.places) == len(window.offsets) <= LONGEST_PIECES
        real = window.offsets[window.offsets[:, 0] >= 0]
        assert (real[:, 0] <= real[:, 1]).all()
        assert (real <= len(text)).all()
