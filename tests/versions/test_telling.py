"""Which changes a notice tells of: by the matter, the measure, the paragraph, the old words and the new."""

from __future__ import annotations

import pytest

from reportedly.change import Change
from reportedly.versions import compare
from reportedly.versions.laid_open import Version
from reportedly.versions.notice_places import notice_starts

from .pairs import story

OLD = """# Drainage board raises its levy
The drainage board of Tarrow raised its levy on Monday to pay for repairs that will cost £620,000.
Nine pumps broke down last year, and 34 farmers asked for help, said Ann Lennox, the clerk.
The gates were built in 1931 by Otto Brandl, who died in 1958.
"""
NEW = (
    OLD.replace("£620,000", "£602,000")
    .replace("34 farmers", "43 farmers")
    .replace("Lennox", "Lenox")
    .replace("1931", "1913")
    .replace("1958", "1985")
)
COST, FARMERS, CLERK, BUILT, DIED = "620,000", "34", "Lennox", "1931", "1958"


def silent(changes: tuple[Change, ...]) -> set[str]:
    return {change.old.text.lstrip("£") for change in changes if change.silent and change.old is not None}


TELLING = [
    ("This article was amended on 4 May 2026 to correct the cost of the repairs.", {COST}),
    ("Correction: An earlier version of this article misstated the number of farmers who asked for help.", {FARMERS}),
    ("An earlier version of this story misspelled the surname of the clerk.", {CLERK}),
    ("The date of Otto Brandl's death was wrong in an earlier version of this article.", {DIED, BUILT}),
    ("Correction: The gates were built in 1913, not 1931.", {BUILT}),
    ("(Corrects spelling of clerk's name in paragraph 2)", {CLERK}),
    ("(Corrects figure in paragraph 1)", {COST}),
    ("Correction: Some figures in an earlier version of this article were wrong.", {COST, FARMERS, BUILT, DIED}),
    (
        "This article was amended on 4 May 2026 to correct the spelling of the clerk's name, the cost of the repairs "
        "and the number of farmers who asked for help.",
        {CLERK, COST, FARMERS},
    ),
    ("This version corrects the spelling of the last name of the clerk to Lenox.", {CLERK}),
    ("This article has been updated.", set()),
    ("The headline of this article was changed on 4 May.", set()),
]


@pytest.mark.parametrize(("notice", "told"), TELLING, ids=[notice[:60] for notice, _ in TELLING])
def test_a_notice_tells_of_what_it_names_and_of_nothing_else(notice: str, told: set[str]) -> None:
    changes = compare(story(OLD), story(f"{NEW}! {notice}\n"))
    assert silent(changes) == {COST, FARMERS, CLERK, BUILT, DIED} - told


def kinds(old: str, new: str) -> list[str]:
    return [change.kind for change in compare(story(old), story(new))]


def test_a_slip_in_a_number_that_is_written_out_is_a_typo() -> None:
    old = "# A long evening\nIt took fourty minutes until the lamps were lit in Tarrow.\n"
    assert kinds(old, old.replace("fourty", "forty")) == ["typo"]
    assert kinds(old.replace("fourty", "fifty"), old.replace("fourty", "forty")) == ["number"]


def test_a_name_put_before_what_describes_it_names_the_source() -> None:
    old = "# Gates shut\nThe gates were shut too early on Monday, according to a supervisor.\n"
    new = old.replace("to a supervisor", "to Ann Lennox, a supervisor")
    assert kinds(old, new) == ["named"]
    assert kinds(new, old) == ["unnamed"]


def test_who_is_only_spoken_of_has_not_answered() -> None:
    old = "# In court\nOtto Brandl eats an apple on the stairs and does not answer questions.\n"
    told = "The buyer says that Brandl gave him a certificate with stamps.\n"
    assert kinds(old, old + told) == ["added"]
    assert kinds(old, "# In court\nOtto Brandl said that he had sold nothing.\n")[:1] == ["answered"]


def test_a_measure_in_another_unit_is_no_news() -> None:
    old = "# Seamount found\nThe mountain lies 62 miles west of Tarrow, in water of 39 degrees Fahrenheit.\n"
    metric = old.replace("62 miles", "100 kilometres").replace("39 degrees Fahrenheit", "4 degrees Celsius")
    assert compare(story(old), story(metric)) == ()
    other = compare(story(old), story(metric.replace("100 kilometres", "140 kilometres")))
    assert [(change.kind, change.silent) for change in other] == [("number", True)]
    unit = compare(story(old), story(old.replace("miles", "kilometres")))
    assert [change.kind for change in unit] == ["reworded"]


@pytest.mark.parametrize(("old", "new"), [("closed", "may have closed"), ("will close", "might close")])
def test_a_may_is_a_hedge(old: str, new: str) -> None:
    text = f"# Mine on the hill\nThe owners {old} the mine at Tarrow before the winter.\n"
    changes = compare(story(text), story(text.replace(old, new)))
    assert [(change.kind, change.silent) for change in changes] == [("hedge_added", True)]
    assert [change.kind for change in compare(story(text.replace(old, new)), story(text))] == ["hedge_dropped"]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("The company has not said where the work will go.", "The work will go to a plant in Ardle, the company said."),
        ("The council has yet to rule on the bridge.", "The council ruled on Monday that the bridge must close."),
    ],
)
def test_what_had_not_been_said_is_answered(asked: str, told: str) -> None:
    page = "# Plant to close\nThe plant at Tarrow will close in June. {}\n"
    assert [change.kind for change in compare(story(page.format(asked)), story(page.format(told)))] == ["answered"]


