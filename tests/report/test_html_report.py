"""The HTML report: one file that loads nothing, shows every statement, and lets no text become markup."""

from __future__ import annotations

import base64
import hashlib
import re
import time
from typing import Any

import msgspec
import pytest
from lxml import etree, html

from reportedly.document import Document, fingerprint
from reportedly.glossary import lookup
from reportedly.report.html import html_report
from reportedly.story import Story
from stories import HOSTILE, LEAK, at, document, hostile, letters, long, statement, unnamed

STORIES = [letters, unnamed, hostile]


def page(*stories: Story) -> Any:
    return html.document_fromstring(html_report(stories))


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def marks(root: Any, token: str) -> list[str]:
    return [m.text_content() for m in root.iterfind(".//span[@data-m]") if token in m.get("data-m").split()]


def by_class(root: Any, name: str) -> list[Any]:
    return [e for e in root.iter() if isinstance(e.tag, str) and name in (e.get("class") or "").split()]


@pytest.mark.parametrize("build", [*STORIES, lambda: long(20)])
def test_it_parses_and_every_name_in_it_is_used_once(build: Any) -> None:
    text = html_report([build()])
    root = html.document_fromstring(text)
    ids = [e.get("id") for e in root.iter() if isinstance(e.tag, str) and e.get("id")]
    assert len(ids) == len(set(ids))
    targets = {a.get("href")[1:] for a in root.iter("a") if a.get("href", "").startswith("#")}
    assert targets <= set(ids)
    assert text.startswith("<!doctype html>")


@pytest.mark.parametrize("build", STORIES)
def test_tags_are_balanced(build: Any) -> None:
    """Every element that is opened is closed: the page without its script and style is well-formed XML."""
    text = html_report([build()]).replace("<!doctype html>", "", 1)
    text = re.sub(r"<(script|style)>.*?</\1>", "", text, flags=re.DOTALL)
    text = re.sub(r"<(meta|input|br)\b((?:[^>\"]|\"[^\"]*\")*)>", r"<\1\2/>", text)
    text = re.sub(r" (hidden|autofocus)(?=[ >/])", r' \1=""', text).replace(" class=warns", ' class="warns"')
    etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False, no_network=True))


@pytest.mark.parametrize("build", STORIES)
def test_nothing_is_loaded_from_outside(build: Any) -> None:
    root = page(build())
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        assert element.tag not in ("img", "link", "iframe", "object", "embed", "video", "audio", "base", "source")
        assert not {"src", "srcset", "style", "data", "background", "poster"} & set(element.attrib)
        assert not [name for name in element.attrib if name.startswith("on")]
        if element.tag == "a":
            assert element.get("href").startswith(("#", "http://", "https://", "mailto:"))
    for style in root.iter("style"):
        assert not re.search(r"@import|url\((?!#)", style.text)


def test_the_policy_allows_its_own_style_and_script_only() -> None:
    root = page(hostile())
    (policy,) = (m.get("content") for m in root.iter("meta") if m.get("http-equiv") == "Content-Security-Policy")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    for rule, tag in (("style-src", "style"), ("script-src", "script")):
        (element,) = root.iter(tag)
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert rules[rule] == f"'sha256-{digest}'"


def test_text_from_outside_never_becomes_markup() -> None:
    text = html_report([hostile()])
    root = html.document_fromstring(text)
    assert len(list(root.iter("script"))) == 1
    assert "<script>alert" not in text
    assert not any(c in text for c in "\x1b\u202e\x00")
    assert '="javascript:' not in text
    assert "U+202E" in text
    assert words(root.find(".//h1")).startswith("<script>alert(1)</script>")


