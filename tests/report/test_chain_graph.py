"""The drawing of a claim: who said it, through whom it passed, which stories carry it."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from reportedly.claim import Claim, Member, Origin
from reportedly.report.chain_graph import MOST, chain_graph
from reportedly.statement import Hop


def hop(name: str) -> Hop:
    return Hop(entity=None, name=name, relation="outlet", evidence=(0, 1))


def member(story: str, outlet: str, *chain: str, speaker: str | None = "Ann Roe", **more: Any) -> Member:
    return Member(
        story=story,
        outlet=outlet,
        published="2024-03-01",
        statement="s1",
        start=0,
        end=4,
        pieces=((0, 4),),
        text="text",
        speaker=speaker,
        chain=tuple(map(hop, chain)),
        **{"own_voice": False, **more},
    )


def claim(*members: Member) -> Claim:
    origin = Origin(entity="a1", name="Ann Roe")
    return Claim(id="c1", text="text", standing=(), reasons=(), origins=(origin,), members=members)


def kinds(drawing: str) -> list[str]:
    return re.findall(r'class="box (\w+)"', drawing)


def test_an_outlet_that_is_cited_is_the_box_of_its_own_story() -> None:
    drawn = chain_graph(claim(member("m", "Meridian"), member("h", "Harbour Post", "Meridian")))
    assert sorted(kinds(drawn)) == ["origin", "story", "story"]
    assert "Meridian → Harbour Post" in drawn


def test_outlets_that_cite_each_other_are_a_circle() -> None:
    circle = claim(
        member("m", "Meridian", "Harbour Post", speaker=None), member("h", "Harbour Post", "Meridian", speaker=None)
    )
    assert "in a circle" in chain_graph(circle)
    assert "in a circle" not in chain_graph(claim(member("m", "Meridian", "Harbour Post")))


def test_a_story_that_names_no_source_looks_so_and_a_copy_is_tied_to_what_it_copies() -> None:
    drawn = chain_graph(
        claim(
            member("m", "Meridian"),
            member("h", "Harbour Post", speaker=None, own_voice=True),
            member("c", "Copy", copied_from="m"),
        )
    )
    assert "bare" in kinds(drawn)
    assert 'class="arrow copy"' in drawn


def test_names_from_outside_are_text_and_the_drawing_is_well_formed() -> None:
    drawn = chain_graph(claim(member("m", '<script>alert("1")</script>\u202e', "a" * 500, speaker="& <b>")))
    assert "<script" not in drawn
    etree.fromstring(drawn, etree.XMLParser(resolve_entities=False, no_network=True))


def test_a_claim_of_thousands_is_drawn_as_far_as_it_can_be_taken_in() -> None:
    drawn = chain_graph(claim(*(member(f"s{number}", f"Outlet {number}") for number in range(3000))))
    assert kinds(drawn).count("story") == MOST
