"""Somebody or something in a story, while it is being understood."""

from __future__ import annotations

from reportedly.resolution.figure import Figure


def test_mentions_are_known_by_place() -> None:
    figure = Figure("person", "Ann Roe")
    assert (figure.first, figure.last_before(9)) == (-1, -1)
    for span in ((30, 33), (4, 7), (4, 7), (12, 15)):
        figure.mention(span)
    assert figure.mentions == {(4, 7), (12, 15), (30, 33)}
    assert figure.first == 4
    assert [figure.last_before(at) for at in (4, 5, 30, 31)] == [-1, 4, 12, 30]


def test_who_takes_over_another_takes_over_where_they_stand() -> None:
    one, other = Figure("organization", "Acme"), Figure("organization", "Acme Corp.")
    one.call("Acme", (20, 24))
    other.call("Acme Corp.", (3, 13))
    one.absorb(other)
    assert one.first == 3
    assert one.forms == {"Acme": 1, "Acme Corp.": 1}
