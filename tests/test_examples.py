"""The examples, read by the whole pipeline, say what a careful reader wrote down by hand beforehand.

Each expectation is one fact about one passage. What is known not to come out right stands in
`examples_known_gaps.toml` with the reason, and shows as an expected failure; what is not listed there
must hold.
"""

from __future__ import annotations

import json
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import reportedly
from reportedly.document import fingerprint
from reportedly.entity import Entity
from reportedly.schema import story_line
from reportedly.statement import Statement
from reportedly.story import Story

EXAMPLES = Path(__file__).parents[1] / "examples"
GAPS: dict[str, str] = tomllib.loads(Path(__file__).with_name("examples_known_gaps.toml").read_text(encoding="utf-8"))[
    "gaps"
]


class Fact(NamedTuple):
    """What is so of the statement that holds `words`; a set holds answers that are all right."""

    example: str
    words: str
    expected: dict[str, Any]


def fact(example: str, words: str, **expected: Any) -> Fact:
    return Fact(example, words, expected)


SHOP_POSTED = {"2024-10-03T14:22:10+00:00", "2024-10-03T07:22:00-07:00"}
"""The same minute, as the post's markup and as its visible line give it."""

LETTERS = [
    fact("letters", "letters of character", through={"Breakfast Round"}, quotation="mixed"),
    fact("letters", "steady hand", speakers={"Piet Sandoval"}, quotation="mixed", hedges=["reportedly"]),
    fact("letters", "steady hand", kind="opinion", flags={"hedge_without_source"}),
    fact("letters", "uncommon kindness", speakers={"Olwen Tarrant"}, quotation="mixed", hedges=[]),
    fact("letters", "has not been disclosed", kind="open_question", settled=True, speakers=set()),
    fact("letters", "corroborated the existence", kind="confirmation", speakers={"Dorit Vance"}),
    fact("letters", "I have just collected the letters", speakers={"Dorit Vance"}, medium="social_post"),
    fact("letters", "I have just collected the letters", basis="holds_document", said_on="2024-03-14"),
    fact("letters", "also confirmed the letters", kind="confirmation", speakers={"Sunniva Lund"}),
    fact("letters", "The letters are going to leak", speakers={"Sunniva Lund"}, kind="forecast", printed=2),
    fact("letters", "The letters are going to leak", medium="social_post", said_on="2024-03-15"),
    fact("letters", "did not immediately respond to requests", kind="non_response"),
    fact("letters", "his client would appeal", speakers={"Casper Ilves"}, kind="intention"),
]
UNNAMED = [
    fact("unnamed-sources", "to sell the company", grade="role_organization_and_basis", quotation="indirect"),
    fact("unnamed-sources", "to sell the company", knows="attended the meeting", basis={"took_part", "witnessed"}),
    fact(
        "unnamed-sources", "to sell the company", reason="not authorized to speak publicly", not_flags={"unknown_basis"}
    ),
    fact("unnamed-sources", "Nobody raised a hand", quotation="direct", grade="role_organization_and_basis"),
    fact("unnamed-sources", "There is no second offer", speakers={"Aldous Prewitt"}, nested=True, printed=2),
    fact("unnamed-sources", "the price was close to", flags={"plural_but_single"}, own_reporting="yes"),
    fact("unnamed-sources", "It is below what the boats", quotation="direct", grade="bare"),
    fact("unnamed-sources", "would be announced on Friday", grade="bare", kind={"assertion", "forecast", "intention"}),
    fact("unnamed-sources", "would be announced on Friday", flags={"bare_anonymity", "anonymity_without_reason"}),
    fact("unnamed-sources", "had been told nothing", grade={"role", "role_and_organization"}, flags={"unknown_basis"}),
    fact("unnamed-sources", "expected a review", grade="role_and_organization", kind={"forecast", "thought"}),
    fact("unnamed-sources", "most timid chairman", speakers={"one former colleague of the chairman"}),
    fact("unnamed-sources", "coward’s bargain", kind="opinion", flags={"anonymous_opinion"}),
    fact("unnamed-sources", "managers had altered", kind="allegation", response="given", grade="role"),
    fact("unnamed-sources", "denied the allegation", kind="denial"),
    fact("unnamed-sources", "Every entry in that log", speakers={"Delphine Roy"}, medium="statement"),
    fact("unnamed-sources", "of taking cash", kind="allegation", response="none_mentioned"),
    fact(
        "unnamed-sources", "of taking cash", flags={"allegation_without_response"}, reason="fear of losing their jobs"
    ),
    fact("unnamed-sources", "They asked me for a signature", speakers={"Henrik Malby"}, quotation="direct"),
    fact("unnamed-sources", "If I had signed", speakers={"Henrik Malby"}, quotation="direct"),
    fact("unnamed-sources", "It is not clear whether", kind="open_question", speakers=set()),
    fact("unnamed-sources", "The crews were the last to hear", speakers={"Marguerite Ashdown"}, flags={"late_source"}),
    fact("unnamed-sources", "We will fight it", speakers={"Marguerite Ashdown"}, quotation="direct"),
    fact("unnamed-sources", "Then you will lose", speakers={"Aldous Prewitt"}, flags={"adjacent_speakers"}),
    fact("unnamed-sources", "declined to comment further", speakers={"Aldous Prewitt"}, kind="non_response"),
    fact("unnamed-sources", "did not respond to two e-mails", speakers={"Velden Group"}, kind="non_response"),
    fact("unnamed-sources", "would neither confirm nor deny", kind="non_response"),
]
WIRE = [
    fact("wire-pickup", "closed a second sluice gate", speakers={"Oriel Vasey"}, quotation="indirect"),
    fact("wire-pickup", "We have a duty", speakers={"Oriel Vasey"}, medium="interview", through={"Meridian"}),
    fact("wire-pickup", "first seen in August", through={"Corran Valley Times"}, own_reporting="no"),
    fact("wire-pickup", "Nobody acted on the first", quotation="direct", grade={"role", "role_and_organization"}),
    fact("wire-pickup", "have been asked to leave", speakers={"county officials"}, quotation="indirect"),
    fact("wire-pickup", "there was any danger", speakers={"Hallow Water"}, kind="denial"),
    fact("wire-pickup", "in their own beds tonight", speakers={"Bertrand Oakes"}, medium="broadcast"),
    fact("wire-pickup", "in their own beds tonight", said_on="2024-10-02"),
    fact("wire-pickup", "The wall is moving", speakers={"Petra Lindqvist"}, through={"Corran Valley Times"}),
    fact("wire-pickup", "The wall is moving", flags={"second_hand"}, own_reporting="no"),
    fact("wire-pickup", "We asked for an inspection", speakers={"Imran Dace"}, quotation="direct"),
    fact("wire-pickup", "has outlived two design", speaker_type="document", medium="poll_or_study"),
    fact("wire-pickup", "immediate drawdown", kind="intention", quotation="mixed"),
    fact("wire-pickup", "had known for weeks", speakers={"Sabine Kettering"}),
    fact("wire-pickup", "she was first told on Tuesday", speakers={"Anton Freel"}),
    fact("wire-pickup", "would be lowered by three metres", speakers={"Oriel Vasey"}, kind={"intention", "forecast"}),
    fact("wire-pickup", "is not yet known", kind="open_question", speakers=set()),
]
LIVE = [
    fact("live-blog", "Not one house has been damaged", speakers={"Bertrand Oakes"}, quotation="direct"),
    fact("live-blog", "It is unclear when", kind="open_question", speakers=set()),
    fact("live-blog", "got a duty to keep", speakers={"Oriel Vasey"}, medium="speech"),
    fact("live-blog", "You will sleep in your own bed", speakers={"Oriel Vasey"}, kind="forecast"),
    fact("live-blog", "We have asked for sandbags", speakers={"Imran Dace"}, quotation="direct"),
    fact("live-blog", "I am standing on the Hallow wall", speakers={"Ottilie Crane"}, medium="social_post"),
    fact("live-blog", "I am standing on the Hallow wall", basis="witnessed", said_on="2024-10-03T16:31:00"),
    fact("live-blog", "that Mill Row is empty", kind="confirmation"),
    fact("live-blog", "Is the bread for everyone", speakers=set(), kind="question", flags={"speaker_unknown"}),
    fact("live-blog", "They knocked at six", speakers={"Rosamund Tull"}, quotation="direct"),
    fact("live-blog", "I have forty loaves", speakers={"Rosamund Tull"}, printed=2),
    fact("live-blog", "You take them, then", speakers={"Rosamund Tull"}, nested=True),
    fact("live-blog", "If the wall holds until", speakers={"Rosamund Tull"}, quotation="direct"),
    fact("live-blog", "The oven is off", speakers={"Tull’s Bakery"}, said_on=SHOP_POSTED),
    fact("live-blog", "two engineers saw the cracks", through={"Corran Valley Times"}, own_reporting="no"),
    fact("live-blog", "wrote to the company twice", speakers={"Petra Lindqvist"}, quotation="indirect"),
    fact("live-blog", "The first letter was not answered", speakers={"Petra Lindqvist"}, quotation="direct"),
    fact("live-blog", "will publish both letters", speakers={"Hallow Water"}, kind="intention"),
    fact("live-blog", "a misunderstanding", speakers={"Bertrand Oakes"}, hedges=["reportedly"]),
    fact("live-blog", "a misunderstanding", flags={"hedge_without_source"}, quotation="mixed"),
    fact("live-blog", "would stay closed overnight", quotation="indirect", kind={"assertion", "forecast"}),
]
LETTER = [fact("letter", "she will write to", speakers={"Olwen Tarrant"}, kind="intention")]
FACTS = [*LETTERS, *UNNAMED, *WIRE, *LIVE, *LETTER]


