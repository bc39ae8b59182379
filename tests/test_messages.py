"""Messages: numbered once, well formed, all used, and the only way of saying something to a user."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest

from reportedly.errors import FetchError, InstallationError, LedgerError, ReportedlyError, SourceError, UsageError
from reportedly.messages import MESSAGES, Message, printable, problem, render

PACKAGE = Path(__file__).parents[1] / "src" / "reportedly"
SOURCES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}
FAMILY = {"R1": UsageError, "R2": SourceError, "R4": InstallationError, "R5": FetchError, "R6": LedgerError}


def fields(message: Message) -> set[str]:
    """The names of the fields that a message is filled with."""
    parts = string.Formatter().parse(message.text + message.remedy)
    return {re.split(r"[.\[]", name)[0] for _, name, _, _ in parts if name}


def calls() -> list[tuple[Path, ast.Call, str]]:
    """Every call in the package with its function's name (the last part of it)."""
    found = []
    for path, tree in SOURCES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                found.append((path, node, ast.unparse(node.func).rpartition(".")[2]))
    return found


def literal(node: ast.expr) -> str | None:
    """The text of a string literal or f-string, None for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value for part in node.values if isinstance(part, ast.Constant))
    return None


def test_codes_are_written_once() -> None:
    source = (PACKAGE / "messages.py").read_text(encoding="utf-8")
    written = re.findall(r'^    "(R\d+)": Message', source, flags=re.MULTILINE)
    assert sorted(written) == sorted(set(written)) == sorted(MESSAGES)


def test_codes_stand_in_order() -> None:
    assert list(MESSAGES) == sorted(MESSAGES)


@pytest.mark.parametrize("code", MESSAGES)
def test_a_code_is_well_formed(code: str) -> None:
    assert re.fullmatch(r"R[1-6]\d\d", code)


@pytest.mark.parametrize("code", MESSAGES)
def test_a_message_says_what_is_wrong_and_what_to_do(code: str) -> None:
    text, remedy = MESSAGES[code]
    assert text[0].isupper() or text[0] == "{"
    assert text.endswith(".")
    assert remedy[0].isupper() or remedy[0] in "`p"
    assert remedy.endswith(".")


@pytest.mark.parametrize("code", MESSAGES)
def test_render_fills_every_field(code: str) -> None:
    shown = render(code, **dict.fromkeys(fields(MESSAGES[code]), "thing"))
    assert shown.startswith(f"[{code}] ")
    assert "{" not in shown


@pytest.mark.parametrize("code", MESSAGES)
def test_every_code_is_used(code: str) -> None:
    users = [
        path
        for path, tree in SOURCES.items()
        if path.name != "messages.py"
        and any(isinstance(node, ast.Constant) and node.value == code for node in ast.walk(tree))
    ]
    assert users, f"{code} is raised nowhere"


def test_no_code_is_used_that_is_not_written() -> None:
    for path, tree in SOURCES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"R\d{3}", node.value):
                assert node.value in MESSAGES, f"{path.name}:{node.lineno} uses {node.value}"


def test_calls_give_the_fields_that_their_message_needs() -> None:
    for path, call, name in calls():
        code = literal(call.args[0]) if call.args else None
        if code is None or code not in MESSAGES or any(keyword.arg is None for keyword in call.keywords):
            continue
        if name not in {"render", "problem", *(c.__name__ for c in (ReportedlyError, *FAMILY.values()))}:
            continue
        missing = fields(MESSAGES[code]) - {keyword.arg for keyword in call.keywords if keyword.arg}
        assert not missing, f"{path.name}:{call.lineno} gives {code} no {', '.join(sorted(missing))}"


def test_errors_carry_a_code_of_their_family() -> None:
    for path, call, name in calls():
        code = literal(call.args[0]) if call.args else None
        for family, error in FAMILY.items():
            if name == error.__name__ and code is not None:
                assert code.startswith(family), f"{path.name}:{call.lineno} raises {code} as {name}"


def test_nothing_is_raised_or_printed_in_words_of_its_own() -> None:
    spoken = {"UsageError", "BadParameter", "ClickException", "FileError", "SourceError", "FetchError"}
    for path, call, name in calls():
        text = literal(call.args[0]) if call.args else None
        if text is None or (
            name not in spoken and ast.unparse(call.func) not in {"click.echo", "click.secho", "print"}
        ):
            continue
        words = re.findall(r"[A-Za-z]{3,}", text)
        assert text in MESSAGES or len(words) < 3, f"{path.name}:{call.lineno} says {text!r}"


def test_problem_is_the_message_without_its_code() -> None:
    row = problem("R303", start=2, end=5, count=3, encoding="UTF-8", source="a.txt")
    assert row.code == "R303"
    assert (row.start, row.end, row.source) == (2, 5, "a.txt")
    assert row.message == render("R303", count=3, encoding="UTF-8").removeprefix("[R303] ")


def test_names_from_outside_cannot_move_the_cursor() -> None:
    shown = render("R102", source="a\x1b[2Jb\r\nc\u202e.html")
    assert all(character.isprintable() for character in shown)


def test_long_names_are_cut() -> None:
    assert printable("x" * 300).endswith("…")
    assert len(printable("x" * 300)) == 200


@pytest.mark.parametrize(
    ("error", "builtin"),
    [
        (UsageError, ValueError),
        (SourceError, OSError),
        (InstallationError, RuntimeError),
        (FetchError, OSError),
        (LedgerError, OSError),
    ],
)
def test_errors_are_of_the_family_and_of_the_builtin(error: type[ReportedlyError], builtin: type[Exception]) -> None:
    assert issubclass(error, ReportedlyError)
    assert issubclass(error, builtin)
    assert str(error("R202", source="a.txt")).startswith("[R202] a.txt is empty.")
