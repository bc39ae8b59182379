"""Embedded posts: the code that each network publishes for pasting, in a page of an invented outlet."""

from __future__ import annotations

import pytest

from reportedly.document import Document, Post
from reportedly.reading.html import read_html
from reportedly.reading.record import Reading

PROSE = "<p>The mayor of Harbor said on Monday that the bridge would close, and that she would resign.</p>"


def read(embed: str) -> Reading:
    page = f"<html><body><article><h1>Harbor bridge to close</h1>{PROSE}{embed}{PROSE}</article></body></html>"
    return read_html(page.encode(), id="page", source="page.html")


def document(embed: str) -> Document:
    read_document = read(embed).document
    assert read_document is not None
    return read_document


def only_post(embed: str) -> tuple[Document, Post]:
    found = document(embed)
    (post,) = found.posts
    assert [(b.start, b.end) for b in found.blocks if b.kind == "embedded_post"] == [(post.start, post.end)]
    return found, post


TWITTER = """<blockquote class="twitter-tweet" data-lang="en"><p lang="en" dir="ltr">The bridge is <a
href="https://twitter.com/hashtag/Harbor?src=hash">#Harbor</a> history, says <a href="https://twitter.com/bo">@bo</a>
<a href="https://t.co/aBc">pic.twitter.com/aBc</a></p>&mdash; Jo Doe (@JoDoeTV) <a
href="https://twitter.com/JoDoeTV/status/1234567890?ref_src=twsrc%5Etfw">September 7, 2023</a></blockquote>
<script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>"""

BLUESKY = """<blockquote class="bluesky-embed" data-bluesky-uri="at://did:plc:abc123/app.bsky.feed.post/3kxyz"
data-bluesky-cid="bafy"><p lang="en">The bridge is history.<br><br><a
href="https://bsky.app/profile/did:plc:abc123/post/3kxyz?ref_src=embed">[image or embed]</a></p>&mdash; Jo Doe (<a
href="https://bsky.app/profile/did:plc:abc123?ref_src=embed">@jo.bsky.social</a>) <a
href="https://bsky.app/profile/did:plc:abc123/post/3kxyz?ref_src=embed">September 7, 2023 at 3:15 PM</a></blockquote>"""

MASTODON = """<blockquote class="mastodon-embed" data-embed-url="https://lark.example/@jo/111222333444/embed"
style="background: #FCF8FF;"> <a href="https://lark.example/@jo/111222333444" target="_blank"> <svg></svg>
<p>The bridge is history.</p> <div style="color: #787588;">Post by @jo@lark.example</div>
<div style="font-weight: 500;">View on Mastodon</div> </a> </blockquote>"""

INSTAGRAM = """<blockquote class="instagram-media" data-instgrm-captioned
data-instgrm-permalink="https://www.instagram.com/p/AbCdEf/?utm_source=ig_embed" data-instgrm-version="14"><div>
<a href="https://www.instagram.com/p/AbCdEf/"><div></div><div>View this post on Instagram</div></a>
<p><a href="https://www.instagram.com/p/AbCdEf/">The bridge at dusk #Harbor</a></p>
<p><a href="https://www.instagram.com/p/AbCdEf/">A post shared by Jo Doe (@jo.doe)</a> on
<time datetime="2023-09-07T22:15:00+00:00">Sep 7, 2023 at 3:15pm PDT</time></p></div></blockquote>"""

THREADS = """<blockquote class="text-post-media" data-text-post-permalink="https://www.threads.net/@jodoe/post/CxYz"
data-text-post-version="0" id="ig-tp-CxYz"><a href="https://www.threads.net/@jodoe/post/CxYz"><div>The bridge is
history.</div><div><svg></svg><div>Post by @jodoe</div><div>View on Threads</div></div></a></blockquote>"""

FACEBOOK = """<div class="fb-post" data-href="https://www.facebook.com/harborhall/posts/12345" data-width="500">
<blockquote cite="https://www.facebook.com/harborhall/posts/12345" class="fb-xfbml-parse-ignore"><p>The bridge is
history.</p>Posted by <a href="https://www.facebook.com/harborhall/">Harbor Hall</a> on&nbsp;<a
href="https://www.facebook.com/harborhall/posts/12345">Thursday, September 7, 2023</a></blockquote></div>"""

TIKTOK = """<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@jodoe/video/7123456789"
data-video-id="7123456789" style="max-width: 605px;"> <section> <a target="_blank" title="@jodoe"
href="https://www.tiktok.com/@jodoe?refer=embed">@jodoe</a> The bridge is history <a title="harbor" target="_blank"
href="https://www.tiktok.com/tag/harbor?refer=embed">#harbor</a> <a target="_blank" title="♬ original sound - Jo Doe"
href="https://www.tiktok.com/music/original-7?refer=embed">♬ original sound - Jo Doe</a> </section> </blockquote>"""

REDDIT = """<blockquote class="reddit-embed-bq" style="height:316px" data-embed-height="316"><a
href="https://www.reddit.com/r/harbor/comments/abc12/the_bridge_is_history/">The bridge is history</a><br> by<a
href="https://www.reddit.com/user/jo_doe/">u/jo_doe</a> in<a href="https://www.reddit.com/r/harbor/">harbor</a>
</blockquote>"""