@cache
def story(example: str) -> Story:
    """The example, read once for all tests."""
    path = next(path for path in EXAMPLES.glob(f"{example}.*") if path.suffix in (".html", ".pdf"))
    (only,) = reportedly.read(path)
    assert isinstance(only, Story)
    return only


def flat(text: str) -> str:
    return " ".join(text.split())


def holding(example: str, words: str) -> Statement:
    """The statement that holds `words` most closely: in what is said, or else from its source to its end."""
    read = story(example)

    def within(spans: list[tuple[int, int]]) -> bool:
        return words in flat(" ".join(read.document.quote(span) for span in spans))

    def size(statement: Statement) -> int:
        return sum(end - start for start, end in statement.content)

    def whole(statement: Statement) -> list[tuple[int, int]]:
        spans = [*statement.source, *statement.cue, *statement.content]
        return [(min(start for start, _ in spans), max(end for _, end in spans))] if spans else []

    found = [s for s in read.statements if within(list(s.content))] or [s for s in read.statements if within(whole(s))]
    assert found, f"no statement holds {words!r}"
    return min(found, key=size)


def entities(example: str, ids: tuple[str, ...]) -> list[Entity]:
    known = {entity.id: entity for entity in story(example).entities}
    return [known[key] for key in ids]


def entity(example: str, name: str) -> Entity:
    return next(entity for entity in story(example).entities if entity.name == name)


