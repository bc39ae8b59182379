"""The documents say what the code does: every word is there, every link leads somewhere, every example runs."""

from __future__ import annotations

import ast
import doctest
import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import click
import msgspec
import pytest

from reportedly import document, entity, statement, story
from reportedly.cli import main
from reportedly.glossary import VOCABULARIES, entries
from reportedly.messages import MESSAGES

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "examples" / "README.md", *sorted(DOCS.glob("*.md"))]
RECORDS: list[type[msgspec.Struct]] = [
    *(document.Document, document.Block, document.Post, document.Link, document.Box),
    *(statement.Attribution, entity.Entity, statement.Statement, statement.Anonymity, statement.Hedge),
    *(statement.Hop, statement.Flag, story.Notice, document.Problem, story.Story),
]
VOCABULARY: dict[str, tuple[Any, str]] = {
    "kind": (statement.Kind, "Kind: what the statement does"),
    "medium": (statement.Medium, "Medium: how it was said"),
    "quotation": (statement.QuotationType, "Quotation: whose words they are"),
    "basis": (statement.Basis, "Basis: what the speaker's knowledge rests on"),
    "grade": (statement.Grade, "Anonymity: how an unnamed source is described"),
    "relation": (statement.Relation, "Chain: who stands between the article and the speaker"),
    "entity": (entity.EntityType, "Entity type: who or what"),
    "notice": (document.NoticeType, "Notice type: what a story says about itself"),
    "block": (document.BlockKind, "Block kind: the parts of a document"),
    "network": (document.Network, "Networks"),
}
ELSEWHERE = re.compile(r"https?://|mailto:")


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def section(text: str, title: str) -> str:
    """What stands under a heading, down to the next of its depth or higher."""
    match = re.search(rf"^(#+) {re.escape(title)}\n(.*?)(?=^#{{1,2}} |\Z)", text, flags=re.MULTILINE | re.DOTALL)
    assert match is not None, f"no section {title!r}"
    return match.group(2)


def rows(text: str) -> list[str]:
    """The first cell of each row of the tables in `text`, without its back quotes."""
    return [cell.strip("`") for cell in re.findall(r"^\| (`[^|]+`)", text, flags=re.MULTILINE)]


def slug(heading: str) -> str:
    """The anchor that GitHub gives a heading."""
    plain = re.sub(r"[^\w\- ]", "", heading.strip().lower().replace("`", ""))
    return plain.replace(" ", "-")