@pytest.mark.parametrize("build", [letters, unnamed, lambda: long(20)])
def test_every_statement_has_its_card_and_its_marks(build: Any) -> None:
    story = build()
    root = page(story)
    for number, said in enumerate(story.statements, 1):
        card = root.get_element_by_id(f"t1-c{number}")
        assert root.get_element_by_id(f"t1-m{number}").get("href") == f"#t1-c{number}"
        printed = said.printings or (said,)
        for token, field in (("c", "content"), ("s", "source"), ("u", "cue")):
            expected = sorted({span for printing in printed for span in getattr(printing, field)})
            assert "".join(marks(root, f"{number}{token}")) == "".join(story.document.quote(s) for s in expected)
        names = [e.name for e in story.entities if e.id in said.speakers]
        assert all(name in words(card) for name in names)


@pytest.mark.parametrize("build", [letters, unnamed])
def test_the_text_is_whole_and_unchanged(build: Any) -> None:
    story = build()
    root = page(story)
    for number, block in enumerate(story.document.blocks, 1):
        (paragraph,) = root.get_element_by_id(f"t1-p{number}").iterfind("p")
        for ref in by_class(paragraph, "ref"):
            ref.text = None
        assert paragraph.text_content() == story.document.text[block.start : block.end]


def test_a_block_says_what_its_look_does_not() -> None:
    root = page(letters())
    labels = {e.getparent().get("id"): words(e) for e in by_class(root, "what")}
    assert labels == {"t1-p1": "update", "t1-p5": "embedded post, Twitter / X", "t1-p7": "embedded post, Twitter / X"}


def test_a_card_shows_how_the_statement_reached_the_page() -> None:
    card = page(letters()).get_element_by_id("t1-c4")
    (chain,) = by_class(card, "chain")
    assert [words(item) for item in chain.iterfind("li")] == [
        "article",
        "Good Morning Springfield programme",
        "Tomas Verne",
    ]
    assert len(list(chain.iter("svg"))) == 3
    text = words(card)
    for fact in (
        "Tomas Verne chef",
        "role model",
        "opinion",
        "partly quoted",
        "email or letter",
        "“reportedly”",
        "fair",
    ):
        assert fact in text


def test_a_flag_shows_its_rule_and_the_words_that_it_rests_on() -> None:
    card = page(letters()).get_element_by_id("t1-c4")
    flags = [words(flag) for flag in by_class(card, "flag")]
    (entry,) = lookup("flag:hedge_without_source")
    assert entry.rule in flags[0]
    assert entry.do in flags[0]
    assert "Here reportedly" in flags[0]


def test_words_that_go_on_in_another_block_are_numbered_there_too() -> None:
    doc = document("two", [("paragraph", "Marsh said: “One."), ("paragraph", "“Two, and “three.”")])
    text = doc.text
    content = (at(text, "“One."), at(text, "“Two,"), at(text, "“three.”"))
    root = page(Story(document=doc, statements=(statement("s1", content, source=(at(text, "Marsh"),)),)))
    refs = [(ref.get("id"), words(ref)) for ref in by_class(root, "ref") if ref.tag == "a"]
    assert refs == [("t1-m1", "1"), (None, "1")]


def test_two_appearances_are_both_linked_and_both_marked() -> None:
    root = page(letters())
    card = root.get_element_by_id("t1-c9")
    links = {a.get("href") for a in card.iter("a")}
    assert {"#t1-m9", "#t1-m9-2"} <= links
    assert "paragraph 7, paragraph 8" in words(card)
    assert marks(root, "9c")[0] == LEAK


def test_the_sourcing_stands_on_top_in_words_and_in_a_drawing() -> None:
    (top,) = by_class(page(unnamed()), "glance")
    assert "Both statements rest on a single source" in words(top)
    (drawing,) = (svg for svg in top.iter("svg") if svg.get("role") == "img")
    assert drawing.get("aria-label") == "Statements by kind of source: 2 unnamed"


def test_an_open_question_names_what_settles_it() -> None:
    (standing,) = by_class(page(letters()), "standing")
    assert "has not been disclosed ¶3 settled by the notice in paragraph 1" in words(standing)
    assert "supersedes The full content" in words(standing)


