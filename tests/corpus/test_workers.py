"""Several processes give what one gives, in the same order; one that dies takes nothing else along."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly import from_text, pipeline
from reportedly.corpus import read, workers
from reportedly.extraction import Extractor
from reportedly.reading.record import Reading
from reportedly.schema import story_line

from .dying import die

NAMES = ("Ada Okoro", "Lewis Brandt", "Ines Marchetti", "Teo Vance")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number, name in enumerate(NAMES):
        (tmp_path / f"story{number}.txt").write_text(f"“The dam will hold,” {name} said on Tuesday.", encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    return tmp_path


def test_two_processes_give_what_one_gives_in_the_same_order(folder: Path) -> None:
    one, two = list(read([folder, "missing.txt"])), list(read([folder, "missing.txt"], workers=2))
    assert [r.source for r in one] == [r.source for r in two]
    assert [r.problems for r in one] == [r.problems for r in two]
    assert [r.story and story_line(r.story) for r in one] == [r.story and story_line(r.story) for r in two]
    assert sum(r.story is not None for r in two) == len(NAMES)


def test_stories_that_waited_for_a_worker_that_died_are_read_all_the_same() -> None:
    crew = workers._Crew(1, "accurate", "balanced")
    try:
        dead = crew.pool.submit(die)
        line = [crew.begin(Reading(name, from_text(f"{name} said the dam held.", id="n"))) for name in NAMES]
        assert dead.exception() is not None
        results = [crew.finish(waiting) for waiting in line]
        results.append(crew.finish(crew.begin(Reading("after", from_text("Ada Okoro said so.", id="after")))))
    finally:
        crew.leave()
    assert all(result.story is not None and result.story.statements for result in results)


def test_a_document_that_ends_its_process_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    crew = workers._Crew(1, "accurate", "balanced")
    try:
        monkeypatch.setattr(workers, "_understand", die)
        result = crew.finish(crew.begin(Reading("deadly.txt", from_text("Ada Okoro said so.", id="d"))))
    finally:
        crew.leave()
    assert result.story is None
    assert [p.code for p in result.problems] == ["R405"]


def test_settings_reach_the_workers(folder: Path) -> None:
    kept = [r.story for r in read([folder], keep="sure", workers=2) if r.story]
    alone = [r.story for r in pipeline.read([folder], extractor=Extractor(keep="sure")) if r.story]
    assert [s.statements for s in kept] == [s.statements for s in alone]
