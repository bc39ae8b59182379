"""The commands, with stories put in the place of the pipeline: what is printed, and how it ends."""

from __future__ import annotations

import io
import json
import os
import re
import shlex
import subprocess
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest
from click.testing import CliRunner, Result

from reportedly.cli import Commands, main
from reportedly.commands.read import Progress
from reportedly.document import Problem, fingerprint
from reportedly.ledger import Ledger
from reportedly.messages import problem
from reportedly.reading import from_text
from reportedly.schema import story_line
from reportedly.story import Story
from stories import HOSTILE, hostile, letters, long, unnamed


class Outcome(NamedTuple):
    """What the pipeline gives for one source."""

    source: str
    story: Story | None
    problems: tuple[Problem, ...] = ()


STORIES = {"letters.html": letters, "ferry.html": unnamed, "long.txt": long, "hostile.html": hostile}


@pytest.fixture(autouse=True)
def pipeline(monkeypatch: pytest.MonkeyPatch) -> types.ModuleType:
    """A pipeline that knows the invented stories by name, and no other source."""

    def read(sources: Any, *, fetch: bool = False, stdin: Any = None, **settings: Any) -> Iterator[Outcome]:
        for source in sources:
            if source == "-":
                yield Outcome("-", Story(document=from_text(stdin.decode(), id="standard-input")))
            elif source in STORIES:
                yield Outcome(source, STORIES[source]())
            else:
                yield Outcome(source, None, (problem("R102", source=source),))

    module = types.ModuleType("reportedly.corpus")
    module.read = read  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "reportedly.corpus", module)
    return module


def call(*words: str, **extra: Any) -> Result:
    return CliRunner().invoke(main, list(words), env={"COLUMNS": "80"}, **extra)


def break_with(error: BaseException) -> Any:
    def read(sources: Any, **options: Any) -> Iterator[Outcome]:
        raise error
        yield

    return read


def test_a_story_is_shown_as_a_table() -> None:
    result = call("read", "letters.html")
    assert result.exit_code == 0
    assert "Two chefs wrote letters for a convicted coach" in result.stdout
    assert "article ← Good Morning Springfield ← Tomas Verne" in result.stdout


def test_standard_input_is_read_when_asked_for() -> None:
    assert "The bridge opened in May." in call("read", "--json", "-", input="The bridge opened in May.").stdout


def test_problems_go_to_standard_error_with_their_number() -> None:
    result = call("read", "letters.html")
    assert "letters.html: [R314] A quotation mark has no partner." in result.stderr
    assert "R314" not in result.stdout


def test_quiet_keeps_problems_back() -> None:
    result = call("read", "--quiet", "letters.html", "gone.html")
    assert result.stderr == ""
    assert result.exit_code == 3


def test_a_source_that_cannot_be_read_does_not_stop_the_others() -> None:
    result = call("read", "gone.html", "ferry.html")
    assert result.exit_code == 3
    assert "[R102] gone.html does not exist." in result.stderr
    assert "Harbour board" in result.stdout


def test_json_is_one_line_a_source() -> None:
    result = call("read", "--json", "letters.html", "gone.html", "ferry.html")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["document"] and line["document"]["id"] for line in lines] == ["letters", None, "ferry"]
    assert lines[1]["source"] == "gone.html"
    assert lines[1]["problems"][0]["code"] == "R102"
    assert result.exit_code == 3


def test_json_is_the_same_bytes_each_time() -> None:
    first, second = (call("read", "--json", "letters.html", "long.txt").stdout_bytes for _ in range(2))
    assert first == second


def test_json_writes_every_character_whatever_the_terminal_can_show() -> None:
    document = json.loads(call("read", "--json", "hostile.html").stdout)["document"]
    assert document["title"] == HOSTILE


