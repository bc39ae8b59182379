"""What holds of any text: spans lie in it, split no character, and are the same each time."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.document import Document, fingerprint
from reportedly.reading.graphemes import is_boundary
from reportedly.resolution.speakers import resolve
from reportedly.statement import Attribution

WORDS = [
    "Jane", "Doe", "Mr.", "the", "mayor", "@doe", "@x_1", "and", ",", ".", "said", "“", "”", "who", "he", "They", "of",
    "Acme", "Corp.", "ABC7", "’s", "\n\n", "é", "e\u0301", "👩‍👩‍👧", "Núñez", "İ", "ß", "I", "-", "(",
    ")", "The", "DOE", "a",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), max_size=40),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 12)), max_size=6),
)
def test_mentions_reproduce_the_text(words: list[str], cuts: list[tuple[int, int]]) -> None:
    text = " ".join(words)
    spans = [(start, min(len(text), start + length)) for start, length in cuts if start <= len(text)]
    attributions = [
        Attribution(source=(span,), cue=(), content=((span[1], span[1]),), quotation="direct", confidence=0.5)
        for span in spans
        if is_boundary(text, span[0]) and is_boundary(text, span[1])
    ]
    document = Document(id="any", text=text, sha256=fingerprint(text))
    resolution = resolve(document, attributions)
    assert resolution == resolve(document, attributions)
    assert len(resolution.speakers) == len(attributions)
    known = {entity.id for entity in resolution.entities}
    assert [entity.id for entity in resolution.entities] == [f"e{n}" for n in range(1, len(known) + 1)]
    for ids in resolution.speakers:
        assert set(ids) <= known
    for entity in resolution.entities:
        assert entity.name.strip()
        for start, end in entity.mentions:
            assert 0 <= start < end <= len(text)
            assert is_boundary(text, start) and is_boundary(text, end)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_resolved(text: str) -> None:
    resolve(Document(id="any", text=text, sha256=fingerprint(text)), [])


def test_a_hostile_crowd_of_names_and_handles_costs_little() -> None:
    crowd = ". ".join(
        f"Jo{'abcdefghij'[i % 10]}{'klmnopqrst'[i // 10 % 10]}{'uvwxyz'[i // 100 % 6]} Smith" for i in range(600)
    )
    text = crowd + " " + "@a and @b, " * 500 + "The " * 5000 + "Jane Doe, " * 1000
    before = time.process_time()
    resolve(Document(id="crowd", text=text, sha256=fingerprint(text)), [])
    assert time.process_time() - before < 10


@pytest.mark.parametrize(
    "unit",
    [
        "voters word [[they]] ",
        "Ann Roe went far, [[who]] said ",
        "Acme Corp. fell and [[it]] said ",
        "Mark Roe fell. [[He]] said. ",
        "Ann Roe fell. [[I]] said. ",
        "[[a spokesman]] and Ann Roe, ",
        "study study a study [[the study]] ",
        "Mayor Ann Roe. [[The mayor]] said. ",
        "Acme Zoo. [[The zoo]] said. ",
        "The Union of Mills (UM). [[The UM]] said. ",
    ],
)
def test_the_same_source_over_and_over_costs_little(told: Callable, unit: str) -> None:
    before = time.process_time()
    told(unit * 3000)
    assert time.process_time() - before < 4
