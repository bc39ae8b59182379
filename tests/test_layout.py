"""The tree is as the design says: one direction, small modules, one public namespace."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import reportedly

PACKAGE = Path(__file__).parents[1] / "src" / "reportedly"
MODULES = sorted(PACKAGE.rglob("*.py"))

LAYERS = (
    {"_typing"},
    {"document", "entity", "statement"},
    {"story", "claim", "change"},
    {"check", "sighting"},
    {"messages"},
    {"errors"},
    {"glossary", "sentences"},
    {"schema"},
    {"alignment"},
    {"reading"},
    {"extraction"},
    {"resolution"},
    {"assessment"},
    {"pipeline"},
    {"corpus"},
    {"linking", "checking"},
    {"versions"},
    {"ledger"},
    {"watching"},
    {"report"},
    {"commands"},
    {"cli"},
    {"__init__", "__main__"},
)
"""What stands at the top of the package, earliest first; nothing imports a later layer."""

TRAINING_ONLY = {"torch", "transformers", "training", "tensorflow", "spacy", "sklearn", "pickle"}
LONGEST = 400


PUBLIC = [
    "Anonymity", "Attribution", "Block", "Box", "Document", "Entity", "Extractor", "FetchError", "Flag", "Hedge",
    "Hop", "InstallationError", "Ledger", "LedgerError", "Link", "Notice", "Post", "Problem", "ReportedlyError",
    "SourceError", "Statement", "Story", "UsageError", "__version__", "from_text", "read", "read_sources",
    "understand",
]  # fmt: skip
"""The public names. To add one is a decision; to take one away breaks somebody's program."""


def layer(name: str) -> int:
    """The place of a top-level module or folder in the order of the stages."""
    for place, names in enumerate(LAYERS):
        if name in names:
            return place
    raise AssertionError(f"{name} stands in no layer; say in LAYERS where it belongs")


def top(path: Path) -> str:
    """The folder or module at the top of the package that `path` belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Every module that `path` imports, by its full name, with the line; imports within functions count."""
    package = ("reportedly", *path.relative_to(PACKAGE).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*base, *(node.module or "").split("."))).strip(".")
            yield from ((f"{module}.{alias.name}", node.lineno) for alias in node.names)


def inner_imports(path: Path) -> Iterator[tuple[tuple[str, ...], int]]:
    """The imports from within the package, as parts below `reportedly`."""
    for name, line in imports(path):
        parts = name.split(".")
        if parts[0] == "reportedly" and len(parts) > 1:
            yield tuple(parts[1:]), line


def shown(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_no_stage_imports_a_later_one(path: Path) -> None:
    here = top(path)
    for parts, line in inner_imports(path):
        if not (PACKAGE / parts[0]).is_dir() and not (PACKAGE / f"{parts[0]}.py").exists():
            continue  # a name of the public namespace, as `from reportedly import read` in a command
        assert layer(parts[0]) <= layer(here), f"{shown(path)}:{line} imports the later {'.'.join(parts)}"


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_stages_use_the_public_names_of_others(path: Path) -> None:
    here = top(path)
    for parts, line in inner_imports(path):
        private = [part for part in parts[1:] if part.startswith("_")]
        assert parts[0] == here or not private, f"{shown(path)}:{line} reaches into {'.'.join(parts)}"


def test_every_folder_and_module_has_its_place() -> None:
    for path in MODULES:
        layer(top(path))


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_no_module_is_long(path: Path) -> None:
    length = len(path.read_text(encoding="utf-8").splitlines())
    assert length <= LONGEST, f"{shown(path)} has {length} lines"


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_training_never_reaches_the_package(path: Path) -> None:
    for name, line in imports(path):
        assert name.split(".")[0] not in TRAINING_ONLY, f"{shown(path)}:{line} imports {name}"


@pytest.mark.parametrize("path", [p for p in MODULES if p.stat().st_size > 0], ids=shown)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), f"{shown(path)} has no docstring"


def test_only_the_command_line_ends_the_process() -> None:
    for path in MODULES:
        if top(path) in {"cli", "commands", "__main__"}:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            assert name not in {"sys.exit", "exit", "quit", "os._exit"}, f"{shown(path)}:{node.lineno} ends the process"


def test_the_public_names_are_these() -> None:
    assert reportedly.__all__ == PUBLIC


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_name_is_there_and_says_what_it_is(name: str) -> None:
    public = getattr(reportedly, name)
    assert isinstance(public, str) or public.__doc__


def test_names_that_are_not_public_are_no_part_of_the_namespace() -> None:
    assert dir(reportedly) == sorted(PUBLIC)
    with pytest.raises(AttributeError, match="nonesuch"):
        reportedly.nonesuch  # noqa: B018


def test_the_version_is_the_one_that_was_built() -> None:
    written = tomllib.loads((PACKAGE.parents[1] / "pyproject.toml").read_text(encoding="utf-8"))
    assert reportedly.__version__ == written["project"]["version"]