def test_a_report_is_written(tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    result = call("read", "--html", str(target), "letters.html", "ferry.html")
    assert result.exit_code == 0
    assert result.stdout == ""
    page = target.read_text(encoding="utf-8")
    assert "Two chefs wrote letters" in page
    assert "Harbour board to sell ferry line" in page


def test_a_report_names_the_sources_that_it_lacks(tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    assert call("read", "--html", str(target), "gone.html", "ferry.html").exit_code == 3
    assert "gone.html does not exist." in target.read_text(encoding="utf-8")


def test_progress_is_for_people_only() -> None:
    result = call("read", "letters.html", "ferry.html", "long.txt")
    assert "read, last" not in result.stderr


def test_progress_counts_on_a_terminal_and_clears_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys, "stderr", terminal)
    results = [Outcome("a.html", letters()), Outcome("b\x1b[31m.html", unnamed())]
    assert list(Progress(("a.html", "b.html"), shown=True).over(results)) == results  # type: ignore[arg-type]
    drawn = terminal.getvalue()
    assert "1 of 2 read, last a.html" in drawn
    assert drawn.endswith("\r\x1b[2K")
    assert "\x1b[31m" not in drawn


def test_progress_is_not_drawn_for_one_source(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys, "stderr", terminal)
    list(Progress(("a.html",), shown=True).over([Outcome("a.html", letters())]))  # type: ignore[list-item]
    assert terminal.getvalue() == ""


def test_a_report_can_go_to_standard_output() -> None:
    assert call("read", "--html", "-", "ferry.html").stdout.startswith("<!doctype html>")


@pytest.mark.parametrize("target", ["nowhere/report.html", "."])
def test_a_report_that_cannot_be_written_is_refused_before_the_work(target: str, pipeline: Any) -> None:
    pipeline.read = break_with(AssertionError("the work began"))
    result = call("read", "letters.html", "--html", target)
    assert result.exit_code == 2
    assert "[R105]" in result.stderr


def test_json_and_a_report_cannot_share_standard_output() -> None:
    result = call("read", "--json", "--html", "-", "letters.html")
    assert result.exit_code == 2
    assert "[R106]" in result.stderr


def test_no_source_is_wrong_usage() -> None:
    result = call("read")
    assert result.exit_code == 2
    assert result.stderr.startswith("[R101] No source given.")


@pytest.mark.parametrize("words", [("read", "--jsno"), ("raed",), ("explain", "a", "b"), ("read", "--html")])
def test_wrong_words_are_refused_in_one_numbered_line(words: tuple[str, ...]) -> None:
    result = call(*words)
    assert result.exit_code == 2
    assert result.stderr.startswith("[R108] ")
    assert result.stderr.count("\n") == 1


def test_without_a_command_the_help_is_shown_as_wrong_usage() -> None:
    result = call()
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "reportedly read story.html" in result.stderr


def test_a_misspelt_command_is_answered_with_the_nearest() -> None:
    assert "No such command 'raed'. The nearest are 'read', 'trace'. See `reportedly --help`." in call("raed").stderr
    assert "The nearest is 'explain'. See `reportedly --help`." in call("explian").stderr


def test_an_unforeseen_error_is_one_line_and_no_traceback(pipeline: Any) -> None:
    pipeline.read = break_with(ZeroDivisionError("division\nby zero"))
    result = call("read", "letters.html")
    assert result.exit_code == 3
    assert result.stderr.startswith(
        "[R404] Something went wrong inside reportedly: ZeroDivisionError: division by zero"
    )
    assert result.stderr.count("\n") == 1


def test_stopping_by_hand_is_quiet(pipeline: Any) -> None:
    pipeline.read = break_with(KeyboardInterrupt())
    result = call("read", "letters.html")
    assert result.exit_code == 130
    assert result.output == ""


def test_own_voice_is_listed_on_request() -> None:
    lead = "Rolf Aspen, a swimming coach, was sentenced"
    assert lead not in call("read", "letters.html").stdout
    assert lead in call("read", "--all", "letters.html").stdout


def test_text_from_outside_reaches_the_terminal_harmless() -> None:
    result = call("read", "--all", "hostile.html")
    assert all(character.isprintable() or character == "\n" for character in result.output)
    assert "[bold]x[/bold]" in result.stdout.replace("\n", "")


@pytest.mark.parametrize(
    ("words", "variables", "colored"),
    [((), {}, True), (("--no-color",), {}, False), ((), {"NO_COLOR": "1"}, False)],
    ids=["forced", "option", "variable"],
)
def test_colours_can_be_refused(words: tuple[str, ...], variables: dict[str, str], colored: bool) -> None:
    environment = {"FORCE_COLOR": "1", "TERM": "xterm-256color", "NO_COLOR": None, **variables}
    result = CliRunner().invoke(main, ["read", *words, "letters.html"], env=environment)
    assert bool(re.search(r"\x1b\[[0-9;]*3[1-7]m", result.stdout)) is colored


def test_the_schema_is_json() -> None:
    schema = json.loads(call("schema").stdout)
    assert schema["$defs"]["Statement"]["properties"]["chain"]["description"]


def test_one_word_is_explained_in_every_vocabulary_that_has_it() -> None:
    shown = call("explain", "unknown").stdout
    assert "unknown (medium)" in shown
    assert "unknown (basis of knowledge)" in shown


def test_a_message_is_explained_with_its_remedy() -> None:
    shown = call("explain", "r314").stdout
    assert "R314 (message)" in shown
    assert "What to do: Check the original" in shown


def test_without_a_word_all_are_listed() -> None:
    shown = call("explain").stdout
    for name in ("R101", "second_hand", "open_question", "holds_document", "amended_on"):
        assert name in shown


def test_an_unknown_word_is_refused_with_the_nearest_one() -> None:
    result = call("explain", "secondhand")
    assert result.exit_code == 2
    assert result.stderr.startswith("[R109] 'secondhand' is no word known here; the nearest is second_hand.")
    result = call("explain", "zzzzzzzz")
    assert result.exit_code == 2
    assert result.stderr.startswith("[R104] 'zzzzzzzz' is no code")


EXAMPLE = Path(__file__).parents[1] / "examples" / "letters.html"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that the examples of the help texts name, and a ledger, all of them real."""
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)
    for folder in ("stories", "captures"):
        (tmp_path / folder).mkdir()
    for name in ("story.html", "monday.html", "tuesday.html", "stories/letters.html", "captures/2024-03-14.html"):
        (tmp_path / name).write_bytes(EXAMPLE.read_bytes())
    (tmp_path / "letter.txt").write_text(letters().document.text, encoding="utf-8")
    lines = [story_line(told()) for told in (letters, unnamed)]
    (tmp_path / "stories.jsonl").write_bytes(b"\n".join(lines))
    with Ledger("reportedly.db") as ledger:
        for story in (letters(), _copy(letters()), unnamed(), long()):
            ledger.add(story)
    return tmp_path


def _copy(story: Story) -> Story:
    """The same story as another outlet has it."""
    text = f"{story.document.text} It goes on."
    document = msgspec.structs.replace(
        story.document, id="copy", text=text, sha256=fingerprint(text), url="https://copy.example/", outlet="The Copy"
    )
    return msgspec.structs.replace(story, document=document)


def _corrected(story: Story) -> Story:
    """A later version of the same story."""
    text = story.document.text.replace("12 years", "11 years")
    return msgspec.structs.replace(
        story, document=msgspec.structs.replace(story.document, text=text, sha256=fingerprint(text))
    )


@pytest.mark.parametrize("name", [None, *main.commands])
def test_every_help_has_a_sentence_and_an_example_that_runs(name: str | None, desk: Path) -> None:
    """The examples of the help text are carried out, each on a fresh copy of the ledger."""
    shown = call(*([name] if name else []), "--help").stdout
    examples = [line.split("; ")[-1] for line in shown.splitlines() if line.startswith("    reportedly ")]
    assert examples
    assert any(line.endswith(".") for line in shown.splitlines())
    kept = (desk / "reportedly.db").read_bytes()
    for example in examples:
        if "archive.warc.gz" in example or "--fetch" in example:
            continue  # the reading of archives and of addresses has tests of its own
        (desk / "reportedly.db").write_bytes(kept)
        if name == "compare":
            with Ledger("reportedly.db") as ledger:
                ledger.add(_corrected(letters()))
        if name == "undo":
            for _ in range(3):
                call("mark", "c7", "so that there is something to undo")
        _, *words = shlex.split(example)
        result = call(*words[: words.index(">") if ">" in words else None])
        assert result.exit_code in ((0, 1) if name == "check" else (0,)), (example, result.stderr)


def test_the_command_group_is_the_entry_point() -> None:
    assert isinstance(main, Commands)
    assert call("--version").stdout.startswith("reportedly ")


HEAVY = ("numpy", "onnxruntime", "lxml", "rich", "msgspec", "jinja2", "tokenizers", "rapidfuzz")


def test_help_imports_nothing_heavy() -> None:
    code = f"import sys, reportedly.cli; print([m for m in sys.modules if m in {HEAVY!r}])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("question", ["claims", "who Sandoval", "trace letter", "search letter", "stories", "log"])
def test_who_only_asks_loads_no_model(question: str, desk: Path) -> None:
    code = (
        "import sys, reportedly.cli as cli\n"
        f"try: cli.main({question.split()!r})\n"
        "except SystemExit as end: assert not end.code\n"
        "print([m for m in sys.modules if m in ('onnxruntime', 'tokenizers', 'lxml')], file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=desk)
    assert result.stderr.strip() == "[]"


CHILD = "import sys; sys.argv = ['reportedly', *sys.argv[1:]]; from reportedly.cli import main; main()"


def test_a_closed_pipe_ends_quietly() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [sys.executable, "-c", CHILD, "explain"], stdout=writer, stderr=subprocess.PIPE, text=True, check=False
        )
    finally:
        os.close(writer)
    assert done.stderr == ""
    assert done.returncode == 0


def test_a_terminal_that_lacks_a_character_shows_a_question_mark() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-c", CHILD, "explain", "social_post"], capture_output=True, env=environment, check=False
    )
    assert done.returncode == 0
    assert done.stderr == b""
    assert b"?The letters will come out soon.?" in done.stdout
