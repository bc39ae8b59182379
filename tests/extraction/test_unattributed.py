"""Quotations that no cue introduces."""

from __future__ import annotations

from reportedly.extraction.marks import quotations
from reportedly.extraction.unattributed import Paragraphs, continued, free, place, unpaired


def only(text: str) -> tuple[list[str], list[str]]:
    """The free quotations of a text and the speakers found for them."""
    marks = quotations(text)
    left = free(text, marks, [])
    spans = [s for q in left for s in place(text, q, Paragraphs(text, [])).source]
    return [text[q.start : q.end] for q in left], [text[a:b] for a, b in spans]


def test_a_closing_dash_and_a_name() -> None:
    words, names = only('"As I said when she was named, it is late." - Commissioner Ada Okoro')
    assert len(words) == 1
    assert names == ["Commissioner Ada Okoro"]


def test_a_name_and_a_colon_then_the_quotation_as_a_paragraph_of_its_own() -> None:
    assert only("And from Chairwoman Ada Okoro:\n\n“We were never asked about it.”")[1] == ["Chairwoman Ada Okoro"]


def test_a_quotation_without_a_speaker_is_kept() -> None:
    words, names = only("The crowd moved on. “We were never asked about it.” The lights went out.")
    assert (len(words), names) == (1, [])


def test_titles_and_single_words_are_nobodys_statement() -> None:
    assert only("She sang “The Long Way Home” and called it “art”.") == ([], [])


def test_another_quotation_of_the_paragraph_tells_the_speaker() -> None:
    text = "“It is late now,” Okoro said. She rose. “We were never asked.”"
    second = quotations(text)[1]
    assert place(text, second, Paragraphs(text, [(((0, 17),), ((18, 23),))])).source == ((18, 23),)


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    text = "Okoro said: “We began in May.\n\n“We ended in June.”"
    first, second = quotations(text)
    assert continued(((first.start, first.end),), text, [first, second]) == (first[:2], second[:2])


def test_a_quotation_that_nothing_closes_is_told_and_one_that_goes_on_is_not() -> None:
    text = "Okoro said: “We began in May.\n\n“We ended in June.”\n\nBrandt said: “We never ended."
    assert [text[a:b] for a, b in unpaired(text, quotations(text))] == ["“We never ended."]


def test_turns_of_a_transcript_in_a_story_are_parted() -> None:
    text = "As follows:\n\n“BRANDT: We began in May.\n\n“OKORO: We never ended.”"
    first, second = quotations(text)
    told = place(text, second, Paragraphs(text, []))
    assert [text[a:b] for a, b in told.source + told.cue] == ["OKORO", ":"]
    assert text[told.start : second.end] == "We never ended.”"
    assert continued(((first.start, first.end),), text, [first, second]) == ((first.start, first.end),)