def bare(name: str) -> str:
    """A name without the article before it."""
    return name.removeprefix("the ").removeprefix("The ")


def found(example: str, statement: Statement, aspect: str) -> Any:
    """What came out for one aspect of a statement."""
    document, anonymity = story(example).document, statement.anonymity
    if aspect == "speakers":
        return {bare(speaker.name) for speaker in entities(example, statement.speakers)}
    if aspect == "speaker_type":
        return next((speaker.type for speaker in entities(example, statement.speakers)), None)
    if aspect == "through":
        speakers = {bare(speaker.name) for speaker in entities(example, statement.speakers)}
        return {bare(hop.name) for hop in statement.chain} | speakers
    if aspect in ("flags", "not_flags"):
        return {flag.code for flag in statement.flags}
    if aspect == "hedges":
        return [hedge.text for hedge in statement.hedges]
    if aspect == "printed":
        return len(statement.appearances)
    if aspect == "nested":
        return statement.parent is not None
    if aspect == "settled":
        return statement.settled_by is not None
    if aspect == "grade":
        return anonymity and anonymity.grade
    if aspect == "knows":
        return anonymity and anonymity.position_to_know and flat(document.quote(anonymity.position_to_know))
    if aspect == "reason":
        return anonymity and anonymity.reason_given and flat(document.quote(anonymity.reason_given))
    return getattr(statement, aspect)


