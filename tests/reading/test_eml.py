"""Mail: headers, bodies and attachments."""

from __future__ import annotations

import base64

import pytest

from reportedly.reading.eml import read_mail
from zoo.bodies import MAIL_HEAD, STORY, mail, page, pdf_lines, pdf_pages


def multipart(*parts: tuple[str, str]) -> bytes:
    """A message whose parts have these headers and bodies."""
    body = "".join(f"--b\r\n{head}\r\n\r\n{content}\r\n" for head, content in parts)
    return f'{MAIL_HEAD}Content-Type: multipart/mixed; boundary="b"\r\n\r\n{body}--b--\r\n'.encode()


def test_headers_give_title_author_and_date() -> None:
    (found,) = read_mail(mail(), id="m", source="m.eml")
    assert found.document is not None
    assert (found.document.title, found.document.authors) == ("Harbor bridge to close", ("Nora Quist",))
    assert found.document.published == "2023-09-08T10:30:00+02:00"
    assert found.document.sources["published"] == "header"
    assert found.document.text == STORY


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("=?utf-8?q?Br=C3=BCcke?= closes", "Brücke closes"),
        ("=?no-such?q?x?=", "=?no-such?q?x?="),
        ("a\x1b[31mb", "a [31mb"),
    ],
)
def test_coded_and_hostile_subjects(subject: str, title: str) -> None:
    head = MAIL_HEAD.replace("Harbor bridge to close", subject)
    (found,) = read_mail(mail(head=head), id="m", source="m.eml")
    assert found.document is not None
    assert found.document.title == title


def test_plain_text_wins_over_html_and_html_is_read_where_it_is_alone() -> None:
    html = ("Content-Type: text/html; charset=utf-8", page().decode())
    (found,) = read_mail(multipart(html, ("Content-Type: text/plain", "She said so.")), id="m", source="m.eml")
    assert found.document is not None
    assert found.document.text.strip() == "She said so."
    (found,) = read_mail(multipart(html), id="m", source="m.eml")
    assert found.document is not None
    assert "We have no other choice" in found.document.text


def test_attachments_that_can_be_read_are_documents_of_their_own() -> None:
    letter = base64.encodebytes(pdf_pages([pdf_lines(["She said so."])])).decode()
    head = 'Content-Type: {}\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="{}"'
    readings = read_mail(
        multipart(
            ("Content-Type: text/plain", "See the letter."),
            (head.format("application/pdf", "../../letter.pdf"), letter),
            (head.format("image/png", "bridge.png"), letter),
        ),
        id="m",
        source="m.eml",
    )
    assert [(found.source, found.document and found.document.text.strip()) for found in readings] == [
        ("m.eml", "See the letter."), ("m.eml/letter.pdf", "She said so."),
    ]  # fmt: skip