REDDIT_CARD = """<blockquote class="reddit-card" data-card-created="1460000000"><a
href="https://www.reddit.com/r/harbor/comments/abc12/the_bridge_is_history/">The bridge is history</a> from <a
href="http://www.reddit.com/r/harbor">harbor</a></blockquote>"""


@pytest.mark.parametrize(
    ("embed", "network", "words", "author", "handle", "posted_on", "url"),
    [
        (
            TWITTER, "twitter", "The bridge is #Harbor history, says @bo", "Jo Doe", "@JoDoeTV", "2023-09-07",
            "https://twitter.com/JoDoeTV/status/1234567890",
        ),
        (
            BLUESKY, "bluesky", "The bridge is history.", "Jo Doe", "@jo.bsky.social", "2023-09-07T15:15:00",
            "https://bsky.app/profile/did:plc:abc123/post/3kxyz",
        ),
        (
            MASTODON, "mastodon", "The bridge is history.", None, "@jo@lark.example", None,
            "https://lark.example/@jo/111222333444",
        ),
        (
            INSTAGRAM, "instagram", "The bridge at dusk #Harbor", "Jo Doe", "@jo.doe", "2023-09-07T15:15:00-07:00",
            "https://www.instagram.com/p/AbCdEf/",
        ),
        (
            THREADS, "threads", "The bridge is history.", None, "@jodoe", None,
            "https://www.threads.net/@jodoe/post/CxYz",
        ),
        (
            FACEBOOK, "facebook", "The bridge is history.", "Harbor Hall", None, "2023-09-07",
            "https://www.facebook.com/harborhall/posts/12345",
        ),
        (
            TIKTOK, "tiktok", "The bridge is history #harbor", "@jodoe", "@jodoe", None,
            "https://www.tiktok.com/@jodoe/video/7123456789",
        ),
        (
            REDDIT, "reddit", "The bridge is history", None, "u/jo_doe", None,
            "https://www.reddit.com/r/harbor/comments/abc12/the_bridge_is_history/",
        ),
        (
            REDDIT_CARD, "reddit", "The bridge is history", None, None, None,
            "https://www.reddit.com/r/harbor/comments/abc12/the_bridge_is_history/",
        ),
    ],
    ids=["twitter", "bluesky", "mastodon", "instagram", "threads", "facebook", "tiktok", "reddit", "reddit-card"],
)  # fmt: skip
def test_the_published_embed_code(
    embed: str, network: str, words: str, author: str | None, handle: str | None, posted_on: str | None, url: str
) -> None:
    found, post = only_post(embed)
    assert post.network == network
    assert found.text[slice(*post.body)] == words
    assert (post.author, post.handle, post.posted_on, post.url) == (author, handle, posted_on, url)


def test_a_post_without_the_networks_class_is_told_by_its_address() -> None:
    _, post = only_post(
        '<blockquote cite="https://x.com/jo/status/1234567"><p>It is over.</p>— Jo Doe (@jo) May 3, 2021</blockquote>'
    )
    assert (post.network, post.handle) == ("twitter", "@jo")


@pytest.mark.parametrize(
    ("frame", "network"),
    [
        ("https://platform.twitter.com/embed/Tweet.html?dnt=true&id=1234567", "twitter"),
        ("https://embed.bsky.app/embed/did:plc:abc/app.bsky.feed.post/3kx", "bluesky"),
        ("https://lark.example/@jo/111222333444/embed", "mastodon"),
        ("https://www.instagram.com/p/AbC/embed/captioned/", "instagram"),
        ("https://www.threads.net/@jo/post/CxYz/embed", "threads"),
        ("https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fjo%2Fposts%2F1", "facebook"),
        ("https://www.tiktok.com/embed/v2/7123456789", "tiktok"),
        ("https://embed.reddit.com/r/harbor/comments/abc12/", "reddit"),
    ],
)
def test_a_frame_with_an_address_only_is_a_problem(frame: str, network: str) -> None:
    reading = read(f'<iframe src="{frame}" width="500"></iframe>')
    assert reading.document is not None
    assert reading.document.posts == ()
    (problem,) = [p for p in reading.problems if p.code == "R311"]
    assert network in problem.message


def test_other_frames_are_no_posts() -> None:
    reading = read('<iframe src="https://www.facebook.com/plugins/like.php?href=x"></iframe>')
    assert [p.code for p in reading.problems] == []


def test_an_embed_whose_post_is_gone_keeps_its_block_and_is_a_problem() -> None:
    reading = read(
        '<blockquote class="twitter-tweet"><a href="https://twitter.com/jo/status/1">Tweet may have been deleted '
        "<span>(opens in a new tab)</span></a></blockquote>"
    )
    assert reading.document is not None
    assert reading.document.posts == ()
    assert [b.kind for b in reading.document.blocks].count("embedded_post") == 1
    assert [p.code for p in reading.problems] == ["R311"]


def test_one_post_embedded_twice_is_two() -> None:
    assert len(document(TWITTER + TWITTER).posts) == 2


def test_a_page_of_a_network_is_no_post() -> None:
    page_plugin = """<div class="fb-page" data-href="https://www.facebook.com/thelark/"><blockquote
    cite="https://www.facebook.com/thelark/" class="fb-xfbml-parse-ignore"><a href="https://www.facebook.com/thelark/">The
    Lark</a></blockquote></div>"""
    assert document(page_plugin).posts == ()
