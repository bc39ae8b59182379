"""The whole way: what comes out is at its offsets, the same every time, in any order."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import reportedly
from reportedly import pipeline
from reportedly.reading.graphemes import is_boundary
from reportedly.story import Story

EXAMPLES = Path(__file__).parents[1] / "examples"

PARTS = (
    "“The dam will hold,” Mayor Ada Okoro said on Tuesday. ",
    "Okoro said that Brandt had told her that it was “a disaster”. ",
    "The report has not been published.\n\n",
    "\n\nUPDATE, 3 May 2025: The report was published.\n\n",
    "“We began in May.\n\n“We ended in June,” she said.\n\n",
    "#Dam update… I just picked up the report from @lewisb — Ada Okoro (@adaokoro) May 2, 2025\n\n",
    "A source familiar with the talks said ''it is over''. ",
    "Cafe\u0301 Noe\u0308l “cafe\u0301” ",
    "👩‍👩‍👧‍👦 said 🇳🇱 “👍🏽” ",
    "\u202eright to left\u202c \u200bzero\u200b width\u00a0",
    "الوزير قال “نعم” ",
    "' \" ” “ ‘ ’ « ",
    "- Brandt: “No.” - Commissioner Ada Okoro\n",
)


def spans(value: object) -> Iterator[tuple[int, int]]:
    """Every pair of offsets in a story, wherever it stands."""
    if isinstance(value, Story):
        for part in (value.statements, value.entities, value.notices, value.own_voice, value.document):
            yield from spans(part)
    elif isinstance(value, msgspec.Struct):
        if getattr(value, "start", None) is not None and getattr(value, "end", None) is not None:
            yield value.start, value.end  # type: ignore[attr-defined]
        for name in value.__struct_fields__:
            yield from spans(getattr(value, name))
    elif isinstance(value, tuple):
        if len(value) == 2 and all(isinstance(v, int) for v in value):
            yield value
        else:
            for item in value:
                yield from spans(item)


def check(story: Story) -> None:
    text = story.document.text
    for start, end in spans(story):
        assert 0 <= start < end <= len(text)
        assert is_boundary(text, start)
        assert is_boundary(text, end)
    for statement in story.statements:
        assert all(text[h.start : h.end] == h.text for h in statement.hedges)
        assert len(statement.appearances) == len(statement.printings)
        assert statement.content
    ids = [s.id for s in story.statements] + [e.id for e in story.entities]
    assert len(ids) == len(set(ids))
    known = {e.id for e in story.entities}
    assert all(set(s.speakers) <= known for s in story.statements)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PARTS), max_size=7))
def test_every_span_stands_in_the_text_between_whole_characters(parts: list[str]) -> None:
    check(pipeline.understand(reportedly.from_text("".join(parts), id="mixture")))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_is_understood_or_left_alone(text: str) -> None:
    check(pipeline.understand(reportedly.from_text(text, id="any")))


def test_examples_keep_the_same_promise() -> None:
    for story in reportedly.read(EXAMPLES):
        check(story)


def test_the_order_of_a_batch_changes_nothing() -> None:
    paths = sorted(str(p) for p in EXAMPLES.glob("*.html"))
    shuffled = paths.copy()
    random.Random(3).shuffle(shuffled)
    assert shuffled != paths
    lines = [{s.document.id: msgspec.json.encode(s) for s in reportedly.read(*order)} for order in (paths, shuffled)]
    assert lines[0] == lines[1]
    alone = {i: msgspec.json.encode(s) for p in paths for s in reportedly.read(p) for i in [s.document.id]}
    assert alone == lines[0]


def test_a_source_that_cannot_be_read_raises_for_python_and_is_a_result_for_a_batch(tmp_path: Path) -> None:
    empty, good = tmp_path / "empty.txt", tmp_path / "good.txt"
    empty.write_bytes(b"")
    good.write_text("Ada Okoro said that it fell.", encoding="utf-8")
    with pytest.raises(reportedly.SourceError, match="R202") as raised:
        reportedly.read(empty)
    assert raised.value.code == "R202"
    first, second = pipeline.read([empty, good])
    assert first.story is None
    assert [p.code for p in first.problems] == ["R202"]
    assert second.story is not None
    assert second.story.statements


def test_another_language_is_a_problem_and_never_nonsense() -> None:
    text = "De burgemeester zei dat de dam het zou houden. “Wij hebben het gecontroleerd,” zei zij. " * 6
    (result,) = pipeline.read(["-"], stdin=io.BytesIO(text.encode()))
    assert result.story is not None
    assert [p.code for p in result.story.problems] == ["R301"]
    assert result.story.statements == ()
    assert result.story.document.text == text


def test_a_stored_document_gives_what_its_page_gave(tmp_path: Path) -> None:
    (story,) = reportedly.read(EXAMPLES / "letters.html")
    stored = tmp_path / "letters.json"
    stored.write_bytes(msgspec.json.encode(story.document))
    (again,) = reportedly.read(stored)
    assert again.statements == story.statements
    assert again.document.sha256 == story.document.sha256
