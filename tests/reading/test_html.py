"""Pages: what belongs to the story and what does not, with offsets that hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.document import Block, Document
from reportedly.reading.graphemes import is_boundary
from reportedly.reading.html import read_html
from reportedly.reading.record import Reading

FIRST = "The mayor of Harbor said on Monday that the old bridge would close for the winter."
SECOND = "“We will build a new one,” she told the Lark, and the council voted for it the same evening."


def read(body: str, *, head: str = "", encoding: str = "utf-8") -> Reading:
    return read_html(
        f"<html><head>{head}</head><body>{body}</body></html>".encode(encoding), id="page", source="page.html"
    )


def document(body: str, *, head: str = "") -> Document:
    found = read(body, head=head).document
    assert found is not None
    check_offsets(found)
    return found


def story(inner: str = "", *, around: str = "", after: str = "") -> Document:
    return document(
        f"{around}<article><h1>Harbor bridge to close</h1><p>{FIRST}</p>{inner}<p>{SECOND}</p></article>{after}"
    )


def check_offsets(found: Document) -> None:
    """Blocks stand in order, apart, and together hold every character that is not white space."""
    covered = [False] * len(found.text)
    last = 0
    for block in found.blocks:
        assert last <= block.start < block.end <= len(found.text)
        assert is_boundary(found.text, block.start) and is_boundary(found.text, block.end)
        covered[block.start : block.end] = [True] * (block.end - block.start)
        last = block.end
    assert all(done or char.isspace() for done, char in zip(covered, found.text, strict=True))
    for link in found.links:
        assert 0 <= link.start < link.end <= len(found.text)


def texts(found: Document, kind: str) -> list[str]:
    return [found.text[block.start : block.end] for block in found.blocks if block.kind == kind]


def notices(found: Document) -> list[Block]:
    return [block for block in found.blocks if block.kind == "notice"]


def test_the_headline_comes_first_and_blocks_are_apart() -> None:
    found = story()
    assert found.text == f"Harbor bridge to close\n\n{FIRST}\n\n{SECOND}"
    assert [block.kind for block in found.blocks] == ["heading", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    "part",
    [
        '<nav><a href="/">Home</a></nav>',
        "<script>var said = 'The mayor said so.';</script>",
        "<style>p { color: red }</style>",
        "<!-- The mayor said so. -->",
        "<template><p>The mayor said so, and it is a long enough sentence to count.</p></template>",
        '<div class="related-links"><h3>Related</h3><ul><li><a href="/a">Another story of the town</a></li></ul></div>',
        '<div class="newsletter-signup"><p>Sign up for our newsletter, and never miss a story of Harbor again.</p></div>',  # noqa: E501
        '<section id="comments"><p>I think that the mayor is wrong, and I have always said so, all my life.</p></section>',  # noqa: E501
        '<div class="share-tools">Share <a href="#">Facebook</a></div>',
        '<div class="ad-slot">Advertisement</div>',
        '<div style="display: none">The mayor said a thing that nobody was to see, or so they said.</div>',
        "<p hidden>The mayor said a thing that nobody was to see, or so they said.</p>",
        '<span class="sr-only">Image source,</span>',
        '<p>Read more: <a href="/b">The bridge in pictures</a></p>',
        '<footer class="site-footer"><p>The Lark is published in Harbor by the Lark company, all rights reserved.</p></footer>',  # noqa: E501
        '<div class="cookie-banner">We use cookies to make this site better for you and for all of us.</div>',
    ],
)
def test_what_is_not_the_story_is_left_out(part: str) -> None:
    plain = f"Harbor bridge to close\n\n{FIRST}\n\n{SECOND}"
    assert story(part).text == plain
    assert story(around=part, after=part).text == plain


def test_two_paragraphs_that_are_alike_stay_two() -> None:
    assert story(f"<p>{FIRST}</p>").text.count(FIRST) == 2


def test_a_pull_quote_keeps_its_kind_though_the_text_has_its_words() -> None:
    words = "We will build a new one"
    for markup in (
        f'<aside class="pull-quote"><p>{words}</p></aside>',
        f'<blockquote class="pullquote">{words}</blockquote>',
        f'<figure class="wp-block-pullquote"><blockquote><p>{words}</p></blockquote></figure>',
        f"<blockquote>{words}</blockquote>",
    ):
        assert texts(story(markup), "pull_quote") == [words]


def test_a_pull_quote_and_who_said_it_are_one_block() -> None:
    found = story('<blockquote class="pull-quote"><p>We will build a new one</p><cite>The mayor</cite></blockquote>')
    assert len(texts(found, "pull_quote")) == 1


def test_a_quotation_that_the_text_does_not_repeat_is_no_pull_quote() -> None:
    assert texts(story("<blockquote>I saw the bridge fall with my own eyes.</blockquote>"), "blockquote")


def test_lists_captions_tables_and_headings_have_their_kinds() -> None:
    found = story(
        "<h2>What is known</h2><ul><li>It is old.</li><li>It is closed.</li></ul>"
        "<figure><img src='a.png'><figcaption>The bridge in May. <span>Photo: Bo Day</span></figcaption></figure>"
        "<table><tr><th>Year</th><th>Cars</th></tr><tr><td>2021</td><td>12</td></tr></table>"
    )
    assert texts(found, "heading")[1:] == ["What is known"]
    assert texts(found, "list_item") == ["It is old.", "It is closed."]
    assert texts(found, "caption") == ["The bridge in May. Photo: Bo Day"]
    assert texts(found, "table_row") == ["Year\tCars", "2021\t12"]


def test_a_byline_and_its_date_are_bylines() -> None:
    found = story(around="", inner="").blocks
    assert all(block.kind != "byline" for block in found)
    page = document(
        f'<article><h1>Harbor bridge to close</h1><div class="byline">By <a href="/ann">Ann Lee</a></div>'
        f'<time datetime="2023-09-07T10:00:00Z">Sept. 7, 2023</time><p>{FIRST}</p><p>{SECOND}</p></article>'
    )
    assert texts(page, "byline") == ["By Ann Lee", "Sept. 7, 2023"]
    assert page.authors == ("Ann Lee",)


def test_a_notice_counts_wherever_it_stands() -> None:
    found = story(
        "<p><strong>UPDATE, Sept. 8, 2023:</strong> The council has met again.</p>",
        after="<footer><p>• This article was amended on 3 May 2021 to give the right name of the bridge.</p></footer>"
        '<div class="sidebar"><p>Correction: An earlier version of this story misstated the age of the mayor.</p></div>',  # noqa: E501
    )
    assert [(block.notice, block.date) for block in notices(found)] == [
        ("update", "2023-09-08"),
        ("amended_on", "2021-05-03"),
        ("correction", None),
    ]


def test_a_label_and_what_it_announces_are_one_notice() -> None:
    found = story("<h4>Correction</h4><p>The mayor's name is Ann Lee, not Ann Day.</p>")
    (notice,) = notices(found)
    assert found.text[notice.start : notice.end].endswith("not Ann Day.")


def test_the_time_of_the_last_change_under_the_headline_is_a_byline() -> None:
    page = document(
        f"<article><h1>Harbor bridge to close</h1><div>Updated: Sept. 8, 2023, 5:02 PM ET</div>"
        f"<p>{FIRST}</p><p>{SECOND}</p></article>"
    )
    assert notices(page) == [] and len(texts(page, "byline")) == 1


def test_the_entries_of_a_live_blog_carry_their_times() -> None:
    entry = '<div class="entry"><time datetime="2023-09-07T{0}:00:00Z">{0}:00</time><p>{1}</p></div>'
    found = document(
        f"<article><h1>Harbor bridge, live</h1><p>{SECOND}</p>"
        + "".join(entry.format(hour, FIRST) for hour in (10, 11, 12))
        + "</article>"
    )
    assert [b.date for b in found.blocks if b.kind == "entry"] == [f"2023-09-07T{h}:00:00+00:00" for h in (10, 11, 12)]


def test_the_clocks_of_players_open_no_live_entries() -> None:
    player = "<p>0:00/2:33</p><p>-0:00</p><p>transcript</p>"
    found = document(f"<article><h1>Harbor bridge</h1>{player}<p>{FIRST}</p>{player}<p>{SECOND}</p></article>")
    assert [b.kind for b in found.blocks] == ["heading", "paragraph", "paragraph"]


def test_the_time_that_opens_a_long_entry_is_a_block_of_its_own() -> None:
    long = f"{FIRST} {SECOND}"
    found = document("<article><h1>Harbor bridge, live</h1>" + "".join(
        f"<p><strong>1{hour}.30</strong> {long}</p>" for hour in range(3)
    ) + "</article>")  # fmt: skip
    assert texts(found, "entry") == ["10.30", "11.30", "12.30"]
    assert texts(found, "paragraph") == [long] * 3


def test_the_time_that_opens_one_short_sentence_is_a_block_of_its_own_too() -> None:
    lines = ("<strong>10:30</strong> The mayor sits down.", "<strong>11:15</strong> Ann Roe", f"<b>12:00</b> {FIRST}")
    found = document(f"<article><h1>Live</h1><p>{SECOND}</p>{''.join(f'<p>{line}</p>' for line in lines)}</article>")
    assert texts(found, "entry") == ["10:30", "11:15 Ann Roe", "12:00"]
    assert texts(found, "paragraph")[1] == "The mayor sits down."


def test_the_short_last_item_of_a_list_that_ends_the_story_is_kept() -> None:
    items = "<ul><li>Do not drive over it by night.</li><li>Walk.</li></ul>"
    found = document(f"<article><h1>Harbor bridge</h1><p>{FIRST}</p><p>{SECOND}</p>{items}</article>")
    assert texts(found, "list_item") == ["Do not drive over it by night.", "Walk."]


def test_white_space_is_set_as_a_browser_does() -> None:
    found = story("<p>  One\n  <b>two</b>\t three<br>four&nbsp;five &amp; six </p>")
    assert "One two three\nfour\u00a0five & six" in found.text


def test_two_line_breaks_part_two_paragraphs() -> None:
    found = document(f"<h1>Harbor bridge to close</h1><div>{FIRST}<br><br>{SECOND}<br/>\n<br/>{FIRST}</div>")
    assert texts(found, "paragraph") == [FIRST, SECOND, FIRST]


def test_marks_that_the_browser_adds_are_in_the_text() -> None:
    assert "“no”" in story("<p>She said <q>no</q> to all of them in the end.</p>").text


def test_links_lead_to_pages_only() -> None:
    reading = read(
        f"<h1>Harbor bridge to close</h1><p>{FIRST} <a href='javascript:alert(1)'>a</a> <a href='data:text/html,x'>b</a> "  # noqa: E501
        "<a href='/c'>c</a> <a href=' https://lark.example/d '>d</a> <a href='#top'>e</a></p>",
        head="<link rel='canonical' href='https://lark.example/story'>",
    )
    assert reading.document is not None
    links = {reading.document.text[link.start : link.end]: link.url for link in reading.document.links}
    assert links == {"c": "https://lark.example/c", "d": "https://lark.example/d"}
    assert sorted(p.code for p in reading.problems) == ["R309", "R309"]


def test_a_link_never_splits_a_character() -> None:
    found = story(
        "<p>The cafe<a href='https://lark.example/'>\u0301 is open</a> for all who want to come in today.</p>"
    )
    (link,) = found.links
    assert is_boundary(found.text, link.start) and is_boundary(found.text, link.end)


def test_markup_in_titles_and_names_becomes_plain_text() -> None:
    found = document(
        f"<article><h1>Harbor <em>bridge</em> to close<script>alert(1)</script></h1><p>{FIRST}</p></article>",
        head='<meta property="og:title" content="Harbor &lt;em&gt;bridge&lt;/em&gt; to close">'
        '<meta name="author" content="Ann &lt;b&gt;Lee&lt;/b&gt;">',
    )
    assert found.title == "Harbor bridge to close"
    assert found.authors == ("Ann Lee",)
    assert texts(found, "heading") == ["Harbor bridge to close"]


@pytest.mark.parametrize("tag", ["div", "span", "b", "blockquote"])
def test_text_under_20000_nested_elements_is_read(tag: str) -> None:
    reading = read(f"<p>{FIRST}</p>" + f"<{tag}>" * 20_000 + SECOND + f"</{tag}>" * 20_000)
    assert reading.document is not None
    assert FIRST in reading.document.text and SECOND in reading.document.text
    assert [p.code for p in reading.problems] == ["R211"]


def test_a_page_of_too_many_elements_is_read_in_part() -> None:
    reading = read(f"<p>{FIRST}</p>" + "<i></i>" * 120_000 + f"<p>{SECOND}</p>")
    assert reading.document is not None and FIRST in reading.document.text
    assert "R319" in [p.code for p in reading.problems]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "R202"),
        (b"   ", "R212"),
        (b"<!-- -->", "R212"),
        (b"<script>a</script>", "R212"),
        (b"<p>x</p>" * 2_000_000, "R204"),
    ],
)
def test_what_holds_no_story_says_why(data: bytes, code: str) -> None:
    reading = read_html(data, id="page", source="page.html")
    assert reading.document is None
    assert [p.code for p in reading.problems] == [code]


def test_the_declared_encoding_is_used() -> None:
    page = f'<meta charset="iso-8859-1"><h1>Caf\u00e9 to close</h1><p>{FIRST}</p>'
    reading = read_html(page.encode("latin-1"), id="page", source="page.html")
    assert reading.document is not None and "Caf\u00e9" in reading.document.text
    assert reading.problems == ()


def test_a_guessed_or_damaged_encoding_is_a_problem() -> None:
    guessed = read_html(f"<p>{FIRST} caf\u00e9</p>".encode("cp1252"), id="page", source="page.html")
    assert [p.code for p in guessed.problems] == ["R302"]
    damaged = read_html("<p>caf\u00e9 caf\u00e9 caf\u00e9</p>".encode() + b"<p>\xff</p>", id="page", source="page.html")
    assert [p.code for p in damaged.problems] == ["R303"]


def test_entities_from_outside_stay_unread() -> None:
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><p>{FIRST} &x;</p>'
    found = read_html(page.encode(), id="page", source="page.html").document
    assert found is not None and "&x;" in found.text


def test_an_unclosed_heading_does_not_swallow_the_story() -> None:
    found = document(f"<main><h1>Harbor bridge to close</h1><h2><p>{FIRST}</p><p>{SECOND}</p><p>{FIRST}</p></main>" * 2)
    assert FIRST in texts(found, "paragraph")


def test_a_story_whose_parts_have_odd_names_is_still_read() -> None:
    found = document(
        "<h1>Harbor bridge to close</h1>" + "".join(f'<div class="ad-wrap"><p>{FIRST}</p></div>' for _ in range(5))
    )
    assert found.text.count(FIRST) == 5


_MARKUP = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<div>", "</div>", "<br>", "<li>", "<b>", "</b>", "<a href='/x'>", "</a>", "<h2>", "<blockquote>",  # noqa: E501
         "</blockquote>", "<table>", "<td>", "<tr>", "<time>", "10.30", "<q>", "<pre>", "UPDATE: ", "e\u0301", " ", "\n",  # noqa: E501
         "\U0001f469\u200d\U0001f467", FIRST, "said", "&amp;", "&#0;", "<", "\u200b", "</"]
    ),
    max_size=40,
)  # fmt: skip


@given(_MARKUP)
def test_any_markup_gives_blocks_whose_offsets_hold(parts: list[str]) -> None:
    found = read_html("".join(parts).encode(), id="page", source="page.html").document
    if found is not None:
        check_offsets(found)


@pytest.mark.parametrize(
    ("line", "published", "authors"),
    [
        (
            '<div class="entry-meta">Posted by <span class="author">Bev Orme</span> on '
            '<time datetime="2026-03-05T20:10:00-05:00">March 5, 2026</time></div>',
            "2026-03-05T20:10:00-05:00",
            ("Bev Orme",),
        ),
        ('<p class="byline">Meridian Wire</p><p class="date">5 March 2026</p>', "2026-03-05", ("Meridian Wire",)),
        ('<p class="byline">Updated <time datetime="2026-03-06">6 March 2026</time></p>', None, ()),
    ],
)
def test_a_page_that_says_nothing_of_itself_is_read_by_its_byline(
    line: str, published: str | None, authors: tuple[str, ...]
) -> None:
    body = "<p>The mill at Pell was shut on Tuesday by its owner; nobody buys flour there any more, he said.</p>" * 4
    page = f"<article><h1>The mill is shut</h1>{line}{body}</article>"
    document = read_html(page.encode(), id="a", source="a.html").document
    assert document is not None
    assert (document.published, document.authors) == (published, authors)
