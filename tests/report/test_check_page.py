"""The page of checks: every word on it stands at its place, every link leads somewhere, nothing is loaded."""

from __future__ import annotations

import base64
import hashlib
import re
import zlib
from pathlib import Path
from typing import Any

import msgspec
import pytest
from lxml import etree, html

from checks import DEBATE, STORY, VERDICTS, bridge, checked
from reportedly.checking.accepted import Accepted
from reportedly.document import Document
from reportedly.reading import from_text
from reportedly.reading.pdf import read_pdf
from reportedly.reading.pictures import page_pictures
from reportedly.report.check_page import check_page
from reportedly.report.checked import Checked
from reportedly.report.difference import pieces
from reportedly.story import Story
from stories import HOSTILE, at, hostile, statement

LETTER = Path(__file__).parents[2] / "examples" / "letter.pdf"


def page(*run: Checked) -> Any:
    return html.document_fromstring(check_page(run))


def by_class(root: Any, name: str) -> list[Any]:
    return [e for e in root.iter() if isinstance(e.tag, str) and name in (e.get("class") or "").split()]


def hostile_run() -> Checked:
    return checked(hostile(), [msgspec.structs.replace(from_text(f"{HOSTILE} and more", id="x"), id=HOSTILE)])


def letter() -> Document:
    found = read_pdf(LETTER.read_bytes(), id="letter", source="letter.pdf").document
    assert found is not None
    return found


def on_letter() -> Checked:
    text = "Renn was “first and out last” and “in his kitchen”, Sandoval wrote, and “as light a sentence as [he] can”."
    quoted = ("“first and out last”", "“in his kitchen”", "“as light a sentence as [he] can”")
    said = tuple(statement(f"s{n}", (at(text, words),), quotation="mixed") for n, words in enumerate(quoted, 1))
    return checked(Story(document=from_text(text, id="renn"), statements=said), [letter()])


RUNS = {
    "a debate": lambda: [checked()],
    "two stories": lambda: [checked(), checked(bridge(id="second"), first=9)],
    "accepted": lambda: [checked(accepted=[Accepted(checked().checks[0].check.text, "so <b>be</b> it")])],
    "hostile": lambda: [hostile_run()],
    "nothing quoted": lambda: [checked(Story(document=from_text("It rained.", id="rain")))],
    "none": list,
}


@pytest.mark.parametrize("build", [pytest.param(build, id=name) for name, build in RUNS.items()])
def test_every_name_is_used_once_and_every_link_leads_somewhere(build: Any) -> None:
    root = page(*build())
    ids = [e.get("id") for e in root.iter() if isinstance(e.tag, str) and e.get("id")]
    assert len(ids) == len(set(ids))
    targets = {a.get("href")[1:] for a in root.iter("a") if a.get("href", "").startswith("#")}
    assert targets <= set(ids)


@pytest.mark.parametrize("build", [pytest.param(build, id=name) for name, build in RUNS.items()])
def test_tags_are_balanced(build: Any) -> None:
    text = check_page(build()).replace("<!doctype html>", "", 1)
    text = re.sub(r"<(script|style)>.*?</\1>", "", text, flags=re.DOTALL)
    text = re.sub(r"<(meta|input|br)\b((?:[^>\"]|\"[^\"]*\")*)>", r"<\1\2/>", text)
    text = re.sub(r" (open|autofocus)(?=[ >/])", r' \1=""', text)
    etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False, no_network=True))


@pytest.mark.parametrize("build", [pytest.param(build, id=name) for name, build in RUNS.items()])
def test_nothing_is_loaded_and_no_text_becomes_markup(build: Any) -> None:
    text = check_page(build())
    root = html.document_fromstring(text)
    assert len(list(root.iter("script"))) == 1
    assert "<script>alert" not in text
    assert not any(c in text for c in "\x1b\u202e\x00")
    for element in root.iter():
        if isinstance(element.tag, str):
            assert element.tag not in ("img", "link", "iframe", "object", "embed", "base", "source", "image")
            assert not {"src", "srcset", "style", "data"} & set(element.attrib)
            assert not [name for name in element.attrib if name.startswith("on")]
            if element.tag == "a":
                assert element.get("href").startswith(("#", "http://", "https://", "mailto:"))


def test_the_policy_allows_its_own_style_and_script_and_its_own_pictures_only() -> None:
    drawn = check_page([on_letter()], {"letter": page_pictures(LETTER.read_bytes(), [1, 2])})
    for text, pictures in ((check_page([checked()]), None), (drawn, "data:")):
        root = html.document_fromstring(text)
        (policy,) = (m.get("content") for m in root.iter("meta") if m.get("http-equiv") == "Content-Security-Policy")
        rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
        assert (rules["default-src"], rules.get("img-src")) == ("'none'", pictures)
        for rule, tag in (("style-src", "style"), ("script-src", "script")):
            (element,) = root.iter(tag)
            digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
            assert rules[rule] == f"'sha256-{digest}'"


