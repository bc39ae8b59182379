"""The command `compare`: from files and from a ledger, in every form, with its exit codes."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import jsonschema
import msgspec
import pytest
from click.testing import CliRunner, Result

from reportedly.change import ChangeKind
from reportedly.cli import main
from reportedly.commands.schema import schema
from reportedly.ledger import Ledger
from reportedly.messages import problem
from reportedly.reading.record import Reading
from reportedly.reading.sources import read_bytes
from reportedly.report.versions import versions_page
from reportedly.versions import held

from .pairs import PAIRS, STORY, UNION, story, with_

DOCS = Path(__file__).parents[2] / "docs" / "versions.md"


def call(*words: Any) -> Result:
    return CliRunner().invoke(main, ["compare", *map(str, words)], env={"COLUMNS": "140"})


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """A story and its later version, as plain text."""
    found = (tmp_path / "old.txt", tmp_path / "new.txt")
    for path, text in zip(found, (STORY, with_("400,000", "900,000", (UNION, ""))), strict=True):
        path.write_text(text.replace("# ", "").replace("\n", "\n\n"), encoding="utf-8")
    return found


def test_a_table_shows_both_sides(files: tuple[Path, Path]) -> None:
    result = call(*files)
    assert result.exit_code == 0
    assert re.search(r"number +silent +400,000 +900,000", result.stdout)
    assert "withdrawn" in result.stdout


def test_a_silent_change_fails_where_that_is_asked(files: tuple[Path, Path]) -> None:
    assert call("--fail-on", "silent", *files).exit_code == 1
    assert call("--fail-on", "silent", files[0], files[0]).exit_code == 0


def test_nothing_is_printed_where_nothing_changed(files: tuple[Path, Path]) -> None:
    assert call(files[0], files[0]).output == ""
    assert call("--json", files[0], files[0]).output == ""


def test_each_line_of_json_fits_the_schema(files: tuple[Path, Path]) -> None:
    lines = [json.loads(line) for line in call("--json", *files).stdout.splitlines()]
    validator = jsonschema.Draft202012Validator(schema("compare"))
    for line in lines:
        validator.validate(line)
        assert list(line) == ["kind", "old", "new", "statement", "notice", "silent"]
    assert {line["kind"] for line in lines} == {"number", "withdrawn"}


def test_csv_has_the_offsets(files: tuple[Path, Path]) -> None:
    rows = list(csv.DictReader(io.StringIO(call("--csv", *files).stdout)))
    assert [row["new"] for row in rows if row["change"] == "number"] == ["900,000"]
    assert all(row["old start"].isdigit() for row in rows)


def test_a_narrow_terminal_says_which_words_are_old(files: tuple[Path, Path]) -> None:
    result = CliRunner().invoke(main, ["compare", *map(str, files)], env={"COLUMNS": "80"})
    lines = result.stdout.splitlines()
    assert "  old  400,000" in lines
    assert "  new  900,000" in lines
    assert max(map(len, lines)) <= 80


def test_a_page_shows_what_stands_around_a_change(files: tuple[Path, Path], tmp_path: Path) -> None:
    target = tmp_path / "changes.html"
    call("--html", target, *files)
    page = target.read_text(encoding="utf-8")
    old = files[0].read_text(encoding="utf-8")
    at = old.index("400,000")
    before = old[:at].split()[-1]
    assert re.search(rf'class="around">[^<]*{re.escape(before)} </span><a href="#o\d+">400,000</a>', page)


def test_a_page_shows_both_versions(files: tuple[Path, Path], tmp_path: Path) -> None:
    target = tmp_path / "changes.html"
    assert call("--html", target, *files).exit_code == 0
    page = target.read_text(encoding="utf-8")
    assert ">400,000</a>" in page
    assert ">900,000</a>" in page
    assert 'href="#o1"' in page


def test_a_file_that_is_not_there_is_told(files: tuple[Path, Path]) -> None:
    result = call(files[0], "gone.html")
    assert result.exit_code == 3
    assert "[R102] gone.html does not exist." in result.stderr


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Pages at their addresses, in the place of the network; what is not there can't be fetched."""
    pages: dict[str, str] = {}

    def read_address(url: str) -> Iterator[Reading]:
        if url in pages:
            yield from read_bytes(pages[url].encode(), name="page.txt", source=url)
        else:
            yield Reading(url, None, (problem("R504", url=url, status=404),))

    monkeypatch.setattr("reportedly.reading.fetch.read_address", read_address)
    return pages


