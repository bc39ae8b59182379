"""The counts at the top of a story, and the line on a single source."""

from __future__ import annotations

import msgspec

from reportedly.entity import Entity
from reportedly.report.glance import SOURCES, glance, is_second_hand, source_kind
from reportedly.story import Story
from stories import at, document, letters, long, statement, unnamed


def test_open_questions_are_counted_apart_from_statements() -> None:
    seen = glance(letters())
    assert (seen.statements, seen.open_questions, seen.settled) == (8, 1, 1)
    assert seen.quotations == {"direct": 0, "mixed": 3, "indirect": 5}


def test_each_statement_counts_under_one_kind_of_source() -> None:
    seen = glance(unnamed())
    assert seen.sources == {"named": 0, "group": 0, "document": 0, "unnamed": 2, "unknown": 0}
    assert set(seen.sources) == set(SOURCES)


def test_the_best_known_of_several_speakers_counts() -> None:
    people = {
        "e1": Entity(id="e1", type="group", name="three officials"),
        "e2": Entity(id="e2", type="person", name="Odile Marsh"),
    }
    both = statement("s1", ((0, 4),), speakers=("e1", "e2"))
    assert source_kind(both, people) == "named"
    assert source_kind(statement("s1", ((0, 4),), speakers=("e1",)), people) == "group"
    assert source_kind(statement("s1", ((0, 4),)), people) == "unknown"


def test_a_single_source_is_named_only_while_no_speaker_is_unknown() -> None:
    story = unnamed()
    assert glance(story).single.startswith("Both statements rest on a single source")
    stray = statement("s3", (at(story.document.text, "declined to comment"),))
    more = msgspec.structs.replace(story, statements=(*story.statements, stray))
    assert glance(more).single == ""
    assert glance(long(80)).single == ""


def test_one_statement_by_one_document_is_a_single_source() -> None:
    doc = document("audit", [("paragraph", "The audit says that the safe was empty.")])
    said = statement("s1", (at(doc.text, "that the safe was empty"),), speakers=("e1",))
    story = Story(document=doc, statements=(said,), entities=(Entity(id="e1", type="document", name="the audit"),))
    assert glance(story).single == "The one statement rests on a single source: the audit (a document)."


def test_second_hand_is_what_came_through_somebody() -> None:
    said = {s.id: is_second_hand(s) for s in letters().statements}
    assert [id for id, passed_on in said.items() if passed_on] == ["s2", "s4", "s5"]
