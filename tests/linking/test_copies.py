"""What is a copy, what only quotes the same, and who had it first."""

from __future__ import annotations

from reportedly.linking.copies import Body, copied
from reportedly.linking.credits import Signed, credits, direction

TOLD = (
    "The old bridge at Harbour will be closed from Monday because its cables have begun to rust, the council said. "
    "Ferries will run every ten minutes between the two piers until the work is done, which may take a year. "
    "Fishermen who keep their boats below the bridge have until Friday evening to move them to the outer basin.\n"
)
OWN = "A meeting of the people of the lower town, called for tonight, was put off because the hall was flooded again.\n"
SPEECH = (
    "We have waited for this bridge for thirty years and we will not wait for another thirty while engineers in a "
    "distant town count rivets, draw plans and send us letters that nobody here has ever been able to understand"
)


def test_a_story_with_another_beginning_is_a_copy() -> None:
    found = copied(Body(TOLD), Body(OWN + TOLD))
    assert found is not None
    assert (found.share, found.kind) == (1.0, "story")
    (passage,) = found.of_other
    assert (OWN + TOLD)[slice(*passage)].startswith("The old bridge")


def test_one_speech_quoted_twice_is_no_copied_story() -> None:
    one, other = f"Roe said: “{SPEECH}”", f"“{SPEECH},” the mayor told a crowd."
    bodies = [Body(text, [(text.index("We"), text.index("understand") + 10)]) for text in (one, other)]
    found = copied(*bodies)
    assert found is not None
    assert found.kind == "quotation"


def test_a_statement_given_after_a_colon_is_quoted_though_no_marks_say_so() -> None:
    found = copied(Body(f"The statement reads:\n{SPEECH}."), Body(f"She wrote:\n{SPEECH}."))
    assert found is not None
    assert found.kind == "quotation"


def test_what_a_site_prints_under_every_story_is_nothing() -> None:
    foot = "Copyright 2024 Harbour Post. All rights reserved. Sign up for our newsletter and never miss a tide again."
    assert copied(Body(OWN + foot), Body("A tram left its rails. Nobody was hurt.\n" + foot)) is None


def test_a_long_passage_within_other_words_is_found() -> None:
    rest = "".join(f"Word{at} stands alone here. " for at in range(200))
    found = copied(Body(rest + "\n" + TOLD), Body(TOLD + rest.replace("Word", "Term")))
    assert found is not None
    assert found.kind == "passage"


def test_a_common_run_of_thirteen_words_shares_a_fingerprint() -> None:
    run = " ".join(TOLD.split()[:13])
    for before in range(12):
        padded = " ".join(f"x{at}" for at in range(before)) + f" {run} " + "and then something else entirely happened"
        assert set(Body(padded).fingerprint) & set(Body(TOLD).fingerprint)


def test_the_credit_line_goes_before_the_date() -> None:
    wire = Signed("Meridian Wire", (), None, "2024-03-14T17:00", TOLD)
    paper = Signed("Harbour Post", ("Meridian Wire",), None, "2024-03-14T09:00", TOLD)
    assert direction(paper, wire).earlier == 1
    assert direction(wire, paper).earlier == 0


def test_two_that_credit_one_agency_come_from_neither() -> None:
    one = Signed("Harbour Post", (), "https://post.example/aponline/bridge", "2024-03-14", TOLD)
    other = Signed("Morning Echo", ("The Associated Press",), None, "2024-03-15", TOLD)
    assert direction(one, other) == (None, "both credit Associated Press")
    assert credits(one) == ("Associated Press",)


def test_without_credit_the_earlier_day_was_first_and_one_day_tells_nothing() -> None:
    one, other = (Signed(name, (), None, day, TOLD) for name, day in (("Post", "2024-03-14"), ("Echo", "2024-03-15")))
    assert direction(one, other).earlier == 0
    assert direction(one, one._replace(outlet="Echo")).earlier is None
    assert direction(one, one._replace(outlet="Echo", published=None)).earlier is None


def test_who_had_shared_passages_first_the_day_does_not_tell() -> None:
    one, other = (Signed(name, (), None, day, TOLD) for name, day in (("Post", "2024-03-14"), ("Echo", "2024-03-15")))
    assert direction(one, other, whole=False) == (None, "passages only")
    credited = other._replace(authors=("Post",))
    assert direction(one, credited, whole=False).earlier == 0


def test_hostile_texts() -> None:
    for text in ("", "\0", "\ud800 " * 50, "a " * 50_000, "(" * 10_000, "\n" * 1000):
        body = Body(text)
        assert copied(body, body) is None or body.runs
        direction(Signed(None, (), None, None, text), Signed("Post", (), None, None, text))