def holds(aspect: str, expected: Any, actual: Any) -> bool:
    if aspect in ("flags", "through"):
        return bool(expected <= actual)
    if aspect == "not_flags":
        return not expected & actual
    if aspect in ("knows", "reason"):
        return actual is not None and expected in actual
    if isinstance(expected, set) and aspect != "speakers":
        return actual in expected
    return bool(actual == expected)


def case(name: str, *values: Any) -> Any:
    """One test by its name; expected to fail where the name is that of a known gap."""
    marks = [pytest.mark.xfail(reason=GAPS[name])] if name in GAPS else []
    return pytest.param(*values, id=name, marks=marks)


def cases() -> list[Any]:
    return [
        case(f"{example}: {words}: {aspect}", example, words, aspect, value)
        for example, words, expected in FACTS
        for aspect, value in expected.items()
    ]


@pytest.mark.parametrize(("example", "words", "aspect", "expected"), cases())
def test_what_is_said(example: str, words: str, aspect: str, expected: Any) -> None:
    actual = found(example, holding(example, words), aspect)
    assert holds(aspect, expected, actual), f"{aspect} is {actual}"


def test_known_gaps_are_of_facts_that_are_asked() -> None:
    names = {f"{example}: {words}: {aspect}" for example, words, expected in FACTS for aspect in expected}
    names |= {f"{example}: {words}: {kind}" for example, kind, words in PARTS}
    names |= {f"{example}: {name}: {role}" for example, name, role in ROLES}
    assert set(GAPS) <= names | {"live-blog: entries: times"}


@pytest.mark.parametrize("example", ["letters", "unnamed-sources", "wire-pickup", "live-blog", "letter"])
def test_a_story_is_whole(example: str) -> None:
    read = story(example)
    text = read.document.text
    assert read.document.sha256 == fingerprint(text)
    assert read.statements
    covered = set()
    for block in read.document.blocks:
        covered.update(range(block.start, block.end))
    assert not [at for at, character in enumerate(text) if not character.isspace() and at not in covered]
    for statement in read.statements:
        assert len(statement.appearances) == len(statement.printings) >= 1
        assert set(statement.speakers) <= {entity.id for entity in read.entities}


@pytest.mark.parametrize(
    ("example", "words"),
    [
        *(("letters", words) for words in ("Share on", "Most read", "Jury deadlocks in", "inbox every", "All rights")),
        *(("unnamed-sources", words) for words in ("cookies", "Opinion", "never sleep", "Reading Society")),
        *(("wire-pickup", words) for words in ("Sign in", "Bin rounds", "Terms")),
        *(("live-blog", words) for words in ("Budget day", "belong to all", "Latest")),
    ],
)
def test_what_is_not_the_story_is_left_out(example: str, words: str) -> None:
    assert words not in story(example).document.text


@pytest.mark.parametrize(
    ("example", "outlet", "authors", "published", "modified"),
    [
        ("letters", "The Quay Courier", ("Maribel Thorsen",), "2024-03-15T10:42:00-04:00", "2024-03-16T09:05:00-04:00"),
        ("unnamed-sources", "Northgate Ledger", ("Ines Calloway", "Tobias Wren"), "2025-02-06T06:00:00Z", None),
        ("wire-pickup", "Fenwick Standard", ("Meridian News Agency",), "2024-10-03T17:20:00+01:00", None),
        ("live-blog", "Northgate Ledger", ("Tobias Wren",), "2024-10-03T12:00:00+01:00", "2024-10-03T19:40:00+01:00"),
    ],
)
def test_who_published_it_and_when(
    example: str, outlet: str, authors: tuple[str, ...], published: str, modified: str | None
) -> None:
    document = story(example).document
    assert document.outlet == outlet
    assert document.authors == authors
    assert (document.published or "").replace("+00:00", "Z") == published
    assert modified in (None, document.modified)
    assert document.title
    assert document.language == "en"


