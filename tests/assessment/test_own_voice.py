from __future__ import annotations

from .marked import Story, marked, person

ROE = person("Ann Roe")


def own(story: Story) -> list[str]:
    return [story.document.quote(span) for span in story.assessment.own_voice]


def test_sentences_that_no_attribution_touches() -> None:
    story = marked("The gate is shut. <s>Ann Roe</s> <c>said</c> <t>it was</t>. Nobody came to see it.", ROE)
    assert own(story) == ["The gate is shut.", "Nobody came to see it."]


def test_headings_posts_notices_and_quotations_are_not_the_article_speaking() -> None:
    story = marked(
        "[heading] The gate is shut tonight\n\n[notice] UPDATE: The gate was opened again.\n\n"
        "[embedded_post] The gate is shut tonight — Ann Roe (@roe)\n\n“The gate is shut all of tonight and tomorrow.”",
        ROE,
    )
    assert own(story) == []


def test_a_sentence_that_hedges_or_names_a_report_has_a_source() -> None:
    story = marked("The gate was reportedly shut. The gate fell, as reported by the Times. The gate is new here.")
    assert own(story) == ["The gate is new here."]


def test_open_questions_are_listed_apart() -> None:
    assert own(marked("It is unclear when the gates will open.")) == []
