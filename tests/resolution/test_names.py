"""Capitalized sequences, and what they name."""

from __future__ import annotations

import pytest

from reportedly.resolution.kinds import names
from reportedly.resolution.names import fold, opens_sentence, sequences


def found(text: str) -> list[tuple[str, str]]:
    return [(text[name.start : name.end], name.kind) for name in names(text, sequences(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was Jane van der Doe who came.", "Jane van der Doe"),
        ("It was J. R. Roe Jr. who came.", "J. R. Roe Jr."),
        ("It was José Núñez’s idea.", "José Núñez"),
        ("It was Sean O'Neill's idea.", "Sean O'Neill"),
        ("It was Mary-Ann D’Souza again.", "Mary-Ann D’Souza"),
        ("It was Lou de la Cruz again.", "Lou de la Cruz"),
    ],
)
def test_a_name_is_found_whole(text: str, expected: str) -> None:
    assert found(text) == [(expected, "person")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("the Springfield Department of Public Works", "organization"),
        ("Acme Corp.", "organization"),
        ("Moss & Sons Holdings", "organization"),
        ("the W.X.Y.", "organization"),
        ("The Springfield Times", "outlet"),
        ("the Daily Star", "outlet"),
        ("ABC42", "outlet"),
        ("KXYZ-TV", "outlet"),
        ("Good Evening Shelbyville", "outlet"),
        ("West Virginia", "place"),
        ("Republicans", "people"),
    ],
)
def test_kinds_of_names(text: str, kind: str) -> None:
    (name,) = found(f"We saw {text} there.")
    assert name[1] == kind


def test_the_first_word_of_a_sentence_is_no_name_for_its_capital() -> None:
    assert found("However, it rained. Today it does not. They left.") == []


def test_a_sentence_that_ends_in_an_abbreviation_ends_the_name() -> None:
    assert found("He worked at Acme Corp. She did not.")[0] == ("Acme Corp.", "organization")


def test_a_title_is_parted_from_the_name() -> None:
    text = "Then Springfield Police Chief Jane Doe spoke."
    (name,) = names(text, sequences(text))
    assert (name.title, text[name.start : name.end]) == ("Springfield Police Chief", "Jane Doe")


def test_a_day_before_a_name_is_left_out() -> None:
    assert found("On Monday Jane Doe spoke.") == [("Jane Doe", "person")]


def test_an_honorific_before_a_name_that_is_a_trade_is_no_title() -> None:
    assert found("Then Mr. Singer spoke.") == [("Singer", "person")]


def test_a_headline_is_known_by_its_capitals() -> None:
    text = "Mayor Jane Doe Tells Council Budget Will Fail\n\nThe mayor spoke on Monday."
    assert {sequence.headline for sequence in sequences(text) if sequence.tokens[0].start < 40} == {True}


def test_endless_capitals_are_cut_into_pieces() -> None:
    assert max(len(sequence.tokens) for sequence in sequences("Doe " * 500)) <= 30


def test_fold_keeps_the_letters_and_drops_the_marks() -> None:
    assert fold("Ångström’s ÉCOLE") == "angstrom's ecole"


def test_after_an_honorific_no_sentence_begins() -> None:
    assert opens_sentence("It rained. Doe left.", 11)
    assert not opens_sentence("It was Mr. Doe again.", 11)


def test_a_day_behind_a_body_is_left_out_with_its_preposition() -> None:
    assert found("The Springfield City Council on Tuesday agreed.") == [("Springfield City Council", "organization")]


def test_a_prefix_in_small_letters_belongs_to_the_name() -> None:
    assert found("It was Carl deRoe again.") == [("Carl deRoe", "person")]


def test_a_body_known_by_itself_is_not_joined_by_and() -> None:
    names = [name for name, _ in found("Then the Society for Roads and NATO agreed.")]
    assert names == ["Society for Roads", "NATO"]


def test_a_given_name_before_a_title_is_a_full_name() -> None:
    assert found("It was Howard Dean again.") == [("Howard Dean", "person")]
