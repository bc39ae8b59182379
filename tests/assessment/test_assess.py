from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.assessment import assess
from reportedly.document import Document, fingerprint
from reportedly.resolution.record import Resolution
from reportedly.statement import Attribution, Statement

from .marked import entity, marked, person


def spans_of(statement: Statement) -> list[tuple[int, int]]:
    anonymity = statement.anonymity
    unnamed = [anonymity.position_to_know, anonymity.reason_given] if anonymity else []
    return [
        *statement.source, *statement.cue, *statement.content, *statement.appearances,
        *(hop.evidence for hop in statement.chain), *(span for flag in statement.flags for span in flag.evidence),
        *((hedge.start, hedge.end) for hedge in statement.hedges), *(span for span in unnamed if span),
    ]  # fmt: skip


def test_ids_follow_the_text_and_parents_are_named_by_id() -> None:
    story = marked(
        "<s3>Dace</s3> <c3>said</c3> <t3>no</t3>. <c>According to</c> <s>the Times</s>, <t><s2>Ann Roe</s2> <c2>said</c2> "  # noqa: E501
        "<t2>yes</t2></t>.",
        person("Ann Roe"),
        entity("outlet", "the Times"),
        person("Dace"),
        parents={1: 0},
    )
    found = story.assessment.statements
    assert [s.id for s in found] == ["s1", "s2", "s3"]
    assert [s.parent for s in found] == [None, None, "s2"]
    assert [s.speakers for s in found] == [("e3",), ("e2",), ("e1",)]


def test_hedges_and_flags_show_words_that_stand_in_the_text() -> None:
    story = marked(
        "<s>A source</s> reportedly <c>told</c> Radio Corran <t>the gate was shut</t>.",
        entity("unnamed_person", "A source"),
        entity("outlet", "Radio Corran"),
    )
    statement = story.only
    assert [story.words((h.start, h.end)) for h in statement.hedges] == [h.text for h in statement.hedges]
    assert all(0 <= start < end <= len(story.document.text) for start, end in spans_of(statement))


def test_an_empty_document() -> None:
    assert assess(Document(id="a", text="", sha256=fingerprint("")), [], Resolution((), ())) == ((), (), (), ())


def test_the_same_input_gives_the_same_output() -> None:
    story = marked("<s>Ann Roe</s> <c>said</c> <t>it was a ridiculous plan</t>.", person("Ann Roe"))
    assert story.assessment == story.assessment


def test_confidence_and_spans_pass_through() -> None:
    story = marked("<s>Ann Roe</s> <c>said</c> <t>it was shut</t>.", person("Ann Roe"))
    attribution = story.attributions[0]
    assert story.only.printings == (attribution,)
    assert (story.only.confidence, story.only.content) == (attribution.confidence, attribution.content)


WORDS = st.lists(
    st.sampled_from(
        [
            "Ann",
            "said",
            "told",
            "CNN",
            "on",
            "Monday",
            "“",
            "”",
            "reportedly",
            ".",
            "?",
            ",",
            "will",
            "not",
            "been",
            "disclosed",
            "unclear",
            "letter",
            "İ",
            "́",
            "\n\n",
            "source",
            "because",
        ]
    ),
    max_size=40,
).map(" ".join)


@settings(max_examples=120, deadline=None)
@given(text=WORDS, cuts=st.lists(st.integers(0, 200), min_size=6, max_size=18), parent=st.none() | st.integers(-3, 4))
def test_odd_spans_never_raise_and_never_leave_the_text(text: str, cuts: list[int], parent: int | None) -> None:
    spans = [
        tuple(sorted((a % (len(text) + 1), b % (len(text) + 1)))) for a, b in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    found = [
        Attribution(
            source=spans[:1], cue=spans[1:2], content=spans[2:], quotation="direct", confidence=0.5, parent=parent
        )
        for spans in (tuple(spans[n : n + 3]) for n in range(0, len(spans), 3))
    ]  # type: ignore[misc]
    document = Document(id="x", text=text, sha256=fingerprint(text), published="2024-10-03")
    result = assess(document, found, Resolution((), tuple(() for _ in found)))
    for statement in result.statements:
        assert all(0 <= start <= end <= len(text) for start, end in spans_of(statement))
    assert all(0 <= start < end <= len(text) for start, end in result.own_voice)
