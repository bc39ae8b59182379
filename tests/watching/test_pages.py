"""Pages asked again: what is a version, what is told, and how politely it is asked."""

from __future__ import annotations

import itertools
from datetime import datetime, timedelta

import pytest

from reportedly.document import Document, Problem
from reportedly.ledger import Ledger
from reportedly.story import Story
from reportedly.watching import Watch, visit
from zoo.bodies import docx, docx_paragraph

from .world import BEGIN, COST, HTML, LEAD, REST, Asked, Reply, World, page, told, understand, watcher


def versions(ledger: Ledger) -> list[tuple[str, int]]:
    return ledger.db.execute(
        "SELECT name, number FROM version JOIN story ON story.id = version.story ORDER BY version.id"
    ).fetchall()


def captures(ledger: Ledger) -> list[tuple[int, str, str]]:
    """The captures in the order of time: the number of the version, and the hours from which and to which it stood."""
    return ledger.db.execute(
        "SELECT number, substr(since, 12, 5), substr(until, 12, 5) FROM capture"
        " JOIN version ON version.id = capture.version ORDER BY since"
    ).fetchall()


def test_a_page_is_a_story_and_changed_words_are_a_version(world: World, watch: Watch, ledger: Ledger) -> None:
    url = world.put("/bridge", page(LEAD, COST))
    assert told(watch.round([url])) == [("new_story", None)]
    assert told(watch.round([url])) == []
    world.put("/bridge", page(LEAD, COST.replace("400,000", "900,000"), REST))
    assert told(watch.round([url])) == [("new_version", "number"), ("new_version", "added")]
    assert told(watch.round([url])) == []
    assert versions(ledger) == [("bridge", 1), ("bridge", 2)]


def test_on_a_clock_that_never_stands_still_the_first_round_asks(world: World, watch: Watch) -> None:
    def now() -> datetime:
        world.time += timedelta(microseconds=1)
        return world.time

    world.now = now  # type: ignore[method-assign]
    assert told(watch.round([world.put("/bridge", page(LEAD))])) == [("new_story", None)]


def test_a_line_names_the_versions_the_change_and_whether_it_is_silent(world: World, watch: Watch) -> None:
    url = world.put("/bridge", page(LEAD, COST))
    list(watch.round([url]))
    world.time += timedelta(hours=3)
    world.put("/bridge", page(LEAD, COST.replace("400,000", "900,000")))
    (line,) = watch.round([url])
    assert (line.url, line.story, line.since, line.version) == (url, "bridge", 1, 2)
    assert line.seen_at == "2024-03-11T09:00:01+00:00"
    assert line.change is not None and line.change.silent
    assert line.change.old is not None and line.change.new is not None
    assert (line.change.old.text, line.change.new.text) == ("400,000", "900,000")


def test_a_page_that_cannot_be_understood_does_not_end_the_others(world: World, watch: Watch, ledger: Ledger) -> None:
    def stumble(document: Document, problems: tuple[Problem, ...]) -> Story:
        if document.id == "bridge":
            raise ZeroDivisionError("division by zero")
        return understand(document, problems)

    watch._keeper._understand = stumble
    urls = [world.put("/bridge", page(LEAD)), world.put("/ferry", page(COST))]
    assert sorted(told(watch.round(urls)), key=str) == [("new_story", None), ("unread", "R404")]
    assert ledger.db.execute("SELECT code FROM problem").fetchall() == [("R404",)]


def test_other_markup_and_other_spaces_are_no_version(world: World, watch: Watch, ledger: Ledger) -> None:
    url = world.put("/bridge", page(LEAD, COST))
    list(watch.round([url]))
    world.put("/bridge", page(f"<b>{LEAD}</b>", f"\n {COST} "))
    assert told(watch.round([url])) == []
    assert versions(ledger) == [("bridge", 1)]


def test_a_version_without_a_change_to_tell_is_one_line(world: World, watch: Watch) -> None:
    url = world.put("/bridge", page(LEAD, REST))
    list(watch.round([url]))
    world.put("/bridge", page(LEAD, REST.replace("“", '"').replace("”", '"')))
    assert told(watch.round([url])) == [("new_version", None)]


