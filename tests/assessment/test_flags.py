from __future__ import annotations

from .marked import Story, entity, marked, person

ROE = person("Ann Roe", "Roe")
DACE = person("Imran Dace", "Dace")


def codes(story: Story, at: int = 0) -> set[str]:
    return {flag.code for flag in story.assessment.statements[at].flags}


def test_sources_that_turn_out_to_be_one() -> None:
    story = marked(
        "<s>Sources</s> <c>said</c> <t>the price was close to $90 million</t>. <t2>“It is below what the boats are "
        "worth,”</t2> <s2>the source</s2> <c2>said</c2>.",
        entity("group", "Sources"),
        entity("unnamed_person", "the source"),
    )
    assert "plural_but_single" in codes(story)
    assert "plural_but_single" not in codes(story, 1)


def test_sources_that_stay_plural() -> None:
    story = marked("<s>Sources</s> <c>said</c> <t>it was sold</t>.", entity("group", "Sources"))
    assert "plural_but_single" not in codes(story)


def test_a_speaker_named_after_two_sentences_is_late() -> None:
    story = marked(
        "<t>“The crews were the last to hear. They always are. We read it on a board,”</t> <s>Ann Roe</s> <c>said</c>.",
        ROE,
    )
    assert codes(story) == {"late_source"}


def test_a_speaker_named_at_the_first_pause_is_not() -> None:
    story = marked(
        "<t>“The crews were the last to hear,”</t> <s>Ann Roe</s> <c>said</c>. <t>“They always are.”</t>", ROE
    )
    assert codes(story) == set()


def test_two_speakers_run_together() -> None:
    story = marked(
        "<t>“We fight it,”</t> <s>Ann Roe</s> <c>said</c>. <t2>“Then you lose,”</t2> <c2>said</c2> <s2>Dace</s2>.",
        ROE,
        DACE,
    )
    assert codes(story) == set()
    assert codes(story, 1) == {"adjacent_speakers"}


def test_a_second_speaker_introduced_first_is_no_fault() -> None:
    story = marked(
        "<t>“We fight it,”</t> <s>Ann Roe</s> <c>said</c>. <s2>Dace</s2> <c2>said</c2>: <t2>“Then you lose.”</t2>",
        ROE,
        DACE,
    )
    assert codes(story, 1) == set()


def test_a_quotation_without_a_speaker() -> None:
    assert codes(marked("<t>“Is the bread for everyone in here?”</t> The hall is full.")) == {"speaker_unknown"}