PARTS = [
    ("letters", "heading", "TV cooks wrote letters"),
    ("letters", "byline", "Maribel Thorsen"),
    ("letters", "caption", "Halvard Renn arrives at the Port Ellery courthouse"),
    ("letters", "notice", "UPDATE, March 16, 2024"),
    ("letters", "embedded_post", "I have just collected the letters"),
    ("unnamed-sources", "pull_quote", "There is no second offer"),
    ("unnamed-sources", "heading", "We signed what we were given"),
    ("wire-pickup", "notice", "This article was amended on 4 October 2024"),
    ("wire-pickup", "paragraph", "HALLOWBRIDGE, Oct 3"),
    ("live-blog", "notice", "EDITOR’S NOTE"),
    ("live-blog", "entry", "7.40pm"),
    ("live-blog", "pull_quote", "I have forty loaves that nobody will eat"),
    ("live-blog", "list_item", "Not one house has been damaged"),
    ("live-blog", "list_item", "It is unclear when the gates"),
    ("live-blog", "embedded_post", "The oven is off"),
]


@pytest.mark.parametrize(
    ("example", "kind", "words"),
    [case(f"{example}: {words}: {kind}", example, kind, words) for example, kind, words in PARTS],
)
def test_each_part_is_what_it_is(example: str, kind: str, words: str) -> None:
    document = story(example).document
    parts = [block.kind for block in document.blocks if words in flat(document.text[block.start : block.end])]
    assert kind in parts, f"{words!r} stands in {parts}"


def test_the_same_words_twice_are_two_parts() -> None:
    assert story("live-blog").document.text.count("I have forty loaves that nobody will eat") == 2


def test_the_update_settles_what_the_body_says_is_not_known() -> None:
    read = story("letters")
    (notice,) = read.notices
    assert (notice.type, notice.date) == ("update", "2024-03-16")
    assert any("has not been disclosed" in read.document.quote(span) for span in notice.supersedes)
    settled = holding("letters", "has not been disclosed").settled_by
    assert settled is not None
    assert notice.start <= settled[0] < settled[1] <= notice.end


def test_the_amendment_and_the_editors_note_have_their_type_and_date() -> None:
    assert [(n.type, n.date) for n in story("wire-pickup").notices] == [("amended_on", "2024-10-04")]
    assert [n.type for n in story("live-blog").notices] == ["editors_note"]


def test_the_others_who_wrote_are_known_by_full_name() -> None:
    names = {entity.name for entity in story("letters").entities}
    assert {"Teo Marchetti", "Gus Pellerin", "Anneke Voss", "Leander Quist"} <= names
    assert any(name.endswith("Rosalind Achebe") for name in names)


ROLES = [
    ("letters", "Teo Marchetti", "reporter"),
    ("letters", "Dorit Vance", "reporter"),
    ("letters", "Sunniva Lund", "parents"),
    ("letters", "Casper Ilves", "lawyer"),
    ("unnamed-sources", "Delphine Roy", "spokeswoman"),
    ("unnamed-sources", "Henrik Malby", "surveyor"),
    ("unnamed-sources", "Aldous Prewitt", "chairman"),
    ("wire-pickup", "Oriel Vasey", "minister"),
    ("wire-pickup", "Bertrand Oakes", "chief executive"),
    ("wire-pickup", "Imran Dace", "councillor"),
    ("live-blog", "Ottilie Crane", "warden"),
    ("live-blog", "Petra Lindqvist", "consultant"),
]