def test_every_word_that_is_shown_as_quoted_stands_at_its_offsets() -> None:
    held = checked()
    root = page(held)
    items = by_class(root, "held")
    assert sorted(item.get("id") for item in items) == [f"c{number}" for number in range(1, len(VERDICTS) + 1)]
    seen = 0
    for item in items:
        drawn = by_class(item, "drawn")[0]
        for away in by_class(drawn, "away"):
            away.text = None
        for name, text in (("data-story", STORY), ("data-document", DEBATE)):
            for element in drawn.iterfind(f".//*[@{name}]"):
                start, end = map(int, element.get(name).split(":"))
                assert element.text_content() == text[start:end]
                seen += 1
    assert seen > 20


def test_story_and_document_are_whole_and_their_passages_are_links_to_each_other() -> None:
    held = checked()
    root = page(held)
    story, document = by_class(root, "pane")
    for pane, text in ((story, STORY), (document, DEBATE)):
        for block in by_class(pane, "block"):
            for extra in (*by_class(block, "ref"), *by_class(block, "n"), *by_class(block, "what")):
                extra.text = None
        shown = [block.find("p").text_content() for block in by_class(pane, "block")]
        assert "\n\n".join(shown) == text
    for it in held.checks:
        words = [a.text_content() for a in by_class(story, "q") if a.get("data-n") == str(it.number)]
        assert "".join(words) == "".join(STORY[start:end] for start, end in it.check.pieces)
        assert root.get_element_by_id(f"q{it.number}").get("href") == f"#c{it.number}"
        if it.check.matches and it.verdict != "paraphrased":
            assert {a.get("href") for a in by_class(story, "q") if a.get("data-n") == str(it.number)} == {
                f"#d{it.number}"
            }
            first = it.check.matches[0]
            there = [a.text_content() for a in by_class(document, "q") if a.get("href") == f"#q{it.number}"]
            assert "".join(there).startswith(first.text)


def test_what_differs_is_marked_on_both_sides() -> None:
    story, document = by_class(page(checked()), "pane")
    assert [odd.text_content() for odd in by_class(story, "odd")] == ["at once", "You"]
    assert [odd.text_content() for odd in by_class(document, "odd")] == ["old", "We"]


def test_findings_come_first_and_the_summary_counts_them() -> None:
    root = page(checked())
    assert by_class(root, "verdict")[0].text_content().split() == ["⚑", "4", "findings", "in", "7", "quotations"]
    groups = [group.find(".//h3").text_content() for group in by_class(root, "group")]
    assert [name.split()[0] for name in groups] == ["Altered", "In", "Not", "As", "Not", "Paraphrased:"]
    assert [e.get("data-facet") for e in by_class(root, "chip")][:3] == ["wording", "speaker", "not_found"]


def test_somebody_elses_words_say_whose_they_are() -> None:
    root = page(checked())
    (warning,) = by_class(root.get_element_by_id("c4"), "warns")
    assert "MS. ROE says it there; the story gives it to Ben Oduya." in warning.text_content()
    labels = [e.text_content() for e in by_class(by_class(root, "pane")[1], "what")]
    assert labels[:2] == ["turn 1, MODERATOR", "turn 2, MS. ROE"]


def test_a_finding_gives_the_lines_that_accept_it_and_nothing_else_does() -> None:
    root = page(checked())
    for it in checked().checks:
        item = root.get_element_by_id(f"c{it.number}")
        lines = [pre.text_content() for pre in item.iter("pre")]
        assert bool(lines) is it.check.finding
        if lines:
            assert "[[accepted]]" in lines[0]
            assert 'reason = ""' in lines[0]


def test_what_was_accepted_shows_the_reason() -> None:
    root = page(*RUNS["accepted"]())
    assert "so <b>be</b> it" in root.get_element_by_id("c1").text_content()
    assert not list(root.get_element_by_id("c1").iter("pre"))


def test_a_paged_document_is_pictured_with_each_passage_boxed() -> None:
    held = on_letter()
    pictures = page_pictures(LETTER.read_bytes(), [1, 2])
    root = html.document_fromstring(check_page([held], {"letter": pictures}))
    leaves = by_class(root, "leaf")
    assert [leaf.get("viewbox") for leaf in leaves] == ["0 0 612 792", "0 0 612 792"]
    images = list(root.iter("image"))
    assert [image.get("id") for image in images] == ["leaf1-1", "leaf1-2"]
    assert all(image.get("href").startswith("data:image/png;base64,iVBORw0KGgo") for image in images)
    for it in held.checks:
        for match in it.check.matches[:1]:
            link = root.get_element_by_id(f"d{it.number}")
            assert link.get("href") == f"#q{it.number}"
            boxes = [e for e in link.iter("rect") if e.get("class") == "box"]
            assert len(boxes) == len([box for box in match.boxes if box.page == match.page])
            for box, rect in zip(match.boxes, boxes, strict=False):
                assert float(rect.get("x")) == pytest.approx(box.left, abs=2)
                assert float(rect.get("width")) == pytest.approx(box.right - box.left, abs=4)
    ids = [e.get("id") for e in root.iter() if isinstance(e.tag, str) and e.get("id")]
    assert len(ids) == len(set(ids))


