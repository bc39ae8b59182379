"""Files, folders, standard input and addresses, in their order; one bad source never stops the rest."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from reportedly.reading import from_text, read_bytes, read_sources
from reportedly.reading.sniff import kind_of
from zoo.bodies import STORY, docx, docx_paragraph, mail, page, pdf_lines, pdf_pages, response


def ids(*sources: str | Path, stdin: bytes | None = None) -> list[str | None]:
    return [found.document.id if found.document else None for found in read_sources(sources, stdin=stdin)]


def codes(*sources: str | Path, fetch: bool = False) -> list[str]:
    return [problem.code for found in read_sources(sources, fetch=fetch) for problem in found.problems]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "deep/c.md", "deep/a.txt", ".hidden.txt", ".git/x.txt", "notes.csv"):
        path = tmp_path / "stories" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(STORY, "utf-8")
    outside = tmp_path / "outside.txt"
    outside.write_text(STORY, "utf-8")
    (tmp_path / "stories" / "link.txt").symlink_to(outside)
    (tmp_path / "stories" / "near.txt").symlink_to(tmp_path / "stories" / "a.txt")
    return tmp_path / "stories"


def test_a_folder_is_read_in_order_without_hidden_files_and_links_out_of_it(folder: Path) -> None:
    names = [Path(found.source).relative_to(folder).as_posix() for found in read_sources([folder])]
    assert names == ["a.txt", "b.txt", "deep/a.txt", "deep/c.md", "near.txt"]


def test_ids_are_stems_and_a_repeated_one_gets_its_folder_or_a_number(folder: Path) -> None:
    repeated = [folder / "a.txt", folder / "deep/a.txt", folder / "a.txt", folder / "a.txt"]
    assert ids(*repeated) == ["a", "deep-a", "stories-a", "a-2"]


def test_a_folder_with_nothing_to_read_says_so(tmp_path: Path) -> None:
    (tmp_path / "notes.csv").write_text("a,b", "utf-8")
    assert codes(tmp_path) == ["R107"]


def test_the_order_of_a_batch_is_kept_and_bad_sources_stop_nothing(tmp_path: Path, folder: Path) -> None:
    sources = [folder / "b.txt", tmp_path / "none.txt", "https://news.example/a", "", "a\0b", folder / "a.txt"]
    readings = list(read_sources(sources))
    assert [found.source for found in readings] == [str(source) for source in sources]
    assert [found.document is not None for found in readings] == [True, False, False, False, False, True]
    assert codes(*sources)[:2] == ["R102", "R103"]


def test_no_address_is_fetched_unless_asked_for() -> None:
    assert codes("http://127.0.0.1:9/") == ["R103"]


def test_standard_input_is_read_by_what_it_holds() -> None:
    assert ids("-", stdin=STORY.encode()) == ["standard-input"]
    assert codes("-") == ["R202"]
    (found,) = read_sources(["-"], stdin=page())
    assert (found.source, found.document and found.document.title) == ("-", "Harbor bridge to close")


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (page(), "story.txt", "html"),
        (page(), "story", "html"),
        (b"just words", "story.html", "text"),
        (b"<p>So</p>", "story.html", "html"),
        (b"<p>is a tag</p>", "story.txt", "text"),
        (pdf_pages([pdf_lines(["So."])]), "story.txt", "pdf"),
        (docx(docx_paragraph("So.")), "story", "docx"),
        (mail(), "story", "eml"),
        (mail(), "story.txt", "text"),
        (response("https://a.example/", page()), "story", "warc"),
        (b'{"document": {}}', "story", "json"),
        (b'{"a": 1}', "story.txt", "text"),
        (b"GIF89a\0", "story.txt", None),
        (b"words", "story.rtf", "text"),
    ],
)
def test_the_kind_of_a_file_is_told_by_its_beginning_and_its_name(data: bytes, name: str, kind: str | None) -> None:
    assert kind_of(data, name) == kind


def test_a_stored_document_comes_back_as_it_was(tmp_path: Path) -> None:
    document = from_text(STORY, id="bridge")
    alone = msgspec.json.encode(document)
    line = msgspec.json.encode({"document": document, "statements": []})
    pretty = msgspec.json.format(line, indent=2)
    for data in (alone, line, pretty):
        (found,) = read_bytes(data, name="bridge.json")
        assert (found.document, found.problems) == (document, ())
    readings = read_bytes(line + b"\n" + alone + b"\n{}\n", name="all.jsonl")
    assert [found.document for found in readings] == [document, document, None]
    assert readings[2].source == "all.jsonl:3"


def test_a_file_that_may_not_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STORY, "utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    (found,) = read_sources([path])
    assert (found.document, found.problems[0].code) == (None, "R201")
    assert "permission denied" in found.problems[0].message
