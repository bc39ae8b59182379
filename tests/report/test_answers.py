"""The pages on which a ledger answers: every word at its place, nothing of a page run."""

from __future__ import annotations

import re

import pytest

from reportedly.claim import Appearance, Claim, Difference, Evidence, Member, Origin, Reason
from reportedly.ledger.places import Place
from reportedly.report.answers import Line, claims_page, lines_page, passage, trace_page
from reportedly.report.timeline import Event

TEXT = "The harbour wall, Roe wrote, will surely not hold. <b>Oak</b> said so too."
HELD = (TEXT.index("will"), TEXT.index(" hold") + 5)


def at(story: str, start: int, end: int) -> Place:
    link = f"https://{story}.example/#:~:text=x"
    return Place(story, "A wall", "Meridian", "2024-03-01", TEXT[:start], TEXT[start:end], TEXT[end:], link)


def claim(text: str = "the wall will not hold") -> Claim:
    evidence = (Evidence(story="one", start=HELD[0], end=HELD[1], text=TEXT[slice(*HELD)]),)
    member = Member(
        story="one",
        outlet="Meridian",
        published="2024-03-01T09:00:00Z",
        statement="s1",
        start=HELD[0],
        end=HELD[1],
        pieces=(HELD,),
        text=TEXT[slice(*HELD)],
        speaker="Ann Roe",
        chain=(),
        own_voice=False,
    )
    return Claim(
        id="c1",
        text=text,
        standing=("single_origin",),
        reasons=(Reason(standing="single_origin", rule="one named origin: Ann Roe", evidence=evidence),),
        origins=(Origin(entity="a1", name="Ann Roe", evidence=evidence),),
        members=(member,),
    )


def test_a_claim_shows_its_standing_its_reasons_and_every_member_in_its_words() -> None:
    html = claims_page([claim()], at, title="Claim c1")
    assert "single origin" in html
    assert "one named origin: Ann Roe" in html
    assert html.count("<mark>will surely not hold</mark>") == 3
    assert "https://one.example/" in html
    assert "<svg" in html


def test_several_claims_have_a_list_that_leads_to_each() -> None:
    html = claims_page([claim(), claim()], at, title="Claims")
    assert html.count('href="#c1"') == 2


def test_a_trace_marks_what_the_longest_wording_has_otherwise() -> None:
    first, last = HELD
    cut = TEXT.index("not")
    steps = (
        Difference(op="same", story=(first, cut), document=(first, cut)),
        Difference(op="replaced", story=(cut, cut + 3), document=(cut, cut + 5)),
        Difference(op="dropped", story=(cut + 3, cut + 3), document=(cut + 5, cut + 9)),
        Difference(op="same", story=(cut + 3, last), document=(cut + 9, last + 6)),
    )
    seen = Appearance(
        story="one",
        outlet="Meridian",
        published=None,
        start=first,
        end=last,
        text=TEXT[first:last],
        speaker=None,
        wording="wording",
        difference=steps,
        against=Evidence(story="two", start=first, end=last + 6, text=TEXT[first : last + 6]),
    )
    html = trace_page("never hold", [seen], at)
    assert '<mark>will surely <ins title="replaced">not</ins><span class="lacks"' in html
    assert "The longest wording:" in html
    assert "nobody named" in html


@pytest.mark.parametrize("name", ['<script>alert("1")</script>', "\u202eevil", "a\x00b"])
def test_words_from_outside_are_text(name: str) -> None:
    pages = (
        claims_page([claim(name)], at, title=name),
        trace_page(name, [], at),
        lines_page(
            [Line("", name, (name,), passage(at("one", 0, 3)))], title=name, events=[Event("2024-01-01", "said", name)]
        ),
    )
    for html in pages:
        assert "<script" not in html
        assert "\u202e" not in html
        assert "\x00" not in html
        assert "default-src &#39;none&#39;" in html


def test_a_link_that_runs_code_is_no_link() -> None:
    place = at("one", 0, 3)._replace(link="javascript:alert(1)")
    assert "javascript" not in lines_page([Line("", "Roe", (), passage(place))], title="Roe")


def test_an_empty_answer_says_so() -> None:
    assert "Nothing was found" in lines_page([], title="who Roe")
    assert "No claim was found" in claims_page([], at, title="Claims")


def test_the_marks_of_every_page_are_balanced() -> None:
    html = claims_page([claim()], at, title="Claims")
    for tag in ("section", "details", "blockquote", "ol", "article", "div"):
        assert len(re.findall(rf"<{tag}\b", html)) == html.count(f"</{tag}>"), tag
