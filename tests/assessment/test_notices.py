from __future__ import annotations

from .marked import marked, person

UPDATE = "[notice] UPDATE: Reporter Teo Marchetti has published the letters written by Ann Roe. Read them here."


def test_an_update_settles_the_open_question_that_shares_its_words() -> None:
    story = marked(f"{UPDATE}\n\nThe full content of those letters has not been disclosed, but some know it.")
    (statement,) = story.assessment.statements
    (notice,) = story.assessment.notices
    assert statement.kind == "open_question"
    assert story.words(statement.content[0]) == "The full content of those letters has not been disclosed"
    assert notice.supersedes == statement.content
    assert statement.settled_by == (notice.start, notice.end)


def test_an_open_question_about_something_else_stays_open() -> None:
    story = marked(f"{UPDATE}\n\nIt is unclear when the sluice gates will be opened again.")
    (statement,) = story.assessment.statements
    assert statement.settled_by is None
    assert story.assessment.notices[0].supersedes == ()


def test_an_open_question_says_neither_speaker_nor_cue() -> None:
    statement = marked("The cause of the cracks is not yet known.").only
    assert (statement.speakers, statement.source, statement.cue, statement.flags) == ((), (), (), ())


def test_what_a_speaker_calls_unclear_is_the_speaker_s() -> None:
    story = marked("<s>Ann Roe</s> <c>said</c> <t>it was unclear when the gate would open</t>.", person("Ann Roe"))
    assert story.only.speakers == ("e1",)
    assert story.only.kind == "open_question"


def test_quoted_and_posted_words_are_no_open_question_of_the_article() -> None:
    assert marked("A sign read “it is unclear what this means” all day.").assessment.statements == ()


def test_a_correction_points_at_the_sentence_that_still_says_so() -> None:
    story = marked(
        "About 400 households in the village were asked to leave on Thursday.\n\nThe road is shut.\n\n"
        "[notice] CORRECTION: An earlier version said that 400 households were asked to leave; the figure is 40."
    )
    (notice,) = story.assessment.notices
    assert [story.words(span) for span in notice.supersedes] == [
        "About 400 households in the village were asked to leave on Thursday."
    ]


def test_a_correction_already_made_supersedes_nothing() -> None:
    story = marked(
        "About 40 households in the village were asked to leave on Thursday.\n\n"
        "[notice] CORRECTION: An earlier version said that 400 households were asked to leave; the figure is 40."
    )
    assert story.assessment.notices[0].supersedes == ()
