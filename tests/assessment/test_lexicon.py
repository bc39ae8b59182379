from __future__ import annotations

import re
from importlib import resources

from reportedly.assessment.lexicon import inflect, lexicon, parse, phrases_at


def found(text: str, family: str) -> dict[str, int]:
    words = text.split()
    return {
        label: after for (name, label), after in phrases_at(lexicon()[words[0]], words, 0).items() if name == family
    }


def test_alternatives_options_and_any_word() -> None:
    assert found("in an interview", "medium")["interview"] == 3
    assert found("in his first long interview", "medium")["interview"] == 5
    assert "interview" not in found("in his house", "medium")


def test_the_longest_phrase_of_a_label_wins() -> None:
    assert found("declined to comment", "cues")["non_response"] == 3


def test_irregular_verbs_are_listed() -> None:
    assert found("foresaw", "cues") == {"forecast": 1}


def test_inflection() -> None:
    assert inflect("urge", {}) == ("urge", "urges", "urged", "urging")
    assert inflect("press", {}) == ("press", "presses", "pressed", "pressing")
    assert inflect("say", {"say": ["says", "said"]}) == ("say", "says", "said")


def test_every_data_file_says_where_it_comes_from() -> None:
    folder = resources.files("reportedly.assessment").joinpath("lexicons")
    for file in folder.iterdir():
        assert "# Provenance:" in file.read_text("utf-8"), file.name


def test_no_phrase_is_longer_than_the_words_looked_at() -> None:
    from reportedly.assessment import lexicon as module

    assert (
        max(len(entry.rest) for node in lexicon().values() for entries in node.second.values() for entry in entries)
        <= module._LONGEST
    )


def test_parse_keeps_empty_alternatives() -> None:
    assert parse("(a|)")[0] == (("a",), ())


def test_no_alternatives_stand_inside_alternatives() -> None:
    folder = resources.files("reportedly.assessment").joinpath("lexicons")
    for file in folder.iterdir():
        assert not re.search(r"\([^()\"]*\([^()\"]*\)", file.read_text("utf-8")), file.name
