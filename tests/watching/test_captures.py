"""Captures that were made before: folders and web archives, in the order of their time, without the network."""

from __future__ import annotations

import gzip
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reportedly.document import Document, fingerprint
from reportedly.ledger import Ledger
from reportedly.reading import read_sources
from reportedly.reading.captures import in_order, seen_at
from reportedly.reading.record import Reading
from reportedly.watching import Network, Watch

from .world import COST, LEAD, REST, page, told, understand

URL = "https://quaycourier.example/bridge"


def refuse(host: str, port: int) -> list[str]:
    raise AssertionError(f"{host} was resolved")


def watch(ledger: Ledger, *sources: Path, url: str | None = None) -> list[tuple[str, str | None]]:
    watching = Watch(ledger, understand, network=Network(resolve=refuse))
    return told(watching.captures(read_sources(sources), url=url))


def record(at: str, body: bytes, url: str = URL, status: int = 200) -> bytes:
    """A capture in a web archive."""
    http = b"HTTP/1.1 %d OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" % status + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: {at}\r\n"
        f"WARC-Record-ID: <urn:uuid:0>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + http + b"\r\n\r\n")


def cost(amount: str) -> bytes:
    return page(LEAD, COST.replace("400,000", amount)).body


def texts(ledger: Ledger) -> list[tuple[int, str, str]]:
    """Of each capture in the order of time: its version, what the text says the cost is, and since when."""
    return [
        (number, text.partition("cost ")[2].partition(" ")[0], since)
        for number, text, since in ledger.db.execute(
            "SELECT number, text, since FROM capture JOIN version ON version.id = capture.version ORDER BY since"
        )
    ]


def test_an_archive_gives_its_captures_in_the_order_of_time(ledger: Ledger, tmp_path: Path) -> None:
    archive = tmp_path / "harbour.warc.gz"
    archive.write_bytes(
        record("2024-03-13T09:00:00Z", cost("900,000"))
        + record("2024-03-11T09:00:00Z", cost("400,000"))
        + record("2024-03-14T09:00:00.123456Z", cost("400,000"))
        + record("2024-03-12T09:00:00Z", cost("400,000"))
        + record("2024-03-12T12:00:00Z", b"", status=404)
    )
    assert watch(ledger, archive) == [("new_story", None), ("new_version", "number"), ("reverted", "number")]
    assert texts(ledger) == [
        (1, "400,000", "2024-03-11T09:00:00+00:00"), (2, "900,000", "2024-03-13T09:00:00+00:00"),
        (1, "400,000", "2024-03-14T09:00:00+00:00"),
    ]  # fmt: skip
    assert watch(ledger, archive) == []


