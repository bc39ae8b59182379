"""What a page says of itself: JSON-LD, then OpenGraph and meta elements, then the page; damage is a row."""

from __future__ import annotations

import json

import pytest
from lxml import etree

from reportedly.reading.metadata import Metadata, author_names, metadata_of, plain
from reportedly.reading.structured import structured_data


def metadata(head: str) -> Metadata:
    parser = etree.HTMLParser(no_network=True, huge_tree=False)
    return metadata_of(etree.fromstring(f"<html lang='en-GB'><head>{head}</head><body></body></html>", parser))


def ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(fields)}</script>'


STORY = {
    "@type": "NewsArticle",
    "headline": "Harbor bridge to close",
    "author": [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Day"}],
    "publisher": {"@type": "Organization", "name": "The Lark"},
    "datePublished": "2023-09-07T10:00:00Z",
    "dateModified": "2023-09-08",
    "url": "https://lark.example/bridge",
}


def test_json_ld_wins_over_opengraph() -> None:
    found = metadata(ld(**STORY) + '<meta property="og:title" content="Another title">')
    assert found.title == "Harbor bridge to close"
    assert found.authors == ("Ann Lee", "Bo Day")
    assert found.outlet == "The Lark"
    assert (found.published, found.modified) == ("2023-09-07T10:00:00+00:00", "2023-09-08")
    assert found.url == "https://lark.example/bridge"
    assert found.language == "en"
    assert found.sources["title"] == "json-ld"


def test_the_story_is_found_in_a_graph_and_in_lists() -> None:
    assert (
        metadata(ld(**{"@graph": [{"@type": "WebSite", "name": "The Lark"}, STORY]})).title == "Harbor bridge to close"
    )
    assert structured_data([json.dumps([[STORY]])]).story["headline"] == "Harbor bridge to close"


def test_opengraph_and_meta_elements() -> None:
    found = metadata(
        '<meta property="og:title" content="Harbor bridge to close | The Lark"><meta property="og:site_name" content="The Lark">'  # noqa: E501
        '<meta property="article:published_time" content="2023-09-07T10:00:00+01:00"><meta name="author" content="By Ann Lee">'  # noqa: E501
    )
    assert (found.title, found.outlet) == ("Harbor bridge to close", "The Lark")
    assert found.published == "2023-09-07T10:00:00+01:00"
    assert found.authors == ("Ann Lee",)
    assert found.sources == {
        "title": "opengraph", "outlet": "opengraph", "published": "opengraph", "authors": "meta", "language": "html",
    }  # fmt: skip


@pytest.mark.parametrize("damage", ['{"@type": "NewsArticle", ', "[" * 100_000, "{]"])
def test_damaged_structured_data_is_a_problem_row(damage: str) -> None:
    found = metadata(f'<script type="application/ld+json">{damage}</script><meta property="og:title" content="Bridge">')
    assert found.title == "Bridge"
    assert [problem.code for problem in found.problems] == ["R313"]


def test_comments_around_structured_data_are_no_damage() -> None:
    assert structured_data(["<!--\n" + json.dumps(STORY) + "\n-->"]).story
    assert structured_data(["//<![CDATA[\n" + json.dumps(STORY) + "\n//]]>"]).story


def test_a_date_that_is_none_is_a_problem_row() -> None:
    found = metadata('<meta name="pubdate" content="the other day">')
    assert found.published is None
    assert [problem.code for problem in found.problems] == ["R307"]


@pytest.mark.parametrize(
    ("values", "names"),
    [
        (["By Ann Lee and Bo Day"], ("Ann Lee", "Bo Day")),
        (["Ann Lee, Bo Day and Cy Orr"], ("Ann Lee", "Bo Day", "Cy Orr")),
        (["Ann Lee; Bo Day"], ("Ann Lee", "Bo Day")),
        (["https://lark.example/ann", "Ann Lee"], ("Ann Lee",)),
        (["No Author"], ()),
        (["<b>Ann</b> Lee"], ("Ann Lee",)),
    ],
)
def test_author_names(values: list[str], names: tuple[str, ...]) -> None:
    assert author_names(values) == names


def test_plain_text_holds_no_markup_and_no_control_characters() -> None:
    assert plain("&lt;script&gt;alert(1)&lt;/script&gt;Bridge\x1b[31m &amp;amp; town") == "Bridge [31m & town"


def test_addresses_that_are_none_are_passed_over() -> None:
    assert metadata('<link rel="canonical" href="javascript:alert(1)">').url is None
