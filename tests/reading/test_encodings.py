"""From bytes to text: which encoding, and what is said of it."""

from __future__ import annotations

import codecs

import pytest

from reportedly.reading.encodings import decode

TEXT = "“Très bien,” Zoë Brønsted said. “We wait — for now.”"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_settles_it_and_is_no_part_of_the_text(encoding: str) -> None:
    marks = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE,
             "utf-32-le": codecs.BOM_UTF32_LE, "utf-32-be": codecs.BOM_UTF32_BE}  # fmt: skip
    assert decode(marks[encoding] + TEXT.encode(encoding), source="a", declared="koi8-r") == (TEXT, encoding, ())


@pytest.mark.parametrize(
    ("data", "declared", "encoding", "codes"),
    [
        (TEXT.encode(), "latin-1", "utf-8", []),
        (TEXT.encode("cp1252"), None, "cp1252", ["R302"]),
        (TEXT.encode("cp1252"), "ISO-8859-1", "cp1252", []),
        (TEXT.encode("cp1252"), "no-such-encoding", "cp1252", ["R302"]),
        (TEXT.encode("utf-16-be"), None, "utf-16-be", ["R302"]),
        ("Мы ждём, сказала она.".encode("koi8-r"), "koi8-r", "koi8-r", []),
        (b"hex", "rot13", "utf-8", []),
        (b"\x81\x9d so", "hex", "cp1252", ["R302", "R303"]),
    ],
)
def test_encoding(data: bytes, declared: str | None, encoding: str, codes: list[str]) -> None:
    decoded = decode(data, source="a.txt", declared=declared)
    assert (decoded.encoding, [problem.code for problem in decoded.problems]) == (encoding, codes)


def test_a_few_bad_bytes_do_not_damage_the_rest() -> None:
    decoded = decode(TEXT.encode() + b"\x93", source="a.txt")
    assert decoded.text == TEXT + "\ufffd"
    assert "1 bytes" in decoded.problems[0].message


def test_a_text_cut_inside_a_character_is_still_utf_8() -> None:
    assert [decode("“".encode()[:cut], source="a.txt").encoding for cut in (1, 2)] == ["utf-8", "utf-8"]


def test_a_text_that_ends_in_an_accented_letter_is_no_cut_one() -> None:
    assert decode("Café".encode("cp1252"), source="a.txt").text == "Café"