def test_captures_of_several_archives_are_put_together(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(
        record("2024-03-11T09:00:00Z", cost("100,000")) + record("2024-03-13T09:00:00Z", cost("300,000"))
    )
    (tmp_path / "b.warc.gz").write_bytes(
        record("2024-03-12T09:00:00Z", cost("200,000")) + record("2024-03-12T09:00:00Z", cost("7"), url=URL + "2")
    )
    watch(ledger, tmp_path)
    assert [text for _, text, _ in texts(ledger) if text != "7"] == ["100,000", "200,000", "300,000"]


def test_a_folder_says_the_time_in_the_names_of_its_files(ledger: Ledger, tmp_path: Path) -> None:
    for name, amount in [
        ("b-2024-03-11.html", "100,000"), ("a-2024-03-12T0930.html", "200,000"), ("20240312100000.html", "300,000")
    ]:  # fmt: skip
        (tmp_path / name).write_bytes(cost(amount))
    assert watch(ledger, tmp_path, url=URL) == [
        ("new_story", None),
        ("new_version", "number"),
        ("new_version", "number"),
    ]
    assert [text for _, text, _ in texts(ledger)] == ["100,000", "200,000", "300,000"]
    assert ledger.db.execute("SELECT name, url FROM story").fetchall() == [("bridge", URL)]


def test_a_file_without_a_time_in_its_name_has_that_of_its_writing(ledger: Ledger, tmp_path: Path) -> None:
    for name, amount, day in [("x.html", "200,000", 12), ("y.html", "100,000", 11)]:
        (tmp_path / name).write_bytes(cost(amount))
        stamp = datetime(2024, 3, day, tzinfo=UTC).timestamp()
        os.utime(tmp_path / name, (stamp, stamp))
    watch(ledger, tmp_path / "x.html", tmp_path / "y.html", url=URL)
    assert [text for _, text, _ in texts(ledger)] == ["100,000", "200,000"]


def test_captures_are_of_the_address_that_their_page_names(ledger: Ledger, tmp_path: Path) -> None:
    named = b'<head><link rel="canonical" href="https://quaycourier.example/bridge">'
    for day, amount in (("11", "100,000"), ("12", "200,000")):
        (tmp_path / f"2024-03-{day}.html").write_bytes(cost(amount).replace(b"<head>", named))
    assert watch(ledger, tmp_path) == [("new_story", None), ("new_version", "number")]


def test_captures_of_no_address_are_stories_each(ledger: Ledger, tmp_path: Path) -> None:
    for day in ("11", "12"):
        (tmp_path / f"2024-03-{day}.html").write_bytes(cost(day))
    assert watch(ledger, tmp_path) == [("new_story", None), ("new_story", None)]


def test_a_capture_older_than_the_ledger_is_told_and_not_stored(ledger: Ledger, tmp_path: Path) -> None:
    late, early = tmp_path / "2024-03-12.html", tmp_path / "2024-03-11.html"
    late.write_bytes(cost("200,000"))
    early.write_bytes(cost("100,000"))
    watch(ledger, late, url=URL)
    assert watch(ledger, early, url=URL) == [("unread", "R340")]
    assert [text for _, text, _ in texts(ledger)] == ["200,000"]
    assert ledger.db.execute("SELECT code FROM problem WHERE version IS NULL").fetchall() == [("R340",)]


def test_what_cannot_be_read_is_told_and_the_rest_is_read(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"")
    (tmp_path / "b.html").write_bytes(page(LEAD, REST).body)
    archive = tmp_path / "c.warc.gz"
    archive.write_bytes(record("2024-03-11T09:00:00Z", cost("1")) + record("2024-03-12T09:00:00Z", cost("2"))[:-40])
    found = watch(ledger, tmp_path, tmp_path / "none")
    assert sorted(found, key=str) == [
        ("new_story", None), ("new_story", None), ("unread", "R102"), ("unread", "R202"), ("unread", "R310")
    ]  # fmt: skip


@pytest.mark.parametrize("date", ["", "yesterday", "2024-03-11", "9999-99-99T99:99:99Z", "2024-03-11T09:00:00+99:99"])
def test_a_date_of_any_kind_in_an_archive_is_no_crash(ledger: Ledger, tmp_path: Path, date: str) -> None:
    archive = tmp_path / "a.warc.gz"
    archive.write_bytes(record(date, cost("1")))
    assert watch(ledger, archive) == [("new_story", None)]


@pytest.mark.parametrize(
    ("name", "time"),
    [
        ("20240314093005.html", "2024-03-14T09:30:05"), ("a/2023-01-01/2024-03-14_09-30.txt", "2024-03-14T09:30:00"),
        ("2024-03-14T09:30:05Z.html", "2024-03-14T09:30:05"), ("story-20240314.html", "2024-03-14T00:00:00"),
        ("20241399-2024-03-14.html", "2024-03-14T00:00:00"), ("2024-03-14 0930.html", "2024-03-14T09:30:00"),
    ],
)  # fmt: skip
def test_the_time_in_a_name(name: str, time: str) -> None:
    assert seen_at(name).isoformat() == f"{time}+00:00"


def test_a_text_that_is_no_unicode_is_held(ledger: Ledger) -> None:
    text = "Ann Roe\ud800 said no."
    document = Document(id="note", text=text, sha256=fingerprint(text), url=URL)
    (found,) = in_order([Reading("2024-03-14.txt", document)])
    assert found.reading.document == document
    assert found.at == datetime(2024, 3, 14, tzinfo=UTC)
