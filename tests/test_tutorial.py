"""The story of the tutorial, through six outlets and two weeks, comes out as a careful reader has it.

The files are read with the shipped model and added to a ledger in the order of their names, which is that of
publication. What is expected was written down from the texts beforehand.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

import reportedly
from reportedly.claim import Claim, Reason
from reportedly.cli import main
from reportedly.ledger import Ledger
from reportedly.ledger.claim_rows import claims
from reportedly.ledger.traces import trace
from reportedly.story import Story

FILES = sorted((Path(__file__).parents[1] / "examples" / "lifeboat").glob("*.html"))
OUTLETS = {
    "Morning Tide", "Pellmouth Gazette", "Kestrel News Agency", "Inland Herald", "Daybreak Online",
    "The Sound Examiner",
}  # fmt: skip


class Expected(NamedTuple):
    """What is so of the claim that holds `words` in `story`."""

    story: str
    words: str
    standing: set[str]
    origins: list[str]
    stories: set[str]


SALE = Expected(
    "01-morning-tide",
    "sold the lifeboat slipway at Gannet Point to the developer Lucas Brandreth in April",
    {"repeated", "acknowledged", "disputed"},
    ["Edwin Sallow"],
    {
        "01-morning-tide", "02-pellmouth-gazette", "03-kestrel", "04-inland-herald", "05-daybreak",
        "09-pellmouth-gazette", "11-morning-tide",
    },
)  # fmt: skip
"""A letter that two newsrooms hold, those who cite or copy them, and at last its author: one origin."""
PRICE = Expected(
    "09-pellmouth-gazette",
    "Brandreth paid 85,000 pounds",
    {"corroborated", "acknowledged"},
    ["Edwin Sallow", "Lucas Brandreth"],
    {"09-pellmouth-gazette", "11-morning-tide"},
)
"""Seller and buyer: two origins."""
CALLS = Expected(
    "04-inland-herald",
    "called out 61 times last year",
    {"repeated", "upstream_corrected"},
    ["National Lifeboat Society"],
    {"04-inland-herald", "05-daybreak"},
)
"""What the agency has corrected and its customers still print."""
DINNER = Expected(
    "06-sound-examiner",
    "had dinner at the Crown Hotel",
    {"not_established"},
    [],
    {"06-sound-examiner", "07-pellmouth-gazette"},
)
"""Two who cite each other."""
VOTE = Expected(
    "01-morning-tide",
    "the board had never voted on a sale",
    {"single_origin"},
    ["a trust employee"],
    {"01-morning-tide"},
)
UNKNOWN_PRICE = Expected(
    "02-pellmouth-gazette",
    "has not been disclosed",
    {"resolved"},
    [],
    {"02-pellmouth-gazette"},
)
TALK = Expected("07-pellmouth-gazette", "what the two men talked about", {"open"}, [], {"07-pellmouth-gazette"})
FORECAST = Expected(
    "02-pellmouth-gazette",
    "The letter will be published before the month is out",
    {"single_origin", "resolved"},
    ["Marit Dunmore"],
    {"02-pellmouth-gazette"},
)
PAGER = Expected(
    "03-kestrel",
    "We go when the pager goes",
    {"repeated"},
    ["Tobias Renwick"],
    {"03-kestrel", "04-inland-herald", "05-daybreak"},
)
ALL = {
    "sale": SALE, "price": PRICE, "calls": CALLS, "dinner": DINNER, "vote": VOTE, "unknown price": UNKNOWN_PRICE,
    "talk": TALK, "forecast": FORECAST, "pager": PAGER,
}  # fmt: skip


@pytest.fixture(scope="module")
def ledger() -> Iterator[Ledger]:
    with Ledger(":memory:") as made:
        for story in reportedly.read(*FILES):
            assert isinstance(story, Story)
            made.add(story)
        yield made


@pytest.fixture(scope="module")
def found(ledger: Ledger) -> list[Claim]:
    return list(claims(ledger.db, limit=None))


def claim(found: list[Claim], expected: Expected) -> Claim:
    """The claim with a member in the story that holds the words."""
    holding = [
        (member.end - member.start, at)
        for at, each in enumerate(found)
        for member in each.members
        if member.story == expected.story and expected.words in member.text
    ]
    assert holding, f"no claim has {expected.words!r} of {expected.story}"
    return found[min(holding)[1]]


def reason(of: Claim, code: str) -> Reason:
    return next(reason for reason in of.reasons if reason.code == code)


@pytest.mark.parametrize("name", ALL)
def test_standing(found: list[Claim], name: str) -> None:
    assert set(claim(found, ALL[name]).standing) == ALL[name].standing


@pytest.mark.parametrize("name", ALL)
def test_origins(found: list[Claim], name: str) -> None:
    shown = [origin.name.partition(" (")[0].removeprefix("the ") for origin in claim(found, ALL[name]).origins]
    assert shown == ALL[name].origins


@pytest.mark.parametrize("name", ALL)
def test_members(found: list[Claim], name: str) -> None:
    of = claim(found, ALL[name])
    corrected = {"03-kestrel"} if name == "calls" else set()  # its notice repeats what was wrong
    assert {member.story for member in of.members if member.kind != "denial"} - corrected == ALL[name].stories


def test_the_story_went_through_six_outlets(ledger: Ledger) -> None:
    assert {outlet for (outlet,) in ledger.db.execute("SELECT outlet FROM story")} == OUTLETS
    assert ledger.db.execute("SELECT count(*) FROM story WHERE id IN (SELECT story FROM version WHERE number = 2)") \
        .fetchone() == (2,)  # fmt: skip


def test_evidence_stands_where_it_is_said_to(ledger: Ledger, found: list[Claim]) -> None:
    texts: dict[str, set[str]] = {}
    for name, text in ledger.db.execute("SELECT name, text FROM version JOIN story ON story.id = version.story"):
        texts.setdefault(name, set()).add(text)
    for each in found:
        shown = [words for reason in each.reasons for words in reason.evidence]
        shown += [words for origin in each.origins for words in origin.evidence]
        for words in shown:
            assert any(text[words.start : words.end] == words.text for text in texts[words.story])
        for member in each.members:
            assert any(text[member.start : member.end] == member.text for text in texts[member.story])


def test_two_newsrooms_that_hold_the_letter_are_its_author_s_word(found: list[Claim]) -> None:
    shown = {words.text for words in reason(claim(found, SALE), "repeated_named").evidence}
    assert {"a letter seen by Morning Tide", "a copy of the letter seen by the Gazette", "Edwin Sallow"} <= shown


def test_the_denial_is_the_spokeswoman_s(found: list[Claim]) -> None:
    (words,) = reason(claim(found, SALE), "disputed").evidence
    assert words.story == "06-sound-examiner"


def test_the_acknowledgement_is_his_own(found: list[Claim]) -> None:
    assert {words.story for words in reason(claim(found, SALE), "acknowledged").evidence} == {"11-morning-tide"}


def test_the_attribution_was_dropped_by_the_one_who_cut_the_credit_line(found: list[Claim]) -> None:
    first, *_ = reason(claim(found, SALE), "attribution_dropped").evidence
    assert first.story == "05-daybreak"
    assert [member.story for member in claim(found, SALE).members if member.own_voice] == ["05-daybreak"]


def test_the_circle_is_found(found: list[Claim]) -> None:
    shown = {words.story for words in reason(claim(found, DINNER), "circular_repetition").evidence}
    assert shown == DINNER.stories


def test_the_correction_upstream_is_the_agency_s(found: list[Claim]) -> None:
    notice, *borrowed = reason(claim(found, CALLS), "upstream_corrected").evidence
    assert notice.story == "03-kestrel"
    assert notice.text.startswith("CORRECTION")
    assert {words.story for words in borrowed} == CALLS.stories


def test_the_corrected_number_is_another_claim(found: list[Claim]) -> None:
    right = Expected("03-kestrel", "called out 41 times", {"single_origin"}, [], {"03-kestrel"})
    assert set(claim(found, right).standing) == right.standing


def test_the_open_question_is_settled_by_the_notice_and_by_the_letter(found: list[Claim]) -> None:
    shown = {words.story: words.text for words in reason(claim(found, UNKNOWN_PRICE), "question_answered").evidence}
    assert "85,000" in shown["09-pellmouth-gazette"]
    assert shown["02-pellmouth-gazette"].startswith("UPDATE")


def test_the_forecast_is_reported_as_happened(found: list[Claim]) -> None:
    (words,) = reason(claim(found, FORECAST), "reported_as_happened").evidence
    assert (words.story, "was published on Monday" in words.text) == ("09-pellmouth-gazette", True)


def test_the_unnamed_source_is_said_to_be_one(found: list[Claim]) -> None:
    assert reason(claim(found, VOTE), "single_origin_unnamed").named is False


def test_the_altered_quotation_is_traced_with_its_wordings(ledger: Ledger) -> None:
    shown = {each.story: each.wording for each in trace(ledger.db, "We go when the pager goes")}
    assert shown["03-kestrel"] == shown["04-inland-herald"] == "verbatim"
    assert shown["05-daybreak"] == "wording"


def test_the_fragment_is_traced_to_the_letter(ledger: Ledger) -> None:
    shown = [each.story for each in trace(ledger.db, "a costly ornament that we can no longer afford to polish")]
    assert shown == ["01-morning-tide", "02-pellmouth-gazette", "09-pellmouth-gazette"]
    for each in trace(ledger.db, "costly ornament"):
        assert each.wording == "verbatim"
        assert each.against is not None
        assert "a costly ornament that we can no longer afford" in each.against.text


def test_the_pick_ups_are_copies_of_the_wire(ledger: Ledger) -> None:
    copies = dict(
        ledger.db.execute(
            "SELECT copier.name, wire.name FROM copy JOIN version AS v ON v.id = copy.version AND v.current"
            " JOIN story AS copier ON copier.id = v.story JOIN version AS w ON w.id = original AND w.current"
            " JOIN story AS wire ON wire.id = w.story WHERE known AND kind <> 'quotation'"
        )
    )
    assert set(copies) == {"04-inland-herald", "05-daybreak"}
    assert copies["04-inland-herald"] == "03-kestrel"


def test_the_order_of_adding_changes_no_standing(found: list[Claim]) -> None:
    stories = [story for story in reportedly.read(*FILES) if isinstance(story, Story)]
    latest = {story.document.url: story for story in stories}
    with Ledger(":memory:") as other:
        for story in reversed(list(latest.values())):
            other.add(story)
        backwards = list(claims(other.db, limit=None))
    names = {old.document.id: latest[old.document.url].document.id for old in stories}
    for expected in ALL.values():
        same = expected._replace(story=names[expected.story])
        assert set(claim(backwards, same).standing) == set(claim(found, expected).standing), expected.words


PAGE = Path(__file__).parents[1] / "docs" / "tutorial.md"


def shown() -> list[tuple[str, str]]:
    """The commands of the page, each with what it prints there."""
    found: list[tuple[str, str]] = []
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("    $ "):
            found.append((line.removeprefix("    $ "), ""))
        elif line.startswith("    ") and found:
            found[-1] = (found[-1][0], f"{found[-1][1]}\n{line}")
        elif line.strip() and found and found[-1][0]:
            found.append(("", ""))
    return [(command, output) for command, output in found if command]


def test_the_page_shows_what_the_commands_print(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(FILES[0].parents[1])
    for command, output in shown():
        result = CliRunner().invoke(main, shlex.split(command)[1:])
        assert result.exit_code == 0, command
        printed = re.sub(r"\s+", " ", result.output)
        for line in output.split("\n"):
            assert re.sub(r"\s+", " ", line).strip() in printed, command
