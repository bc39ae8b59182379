"""Adding: the same changes nothing, another text is a version, and a failure leaves no trace."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import msgspec
import pytest

from reportedly import from_text
from reportedly.document import Document, Problem, fingerprint
from reportedly.errors import LedgerError
from reportedly.ledger import Added, Ledger, links
from reportedly.ledger.search import search
from reportedly.ledger.stories import stories as listed
from reportedly.ledger.stories import story as named
from reportedly.messages import problem
from reportedly.schema import story_line
from reportedly.story import Story
from stories import hostile, letters, long, unnamed

from .invented import contents, stories, story, whole

URL = "https://harbour.example/bridge"


def test_the_same_story_again_changes_nothing() -> None:
    with Ledger(":memory:") as ledger:
        for each in (letters(), unnamed(), long(40), hostile()):
            ledger.add(each)
        before = contents(ledger.db)
        again = [ledger.add(each).outcome for each in (letters(), unnamed(), long(40), hostile())]
        assert again == ["unchanged"] * 4
        assert contents(ledger.db) == before
        assert whole(ledger.db)


def test_another_text_at_the_same_address_is_a_new_version() -> None:
    with Ledger(":memory:") as ledger:
        assert ledger.add(story(url=URL)) == Added("note", 1, "added")
        assert ledger.add(story(url=URL, quote="the bridge is closed")) == Added("note", 2, "new_version")
        assert ledger.add(story(url=URL)) == Added("note", 1, "unchanged")
        answer = named(ledger.db, "note", path="x")
        assert answer is not None
        assert [(version.number, version.current) for version in answer.versions] == [(1, False), (2, True)]
        assert "closed" in answer.story.document.text
        first = named(ledger.db, URL, path="x", number=1)
        assert first is not None and first.story == story(url=URL)


def test_only_the_current_version_is_found_by_its_words() -> None:
    with Ledger(":memory:") as ledger:
        ledger.add(story(url=URL))
        ledger.add(story(url=URL, quote="the bridge is closed"))
        assert search(ledger.db, "safe") == []
        (found,) = search(ledger.db, "closed")
        assert found.text == "“the bridge is closed,”"


def test_stories_of_one_name_are_told_apart() -> None:
    with Ledger(":memory:") as ledger:
        names = [ledger.add(story("index", quote=f"point {n}", url=f"{URL}/{n}")).story for n in range(6)]
        assert names == ["index", "index-2", "index-3", "index-4", "index-5", "index-6"]


def test_stories_without_an_address_are_known_by_their_text() -> None:
    with Ledger(":memory:") as ledger:
        outcomes = [ledger.add(each).outcome for each in (story("a"), story("b"), story("a"))]
        assert outcomes == ["added", "added", "unchanged"]


@pytest.mark.parametrize("made", [letters(), unnamed(), hostile()], ids=["letters", "unnamed", "hostile"])
def test_a_stored_story_comes_back_as_it_was_read(made: Story) -> None:
    with Ledger(":memory:") as ledger:
        name = ledger.add(made).story
        answer = named(ledger.db, name, path="x")
        assert answer is not None
        assert answer.story == made
        assert story_line(answer.story) == story_line(made)


def test_a_child_may_stand_before_its_parent() -> None:
    made = letters()
    first, second = made.statements[:2]
    swapped = (msgspec.structs.replace(first, parent=second.id), second, *made.statements[2:])
    with Ledger(":memory:") as ledger:
        ledger.add(msgspec.structs.replace(made, statements=swapped))
        assert whole(ledger.db)
        parents = ledger.db.execute("SELECT local, parent FROM statement WHERE parent IS NOT NULL").fetchall()
        assert parents == [(first.id, 2)]


def test_lone_surrogates_and_nuls_are_kept_at_their_places() -> None:
    text = "The \ud800 council\0 met. Ann Roe said no."
    made = Story(
        document=Document(id="odd\udcff", text=text, sha256=fingerprint(text), title="\udfff"),
        own_voice=((0, len(text)),),
        problems=(Problem(code="R314", message="A mark \ud800.", source="odd\udcff"),),
    )
    with Ledger(":memory:") as ledger:
        assert ledger.add(made, source="odd\udcff").outcome == "added"
        assert ledger.add(made).outcome == "unchanged"
        assert ledger.find(made.document) is not None
        (found,) = search(ledger.db, "council")
        assert found.text == text.replace("\ud800", "\N{REPLACEMENT CHARACTER}")
        assert named(ledger.db, found.story, path="x") is not None


def test_a_failure_while_linking_leaves_the_ledger_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger(":memory:") as ledger:
        ledger.add(story("a"))
        before = contents(ledger.db)

        def fail(*_: object) -> None:
            raise RuntimeError("no")

        with monkeypatch.context() as broken:
            broken.setattr(links, "link", fail)
            with pytest.raises(RuntimeError):
                ledger.add(story("b"))
        assert contents(ledger.db) == before
        assert ledger.add(story("b")).outcome == "added"


def test_what_could_not_be_read_is_noted_until_it_is() -> None:
    gone = (problem("R102", source="b.html"),)
    with Ledger(":memory:") as ledger:
        ledger.note("b.html", gone)
        ledger.note("b.html", gone)
        assert ledger.db.execute("SELECT id, source, code FROM problem").fetchall() == [(1, "b.html", "R102")]
        ledger.add(story("b"), source="b.html")
        assert ledger.db.execute("SELECT count(*) FROM problem").fetchone() == (0,)


def test_problems_of_a_story_are_rows() -> None:
    with Ledger(":memory:") as ledger:
        ledger.add(letters())
        rows = ledger.db.execute('SELECT version, code, start, "end" FROM problem').fetchall()
        assert rows == [(1, "R314", 3, 4)]


def test_the_same_stories_in_the_same_order_give_the_same_rows() -> None:
    made = stories(60)
    found = []
    for _ in range(2):
        with Ledger(":memory:") as ledger:
            for each in made:
                ledger.add(each)
            found.append(contents(ledger.db))
    assert found[0] == found[1]


def test_two_that_add_at_once_lose_nothing(tmp_path: Path) -> None:
    path, made = tmp_path / "both.db", stories(120)

    def add(mine: list[Story]) -> None:
        with Ledger(path) as ledger:
            for each in mine:
                ledger.add(each)

    threads = [threading.Thread(target=add, args=(made[start::2],)) for start in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Ledger(path) as ledger:
        assert whole(ledger.db)
        assert [ledger.add(each).outcome for each in made] == ["unchanged"] * len(made)


def test_a_text_that_was_changed_from_outside_is_not_shown() -> None:
    with Ledger(":memory:") as ledger:
        ledger.add(story())
        ledger.db.execute("UPDATE version SET text = replace(text, 'safe', 'gone')")
        with pytest.raises(LedgerError, match="R610"):
            named(ledger.db, "note", path="x")


def test_a_ledger_that_is_asked_cannot_be_added_to(tmp_path: Path) -> None:
    with Ledger(tmp_path / "a.db") as ledger:
        ledger.add(story())
    with Ledger.ask(tmp_path / "a.db") as asked:
        assert [row.id for row in listed(asked.db)] == ["note"]
        with pytest.raises(LedgerError, match="R607"):
            asked.add(story("b"))


def test_a_long_story_is_stored_in_a_moment() -> None:
    text = "“No,” she said. " * 20_000
    spans = tuple((start, start + 5) for start in range(0, len(text), 16))
    document = from_text(text, id="long")
    with Ledger(":memory:") as ledger:
        ledger.add(Story(document=document, own_voice=spans))
        assert len(search(ledger.db, "no", limit=50)) == 50


def test_pieces_are_json() -> None:
    with Ledger(":memory:") as ledger:
        ledger.add(story())
        pieces, start, end = ledger.db.execute('SELECT pieces, start, "end" FROM statement LIMIT 1').fetchone()
        assert json.loads(pieces) == [[start, end]]