@pytest.mark.parametrize(
    ("example", "name", "role"),
    [case(f"{example}: {name}: {role}", example, name, role) for example, name, role in ROLES],
)
def test_speakers_have_the_role_that_the_text_gives(example: str, name: str, role: str) -> None:
    assert any(role in given.lower() for given in entity(example, name).roles), entity(example, name).roles


@pytest.mark.parametrize(
    ("name", "handle"),
    [
        ("Piet Sandoval", "@tidecook"),
        ("Olwen Tarrant", "@OlwenTarrantx"),
        ("Dorit Vance", "@DoritVance12"),
        ("Sunniva Lund", "@sunnivalund"),
    ],
)
def test_a_handle_is_of_the_one_whom_the_text_means(name: str, handle: str) -> None:
    assert handle in entity("letters", name).handles


@pytest.mark.parametrize(
    ("example", "network", "author", "handle", "posted_on"),
    [
        ("letters", "twitter", "Dorit Vance", "@DoritVance12", "2024-03-14"),
        ("letters", "twitter", "Sunniva Lund", "@sunnivalund", "2024-03-15"),
        ("live-blog", "bluesky", "Ottilie Crane", "@ottiliecrane.bsky.social", "2024-10-03T16:31:00"),
        ("live-blog", "instagram", "Tull’s Bakery", "@tullsbakery", SHOP_POSTED),
    ],
)
def test_posts_are_read(example: str, network: str, author: str, handle: str, posted_on: str | set[str]) -> None:
    (post,) = (post for post in story(example).document.posts if post.handle == handle)
    assert (post.network, post.author) == (network, author)
    assert post.posted_on in ({posted_on} if isinstance(posted_on, str) else posted_on)


def test_the_reporters_post_names_whom_it_mentions() -> None:
    first = story("letters").document.posts[0]
    assert {"@tidecook", "@OlwenTarrantx"} <= set(first.mentions)
    assert first.hashtags == ("#HalvardRenn",)
    assert (first.url or "").startswith("https://twitter.com/DoritVance12/status/1768370000000000001")


@pytest.mark.parametrize("times", [case("live-blog: entries: times", ("19:40", "16:55", "15:30", "14:05", "12:00"))])
def test_entries_of_the_live_blog_have_their_times(times: tuple[str, ...]) -> None:
    dates = [block.date for block in story("live-blog").document.blocks if block.kind == "entry"]
    assert dates == [f"2024-10-03T{time}:00+01:00" for time in times]


def test_a_sentence_without_a_source_is_in_the_storys_own_voice() -> None:
    read = story("unnamed-sources")
    assert any("since 1911" in read.document.quote(span) for span in read.own_voice)
    assert not any("Nobody raised a hand" in read.document.quote(span) for span in read.own_voice)


def test_the_letter_has_two_pages_and_a_place_for_each_word() -> None:
    document = story("letter").document
    assert {block.page for block in document.blocks} == {1, 2}
    placed = {document.text[box.start : box.end].strip(".,:“”"): box for box in document.layout}
    assert placed["steady"].page == 1
    assert placed["kindness"].page == 2
    assert 72 <= placed["steady"].left < placed["steady"].right <= 540
    assert 0 < placed["steady"].top < placed["steady"].bottom < 792


def test_the_letter_is_what_its_script_writes() -> None:
    import importlib.util

    spec = importlib.util.spec_from_file_location("make_letter", EXAMPLES / "make_letter.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.letter() == (EXAMPLES / "letter.pdf").read_bytes()


def test_the_worked_example_of_the_docs_is_what_comes_out() -> None:
    def without_confidence(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: without_confidence(item) for key, item in value.items() if key != "confidence"}
        return [without_confidence(item) for item in value] if isinstance(value, list) else value

    page = (EXAMPLES.parent / "docs" / "json.md").read_text(encoding="utf-8")
    shown = json.loads(re.search(r"```json\n(.*?)^```", page, flags=re.MULTILINE | re.DOTALL)[1])  # type: ignore[index]
    made = reportedly.understand(reportedly.from_text(shown["document"]["text"], id="ferry"))
    assert without_confidence(json.loads(story_line(made))) == without_confidence(shown)
