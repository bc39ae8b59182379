"""What an editor reads of one statement, before it is drawn on a terminal or a page."""

from __future__ import annotations

import msgspec
import pytest

from reportedly.entity import Entity
from reportedly.report.card import cards, confidence_in_words, paragraph
from reportedly.story import Story
from stories import at, document, letters, statement, unnamed


def one(**fields: object) -> Story:
    doc = document("one", [("paragraph", "Odile Marsh, a clerk, said it was over.")])
    return Story(document=doc, statements=(statement("s1", (at(doc.text, "it was over"),), **fields),))


def test_a_speaker_has_the_roles_that_the_name_does_not_say() -> None:
    people = (Entity(id="e1", type="unnamed_person", name="a senior clerk", roles=("Senior Clerk", "witness")),)
    story = msgspec.structs.replace(one(speakers=("e1",)), entities=people)
    assert cards(story)[0].speakers[0].roles == ("witness",)


def test_an_unknown_speaker_is_said_to_be_unknown_and_the_article_to_ask_itself() -> None:
    assert cards(one())[0].speakers[0].name == "speaker unknown"
    assert cards(one(kind="open_question"))[0].speakers[0].name == "the article itself"


def test_the_chain_runs_from_the_article_to_the_speaker() -> None:
    chains = [card.chain for card in cards(letters())]
    assert chains[3] == ("article", "Good Morning Springfield", "Tomas Verne")
    assert chains[0] == ()


@pytest.mark.parametrize(
    ("kind", "shown"), [("assertion", "assertion (negated)"), ("denial", "denial"), ("non_response", "no response")]
)
def test_a_statement_turned_away_says_so_unless_its_kind_does(kind: str, shown: str) -> None:
    assert cards(one(kind=kind, polarity="negative"))[0].manner[0] == shown


def test_a_cue_within_what_is_said_is_not_shown_before_it() -> None:
    story = one()
    text = story.document.text
    inside = statement("s1", (at(text, "said it was over"),), cue=(at(text, "said"),))
    assert cards(msgspec.structs.replace(story, statements=(inside,)))[0].cue == ""


def test_the_notes_warn_where_an_editor_should_look_twice() -> None:
    first, second = (card.notes for card in cards(unnamed()))
    assert [note.warns for note in first if note.text.startswith("unnamed")] == [False]
    assert [note.warns for note in second if note.text.startswith("unnamed")] == [True]
    assert "can know: “familiar with the talks”" in [note.text for note in first]


def test_a_place_is_the_number_of_its_block() -> None:
    doc = letters().document
    assert [paragraph(doc, (block.start, block.end)) for block in doc.blocks] == list(range(1, 9))
    assert paragraph(doc, (doc.blocks[0].end, doc.blocks[0].end + 1)) == 0


@pytest.mark.parametrize(("confidence", "word"), [(1.0, "high"), (0.85, "high"), (0.6, "fair"), (0.59, "low")])
def test_confidence_is_said_in_a_word(confidence: float, word: str) -> None:
    assert confidence_in_words(confidence) == word
