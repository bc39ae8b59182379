"""Clean spans: whole words, whole quotations, one piece where one is meant."""

from __future__ import annotations

import pytest

from reportedly._typing import Span
from reportedly.extraction.decode import Candidate
from reportedly.extraction.marks import quotations
from reportedly.extraction.refine import joined, quotation_type, refined, tidy_content

SURE = (1.0, 1.0, 1.0, 1.0)


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return start, start + len(words)


def tidy(text: str, *pieces: str) -> list[str]:
    return [text[a:b] for a, b in tidy_content([at(text, p) for p in pieces], text, quotations(text))]


def test_a_filled_quotation_takes_its_marks_along() -> None:
    assert tidy("“It fell,” Roe said.", "It fell,") == ["“It fell,”"]


def test_half_a_word_becomes_a_whole_one() -> None:
    assert tidy("Roe said that it collapsed.", "that it coll") == ["that it collapsed"]


def test_a_word_with_a_hyphen_is_one() -> None:
    assert tidy("Roe did not answer two e-mails.", "two e") == ["two e-mails"]
    assert tidy("Roe said the boats - all of them.", "the boats") == ["the boats"]


def test_a_word_without_end_is_cut_where_it_was() -> None:
    assert tidy("Roe left. " + "and-so-on-" * 5_000, "on-and-so") == ["and-so-on-and-so"]


def test_commas_and_spaces_at_the_ends_are_left_out() -> None:
    assert tidy("It fell, Roe said.", "It fell, ") == ["It fell"]


def test_a_full_stop_that_belongs_to_a_name_stays() -> None:
    assert tidy("Roe blamed the U.S. for it.", "the U.S.") == ["the U.S."]


def test_the_second_of_two_names_that_end_a_sentence_is_not_cut_off() -> None:
    assert tidy("Roe confirmed the letters from Lee and Moss.", "the letters from Lee") == [
        "the letters from Lee and Moss"
    ]
    assert tidy("Roe praised Lee and Moss left.", "Lee") == ["Lee"]
    assert tidy("Roe saw the bridge and Moss.", "the bridge") == ["the bridge"]


def test_a_source_keeps_the_pieces_of_its_cues_paragraph() -> None:
    text = "A senior official left.\n\nTwo people said that it fell."
    source = (at(text, "A senior"), at(text, "Two people"))
    found = refined(Candidate(source, at(text, "said"), (at(text, "that it fell"),), SURE), text, [])
    assert found is not None
    assert found.source == source[1:]


def test_pieces_that_only_marks_part_are_one_and_a_new_paragraph_parts_them() -> None:
    assert joined([(0, 3), (4, 6)], "one two") == ((0, 6),)
    assert joined([(0, 3), (4, 7)], "one\ntwo") == ((0, 3), (4, 7))
    assert joined([(0, 3), (8, 11)], "one and two") == ((0, 3), (8, 11))


def test_a_combining_accent_is_not_cut_off() -> None:
    text = "Roe said that it was the cafe\u0301 there."
    assert tidy(text, "it was the cafe") == ["it was the cafe\u0301"]


def test_a_candidate_of_marks_alone_is_none() -> None:
    text = "Roe said “…”"
    assert refined(Candidate(((0, 3),), (4, 8), ((9, 12),), SURE), text, quotations(text)) is None


def test_content_that_overlaps_its_cue_gives_way() -> None:
    text = "Roe said that it fell."
    made = refined(Candidate(((0, 3),), (4, 8), ((4, 8), (9, 21)), SURE), text, [])
    assert made is not None
    assert made.content == ((9, 21),)


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("“It fell,” Roe said.", "“It fell,”", "direct"),
        ("Roe said it was a “role model” for all.", "it was a “role model” for all", "mixed"),
        ("Roe said it fell.", "it fell", "indirect"),
        ("Roe called him a “role model” in May.", "“role model”", "mixed"),
        ("“never,” Roe said.", "“never,”", "direct"),
    ],
)
def test_types_of_quotation(text: str, content: str, expected: str) -> None:
    assert quotation_type((at(text, content),), text, quotations(text)) == expected


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Okoro continued:\n\n“It fell.”", True),
        ("Okoro went on about it.\n\n“It fell.”", False),
        ("Okoro continued:\n\nA heading\n\n“It fell.”", False),
    ],
)
def test_a_content_in_another_paragraph_is_one_that_the_cue_leads_to(text: str, kept: bool) -> None:
    cue = (6, text.index(" ", 6)) if "went" in text else at(text, "continued")
    made = refined(Candidate(((0, 5),), cue, (at(text, "It fell"),), SURE), text, quotations(text))
    assert (made is not None) is kept


def test_a_name_right_before_its_cue_is_the_source() -> None:
    text = "but Okoro reportedly called Brandt a “role model”"
    found = Candidate((), at(text, "reportedly called"), (at(text, "Okoro"), at(text, "Brandt a “role model”")), SURE)
    made = refined(found, text, quotations(text))
    assert made is not None
    assert [text[a:b] for a, b in made.source + made.content] == ["Okoro", "Brandt a “role model”"]


def of_quotation(text: str, cue: str, content: str) -> list[str]:
    clean = refined(Candidate((), at(text, cue), (at(text, content),), SURE), text, quotations(text))
    return [text[a:b] for a, b in clean.content] if clean else []


def test_a_content_that_holds_most_of_a_quotation_holds_all_of_it() -> None:
    text = "“We waited all night. The bridge never came. So we left,” Roe said. “It is gone.”"
    assert of_quotation(text, "said", "We waited all night. The bridge never came.") == [text[: text.index(" Roe")]]
    assert of_quotation(text, "said", "So we left,") == ["So we left,”"]


def test_a_quotation_around_the_cue_is_not_taken() -> None:
    text = "“They told us to wait all night on the bridge. We left.”"
    assert of_quotation(text, "told", "to wait all night on the bridge") == ["to wait all night on the bridge"]


def test_a_source_does_not_end_within_a_name() -> None:
    text = "Court reporter Ann Lind-Roe said it fell. Marta Okoro Monday said nothing."
    first = refined(
        Candidate((at(text, "Court reporter Ann"),), at(text, "said"), (at(text, "it fell"),), SURE), text, []
    )
    assert first is not None
    assert [text[a:b] for a, b in first.source] == ["Court reporter Ann Lind-Roe"]
    cue = (text.index("said nothing"), text.index("said nothing") + 4)
    second = refined(Candidate((at(text, "Marta Okoro"),), cue, (at(text, "nothing"),), SURE), text, [])
    assert second is not None
    assert [text[a:b] for a, b in second.source] == ["Marta Okoro"]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "speaks"),
    [
        ("Roe was convicted of fraud.", "Roe", "was convicted of", "fraud", False),
        ("Roe is widely expected to resign.", "Roe", "is widely expected", "to resign", False),
        ("Roe has expected them to resign.", "Roe", "has expected", "them to resign", True),
        ("Roe was quoted as saying no.", "Roe", "was quoted as saying", "no", True),
        ("The bridge was called a trap by Roe.", "by Roe", "was called", "a trap", True),
    ],
)
def test_of_whom_a_passive_speaks_does_not_speak(text: str, source: str, cue: str, content: str, speaks: bool) -> None:
    candidate = Candidate((at(text, source),), at(text, cue), (at(text, content),), SURE)
    found = refined(candidate, text, quotations(text))
    assert found is not None
    assert bool(found.source) == speaks
