from __future__ import annotations

from .marked import entity, marked, person

DECKHAND = entity("unnamed_person", "A deckhand")
SORREL = person("Lucan Sorrel", "Sorrel")
ALLEGATION = "<s>A deckhand</s> <c>accused</c> <t>Lucan Sorrel of taking cash</t>."


def test_no_answer_is_flagged() -> None:
    statement = marked(ALLEGATION, DECKHAND, SORREL).only
    assert statement.response == "none_mentioned"
    assert "allegation_without_response" in {flag.code for flag in statement.flags}


def test_an_answer_of_the_accused() -> None:
    story = marked(f"{ALLEGATION}\n\n<s2>Sorrel</s2> <c2>denied</c2> <t2>it</t2>.", DECKHAND, SORREL)
    assert story.assessment.statements[0].response == "given"


def test_an_answer_of_who_speaks_for_the_accused() -> None:
    story = marked(
        f"{ALLEGATION}\n\n<s2>A lawyer for Sorrel</s2> <c2>denied</c2> <t2>it</t2>.",
        DECKHAND,
        person("Lucan Sorrel"),
        entity("unnamed_person", "A lawyer for Sorrel"),
    )
    assert story.assessment.statements[0].response == "given"


def test_a_refusal_that_no_attribution_holds() -> None:
    story = marked(f"{ALLEGATION}\n\nSorrel did not respond to messages.", DECKHAND, SORREL)
    assert story.assessment.statements[0].response == "declined"


def test_somebody_else_s_denial_is_no_answer() -> None:
    story = marked(
        f"{ALLEGATION}\n\n<s2>Ann Roe</s2> <c2>denied</c2> <t2>a rumor</t2>.", DECKHAND, SORREL, person("Ann Roe")
    )
    assert story.assessment.statements[0].response == "none_mentioned"


def test_only_allegations_have_one() -> None:
    assert marked("<s>Sorrel</s> <c>said</c> <t>it was shut</t>.", SORREL).only.response is None