def test_what_the_reader_judges_is_left_empty() -> None:
    root = page(letters())
    fields = [field for field in root.iter("input") if "Your" in field.get("aria-label", "")]
    labels = {field.get("aria-label") for field in fields}
    assert {"Your judgment: reliability of the source", "Your judgment: credibility of the item"} <= labels
    assert not [field for field in fields if field.get("value") or field.get("name")]


def test_overlapping_and_nested_statements_are_marked_each_on_its_own() -> None:
    doc = document("nested", [("paragraph", "Marsh said that Okafor told her the safe was empty.")])
    text = doc.text
    outer = statement("s1", (at(text, "that Okafor told her the safe was empty"),), source=(at(text, "Marsh"),))
    inner = statement("s2", (at(text, "the safe was empty"),), source=(at(text, "Okafor"),), parent="s1")
    root = page(Story(document=doc, statements=(outer, inner)))
    assert "".join(marks(root, "1c")) == "that Okafor told her the safe was empty"
    assert "".join(marks(root, "2c")) == "the safe was empty"
    assert "".join(marks(root, "2s")) == "Okafor"
    assert "stands within what s1 says" in words(root.get_element_by_id("t1-c2"))


def test_the_buttons_choose_what_the_counts_on_top_count() -> None:
    story = unnamed()
    bare = msgspec.structs.replace(story.statements[0], id="s3", anonymity=None)
    root = page(msgspec.structs.replace(story, statements=(*story.statements, bare)))
    facets = [card.get("data-facets").split() for card in by_class(root, "card")]
    assert sum("unnamed" in facet for facet in facets) == 3
    (drawing,) = (svg for svg in root.iter("svg") if svg.get("role") == "img")
    assert drawing.get("aria-label").endswith("3 unnamed")


def test_several_stories_share_a_page_and_a_list() -> None:
    root = page(letters(), unnamed())
    (contents,) = by_class(root, "contents")
    assert [a.get("href") for a in contents.iter("a")] == ["#t1", "#t2"]
    assert root.get_element_by_id("t2-c1") is not None


def test_no_story_and_a_story_without_statements_are_pages_too() -> None:
    assert "0 stories" in words(page())
    assert "No statement was found" in words(page(Story(document=document("empty", [("paragraph", "Rain.")]))))


def test_landmarks_and_names_for_those_who_listen() -> None:
    root = page(letters())
    assert root.get("lang") == "en"
    assert len(list(root.iter("main"))) == len(list(root.iter("h1"))) == 1
    for button in root.iter("button"):
        assert words(button) or button.get("aria-label")
    for field in root.iter("input"):
        assert field.get("aria-label") or field.getparent().tag == "label"
    for drawing in root.iter("svg"):
        assert drawing.get("aria-hidden") == "true" or drawing.get("aria-label")


def test_the_same_stories_give_the_same_page() -> None:
    assert html_report([letters(), hostile()]) == html_report([letters(), hostile()])


def test_many_statements_are_written_quickly() -> None:
    story = long(500)
    start = time.process_time()
    text = html_report([story])
    assert time.process_time() - start < 10
    assert len(text) < 500 * 4000


def test_a_statement_without_content_is_found_by_its_cue() -> None:
    doc = document("short", [("paragraph", "Marsh refused.")])
    said = statement("s1", (), source=(at(doc.text, "Marsh"),), cue=(at(doc.text, "refused"),), kind="non_response")
    root = page(Story(document=doc, statements=(said,)))
    assert root.get_element_by_id("t1-m1").tail is None
    assert root.get_element_by_id("t1-m1").getnext().text == "refused"


def test_a_story_without_blocks_still_shows_its_text() -> None:
    doc = Document(id="flat", text=HOSTILE, sha256=fingerprint(HOSTILE))
    assert "gnp.exe" in html_report([Story(document=doc)])
