"""Which checks count, what of them was accepted, and the file that says so."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks import STORY, VERDICTS, bridge, checked
from reportedly.check import Check, Match
from reportedly.checking.accepted import SETTINGS, Accepted, entry, keep, read_accepted
from reportedly.checking.findings import ALTERED, CLEAN, is_finding
from reportedly.claim import WordingClass
from reportedly.errors import UsageError


def check(text: str = "we must go", **fields: object) -> Check:
    given: dict[str, object] = {
        "story": "harbour", "statement": "s1", "start": 0, "end": len(text), "pieces": ((0, len(text)),),
        "text": text, "quotation": "direct", "speaker": "Ann Roe", "wording": "wording", "document": "speech",
        "matches": (Match(start=5, end=16, text="we must stay"),),
    } | fields  # fmt: skip
    return Check(**given)  # type: ignore[arg-type]


def test_every_class_is_clean_altered_or_not_found() -> None:
    assert CLEAN | ALTERED | {"not_found"} == set(get_args(WordingClass))
    assert not CLEAN & ALTERED


@pytest.mark.parametrize("wording", get_args(WordingClass))
def test_a_quotation_that_is_altered_or_not_found_counts(wording: str) -> None:
    assert is_finding(check(wording=wording)) is (wording not in CLEAN)


def test_words_of_somebody_else_count_though_they_stand_there() -> None:
    assert is_finding(check(wording="verbatim", speaker_differs=True))
    assert not is_finding(check(wording="verbatim", speaker_differs=None))


def test_a_paraphrase_never_counts() -> None:
    assert not is_finding(check(wording="indirect", speaker_differs=True))


def test_a_title_in_marks_that_nobody_said_does_not_count_but_a_sentence_does() -> None:
    assert not is_finding(check("Long Water", statement=None, wording="not_found"))
    assert is_finding(check("we will sell the ferry", statement=None, wording="not_found"))


def test_a_story_comes_to_what_its_checks_are() -> None:
    held = checked()
    assert [it.verdict for it in held.checks] == VERDICTS
    assert held.tally() == {"altered": 2, "speaker": 1, "not_found": 1, "printed": 2, "nobodys": 1}


def test_an_accepted_finding_is_none_until_a_word_of_it_changes() -> None:
    first = checked().checks[0].check
    accepted = [Accepted(first.text, "agreed with the desk")]
    assert [it.verdict for it in checked(accepted=accepted).checks][:2] == ["accepted", "altered"]
    again = checked(bridge(STORY.replace("at once before", "now before")), accepted=accepted)
    assert again.checks[0].verdict != "accepted"


@pytest.mark.parametrize(
    "fields",
    [
        {"story": "another"}, {"document": "letter"}, {"wording_class": "elided"}, {"original": "we must leave"},
        {"wording": "we must go now"},
    ],
)  # fmt: skip
def test_an_entry_accepts_what_it_names_and_no_more(fields: dict[str, str]) -> None:
    whole = {
        "wording": "we  must\ngo", "reason": "heard", "story": "harbour", "document": "speech",
        "wording_class": "wording", "original": "we must stay",
    }  # fmt: skip
    assert Accepted(**whole).accepts(check())
    assert not Accepted(**(whole | fields)).accepts(check())


def test_what_is_kept_is_read_again_and_stands_behind_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / SETTINGS
    first = keep(target, [check()], "heard by two of us")
    before = target.read_text(encoding="utf-8")
    target.write_text(before + "# a note of mine", encoding="utf-8")
    second = keep(target, [check("never", wording="not_found", document=None, matches=())], 'he said "yes"')
    assert target.read_text(encoding="utf-8").startswith(before + "# a note of mine\n")
    assert read_accepted(target) == second
    assert second[:1] == first
    assert [one.reason for one in second] == ["heard by two of us", 'he said "yes"']
    assert (second[1].document, second[1].wording_class, second[1].original) == (None, "not_found", None)
    assert list(tmp_path.iterdir()) == [target]


@settings(max_examples=80, deadline=None)
@given(st.text(min_size=1, max_size=40).filter(str.strip))
def test_any_words_survive_the_way_through_the_file(words: str) -> None:
    held = check(words)
    fields = tomllib.loads(entry(held, "because"))["accepted"][0]
    assert Accepted(fields["wording"], fields["reason"], original=fields["original"]).accepts(held)


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ("[[accepted]", "R117", "no TOML"),
        ("[accepted]\nwording = 'a'", "R118", "[[accepted]]"),
        ("accepted = [1]", "R118", "no table"),
        ("[[accpted]]\nwording = 'a'\nreason = 'b'", "R118", "'accpted'"),
        ("[[accepted]]\nworded = 'a'\nreason = 'b'", "R118", "'worded'"),
        ("[[accepted]]\nwording = 'a'", "R118", "'reason' is missing"),
        ("[[accepted]]\nwording = 'a'\nreason = ' '", "R118", "'reason' is missing"),
        ("[[accepted]]\nreason = 'a'", "R118", "'wording' is missing"),
        ("[[accepted]]\nwording = 1\nreason = 'a'", "R118", "no text"),
        ("x = " + "[" * 5_000, "R117", ""),
    ],
)
def test_what_is_wrong_in_the_file_is_told_with_its_place(text: str, code: str, told: str, tmp_path: Path) -> None:
    (tmp_path / SETTINGS).write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=code) as raised:
        read_accepted(tmp_path / SETTINGS)
    assert told in str(raised.value)
    if code == "R118":
        with pytest.raises(UsageError):
            keep(tmp_path / SETTINGS, [check()], "so")
        assert (tmp_path / SETTINGS).read_text(encoding="utf-8") == text


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"x" * 8_000_001])
def test_a_file_that_is_no_text_is_told(data: bytes, tmp_path: Path) -> None:
    (tmp_path / SETTINGS).write_bytes(data)
    with pytest.raises(UsageError, match="R117"):
        read_accepted(tmp_path / SETTINGS)


def test_an_empty_file_accepts_nothing(tmp_path: Path) -> None:
    (tmp_path / SETTINGS).write_text("# nothing yet\n", encoding="utf-8")
    assert read_accepted(tmp_path / SETTINGS) == ()
    with pytest.raises(UsageError, match="R117"):
        read_accepted(tmp_path / "gone.toml")