def plain(text: str) -> str:
    return text.replace("# ", "").replace("\n", "\n\n")


def test_addresses_are_fetched_where_that_is_allowed(web: dict[str, str], files: tuple[Path, Path]) -> None:
    web["https://quaycourier.example/ferry"] = plain(with_("400,000", "900,000"))
    result = call("--fetch", "--fail-on", "silent", files[0], "https://quaycourier.example/ferry")
    assert result.exit_code == 1
    assert re.search(r"number +silent +400,000 +900,000", result.stdout)
    refused = call(files[0], "https://quaycourier.example/ferry")
    assert refused.exit_code == 3
    assert "[R103]" in refused.stderr
    gone = call("--fetch", files[0], "https://quaycourier.example/gone")
    assert gone.exit_code == 3
    assert "[R504]" in gone.stderr


def test_a_stored_version_is_compared_with_the_page_as_it_is_now(web: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    with Ledger(str(path)) as ledger:
        ledger.add(story(STORY))
    web["https://quaycourier.example/ferry"] = plain(with_("400,000", "900,000"))
    now = "https://quaycourier.example/ferry"
    assert re.search(r"number +silent +400,000 +900,000", call("--ledger", path, "--fetch", "note", now).stdout)
    unheld = call("--ledger", path, "note", now)
    assert unheld.exit_code == 2
    assert "[R116]" in unheld.stderr


def test_a_folder_of_stories_is_no_version(files: tuple[Path, Path]) -> None:
    result = call(files[0].parent, files[1])
    assert result.exit_code == 2
    assert "[R115]" in result.stderr


def test_versions_of_a_ledger_are_compared(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    with Ledger(str(path)) as ledger:
        for text in (STORY, with_("400,000", "900,000")):
            kept = story(text)
            document = msgspec.structs.replace(kept.document, url="https://tarrow.example/ferry")
            ledger.add(msgspec.structs.replace(kept, document=document))
    result = call("--ledger", path, "note@1", "note@2")
    assert re.search(r"number +silent +400,000 +900,000", result.stdout), result.output
    assert call("--ledger", path, "note@1", "note").stdout == result.stdout
    assert call("--ledger", path, "note", "note@2").output == ""
    lines = [json.loads(line) for line in call("--ledger", path, "--json", "note@1", "note@2").stdout.splitlines()]
    assert [(line["kind"], line["old"]["text"], line["new"]["text"]) for line in lines] == [
        ("number", "400,000", "900,000")
    ]
    rows = list(csv.DictReader(io.StringIO(call("--ledger", path, "--csv", "note@1", "note@2").stdout)))
    assert [row["new"] for row in rows] == ["900,000"]
    page = tmp_path / "changes.html"
    assert call("--ledger", path, "--html", page, "--fail-on", "silent", "note@1", "note@2").exit_code == 1
    assert ">900,000</a>" in page.read_text(encoding="utf-8")
    for missing in ("note@9", "nothing@1", "nothing", "note@0"):
        refused = call("--ledger", path, missing, "note")
        assert refused.exit_code == 2
        assert "[R116]" in refused.stderr


@pytest.mark.parametrize("versions", PAIRS, ids=lambda versions: versions.name)
def test_every_block_of_both_versions_is_on_the_page_once(versions: Any) -> None:
    old, new = versions.stories()
    compared = held(old, new)
    assert sorted(row.old for row in compared.rows if row.old is not None) == list(range(len(old.document.blocks)))
    assert sorted(row.new for row in compared.rows if row.new is not None) == list(range(len(new.document.blocks)))
    page = versions_page(compared)
    linked = set(re.findall(r'href="#([con]\d+)"', page))
    assert linked <= set(re.findall(r' id="([con]\d+)"', page))


def test_what_a_text_holds_is_only_text_on_the_page() -> None:
    old, new = story("# <b>A</b>\nHe said <script>x</script> 5."), story("# <i>A</i> b\nHe said <script>x</script> 6.")
    page = versions_page(held(old, new))
    assert "<script>x" not in page
    assert "<i>A" not in page


def test_every_change_is_documented() -> None:
    written = re.findall(r"^\| `(\w+)` \|", DOCS.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert written == list(get_args(ChangeKind))
