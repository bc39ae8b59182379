"""Which texts are primary documents by their form, and that no story about one is taken for it."""

from __future__ import annotations

import msgspec
import pytest

from reportedly.document import Document
from reportedly.reading import from_text
from reportedly.reading.primary import author_of, primary

LETTER = """14 Lantern Steps

The Honorable Imogen Achterberg

Re: Halvard Renn

Dear Judge Achterberg,

I have known him for twenty-two years, and on the water he was a steady hand.

Respectfully yours,

Piet Sandoval
Rowing coach"""
FILING = """UNITED STATES DISTRICT COURT
NORTHERN DISTRICT OF WESSEX

HARBOUR TRUST, Plaintiff,

v.

EDWIN SALLOW, Defendant.

Case No. 4:21-cv-00081

COMPLAINT

The plaintiff alleges as follows."""
TRANSCRIPT = """Hearing of 14 May

CHAIR: Good evening. We have one item tonight.

ANN ROE: We must close the old bridge before the winter.

CHAIR: And the money?

ANN ROE: The council has four million pounds set aside."""
RELEASE = """FOR IMMEDIATE RELEASE

Harbour Trust names a new chair

Ann Roe will chair the trust from May. “I look forward to it,” she said."""
PRINTED = f"""Piet Sandoval wrote to the judge who will sentence his friend on Friday. This paper has seen the letter.

{LETTER}"""
INTERVIEW = f"""The mayor has had a hard year. We met her in her office on a rainy morning to talk about the old bridge.

{TRANSCRIPT}"""


def text(words: str, **fields: object) -> Document:
    return msgspec.structs.replace(from_text(words, id="a"), **fields)


@pytest.mark.parametrize(
    ("words", "kind"),
    [(LETTER, "letter"), (FILING, "filing"), (TRANSCRIPT, "transcript"), (RELEASE, "press_release")],
)
def test_the_form_tells(words: str, kind: str) -> None:
    found = primary(text(words))
    assert found is not None
    assert found.kind == kind


def test_who_signed_a_letter_is_its_author() -> None:
    assert author_of(text(LETTER)) == "Piet Sandoval"
    assert author_of(text(TRANSCRIPT)) is None
    assert author_of(text("A note.", authors=("Ann Roe",))) == "Ann Roe"


@pytest.mark.parametrize(
    "words", [PRINTED, INTERVIEW, "“Dear Judge,” he wrote. “Sincerely, Piet Sandoval.”", "", "Dear,"]
)
def test_a_story_that_prints_a_document_is_none(words: str) -> None:
    assert primary(text(words)) is None


@pytest.mark.parametrize("words", [LETTER, FILING, TRANSCRIPT, RELEASE])
def test_what_has_an_outlet_or_a_byline_is_a_story(words: str) -> None:
    assert primary(text(words, outlet="Harbour Post")) is None
    assert primary(text(words, authors=("Hal Brandt",))) is None


@pytest.mark.parametrize("words", ["Dear " * 200_000, "COURT " * 100_000, "A: b\n\n" * 50_000, "Case No. " * 50_000])
def test_hostile_texts_are_read_in_time(words: str) -> None:
    primary(text(words))