def test_a_page_that_goes_back_to_older_words_is_told(world: World, watch: Watch, ledger: Ledger) -> None:
    url = world.url("/bridge")
    lines = []
    for cost in ("400,000", "900,000", "400,000", "400,000", "900,000"):
        world.put("/bridge", page(LEAD, COST.replace("400,000", cost)))
        lines += told(watch.round([url]))
        world.time += timedelta(hours=1)
    assert lines == [("new_story", None), ("new_version", "number"), ("reverted", "number"), ("reverted", "number")]
    assert versions(ledger) == [("bridge", 1), ("bridge", 2)]
    assert [number for number, _, _ in captures(ledger)] == [1, 2, 1, 2]
    assert [(since, until) for _, since, until in captures(ledger)][2] == ("08:00", "09:00")


def test_a_text_that_is_stored_is_not_understood_again(world: World, ledger: Ledger) -> None:
    seen = []
    watch = watcher(world, ledger)
    inner = watch._keeper._understand
    watch._keeper._understand = lambda document, problems: (seen.append(document.id), inner(document, problems))[1]
    url = world.put("/bridge", page(LEAD))
    for _ in range(3):
        list(watch.round([url]))
    assert seen == ["bridge"]


def test_the_same_bytes_are_not_read_again(world: World, ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    url = world.put("/bridge", page(LEAD))
    list(watcher(world, ledger).round([url]))
    monkeypatch.setattr(visit, "read_bytes", None)
    world.time += timedelta(hours=2)
    assert told(watcher(world, ledger).round([url])) == []
    assert captures(ledger) == [(1, "06:00", "08:00")]


def conditional(asked: Asked) -> Reply:
    """A page with both validators, which it keeps to."""
    headers = {**HTML, "ETag": '"v1"', "Last-Modified": "Mon, 11 Mar 2024 05:00:00 GMT"}
    if asked.headers.get("If-None-Match") == '"v1"':
        return Reply(status=304, headers=headers)
    return Reply(page(LEAD).body, headers=headers)


def test_a_page_is_asked_whether_it_changed(world: World, watch: Watch, ledger: Ledger) -> None:
    url = world.put("/bridge", conditional)
    list(watch.round([url]))
    world.time += timedelta(hours=2)
    assert told(watch.round([url])) == []
    first, second = [asked.headers for asked in world.asked if asked.path == "/bridge"]
    assert "If-None-Match" not in first
    assert (second["If-None-Match"], second["If-Modified-Since"]) == ('"v1"', "Mon, 11 Mar 2024 05:00:00 GMT")
    assert captures(ledger) == [(1, "06:00", "08:00")]


def test_validators_outlive_the_process(world: World, ledger: Ledger) -> None:
    url = world.put("/bridge", conditional)
    list(watcher(world, ledger).round([url]))
    assert told(watcher(world, ledger).round([url])) == []
    assert world.asked[-1].headers["If-None-Match"] == '"v1"'
    assert [asked.path for asked in world.asked] == ["/robots.txt", "/bridge", "/bridge"]


def test_validators_are_for_the_address_that_gave_them(world: World, watch: Watch) -> None:
    url = world.put("/bridge", Reply(status=302, headers={"Location": "/monday"}))
    world.put("/monday", conditional)
    world.put("/tuesday", conditional)
    list(watch.round([url]))
    world.put("/bridge", Reply(status=302, headers={"Location": "/tuesday"}))
    assert told(watch.round([url])) == [("moved", None)]
    assert [asked.path for asked in world.asked if "If-None-Match" in asked.headers] == []


def test_an_answer_that_nothing_changed_is_not_believed_of_a_page_that_was_never_read(
    world: World, watch: Watch
) -> None:
    url = world.put("/bridge", Reply(status=304))
    assert told(watch.round([url])) == [("unread", "R504")]


def test_who_asks_says_so(world: World, watch: Watch) -> None:
    list(watch.round([world.put("/bridge", page(LEAD))]))
    assert {asked.headers["User-Agent"] for asked in world.asked} == {
        "reportedly/0.1 (watches news pages for changes; keeps to robots.txt)"
    }
    assert not any({"Cookie", "Authorization", "Referer"} & set(asked.headers) for asked in world.asked)


def test_a_page_that_is_gone_is_told_once_and_told_when_it_is_back(world: World, watch: Watch) -> None:
    url = world.put("/bridge", page(LEAD))
    list(watch.round([url]))
    world.pages.clear()
    assert told(watch.round([url])) == [("gone", "R504")]
    world.time += timedelta(hours=1)
    assert told(watch.round([url])) == [("unread", "R504")]
    world.time += timedelta(hours=1)
    world.put("/bridge", page(LEAD))
    assert told(watch.round([url])) == [("back", None)]


def test_what_could_not_be_read_is_a_row_until_it_can(world: World, watch: Watch, ledger: Ledger) -> None:
    url = world.put("/bridge", Reply(b"\x89PNG\r\n\x1a\n\x00", headers={"Content-Type": "image/png"}))
    assert told(watch.round([url])) == [("unread", "R203")]
    assert ledger.db.execute("SELECT source, code FROM problem").fetchall() == [(url, "R203")]
    world.time += timedelta(hours=1)
    world.put("/bridge", page(LEAD))
    list(watch.round([url]))
    assert ledger.db.execute("SELECT source, code FROM problem").fetchall() == []


def test_robots_txt_is_kept_to_and_read_once_a_day(world: World, watch: Watch, ledger: Ledger) -> None:
    world.put("/robots.txt", Reply(b"User-agent: *\nDisallow: /drafts/\n"))
    urls = [world.put("/drafts/1", page(LEAD)), world.put("/bridge", page(LEAD))]
    assert told(watch.round(urls)) == [("unread", "R507"), ("new_story", None)]
    assert world.paths() == ["/bridge"]
    list(watcher(world, ledger).round(urls))
    assert [asked.path for asked in world.asked].count("/robots.txt") == 1
    world.time += timedelta(days=1, hours=1)
    world.put("/robots.txt", Reply(b"User-agent: reportedly\nDisallow: /\n"))
    assert told(watch.round(urls)) == [("unread", "R507"), ("unread", "R507")]
    assert [asked.path for asked in world.asked].count("/robots.txt") == 2


def test_robots_txt_is_asked_about_the_place_that_a_page_redirects_to(world: World, watch: Watch) -> None:
    world.put("/robots.txt", Reply(b"User-agent: *\nDisallow: /private\n"), host="wire.example")
    url = world.put("/bridge", Reply(status=301, headers={"Location": world.url("/private/1", "wire.example")}))
    world.put("/private/1", page(LEAD), host="wire.example")
    assert told(watch.round([url])) == [("unread", "R507")]
    assert [(asked.host, asked.path) for asked in world.asked] == [
        ("quaycourier.example", "/robots.txt"), ("quaycourier.example", "/bridge"), ("wire.example", "/robots.txt")
    ]  # fmt: skip


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_site_whose_robots_txt_fails_is_left_alone(world: World, watch: Watch, status: int) -> None:
    world.put("/robots.txt", Reply(status=status))
    urls = [world.put("/bridge", page(LEAD)), world.put("/ferry", page(COST))]
    assert told(watch.round(urls)) == [("unread", "R509")]
    assert watch.waiting == 1
    assert world.paths() == []
    assert told(watch.round(urls)) == []
    world.put("/robots.txt", Reply(status=404))
    world.time += timedelta(minutes=6)
    assert told(watch.round(urls)) == [("new_story", None), ("new_story", None)]


def test_a_site_that_asks_for_time_gets_it(world: World, watch: Watch, ledger: Ledger) -> None:
    url = world.put("/bridge", Reply(status=429, headers={"Retry-After": "7200"}))
    other = world.put("/ferry", page(COST))
    assert told(watch.round([url, other])) == [("unread", "R508")]
    world.put("/bridge", page(LEAD))
    for _ in range(5):
        world.time += timedelta(minutes=20)
        assert told(watcher(world, ledger).round([url, other])) == []
    assert world.paths() == ["/bridge"]
    world.time += timedelta(minutes=21)
    assert told(watch.round([url, other])) == [("new_story", None), ("new_story", None)]


def test_no_redirect_leads_to_a_site_that_asked_for_time(world: World, watch: Watch) -> None:
    busy = world.put("/busy", Reply(status=503, headers={"Retry-After": "7200"}), host="wire.example")
    assert told(watch.round([busy])) == [("unread", "R508")]
    world.put("/story", page(LEAD), host="wire.example")
    url = world.put("/bridge", Reply(status=302, headers={"Location": world.url("/story", "wire.example")}))
    assert told(watch.round([url])) == []
    assert watch.waiting == 1
    assert "/story" not in world.paths()
    world.time += timedelta(hours=3)
    assert told(watch.round([url])) == [("new_story", None)]


def word(*paragraphs: str) -> bytes:
    return docx("".join(map(docx_paragraph, paragraphs)))


def test_a_document_that_is_no_page_is_a_story_at_its_address(world: World, watch: Watch, ledger: Ledger) -> None:
    kind = {"Content-Type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}
    url = world.put("/letter", Reply(word(LEAD, COST), headers=kind))
    assert told(watch.round([url])) == [("new_story", None)]
    world.put("/letter", Reply(word(LEAD, COST, REST), headers=kind))
    assert told(watch.round([url])) == [("new_version", "added")]
    assert ledger.db.execute("SELECT url FROM story").fetchall() == [(url,)]


def test_a_page_that_fails_is_asked_ever_more_seldom(world: World, watch: Watch) -> None:
    url = world.put("/bridge", Reply(status=403))
    for _ in range(3 * 24 * 4):
        list(watch.round([url]))
        world.time += timedelta(minutes=15)
    asked = [asked.at for asked in world.asked if asked.path == "/bridge"]
    gaps = [later - earlier for earlier, later in itertools.pairwise(asked)]
    assert len(asked) < 13
    assert gaps == sorted(gaps)
    assert max(gaps) <= timedelta(days=1, minutes=15)


def test_one_host_is_asked_once_a_second_and_others_meanwhile(world: World, watch: Watch) -> None:
    urls = [
        world.put(f"/{number}", page(f"{LEAD} {number}"), host=host)
        for host in ("a.example", "b.example")
        for number in range(5)
    ]
    list(watch.round(urls))
    for host in ("a.example", "b.example"):
        times = [asked.at for asked in world.asked if asked.host == host]
        assert len(times) == 6
        assert all(later - earlier >= timedelta(seconds=1) for earlier, later in itertools.pairwise(times))
    assert world.time - BEGIN < timedelta(seconds=7)


def test_a_delay_that_a_site_asks_for_is_kept_even_where_it_is_long(world: World, watch: Watch) -> None:
    world.put("/robots.txt", Reply(b"User-agent: *\nCrawl-delay: 600\n"))
    urls = [world.put(f"/{number}", page(f"{LEAD} {number}")) for number in range(3)]
    assert told(watch.round(urls)) == [("new_story", None)]
    assert watch.waiting == 2
    assert world.time - BEGIN < timedelta(minutes=1)
    for _ in range(9):
        world.time += timedelta(minutes=5)
        list(watch.round(urls))
    times = [asked.at for asked in world.asked if asked.path != "/robots.txt"]
    assert all(later - earlier >= timedelta(seconds=600) for earlier, later in itertools.pairwise(times))
    assert set(world.paths()) == {"/0", "/1", "/2"}


def test_an_address_with_a_fragment_is_the_page(world: World, watch: Watch) -> None:
    url = world.put("/bridge", page(LEAD))
    assert told(watch.round([url, f"{url}#comments"])) == [("new_story", None)]
    assert world.paths() == ["/bridge"]


def test_a_story_that_was_added_before_goes_on(world: World, watch: Watch, ledger: Ledger) -> None:
    from reportedly.reading import read_bytes

    url = world.put("/bridge", page(LEAD, COST))
    document = read_bytes(page(LEAD, COST).body, name="bridge.html", url=url)[0].document
    assert document is not None
    ledger.add(watch._keeper._understand(document, ()))
    world.put("/bridge", page(LEAD, COST.replace("400,000", "900,000")))
    assert told(watch.round([url])) == [("new_version", "number")]
    assert versions(ledger) == [("bridge", 1), ("bridge", 2)]
