"""Names of persons: parsed, and held against each other."""

from __future__ import annotations

import pytest

from reportedly.linking.personal import is_common, personal_name, relation, sound


@pytest.mark.parametrize(
    ("text", "words", "suffix"),
    [
        ("Ann Roe", ("ann", "roe"), ""),
        ("Dr. Ann Q. Roe-Quill", ("ann", "q", "roe", "quill"), ""),
        ("Prime Minister Ann Roe", ("ann", "roe"), ""),
        ("Frenchman Luc Tarrow", ("luc", "tarrow"), ""),
        ("Christian Tarrow", ("christian", "tarrow"), ""),
        ("Dean Tarrow", ("dean", "tarrow"), ""),
        ("Five-year-old Ben Tarrow", ("ben", "tarrow"), ""),
        ("U.N. Secretary-General Ann Roe", ("ann", "roe"), ""),
        ("Tomas Verne Jr.", ("tomas", "verne"), "jr"),
        ("Tomas Verne III", ("tomas", "verne"), "iii"),
        ("Ann Roe, PhD", ("ann", "roe"), ""),
        ("Ann Roe Ann Roe", ("ann", "roe"), ""),
        ("José Núñez", ("jose", "nunez"), ""),
        ("Roe’s", ("roe",), ""),
    ],
)
def test_a_name_is_its_words_without_titles(text: str, words: tuple[str, ...], suffix: str) -> None:
    name = personal_name(text)
    assert name is not None
    assert (name.words, name.suffix) == (words, suffix)


@pytest.mark.parametrize("text", ["", "...", "—", "\x00", " ".join(["Roe"] * 5000 + ["Quill"])])
def test_what_is_no_name_is_none(text: str) -> None:
    assert personal_name(text) is None


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Ann Roe", "ann roe", "equal"),
        ("Park Min-ho", "Park Min Ho", "equal"),
        ("Ann Roe", "Ann Quentin Roe", "longer"),
        ("Ann Q. Roe", "Ann Quentin Roe", "initial"),
        ("A. Roe", "Ann Roe", "initial"),
        ("J. Quentin Roe", "Quentin Roe", "longer"),
        ("Bob Verne", "Robert Verne", "nickname"),
        ("Jim Verne", "James P. Verne", "nickname"),
        ("Tomas Verne Jr.", "Tomas Verne", "longer"),
        ("Tomas Verne Jr.", "Tomas Verne Sr.", "different"),
        ("Ramon Quessada", "Ramon Quessada Mora", "longer"),
        ("Jiro Tanabe", "Tanabe Jiro", "order"),
        ("Sergei Voldugin", "Sergey Voldugin", "variant"),
        ("Zhao Zicong", "Zhao Sicong", "variant"),
        ("Roe", "Ann Roe", "surname"),
        ("Ann", "Ann Roe", "given"),
        ("Roe", "Roe", "equal"),
        ("Roe", "Quill", "different"),
        ("Ann Roe", "Ben Roe", "different"),
        ("Ann Roe", "Ann Quill", "different"),
        ("Kim Jong Min", "Kim Jong Ho", "different"),
        ("Ann P. Roe", "Ann Q. Roe", "different"),
        ("Mario Verne", "Maria Verne", "different"),
        ("Max Verne", "Jos Verne", "different"),
    ],
)
def test_how_two_names_stand_to_each_other(a: str, b: str, expected: str) -> None:
    one, other = personal_name(a), personal_name(b)
    assert one is not None
    assert other is not None
    assert relation(one, other) == expected
    assert relation(other, one) == expected


def test_a_name_that_many_bear_is_common() -> None:
    assert is_common(personal_name("John Smith"))  # type: ignore[arg-type]
    assert not is_common(personal_name("John Quillfeather"))  # type: ignore[arg-type]
    assert not is_common(personal_name("Tarrow Smith"))  # type: ignore[arg-type]


def test_sounds_keep_the_consonants() -> None:
    assert sound("faiz") == sound("fayez")
    assert sound("") == ""
