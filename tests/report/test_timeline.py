"""The drawing of what happened when."""

from __future__ import annotations

from lxml import etree

from reportedly.report.timeline import MOST, Event, timeline


def test_the_earliest_stands_on_top_and_days_between_are_counted() -> None:
    drawn = timeline([Event("2024-03-09", "story", "changed"), Event("2024-03-01T09:00:00Z", "story", "published")])
    assert drawn.index(">published<") < drawn.index(">changed<")
    assert "8 days later" in drawn


def test_a_day_that_no_calendar_knows_is_left_out() -> None:
    drawn = timeline(
        [Event("2024-02-31", "other", "never"), Event("", "other", "never"), Event("2024-02-28", "said", "once")]
    )
    assert "never" not in drawn
    assert "once" in drawn


def test_words_from_outside_are_text() -> None:
    drawn = timeline([Event("2024-03-01", "said", "<b>&\x1b", link="m1")])
    etree.fromstring(drawn, etree.XMLParser(resolve_entities=False, no_network=True))
    assert "<b>" not in drawn


def test_no_more_is_drawn_than_can_be_taken_in() -> None:
    drawn = timeline([Event("2024-03-01", "other", f"event {number}") for number in range(5000)])
    assert drawn.count("<circle") == MOST
