"""The glossary explains every word that the records, the flags and the messages can show."""

from __future__ import annotations

import typing

import msgspec
import pytest

from reportedly import change, check, claim, document, entity, sighting, statement, story
from reportedly.checking import findings
from reportedly.glossary import VOCABULARIES, entries, field_descriptions, label, lookup, nearest
from reportedly.ledger import answers, audit, decisions, who
from reportedly.messages import MESSAGES
from reportedly.report.glance import SOURCES

LITERALS = {
    "flag": statement.FlagCode,
    "kind": statement.Kind,
    "quotation": statement.QuotationType,
    "medium": statement.Medium,
    "polarity": statement.Polarity,
    "basis": statement.Basis,
    "grade": statement.Grade,
    "own_reporting": statement.OwnReporting,
    "relation": statement.Relation,
    "entity": entity.EntityType,
    "notice": document.NoticeType,
    "block": document.BlockKind,
    "document": document.DocumentKind,
    "network": document.Network,
    "standing": claim.Standing,
    "wording": claim.WordingClass,
    "verdict": findings.Verdict,
    "difference": claim.Operation,
    "change": change.ChangeKind,
    "outcome": sighting.Outcome,
}
RECORDS = {
    name: kind
    for module in (document, entity, statement, story, claim, change, check, sighting, answers, audit, decisions, who)
    for name, kind in vars(module).items()
    if isinstance(kind, type)
    and issubclass(kind, msgspec.Struct)
    and kind is not msgspec.Struct
    and not name.startswith("_")
    and name not in ("Agent", "Identified")
}


def responses() -> set[str]:
    given = typing.get_type_hints(statement.Statement)["response"]
    return {word for part in typing.get_args(given) for word in typing.get_args(part)}


def words(vocabulary: str) -> set[str]:
    return {entry.name for entry in entries() if entry.vocabulary == vocabulary}


@pytest.mark.parametrize("vocabulary", LITERALS)
def test_every_word_of_a_closed_vocabulary_is_explained(vocabulary: str) -> None:
    assert words(vocabulary) == set(typing.get_args(LITERALS[vocabulary]))


def test_messages_responses_and_kinds_of_source_are_explained() -> None:
    assert words("message") == set(MESSAGES)
    assert words("response") == responses()
    assert words("source") == set(SOURCES)


def test_no_vocabulary_is_left_out_of_these_tests() -> None:
    assert set(VOCABULARIES) == {*LITERALS, "message", "response", "source"}
    values = [
        value
        for module in (document, entity, statement, claim, change, sighting, findings)
        for value in vars(module).values()
    ]
    assert {v for v in values if typing.get_origin(v) is typing.Literal} == set(LITERALS.values())


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: f"{entry.vocabulary}:{entry.name}")
def test_an_entry_says_what_it_means_and_gives_an_example(entry: typing.Any) -> None:
    assert entry.meaning.endswith(".")
    assert len(entry.meaning.split()) >= 3
    assert entry.example
    assert entry.label


@pytest.mark.parametrize("name", sorted(words("flag")))
def test_a_flag_names_its_rule_and_what_to_do(name: str) -> None:
    (entry,) = lookup(f"flag:{name}")
    assert entry.rule.endswith(").")
    assert entry.do.endswith(".")


def test_every_field_of_every_record_is_described() -> None:
    described = field_descriptions()
    for name, kind in RECORDS.items():
        assert set(described[name]) == set(kind.__struct_encode_fields__), name
    assert set(described) == {*RECORDS, "Unread"}


def test_a_word_is_found_by_its_label_and_in_any_case() -> None:
    assert [entry.name for entry in lookup("Second-Hand")] == ["second_hand"]
    assert [entry.name for entry in lookup("holds the document")] == ["holds_document"]
    assert lookup("no such word") == ()
    assert {entry.vocabulary for entry in lookup("outlet")} == {"relation", "entity"}
    assert [entry.vocabulary for entry in lookup("entity:outlet")] == ["entity"]


def test_the_nearest_word_is_offered_only_when_it_is_near() -> None:
    assert nearest("alegation") == "allegation"
    assert nearest("zzzzzz") is None


def test_a_word_without_a_label_is_shown_with_spaces() -> None:
    assert label("medium", "press_conference") == "press conference"