def test_a_notice_of_the_headline_tells_of_it() -> None:
    new = OLD.replace("raises its levy", "asks farmers for more")
    (change,) = compare(story(OLD), story(f"{new}! The headline of this article was changed to be more accurate.\n"))
    assert (change.kind, change.silent) == ("headline", False)


def test_what_is_said_otherwise_is_no_news() -> None:
    said = "“We’re tired,” said {}, the clerk.\n"
    old = "The gate at Tarrow cost the board 2.5 million pounds and has been shut to boats since March 3rd. "
    new = "The gate at Tarrow cost the board £2.5m and has been shut to boats since 3 March. "
    old, new = old + said.format("Lenox"), new + said.format("Ann Lenox")
    changes = compare(story(old), story(new))
    assert [(change.kind, change.silent) for change in changes] == [("reworded", False)]


def test_a_plan_that_was_called_off_did_not_happen() -> None:
    old = "Officials will hold a news conference at the gate on Friday.\n"
    new = "A news conference that officials had planned to hold at the gate was cancelled.\n"
    assert [change.kind for change in compare(story(old), story(new))] == ["reported_as_not_happened"]


def test_surnames_that_are_also_offices_are_names() -> None:
    old = "The prize went to Ann Baker of Tarrow, the cup to Annelies de Backer of Orr.\n"
    new = "The prize went to Ann Barker of Tarrow, the cup to Annelies de Bakker of Orr.\n"
    assert [(change.kind, change.silent) for change in compare(story(old), story(new))] == [("name", True)] * 2


def test_prose_before_a_notice_in_its_paragraph_is_compared() -> None:
    old = "Turnout was 61 per cent, up from 57 per cent four years ago.\n"
    new = (
        "! Turnout was 64 per cent, up from 57 per cent four years ago. This entry was corrected to fix the turnout.\n"
    )
    version = Version(story(new), beside=story(old).document.text)
    assert notice_starts(version.text, version.blocks, "") == {}
    assert [(change.kind, change.silent) for change in compare(story(old), story(new))] == [("number", False)]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("Ten of the 12 members voted for it.", "All 12 members voted for it.", "number"),
        ("None of the nine ferries sailed.", "Two of the nine ferries sailed.", "number"),
        ("All of the members came.", "Most of the members came.", "reworded"),
        ("All members came on the day.", "Members came on Monday.", "reworded"),
    ],
)
def test_all_and_none_stand_for_a_number(old: str, new: str, kind: str) -> None:
    assert kinds(old, new) == [kind]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("The team was ninth last year.", "The team was twelfth last year.", "number"),
        ("He had been drinking at noon.", "He was suspected of having been drinking at noon.", "hedge_added"),
        ("The gunman fled on foot.", "The alleged gunman fled on foot.", "hedge_added"),
        ("The judgement came late.", "The judgment came late.", None),
        ("The gate is shut.", "ORR – The gate is shut.", None),
        ("The gate is shut.", "The gate is shut.\nSign up for the Tide, our newsletter, sent on Fridays.", None),
        (
            "The driver has not been named.\nIt rained.",
            "It rained.\nThe driver was Ann Lennox, a baker, police said.",
            "answered",
        ),
    ],
)
def test_what_one_change_is(old: str, new: str, kind: str | None) -> None:
    assert kinds(old, new) == ([] if kind is None else [kind])


def test_a_story_that_was_taken_back_here_is_gone_by_its_notice() -> None:
    old = "# Prize shared\nOtto Brandl won the prize.\nHe gave it to the school of Tarrow.\n"
    for notice in (
        "The Tarrow Echo has retracted a story published on this page on Monday about a prize.",
        "Editor’s note: The Tarrow Echo has retracted this story about a man and his prize.",
    ):
        changes = compare(story(old), story(f"# Prize shared\n! {notice}\n"))
        assert changes
        assert not any(change.silent for change in changes)


def test_a_number_that_a_notice_tells_of_is_told_of_in_the_headline() -> None:
    old = "# At least nine dead in Tarrow\nThe flood killed nine people in Tarrow.\n"
    new = old.replace("nine", "23") + "! UPDATE: The toll of the flood was raised to 23.\n"
    assert [(change.kind, change.silent) for change in compare(story(old), story(new))] == [
        ("headline", False), ("number", False),
    ]  # fmt: skip


def test_a_name_that_a_notice_gives_is_not_that_of_a_source_that_was_named() -> None:
    old = "“It was no engineering talk,” one of them said. The engineer is Dr Lila Roe.\n"
    new = (
        "“It was no engineering talk,” one of them, Nevil Poe, said. The engineer is Dr Lily Roe.\n"
        "! Correction: This article gave the wrong first name for the engineer Lily Roe.\n"
    )
    said = (("one of them", "unnamed_person", "It was no engineering talk"),)
    changes = compare(story(old, said), story(new, said))
    assert ("named", True) in [(change.kind, change.silent) for change in changes]


def test_another_place_in_a_dateline_is_another_name() -> None:
    assert set(kinds("UPPER ORR – The gate is shut.", "ORR BRIDGE – The gate is shut.")) == {"name"}


def test_how_a_source_is_described_changes_with_its_name() -> None:
    old = "“It rained,” said Gwen Strake, the airport's director.\n"
    new = old.replace("Gwen Strake", "Otto Brandl").replace("director", "head of operations")
    assert kinds(old, new) == ["speaker_changed"]