def blocks(text: str) -> Iterator[tuple[str, str]]:
    """The fenced blocks of a page with their language, and the indented ones as `text`."""
    for language, body in re.findall(r"^```(\w*)\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL):
        yield language, body
    outside = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    for body in re.findall(r"(?:\n\n)((?: {4}.*(?:\n|\Z))+)", outside):
        yield "text", re.sub(r"^ {4}", "", body, flags=re.MULTILINE)


def commands() -> list[tuple[str, str]]:
    """Every `reportedly ...` command that a page shows, in a block or within a line."""
    found = []
    for path in PAGES:
        text = path.read_text(encoding="utf-8")
        lines = [line for language, body in blocks(text) if language != "python" for line in body.splitlines()]
        lines += re.findall(r"`(reportedly [^`]+)`", text)
        found += [(path.name, line.removeprefix("$ ").strip()) for line in lines]
    shown = [(name, line.rpartition("| ")[2]) for name, line in found]
    return [(name, line) for name, line in shown if re.match(rf"reportedly( (?:{'|'.join(main.commands)})\b|$)", line)]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_field_is_described_and_no_other(record: type[msgspec.Struct]) -> None:
    assert rows(section(page("records.md"), record.__name__)) == list(record.__struct_fields__)


def test_every_record_has_a_section() -> None:
    written = re.findall(r"^## (\w+)$", page("records.md"), flags=re.MULTILINE)
    assert written == [record.__name__ for record in RECORDS]


@pytest.mark.parametrize("name", VOCABULARY)
def test_every_word_of_a_closed_list_is_described(name: str) -> None:
    words, title = VOCABULARY[name]
    written = re.findall(r"`(\w+)`", section(page("kinds.md"), title))
    missing = set(get_args(words)) - set(written)
    assert not missing, f"{title}: {', '.join(sorted(missing))}"


@pytest.mark.parametrize("name", ["kind", "medium", "quotation", "basis", "grade", "relation", "entity", "notice"])
def test_the_tables_of_closed_lists_hold_no_other_word(name: str) -> None:
    words, title = VOCABULARY[name]
    assert sorted(rows(section(page("kinds.md"), title))) == sorted(get_args(words))


def test_every_flag_is_documented_and_no_other() -> None:
    written = re.findall(r"^## (\w+)$", page("flags.md"), flags=re.MULTILINE)
    assert written == list(get_args(statement.FlagCode))


@pytest.mark.parametrize("code", get_args(statement.FlagCode))
def test_a_flag_says_its_rule_its_meaning_an_example_and_what_to_do(code: str) -> None:
    text = section(page("flags.md"), code)
    for part in ("**Rule**", "**Meaning.**", "**Example.**", "**What to do.**"):
        assert part in text, f"{code} has no {part}"


def test_docs_and_explain_know_the_same_flags_and_lists() -> None:
    explained = {entry.name for entry in entries() if entry.vocabulary == "flag"}
    assert explained == set(get_args(statement.FlagCode))
    assert set(VOCABULARY) <= set(VOCABULARIES)


def test_every_family_of_messages_is_documented() -> None:
    families = {f"{code[:2]}xx" for code in MESSAGES}
    assert set(re.findall(r"R\dxx", page("cli.md"))) == families


def test_pages_name_no_message_that_is_not_there() -> None:
    for path in PAGES:
        named = set(re.findall(r"\bR\d{3}\b", path.read_text(encoding="utf-8")))
        assert named <= set(MESSAGES), f"{path.name} names {', '.join(sorted(named - set(MESSAGES)))}"


def test_every_command_and_option_is_documented() -> None:
    text = page("cli.md")
    assert isinstance(main, click.Group)
    for name, command in main.commands.items():
        written = section(text, f"reportedly {name}")
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                for spelling in parameter.opts:
                    assert f"`{spelling}" in written, f"{name} {spelling}"


def test_documented_options_exist() -> None:
    known = {"--help", "--version"}
    for command in main.commands.values():
        known |= {spelling for parameter in command.params for spelling in parameter.opts}
    for path in PAGES:
        text = path.read_text(encoding="utf-8")
        for line in [line for _, line in commands() if line in text]:
            for option in re.findall(r"(?<!\S)--[a-z-]+", line):
                assert option in known, f"{path.name}: {line}"


@pytest.mark.parametrize(("name", "line"), commands())
def test_a_command_that_is_shown_parses(name: str, line: str) -> None:
    words = shlex.split(re.split(r"\s[>|]\s", line)[0])[1:]
    words = [word for word in words if word not in ("SOURCE...", "CODE")]
    if not words or "[OPTIONS]" in words:
        return
    command = main.commands[words[0]]
    context = command.make_context(words[0], words[1:], resilient_parsing=False)
    for source in context.params.get("sources") or ():
        if source.startswith("examples"):
            assert (ROOT / source).exists(), f"{name}: {source}"


def test_words_that_are_explained_in_the_pages_can_be() -> None:
    from reportedly.glossary import lookup

    for name, line in commands():
        words = shlex.split(line)
        if words[1:2] == ["explain"] and len(words) == 3 and words[2] != "CODE":
            assert lookup(words[2]), f"{name}: {line}"


def test_examples_in_the_pages_give_what_they_show() -> None:
    tried = 0
    for path in PAGES:
        result = doctest.testfile(str(path), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)
        assert result.failed == 0, path.name
        tried += result.attempted
    assert tried


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_python_that_is_shown_compiles(path: Path) -> None:
    for language, body in blocks(path.read_text(encoding="utf-8")):
        if language == "python" or (language == "text" and body.startswith(("from ", "import "))):
            ast.parse(body)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_names_that_are_imported_in_the_pages_exist(path: Path) -> None:
    for language, body in blocks(path.read_text(encoding="utf-8")):
        if language != "python" and not (language == "text" and body.startswith(("from ", "import "))):
            continue
        for node in ast.walk(ast.parse(body)):
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                exec(ast.unparse(node), {})


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if ELSEWHERE.match(target):
            continue
        name, _, anchor = target.partition("#")
        linked = path if not name else (path.parent / name).resolve()
        assert linked.exists(), f"{path.name} links to {target}"
        if anchor:
            headings = re.findall(r"^#+ (.*)$", linked.read_text(encoding="utf-8"), flags=re.MULTILINE)
            assert anchor in {slug(heading) for heading in headings}, f"{path.name} links to {target}"


def test_scripts_that_are_named_are_there() -> None:
    for path in PAGES:
        text = path.read_text(encoding="utf-8")
        for name in re.findall(r"python ((?:training|benchmarks|examples)/[\w/]+\.py)", text):
            assert (ROOT / name).is_file(), f"{path.name} names {name}"


def test_every_page_is_linked_from_the_readme() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for path in DOCS.glob("*.md"):
        assert f"docs/{path.name}" in text, path.name


def test_every_example_is_listed() -> None:
    text = (ROOT / "examples" / "README.md").read_text(encoding="utf-8")
    for path in (ROOT / "examples").iterdir():
        if path.name != "README.md" and path.is_file():
            assert f"]({path.name})" in text, path.name


def test_the_json_that_is_shown_is_of_the_schema_and_its_offsets_hold() -> None:
    from jsonschema import Draft202012Validator

    from reportedly.schema import line_schema

    shown = [json.loads(body) for language, body in blocks(page("json.md")) if language == "json"]
    lines = [line for line in shown if "document" in line]
    assert lines
    for line in lines:
        Draft202012Validator(line_schema()).validate(line)
        text = line["document"]["text"]
        assert line["document"]["sha256"] == document.fingerprint(text)
        for spoken in line["statements"]:
            for start, end in (*spoken["source"], *spoken["cue"], *spoken["content"], *spoken["appearances"]):
                assert 0 <= start < end <= len(text)
                assert text[start:end] == text[start:end].strip()


def test_the_changelog_knows_this_version() -> None:
    import tomllib

    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert f"## [{version}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_no_page_is_left_unfinished(path: Path) -> None:
    assert not re.search(r"TODO|TBD|FIXME|lorem ipsum", path.read_text(encoding="utf-8"))
