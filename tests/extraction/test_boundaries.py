"""Where a span neither begins nor ends, as the pieces of a real text show it."""

from __future__ import annotations

import pytest
from tokenizers import Tokenizer

from reportedly.extraction.boundaries import COST, Boundaries
from reportedly.extraction.encoder import MODEL_FOLDER
from reportedly.extraction.windows import windows


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(MODEL_FOLDER / "tokenizer.json"))


def costs(text: str, tokenizer: Tokenizer) -> tuple[dict[str, float], dict[str, float]]:
    """The costs of ending before and of beginning with each piece, by the words from the piece on."""
    (window,) = windows(text, tokenizer)
    ends, begins = Boundaries.of(tokenizer).costs(window)
    at = [int(start) for start, _ in window.offsets]
    return tuple({text[a:]: float(c) for a, c in zip(at, found, strict=True) if a >= 0} for found in (ends, begins))  # type: ignore[return-value]


def test_a_span_does_not_end_with_an_article_before_its_noun(tokenizer: Tokenizer) -> None:
    ends, _ = costs("Brandt saw the bridge fall.", tokenizer)
    assert ends["bridge fall."] == COST
    assert ends["the bridge fall."] == ends["."] == 0.0


def test_a_span_may_end_with_any_word_before_a_mark_or_a_new_paragraph(tokenizer: Tokenizer) -> None:
    ends, _ = costs("What it was made of, nobody knew of\nBrandt left.", tokenizer)
    assert ends[", nobody knew of\nBrandt left."] == ends["Brandt left."] == 0.0


def test_a_span_does_not_begin_behind_an_article_or_a_pronoun(tokenizer: Tokenizer) -> None:
    _, begins = costs("He warned that the bridge fell.", tokenizer)
    assert begins["warned that the bridge fell."] == begins["bridge fell."] == COST
    assert begins["that the bridge fell."] == begins["the bridge fell."] == 0.0


def test_a_quotation_may_begin_behind_an_article(tokenizer: Tokenizer) -> None:
    _, begins = costs("He called Brandt a “liar” twice.", tokenizer)
    assert begins["“liar” twice."] == begins["liar” twice."] == 0.0


def test_a_span_neither_begins_nor_ends_inside_a_word(tokenizer: Tokenizer) -> None:
    ends, begins = costs("Okoro-Brandt unbuttoned it.", tokenizer)
    inside = [rest for rest in ends if rest not in ("unbuttoned it.", "it.", ".") and "unbuttoned" not in rest]
    assert inside
    assert all(ends[rest] == begins[rest] == COST for rest in inside)
    assert ends["-Brandt unbuttoned it."] == ends["Brandt unbuttoned it."] == 0.0
