"""Web archives: which records are documents, how they travelled, and where an archive ends early."""

from __future__ import annotations

import gzip
import io
import zlib

import pytest

from reportedly.reading import Reading
from reportedly.reading.warc import document_name, read_archive
from zoo.bodies import packed, page, response

URL = "https://harbor-news.example/2023/bridge.html"
HTML = "Content-Type: text/html; charset=utf-8\r\n"


def read(archive: bytes) -> list[Reading]:
    return list(read_archive(archive, source="crawl.warc"))


def codes(readings: list[Reading]) -> list[str]:
    return [problem.code for found in readings for problem in found.problems]


@pytest.mark.parametrize(
    "pack", [b"".join, lambda records: packed(*records), lambda records: gzip.compress(b"".join(records))]
)
def test_pages_are_documents_named_by_their_address(pack: object) -> None:
    records = [response(URL, page()), response("https://a.example/x.png", b"x", headers="Content-Type: image/png\r\n")]
    assert callable(pack)
    (found,) = read(pack(records))
    assert found.document is not None
    assert (found.source, found.document.id, found.document.url) == (URL, "bridge", URL)
    assert found.document.title == "Harbor bridge to close"


def chunked(body: bytes) -> bytes:
    return b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (HTML + "Transfer-Encoding: chunked\r\n", chunked(page())),
        (HTML + "Content-Encoding: gzip\r\n", gzip.compress(page())),
        (HTML + "Content-Encoding: deflate\r\n", zlib.compress(page())),
        (HTML + "Content-Encoding: gzip\r\n", page()),
        (HTML + "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", chunked(gzip.compress(page()))),
    ],
)
def test_the_coding_of_a_response_is_undone(headers: str, body: bytes) -> None:
    (found,) = read(response(URL, body, headers=headers))
    assert found.document is not None
    assert "We have no other choice" in found.document.text


def test_what_stands_before_the_damage_is_read() -> None:
    readings = read(packed(response(URL, page()), response(URL, page()))[:-60])
    assert [found.document is not None for found in readings] == [True, False]
    assert codes(readings) == ["R310"]


def test_a_file_is_read_without_being_loaded() -> None:
    (found,) = read_archive(io.BytesIO(response(URL, page())), source="crawl.warc")
    assert found.document is not None


def test_nothing_is_printed_about_damage(capsys: pytest.CaptureFixture[str]) -> None:
    read(response(URL, page(), length=20) + response(URL, page()))
    assert capsys.readouterr() == ("", "")


def test_names_of_documents() -> None:
    assert document_name("https://a.example/b/../c%20d.php?x=1") == "c-d"
    assert document_name("") == document_name("http://[") == "document"
