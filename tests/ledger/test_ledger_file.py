"""What may stand at the path of a ledger, and what is done with it: nothing, until it is known to be a whole ledger."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.errors import LedgerError
from reportedly.ledger import Ledger, file, migrations
from reportedly.ledger.stories import stories as listed

from .invented import as_the_first_schema, contents, lines, stories, story, whole

NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger of a hundred stories that was closed."""
    with Ledger(tmp_path / "some ledger?#%.db") as ledger:
        for each in stories(100):
            ledger.add(each)
    return tmp_path / "some ledger?#%.db"


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user can reach."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def nobody() -> Iterator[None]:
    """A user who may write nowhere: the one who runs the tests, unless that is root, whom nothing stops."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    yield
    os.seteuid(0)


def code(path: Path, *, ask: bool = False) -> str:
    """The number of the error that opening gives, empty where it opens."""
    try:
        with Ledger.ask(path, wait=0.1) if ask else Ledger(path, wait=0.1):
            return ""
    except LedgerError as error:
        assert str(path) in str(error)
        return error.code


@pytest.mark.parametrize("ask", [False, True])
@pytest.mark.parametrize(
    "content", [b"plain words", b"\x89PNG", b"SQLite format 2\0" + bytes(200)], ids=["text", "picture", "old"]
)
def test_a_file_of_another_kind_is_left_alone(tmp_path: Path, content: bytes, ask: bool) -> None:
    other = tmp_path / "other"
    other.write_bytes(content)
    assert code(other, ask=ask) == "R601"
    assert [found.name for found in tmp_path.iterdir()] == ["other"]
    assert other.read_bytes() == content


@pytest.mark.parametrize("ask", [False, True])
def test_a_database_of_something_else_is_left_alone(tmp_path: Path, ask: bool) -> None:
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as db:
        db.execute("CREATE TABLE bill (sum INTEGER)")
    db.close()
    before = other.read_bytes()
    assert code(other, ask=ask) == "R601"
    assert other.read_bytes() == before


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    assert code(tmp_path) == code(tmp_path, ask=True) == "R601"


def test_asking_makes_no_file(tmp_path: Path) -> None:
    assert code(tmp_path / "none.db", ask=True) == "R602"
    assert not list(tmp_path.iterdir())


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "new.db").touch()
    assert code(tmp_path / "new.db", ask=True) == "R602"
    assert code(tmp_path / "new.db") == ""
    assert code(tmp_path / "new.db", ask=True) == ""


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert code(tmp_path / "none" / "a.db") == "R606"


@pytest.mark.parametrize("ask", [False, True])
def test_a_newer_schema_is_refused(path: Path, ask: bool) -> None:
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {migrations.SCHEMA_VERSION + 1}")
    db.close()
    before = path.read_bytes()
    assert code(path, ask=ask) == "R603"
    assert path.read_bytes() == before


def test_an_older_schema_is_brought_up_in_one_piece(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, steps = tmp_path / "old.db", tmp_path / "steps"
    with Ledger(old) as ledger:
        ledger.add(story())
    steps.mkdir()
    second = migrations.SCHEMA_VERSION + 1
    (steps / f"{second:04}.sql").write_text("ALTER TABLE story ADD COLUMN place TEXT; -- a; b\nCREATE TABLE town (id);")
    (steps / f"{second + 1:04}.sql").write_text("UPDATE story SET place = 'harbour';\n-- the end;\n")
    monkeypatch.setattr(file, "SCHEMA_VERSION", second + 1)
    assert code(old, ask=True) == "R604"

    def migrate(db: sqlite3.Connection, version: int) -> None:
        migrations.migrate(db, version, newest=second + 1, folder=steps)

    monkeypatch.setattr(file, "migrate", migrate)
    good = (steps / f"{second + 1:04}.sql").read_text()
    (steps / f"{second + 1:04}.sql").write_text("UPDATE nowhere SET place = 1;")
    with pytest.raises(sqlite3.OperationalError):
        Ledger(old)
    db = sqlite3.connect(old)
    assert db.execute("PRAGMA user_version").fetchone() == (second - 1,)
    assert "place" not in [row[1] for row in db.execute("PRAGMA table_info(story)")]
    db.close()
    (steps / f"{second + 1:04}.sql").write_text(good)
    with Ledger(old) as ledger:
        assert ledger.db.execute("SELECT place FROM story").fetchall() == [("harbour",)]
        assert ledger.db.execute("PRAGMA user_version").fetchone() == (second + 1,)
        assert whole(ledger.db)


@pytest.mark.parametrize("version", range(2, migrations.SCHEMA_VERSION + 1))
def test_every_migration_is_in_the_package(version: int) -> None:
    assert (Path(migrations.__file__).parent / f"{version:04}.sql").is_file()


def test_a_ledger_of_the_first_schema_becomes_what_a_new_one_is(tmp_path: Path) -> None:
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    for path in (old, new):
        with Ledger(path) as ledger:
            ledger.add(story())
    db = sqlite3.connect(old)
    as_the_first_schema(db)
    db.close()
    assert code(old, ask=True) == "R604"
    made = []
    for path in (old, new):
        with Ledger(path) as ledger:
            assert whole(ledger.db)
            made.append(sorted(ledger.db.execute("SELECT type, name, sql FROM sqlite_schema").fetchall(), key=str))
            assert ledger.db.execute("SELECT count(*) FROM version").fetchone() == (1,)
    assert made[0] == made[1]


def spoil(path: Path, start: int, bytes_: bytes) -> None:
    with path.open("r+b") as target:
        target.seek(start)
        target.write(bytes_)


@pytest.mark.parametrize("page", [1, 2, 5, 9, 14, 30, -1])
def test_a_damaged_file_is_reported_and_never_written_to(path: Path, page: int) -> None:
    pages = path.stat().st_size // 4096
    spoil(path, (page % pages) * 4096 + (100 if page % pages == 0 else 0), b"\xa5" * 3900)
    before = path.read_bytes()
    try:
        with Ledger(path) as ledger:
            ledger.add(story("new", quote="another bridge"))
    except LedgerError as error:
        assert error.code == "R605"
    else:
        pytest.fail("the damage was not seen")
    assert path.read_bytes() == before


@pytest.mark.parametrize("share", [0.2, 0.5, 0.97])
def test_a_file_that_was_cut_off_is_reported_and_never_written_to(path: Path, share: float) -> None:
    with path.open("r+b") as target:
        target.truncate(int(path.stat().st_size * share))
    before = path.read_bytes()
    assert code(path) == "R605"
    assert path.read_bytes() == before


def test_damage_that_is_met_while_asking_is_named(path: Path) -> None:
    spoil(path, 4096, b"\xa5" * (path.stat().st_size - 4096))
    with pytest.raises(LedgerError, match="R605"), Ledger.ask(path) as asked:
        list(listed(asked.db))


def test_a_ledger_that_another_process_holds_is_named(path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Ledger(path, wait=0.1) as ledger:
        with pytest.raises(LedgerError, match="R608"):
            ledger.add(story("new"))
        with Ledger.ask(path) as asked:
            assert len(list(listed(asked.db))) > 50
        other.execute("ROLLBACK")
        other.close()
        assert ledger.add(story("new")).outcome == "added"


def test_a_file_that_may_only_be_read_can_be_asked(open_folder: Path, nobody: None) -> None:
    path = open_folder / "a.db"
    _as_owner(lambda: _make(path))
    before = path.read_bytes()
    assert code(path) == "R607"
    with Ledger.ask(path) as asked:
        assert [row.id for row in listed(asked.db)] == ["note"]
    assert path.read_bytes() == before
    assert [found.name for found in open_folder.iterdir()] == ["a.db"]


def test_writes_of_a_stopped_process_in_a_folder_that_may_only_be_read_are_named(
    open_folder: Path, nobody: None
) -> None:
    path, left = open_folder / "a.db", open_folder / "left.db"

    def leave() -> None:
        with Ledger(path) as ledger:
            ledger.add(story())
            for end in ("", "-wal"):
                shutil.copy(f"{path}{end}", f"{left}{end}")
        left.chmod(0o444)
        open_folder.chmod(0o555)

    _as_owner(leave)
    assert code(left, ask=True) == "R609"


def test_a_folder_that_cannot_be_written_to_is_named(open_folder: Path, nobody: None) -> None:
    _as_owner(lambda: open_folder.chmod(0o555))
    assert code(open_folder / "new.db") == "R606"


def _make(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.add(story())
    path.chmod(0o444)
    path.parent.chmod(0o555)


def _as_owner(work: object) -> None:
    """Do `work` as the user who runs the tests."""
    user = os.geteuid()
    if user == NOBODY and os.getuid() == 0:
        os.seteuid(0)
    try:
        work()  # type: ignore[operator]
    finally:
        if os.geteuid() != user:
            os.seteuid(user)


def test_a_full_disk_leaves_the_ledger_whole(path: Path) -> None:
    with Ledger(path) as ledger:
        before = contents(ledger.db)
        pages = ledger.db.execute("PRAGMA page_count").fetchone()[0]
        ledger.db.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(LedgerError, match=r"R607.*full"):
            ledger.add(story("big", quote="no " * 20_000))
        assert contents(ledger.db) == before
        assert whole(ledger.db)
        ledger.db.execute(f"PRAGMA max_page_count = {pages + 1000}")
        assert ledger.add(story("big", quote="no " * 20_000)).outcome == "added"


def test_a_file_that_may_not_grow_ends_the_command_and_keeps_what_was_reported(tmp_path: Path) -> None:
    made, path = stories(300), tmp_path / "a.db"
    (tmp_path / "made.jsonl").write_bytes(lines(made))

    def bound() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (3_000_000, 3_000_000))

    words = [sys.executable, "-m", "reportedly", "add", "made.jsonl", "--ledger", "a.db"]
    ended = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, preexec_fn=bound)
    assert ended.returncode == 3
    assert "[R607] a.db cannot be written:" in ended.stderr
    assert "Traceback" not in ended.stderr
    reported = [line.split()[-1] for line in ended.stdout.splitlines()]
    assert reported
    with Ledger(path) as ledger:
        assert whole(ledger.db)
        kept = {name for (name,) in ledger.db.execute("SELECT name FROM story")}
        assert set(reported) <= kept
        for each in made:
            ledger.add(each)
        after = contents(ledger.db)
    with Ledger(":memory:") as fresh:
        for each in made:
            fresh.add(each)
        assert contents(fresh.db) == after
