"""PDF files that are broken or hostile."""

from __future__ import annotations

import zlib

from .animal import Animal
from .bodies import PICTURE, PICTURE_PAGE, PICTURE_RESOURCES, STORY, deflated_zeros, pdf, pdf_lines, pdf_pages, stream

_RC4 = b"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <" + b"4f" * 32 + b"> /U <" + b"55" * 32 + b"> >>"
_LETTER = pdf_lines(
    ["The bridge will close in March, the mayor said.", "“We wait,” she said.".replace("“", '"').replace("”", '"')]
)


def _encrypted() -> bytes:
    return pdf_pages([_LETTER], extra={6: _RC4}, trailer=b"/Encrypt 6 0 R /ID [<00><00>]")


def _looping() -> bytes:
    return pdf({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                3: b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 1 >>"})  # fmt: skip


def _pdf_bomb() -> bytes:
    body = b"\x78\x9c" + deflated_zeros(2_000, byte=b" ")
    twice = zlib.compress(body, 9)
    return pdf_pages([stream(twice, b"/Filter [/FlateDecode /FlateDecode]")])


PDFS = (
    Animal("empty PDF", "empty.pdf", lambda: b"", ("R202",), "not read"),
    Animal("text with a PDF's name", "text.pdf", lambda: STORY.encode(), ("R206",), "not read"),
    Animal("PDF cut in the middle", "cut.pdf", lambda: pdf_pages([_LETTER])[:300], ("R206",), "not read"),
    Animal("encrypted PDF", "encrypted.pdf", _encrypted, ("R207",), "not read"),
    Animal("PDF whose page tree loops", "loop.pdf", _looping, (), "not read"),
    Animal(
        "scanned PDF",
        "scan.pdf",
        lambda: pdf_pages([PICTURE_PAGE], resources=PICTURE_RESOURCES, extra=PICTURE),
        ("R210",),
        "not read",
    ),
    Animal(
        "PDF with one scanned page",
        "half-scan.pdf",
        lambda: pdf_pages([_LETTER, PICTURE_PAGE], resources=PICTURE_RESOURCES, extra=PICTURE),
        ("R306",),
        "read with problem",
    ),
    Animal("PDF with an empty page", "blank.pdf", lambda: pdf_pages([stream(b"")]), ("R212",), "not read"),
    Animal("PDF without pages", "no-pages.pdf", lambda: pdf_pages([]), (), "not read"),
    Animal("PDF that unpacks to two gigabytes", "bomb.pdf", _pdf_bomb, (), "not read"),
    Animal(
        "PDF with scripts",
        "script.pdf",
        lambda: pdf_pages([_LETTER], catalog=b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"),
    ),
    Animal("PDF with a text's name", "letter.txt", lambda: pdf_pages([_LETTER])),
    Animal("PDF of 400 pages", "pages.pdf", lambda: pdf_pages([_LETTER] * 400), ("R312",), "read with problem"),
    Animal(
        "PDF with its table of places wrong",
        "places.pdf",
        lambda: pdf_pages([_LETTER]).replace(b"startxref\n", b"startxref\n9"),
    ),
)