def test_pages_that_were_not_drawn_are_shown_as_text_beside_those_that_were() -> None:
    root = html.document_fromstring(check_page([on_letter()], {"letter": page_pictures(LETTER.read_bytes(), [1])}))
    assert len(by_class(root, "leaf")) == 1
    ids = [e.get("id") for e in root.iter() if isinstance(e.tag, str) and e.get("id")]
    assert len(ids) == len(set(ids))
    assert {"d1", "d3"} <= set(ids)
    assert root.get_element_by_id("d1").find("rect") is not None
    assert root.get_element_by_id("d3").find("rect") is None


def test_without_the_file_the_words_of_a_paged_document_are_shown_as_text() -> None:
    root = page(on_letter())
    assert not by_class(root, "leaf")
    assert root.get_element_by_id("d1").get("href") == "#c1"


def test_of_a_long_document_only_what_stands_about_the_passages_is_shown() -> None:
    filler = "\n\n".join(f"Item {number} of the list concerns the mill and its wheel." for number in range(3_000))
    text = f"{filler}\n\nWe must close the bridge at once before the winter.\n\n{filler}"
    root = page(checked(documents=[from_text(text, id="long")]))
    document = by_class(root, "pane")[1]
    assert "close the bridge at once" in document.text_content()
    assert len(by_class(document, "block")) < 40
    assert sum(int(e.text_content().split()[0]) for e in by_class(document, "skipped")) > 5_900


def test_of_a_long_paragraph_only_what_stands_near_is_shown() -> None:
    filler = " ".join(f"Item {number} of the list concerns the mill." for number in range(3_000))
    text = f"{filler} We must close the bridge at once before the winter. {filler}"
    document = by_class(page(checked(documents=[from_text(text, id="long")])), "pane")[1]
    assert "close the bridge at once" in document.text_content()
    assert len(document.text_content()) < 30_000


def test_a_thousand_places_and_a_thousand_quotations_stay_quick() -> None:
    text = "He is a role model. " * 2_000
    words = "\n\n".join("“a role model” and “a fine mess of it”" for _ in range(1_000))
    held = checked(Story(document=from_text(words, id="many")), [from_text(text, id="long")])
    assert len(held.checks) == 2_000
    assert len(check_page([held])) < 8_000_000


@pytest.mark.parametrize(
    ("quotation", "document", "drawn"),
    [
        ("close the bridge", "close the old bridge", ["-old"]),
        ("close the new bridge", "close the old bridge", ["-old", "+new"]),
    ],
)
def test_the_pieces_together_are_the_quotation(quotation: str, document: str, drawn: list[str]) -> None:
    held = checked(Story(document=from_text(f"“{quotation}”", id="s")), [from_text(document, id="d")])
    found = list(pieces(held.checks[0].check, f"“{quotation}”", document))
    assert "".join(piece.text for piece in found if piece.op != "dropped") == quotation
    signs = {"added": "+", "dropped": "-"}
    assert [f"{signs[p.op]}{p.text}" for p in found if p.op in signs] == drawn


def test_a_picture_is_a_png_of_the_page() -> None:
    found = page_pictures(LETTER.read_bytes(), [2, 9, 0, 2])
    assert list(found) == [2]
    picture = base64.b64decode(found[2].png)
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    wide, high = int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])
    assert (wide, high) == (round(612 * 1.75), round(792 * 1.75))
    length = int.from_bytes(picture[33:37])
    rows = zlib.decompress(picture[41 : 41 + length])
    assert len(rows) == high * (1 + -(-wide // 2))
    assert len(set(rows)) > 8


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 broken", b"\x00" * 1_000])
def test_what_is_no_pdf_gives_no_picture(data: bytes) -> None:
    assert page_pictures(data, [1]) == {}


def test_pictures_that_would_be_too_much_together_are_left_out() -> None:
    assert page_pictures(LETTER.read_bytes(), [1, 2], together=1) == {}
    assert list(page_pictures(LETTER.read_bytes(), [1, 2], together=30_000)) == [1]


def test_what_is_only_near_a_paraphrase_is_folded() -> None:
    minutes = from_text("The engineers reported all that they had read to her.", id="minutes")
    root = page(checked(bridge(), [minutes]))
    (folded,) = by_class(by_class(root, "pane")[1], "words")
    assert "minutes: nearest passages of paraphrases" in folded.find("summary").text_content()


def test_a_page_that_takes_too_long_is_left_out() -> None:
    assert page_pictures(LETTER.read_bytes(), [1], seconds=0) == {}
