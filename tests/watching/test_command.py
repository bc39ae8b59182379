"""The command `watch`: what it prints in each form, how it ends, and what it never does."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

from reportedly import pipeline
from reportedly.cli import main
from reportedly.commands import watch as command
from reportedly.commands.schema import schema
from reportedly.ledger import Ledger
from reportedly.reading import addresses
from reportedly.watching import WorldClock

from .world import COST, LEAD, REST, World, page, rss, serving


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[World]:
    """A world that the command finds in the place of the real one, with its clock and no network of language."""
    monkeypatch.chdir(tmp_path)
    with serving(World()) as world:
        monkeypatch.setattr(addresses, "resolve", lambda host, port, seconds=0.0: world.resolve(host, port))
        monkeypatch.setattr(addresses, "is_public", world.allow)
        monkeypatch.setattr(WorldClock, "now", lambda clock: world.now())
        monkeypatch.setattr(WorldClock, "wait", lambda clock, seconds: world.wait(seconds))
        monkeypatch.setattr(pipeline, "understand", lambda document, **rest: pipeline.Story(document=document))
        monkeypatch.setattr("reportedly.extraction.Extractor", lambda **settings: None)
        yield world


def call(*words: str) -> Result:
    return CliRunner().invoke(main, ["watch", *words])


def test_a_line_for_each_page_and_each_change(world: World) -> None:
    url = world.put("/bridge", page(LEAD, COST))
    first = call("--fetch", "--once", url)
    assert first.exit_code == 0
    assert first.stdout.splitlines() == [f"2024-03-11 06:00  new story bridge  {url}"]
    assert first.stderr.splitlines() == ["1 new story: reportedly.db"]
    world.put("/bridge", page(LEAD, COST.replace("400,000", "900,000"), REST))
    second = call("--fetch", "--once", url)
    assert second.stdout.splitlines() == [
        f"2024-03-11 06:00  version 2 of bridge  {url}",
        "    number, silent: 400,000 -> 900,000",
        f"    added: - -> {REST}",
    ]
    assert second.stderr.splitlines() == ["1 new version (1 silent change): reportedly.db"]
    third = call("--fetch", "--once", url)
    assert (third.exit_code, third.stdout, third.stderr) == (0, "", "nothing new: reportedly.db\n")


def test_each_line_of_json_fits_the_schema(world: World) -> None:
    checker = jsonschema.Draft202012Validator(schema("watch"))
    url, gone = world.put("/bridge", page(LEAD, COST)), world.url("/none")
    lines = [json.loads(line) for line in call("--fetch", "--once", "--json", url, gone).stdout.splitlines()]
    world.put("/bridge", page(LEAD, COST.replace("400,000", "900,000")))
    lines += [json.loads(line) for line in call("--fetch", "--once", "--json", url).stdout.splitlines()]
    for line in lines:
        checker.validate(line)
    assert [line["outcome"] for line in lines] == ["new_story", "unread", "new_version"]
    assert lines[1]["problem"]["code"] == "R504"
    assert lines[2]["change"]["kind"] == "number"


def test_a_silent_change_fails_where_that_is_asked(world: World) -> None:
    url = world.put("/bridge", page(LEAD, COST))
    assert call("--fetch", "--once", "--fail-on", "silent", url).exit_code == 0
    world.put("/bridge", page(LEAD, COST.replace("400,000", "900,000")))
    assert call("--fetch", "--once", "--fail-on", "silent", url).exit_code == 1
    assert call("--fetch", "--once", "--fail-on", "silent", url).exit_code == 0


def test_what_could_not_be_read_is_told_and_the_rest_is_read(world: World) -> None:
    result = call("--fetch", "--once", world.url("/none"), world.put("/bridge", page(LEAD)))
    assert result.exit_code == 3
    assert "[R504]" in result.stderr
    assert "new story bridge" in result.stdout


def test_quiet_keeps_problems_and_the_summary_back(world: World) -> None:
    result = call("--fetch", "--once", "--quiet", world.url("/none"))
    assert (result.exit_code, result.stdout, result.stderr) == (3, "", "")


def test_without_fetch_nothing_is_asked(world: World) -> None:
    result = call("--once", world.put("/bridge", page(LEAD)))
    assert result.exit_code == 3
    assert "[R103]" in result.stderr
    assert world.asked == []
    assert world.resolved == []


def test_captures_are_read_without_the_network_and_then_it_ends(world: World) -> None:
    Path("captures").mkdir()
    Path("captures/2024-03-11.html").write_bytes(page(LEAD, COST).body)
    Path("captures/2024-03-12.html").write_bytes(page(LEAD, COST.replace("400,000", "900,000")).body)
    result = call("--as", "https://quaycourier.example/bridge", "captures")
    assert result.exit_code == 0
    assert [line[:16] for line in result.stdout.splitlines() if not line.startswith(" ")] == [
        "2024-03-11 00:00", "2024-03-12 00:00"
    ]  # fmt: skip
    assert world.resolved == []
    assert "new story bridge  https://quaycourier.example/bridge" in result.stdout


def test_it_goes_on_until_it_is_stopped(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    url = world.put("/bridge", page(LEAD, COST))
    rests = []

    def wait(clock: WorldClock, seconds: float) -> None:
        if seconds > 60:
            rests.append(round(seconds))
            world.put("/bridge", page(LEAD, f"{COST} {len(rests)}"))
        if len(rests) == 4:
            raise KeyboardInterrupt
        world.wait(seconds)

    monkeypatch.setattr(WorldClock, "wait", wait)
    result = call("--fetch", "--every", "30", url)
    assert result.exit_code == 130
    assert result.stdout.count("version") == 3
    assert result.stderr.splitlines()[-1] == "1 new story, 3 new versions (2 silent changes): reportedly.db"
    assert all(1_790 < rest <= 1_800 for rest in rests)
    with Ledger("reportedly.db") as ledger:
        assert ledger.db.execute("SELECT count(*) FROM version").fetchone() == (4,)


def test_a_feed_is_watched_with_its_pages(world: World) -> None:
    pytest.importorskip("feedparser")
    links = [world.put(f"/{name}", page(f"{LEAD} {name}.")) for name in ("bridge", "ferry", "tram")]
    result = call("--fetch", "--once", "--limit", "2", world.put("/feed.xml", rss(*links)))
    assert result.exit_code == 3
    assert "[R511]" in result.stderr
    assert result.stdout.count("new story") == 2


def test_words_of_a_page_reach_the_terminal_harmless(world: World) -> None:
    url = world.put("/bridge", page(LEAD, COST))
    call("--fetch", "--once", url)
    world.put("/bridge", page(LEAD, COST, "A \x1b[31mred\x07 sentence \u202e of the council was added."))
    result = call("--fetch", "--once", url)
    assert "red" in result.stdout
    assert all(character.isprintable() or character == "\n" for character in result.output)


def test_without_the_extra_it_says_what_to_install(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "find_spec", lambda name: None)
    result = call("--fetch", "--once", world.url("/bridge"))
    assert result.exit_code == 3
    assert "[R403]" in result.stderr


def test_no_source_is_wrong_usage(world: World) -> None:
    result = call()
    assert result.exit_code == 2
    assert "[R101]" in result.stderr


def test_progress_is_for_people(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    real = command._Status

    class Status(real):  # type: ignore[misc, valid-type]
        def __init__(self, *, shown: bool) -> None:
            assert not shown, "there is no terminal"
            super().__init__(shown=False)

        def draw(self, words: str) -> None:
            drawn.append(words)

    monkeypatch.setattr(command, "_Status", Status)
    url = world.put("/bridge", page(LEAD))
    call("--fetch", "--once", url)
    assert url in drawn
    assert drawn[-1] == ""


def test_no_option_admits_a_private_address(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.setenv("HTTP_PROXY", world.url("/proxy"))
    monkeypatch.setenv("http_proxy", world.url("/proxy"))
    for host in ("127.0.0.1", "localhost", "[::1]", "0.0.0.0", "2130706433", "0x7f.1"):
        result = call("--fetch", "--once", "--ledger", ":memory:", f"http://{host}:{world.port}/bridge")
        assert result.exit_code == 3, host
        assert "[R502]" in result.stderr or "[R509]" in result.stderr, (host, result.stderr)
    assert world.asked == []


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
def test_ctrl_c_ends_it_cleanly(tmp_path: Path) -> None:
    ledger = tmp_path / "a.db"
    words = ["watch", "--fetch", "--ledger", str(ledger), "http://127.0.0.1:1/bridge"]
    child: Any = subprocess.Popen(
        [sys.executable, "-m", "reportedly", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    killer = threading.Timer(60, child.kill)
    killer.start()
    first = child.stderr.readline()
    time.sleep(0.3)
    child.send_signal(signal.SIGINT)
    _, rest = child.communicate(timeout=20)
    killer.cancel()
    assert first.startswith("[R502] http://127.0.0.1:1/bridge leads to an address that is not public.")
    assert (child.returncode, rest) == (130, f"1 could not be read: {ledger}\n")
    with Ledger.ask(ledger) as asked:
        assert asked.db.execute("SELECT failures FROM watched").fetchone() == (1,)
